package parse

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPath(t *testing.T) {
	const src = "<html><body><div>a<p>b</p></div><div><p>c</p><p>d</p><ul><li>e<li>f</ul></div></body></html>"
	p := readBoth(t, src)
	want := []string{"html/body/div[1]", "html/body/div[1]/p", "html/body/div[2]/p[1]", "html/body/div[2]/p[2]", "html/body/div[2]/ul/li[1]", "html/body/div[2]/ul/li[2]"}
	var got, tree []string
	for i := range p.Blocks {
		got = append(got, p.Path(p.Blocks[i].Container))
	}
	assert.Equal(t, want, got)
	q, ok := fromTree(t, src)
	require.True(t, ok)
	for i := range q.Blocks {
		tree = append(tree, q.Path(q.Blocks[i].Container))
	}
	assert.Equal(t, want, tree)
	for _, none := range []int{-1, len(p.Containers), 1 << 40} {
		assert.Empty(t, p.Path(none))
	}
	assert.Equal(t, "html", p.Path(0))
}

func TestResolve(t *testing.T) {
	for _, c := range []struct{ url, base, ref, want string }{
		{"https://a.example/b/c?d", "", "e", "https://a.example/b/e"},
		{"https://a.example/b/c?d", "", "/e", "https://a.example/e"},
		{"https://a.example/b/c?d", "", "//f.example/e", "https://f.example/e"},
		{"https://a.example/b/c?d", "", "?e", "https://a.example/b/c?e"},
		{"https://a.example/b/c?d", "", "#e", "https://a.example/b/c?d#e"},
		{"https://a.example/b/c?d", "", "../../e", "https://a.example/e"},
		{"https://a.example/b", "", "http://x.example/ y", "http://x.example/ y"},
		{"https://a.example/b", "", "HTTPS://X.example", "HTTPS://X.example"},
		{"https://a.example/b", "", "mailto:a@b.example", "mailto:a@b.example"},
		{"https://a.example/b", "/base/", "e", "https://a.example/base/e"},
		{"https://a.example/b", "https://c.example/d/", "e", "https://c.example/d/e"},
		{"", "https://c.example/d/", "e", "https://c.example/d/e"},
		{"", "", "e", "e"},
		{"", "/base/", "e", "e"},
		{"::", "", "e", "e"},
		{"https://a.example/", "::", "e", "e"},
		{"https://a.example/", "", "http//[::", "https://a.example/http//[::"},
		{"https://a.example/", "", "%zz", "%zz"},
	} {
		t.Run(c.url+" "+c.base+" "+c.ref, func(t *testing.T) {
			p := &Page{Doc: &Document{URL: c.url}, Head: Head{Base: c.base}}
			assert.Equal(t, c.want, p.Resolve(c.ref))
		})
	}
}

func TestLocate(t *testing.T) {
	for _, c := range []struct{ name, src, text, want string }{
		{"the whole", "<p> a <b>b</b> </p>", "a b", "a <b>b"},
		{"a word", "<p>one two three</p>", "two", "two"},
		{"a word in an element", "<p>one <b>two</b> three</p>", "two", "two"},
		{"over elements", "<p>one <b>two</b> <i>three</i> four</p>", "two three", "two</b> <i>three"},
		{"a part of a word over elements", "<p>one<b>two</b>three</p>", "ne", "ne"},
		{"reference", "<p>one &amp; two</p>", "&", "&amp;"},
		{"behind references", "<p>&eacute;&#233;one &hellip; two</p>", "two", "two"},
		{"two characters of one reference", "<p>a&NotEqualTilde;b</p>", "≂̸", "&NotEqualTilde;"},
		{"white space is folded", "<p>one \n&nbsp; two</p>", "one two", "one \n&nbsp; two"},
		{"a script between", "<p>one <script>one</script>two</p>", "two", "two"},
		{"behind a line break", "<p>one<br>two</p>", "two", "two"},
		{"in code", "<pre>\n a <b>b</b>\n  c</pre>", "c", "c"},
		{"line of code", "<pre>a\n<b>b</b> &lt;\nc</pre>", "b <", "b</b> &lt;"},
		{"characters of several bytes", "<p>灯台<b>守</b>の灯</p>", "守の", "守</b>の"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := readBoth(t, c.src)
			require.Len(t, p.Blocks, 1)
			start := strings.Index(p.Blocks[0].Text, c.text)
			require.GreaterOrEqual(t, start, 0)
			at := p.Locate(0, start, start+len(c.text))
			assert.Equal(t, c.want, c.src[at.Start:at.End])
		})
	}
	t.Run("text", func(t *testing.T) {
		p, err := Read(NewText("one  two \u00a0three\n"))
		require.NoError(t, err)
		start := strings.Index(p.Blocks[0].Text, "two three")
		require.GreaterOrEqual(t, start, 0)
		at := p.Locate(0, start, start+len("two three"))
		assert.Equal(t, "two \u00a0three", p.Doc.Text[at.Start:at.End])
	})
	t.Run("tree", func(t *testing.T) {
		p, ok := fromTree(t, "<p>one two")
		require.True(t, ok)
		assert.Equal(t, unplaced, p.Locate(0, 0, 3))
	})
}

