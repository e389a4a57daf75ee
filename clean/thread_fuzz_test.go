package clean_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// FuzzThreads checks comments and posts of any source of HTML: a page has the one
// or the other, their texts are lines of the page, and they stand in order.
func FuzzThreads(f *testing.F) {
	for _, s := range []string{
		"", `<li class=comment id=comment-1>Ida says:<p>4 May 2023<p>A text of some words.`,
		`<ol class=commentlist><li class=comment>Ida<p>4 May 2023<p>One sentence of a few words.<ul class=children><li class=comment>Otto<p>5 May 2023<p>Another one below it, which is longer.</ul></ol>`,
		`<div class=post id=p1><a class=username>Ida</a><p>4 May 2023, 10:00<p>The first post of the thread asks something.</div><div class=post id=p2><a class=username>Otto</a><p>4 May 2023, 10:05<p>The second one says that it does not know.</div>`,
		`<div itemscope itemtype="http://schema.org/Question"><p>Who has the key of the sluice?<div itemprop=suggestedAnswer itemscope itemtype="http://schema.org/Answer"><p>The miller has it, as ever.</div></div>`,
		`<table><tr class=post><td>Ida<td>4 May 2023<td>A text in a cell of a table, with an end.<tr class=post><td>Otto<td>5 May 2023<td>One more of the same kind, below.</table>`,
		`<div id=respond><form><label>Name</label><label>Comment</label></form></div><section id=comments><h2>3 Comments</h2></section>`,
	} {
		f.Add(s, "https://forum.example/t/a/1")
		f.Add(s, "")
	}
	c, err := clean.New(clean.Options{NoRepair: true, Disable: []string{"model"}})
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, s, url string) {
		if len(s) > 20_000 {
			t.Skip("long inputs are the business of other tests")
		}
		doc := newHTML(s)
		doc.URL = strings.ToValidUTF8(url, "")
		a, err := c.Clean(t.Context(), doc)
		require.NoError(t, err)
		checkLedger(t, doc, a)
		checkThreads(t, doc, a)
	})
}

// checkThreads checks what must hold of the comments and posts of a page.
func checkThreads(t *testing.T, doc *parse.Document, a *clean.Article) {
	page, err := parse.Read(doc)
	require.NoError(t, err)
	lines := map[string]bool{}
	for i := range page.Blocks {
		lines[page.Blocks[i].Text] = true
	}
	if len(a.Posts) > 0 {
		require.Empty(t, a.Comments)
	}
	var check func(said []clean.Comment)
	check = func(said []clean.Comment) {
		at := -1
		for _, c := range said {
			require.GreaterOrEqual(t, c.Depth, 0)
			require.NotEmpty(t, c.Text)
			require.Greater(t, c.Start, at, "in order")
			require.LessOrEqual(t, c.End, len(doc.Text))
			at = c.Start
			for line := range linesOf(c.Text) {
				found := lines[line]
				for of := range lines { // preformatted text has blank lines of its own
					found = found || strings.Contains(of, line)
				}
				require.True(t, found, "%q is no line of the page", line)
			}
			check(c.Comments)
		}
	}
	check(a.Comments)
	check(a.Posts)
}

// TestHostileThreads cleans pages of far too many comments, side by side and one
// inside another, with far too many classes: work must stay in proportion.
func TestHostileThreads(t *testing.T) {
	const n = 4000
	one := func(i int) string {
		return fmt.Sprintf(`<li class="comment c%d even x y z thread-%d" id="comment-%d"><p>%s</p><p>4 May 2023, 10:00</p><p>The sluice was left open by somebody whom nobody saw, number %d.</p>`,
			i, i, i, [...]string{"Ida Brook", "Otto Lund", "Una Kell"}[i%3], i)
	}
	var flat, deep, classes strings.Builder
	for i := range n {
		flat.WriteString(one(i) + "</li>")
		deep.WriteString(one(i) + "<ul class=children>")
		fmt.Fprintf(&classes, `<div class="a%[1]c b%[1]c d%[1]c e%[1]c post"><p>4 May 2023</p><p>A text of some words with an end.</p></div>`, 'a'+i%26)
	}
	for name, page := range map[string]string{
		"side by side": story + `<ol class="commentlist">` + flat.String() + `</ol>`,
		"nested":       story + `<ol class="commentlist">` + deep.String(),
		"classes":      story + classes.String(),
		"forms":        story + strings.Repeat(`<form class="comment-form"><div class="comments"><p>Name`, n),
	} {
		t.Run(name, func(t *testing.T) {
			doc := newHTML("<body>" + page)
			a := cleanDoc(t, doc)
			checkLedger(t, doc, a)
			if name == "side by side" {
				require.Len(t, a.Comments, n)
				assert.Equal(t, "Ida Brook", a.Comments[n-4].Author)
			}
		})
	}
}

// BenchmarkCleanForum is a page of a forum with fifty posts, bytes to article.
func BenchmarkCleanForum(b *testing.B) {
	var page strings.Builder
	page.WriteString("<h1>The mill pond is dry</h1>")
	for i := range 50 {
		fmt.Fprintf(&page, `<article class="message js-post" id="js-post-%d"><div class="message-cell--user"><h4 class="message-name"><a href="/m">keeper_%d</a></h4><dl><dt>Joined</dt><dd>Feb 2, 2020</dd></dl></div>
			<div class="message-cell--main"><header><a href="#p"><time>Apr 12, 2023 10:%02d</time></a></header><div class="message-body"><p>I looked for the key in the bakery and in the church, and found it in neither.</p><p>Number %d says so.</p></div><footer><a>Reply</a></footer></div></article>`, i, i%7, i, i)
	}
	doc := newHTML(page.String())
	doc.URL = "https://forum.example/threads/mill-pond.12/"
	c := newCleaner(b, clean.Options{})
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		a, err := c.Clean(b.Context(), doc)
		require.NoError(b, err)
		require.Len(b, a.Posts, 50)
	}
}

func ExampleComment() {
	a := clean.HTML([]byte(`<h1>The mill pond is dry</h1>
		<p>The mill pond at Wells has been dry since April, and the ducks have moved to the churchyard.</p>
		<ol class="commentlist">
		<li class="comment" id="comment-1"><b class="author">Ida Brook</b><div>12 April 2023, 09:30</div><p>The key hangs in the bakery, behind the flour.</p>
			<ol class="children"><li class="comment" id="comment-2"><b class="author">Otto Lund</b><div>12 April 2023, 10:05</div><p>It does not.</p></li></ol></li>
		</ol>`), "")
	for _, c := range a.Comments {
		fmt.Println(c.Depth, c.Author, c.Date, c.Text)
	}
	// Output:
	// 0 Ida Brook 2023-04-12T09:30 The key hangs in the bakery, behind the flour.
	// 1 Otto Lund 2023-04-12T10:05 It does not.
}
