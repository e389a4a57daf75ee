package parse

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unplaced is the range of what comes from a tree: none is known.
var unplaced = Span{none, none}

// FromSelection makes a page of the elements of a selection, for those who hold
// a tree of the page or choose from it with CSS selectors; url is the page's
// address, or "". The page has the blocks that [Read] makes of the same source,
// but no source: all ranges are -1 and -1, and [Page.Path] says where a
// container stands.
//
// Elements inside other elements of the selection are read once. The tree is
// not changed. What the head of the page says is read where the selection
// holds it.
func FromSelection(sel *goquery.Selection, url string) *Page {
	doc := &Document{URL: url, Media: MediaHTML, Charset: "utf-8"}
	nodes := outermost(sel.Nodes)
	p, s := fromNodes(doc, nodes, false)
	if s.sparse() {
		p, _ = fromNodes(doc, nodes, true)
	}
	return p
}

func fromNodes(doc *Document, nodes []*html.Node, noscript bool) (*Page, *segmenter) {
	w := treeWalker{seg: newSegmenter(doc, 0, nil)}
	w.seg.noscript = noscript
	for _, n := range nodes {
		w.walk(n)
	}
	p := w.seg.finish(none)
	p.Containers[0].Span = unplaced
	p.numberAll() // paths are all that says where a block stands
	for i := range p.Blocks {
		p.Blocks[i].Span, p.Blocks[i].Content = unplaced, unplaced
	}
	return p, w.seg
}

// outermost returns the nodes that no other of them holds.
func outermost(nodes []*html.Node) []*html.Node {
	if len(nodes) < 2 {
		return nodes
	}
	in := make(map[*html.Node]bool, len(nodes))
	for _, n := range nodes {
		in[n] = true
	}
	var out []*html.Node
	seen := map[*html.Node]bool{} // known not to be inside one of them
	for _, n := range nodes {
		inside := false
		var way []*html.Node
		for a := n.Parent; a != nil && !inside && !seen[a]; a = a.Parent {
			inside = in[a]
			way = append(way, a)
		}
		if !inside {
			for _, a := range way {
				seen[a] = true
			}
			out = append(out, n)
		}
	}
	return out
}

// A treeWalker reads a tree in the order of the source.
type treeWalker struct {
	seg  *segmenter
	elem element
}

// walk reads a node and all below it, without recursion: trees made or changed
// by programs may have any depth.
func (w *treeWalker) walk(root *html.Node) {
	for n := root; n != nil; {
		if w.enter(n) && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for {
			w.leave(n)
			if n == root {
				return
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n = n.Parent
		}
	}
}

// enter reads the beginning of a node and reports whether its inside is read.
func (w *treeWalker) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		w.seg.characters(n.Data, 0, len(n.Data), false)
		return false
	case html.DocumentNode:
		return true
	case html.ElementNode:
	default:
		return false
	}
	t := treeTag(n)
	info := t.info()
	switch {
	case t == tagNoscript && w.seg.noscript:
		return w.noscript(n)
	case info.raw && info.skip:
		w.attributed(n, t)
		w.seg.head(&w.elem, rawText(n), unplaced)
		if w.seg.skipping == 0 {
			w.seg.skipped(t, unplaced)
		}
		return false
	case info.block && info.void:
		w.seg.part()
	case info.block || info.skip:
		w.attributed(n, t)
		w.seg.push(&w.elem, unplaced)
	case t == tagMeta || t == tagLink || t == tagBase || t == tagHTML:
		w.attributed(n, t)
		w.seg.head(&w.elem, "", unplaced)
		if t == tagMeta {
			w.seg.valueMark(&w.elem)
		}
	case info.mark:
		w.attributed(n, t)
		w.seg.openMark(&w.elem)
	case t != tagOther:
		w.attributed(n, t)
		w.seg.inline(&w.elem, unplaced)
	}
	return true
}

// leave reads the end of a node.
func (w *treeWalker) leave(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	t := treeTag(n)
	info := t.info()
	switch {
	case t == tagNoscript && w.seg.noscript:
		w.seg.pop(none)
	case info.raw && info.skip, info.block && info.void:
	case info.block || info.skip:
		w.seg.pop(none)
	case info.mark:
		w.seg.closeMark(t)
	case t == tagA:
		w.seg.endLink()
	case t == tagCustom:
		w.elem = element{tag: t}
		w.seg.inline(&w.elem, unplaced)
	}
}

// treeTag returns the tag of an element.
func treeTag(n *html.Node) tag {
	t := lookupTag(n.Data)
	switch {
	case (t == tagForeign || t == tagDesc) && n.Namespace != "svg", n.Namespace == "svg" && t != tagSvg && t != tagForeign && t != tagDesc:
		return tagOther
	}
	return t
}

// noscript reads the inside of a noscript element, which parsers keep as text
// where they are told that scripts run. It reports whether the inside is a tree.
func (w *treeWalker) noscript(n *html.Node) bool {
	w.attributed(n, tagQuiet)
	w.seg.push(&w.elem, unplaced)
	text := n.FirstChild
	if text == nil || text.Type != html.TextNode || text.NextSibling != nil {
		return true
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	// What is nested too deep for the parser is left out.
	nodes, _ := html.ParseFragmentWithOptions(strings.NewReader(text.Data), body, html.ParseOptionEnableScripting(false))
	for _, c := range nodes {
		w.walk(c)
	}
	return false
}

// attributed fills w.elem from a node.
func (w *treeWalker) attributed(n *html.Node, t tag) {
	w.elem = element{tag: t}
	for _, a := range n.Attr {
		if name := lookupAttribute(a.Key); t.wanted(name) {
			w.elem.set(name, a.Val)
		}
	}
}

// rawText returns the text directly inside n.
func rawText(n *html.Node) string {
	if c := n.FirstChild; c == nil || c.NextSibling == nil {
		if c != nil && c.Type == html.TextNode {
			return c.Data
		}
		return ""
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
