package parse

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// outline returns the blocks of a page as lines: kind, level where there is one,
// and text.
func outline(p *Page) []string {
	var lines []string
	for i := range p.Blocks {
		b := &p.Blocks[i]
		kind := b.Kind.String()
		if b.Level > 0 {
			kind += strconv.Itoa(b.Level)
		}
		lines = append(lines, kind+": "+b.Text)
	}
	return lines
}

// readBoth reads a source with both front ends, checks the laws, and returns the
// page of the source.
func readBoth(t *testing.T, src string) *Page {
	t.Helper()
	p, err := Read(&Document{Media: MediaHTML, Text: src})
	require.NoError(t, err)
	checkPage(t, p)
	tree, ok := fromTree(t, src)
	require.True(t, ok)
	assert.Equal(t, outline(p), outline(tree), "both front ends")
	for i := range tree.Blocks {
		assert.Equal(t, unplaced, tree.Blocks[i].Span)
		assert.Equal(t, p.Blocks[i].Links, tree.Blocks[i].Links)
	}
	assert.Equal(t, withoutPlaces(p), withoutPlaces(tree))
	return p
}

// withoutPlaces returns what a page holds beside blocks, without ranges.
func withoutPlaces(p *Page) *Page {
	q := &Page{Head: p.Head}
	q.Head.Title.Span = unplaced
	for _, list := range [...]*[]Statement{&q.Head.Meta, &q.Head.Links, &q.Head.JSON} {
		*list = slices.Clone(*list)
		for i := range *list {
			(*list)[i].Span = unplaced
		}
	}
	for _, im := range p.Images {
		q.Images = append(q.Images, Image{Src: im.Src, Alt: im.Alt, Before: im.Before})
	}
	for _, s := range p.Skipped {
		q.Skipped = append(q.Skipped, Skipped{Name: s.Name})
	}
	return q
}

