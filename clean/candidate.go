package clean

import (
	"slices"
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
	at    parse.Span // in the text of its block, or in the source where there is none
	block int        // the block that it stands in, or -1
}

// evidence is what the markup of a page of HTML states. It is worked out once
// for a page and shared by the passes over it.
type evidence struct {
	page       *parse.Page
	set        *statements.Set
	meta       [statements.NumFields][]candidate // by field, in source order
	names      *kinds[elementNames]              // of the containers
	zones      []zone                            // per container
	sites      []string                          // names of the site, folded
	logos      []string                          // what logos say, folded
	title      *titleChoice                      // nil until it is asked for
	pageKind   pageKind                          // once it was asked for
	kindChance float64
	kindOnce   bool
}

// newEvidence reads the statements of a page of HTML.
func newEvidence(page *parse.Page) *evidence {
	e := &evidence{page: page, set: statements.Read(page), names: newKinds(len(page.Containers), namesOf)}
	for i := range page.Head.Meta {
		m := &page.Head.Meta[i]
		if f := statements.MetaOf(m.Name); f.Field != statements.None {
			if v := statements.Plain(m.Value); v != "" && len(e.meta[f.Field]) < maxStatements {
				e.meta[f.Field] = append(e.meta[f.Field], candidate{value: v, from: f.From, name: m.Name, at: m.Span, block: -1})
			}
		}
	}
	e.readZones()
	e.readSites()
	e.readLogos()
	return e
}

// sourceOf returns where the value of a field came from, with the other candidates
// as rivals: those that say something else, each once.
func (e *evidence) sourceOf(c *candidate, others []candidate) Source {
	s := Source{From: c.from, Name: c.name, Value: c.value, Span: e.place(c)}
	seen := map[string]bool{phrase.Fold(c.value): true}
	for i := range others {
		o := &others[i]
		if o.value == c.value || len(s.Rivals) == maxRivals {
			continue
		}
		if key := phrase.Fold(o.value); !seen[key] {
			seen[key] = true
			s.Rivals = append(s.Rivals, Rival{From: o.from, Name: o.name, Value: o.value, Span: e.place(o)})
		}
	}
	return s
}

// place returns the range of the source that a candidate stands in.
func (e *evidence) place(c *candidate) parse.Span {
	if c.block < 0 {
		return c.at
	}
	return e.page.Locate(c.block, c.at.Start, c.at.End)
}

// whole is the range of all of a text.
func whole(s string) parse.Span { return parse.Span{Start: 0, End: len(s)} }

// maxStatements bounds the elements of the head that state one field.
const maxStatements = 64

// maxRivals bounds the rivals of a field.
const maxRivals = 12

// aboutArticle reports whether markup says that the page is an article or a
// thread.
func (e *evidence) aboutArticle() bool {
	if strings.HasPrefix(strings.ToLower(e.page.Head.Get("og:type")), "article") || e.isThread() {
		return true
	}
	isCitation := func(c candidate) bool { return c.from == statements.Citation }
	if slices.ContainsFunc(e.meta[statements.Title], isCitation) || slices.ContainsFunc(e.meta[statements.Published], isCitation) {
		return true
	}
	return e.describes(func(c statements.Class, _ string) bool { return c == statements.Article })
}

// isThread reports whether markup says that the page is a thread of a forum.
func (e *evidence) isThread() bool {
	for i := range e.page.Containers {
		if c := &e.page.Containers[i]; c.Name == "body" && (namesThread(c.ID) || namesThread(c.Class)) {
			return true
		}
	}
	return e.describes(func(_ statements.Class, name string) bool { return isThreadType(name) })
}

func isThreadType(name string) bool {
	return name == "Question" || name == "QAPage" || name == "DiscussionForumPosting"
}

// isList reports whether JSON-LD says that the page leads to others.
func (e *evidence) isList() bool {
	return slices.ContainsFunc(e.set.Things, func(t statements.Thing) bool { return t.IsList() })
}

// describes reports whether JSON-LD or microdata describes a thing that meets a
// condition.
func (e *evidence) describes(meets func(statements.Class, string) bool) bool {
	for i := range e.set.Things {
		if t := &e.set.Things[i]; meets(t.Class, t.Type) {
			return true
		}
	}
	for i := range e.page.Containers {
		if t := e.page.Containers[i].Type; t != "" && meets(statements.ClassOf(t)) {
			return true
		}
	}
	return false
}

var threadNames = wordsTable("thread", "topic", "viewtopic", "showthread", "viewthread", "discussion")

// namesThread reports whether a class or an id of the body says that the page is
// a thread.
func namesThread(names string) bool {
	for w := range classWords(names) {
		if threadNames.has(w) {
			return true
		}
	}
	return false
}

// subjects returns the things that the page is about, the articles first. Of
// more than two of a class, which are a list, there are none.
func (p *Pass) subjects() []*statements.Thing {
	const alone = 2 // an article and its copy
	var out []*statements.Thing
	for _, class := range [...]statements.Class{statements.Article, statements.Work, statements.Page} {
		n := len(out)
		for i := range p.evidence.set.Things {
			if t := &p.evidence.set.Things[i]; t.Class == class && !t.IsList() {
				out = append(out, t)
			}
		}
		if len(out)-n > alone {
			out = out[:n]
		}
	}
	return out
}
