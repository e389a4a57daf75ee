package repair

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A quoteMap says what stands inside quotation marks.
type quoteMap struct {
	spans []Span // from each opening mark to behind its closing one
	marks []mark // all double marks, and single curly ones that are no apostrophes
}

// A mark is a quotation mark.
type mark struct {
	at, size int
	kind     rune // the mark, '"' for straight ones
	opens    bool
	mate     int // index of the other mark of the pair, -1 for none
	line     int // start of its line
}

// quoteSpans works the map out.
func (v *view) quoteSpans() *quoteMap {
	if v.quoted != nil {
		return v.quoted
	}
	q := &quoteMap{}
	v.quoted = q
	forEachLine(v.text, func(start, end int) {
		first := len(q.marks)
		q.scan(v.text, start, end, v.lang == "de")
		q.pair(first, end)
	})
	slices.SortFunc(q.spans, func(a, b Span) int { return a.Start - b.Start })
	return q
}

// scan appends the marks of a line; low says that “ closes what „ opens.
func (q *quoteMap) scan(text string, start, end int, low bool) {
	straight := false // a straight mark is open
	for at := start; at < end; {
		if c := text[at]; c != '"' && c != markLead[0] && c != markLead[1] {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if !strings.ContainsRune("\"“”„«»‘’", r) {
			at += size
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[start:at])
		after, _ := utf8.DecodeRuneInString(text[at+size : end])
		m := mark{at: at, size: size, kind: r, mate: -1, line: start}
		switch r {
		case '"':
			if unicode.IsDigit(before) && !straight { // inches
				at += size
				continue
			}
			m.opens = !straight && (at+size == end || !unicode.IsSpace(after))
			if straight && opensAfter(before, at == start) && at+size < end && !unicode.IsSpace(after) && !isClosing(after) {
				m.opens = true // the one before was never closed
			}
			straight = m.opens
		case '“', '„', '«', '‘':
			m.opens = true
			if r == '“' && (low || q.openLow(start)) {
				m.opens = false
			}
			if r == '‘' && (unicode.IsDigit(after) || !opensAfter(before, at == start)) {
				at += size
				continue
			}
		case '’':
			if unicode.IsLetter(after) || unicode.IsDigit(after) || unicode.IsDigit(before) || !q.openSingle(start) {
				at += size
				continue
			}
		}
		q.marks = append(q.marks, m)
		at += size
	}
}

// markLead are the first bytes of the marks that are not ASCII.
const markLead = "\xe2\xc2"

// opensAfter reports whether a mark behind a character may open a quotation.
func opensAfter(r rune, first bool) bool {
	return first || unicode.IsSpace(r) || strings.ContainsRune("([{—–-“‘\"/¿¡:", r)
}

func isClosing(r rune) bool { return strings.ContainsRune(".,;:!?)]}”’»", r) }

// openLow reports whether the last open mark of the line is a low one, which “ closes.
func (q *quoteMap) openLow(line int) bool {
	for i := len(q.marks) - 1; i >= 0 && q.marks[i].line == line; i-- {
		switch m := &q.marks[i]; {
		case m.kind == '„':
			return true
		case m.kind == '“' || m.kind == '”':
			return false
		}
	}
	return false
}

// openSingle reports whether a single mark is open in the line.
func (q *quoteMap) openSingle(line int) bool {
	for i := len(q.marks) - 1; i >= 0 && q.marks[i].line == line; i-- {
		switch q.marks[i].kind {
		case '‘':
			return true
		case '’':
			return false
		}
	}
	return false
}

// pair matches the marks of a line from the index first on. An open mark
// without a closing one reaches to the next of its kind, or the end of the line.
func (q *quoteMap) pair(first, end int) {
	var open []int
	for i := first; i < len(q.marks); i++ {
		m := &q.marks[i]
		if m.opens {
			if n := len(open); n > 0 && family(q.marks[open[n-1]].kind) == family(m.kind) {
				q.close(open[n-1], m.at) // it was never closed
				open = open[:n-1]
			}
			open = append(open, i)
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			o := &q.marks[open[k]]
			if family(o.kind) == family(m.kind) {
				o.mate, m.mate = i, open[k]
				q.spans = append(q.spans, Span{o.at, m.at + m.size})
				open = open[:k]
				break
			}
		}
	}
	for _, i := range open {
		q.close(i, end)
	}
}

func (q *quoteMap) close(i, end int) {
	if q.marks[i].kind != '‘' {
		q.spans = append(q.spans, Span{q.marks[i].at, end})
	}
}

// family returns what marks that close each other have in common.
func family(r rune) rune {
	switch r {
	case '“', '”', '„':
		return '“'
	case '‘', '’':
		return '‘'
	case '«', '»':
		return '«'
	}
	return r
}

// quotedAt reports whether a byte stands inside quotation marks.
func (v *view) quotedAt(at int) bool {
	if !v.has('"') && v.ascii() {
		return false
	}
	spans := v.quoteSpans().spans
	// Spans may nest two deep, so that the last to begin before the byte may
	// be over while one around it is not.
	k, _ := slices.BinarySearchFunc(spans, at, func(s Span, at int) int {
		if s.Start <= at {
			return -1
		}
		return 1
	})
	for i := k - 1; i >= 0 && i >= k-6; i-- {
		if spans[i].Start < at && at < spans[i].End {
			return true
		}
	}
	return false
}
