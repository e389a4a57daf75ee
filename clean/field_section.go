package clean

import (
	"slices"
	"sort"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

func (p *Pass) sectionField(a *Article) {
	var path []string
	var from Decision
	for d := range p.with(RoleBreadcrumb) {
		if len(path) > 0 && d.Block > from.Block+2*maxCrumbs {
			break // the same path at the other end of the page
		}
		if len(path) == 0 {
			from = d
		}
		path = append(path, p.crumbNames(p.Page.Blocks[d.Block].Text, len(path) == 0)...)
	}
	switch {
	case p.origin != nil && (p.statedSection(a) || p.markedSection(a)):
	case len(path) > 0:
		s := p.visible(from, "")
		s.Path = path
		a.Section = p.sectionOf(path, a.Title)
		a.Sources["section"] = s
	case p.origin != nil:
		p.namedSection(a)
	}
}

// homeReach is how far from the start of a path the home page may stand: labels
// such as “You are here” come before it.
const homeReach = 3

// sectionOf returns a path without the home page, and what stands before it, at
// its start and the page itself at its end.
func (p *Pass) sectionOf(path []string, title string) []string {
	for k := min(len(path), homeReach) - 1; k >= 0; k-- {
		// A word of the host such as “auto” may be a section as well.
		site := p.evidence != nil && p.evidence.isSite(path[k]) && (k == 0 || strings.Contains(path[k], "."))
		if site || p.isHome(path[k]) {
			path = path[k+1:]
			break
		}
	}
	title = phrase.Fold(title)
	var section []string
	for k, name := range path {
		fold := phrase.Fold(name)
		last := k == len(path)-1
		switch {
		case last && (fold == title || cutShort(name, title)):
		case slices.Contains(section, name):
		default:
			section = append(section, name)
		}
	}
	return section
}

// statedSection takes the path of a BreadcrumbList of JSON-LD, if it leads
// somewhere.
func (p *Pass) statedSection(a *Article) bool {
	crumbs := p.evidence.set.Crumbs
	var path []string
	for _, c := range crumbs {
		path = append(path, c.Text)
	}
	if a.Section = p.sectionOf(path, a.Title); len(a.Section) == 0 {
		return false
	}
	at := parse.Span{Start: crumbs[0].Start, End: crumbs[len(crumbs)-1].End}
	a.Sources["section"] = Source{From: statements.JSONLD, Name: "BreadcrumbList", Path: path, Span: at}
	return true
}

// pathWords are the words of classes and ids that name the path of a page.
var pathWords = wordsTable("breadcrumb", "breadcrumbs", "breadcrumbsnav", "crumb", "crumbs",
	"brotkrume", "brotkrumen", "pankuzu", "ariane", "migas", "briciole", "kruimelpad")

// pathHints stand in all of pathWords: what has none of them needs no look at its
// words.
var pathHints = newWordSearch(inCases("crumb", "brotkrume", "pankuzu", "ariane", "migas", "briciole", "kruimelpad")...)

// firstPath returns the first container that holds the path of the page, or -1.
// Of containers that are alike the first tells for all.
func (e *evidence) firstPath() int {
	cs := e.page.Containers
	for i := range cs {
		c := &cs[i]
		if strings.HasSuffix(c.Type, "/BreadcrumbList") || (c.Like <= 0 || c.Like >= i) && (pathHints.in(c.Class) || pathHints.in(c.ID)) && e.names.say(cs, i).path {
			return i
		}
	}
	return -1
}

// markedSection takes the path in the container whose class, id or type says
// that it is one.
func (p *Pass) markedSection(a *Article) bool {
	page := p.origin
	first := p.evidence.firstPath()
	if first < 0 {
		return false
	}
	var path []string
	at := parse.Span{Start: -1, End: -1}
	from := sort.Search(len(page.Blocks), func(i int) bool {
		return page.Blocks[i].Container >= first || inside(page, page.Blocks[i].Container, first)
	})
	for i := from; i < len(page.Blocks) && len(path) < maxCrumbs; i++ {
		if !inside(page, page.Blocks[i].Container, first) {
			if len(path) > 0 {
				break
			}
			continue
		}
		if page.Blocks[i].Kind == parse.Heading && page.Blocks[i].LinkBytes() == 0 {
			continue // “Navigation”
		}
		path = append(path, p.crumbsOf(i)...)
		if at.Start < 0 {
			at.Start = page.Blocks[i].Start
		}
		at.End = page.Blocks[i].End
	}
	if a.Section = p.sectionOf(path, a.Title); len(a.Section) == 0 {
		return false
	}
	a.Sources["section"] = Source{From: fromClass, Name: "breadcrumb", Path: path, Span: at}
	return true
}

// crumbsOf returns the names in a block of a path: its links, and what stands
// behind the last of them.
func (p *Pass) crumbsOf(i int) []string {
	b := &p.origin.Blocks[i]
	if len(b.Links) == 0 {
		return p.crumbNames(b.Text, true)
	}
	var names []string
	for _, l := range b.Links {
		if t := strings.TrimSpace(trimCrumb(b.Text[l.Start:l.End])); hasLetter(t) {
			names = append(names, t)
		}
	}
	if t := strings.TrimSpace(trimCrumb(b.Text[b.Links[len(b.Links)-1].End:])); hasLetter(t) {
		names = append(names, t)
	}
	return names
}

// namedSection takes the section that markup names without a path.
func (p *Pass) namedSection(a *Article) {
	var all []candidate
	for _, t := range p.subjects() {
		for _, v := range t.Values("articleSection") {
			all = append(all, candidate{value: v.Text, from: statements.JSONLD, name: t.Type + ".articleSection", at: v.Span, block: -1})
		}
	}
	all = append(all, p.evidence.meta[statements.Section]...)
	all = slices.DeleteFunc(all, func(c candidate) bool { return countWords(c.value) > maxCrumbWords || c.value == a.Title })
	if len(all) > 0 {
		a.Section = []string{all[0].value}
		a.Sources["section"] = p.evidence.sourceOf(&all[0], all[1:])
	}
}

// crumbNames returns the names in a line of a breadcrumb.
func (p *Pass) crumbNames(line string, first bool) []string {
	parts := crumbs(line)
	if len(parts) == 1 && first {
		if s := p.slashes(parts[0]); s != nil {
			parts = s
		} else {
			parts = strings.FieldsFunc(parts[0], func(r rune) bool { return r == '/' || r == '|' || r == '·' })
		}
	}
	var names []string
	for k, part := range parts {
		part = parse.FoldSpace(strings.Trim(part, " /|\u00a0"))
		if k == 0 && first {
			part = p.cutHereLabel(part)
		}
		if part != "" {
			names = append(names, part)
		}
	}
	return names
}

// cutHereLabel removes “You are here:” from the first part of a path.
func (p *Pass) cutHereLabel(s string) string {
	for _, m := range p.env.phrases.At(nil, s, 0, "nav.you_are_here") {
		if rest := strings.TrimLeft(s[m.End:], " :"); rest != "" {
			return rest
		}
	}
	return s
}
