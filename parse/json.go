package parse

import (
	"bytes"
	"fmt"
	"strconv"
)

// readJSON reads arrays of objects, and objects one after the other, element
// by element. An element that is no object, or is broken but has its brackets
// and quotes in pairs, is one error. Where they are not in pairs the next
// element is found by the name of the first field: see nextElement.
func readJSON(in *input, opt *Options, emit func(record) bool) error {
	s := &jsonStream{
		w:       newWindow(in),
		scanner: jsonScanner{names: newFieldNames(opt)},
		limit:   opt.limit(),
		emit:    emit,
	}
	if s.w.ensure(len(utf8BOM)) && bytes.HasPrefix(s.w.held(), []byte(utf8BOM)) {
		s.w.advance(len(utf8BOM))
	}
	for s.next() {
	}
	return s.w.sourceErr()
}

// A jsonStream is a sequence of elements that is being read.
type jsonStream struct {
	w       window
	scanner jsonScanner
	limit   int64
	emit    func(record) bool
	n       int    // elements so far
	inArray bool   // between the brackets of an array of elements
	cut     bool   // the source ended inside an element
	key     []byte // the first name of the latest object, with its quotes
}

// next reads up to the end of the next element. It returns false when there are
// no more, or none are wanted.
func (s *jsonStream) next() bool {
	c, ok := s.sign()
	switch {
	case !ok && s.inArray && !s.cut && s.w.sourceErr() == nil:
		s.report(s.w.offset(), fmt.Errorf("%w: array not closed", ErrTruncated))
		return false
	case !ok:
		return false
	case c == '[' && !s.inArray:
		s.inArray = true
		s.w.advance(1)
		return true
	case c == ']' && s.inArray:
		s.inArray = false
		s.w.advance(1)
		return true
	case c != '{' && !s.inArray:
		err := fmt.Errorf("%w: %w", ErrMalformed, errNoObject)
		return s.report(s.w.offset(), err) && s.nextElement(0)
	}
	return s.element()
}

// sign returns the next byte that is neither white space nor a comma between
// elements: commas too many or too few are no loss.
func (s *jsonStream) sign() (byte, bool) {
	for {
		for i, c := range s.w.held() {
			if !isJSONSpace(c) && !(c == ',' && s.inArray) {
				s.w.advance(i)
				return c, true
			}
		}
		s.w.advance(len(s.w.held()))
		if !s.w.more() {
			return 0, false
		}
	}
}

func (s *jsonStream) report(offset int64, err error) bool {
	s.n++
	return s.emit(record{name: strconv.Itoa(s.n), offset: offset, err: err})
}

// element reads one element. It returns false when no more are wanted.
func (s *jsonStream) element() bool {
	s.setKey()
	offset := s.w.offset()
	e := elementEnd{limit: s.limit}
	state := e.find(&s.w)
	s.cut = state == elementCut
	switch {
	case s.cut && s.w.sourceErr() != nil:
		return false
	case state == elementBroken:
		err := fmt.Errorf("%w: brackets or quotes not in pairs", ErrMalformed)
		if !e.long {
			err = jsonError(s.w.held()[:e.n+1])
		}
		return s.report(offset, err) && s.nextElement(e.n)
	case e.long:
		s.w.advance(e.n)
		return s.report(offset, ErrTooLong)
	}
	s.n++
	rec := s.scanner.record(s.w.held()[:e.n], s.n, offset)
	s.w.advance(e.n)
	return s.emit(rec)
}

// maxKeySpace bounds the search for the first name of an element.
const maxKeySpace = 512

// setKey notes the first name of the object that the window begins with.
func (s *jsonStream) setKey() {
	s.w.ensure(maxKeySpace)
	if key := firstKey(s.w.held()); key != nil {
		s.key = append(s.key[:0], key...)
	}
}

// firstKey returns the first name of an object that b begins with, quotes
// included, or nil where b does not begin so.
func firstKey(b []byte) []byte {
	if len(b) == 0 || b[0] != '{' {
		return nil
	}
	b = b[:min(len(b), maxKeySpace)]
	b = bytes.TrimLeft(b[1:], " \t\r\n")
	if len(b) == 0 || b[0] != '"' {
		return nil
	}
	end := bytes.IndexByte(b[1:], '"')
	if end < 0 || bytes.IndexByte(b[:end+1], '\\') >= 0 {
		return nil
	}
	return b[:end+2]
}

// lookBack is how far before the place where damage shows the next element may
// begin: a quote that is missing shows only after the next element's first
// quote. It bounds how often a byte is looked at.
const lookBack = 64

// nextElement goes to the next element after a broken one, where the damage
// shows at index i, or to the end of the source. The next element begins with a
// brace and the first name of the element before, and stands after a comma, a
// closing brace or a line break. Such a brace and name cannot stand in a string,
// where the quotes would be escaped.
func (s *jsonStream) nextElement(i int) bool {
	for from := max(1, i-lookBack); ; {
		if j := s.findKey(from); j >= 0 {
			s.w.advance(j)
			return true
		}
		from = max(from, len(s.w.held())-maxKeySpace)
		drop := max(0, from-lookBack)
		s.w.advance(drop)
		from -= drop
		if !s.w.more() {
			s.w.advance(len(s.w.held()))
			s.cut = true
			return true
		}
	}
}

// findKey returns the index of the next element in the bytes held, or -1.
func (s *jsonStream) findKey(from int) int {
	b := s.w.held()
	for i := from; i < len(b); i++ {
		j := bytes.IndexByte(b[i:], '{')
		if j < 0 {
			return -1
		}
		i += j
		if len(s.key) > 0 && bytes.Equal(firstKey(b[i:]), s.key) && beginsElement(b[:i]) {
			return i
		}
	}
	return -1
}

// beginsElement tells whether an element may stand after b.
func beginsElement(b []byte) bool {
	b = b[max(0, len(b)-lookBack):]
	before := bytes.TrimRight(b, " \t\r\n")
	if len(before) == 0 {
		return bytes.IndexByte(b, '\n') >= 0
	}
	switch before[len(before)-1] {
	case ',', '}':
		return true
	case ':', '[':
		return false
	}
	return bytes.IndexByte(b[len(before):], '\n') >= 0
}
