package parse

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// marksOf returns the marks of all blocks as "text|name|what it says".
func marksOf(p *Page) []string {
	var out []string
	for i := range p.Blocks {
		b := &p.Blocks[i]
		for _, m := range b.Marks {
			says := strings.Join(strings.Fields(strings.Join([]string{m.Class, m.Prop, m.Rel, m.Type, m.Datetime, m.Content}, " ")), " ")
			out = append(out, b.Text[m.Start:m.End]+"|"+m.Name+"|"+says)
		}
	}
	return out
}

func TestMarks(t *testing.T) {
	for name, c := range map[string]struct {
		html string
		want []string
	}{
		"class":         {`<p>By <span class="author-name">Ida Brook</span>, editor</p>`, []string{"Ida Brook|span|author-name"}},
		"time":          {`<p>On <time datetime="2024-05-03">3 May</time></p>`, []string{"3 May|time|2024-05-03"}},
		"time alone":    {`<p>On <time>3 May</time></p>`, []string{"3 May|time|"}},
		"empty time":    {`<p>On <time datetime="2024-05-03"></time></p>`, []string{"|time|2024-05-03"}},
		"microdata":     {`<p><b itemprop="author" itemtype="https://schema.org/Person">Ida</b></p>`, []string{"Ida|b|author https://schema.org/Person"}},
		"RDFa":          {`<p><span property="schema:datePublished" content="2024-05-03">May</span></p>`, []string{"May|span|schema:datePublished 2024-05-03"}},
		"hAtom":         {`<p><abbr class="published" title="2008-05-03">May</abbr></p>`, []string{"May|abbr|published 2008-05-03"}},
		"meta":          {`<div><meta itemprop="datePublished" content="2024-05-03">x</div>`, []string{"|meta|datePublished 2024-05-03"}},
		"nested":        {`<p><span class="byline"><span>By</span> <em class="author">Ida</em> x</span> y</p>`, []string{"By Ida x|span|byline", "Ida|em|author"}},
		"around blocks": {`<span class="date"><div>a</div><div>b</div></span>c`, []string{"a|span|date", "b|span|date"}},
		"white space":   {`<p>a<span class="date"> b </span>c</p>`, []string{"b|span|date"}},
		"unclosed":      {`<div><span class="date">a</div><div>b</div>`, []string{"a|span|date"}},
		"end tag alone": {`<p>a</span><span class="tag">b</span></p>`, []string{"b|span|tag"}},
		"void meta out": {`<meta itemprop="name" content="x"><p>a</p>`, nil},
		"no word":       {`<p><span class="x-large">a</span><i class="ic">b</i></p>`, nil},
		"no attributes": {`<p><span>a</span></p>`, nil},
		"no text":       {`<p>a<span class="author"></span></p>`, nil},
		"in a script":   {`<p>a</p><script><span class="author">b</span></script>`, nil},
		"left out":      {`<select><option><span class="author">b</span></select><p>a</p>`, nil},
		"other element": {`<p><u class="author">a</u></p>`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Read(&Document{Media: MediaHTML, Text: c.html})
			require.NoError(t, err)
			assert.Equal(t, c.want, marksOf(p))
			tree, ok := fromTree(t, c.html)
			require.True(t, ok)
			assert.Equal(t, c.want, marksOf(tree), "from a tree")
		})
	}
}

func TestLinkAttributes(t *testing.T) {
	p, err := Read(&Document{Media: MediaHTML, Text: `<p><a class="url fn" itemprop="author" rel="author" href=/ida>Ida</a> <a>x</a></p>`})
	require.NoError(t, err)
	require.Len(t, p.Blocks, 1)
	assert.Equal(t, Link{Start: 0, End: 3, Href: "/ida", Rel: "author", Class: "url fn", Prop: "author"}, p.Blocks[0].Links[0])
	assert.Equal(t, Link{Start: 4, End: 5}, p.Blocks[0].Links[1])
}

// TestHostileMarks leaves thousands of elements open, across thousands of blocks.
func TestHostileMarks(t *testing.T) {
	for name, src := range map[string]string{
		"never closed":  strings.Repeat(`<span class="author">a<div>b</div>`, 20_000),
		"closed late":   strings.Repeat(`<span class="date">a`, 20_000) + strings.Repeat("</span>", 20_000),
		"wrong end":     strings.Repeat(`<span class="date">a</b>`, 20_000),
		"only end tags": strings.Repeat("</span></time>a ", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Read(&Document{Media: MediaHTML, Text: src})
			require.NoError(t, err)
			marks := 0
			for i := range p.Blocks {
				for _, m := range p.Blocks[i].Marks {
					require.True(t, 0 <= m.Start && m.Start <= m.End && m.End <= len(p.Blocks[i].Text))
				}
				marks += len(p.Blocks[i].Marks)
			}
			assert.LessOrEqual(t, marks, maxOpenMarks*(len(p.Blocks)+20_000))
		})
	}
}

// TestPictureSources takes the largest version of a picture element.
func TestPictureSources(t *testing.T) {
	for name, c := range map[string]struct{ html, want string }{
		"larger source":    {`<picture><source srcset="a.webp 1600w"><img src=b.jpg srcset="c.jpg 400w"></picture>`, "a.webp"},
		"larger image":     {`<picture><source srcset="a.webp 300w"><img src=b.jpg srcset="c.jpg 400w"></picture>`, "c.jpg"},
		"several sources":  {`<picture><source srcset="a.webp 300w"><source srcset="d.webp 900w"><img src=b.jpg></picture>`, "d.webp"},
		"empty source":     {`<picture><source srcset=""><img src=b.jpg></picture>`, "b.jpg"},
		"of another block": {`<p>x<source srcset="a.webp 1600w"></p><p><img src=b.jpg></p>`, "b.jpg"},
		"of a video":       {`<video><source src="a.mp4"></video><img src=b.jpg>`, "b.jpg"},
	} {
		t.Run(name, func(t *testing.T) {
			p := readBoth(t, c.html)
			require.Len(t, p.Images, 1)
			assert.Equal(t, c.want, p.Images[0].Src)
		})
	}
}
