package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// read makes the page of a text, in the memory of the last one.
//
// A line is a block, unless the lines of the document were wrapped (see
// wrapWidth): then lines that the wrapping explains are one paragraph. Blank
// lines always end a block.
func (r *textReader) read(doc *Document) *Page {
	s := doc.Text
	r.src, r.next, r.lines = s, 0, scanLines(r.lines[:0], s)
	r.width = wrapWidth(s, r.lines)
	r.blocks = emptied(r.blocks, len(r.lines))
	for r.next < len(r.lines) {
		r.block()
	}
	findHeadings(r.blocks)
	return &Page{
		Doc:        doc,
		Blocks:     r.blocks,
		Containers: []Container{{Parent: -1, Name: "text", Span: Span{0, len(s)}}},
	}
}

// A textReader reads texts; its fields are the state of one read.
type textReader struct {
	src    string
	lines  []line
	width  int // at which the lines are wrapped; 0: they are not
	next   int // the next line
	blocks []Block
}

// block reads the block that begins at the next line.
func (r *textReader) block() {
	first := r.next
	t := r.text(first)
	r.next++
	if codeFence(t) && r.code(first) {
		return
	}
	m := markOf(t)
	if !m.alone && m.sign != 0 && !r.listed(first, m.sign) {
		m = mark{}
	}
	l := r.lines[first]
	b := Block{Kind: m.kind, Level: m.level, Gap: l.gap, Span: l.Span}
	b.Content = Span{l.Start + m.lead, l.End - m.trail}
	switch {
	case m.kind == Heading:
	case r.next < len(r.lines) && r.lines[r.next].gap == 0 && m.kind == Paragraph && r.underlined(t):
		b.Kind, b.Level = Heading, 1+strings.IndexByte("=-", r.text(r.next)[0])
		b.Span.End = r.lines[r.next].End
		r.next++
	case r.width > 0:
		r.unwrap(&b)
	case m.kind == Paragraph && strings.Contains(t, "\t") && r.tabular(first):
		b.Kind = TableRow
	}
	if b.Text = FoldSpace(r.src[b.Content.Start:b.Content.End]); b.Kind == TableRow {
		b.Text = FoldRow(r.src[b.Content.Start:b.Content.End])
	}
	r.blocks = append(r.blocks, b)
}

func (r *textReader) text(i int) string { return r.src[r.lines[i].Start:r.lines[i].End] }

// underlined reports whether the next line underlines t, which then is a heading.
func (r *textReader) underlined(t string) bool {
	return len(t) <= 200 && !underlines(t) && underlines(r.text(r.next))
}

// listed reports whether a neighbour of line i has a mark with the same sign.
func (r *textReader) listed(i int, sign byte) bool {
	return i > 0 && r.lines[i].gap <= 1 && markOf(r.text(i-1)).sign == sign ||
		i+1 < len(r.lines) && r.lines[i+1].gap <= 1 && markOf(r.text(i+1)).sign == sign
}

// tabular reports whether a neighbour of line i has as many tabulators.
func (r *textReader) tabular(i int) bool {
	n := strings.Count(r.text(i), "\t")
	return i > 0 && strings.Count(r.text(i-1), "\t") == n ||
		i+1 < len(r.lines) && strings.Count(r.text(i+1), "\t") == n
}

// unwrap adds to b the lines that belong to it.
func (r *textReader) unwrap(b *Block) {
	for r.next < len(r.lines) {
		last, l := r.lines[r.next-1], r.lines[r.next]
		if l.gap > 0 || !fills(r.src, last, l, r.width) || codeFence(r.text(r.next)) {
			return
		}
		if m := markOf(r.text(r.next)); m.alone || m.sign != 0 && r.listed(r.next, m.sign) {
			return
		}
		b.Span.End, b.Content.End = l.End, l.End
		r.next++
	}
}

// code reads a fenced block of code. It reports false where the fence is never closed.
func (r *textReader) code(first int) bool {
	// The search ends at the next fence of any sort, so the time stays linear.
	open := r.text(first)[:3]
	for i := first + 1; i < len(r.lines); i++ {
		if t := r.text(i); strings.HasPrefix(t, open) {
			if len(t) > 3 || i == first+1 {
				return false
			}
			b := Block{Kind: Preformatted, Gap: r.lines[first].gap,
				Span:    Span{r.lines[first].Start, r.lines[i].End},
				Content: Span{r.lines[first+1].Start - r.lines[first+1].indent, r.lines[i-1].End}}
			b.Text = r.src[b.Content.Start:b.Content.End]
			r.blocks = append(r.blocks, b)
			r.next = i + 1
			return true
		}
	}
	return false
}

// A heading in text without marks is a short line that does not end as a
// sentence and stands before a paragraph that does.
const (
	maxHeadingRunes = 100 // of 16,928 headings on 1,497 labelled pages 97 % are not longer
	minBodyRunes    = 60  // of the paragraph below
)

func findHeadings(blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != Paragraph || i+1 == len(blocks) {
			continue
		}
		below := &blocks[i+1]
		if len(below.Text) < minBodyRunes || below.Kind == Heading || !headingLike(b.Text) {
			continue
		}
		if !EndsSentence(below.Text) && !leadsIn(below.Text) {
			continue
		}
		if n := utf8.RuneCountInString(below.Text); n >= minBodyRunes && n > len(b.Text)/2 {
			b.Kind = Heading
		}
	}
}

// leadsIn reports whether t ends in a colon, as a paragraph above a list or a
// quotation does.
func leadsIn(t string) bool { return strings.HasSuffix(t, ":") || strings.HasSuffix(t, "：") }

func headingLike(t string) bool {
	if len(t) > 4*maxHeadingRunes || len(t) > maxHeadingRunes && utf8.RuneCountInString(t) > maxHeadingRunes {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(t)
	if strings.ContainsRune(".,;:…。，、；：|>-–—", last) || last == '»' && !strings.Contains(t, "«") || EndsSentence(t) && last != '?' && last != '!' {
		return false
	}
	for _, r := range t {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return true
		}
	}
	return false
}

// EndsSentence reports whether t ends as a sentence does: in a full stop, a
// question mark, an exclamation mark or an ellipsis of any script, closing
// quotation marks and brackets aside.
func EndsSentence(t string) bool {
	for t != "" {
		switch r, n := utf8.DecodeLastRuneInString(t); {
		case closing(r):
			t = t[:len(t)-n]
		case r < utf8.RuneSelf:
			return r == '.' || r == '!' || r == '?'
		default:
			return r != utf8.RuneError && strings.ContainsRune("…。！？｡؟۔।։‼⁇⁈⁉", r)
		}
	}
	return false
}

// closing reports whether r is white space or may stand behind the end of a sentence.
func closing(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '"' || r == '\'' || r == ')' || r == ']' || r == '}' || textBytes[r] == blankByte || textBytes[r] == whiteByte
	}
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || isWideSpace(r)
}
