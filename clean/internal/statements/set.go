package statements

import (
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// maxThings bounds the things of a page; a page of lists has some dozens.
const maxThings = 64

// A Set is what the scripts of JSON-LD of a page say. It is read by one
// goroutine at a time.
type Set struct {
	// Things are what the page is about, in the order of the source.
	Things []Thing
	// Crumbs are the names of the first list of breadcrumbs.
	Crumbs []Value
	// Sites are the names of the site.
	Sites []Value

	trees []*tree
	ids   map[string]place // by @id, made when the first reference is met
}

// A place is an object of a tree.
type place struct {
	tree  *tree
	index int32
}

// Read reads the scripts of a page's head. Each is read once.
func Read(page *parse.Page) *Set {
	s := &Set{}
	for i := range page.Head.JSON {
		st := &page.Head.JSON[i]
		t := readJSON(st.Value)
		t.start = startOf(page, st)
		s.trees = append(s.trees, t)
	}
	for _, t := range s.trees {
		s.things(t)
	}
	return s
}

// startOf returns where the inside of a script stands in the source, or -1.
func startOf(page *parse.Page, st *parse.Statement) int {
	if st.Start < 0 || st.End > len(page.Doc.Text) {
		return -1
	}
	if n := strings.Index(page.Doc.Text[st.Start:st.End], st.Value); n >= 0 {
		return st.Start + n
	}
	return -1
}

// things lists the objects that the page is about, and the breadcrumbs.
func (s *Set) things(t *tree) {
	main := make([]bool, len(t.values)) // what the way from the top leads to
	main[0] = true
	for i := 1; i < len(t.values); i++ {
		v := &t.values[i]
		switch v.key {
		case "", "@graph", "mainEntity", "mainEntityOfPage", "@included":
			main[i] = main[v.parent]
		}
		if v.kind != object {
			continue
		}
		name := t.typeOf(int32(i))
		switch {
		case name == "BreadcrumbList" && s.Crumbs == nil:
			s.Crumbs = t.crumbs(int32(i))
		case name == "WebSite" && len(s.Sites) < maxThings:
			if c := t.child(int32(i), "name"); c > 0 {
				s.Sites = append(s.Sites, Value{Text: t.text(c), Span: t.place(c)})
			}
		}
		if c := classOf(name); main[i] && c != Other && len(s.Things) < maxThings {
			s.Things = append(s.Things, Thing{Type: name, Class: c, tree: t, index: int32(i), set: s})
		}
	}
}

// typeOf returns the type of an object: of several the one of the first class.
func (t *tree) typeOf(o int32) string {
	name := ""
	t.each(o, "@type", func(v int32) {
		if n := typeName(t.text(v)); name == "" || classOf(n) < classOf(name) {
			name = n
		}
	})
	return name
}

// crumbs returns the names of a list of breadcrumbs.
func (t *tree) crumbs(o int32) []Value {
	var out []Value
	t.each(o, "itemListElement", func(v int32) {
		for at := v; at > 0; at = t.child(at, "item") {
			if c := t.child(at, "name"); c > 0 && t.text(c) != "" {
				out = append(out, Value{Text: t.text(c), Span: t.place(c)})
				return
			}
		}
	})
	return out
}

// resolve follows a reference: an object that has nothing but an @id stands for
// the one with that @id that has more.
func (s *Set) resolve(t *tree, o int32) (*tree, int32) {
	id := t.child(o, "@id")
	if id == 0 || t.child(o, "name") > 0 {
		return t, o
	}
	if s.ids == nil {
		s.index()
	}
	if to, ok := s.ids[t.text(id)]; ok {
		return to.tree, to.index
	}
	return t, o
}

// index lists the objects that have an @id and a name.
func (s *Set) index() {
	s.ids = map[string]place{}
	for _, t := range s.trees {
		for i := 1; i < len(t.values); i++ {
			v := &t.values[i]
			if v.key == "@id" && t.child(v.parent, "@id") == int32(i) && t.child(v.parent, "name") > 0 {
				if id := t.text(int32(i)); s.ids[id].tree == nil {
					s.ids[id] = place{t, v.parent}
				}
			}
		}
	}
}
