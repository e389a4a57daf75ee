package parse

import "strings"

// image notes a picture.
func (s *segmenter) image(e *element, at Span) {
	src, size := e.source()
	if s.offered > size {
		src = s.offer // of the picture element around it
	}
	s.offer, s.offered = "", 0
	if src != "" {
		s.page.Images = append(s.page.Images, Image{
			Span: at, Src: src, Alt: FoldSpace(e.alt), Before: len(s.page.Blocks), Container: s.container(),
		})
	}
}

// head notes what an element says about the page; text is the inside of titles
// and scripts.
func (s *segmenter) head(e *element, text string, at Span) {
	h := &s.page.Head
	switch e.tag {
	case tagTitle:
		if h.Title.Value == "" {
			h.Title = Statement{Value: FoldSpace(text), Span: at}
		}
	case tagMeta:
		name := e.key
		for _, n := range [...]string{e.prop, e.equiv} {
			if name == "" {
				name = n
			}
		}
		if v := strings.TrimSpace(e.content); name != "" && v != "" {
			h.Meta = append(h.Meta, Statement{Name: strings.ToLower(strings.TrimSpace(name)), Value: v, Span: at})
		}
	case tagLink:
		if e.rel != "" && e.href != "" {
			h.Links = append(h.Links, Statement{Name: strings.ToLower(strings.TrimSpace(e.rel)), Value: e.href, Span: at})
		}
	case tagBase:
		first(&h.Base, e.href)
	case tagHTML:
		first(&h.Lang, strings.TrimSpace(e.lang))
	case tagScript:
		if v := strings.TrimSpace(text); v != "" && strings.Contains(strings.ToLower(e.kind), "ld+json") {
			h.JSON = append(h.JSON, Statement{Value: v, Span: at})
		}
	}
}
