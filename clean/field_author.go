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
	} else {
		p.authorsOfText(a)
	}
	if len(a.Authors) == 0 {
		p.containerAuthors(a)
	}
}

// addAuthors adds names to those of an article, each once.
func (a *Article) addAuthors(names []Author) {
	for _, n := range names {
		if !slices.ContainsFunc(a.AuthorDetails, func(o Author) bool { return phrase.Fold(o.Name) == phrase.Fold(n.Name) }) {
			a.AuthorDetails = append(a.AuthorDetails, n)
			a.Authors = append(a.Authors, n.Name)
		}
	}
}

// authorsOfText takes the names in the bylines of a text.
func (p *Pass) authorsOfText(a *Article) {
	for d := range p.with(RoleByline) {
		b := p.byline(d.Block)
		if len(b.authors) == 0 {
			p.roleBelow(a, d)
			continue
		}
		if len(a.Authors) == 0 {
			a.Sources["authors"] = p.visible(d, p.Page.Blocks[d.Block].Text)
		}
		a.addAuthors(b.authors)
	}
}

// containerAuthors takes the names in the metadata of the document's container.
func (p *Pass) containerAuthors(a *Article) {
	for _, f := range p.Page.Doc.Meta {
		name := f.Name[strings.LastIndexByte(f.Name, '.')+1:]
		if name != "author" && name != "authors" && name != "byline" || parse.FoldSpace(f.Value) == "" {
			continue
		}
		names := p.readAuthors(f.Value, true).authors
		if len(names) == 0 {
			names = []Author{{Name: parse.FoldSpace(f.Value)}}
		}
		a.addAuthors(names)
		a.Sources["authors"] = Source{From: fromContainer, Value: f.Value, Span: nowhere}
	}
}

// roleBelow gives the job title that stands on a line of its own to the last author.
func (p *Pass) roleBelow(a *Article, d Decision) {
	if n := len(a.AuthorDetails); n > 0 && a.AuthorDetails[n-1].Role == "" {
		a.AuthorDetails[n-1].Role = p.Page.Blocks[d.Block].Text
	}
}

// authorsOfHTML decides about the authors of a page of HTML: the list of names with
// the most points, if they are enough.
func (p *Pass) authorsOfHTML(a *Article) {
	all := p.authorOptions()
	if len(all) == 0 {
		return
	}
	names := p.rateNames(all)
	best := &names[0]
	if best.points <= minAuthorPoints {
		return
	}
	o := fullest(p.fuller(names).sources)
	for _, n := range o.authors {
		if n.Kind == "" && p.isPerson(n.Name) {
			n.Kind = kindPerson
		}
		a.AuthorDetails = append(a.AuthorDetails, n)
		a.Authors = append(a.Authors, n.Name)
	}
	rivals := make([]candidate, len(all))
	for i := range all {
		rivals[i] = all[i].candidate
	}
	s := p.evidence.sourceOf(&o.candidate, rivals)
	points := make([]float64, len(names))
	for i := range names {
		points[i] = names[i].points
	}
	s.Confidence = firstChance(points, 1)
	a.Sources["authors"] = s
}

// minAuthorPoints is where F1 is best, as [minDatePoints].
const minAuthorPoints = -0.3

// rateNames returns the lists of names that sources give, the best first.
func (p *Pass) rateNames(all []authorOption) []nameOption {
	names := p.nameOptions(all)
	for i := range names {
		names[i].points = names[i].signs.points(authorPoints[:])
	}
	byPoints(names, func(n *nameOption) float64 { return n.points })
	return names
}

// fuller returns the names that markup states, if they are those of the best list
// and others and the page shows them all; else the best list.
func (p *Pass) fuller(names []nameOption) *nameOption {
	best := &names[0]
	for i := range names {
		n := &names[i]
		if n.stated() && len(n.key) > len(best.key) && holdsAll(n.key, best.key) && p.allShown(n.sources[0].authors) {
			return n
		}
	}
	return best
}

// allShown reports whether the page shows all authors.
func (p *Pass) allShown(authors []Author) bool {
	return !slices.ContainsFunc(authors, func(a Author) bool { return !strings.Contains(p.Page.Doc.Text, a.Name) })
}

// fullest returns the source that says most about the authors: their kinds, roles
// and addresses.
func fullest(sources []*authorOption) *authorOption {
	best, most := sources[0], -1
	for _, o := range sources {
		n := 0
		for _, a := range o.authors {
			for _, v := range [...]string{a.Kind, a.Role, a.URL} {
				if v != "" {
					n++
				}
			}
		}
		if n > most {
			best, most = o, n
		}
	}
	return best
}
