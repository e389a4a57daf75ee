package clean_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
)

func TestMarkdownEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"2024. That was the year.": `2024\. That was the year.`,
		"# one":                    `\# one`,
		"- one":                    `\- one`,
		"a *b* _c_ [d] <e>":        `a \*b\* \_c\_ \[d\] \<e>`,
		"Smith & Sons; AT&T":       `Smith & Sons; AT&T`,
		"&lt; and &#60;":           `\&lt; and \&#60;`,
	} {
		a := clean.Article{Body: []clean.Node{{Kind: "paragraph", Text: in}}}
		assert.Equal(t, want, a.Markdown())
	}
}

func TestMarkdownBlocks(t *testing.T) {
	a := clean.Article{
		Title: "T", Dek: "D", Authors: []string{"A", "B"}, Published: "2023-05-04",
		Body: []clean.Node{
			{Kind: "heading", Text: "H"}, {Kind: "heading", Level: 4, Text: "I"},
			{Kind: "list_item", Level: 1, Text: "one"}, {Kind: "list_item", Level: 2, Text: "two"}, {Kind: "list_item", Text: "3. three"},
			{Kind: "quote", Text: "Q"}, {Kind: "preformatted", Text: "a\n```\nb"},
		},
		Figures: []clean.Figure{{Caption: "C", Credit: "P"}, {Credit: "R"}},
		Tags:    []string{"x", "y"},
	}
	assert.Equal(t, "# T\n\n*D*\n\nA, B · 2023-05-04\n\n## H\n\n#### I\n\n- one\n  - two\n3. three\n\n> Q\n\n````\na\n```\nb\n````\n\n> C (P)\n\n> (R)\n\nTags: x, y", a.Markdown())
}

func TestHTML(t *testing.T) {
	a := clean.Article{
		ID: "a.txt", Language: "en", Title: "T & <U>", Dek: "D", Authors: []string{"A"}, Published: "2023-05-04", Section: []string{"S"},
		Body: []clean.Node{
			{Kind: "paragraph", Text: "P"}, {Kind: "list_item", Text: "one"}, {Kind: "list_item", Text: "two"},
			{Kind: "table_row", Text: "r"}, {Kind: "quote", Text: "Q"}, {Kind: "preformatted", Text: "x"}, {Kind: "heading", Level: 1, Text: "H"},
		},
		Figures:  []clean.Figure{{Caption: "C", Credit: "R"}},
		Tags:     []string{"t"},
		Comments: []clean.Comment{{Author: "W", Date: "2023-05-05", Text: "a\n\nb"}},
	}
	assert.Equal(t, `<article id="a.txt" lang="en"><header><nav><ul><li>S</li></ul></nav><h1>T &amp; &lt;U&gt;</h1><p class="dek">D</p>`+
		`<address>A</address><time datetime="2023-05-04">2023-05-04</time></header><p>P</p><ul><li>one</li><li>two</li></ul>`+
		`<table><tr><td>r</td></tr></table><blockquote><p>Q</p></blockquote><pre>x</pre><h2>H</h2>`+
		`<figure><figcaption>C <small>R</small></figcaption></figure><ul class="tags"><li>t</li></ul>`+
		`<section class="comments"><article><header><b>W</b><time>2023-05-05</time></header><p>a</p><p>b</p></article></section></article>`, a.HTML())
}

func TestSections(t *testing.T) {
	a := clean.Article{Body: []clean.Node{
		{Kind: "paragraph", Text: "before"}, {Kind: "heading", Text: "A"}, {Kind: "paragraph", Text: "a"},
		{Kind: "heading", Level: 3, Text: "A1"}, {Kind: "paragraph", Text: "a1"}, {Kind: "heading", Level: 2, Text: "B"},
	}}
	root := a.Sections()
	assert.Len(t, root.Body, 1)
	assert.Len(t, root.Sections, 2)
	assert.Equal(t, "A1", root.Sections[0].Sections[0].Heading.Text)
	assert.Empty(t, root.Sections[1].Body)
}

