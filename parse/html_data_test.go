package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestHTMLLinks(t *testing.T) {
	type link struct{ text, href, rel string }
	for _, c := range []struct {
		name, src string
		text      string
		want      []link
	}{
		{"one", `<p>a <a href="/b">c d</a> e`, "a c d e", []link{{"c d", "/b", ""}}},
		{"none", `<p>a <b href="/b">c</b>`, "a c", nil},
		{"side by side", `<a href=x>a</a><a href=y>b</a>`, "a b", []link{{"a", "x", ""}, {"b", "y", ""}}},
		{"side by side with a comment between", `<a href=x>a</a><!-- --><a href=y>b</a>`, "a b", []link{{"a", "x", ""}, {"b", "y", ""}}},
		{"with text between", `<a href=x>a</a>,<a href=y>b</a>`, "a,b", []link{{"a", "x", ""}, {"b", "y", ""}}},
		{"inside a word", `a<a href=x>b</a>c`, "abc", []link{{"b", "x", ""}}},
		{"white space inside", `a<a href=x> b </a>c`, "a b c", []link{{"b", "x", ""}}},
		{"anchor", `<a name=top>a</a>`, "a", []link{{"a", "", ""}}},
		{"without text", `<a href=x><img src=i></a>b<a href=y> </a>`, "b", nil},
		{"relation", `<a rel="author nofollow" href=x>a</a>`, "a", []link{{"a", "x", "author nofollow"}}},
		{"address", `<a href=" /a?b=1&amp;c=2&copy=3 ">d</a>`, "d", []link{{"d", "/a?b=1&c=2&copy=3", ""}}},
		{"first of two", `<a href=x href=y>a</a>`, "a", []link{{"a", "x", ""}}},
		{"not closed", `<a href=x>a`, "a", []link{{"a", "x", ""}}},
		{"end tag alone", `a</a>b`, "ab", nil},
		{"in a drawing", `<svg><a href=x>a</a></svg>b`, "b", nil},
		{"characters of several bytes", `<p>é<a href=x>灯&eacute;</a>台`, "é灯é台", []link{{"灯é", "x", ""}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := readBoth(t, c.src)
			require.Len(t, p.Blocks, 1)
			b := &p.Blocks[0]
			assert.Equal(t, c.text, b.Text)
			var got []link
			n := 0
			for _, l := range b.Links {
				got = append(got, link{b.Text[l.Start:l.End], l.Href, l.Rel})
				n += l.End - l.Start
			}
			assert.Equal(t, c.want, got)
			assert.Equal(t, n, b.LinkBytes())
		})
	}
	t.Run("over several blocks", func(t *testing.T) {
		p := readBoth(t, "<a href=x>a<p>b</p><div>c</div></a>d")
		require.Len(t, p.Blocks, 4)
		for i := range 3 {
			assert.Equal(t, []Link{{Start: 0, End: 1, Href: "x", Rel: ""}}, p.Blocks[i].Links)
		}
		assert.Empty(t, p.Blocks[3].Links)
	})
	t.Run("link in a link", func(t *testing.T) {
		p, err := Read(&Document{Media: MediaHTML, Text: "<a href=x>a <a href=y>b"})
		require.NoError(t, err)
		assert.Equal(t, []Link{{Start: 0, End: 1, Href: "x", Rel: ""}, {Start: 2, End: 3, Href: "y", Rel: ""}}, trimmed(p.Blocks[0]))
	})
}

// trimmed returns the links of a block without white space at their ends.
func trimmed(b Block) []Link {
	for i := range b.Links {
		for b.Text[b.Links[i].End-1] == ' ' {
			b.Links[i].End--
		}
	}
	return b.Links
}

