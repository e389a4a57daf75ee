package parse

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// A hostileCase is an entry of testdata/hostile/html.json: parts of a page, each
// repeated a number of times, and a text that a block must begin with.
type hostileCase struct {
	Name, Why, Text string
	Parts           []struct {
		Text  string
		Times int
	}
}

func hostileCases(t *testing.T) []hostileCase {
	b, err := os.ReadFile(filepath.Join("..", "testdata", "hostile", "html.json"))
	require.NoError(t, err)
	var all []hostileCase
	require.NoError(t, json.Unmarshal(b, &all))
	require.GreaterOrEqual(t, len(all), 50)
	return all
}

// page returns the page with no part repeated more often than most.
func (c *hostileCase) page(most int) string {
	var b strings.Builder
	for _, p := range c.Parts {
		b.WriteString(strings.Repeat(p.Text, min(max(p.Times, 1), most)))
	}
	return b.String()
}

const (
	// maxRepeats is how often parts are repeated at most: what takes time that
	// grows with the square of that does not end before the tests' time limit.
	maxRepeats = 1 << 30
	// treeRepeats is how often they are for html.Parse, which refuses more than
	// 512 open elements.
	treeRepeats = 100
)

// TestHostileHTML reads pages made to stall or to break a reader. None of them
// is more than 10 megabytes.
func TestHostileHTML(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	for _, c := range hostileCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			p, err := Read(&Document{Media: MediaHTML, Text: c.page(maxRepeats)})
			require.NoError(t, err)
			checkPage(t, p)
			if c.Text == "" {
				return
			}
			begins := func(b Block) bool { return strings.HasPrefix(b.Text, c.Text) }
			assert.True(t, slices.ContainsFunc(p.Blocks, begins), "no block begins with %q", c.Text)
		})
	}
}

// TestHostileFrontEnds compares the front ends on small versions of the pages.
func TestHostileFrontEnds(t *testing.T) {
	compared := 0
	for _, c := range hostileCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			src := strings.ReplaceAll(c.page(treeRepeats), "\x00", "")
			page := pageOf(&Document{Media: MediaHTML, Text: src})
			tree, ok := fromTree(t, src)
			if !ok || explained(t, src, page) {
				t.Skip("refused by html.Parse, or a difference that is explained")
			}
			compared++
			assert.Equal(t, texts(tree), texts(page))
		})
	}
	assert.GreaterOrEqual(t, compared, 40)
}

// TestDeepTree reads trees that a program made: html.Parse makes none of this
// depth.
func TestDeepTree(t *testing.T) {
	for _, name := range []string{"div", "b", "table", "select", "pre", "a", "x-y"} {
		t.Run(name, func(t *testing.T) {
			root := &html.Node{Type: html.ElementNode, Data: name}
			at := root
			for range 100_000 {
				child := &html.Node{Type: html.ElementNode, Data: name}
				at.AppendChild(child)
				at = child
			}
			at.AppendChild(&html.Node{Type: html.TextNode, Data: "The tide came in."})
			p := FromSelection(goquery.NewDocumentFromNode(root).Selection, "")
			if name == "select" {
				assert.Empty(t, p.Blocks)
				return
			}
			assert.Equal(t, []string{"The tide came in."}, texts(p))
		})
	}
}

// Nodes that no parser makes must not break the reading of a tree.
func TestOddTree(t *testing.T) {
	node := func(kind html.NodeType, data string) *html.Node { return &html.Node{Type: kind, Data: data} }
	root := node(html.ElementNode, "div")
	for _, n := range []*html.Node{
		node(html.TextNode, ""), node(html.ElementNode, ""), node(html.CommentNode, "x"), node(html.ErrorNode, "x"),
		node(html.RawNode, "<p>x"), node(html.DoctypeNode, "html"), node(html.TextNode, "The tide"), node(html.DocumentNode, ""),
		node(html.ElementNode, "BR"), node(html.TextNode, "came in."), node(html.ElementNode, "noscript"), node(html.ElementNode, "script"),
	} {
		root.AppendChild(n)
	}
	p := FromSelection(goquery.NewDocumentFromNode(root).Selection, "")
	assert.Equal(t, []string{"The tide came in."}, texts(p))
	assert.Empty(t, FromSelection(&goquery.Selection{}, "").Blocks)
}
