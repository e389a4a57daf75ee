package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
)

func (p *Pass) tagField(a *Article) {
	for d := range p.with(RoleTags) {
		text := p.Page.Blocks[d.Block].Text
		if m, ok := p.match(d.Block, "tags.heading"); ok && m.RestStart < m.RestEnd {
			text = text[m.RestStart:m.RestEnd]
		}
		if len(a.Tags) == 0 {
			a.Sources["tags"] = p.visible(d, text)
		}
		for _, t := range splitTags(text) {
			if !slices.Contains(a.Tags, t) {
				a.Tags = append(a.Tags, t)
			}
		}
	}
	if len(a.Tags) > 0 {
		return
	}
	if p.origin != nil {
		p.statedTags(a)
	}
	if len(a.Tags) == 0 {
		p.containerTags(a)
	}
}

// containerTags takes the tags in the metadata of the document's container.
func (p *Pass) containerTags(a *Article) {
	for _, f := range p.Page.Doc.Meta {
		if name := f.Name[strings.LastIndexByte(f.Name, '.')+1:]; name == "tags" || name == "keywords" {
			a.Tags = append(a.Tags, splitTags(f.Value)...)
			a.Sources["tags"] = Source{From: fromContainer, Value: f.Value, Span: nowhere}
		}
	}
}

// statedTags takes the tags of a page of HTML: those that the page shows as
// links to tags, else those that JSON-LD and Open Graph state, else the keywords
// of the head.
func (p *Pass) statedTags(a *Article) {
	var shown, stated, keywords []candidate
	for _, h := range p.fieldHints() {
		if text := p.Page.Blocks[h.block].Text; h.hint == hintTag && !h.foot && (h.at.Len() < len(text) || len(p.origin.Blocks[h.block].Links) == 0) {
			shown = append(shown, h.candidate)
		}
	}
	for _, t := range p.subjects() {
		for _, v := range t.Values("keywords") {
			stated = append(stated, candidate{value: v.Text, from: statements.JSONLD, name: t.Type + ".keywords", at: v.Span, block: -1})
		}
	}
	for _, c := range p.evidence.meta[statements.Tags] {
		if c.from == statements.Plaintext {
			keywords = append(keywords, c)
		} else {
			stated = append(stated, c)
		}
	}
	for _, of := range [...][]candidate{shown, stated, keywords} {
		for _, c := range of {
			for _, t := range splitTags(c.value) {
				t = strings.TrimPrefix(t, "#")
				if len(a.Tags) < maxTags && !slices.Contains(a.Tags, t) && hasLetter(t) {
					a.Tags = append(a.Tags, t)
				}
			}
		}
		if len(a.Tags) > 0 {
			a.Sources["tags"] = p.evidence.sourceOf(&of[0], nil)
			return
		}
	}
}

// maxTags bounds the tags of a page; lists of keywords for search engines are
// longer.
const maxTags = 40
