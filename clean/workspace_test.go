package clean

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

const (
	quayText = "The ferry to Ellery was late again this morning, and those who waited on the quay talked about the weather and the price of fish.\n"
	quayHTML = "<title>Late ferry</title><nav class=menu><a href=/>Home</a> <a href=/n>News</a></nav><article><h1>Late ferry</h1>" +
		"<p class=byline>By Ada Quill, 4 May 2023</p><p>" + quayText + "<p>" + quayText + "</article>" +
		"<div id=comments><h2>Comments</h2><div class=comment><b>Una</b> 5 May 2023<p>" + quayText + "</div></div><footer>© The Quay</footer>"
)

func TestCleared(t *testing.T) {
	var s []int
	a := cleared(&s, 3)
	copy(a, []int{1, 2, 3})
	b := cleared(&s, 2)
	assert.Equal(t, []int{0, 0}, b)
	assert.Same(t, &a[0], &b[0])
	_ = append(b, 9)
	assert.Equal(t, []int{0, 0, 3}, a, "what is appended goes elsewhere")
	assert.Equal(t, []int{0, 0, 0, 0}, cleared(&s, 4))
	assert.Empty(t, cleared(&s, 0))
}

// TestWorkspaceKept checks that memory of large pages is not kept.
func TestWorkspaceKept(t *testing.T) {
	for _, c := range []struct {
		name string
		html bool
		text string
		kept bool
	}{
		{"text", false, quayText, true},
		{"html", true, quayHTML, true},
		{"nothing", true, "", true},
		{"blocks", true, strings.Repeat("<p>Boat", maxWorkspace+1), false},
		{"containers", true, quayHTML + strings.Repeat("<div></div>", maxWorkspaceContainers), false},
		{"lines", false, strings.Repeat("a line\n\n", maxWorkspace+1), false},
		{"bytes", false, strings.Repeat("boats ", maxWorkspaceBytes/6+1), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			cleaner, err := New(Options{NoRepair: true})
			require.NoError(t, err)
			doc := parse.NewText(c.text)
			if c.html {
				doc = &parse.Document{Media: parse.MediaHTML, Text: c.text}
			}
			_, err = cleaner.Clean(t.Context(), doc)
			require.NoError(t, err)
			assert.Equal(t, c.kept, len(cleaner.spaces) == 1)
		})
	}
}

// TestWorkspaceTellsNothing cleans pages one after another and at once, some with
// a context that has ended or a budget, and compares each article with that of
// a cleaner that has seen nothing else.
func TestWorkspaceTellsNothing(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	var docs []*parse.Document
	for k, s := range []string{
		quayHTML, "<p>x", strings.Repeat(quayHTML, 3), "", "<table><tr><td>a<td>b<tr><td>c<td>d</table>" + quayHTML,
		quayText, strings.Repeat(quayText+"\n", 5) + "Share this\n\nRelated articles\n\nBoats\n", "# Head\n\n- a\n- b\n\n" + quayText,
	} {
		d := &parse.Document{Name: fmt.Sprint(k), Media: parse.MediaText, Text: s}
		if k < 5 {
			d.Media = parse.MediaHTML
		}
		docs = append(docs, d)
	}
	opts := Options{MaxBlocks: 20}
	article := func(c *Cleaner, ctx context.Context, d *parse.Document) (*Article, string) {
		a, _ := c.Clean(ctx, d)
		b, err := json.Marshal(a)
		assert.NoError(t, err)
		return a, string(b)
	}
	contexts := []context.Context{t.Context(), ended}
	var want [][2]string
	for _, d := range docs {
		var w [2]string
		for k, ctx := range contexts {
			fresh, err := New(opts)
			require.NoError(t, err)
			_, w[k] = article(fresh, ctx, d)
		}
		want = append(want, w)
	}
	used, err := New(opts)
	require.NoError(t, err)
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			var kept []*Article
			var said []string
			for i := range 6 * len(docs) {
				k, which := (i*(2*g+1)+g)%len(docs), i/len(docs)%2
				a, got := article(used, contexts[which], docs[k])
				assert.Equal(t, want[k][which], got)
				kept, said = append(kept, a), append(said, got)
			}
			for i, a := range kept {
				b, _ := json.Marshal(a)
				assert.Equal(t, said[i], string(b), "an article stays as it is")
			}
		})
	}
	group.Wait()
}

// TestWorkspaceOfPanic checks that a rule that panics leaves nothing behind.
func TestWorkspaceOfPanic(t *testing.T) {
	bad := true
	rule := Rule{Name: "own.panic", Doc: "Panics.", Run: func(p *Pass) {
		if bad {
			panic("own")
		}
	}}
	c, err := New(Options{Rules: []Rule{rule}})
	require.NoError(t, err)
	doc := &parse.Document{Media: parse.MediaHTML, Text: quayHTML}
	assert.PanicsWithValue(t, "own", func() { _, _ = c.Clean(t.Context(), doc) })
	bad = false
	got, err := c.Clean(t.Context(), doc)
	require.NoError(t, err)
	fresh, err := New(Options{Rules: []Rule{rule}})
	require.NoError(t, err)
	want, err := fresh.Clean(t.Context(), doc)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}
