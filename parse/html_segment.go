package parse

import (
	"unicode"
	"unicode/utf8"
)

// A segmenter makes a page from elements and text. Both ways of reading HTML,
// from bytes and from a tree, call it in the order of the source.
type segmenter struct {
	page      *Page
	text      textBuilder
	open      []frame // the containers that are open, innermost last
	skipping  int     // open elements whose inside is no text of the page
	lists     int     // open lists
	pres      int     // open elements in which white space counts
	pre       int     // container of the outermost of them
	link      int     // index in links of the open link, or none
	links     []Link
	marks     []Mark
	inlines   []inlineElement // open elements inside blocks, innermost last
	openMarks []int           // indexes in inlines of those that are marks
	linkEnd   bool            // a link ended and nothing came behind it
	broken    bool            // a line break came, and no text behind it
	texts     []textRange
	alike     likeness
	offer     string  // the address of the largest version that source elements name
	offered   float64 // its size
	noscript  bool    // the inside of noscript elements is text
	hasQuiet  bool    // there are noscript elements
}

// A frame is an open container.
type frame struct {
	tag       tag
	container int // or none where only its inside is left out
	start     int // of its start tag in the source
}

// A textRange is where the text, the links and the marks of a block stand in the
// buffers.
type textRange struct {
	text, links, marks Span
}

// newSegmenter returns a segmenter for a page of about size bytes, in the memory
// of an earlier one, whose page is overwritten; nil where there is none.
func newSegmenter(doc *Document, size int, old *segmenter) *segmenter {
	if old == nil {
		old = &segmenter{page: &Page{}}
	}
	// The 1,497 labelled pages have a container for 410 bytes, a block for 920,
	// and text in a sixteenth of their bytes, in the mean.
	s := &segmenter{link: none, page: &Page{
		Doc: doc, HTML: true,
		Blocks:     emptied(old.page.Blocks, 1+size/900),
		Containers: emptied(old.page.Containers, 2+size/400),
		Images:     old.page.Images[:0],
		Skipped:    old.page.Skipped[:0],
		Head:       Head{Meta: old.page.Head.Meta[:0], Links: old.page.Head.Links[:0]},
	}}
	s.text.buf = emptied(old.text.buf, 64+size/16)
	s.texts = emptied(old.texts, 1+size/900)
	s.links = emptied(old.links, 1+size/900)
	s.marks = old.marks[:0]
	s.alike.seed, s.alike.cells = old.alike.seed, old.alike.cells
	clear(s.alike.cells)
	s.page.Containers = append(s.page.Containers, Container{Parent: -1, Name: "html", Span: Span{0, size}})
	s.inlines, s.openMarks = old.inlines[:0], old.openMarks[:0]
	s.open = append(old.open[:0], frame{tag: tagHTML})
	s.text.begin(false)
	return s
}

// emptied returns an empty slice with room for n elements, in the memory of s if
// that is enough.
func emptied[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, 0, n)
	}
	return s[:0]
}

// blank reports whether there is no text yet.
func (s *segmenter) blank() bool { return len(s.page.Blocks) == 0 && s.text.empty() }

// container returns the index of the innermost container.
func (s *segmenter) container() int {
	for i := len(s.open) - 1; ; i-- {
		if c := s.open[i].container; c != none {
			return c
		}
	}
}

// push opens an element that begins and ends blocks, or one whose inside is
// left out.
func (s *segmenter) push(e *element, at Span) {
	f := frame{tag: e.tag, container: none, start: at.Start}
	if e.tag.info().block && s.skipping == 0 {
		s.cut(e.tag)
		parent := s.container()
		f.container = len(s.page.Containers)
		s.page.Containers = append(s.page.Containers, Container{
			Parent: parent, Depth: s.page.Containers[parent].Depth + 1, Name: e.tag.info().name, Span: at,
			Class: e.class, ID: e.id, Role: e.role, Prop: e.prop, Type: e.itemType, Hidden: e.hidden,
		})
		s.page.Containers[f.container].Like = s.alike.first(s.page.Containers, f.container)
	}
	s.open = append(s.open, f)
	s.count(f, 1)
}