func TestHTMLBlocks(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"nothing", "", nil},
		{"white space", " \n<p>&nbsp;</p>\t<div></div>", nil},
		{"text alone", "a b", []string{"paragraph: a b"}},
		{"paragraphs", "<p>a</p><p>b</p>", []string{"paragraph: a", "paragraph: b"}},
		{"text between elements", "<div>a<p>b</p>c</div>d", []string{"paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d"}},
		{"inline elements", "<p>a<b>b</b> <i>c</i><span>d</span></p>", []string{"paragraph: ab cd"}},
		{"heading and text are two", "<h1>ready</h1>Create", []string{"heading1: ready", "paragraph: Create"}},
		{"white space", "<p>  a\n\tb&nbsp;c&#8195;d\u2003e\u3000 f </p>", []string{"paragraph: a b c d e f"}},
		{"zero width is no white space", "<p>a\u200bb</p>", []string{"paragraph: a\u200bb"}},
		{"character references", "<p>&lt;a&gt; &amp;amp; &eacute;&#233;&#xe9; &hellip;</p>", []string{"paragraph: <a> &amp; ééé …"}},
		{"references without an end", "<p>&copy 2024 &notit; &am &#; &#x; &</p>", []string{"paragraph: © 2024 ¬it; &am &#; &#x; &"}},
		{"two characters for one name", "<p>&NotEqualTilde;a</p>", []string{"paragraph: ≂̸a"}},
		{"windows characters by number", "<p>&#147;a&#148; &#150;</p>", []string{"paragraph: “a” –"}},
		{"numbers of no character", "<p>&#0;&#xD800;&#x110000;</p>", []string{"paragraph: \ufffd\ufffd\ufffd"}},

		{"headings", "<h1>a</h1><h2>b</h2><h6>c</h6>", []string{"heading1: a", "heading2: b", "heading6: c"}},
		{"heading with elements inside", "<h2><div><p>a</p></div></h2>", []string{"heading2: a"}},
		{"a heading ends a heading", "<h1>a<h2>b</h1>c", []string{"heading1: a", "heading2: b", "paragraph: c"}},
		{"items", "<ul><li>a<li>b</ul>", []string{"list_item1: a", "list_item1: b"}},
		{"items of items", "<ol><li>a<ul><li>b</ul>c</ol>", []string{"list_item1: a", "list_item2: b", "list_item1: c"}},
		{"items with paragraphs", "<ul><li><p>a</p><p>b</p></ul>", []string{"list_item1: a", "list_item1: b"}},
		{"item without a list", "<li>a", []string{"list_item1: a"}},
		{"heading in an item", "<ul><li><h3>a</h3>b</ul>", []string{"heading3: a", "list_item1: b"}},
		{"quotation", "<blockquote>a<p>b</p></blockquote>", []string{"quote: a", "quote: b"}},
		{"list in a quotation", "<blockquote><ul><li>a</ul></blockquote>", []string{"list_item1: a"}},
		{"captions", "<figure><img src=i><figcaption>a</figcaption></figure>", []string{"caption: a"}},
		{"definitions", "<dl><dt>a<dd>b</dl>", []string{"paragraph: a", "paragraph: b"}},
		{"article in main", "<main><article>a</article></main>", []string{"paragraph: a"}},
		{"details", "<details><summary>a</summary>b</details>", []string{"paragraph: a", "paragraph: b"}},
		{"buttons and labels", "a<button>b</button><label>c</label>d", []string{"paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d"}},

		{"line break", "<p>a<br>b<br/>c", []string{"paragraph: a b c"}},
		{"two line breaks", "<p>a<br><br>b<br>\n<br>\n<br>c", []string{"paragraph: a", "paragraph: b", "paragraph: c"}},
		{"line breaks with text between", "<p>a<br>b<br>c<br><b></b><br>d", []string{"paragraph: a b c", "paragraph: d"}},
		{"line break with an end tag", "a</br></br>b", []string{"paragraph: a", "paragraph: b"}},
		{"ruler", "<p>a<hr>b", []string{"paragraph: a", "paragraph: b"}},
		{"custom elements", "<my-card>a</my-card>b<my-card>c</my-card>", []string{"paragraph: a b c"}},
		{"end tag of a paragraph that is not open", "a</p>b", []string{"paragraph: a", "paragraph: b"}},
		{"comments", "a<!-- b -->c<!-->d<!--->e<!-- f --!>g<?pi?>h<!doctype x>i", []string{"paragraph: acdeghi"}},
		{"tags that are none", "1 < 2 <3 <> </> <p>a", []string{"paragraph: 1 < 2 <3 <>", "paragraph: a"}},
		{"a tag that the source ends in", "a<p title='b", []string{"paragraph: a"}},
		{"addresses as tags", "from <ida@lamp.example> to", []string{"paragraph: from to"}},
		{"attributes that are none", `<div 1 "a" = ==b>c</div>`, []string{"paragraph: c"}},

		{"scripts and styles", "a<script>b</script>c<style>d</style>e", []string{"paragraph: ace"}},
		{"forms' text", "<textarea>a</textarea><select><option>b</select>c<datalist><option>d</datalist>", []string{"paragraph: c"}},
		{"select ended by a field", "<select><option>a<input>b", []string{"paragraph: b"}},
		{"drawings", "a<svg><text>b</text><desc>c</desc></svg>d", []string{"paragraph: ad"}},
		{"a paragraph ends a drawing", "<svg><text>a<p>b", []string{"paragraph: b"}},
		{"an end tag ends a drawing", "<svg><g>a</p>b", []string{"paragraph: b"}},
		{"drawing that closes itself", "<svg/>a<svg /><p>b", []string{"paragraph: a", "paragraph: b"}},
		{"drawing in a drawing", "<svg><svg><b>a", []string{"paragraph: a"}},
		{"formula", "a <math><mi>x</mi><annotation>\\x</annotation></math> b", []string{"paragraph: a x b"}},
		{"a paragraph ends a formula", "<math><mi>x</mi><annotation>y<p>b", []string{"paragraph: x", "paragraph: b"}},
		{"templates", "<template><p>a<template>b</template>c</template>d", []string{"paragraph: d"}},
		{"frames", "<iframe><p>a</p></iframe>b<noembed>c</noembed><noframes>d</noframes>", []string{"paragraph: b"}},
		{"title in the body", "<body>a<title>b</title>c", []string{"paragraph: ac"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, outline(readBoth(t, c.src)))
		})
	}
}

