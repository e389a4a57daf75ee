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
	choice := p.evidence.chooseTitle()
	best := choice.best()
	if best == nil {
		return false
	}
	a.Title = best.value
	c := best.sources[0]
	var rivals []candidate
	for _, o := range choice.options[1:] {
		rivals = append(rivals, o.sources[0])
	}
	a.Sources["title"] = p.evidence.sourceOf(&c, rivals)
	return true
}

// takeHeadline labels the heading that is the title of a page of HTML, and
// reports whether there is one.
func (p *Pass) takeHeadline() bool {
	best := p.evidence.chooseTitle().best()
	if best == nil {
		return false
	}
	for _, c := range best.sources {
		if c.block >= 0 && p.free(c.block) && letterKey(p.Page.Blocks[c.block].Text) == best.key {
			p.found.title = c.block
			p.whole(c.block, RoleTitle, 0.95, "the "+c.name+" that is the best of "+itoa(len(p.evidence.title.options))+" candidates")
			return true
		}
	}
	return false
}
