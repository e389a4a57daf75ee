package clean

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

// languageField takes the language that the container or the page declares,
// unless the function words of the text say otherwise: templates declare one
// language for pages in many.
func (p *Pass) languageField(a *Article) {
	declared := p.declaredLanguage()
	detected := p.lang
	if p.origin == nil || len(declared) == 0 || detected == "" || !sameLanguage(declared[0].value, detected) {
		detected = p.env.words.detect(p.sample())
	}
	spoken := candidate{value: detected, from: fromDetected, name: "function words", at: nowhere, block: -1}
	switch {
	case len(declared) == 0 && detected == "":
	case len(declared) == 0:
		a.Language = detected
		a.Sources["language"] = Source{From: fromDetected, Note: "function words", Value: detected, Span: nowhere}
	case p.origin == nil || detected == "" || sameLanguage(declared[0].value, detected):
		a.Language = declared[0].value
		a.Sources["language"] = Source{From: declared[0].from, Name: declared[0].name, Value: declared[0].value, Span: declared[0].at}
	default:
		a.Language = detected
		a.Sources["language"] = p.evidence.sourceOf(&spoken, declared)
	}
}

// declaredLanguage returns what is declared: by the root element and the head of a
// page of HTML, and by the container. Of HTML it is normalised, and what is no
// BCP 47 tag is left out.
func (p *Pass) declaredLanguage() []candidate {
	var all []candidate
	if p.origin != nil {
		all = p.statedLanguage()
	}
	if v := parse.FoldSpace(p.Page.Doc.Meta.Get("language", "lang", "metadata.language", "metadata.lang")); v != "" {
		all = append(all, candidate{value: v, from: fromContainer, at: nowhere, block: -1})
	}
	if p.origin == nil {
		return all
	}
	kept := all[:0]
	for _, c := range all {
		if tag, err := language.Parse(strings.ReplaceAll(c.value, "_", "-")); err == nil && tag != language.Und {
			c.value = tag.String()
			kept = append(kept, c)
		}
	}
	return kept
}

// statedLanguage returns what the markup of a page of HTML states.
func (p *Pass) statedLanguage() []candidate {
	var all []candidate
	if l := p.origin.Head.Lang; l != "" {
		all = append(all, candidate{value: l, from: "html", name: "lang", at: nowhere, block: -1})
	}
	all = append(all, p.evidence.meta[statements.Language]...)
	for _, t := range p.subjects() {
		if v := t.Value("inLanguage"); v.Text != "" {
			all = append(all, candidate{value: v.Text, from: statements.JSONLD, name: t.Type + ".inLanguage", at: v.Span, block: -1})
		}
	}
	return all
}

// sameLanguage reports whether two tags name one language, whatever the region.
func sameLanguage(a, b string) bool {
	x, _, _ := strings.Cut(a, "-")
	y, _, _ := strings.Cut(b, "-")
	return x == y || (x == "no" || x == "nb" || x == "nn") && (y == "no" || y == "nb" || y == "nn")
}
