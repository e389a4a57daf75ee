package clean

import (
	"slices"
	"sort"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

// figureField collects captions and credits. A credit belongs to the caption
// whose block it ends, or to the one directly before it.
func (p *Pass) figureField(a *Article) {
	last := -2                  // block of the last caption
	seen := map[uint64]int{}    // figures by their captions
	bare := map[uint64]string{} // copies of captions that stand before the one with the credit
	for i := range p.Page.Blocks {
		d, whole := p.Label(i)
		credit := p.creditOf(i)
		switch {
		case whole && d.Role == RoleCaption:
			f := Figure{Caption: p.withoutLabel(i, p.captionText(i)), Credit: credit, Span: d.Span}
			key := p.key(f.Caption)
			if t, ok := bare[key]; ok {
				f.Caption = t
			}
			if k, ok := seen[key]; ok {
				if a.Figures[k].Credit == "" {
					a.Figures[k].Credit = f.Credit
				}
				last = i
				continue
			}
			if n := len(a.Figures); f.Credit == "" && n > 0 && a.Figures[n-1].Caption == "" && last == i-1 {
				f.Credit = a.Figures[n-1].Credit // the credit stands above its caption
				a.Figures = a.Figures[:n-1]
			}
			seen[key] = len(a.Figures)
			a.Figures = append(a.Figures, f)
			last = i
		case whole && d.Role == RoleCredit:
			if n := len(a.Figures); n > 0 && i-last <= 2 && a.Figures[n-1].Credit == "" {
				a.Figures[n-1].Credit = credit
			} else {
				a.Figures = append(a.Figures, Figure{Credit: credit, Span: d.Span})
				last = i
			}
		case credit != "":
			a.Figures = append(a.Figures, Figure{Credit: credit, Span: p.creditSpan(i)})
		case whole && d.rule == "duplicate.caption":
			bare[p.facts[i].key] = p.Page.Blocks[i].Text
			if last >= 0 {
				last = i
			}
		}
	}
	p.pictures(a)
}

// creditSpan returns the range of the credit in block i, or the zero Span.
func (p *Pass) creditSpan(i int) parse.Span {
	if d, ok := p.Label(i); ok && d.Role == RoleCredit {
		return d.Span
	}
	for _, d := range p.parts(i) {
		if d.Role == RoleCredit {
			return d.Span
		}
	}
	return parse.Span{}
}

// creditOf returns the credit in block i without the words of its template.
func (p *Pass) creditOf(i int) string {
	s := p.creditSpan(i)
	if s.Len() == 0 {
		return ""
	}
	text := strings.TrimLeft(parse.FoldSpace(p.source(s)), "([| -–—（【")
	// A template with placeholders holds a part of the credit.
	for _, m := range p.env.phrases.At(nil, text, 0, "credit") {
		rest := text[m.End:]
		// An agency's name is not a template but a part of the credit.
		if hasLetter(rest) && !strings.HasPrefix(rest, "/") && !strings.Contains(m.Phrase.ID, "agency") && !strings.Contains(m.Phrase.Pattern, "{") {
			text = rest
			break
		}
	}
	text = strings.TrimLeft(text, " :：.,-–—©=/")
	text = strings.TrimRight(text, " ")
	if strings.Count(text, "(") < strings.Count(text, ")") {
		text = strings.TrimSuffix(strings.TrimRight(text, ". "), ")")
	}
	text = strings.TrimRight(text, "）】")
	if name, ok := photographer(text); ok {
		text = name
	}
	if strings.Count(text, "[") < strings.Count(text, "]") {
		text = strings.TrimSuffix(text, "]")
	}
	return strings.TrimSpace(text)
}

// withoutLabel removes the label at the start of a caption.
func (p *Pass) withoutLabel(i int, text string) string {
	m, ok := p.strong(i, "caption.label")
	if !ok || m.RestStart >= m.RestEnd || m.RestStart > len(text) {
		return text
	}
	return strings.TrimLeft(text[m.RestStart:], " :")
}

// pictures ties the figures of a page of HTML to their pictures: that of the
// figure element around the caption, else the one that stands right before it.
func (p *Pass) pictures(a *Article) {
	if p.origin == nil || len(a.Figures) == 0 {
		return
	}
	blocks := p.Page.Blocks
	boxes := pictureBoxes(p.origin.Containers)
	for k := range a.Figures {
		f := &a.Figures[k]
		i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > f.Start })
		if img := p.picture(i, boxes); img != nil {
			f.Src, f.Alt = p.origin.Resolve(img.Src), img.Alt
		}
		f.Span = p.toSource(f.Span)
	}
}

// picture returns the picture that block i is the caption of, or nil. boxes are
// those of pictureBoxes.
func (p *Pass) picture(i int, boxes []int32) *parse.Image {
	page := p.origin
	around := boxes[page.Blocks[i].Container]
	images := page.Images
	from := sort.Search(len(images), func(k int) bool { return images[k].Before >= i-pictureReach })
	var near *parse.Image
	for k := from; k < len(images) && images[k].Before <= i+pictureReach; k++ {
		img := &images[k]
		box := boxes[img.Container]
		for box > around {
			box = boxes[page.Containers[box].Parent]
		}
		if around > 0 && box == around {
			return img
		}
		if img.Before <= i && img.Before >= i-1 && beside(page, img.Container, page.Blocks[i].Container) {
			near = img
		}
	}
	if around > 0 {
		return nil
	}
	return near
}

// beside reports whether containers a and b are one, or stand side by side, or
// one is around the other.
func beside(page *parse.Page, a, b int) bool {
	up, other := page.Containers[a].Parent, page.Containers[b].Parent
	return a == b || up == other || a == other || up == b
}

// pictureReach is how many blocks lie between a picture and its caption inside
// one figure.
const pictureReach = 4

// pictureBoxes returns of each container the innermost box of a picture and its
// caption that it is or stands in; 0 where there is none.
func pictureBoxes(cs []parse.Container) []int32 {
	boxes := make([]int32, len(cs))
	isBox := newKinds(len(cs), func(c *parse.Container) bool { return c.Name == "figure" || pictureBox(c.Class) })
	for c := 1; c < len(cs); c++ {
		boxes[c] = boxes[cs[c].Parent]
		if isBox.say(cs, c) {
			boxes[c] = int32(c)
		}
	}
	return boxes
}

// pictureBox reports whether a class names a box of a picture and its caption.
func pictureBox(class string) bool {
	return strings.Contains(class, "wp-caption") || strings.Contains(class, "image-caption") || strings.Contains(class, "media-caption")
}

// inside reports whether container c is at or inside container of.
func inside(page *parse.Page, c, of int) bool {
	for ; c >= of; c = page.Containers[c].Parent {
		if c == of {
			return true
		}
	}
	return false
}

// imageField takes the picture that stands for the page: the one that markup
// states, else that of the first figure.
func (p *Pass) imageField(a *Article) {
	if p.origin == nil {
		return
	}
	all := slices.Clone(p.evidence.meta[statements.Image])
	for _, t := range p.subjects() {
		for _, v := range t.Values("image") {
			all = append(all, candidate{value: v.Text, from: statements.JSONLD, name: t.Type + ".image", at: v.Span, block: -1})
		}
	}
	for i := range a.Figures {
		if f := &a.Figures[i]; f.Src != "" {
			all = append(all, candidate{value: f.Src, from: fromFigure, name: "src", at: f.Span, block: -1})
		}
	}
	p.firstAddress(a, "image", &a.Image, all)
}
