package clean

import (
	"math"

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
	s := p.evidence.sourceOf(&c, rivals)
	s.Confidence = p.titleConfidence()
	a.Sources["title"] = s
	return true
}

// takeHeadline labels the heading that is the title of a page of HTML, and
// reports whether there is one.
func (p *Pass) takeHeadline() bool {
	i := p.evidence.headline()
	if i < 0 || !p.free(i) {
		return false
	}
	p.found.title = i
	p.whole(i, RoleTitle, p.titleConfidence(), "best of "+itoa(len(p.evidence.title.options))+" candidates")
	return true
}

// titleConfidence returns the chance of the title among all candidates.
func (p *Pass) titleConfidence() float64 {
	sum, options := 0.0, p.evidence.chooseTitle().options
	for _, o := range options {
		sum += math.Exp(o.points - options[0].points)
	}
	return 1 / sum
}