func TestHTMLImpliedTags(t *testing.T) {
	const modern = "<!doctype html>"
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"paragraph ended by a division", "<p>a<div>b</div>c</p>d", []string{"paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d"}},
		{"paragraph not ended through a button", "<p>a<button>b<p>c</button>d", []string{"paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d"}},
		{"button ended by a button", "<button>a<button>b", []string{"paragraph: a", "paragraph: b"}},
		{"form in a form", "<form>a<form>b</form>c", []string{"paragraph: ab", "paragraph: c"}},
		{"option ended by an option", "<option>a<option>b", []string{"paragraph: a", "paragraph: b"}},
		{"body twice", "<body>a<body>b", []string{"paragraph: ab"}},
		{"body behind text", "a<body>b", []string{"paragraph: ab"}},
		{"text behind the end", "<body>a</body></html>b", []string{"paragraph: ab"}},
		{"end tag of an element around", "<div><blockquote>a</div>b", []string{"quote: a", "paragraph: b"}},
		{"end tags of nothing", "a</div></li></td></section>b", []string{"paragraph: ab"}},
		{"list item not ended through a list", "<ul><li>a<ul></li>b</ul>c", []string{"list_item1: a", "paragraph: b", "list_item1: c"}},
		{"definition ended by a definition", "<dl><dd>a<p>b<dt>c", []string{"paragraph: a", "paragraph: b", "paragraph: c"}},
		{"dialogue", "<dialog>a<pre>b</dialog>c", []string{"paragraph: a", "preformatted: b", "paragraph: c"}},
		{"label not ended through a division", "<label>a<div>b</label>c", []string{"paragraph: a", "paragraph: bc"}},
		{"table ends a paragraph", modern + "<p>a<table><tr><td>b</table>c", []string{"paragraph: a", "table_cell: b", "paragraph: c"}},
		{"table in a table", "<table><tr><td>a<table><tr><td>b</table>c</table>", []string{"table_cell: a", "table_cell: b", "table_cell: c"}},
		{"table ended by a table", "<table><tr><table><tr><td>a", []string{"table_cell: a"}},
		{"parts of a table without a table", "a<tr><td>b<tbody>c", []string{"paragraph: abc"}},
		{"cell ended by a row", "<table><td>a<tr><th>b", []string{"table_cell: a", "table_cell: b"}},
		{"cell not ended by its division", "<table><tr><td><div>a</tr><td>b", []string{"table_cell: a", "table_cell: b"}},
		{"section of a table", "<table><caption>a<thead><tr><td>b<tfoot><tr><td>c<tbody><tr><td>d", []string{"caption: a", "table_cell: b", "table_cell: c", "table_cell: d"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, outline(readBoth(t, c.src)))
		})
	}
}

// In quirks mode a table stands in the paragraph around it.
func TestHTMLQuirks(t *testing.T) {
	const rest = "<p>a<table><tr><td>b</table>c</p>d"
	for doctype, quirks := range map[string]bool{
		"":                true,
		"<!doctype html>": false,
		"<!-- x --><!DOCTYPE HTML SYSTEM 'about:legacy-compat'>": false,
		"<p></p><!doctype html>":                                 true,
		"<!doctype whatever>":                                    true,
		`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">`: false,
		`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">`:                                                            false,
		`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">`:                                               true,
		`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">`:        false,
		`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">`:                                                       true,
		`<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML//EN">`:                                                                true,
	} {
		t.Run(doctype, func(t *testing.T) {
			p := readBoth(t, doctype+rest)
			cell := p.Blocks[1].Container
			assert.Equal(t, quirks, strings.Contains(p.Path(cell), "p"), p.Path(cell))
		})
	}
}

func TestHTMLCells(t *testing.T) {
	p := readBoth(t, "<table><tr><th>Month<th>Oil<tr><td>June<td><p>2<p>3<td></table>")
	assert.Equal(t, []string{"table_cell: Month", "table_cell: Oil", "table_cell: June", "table_cell: 2", "table_cell: 3"}, outline(p))
	row := func(i int) int { return p.Containers[p.Blocks[i].Container].Parent }
	assert.Equal(t, row(0), row(1))
	assert.NotEqual(t, row(1), row(2))
	assert.Equal(t, "tr", p.Containers[row(2)].Name)
	assert.Equal(t, "td", p.Containers[row(4)].Name, "a paragraph stands in the cell")
}

