package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/clean/phrase"
)

func (p *Pass) dekField(a *Article) {
	if d, ok := p.first(RoleDek); ok {
		a.Dek = p.Page.Blocks[d.Block].Text
		a.Sources["dek"] = p.visible(d, a.Dek)
		return
	}
	if i := p.found.dek; i >= 0 && p.isKept(i) {
		b := &p.Page.Blocks[i]
		a.Dek = b.Text
		a.Sources["dek"] = Source{From: fromVisible, Rule: "dek", Value: b.Text, Note: "stays in the body", Confidence: keptDek, Span: p.toSource(b.Span)}
		return
	}
	if p.origin != nil {
		p.statedDek(a)
	}
}

// keptDek is how sure a class and the place below the title are.
const keptDek = 0.85

// statedDek takes the description of the head, if it is a whole one and the body
// does not say it as well.
func (p *Pass) statedDek(a *Article) {
	all := append(p.describedAs(), p.evidence.meta[statements.Dek]...)
	all = slices.DeleteFunc(all, func(c candidate) bool {
		words := countWords(c.value)
		return words < minDekWords || words > dekWords || cutOff(c.value) || strings.Contains(p.Page.Doc.Text, c.value) || phrase.Fold(c.value) == phrase.Fold(a.Title)
	})
	if len(all) > 0 && p.evidence.aboutArticle() {
		a.Dek = all[0].value
		a.Sources["dek"] = p.evidence.sourceOf(&all[0], all[1:])
	}
}

// describedAs returns the descriptions that JSON-LD gives of the article.
func (p *Pass) describedAs() []candidate {
	var all []candidate
	for _, t := range p.subjects() {
		if v := t.Value("description", "alternativeHeadline"); v.Text != "" && t.Class == statements.Article {
			all = append(all, candidate{value: v.Text, from: statements.JSONLD, name: t.Type + ".description", at: v.Span, block: -1})
		}
	}
	return all
}

// cutOff reports whether a description was cut short.
func cutOff(s string) bool {
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "[…]") || strings.HasSuffix(s, "[...]")
}
