package clean

import (
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

func (p *Pass) titleField(a *Article) {
	if p.origin != nil && p.titleOfHTML(a) {
		return
	}
	if d, ok := p.first(RoleTitle); ok {
		a.Title = p.titleText()
		s := p.visible(d, a.Title)
		if t := parse.FoldSpace(p.containerTitle()); t != "" && phrase.Fold(t) != phrase.Fold(a.Title) {
			s.Rivals = []Rival{{From: fromContainer, Value: t, Span: nowhere}}
		}
		a.Sources["title"] = s
	}
	p.container(a, "title", &a.Title, "title", "headline")
}

// titleOfHTML takes the title of a page of HTML and reports whether there is one.
func (p *Pass) titleOfHTML(a *Article) bool {
	choice := p.evidence.choose()
	best := choice.best()
	if best == nil {
		return false
	}
	a.Title = best.value
	c := best.sources[0]
	if c.block >= 0 {
		c.at = p.origin.Blocks[c.block].Span
	}
	var rivals []candidate
	for _, o := range choice.options[1:] {
		rivals = append(rivals, o.sources[0])
	}
	a.Sources["title"] = c.source(rivals)
	return true
}