// pop closes the innermost element, which ends at end.
func (s *segmenter) pop(end int) {
	last := len(s.open) - 1
	f := s.open[last]
	if f.container != none {
		s.cut(f.tag)
		s.page.Containers[f.container].End = end
	}
	s.count(f, -1)
	s.open = s.open[:last]
	if n := len(s.inlines); n > 0 && s.inlines[n-1].depth > last {
		s.dropMarks()
	}
	if f.tag.info().skip && s.skipping == 0 {
		s.skipped(f.tag, Span{f.start, end})
	}
}

// count keeps the numbers of what is open.
func (s *segmenter) count(f frame, n int) {
	switch {
	case f.tag.info().skip:
		s.skipping += n
	case f.container == none:
	case f.tag == tagUl || f.tag == tagOl || f.tag == tagMenu || f.tag == tagDir:
		s.lists += n
	case f.tag.pre():
		s.pres += n
		if s.pres == 0 || s.pres == n {
			s.flush()
			s.text.begin(s.pres > 0)
			s.pre = f.container
		}
	}
}

// skipped notes an element without text of the page.
func (s *segmenter) skipped(t tag, at Span) {
	s.page.Skipped = append(s.page.Skipped, Skipped{Span: at, Name: t.info().name})
	s.hasQuiet = s.hasQuiet || t == tagNoscript
}

// part ends the block at an element without an inside.
func (s *segmenter) part() {
	if s.skipping == 0 {
		s.boundary()
	}
}

// cut ends the block at a tag. What a noscript element holds is always apart:
// in the range of a block it would be no text.
func (s *segmenter) cut(t tag) {
	if t == tagQuiet {
		s.flush()
		return
	}
	s.boundary()
}

// boundary ends the block, or the line where white space counts.
func (s *segmenter) boundary() {
	s.linkEnd = false
	if s.text.pre {
		if !s.lastIsBreak() {
			s.text.blank()
		}
		return
	}
	s.flush()
}

func (s *segmenter) lastIsBreak() bool {
	b := s.text.buf
	return len(b) == s.text.start || b[len(b)-1] == '\n'
}

// characters adds text of the source.
func (s *segmenter) characters(src string, at, end int, refs bool) {
	if s.skipping > 0 {
		return
	}
	before := len(s.text.buf)
	s.text.add(src, at, end, refs)
	if len(s.text.buf) > before {
		s.broken = false
	}
	if at < end {
		s.linkEnd = false
	}
}

// inline takes part of elements that stand inside blocks.
func (s *segmenter) inline(e *element, at Span) {
	if s.skipping > 0 {
		return
	}
	switch e.tag {
	case tagBr:
		s.lineBreak()
	case tagA:
		s.cutLink()
		if s.linkEnd {
			s.apart() // links side by side are words of their own
		}
		s.startLink(Link{Href: e.href, Rel: e.rel, Class: e.class, Prop: e.prop})
	case tagSource:
		if src, size := largest(e.srcset); size > s.offered {
			s.offer, s.offered = src, size
		}
	case tagImg:
		s.image(e, at)
	case tagCustom:
		s.apart()
	}
}

// apart parts words, but not in text where white space counts: what stands side
// by side in code belongs together.
func (s *segmenter) apart() {
	if !s.text.pre {
		s.text.blank()
	}
}

// lineBreak adds a line break. Two in a row end a paragraph.
func (s *segmenter) lineBreak() {
	if s.broken && !s.text.pre {
		s.flush()
	}
	s.broken = true
	s.text.blank()
}

// startLink opens a link.
func (s *segmenter) startLink(l Link) {
	s.link = len(s.links)
	l.Start = len(s.text.buf)
	if s.text.empty() {
		l.Start = s.text.start // white space before the text may go
	}
	s.links = append(s.links, l)
}

// endLink takes the end tag of a link.
func (s *segmenter) endLink() {
	if s.skipping == 0 {
		s.cutLink()
		s.linkEnd = !s.text.empty()
	}
}