func TestPlainText(t *testing.T) {
	for _, c := range []struct {
		fragment string
		pre      bool
		want     string
	}{
		{"", false, ""},
		{"a", false, "a"},
		{" a\n<b>b</b>&amp; ", false, "a b&"},
		{"a<script>b</script><!-- c -->d", false, "ad"},
		{"a</b></i>b", false, "ab"},
		{"a<br>b", false, "a b"},
		{"a</a><a href=x>b", false, "a b"},
		{"a</p><p>b", false, "a b"},
		{"<td>a<td>b", false, "ab"},
		{"<form>a</form>b", false, "ab"},
		{"<body>a<body>b", false, "ab"},
		{"a<noscript>b</noscript>c", false, "ac"},
		{"a\n  b", true, "a\n  b"},
		{"a</div>b", true, "a\nb"},
		{"<div>a</div>b", true, "a\nb"},
		{"a<br>b", true, "a\nb"},
		{"a\r\nb", true, "a\nb"},
		{"<xmp><b></xmp>", true, "<b>"},
		{"<", false, "<"},
		{"<b", false, ""},
		{"&", false, "&"},
	} {
		t.Run(c.fragment, func(t *testing.T) {
			assert.Equal(t, c.want, PlainText(c.fragment, c.pre))
		})
	}
}

func TestFromSelection(t *testing.T) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(
		"<title>T</title><div class=x><p>a</p><div class=x>b</div></div><div class=y>c</div><div class=x>d</div>"))
	require.NoError(t, err)
	before, err := doc.Html()
	require.NoError(t, err)
	for _, c := range []struct {
		selector, title string
		want            []string
	}{
		{"html", "T", []string{"a", "b", "c", "d"}},
		{"body", "", []string{"a", "b", "c", "d"}},
		{".x", "", []string{"a", "b", "d"}},
		{".x .x, .y", "", []string{"b", "c"}},
		{"head, .y", "T", []string{"c"}},
		{".none", "", nil},
	} {
		t.Run(c.selector, func(t *testing.T) {
			p := FromSelection(doc.Find(c.selector), "https://a.example/")
			assert.Equal(t, c.want, texts(p))
			assert.Equal(t, c.title, p.Head.Title.Value)
			assert.Equal(t, "https://a.example/", p.Doc.URL)
			assert.True(t, p.HTML)
		})
	}
	after, err := doc.Html()
	require.NoError(t, err)
	assert.Equal(t, before, after, "the tree is not changed")
}

func TestIsHTML(t *testing.T) {
	for src, want := range map[string]bool{
		"<!doctype html><p>": true, "<!DOCTYPE HTML>": true, "<html>": true, "<HTML lang=en>": true, " \n<head>": true, "<body>": true,
		"\ufeff<html/>": true, "<?xml version='1.0'?>\n<!-- x --><html>": true,
		"": false, "text": false, "<p>text": false, "<htmlx>": false, "<!doctype svg>": false, "<?xml version='1.0'?><rss>": false,
		"<!-- x": false, "a <html>": false, "<": false,
	} {
		assert.Equal(t, want, IsHTML(&Document{Text: src}), src)
		assert.True(t, IsHTML(&Document{Text: src, Media: MediaHTML}), src)
		assert.False(t, IsHTML(&Document{Text: src, Media: MediaText}), src)
	}
}