func TestHTMLPreformatted(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"white space", "<pre>  a\n\tb  c\n\n\nd</pre>", []string{"preformatted:   a\n\tb  c\n\n\nd"}},
		{"first line break and last ones", "<pre>\na\n\n</pre>b", []string{"preformatted: a", "paragraph: b"}},
		{"blank lines before the text", "<pre>\n  \n\n  a</pre>", []string{"preformatted:   a"}},
		{"Windows line ends", "<pre>a\r\nb\rc</pre>", []string{"preformatted: a\nb\nc"}},
		{"line breaks as tags", "<pre>a<br>b<br><br>c</pre>", []string{"preformatted: a\nb\n\nc"}},
		{"elements of blocks", "<pre><div>a</div><div>b</div>c</pre>", []string{"preformatted: a\nb\nc"}},
		{"marked words", "<pre><span>if</span> <b>a</b>&lt;<i>b</i></pre>", []string{"preformatted: if a<b"}},
		{"links side by side", "<pre><a href=x>a</a><a href=y>b</a></pre>", []string{"preformatted: ab"}},
		{"custom elements", "<pre><x-y>a</x-y><x-y>b</x-y></pre>", []string{"preformatted: ab"}},
		{"comments and scripts", "<pre>a<!-- x -->b<script>x</script>c</pre>", []string{"preformatted: abc"}},
		{"no-break blanks", "<pre>a&nbsp; b</pre>", []string{"preformatted: a\u00a0 b"}},
		{"in an item", "<ul><li>a<pre>b</pre>c</ul>", []string{"list_item1: a", "preformatted: b", "list_item1: c"}},
		{"in pre", "<pre>a<pre>b</pre>c</pre>", []string{"preformatted: a\nb\nc"}},
		{"listing", "<listing>a\n b</listing>", []string{"preformatted: a\n b"}},
		{"text without markup", "<xmp><b>a</b>\n&amp;</xmp>b", []string{"preformatted: <b>a</b>\n&amp;", "paragraph: b"}},
		{"text to the end", "a<plaintext><b>\n</plaintext>", []string{"paragraph: a", "preformatted: <b>\n</plaintext>"}},
		{"nothing", "<pre> \n </pre>", nil},
		{"code outside of pre", "<code>a\n  b</code>", []string{"paragraph: a b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, outline(readBoth(t, c.src)))
		})
	}
}

// The text of noscript elements is read where the page has next to no other.
func TestHTMLNoscript(t *testing.T) {
	long := strings.Repeat("wave after wave ", 50)
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"all of the text", "<div>Loading</div><noscript><h1>a</h1><p>b</noscript>", []string{"paragraph: Loading", "heading1: a", "paragraph: b"}},
		{"beside a text", "<p>" + long + "<noscript>a</noscript>", []string{"paragraph: " + strings.TrimSpace(long)}},
		{"inside a text", "a<noscript>b</noscript>c", []string{"paragraph: a", "paragraph: b", "paragraph: c"}},
		{"not closed inside", "<ul><li>a<noscript><ul><li>b<div></noscript>c</ul>", []string{"list_item1: a", "list_item2: b", "list_item1: c"}},
		{"end tags of elements around", "<h2>a<noscript>b</h2></noscript>c", []string{"heading2: a", "paragraph: b", "heading2: c"}},
		{"pictures alone", "<p>a<noscript><img src=b.jpg></noscript>", []string{"paragraph: a"}},
		{"in code", "<pre>a<noscript>b</noscript>c</pre>", []string{"preformatted: a", "preformatted: b", "preformatted: c"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, outline(readBoth(t, c.src)))
		})
	}
	t.Run("is left out", func(t *testing.T) {
		p := readBoth(t, "<p>"+long+"<noscript>a</noscript>")
		assert.Equal(t, "noscript", p.Skipped[0].Name)
	})
	t.Run("is a container", func(t *testing.T) {
		p := readBoth(t, "<noscript class=x><p>a</noscript>")
		assert.Empty(t, p.Skipped)
		assert.Equal(t, "html/noscript/p", p.Path(p.Blocks[0].Container))
		assert.Equal(t, "x", p.Containers[1].Class)
	})
}
