package clean

import (
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// A candidate is a value that a source states for a field.
type candidate struct {
	value string
	from  string     // the vocabulary or the kind of place: see Source.From
	name  string     // how the source calls it: "og:title", "NewsArticle.headline", "h1"
	at    parse.Span // in the source
	block int        // the block that it stands in, or -1
}

// evidence is what the markup of a page of HTML states. It is worked out once
// for a page and shared by the passes over it.
type evidence struct {
	page  *parse.Page
	set   *statements.Set
	meta  [statements.NumFields][]candidate // by field, in source order
	zones []zone                            // per container
	sites []string                          // names of the site, folded
	title *titleChoice                      // nil until it is asked for
}

// newEvidence reads the statements of a page of HTML.
func newEvidence(page *parse.Page) *evidence {
	e := &evidence{page: page, set: statements.Read(page)}
	for i := range page.Head.Meta {
		m := &page.Head.Meta[i]
		if f := statements.MetaOf(m.Name); f.Field != statements.None {
			if v := statements.Plain(m.Value); v != "" {
				e.meta[f.Field] = append(e.meta[f.Field], candidate{value: v, from: f.From, name: m.Name, at: m.Span, block: -1})
			}
		}
	}
	e.readZones()
	e.readSites()
	return e
}

// thing returns the first thing of the class that has one of the properties.
func (e *evidence) thing(c statements.Class, keys ...string) (*statements.Thing, statements.Value) {
	for i := range e.set.Things {
		t := &e.set.Things[i]
		if t.Class != c {
			continue
		}
		if v := t.Value(keys...); v.Text != "" {
			return t, v
		}
	}
	return nil, statements.Value{}
}

// source returns where a field's value came from, with the other candidates as
// rivals: those that say something else, each once.
func (c *candidate) source(rivals []candidate) Source {
	s := Source{From: c.from, Name: c.name, Value: c.value, Span: c.at}
	seen := map[string]bool{phrase.Fold(c.value): true}
	for i := range rivals {
		r := &rivals[i]
		if key := phrase.Fold(r.value); !seen[key] && len(s.Rivals) < maxRivals {
			seen[key] = true
			s.Rivals = append(s.Rivals, Rival{From: r.from, Name: r.name, Value: r.value, Span: r.at})
		}
	}
	return s
}

// maxRivals bounds the rivals of a field.
const maxRivals = 12

// offSubject is how much more a date or an author needs on a page that does not
// say that it is an article: products and services have none, and lists those of
// their entries.
const offSubject = 0.6

// aboutArticle reports whether markup says that the page is an article or a post.
func (e *evidence) aboutArticle() bool {
	for i := range e.set.Things {
		if e.set.Things[i].Class == statements.Article || e.set.Things[i].Type == "Question" {
			return true
		}
	}
	if strings.HasPrefix(strings.ToLower(e.page.Head.Get("og:type")), "article") {
		return true
	}
	for i := range e.page.Containers {
		if t := e.page.Containers[i].Type; t != "" {
			if c, name := statements.ClassOf(t); c == statements.Article || name == "Question" {
				return true
			}
		}
	}
	return false
}
