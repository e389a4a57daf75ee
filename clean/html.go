package clean

import (
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// HTML returns the article as an <article> element with a <header>, the body,
// <figure> elements, and the comments in a <section>. Nothing of the source's
// markup is in it.
func (a *Article) HTML() string {
	var b strings.Builder
	// Rendering into memory fails only for void elements with children, and
	// there are none.
	_ = html.Render(&b, a.node())
	return b.String()
}

// Document returns the article of [Article.HTML] for queries with CSS selectors.
func (a *Article) Document() *goquery.Document {
	root := &html.Node{Type: html.DocumentNode}
	root.AppendChild(a.node())
	return goquery.NewDocumentFromNode(root)
}

func (a *Article) node() *html.Node {
	art := element(atom.Article, "")
	setAttr(art, "id", a.ID)
	setAttr(art, "lang", a.Language)
	a.header(art)
	a.bodyNodes(art)
	for i := range a.Figures {
		f := &a.Figures[i]
		caption := element(atom.Figcaption, f.Caption)
		if f.Credit != "" {
			if f.Caption != "" {
				caption.AppendChild(&html.Node{Type: html.TextNode, Data: " "})
			}
			caption.AppendChild(element(atom.Small, f.Credit))
		}
		art.AppendChild(wrap(atom.Figure, caption))
	}
	if len(a.Tags) > 0 {
		art.AppendChild(listOf(a.Tags, "tags"))
	}
	a.commentNodes(art)
	return art
}

func (a *Article) header(art *html.Node) {
	h := element(atom.Header, "")
	if len(a.Section) > 0 {
		nav := wrap(atom.Nav, listOf(a.Section, ""))
		h.AppendChild(nav)
	}
	if a.Title != "" {
		h.AppendChild(element(atom.H1, a.Title))
	}
	if a.Dek != "" && !a.beginsWithDek() {
		dek := element(atom.P, a.Dek)
		setAttr(dek, "class", "dek")
		h.AppendChild(dek)
	}
	if len(a.Authors) > 0 {
		h.AppendChild(element(atom.Address, strings.Join(a.Authors, ", ")))
	}
	if a.Published != "" {
		t := element(atom.Time, a.Published)
		setAttr(t, "datetime", a.Published)
		h.AppendChild(t)
	}
	if h.FirstChild != nil {
		art.AppendChild(h)
	}
}

func (a *Article) bodyNodes(art *html.Node) {
	var open *html.Node // the list or table that takes the next item
	for i := range a.Body {
		n := &a.Body[i]
		switch Role(n.Kind) {
		case RoleListItem:
			open = appendTo(art, open, atom.Ul)
			open.AppendChild(element(atom.Li, n.Text))
			continue
		case RoleTableRow:
			open = appendTo(art, open, atom.Table)
			row := element(atom.Tr, "")
			for _, c := range n.Cells() {
				row.AppendChild(element(atom.Td, c))
			}
			open.AppendChild(row)
			continue
		case RoleHeading:
			art.AppendChild(element(atom.Lookup([]byte("h"+strconv.Itoa(n.headingLevel()))), n.Text))
		case RoleQuote:
			art.AppendChild(wrap(atom.Blockquote, element(atom.P, n.Text)))
		case RolePreformatted:
			art.AppendChild(element(atom.Pre, n.Text))
		default:
			art.AppendChild(element(atom.P, n.Text))
		}
		open = nil
	}
}

func (a *Article) commentNodes(art *html.Node) {
	if len(a.Comments) == 0 {
		return
	}
	s := element(atom.Section, "")
	setAttr(s, "class", "comments")
	for i := range a.Comments {
		c := &a.Comments[i]
		n := element(atom.Article, "")
		n.AppendChild(wrap(atom.Header, element(atom.B, c.Author), element(atom.Time, c.Date)))
		for p := range strings.SplitSeq(c.Text, "\n\n") {
			n.AppendChild(element(atom.P, p))
		}
		s.AppendChild(n)
	}
	art.AppendChild(s)
}

// appendTo returns open if it is an element of the kind, else a new one in parent.
func appendTo(parent, open *html.Node, kind atom.Atom) *html.Node {
	if open != nil && open.DataAtom == kind {
		return open
	}
	n := element(kind, "")
	parent.AppendChild(n)
	return n
}

func element(a atom.Atom, text string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: a.String(), DataAtom: a}
	if text != "" {
		n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
	return n
}

func wrap(a atom.Atom, children ...*html.Node) *html.Node {
	n := element(a, "")
	for _, c := range children {
		n.AppendChild(c)
	}
	return n
}

func listOf(items []string, class string) *html.Node {
	ul := element(atom.Ul, "")
	setAttr(ul, "class", class)
	for _, s := range items {
		ul.AppendChild(element(atom.Li, s))
	}
	return ul
}

func setAttr(n *html.Node, key, value string) {
	if value != "" {
		n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
	}
}
