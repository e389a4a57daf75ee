package clean_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

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
