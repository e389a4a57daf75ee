package clean

import (
	"slices"

	"github.com/copydesk/copydesk/parse"
)

// Values of Source.From.
const (
	fromVisible   = "visible"
	fromContainer = "container"
	fromDetected  = "detected"
	fromClass     = "class"
	fromLink      = "link"
	fromTime      = "time"
	fromURL       = "url"
	fromFigure    = "figure"
	fromPost      = "post"
)

var nowhere = parse.Span{Start: -1, End: -1}

// fields fills in the fields of the article.
func (p *Pass) fields(a *Article) {
	p.titleField(a)
	p.dekField(a)
	p.authorFields(a)
	p.dateFields(a)
	p.sectionField(a)
	p.tagField(a)
	p.figureField(a)
	p.siteField(a)
	p.languageField(a)
	p.addressField(a)
	p.licenseField(a)
	p.imageField(a)
}

// visible is the source of a field that decision d found.
func (p *Pass) visible(d Decision, value string) Source {
	return Source{From: fromVisible, Rule: d.rule, Value: value, Confidence: d.Confidence, Span: p.toSource(d.Span)}
}

// container fills in a field that the page does not show from the metadata of
// the document's container.
func (p *Pass) container(a *Article, field string, to *string, names ...string) {
	if v := parse.FoldSpace(p.Page.Doc.Meta.Get(names...)); v != "" && *to == "" {
		*to = v
		a.Sources[field] = Source{From: fromContainer, Value: v, Span: nowhere}
	}
}

// first returns the first decision in source order with the role.
func (p *Pass) first(r Role) (Decision, bool) {
	for d := range p.with(r) {
		return d, true
	}
	return Decision{}, false
}

// with yields the decisions with the role in source order.
func (p *Pass) with(r Role) func(func(Decision) bool) {
	return func(yield func(Decision) bool) {
		var of []Decision
		for _, d := range p.labels.all {
			if d.Role == r {
				of = append(of, d)
			}
		}
		slices.SortStableFunc(of, func(a, b Decision) int { return a.Start - b.Start })
		for _, d := range of {
			if !yield(d) {
				return
			}
		}
	}
}

// content returns the range of a decision without the marks of its block.
func (p *Pass) content(d Decision) parse.Span {
	b := &p.Page.Blocks[d.Block]
	return parse.Span{Start: max(d.Start, b.Content.Start), End: min(d.End, b.Content.End)}
}