func TestHTMLImages(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"address", `<img src="a.jpg">`, "a.jpg"},
		{"closed", `<img src=a.jpg />`, "a.jpg"},
		{"by its other name", `<image src=a.jpg>`, "a.jpg"},
		{"none", `<img alt=x>`, ""},
		{"blank", `<img src=" ">`, ""},
		{"placeholder", `<img src="data:image/gif;base64,R0lGOD">`, ""},
		{"several widths", `<img src=a.jpg srcset="b.jpg 400w, c.jpg 1200w, d.jpg 800w">`, "c.jpg"},
		{"densities", `<img src=a.jpg srcset="b.jpg, c.jpg 2x">`, "c.jpg"},
		{"commas in addresses", `<img srcset="a,b.jpg 1x, c,d.jpg 2x">`, "c,d.jpg"},
		{"no blank behind the comma", `<img srcset="a.jpg 1x,b.jpg 3x">`, "b.jpg"},
		{"broken descriptor", `<img srcset="a.jpg wide">`, "a.jpg"},
		{"empty srcset", `<img src=a.jpg srcset=" , ">`, "a.jpg"},
		{"placeholder in srcset", `<img src=a.jpg srcset="data:image/gif;base64,R0 400w">`, "a.jpg"},
		{"lazy", `<img src="data:image/gif;base64,R0" data-src="a.jpg">`, "a.jpg"},
		{"lazy with a small one first", `<img src=small.jpg data-original="a.jpg">`, "a.jpg"},
		{"lazy srcset", `<img src=small.jpg data-srcset="a.jpg 100w, b.jpg 200w">`, "b.jpg"},
		{"lazy template", `<img src=a.jpg data-src="b-{width}.jpg">`, "a.jpg"},
		{"data that is no address", `<img src=a.jpg data-id="b.jpg">`, "a.jpg"},
		{"character references", `<img src="a.jpg?b=1&amp;c=2">`, "a.jpg?b=1&c=2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := readBoth(t, c.src)
			if c.want == "" {
				assert.Empty(t, p.Images)
				return
			}
			require.Len(t, p.Images, 1)
			assert.Equal(t, c.want, p.Images[0].Src)
			assert.Equal(t, Span{0, len(c.src)}, p.Images[0].Span)
		})
	}
	t.Run("places", func(t *testing.T) {
		p := readBoth(t, "<img src=a><p>b<img src=c alt=' d  e '>f</p><figure><img src=g></figure><svg><image src=h></svg><script><img src=i></script>")
		var got []string
		for _, im := range p.Images {
			got = append(got, im.Src+im.Alt)
		}
		assert.Equal(t, []string{"a", "cd e", "g"}, got)
		assert.Equal(t, 0, p.Images[0].Before)
		assert.Equal(t, 0, p.Images[1].Before)
		assert.Equal(t, 1, p.Images[2].Before)
		assert.Equal(t, "figure", p.Containers[p.Images[2].Container].Name)
	})
}

func TestHTMLHead(t *testing.T) {
	p := readBoth(t, `<!doctype html><html lang=" de-AT "><head><title> A &amp;
 title</title><title>Another</title>
<meta name="Author" content=" Ida &eacute; ">
<meta property="og:title" content="B">
<meta itemprop=datePublished content=2024-05-04>
<meta http-equiv=Content-Language content=de>
<meta name=empty content=" "><meta name=none><meta charset=utf-8><meta content=alone>
<base href="/base/"><base href="/other/">
<link rel="Canonical" href=" /a?b&amp;c "><link rel=icon><link href=x>
<script type="application/ld+json"> {"a":"&amp;</b>"} </script>
<script type="text/javascript">{"not":"data"}</script><script type="application/ld+json"> </script>
</head><body><html lang=fr class=x><meta name=late content=x><p>text`)
	h := p.Head
	assert.Equal(t, "de-AT", h.Lang)
	assert.Equal(t, "/base/", h.Base)
	assert.Equal(t, "A & title", h.Title.Value)
	names := func(list []Statement) (out []string) {
		for _, s := range list {
			out = append(out, s.Name+"="+s.Value)
		}
		return out
	}
	assert.Equal(t, []string{"author=Ida é", "og:title=B", "datepublished=2024-05-04", "content-language=de", "late=x"}, names(h.Meta))
	assert.Equal(t, []string{"canonical=/a?b&c"}, names(h.Links))
	assert.Equal(t, []string{`={"a":"&amp;</b>"}`}, names(h.JSON))
	assert.Equal(t, "B", h.Get("og:title", "author"))
	assert.Equal(t, "Ida é", h.Get("dc.creator", "author"))
	assert.Empty(t, h.Get("empty", "none", "AUTHOR"))
	assert.Equal(t, `<meta property="og:title" content="B">`, p.Doc.Text[h.Meta[1].Start:h.Meta[1].End])

	none := readBoth(t, "<p>text")
	assert.Equal(t, Head{}, none.Head)
}

