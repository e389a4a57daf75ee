package statements

import (
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// A Class says what kind of thing a page describes.
type Class uint8

// Classes of things, from those that are the subject of a page to those that
// are not.
const (
	Article Class = iota // an article, a post, a report
	Work                 // another thing that pages are about: a product, a recipe, an event
	Page                 // the page itself
	Other                // a person, an organisation, the site, a list
)

// A Thing is an object of JSON-LD that a page is about: one that stands at the
// top, in a graph, or as the main entity of another.
type Thing struct {
	// Type is the first of its types, without the address of the vocabulary.
	Type  string
	Class Class

	tree  *tree
	index int32
	set   *Set
}

// A Name is a person or an organisation that a thing names.
type Name struct {
	Name string
	Kind string // "person", "organization", or "" where nothing says
	URL  string
	Role string // the job title
	parse.Span
}

// A Value is a text and where it stands in the source.
type Value struct {
	Text string
	parse.Span
}

// works are the types that pages are about besides articles. Types that end in
// one of them are their kinds.
const works = " Product ProductGroup Recipe HowTo Review CriticReview Event JobPosting VideoObject PodcastEpisode Episode TVEpisode " +
	"Book Course SoftwareApplication MobileApplication WebApplication Dataset Question QAPage FAQPage Movie Game VideoGame " +
	"CreativeWork Chapter Thesis Service Vehicle Car RealEstateListing Apartment House Hotel Restaurant LocalBusiness MusicAlbum " +
	"MusicRecording NewsMediaArticle AudioObject PodcastSeries TVSeries Clip Quiz LearningResource Message Conversation "

// classOf returns the class of a type's name.
func classOf(name string) Class {
	switch {
	case strings.HasSuffix(name, "Article"), strings.HasSuffix(name, "Posting") && name != "JobPosting", name == "Report", name == "APIReference":
		return Article
	case strings.Contains(works, " "+name+" "), strings.HasSuffix(name, "Event"):
		return Work
	case strings.HasSuffix(name, "Page"):
		return Page
	}
	return Other
}

// typeName returns a type without the address of its vocabulary.
func typeName(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), "/")
	return s[strings.LastIndexAny(s, "/#:")+1:]
}

// ClassOf returns the class of an itemtype, and the type's name.
func ClassOf(itemType string) (Class, string) {
	first, _, _ := strings.Cut(strings.TrimSpace(itemType), " ")
	name := typeName(first)
	return classOf(name), name
}

// IsList reports whether the thing is a page that leads to others.
func (t *Thing) IsList() bool {
	return t.Type == "CollectionPage" || t.Type == "ProfilePage" || t.Type == "SearchResultsPage"
}

// Values returns the texts of a property: one, or those of an array. Of objects
// it is their name, or else their address.
func (t *Thing) Values(key string) []Value {
	var out []Value
	t.tree.each(t.index, key, func(v int32) {
		at := v
		s := t.tree.text(v)
		if t.tree.values[v].kind == object {
			tree, o := t.set.resolve(t.tree, v)
			for _, k := range [...]string{"name", "@value", "url", "@id"} {
				if c := tree.child(o, k); c > 0 && s == "" {
					s = tree.text(c)
				}
			}
		}
		if s != "" {
			out = append(out, Value{Text: s, Span: t.tree.place(at)})
		}
	})
	return out
}

// Value returns the first text of the first of the properties that has one.
func (t *Thing) Value(keys ...string) Value {
	for _, k := range keys {
		if vs := t.Values(k); len(vs) > 0 {
			return vs[0]
		}
	}
	return Value{}
}

// Names returns the persons and organisations that a property names.
func (t *Thing) Names(key string) []Name {
	var out []Name
	t.tree.each(t.index, key, func(v int32) {
		n := Name{Name: t.tree.text(v), Span: t.tree.place(v)}
		if t.tree.values[v].kind == object {
			n = t.set.name(t.tree, v, n)
		}
		if n.Name != "" {
			out = append(out, n)
		}
	})
	return out
}

// name reads an object that names someone.
func (s *Set) name(of *tree, v int32, n Name) Name {
	tree, o := s.resolve(of, v)
	get := func(key string) string {
		var out string
		tree.each(o, key, func(c int32) {
			if out == "" {
				out = tree.text(c)
			}
		})
		return out
	}
	n.Name, n.URL, n.Role = get("name"), get("url"), get("jobTitle")
	if n.Name == "" {
		n.Name = strings.TrimSpace(get("givenName") + " " + get("familyName"))
	}
	switch kind := typeName(get("@type")); {
	case kind == "Person":
		n.Kind = "person"
	case strings.HasSuffix(kind, "Organization"), kind == "Corporation", kind == "LocalBusiness":
		n.Kind = "organization"
	}
	return n
}

// child returns the first value of object o with the key; 0 where there is none.
func (t *tree) child(o int32, key string) int32 {
	for v := t.values[o].first; v > 0; v = t.values[v].next {
		if t.values[v].key == key {
			return v
		}
	}
	return 0
}

// each calls do for the values of object o with the key; those of an array one
// by one. A key that stands twice counts twice.
func (t *tree) each(o int32, key string, do func(v int32)) {
	for v := t.values[o].first; v > 0; v = t.values[v].next {
		switch {
		case t.values[v].key != key:
		case t.values[v].kind == array:
			for c := t.values[v].first; c > 0; c = t.values[c].next {
				do(c)
			}
		default:
			do(v)
		}
	}
}

// place returns the range of the source where a value stands.
func (t *tree) place(v int32) parse.Span {
	if t.start < 0 {
		return parse.Span{Start: -1, End: -1}
	}
	return parse.Span{Start: t.start + t.values[v].Start, End: t.start + t.values[v].End}
}
