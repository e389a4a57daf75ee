package clean

import (
	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

// A hinted candidate is a part of the page whose markup names a field.
type hinted struct {
	candidate
	hint hint
	href string // where the text leads, if it is a link
	near nearness
	foot bool // behind the body, in a footer
}

// A nearness says where a block stands relative to the headline and the body.
type nearness uint8

const (
	farAway nearness = iota
	behindBody
	insideBody // below the headline, but running text has begun
	besideTitle
)

// Bounds of the head around the headline, in blocks, and of what belongs to an
// article behind its body.
const (
	aboveTitle    = 8
	belowTitle    = 24
	belowBody     = 16
	longHeadReach = 3 * belowTitle // where running text begins far below
	maxHintBytes  = 160            // of a block that a class calls an author or a date
)

// hrefHint is the name of a hint that an address gives: "/author/jane-doe".
const hrefHint = "href"

// maxHints bounds the hints of a page.
const maxHints = 200

// near says where block i stands.
func (p *Pass) near(i int, o outline) nearness {
	t := p.found.title
	switch {
	case o.end >= o.start && i > o.end && i > t:
		if i <= o.end+belowBody {
			return behindBody
		}
		return farAway
	case t < 0 && i <= max(o.start, belowTitle):
		return besideTitle
	case t >= 0 && i >= t-aboveTitle && (i <= t+belowTitle || i <= o.start && i <= t+longHeadReach):
		if o.start >= t && i > max(o.start+2, t+5) {
			return insideBody
		}
		return besideTitle
	}
	return farAway
}

// fieldHints returns the parts of the page near its headline and behind its body
// whose markup names a field: links, marks, and blocks in containers that do.
func (p *Pass) fieldHints() []hinted {
	if p.hintsOnce {
		return p.hintList
	}
	p.hintsOnce = true
	o := p.outline()
	blocks := p.origin.Blocks
	for i := max(0, p.found.title-aboveTitle); i < len(blocks); i++ {
		n := p.near(i, o)
		if n == farAway {
			if i <= o.end {
				i = max(i, o.end) // on to what stands behind the body
				continue
			}
			break
		}
		switch p.evidence.zoneOf(i) {
		case zoneHead:
			continue
		case zoneAside:
			if n != besideTitle {
				continue
			}
		case zoneComment:
			if o.start < len(blocks) && p.evidence.zoneOf(o.start) != zoneComment {
				continue
			}
		}
		p.hintsOf(i, n)
	}
	return p.hintList
}

// hintsOf gathers the hints of one block.
func (p *Pass) hintsOf(i int, near nearness) {
	b := &p.origin.Blocks[i]
	if b.Kind == parse.Preformatted {
		return // classes there are those of a highlighter: "token tag"
	}
	add := func(h hint, from, name string, at parse.Span, value, href string) {
		if h == noHint || h == hintOther || value == "" || len(p.hintList) == maxHints {
			return
		}
		c := candidate{value: value, from: from, name: name, at: at, block: i}
		foot := near != besideTitle && p.evidence.zoneOf(i) == zoneFoot
		p.hintList = append(p.hintList, hinted{candidate: c, hint: h, href: href, near: near, foot: foot})
	}
	for k := range b.Marks {
		m := &b.Marks[k]
		h, from, name := hintOf(m.Prop, m.Class, m.Rel)
		if m.Name == "time" && (h == noHint || h == hintOther) {
			h, from, name = hintDate, fromTime, "time"
		}
		add(h, from, name, parse.Span{Start: m.Start, End: m.End}, markValue(b, m, h), "")
	}
	for k := range b.Links {
		l := &b.Links[k]
		h, from, name := hintOf(l.Prop, l.Class, l.Rel)
		if h == noHint && authorLink(l) {
			h, from, name = hintUser, fromLink, hrefHint
		}
		add(h, from, name, parse.Span{Start: l.Start, End: l.End}, b.Text[l.Start:l.End], l.Href)
	}
	if len(b.Text) > maxHintBytes {
		return
	}
	const levels = 3
	cs := p.origin.Containers
	within(p.origin, b.Container, levels, func(c int) bool {
		h, from, name := propHint(cs[c].Prop), statements.Microdata, cs[c].Prop
		if h == noHint {
			says := p.evidence.names.say(cs, c)
			if h, from, name = says.class, fromClass, cs[c].Class; h == noHint {
				h, name = says.id, cs[c].ID
			}
		}
		if h != noHint {
			add(h, from, name, parse.Span{Start: 0, End: len(b.Text)}, blockValue(b), "")
		}
		return h != noHint
	})
}

// hintOf returns the field that the attributes of an element name, and the
// attribute that does.
func hintOf(prop, class, rel string) (h hint, from, name string) {
	if h = propHint(prop); h != noHint {
		return h, statements.Microdata, prop
	}
	if h = relHint(rel); h != noHint {
		return h, fromLink, rel
	}
	return classHint(class), fromClass, class
}

// markValue returns the value of a mark: that of its attributes for a date, else
// its text without the marks inside that are something else.
func markValue(b *parse.Block, m *parse.Mark, h hint) string {
	switch {
	case h >= hintPublished && h <= hintDate && m.Datetime != "":
		return m.Datetime
	case h >= hintPublished && h <= hintDate && m.Content != "", m.Start == m.End:
		return m.Content
	}
	return textWithout(b, m.Start, m.End)
}

// blockValue returns the text of a block without the marks that are something
// else.
func blockValue(b *parse.Block) string { return textWithout(b, 0, len(b.Text)) }

// textWithout returns a part of a block's text without the marks inside whose
// class says that they are beside a field: job titles, pictures.
func textWithout(b *parse.Block, start, end int) string {
	for k := range b.Marks {
		m := &b.Marks[k]
		if m.Start > start && m.End <= end && m.End > m.Start && propHint(m.Prop) == noHint && classHint(m.Class) == hintOther {
			end = m.Start
		}
	}
	return parse.FoldSpace(b.Text[start:end])
}