func TestHTMLContainers(t *testing.T) {
	p := readBoth(t, `<div class="a b" id=c role=main itemprop=d itemtype=e CLASS=f><p hidden>x</p><p aria-hidden=TRUE>x</p><p aria-hidden=true>x</p>`+
		`<p style="color:red; DISPLAY : None !important">x</p><p style="visibility:hidden">x</p><p style="display:block;background:none">x</p><b hidden>x</b></div>`)
	div := p.Containers[1]
	assert.Equal(t, Container{Parent: 0, Depth: 1, Name: "div", Span: Span{0, len(p.Doc.Text)}, Class: "a b", ID: "c", Role: "main", Prop: "d", Type: "e", Like: 1}, div)
	var hidden []bool
	for _, c := range p.Containers[2:] {
		hidden = append(hidden, c.Hidden)
	}
	assert.Equal(t, []bool{true, false, true, true, true, false}, hidden)
	assert.Len(t, p.Blocks, 7, "whether hidden text counts is not for the reader to say")
}

// TestLike checks that each container knows the first with its names.
func TestLike(t *testing.T) {
	src := `<ul class=a><li class=b><li class=c><li class=b><li class="b "><li class=b id=x></ul><ul class=a><p class=b><li class=b id=x>`
	p := readBoth(t, src)
	var got []int
	for _, c := range p.Containers {
		got = append(got, c.Like)
	}
	assert.Equal(t, []int{0, 1, 2, 3, 2, 5, 6, 1, 8, 6}, got)

	var many strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&many, "<p class=c%d>", i%2500)
	}
	p = readBoth(t, many.String())
	for i := range p.Containers[1:] {
		assert.Equal(t, 1+i%2500, p.Containers[1+i].Like)
	}
}

func TestHTMLSkipped(t *testing.T) {
	src := "<title>a</title><p>b<script>c</script>d<svg><svg></svg></svg><select><option>e</select>f<style>g"
	p := readBoth(t, src)
	var got []string
	for _, s := range p.Skipped {
		got = append(got, s.Name+": "+src[s.Start:s.End])
	}
	assert.Equal(t, []string{
		"title: <title>a</title>", "script: <script>c</script>", "svg: <svg><svg></svg></svg>", "select: <select><option>e</select>", "style: <style>g",
	}, got)
}

// encoded returns the bytes of a text in an encoding.
func encoded(t *testing.T, enc encoding.Encoding, s string) string {
	b, err := enc.NewEncoder().String(s)
	require.NoError(t, err)
	return b
}

func TestHTMLCharsets(t *testing.T) {
	page := func(meta, text string) string {
		return "<!doctype html><html><head>" + meta + "</head><body><p>" + text + "</p></body></html>"
	}
	long := "<!-- " + string(make([]byte, 3_000)) + " -->"
	for _, c := range []struct{ name, src, charset, want string }{
		{"UTF-8 without a word", page("", "Möwe"), "", "Möwe"},
		{"UTF-8 with a wrong word", page("<meta charset=iso-8859-1>", "Möwe"), "", "Möwe"},
		{"byte-order mark", "\ufeff" + page("", "Möwe"), "", "Möwe"},
		{"windows-1252 without a word", encoded(t, charmap.Windows1252, page("", "Möwe – „gut“ €")), "", "Möwe – „gut“ €"},
		{"windows-1252 that says iso-8859-1", encoded(t, charmap.Windows1252, page("<meta charset=iso-8859-1>", "Möwe – „gut“ €")), "", "Möwe – „gut“ €"},
		{"declared behind a long comment", encoded(t, charmap.Windows1251, page(long+"<meta http-equiv=content-type content='text/html; charset=windows-1251'>", "Чайка")), "", "Чайка"},
		{"Shift_JIS", encoded(t, japanese.ShiftJIS, page("<meta charset=shift_jis>", "灯台守")), "", "灯台守"},
		{"GB2312 behind ASCII", encoded(t, simplifiedchinese.GBK, page("<meta charset=gb2312><title>ASCII</title>", "灯塔")), "", "灯塔"},
		{"stated by the transport", encoded(t, charmap.Windows1250, page("", "Žába")), "windows-1250", "Žába"},
		{"ASCII first, UTF-8 far behind", page(long, "Möwe"), "", "Möwe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, _ := Decode([]byte(c.src), c.charset)
			p, err := Read(&Document{Media: MediaHTML, Text: text})
			require.NoError(t, err)
			checkPage(t, p)
			assert.Equal(t, []string{c.want}, texts(p))
		})
	}
	t.Run("one broken byte in UTF-8", func(t *testing.T) {
		text, d := Decode([]byte(page("", strings.Repeat("Möwe ", 50)+"M\xf6we")), "")
		p, err := Read(&Document{Media: MediaHTML, Text: text})
		require.NoError(t, err)
		assert.Equal(t, []string{strings.Repeat("Möwe ", 50) + "M\ufffdwe"}, texts(p))
		assert.Equal(t, 1, d.Replaced)
	})
}
