package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

func (p *Pass) authorFields(a *Article) {
	if p.origin != nil {
		p.authorsOfHTML(a)
		return
	}
	add := func(names []Author) {
		for _, n := range names {
			if !slices.ContainsFunc(a.AuthorDetails, func(o Author) bool { return phrase.Fold(o.Name) == phrase.Fold(n.Name) }) {
				a.AuthorDetails = append(a.AuthorDetails, n)
				a.Authors = append(a.Authors, n.Name)
			}
		}
	}
	for d := range p.with(RoleByline) {
		b := p.byline(d.Block)
		if len(b.authors) == 0 {
			p.roleBelow(a, d)
			continue
		}
		if len(a.Authors) == 0 {
			a.Sources["authors"] = p.visible(d, p.Page.Blocks[d.Block].Text)
		}
		add(b.authors)
	}
	if len(a.Authors) > 0 {
		return
	}
	for _, f := range p.Page.Doc.Meta {
		name := f.Name[strings.LastIndexByte(f.Name, '.')+1:]
		if name != "author" && name != "authors" && name != "byline" || parse.FoldSpace(f.Value) == "" {
			continue
		}
		names := p.readAuthors(f.Value, true).authors
		if len(names) == 0 {
			names = []Author{{Name: parse.FoldSpace(f.Value)}}
		}
		add(names)
		a.Sources["authors"] = Source{From: fromContainer, Value: f.Value, Span: nowhere}
	}
}

// roleBelow gives the job title that stands on a line of its own to the last author.
func (p *Pass) roleBelow(a *Article, d Decision) {
	if n := len(a.AuthorDetails); n > 0 && a.AuthorDetails[n-1].Role == "" {
		a.AuthorDetails[n-1].Role = p.Page.Blocks[d.Block].Text
	}
}

// authorsOfHTML decides about the authors of a page of HTML: the option with the
// most points, where agreement adds some and the site itself comes last. Of
// users alone it is the first.
func (p *Pass) authorsOfHTML(a *Article) {
	options := p.authorOptions()
	best := p.bestAuthors(options)
	least := minAuthorPoints
	if !p.evidence.aboutArticle() {
		least += offSubject
	}
	if best < 0 || options[best].points < least {
		best = threadStarter(options)
	}
	if best < 0 {
		return
	}
	best = fuller(options, best)
	for _, n := range options[best].authors {
		if n.Kind == "" && p.isPerson(n.Name) {
			n.Kind = kindPerson
		}
		a.AuthorDetails = append(a.AuthorDetails, n)
		a.Authors = append(a.Authors, n.Name)
	}
	rivals := make([]candidate, len(options))
	for i := range options {
		rivals[i] = options[i].candidate
	}
	s := p.evidence.sourceOf(&options[best].candidate, rivals)
	s.Confidence = confidenceOf(options[best].points)
	a.Sources["authors"] = s
}

// bestAuthors adds what agreement is worth and returns the best option, -1 for
// none: the site only where no other has enough points.
func (p *Pass) bestAuthors(options []authorOption) int {
	for i := range options {
		o := &options[i]
		if slices.ContainsFunc(options, o.agrees) {
			o.points += pointsAgreed
		}
		if o.site = p.isPublisher(o.authors); o.site {
			o.points -= pointsSite
		}
	}
	rank := func(o *authorOption) float64 {
		if !o.site && o.points >= minAuthorPoints {
			return o.points + pointsAbove
		}
		return o.points
	}
	best := -1
	for i := range options {
		if best < 0 || rank(&options[i]) > rank(&options[best]) {
			best = i
		}
	}
	return best
}

// pointsAbove puts one rank above another; no option has as many points.
const pointsAbove = 100

// agrees reports whether another source names the same authors.
func (o *authorOption) agrees(other authorOption) bool {
	return (o.from != other.from || o.name != other.name) && slices.EqualFunc(o.authors, other.authors, sameName)
}

// threadStarter returns the first of several users that the page names in the
// same way: whoever began a thread. It returns -1 where there are none.
func threadStarter(options []authorOption) int {
	last := map[string]int{} // the last option by its source
	for i := range options {
		if options[i].user {
			last[options[i].from+" "+options[i].name] = i
		}
	}
	for i := range options {
		if o := &options[i]; o.user && options[last[o.from+" "+o.name]].block > o.block {
			return i
		}
	}
	return -1
}

// fuller returns the option of markup that names all authors of the best one and
// more; else the best one.
func fuller(options []authorOption, best int) int {
	for i := range options {
		o := &options[i]
		if o.block < 0 && len(o.authors) > len(options[best].authors) && o.points >= pointsMetaAuthor &&
			len(appendAuthors(slices.Clone(o.authors), options[best].authors)) == len(o.authors) {
			return i
		}
	}
	return best
}
