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