// cutLink ends the open link, if there is one.
func (s *segmenter) cutLink() {
	switch {
	case s.link == none:
		return
	case s.text.empty():
		s.links = s.links[:s.link] // white space alone, which may go
	default:
		s.links[s.link].End = len(s.text.buf)
	}
	s.link = none
}

// flush ends the block that is open, if it has text, and begins the next.
func (s *segmenter) flush() {
	s.broken, s.linkEnd = false, false
	s.offer, s.offered = "", 0
	if s.text.empty() {
		s.text.buf = s.text.buf[:s.text.start]
		s.text.begin(s.text.pre)
		if s.link != none {
			s.links[s.link].Start = len(s.text.buf)
		}
		return
	}
	open := s.link
	var link Link
	if open != none {
		link = s.links[open]
		s.cutLink()
	}
	s.endMarks()
	var last textRange
	if n := len(s.texts); n > 0 {
		last = s.texts[n-1]
	}
	start, end := s.text.start, s.text.finish()
	at := Span{s.text.from, s.text.to}
	c := s.container()
	if s.text.pre {
		c = s.pre
	}
	kind, level := s.kind(c)
	s.page.Blocks = append(s.page.Blocks, Block{Kind: kind, Level: level, Span: at, Content: at, Container: c})
	s.texts = append(s.texts, textRange{
		text: Span{start, end}, links: Span{last.links.End, len(s.links)}, marks: Span{last.marks.End, len(s.marks)},
	})
	s.text.buf = append(s.text.buf, '\n')
	s.text.begin(s.text.pre)
	s.linkEnd = false
	if open != none {
		s.startLink(link) // it goes on in the next block
	}
	s.resumeMarks()
}

// maxWrappers is how many paragraphs and divisions may stand between a block and
// the element that gives its kind: more are the layout of a page.
const maxWrappers = 8

// kind returns kind and level of a block in a container: those of the nearest
// element that gives one, with nothing but paragraphs and divisions between.
func (s *segmenter) kind(c int) (Kind, int) {
	if s.text.pre {
		return Preformatted, 0
	}
	for range maxWrappers {
		at := &s.page.Containers[c]
		switch at.Name {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			return Heading, int(at.Name[1] - '0')
		case "li":
			return ListItem, max(1, s.lists)
		case "blockquote":
			return Quote, 0
		case "figcaption", "caption":
			return Caption, 0
		case "td", "th":
			return TableCell, 0
		case "p", "div":
			c = at.Parent
		default:
			return Paragraph, 0
		}
	}
	return Paragraph, 0
}

// finish ends the page: texts and links of all blocks are cut from one string.
func (s *segmenter) finish(end int) *Page {
	for len(s.open) > 1 {
		s.pop(end)
	}
	s.cutInlines(0)
	s.flush()
	all := string(s.text.buf)
	p := s.page
	for i := range p.Blocks {
		at := s.texts[i]
		b := &p.Blocks[i]
		b.Text = all[at.text.Start:at.text.End]
		b.Links = s.cutLinks(at)
		b.Marks = s.cutMarks(at)
	}
	for i := range p.Images {
		p.Images[i].Before = min(p.Images[i].Before, len(p.Blocks))
	}
	return p
}

// cutLinks returns the links of a block with text in them, by its own bytes.
func (s *segmenter) cutLinks(at textRange) []Link {
	links := s.links[at.links.Start:at.links.End]
	kept := links[:0]
	for _, l := range links {
		l.Start, l.End = max(l.Start-at.text.Start, 0), min(l.End, at.text.End)-at.text.Start
		for l.Start < l.End {
			r, n := utf8.DecodeRune(s.text.buf[at.text.Start+l.Start:])
			if !unicode.IsSpace(r) {
				break
			}
			l.Start += n
		}
		if l.Start < l.End {
			kept = append(kept, l)
		}
	}
	return kept[:len(kept):len(kept)]
}

// sparseText is the number of bytes of text below which a page is read again
// with its noscript elements: of 113 labelled forum pages 25 have most of their
// text there.
const sparseText = 600

// sparse reports whether next to all text of the page may be in noscript elements.
func (s *segmenter) sparse() bool { return s.hasQuiet && len(s.text.buf) < sparseText }