func TestTables(t *testing.T) {
	row := func(cells ...string) clean.Node {
		return clean.Node{Kind: "table_row", Text: strings.Join(cells, "\t")}
	}
	text := clean.Node{Kind: "paragraph", Text: "P"}
	for _, c := range []struct {
		name               string
		body               []clean.Node
		text, markdown, in string
	}{
		{"one cell", []clean.Node{row("a")}, "a", "| a |\n| --- |", "<table><tr><td>a</td></tr></table>"},
		{"rows", []clean.Node{row("a", "b"), row("c", "d")}, "a\tb\nc\td", "| a | b |\n| --- | --- |\n| c | d |",
			"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"},
		{"short row", []clean.Node{row("a", "b"), row("c")}, "a\tb\nc", "| a | b |\n| --- | --- |\n| c |",
			"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"},
		{"between paragraphs", []clean.Node{text, row("a"), text, row("b")}, "P\n\na\n\nP\n\nb", "P\n\n| a |\n| --- |\n\nP\n\n| b |\n| --- |",
			"<p>P</p><table><tr><td>a</td></tr></table><p>P</p><table><tr><td>b</td></tr></table>"},
		{"signs", []clean.Node{row("a|b", "*c*", "<d>", "- e")}, "a|b\t*c*\t<d>\t- e", "| a\\|b | \\*c\\* | \\<d> | - e |\n| --- | --- | --- | --- |",
			"<table><tr><td>a|b</td><td>*c*</td><td>&lt;d&gt;</td><td>- e</td></tr></table>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := clean.Article{Body: c.body}
			assert.Equal(t, c.text, a.Text())
			assert.Equal(t, c.markdown, a.Markdown())
			assert.Equal(t, "<article>"+c.in+"</article>", a.HTML())
		})
	}
}

func TestCode(t *testing.T) {
	for _, c := range []struct{ name, code, text, markdown, in string }{
		{"plain", "a\n  b", "```\na\n  b\n```", "```\na\n  b\n```", "<pre>a\n  b</pre>"},
		{"markup", "<b> &amp; *c*", "```\n<b> &amp; *c*\n```", "```\n<b> &amp; *c*\n```", "<pre>&lt;b&gt; &amp;amp; *c*</pre>"},
		{"fence", "```\na\n```", "~~~\n```\na\n```\n~~~", "````\n```\na\n```\n````", "<pre>```\na\n```</pre>"},
		{"blank lines", "a\n\n\nb", "```\na\n\n\nb\n```", "```\na\n\n\nb\n```", "<pre>a\n\n\nb</pre>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := clean.Article{Body: []clean.Node{{Kind: "preformatted", Text: c.code}}}
			assert.Equal(t, c.text, a.Text())
			assert.Equal(t, c.markdown, a.Markdown())
			assert.Equal(t, "<article>"+c.in+"</article>", a.HTML())
			assert.Equal(t, c.code, a.Document().Find("pre").Text())
		})
	}
}

// TestLayoutOfHTML follows tables and code from the page to all forms: the cells of
// a row are one line where each holds one block, and a table that lays out
// paragraphs is none.
func TestLayoutOfHTML(t *testing.T) {
	c := newCleaner(t, clean.Options{Disable: []string{"model"}})
	for _, k := range []struct {
		name, src string
		want      []clean.Node
	}{
		{"table", "<table><tr><th>a<th>b<tr><td>c<td>d</table>", []clean.Node{{Kind: "table_row", Text: "a\tb"}, {Kind: "table_row", Text: "c\td"}}},
		{"empty cells", "<table><tr><td>a<td><td>b<tr><td><td>c<td></table>", []clean.Node{{Kind: "table_row", Text: "a\tb"}, {Kind: "paragraph", Text: "c"}}},
		{"cells of several blocks", "<table><tr><td><p>a<p>b<td>c</table>", []clean.Node{{Kind: "paragraph", Text: "a"}, {Kind: "paragraph", Text: "b"}, {Kind: "paragraph", Text: "c"}}},
		{"one cell", "<table><tr><td>a</table>", []clean.Node{{Kind: "paragraph", Text: "a"}}},
		{"code", "<p>a<pre>b\n c</pre>d", []clean.Node{{Kind: "paragraph", Text: "a"}, {Kind: "preformatted", Text: "b\n c"}, {Kind: "paragraph", Text: "d"}}},
		{"lists", "<ol><li>a<ul><li>b</ul></ol>", []clean.Node{{Kind: "list_item", Level: 1, Text: "a"}, {Kind: "list_item", Level: 2, Text: "b"}}},
	} {
		t.Run(k.name, func(t *testing.T) {
			doc := newHTML("<p>The first paragraph of the page is of no interest.</p>" + k.src)
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			checkLedger(t, doc, a)
			var got []clean.Node
			for _, n := range a.Body {
				got = append(got, clean.Node{Kind: n.Kind, Level: n.Level, Text: n.Text})
			}
			if len(got) > 0 && strings.HasPrefix(got[0].Text, "The first") {
				got = got[1:]
			}
			assert.Equal(t, k.want, got)
		})
	}
}
