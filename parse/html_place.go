package parse

import (
	"net/url"
	"strconv"
	"strings"
)

// A place ties a byte of a text to the range of the source that it comes from.
type place struct {
	text     int // first byte in the text
	size     int // bytes in the text
	from, to int
}

// Locate returns the range of the source that the bytes start to end of a
// block's text stand for, tags between them included. Where no source is known
// it is -1 and -1.
func (p *Page) Locate(block, start, end int) Span {
	b := &p.Blocks[block]
	switch {
	case b.Start < 0:
		return unplaced
	case start <= 0 && end >= len(b.Text):
		return b.Content
	case !p.HTML:
		return locateText(p.Doc.Text, b, start, end)
	}
	r := fragmentReader(p.Doc.Text[b.Content.Start:b.Content.End], b.Kind == Preformatted)
	r.seg.text.places = make([]place, 0, 16+b.Content.Len()/8)
	r.read()
	at := Span{b.Content.End, b.Content.End}
	for i, pl := range r.seg.text.places {
		next := len(r.seg.text.buf)
		if i+1 < len(r.seg.text.places) {
			next = r.seg.text.places[i+1].text
		}
		if pl.text <= start && start < next {
			at.Start = b.Content.Start + pl.inside(start)
		}
		if pl.text < end && pl.text >= 0 {
			at.End = b.Content.Start + pl.inside(end)
		}
	}
	return at
}

// inside returns the byte of the source for a byte of the text in or at the end
// of a place.
func (pl *place) inside(text int) int {
	switch at := text - pl.text; {
	case at >= pl.size:
		return pl.to
	case pl.to-pl.from == pl.size:
		return pl.from + at
	}
	return pl.from // inside a character reference
}

// Path returns where a container stands: the names of the elements around it
// from the root on, with their numbers among siblings of the name where there
// are several: "html/body/div[2]/p[1]".
func (p *Page) Path(container int) string {
	if container < 0 || container >= len(p.Containers) {
		return ""
	}
	var steps []string
	for c := container; c >= 0; c = p.Containers[c].Parent {
		steps = append(steps, p.step(c))
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return strings.Join(steps, "/")
}

// step returns the name of a container with its number.
func (p *Page) step(c int) string {
	n := 0
	if p.numbers != nil {
		n = p.numbers[c]
	} else {
		n = p.number(c)
	}
	if n == 0 {
		return p.Containers[c].Name
	}
	return p.Containers[c].Name + "[" + strconv.Itoa(n) + "]"
}

// number returns the number of a container among its siblings of the same name,
// 0 for the only one.
func (p *Page) number(c int) int {
	at := &p.Containers[c]
	n, all := 0, 0
	for i := range p.Containers {
		if o := &p.Containers[i]; o.Parent == at.Parent && o.Name == at.Name {
			all++
			if i <= c {
				n++
			}
		}
	}
	if all < 2 {
		return 0
	}
	return n
}

// numberAll numbers all containers at once.
func (p *Page) numberAll() {
	type name struct {
		parent int
		name   string
	}
	last := make(map[name]int, len(p.Containers)) // the last sibling so far
	p.numbers = make([]int, len(p.Containers))
	for i := range p.Containers {
		k := name{p.Containers[i].Parent, p.Containers[i].Name}
		if before, ok := last[k]; ok {
			p.numbers[before] = max(p.numbers[before], 1)
			p.numbers[i] = p.numbers[before] + 1
		}
		last[k] = i
	}
}

// Resolve returns an address as a browser would follow it: absolute, by the
// page's base element and the document's own address. What cannot be resolved
// is returned as it is.
func (p *Page) Resolve(ref string) string {
	if foldPrefix(ref, "https://") || foldPrefix(ref, "http://") {
		return ref
	}
	base, err := url.Parse(p.Doc.URL)
	if err != nil {
		return ref
	}
	if p.Head.Base != "" {
		if base, err = base.Parse(p.Head.Base); err != nil {
			return ref
		}
	}
	u, err := base.Parse(ref)
	if err != nil || !u.IsAbs() {
		return ref
	}
	return u.String()
}

// locateText is Locate for a block of text.
func locateText(src string, b *Block, start, end int) Span {
	content := src[b.Content.Start:b.Content.End]
	if b.Kind == Preformatted {
		return Span{b.Content.Start + start, b.Content.Start + min(end, len(content))}
	}
	return Span{b.Content.Start + Unfold(content, start), b.Content.Start + Unfold(content, end)}
}
