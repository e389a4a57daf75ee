package parse

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

const (
	// maxJSONDepth bounds the nesting of values as encoding/json does.
	maxJSONDepth = 10000
	// maxFlatDepth is the number of levels that become dotted names; what is
	// nested deeper stays JSON text.
	maxFlatDepth = 6
	// maxElements is the number of elements of an array that become fields; a
	// longer array is a vector of numbers, not a list of authors, and stays
	// JSON text.
	maxElements = 256
)

// Causes that encoding/json does not know.
var (
	errNoObject = errors.New("not a JSON object")
	errTooDeep  = errors.New("JSON nested too deep")
)

// A jsonScanner splits a JSON object into its scalars in one pass. It takes
// what encoding/json takes, and the NaN and Infinity that Python writes.
type jsonScanner struct {
	names  *fieldNames
	src    []byte
	pos    int
	stack  []jsonFrame
	path   []byte // the names that lead to the value at pos
	values []value
	arena  []byte // strings without their escapes
	raw    int    // depth of the value that stays JSON text, 0 for none
}

// A jsonFrame is an open object or array.
type jsonFrame struct {
	array bool
	path  int // length of the path to it
	start int // its first byte
	first int // index of its first value
	n     int // members begun
}

// record makes a record of one object, the nth of its source. It is valid until
// the next call.
func (s *jsonScanner) record(src []byte, n int, offset int64) record {
	var rec record
	if s.scan(src) {
		rec = s.names.record(s.values)
		rec.utf8 = isJSONText(rec.body)
	} else {
		rec.err = jsonError(src)
	}
	if rec.name == "" {
		rec.name = fmt.Sprint(n)
	}
	rec.offset = offset
	return rec
}

// isJSONText tells whether b is UTF-8, as JSON demands, perhaps with some
// damage, and not of another encoding.
func isJSONText(b []byte) bool {
	valid, broken := countUTF8(b)
	return valid >= broken
}

// jsonError explains why src is no record.
func jsonError(src []byte) error {
	var raw json.RawMessage
	err := json.Unmarshal(src, &raw)
	var syntax *json.SyntaxError
	switch {
	case err == nil && bytes.HasPrefix(bytes.TrimSpace(src), []byte("{")):
		err = errTooDeep
	case err == nil:
		err = errNoObject
	case errors.As(err, &syntax) && syntax.Error() == "unexpected end of JSON input":
		return fmt.Errorf("%w: %w: %w", ErrMalformed, ErrTruncated, err)
	}
	return fmt.Errorf("%w: %w", ErrMalformed, err)
}

// scan reads src as one object. The values are valid until the next call and
// alias src.
func (s *jsonScanner) scan(src []byte) bool {
	s.src, s.pos, s.raw = src, 0, 0
	s.stack, s.path, s.values, s.arena = s.stack[:0], s.path[:0], s.values[:0], s.arena[:0]
	s.space()
	if s.peek() != '{' {
		return false
	}
	s.open()
	for len(s.stack) > 0 {
		if !s.member() {
			return false
		}
	}
	s.space()
	return s.pos == len(src)
}

// member reads a comma, unless the object or array has just begun, and the
// member after it, or closes the innermost object or array.
func (s *jsonScanner) member() bool {
	s.space()
	top := &s.stack[len(s.stack)-1]
	switch c := s.peek(); {
	case c == '}' && !top.array || c == ']' && top.array:
		s.close()
		return true
	case top.n == 0:
	case c == ',':
		s.pos++
		s.space()
	default:
		return false
	}
	top.n++
	if top.array && top.n > maxElements && s.raw == 0 {
		s.raw, s.values = len(s.stack), s.values[:top.first]
	}
	if !top.array && !s.key(top) {
		return false
	}
	return s.value(top.array)
}

// key reads a name and its colon.
func (s *jsonScanner) key(top *jsonFrame) bool {
	name, escaped, ok := s.quoted()
	s.space()
	if !ok || s.peek() != ':' {
		return false
	}
	s.pos++
	s.space()
	if s.raw > 0 {
		return true
	}
	s.path = s.path[:top.path]
	if top.path > 0 {
		s.path = append(s.path, '.')
	}
	if escaped {
		s.path = appendUnescaped(s.path, name)
	} else {
		s.path = append(s.path, name...)
	}
	return true
}

// value reads a scalar, or opens an object or array.
func (s *jsonScanner) value(element bool) bool {
	kind, start := kindNumber, s.pos
	switch c := s.peek(); {
	case c == '{' || c == '[':
		return s.open()
	case c == '"':
		data, escaped, ok := s.quoted()
		if !ok {
			return false
		}
		if escaped && s.raw == 0 {
			n := len(s.arena)
			s.arena = appendUnescaped(s.arena, data)
			data = s.arena[n:]
		}
		kind = kindString
		s.emit(kind, data, element)
		return true
	case s.literal("null"), s.literal("NaN"), s.literal("Infinity"), s.literal("-Infinity"):
		kind = kindNull
	case s.literal("true"), s.literal("false"), s.number():
	default:
		return false
	}
	s.emit(kind, s.src[start:s.pos], element)
	return true
}

func (s *jsonScanner) emit(kind valueKind, data []byte, element bool) {
	if s.raw > 0 {
		return
	}
	if element && kind <= kindNumber {
		kind = kindElement
	}
	s.values = append(s.values, value{column: s.names.column(s.path), kind: kind, data: data})
}

// open begins the object or array at pos.
func (s *jsonScanner) open() bool {
	if len(s.stack) == maxJSONDepth {
		return false
	}
	s.stack = append(s.stack, jsonFrame{
		array: s.src[s.pos] == '[',
		path:  len(s.path),
		start: s.pos,
		first: len(s.values),
	})
	if s.raw == 0 && (len(s.stack) > maxFlatDepth || len(s.path) > maxFieldName) {
		s.raw = len(s.stack)
	}
	s.pos++
	return true
}

// close ends the innermost object or array.
func (s *jsonScanner) close() {
	depth := len(s.stack)
	f := s.stack[depth-1]
	s.stack, s.path = s.stack[:depth-1], s.path[:f.path]
	s.pos++
	if s.raw == depth {
		s.raw = 0
		s.emit(kindJSON, s.src[f.start:s.pos], false)
	}
}

// peek returns the byte at pos, or 0 at the end.
func (s *jsonScanner) peek() byte {
	if s.pos < len(s.src) {
		return s.src[s.pos]
	}
	return 0
}

func (s *jsonScanner) space() {
	for s.pos < len(s.src) && isJSONSpace(s.src[s.pos]) {
		s.pos++
	}
}

func isJSONSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func (s *jsonScanner) literal(word string) bool {
	if s.peek() != word[0] || !bytes.HasPrefix(s.src[s.pos:], []byte(word)) {
		return false
	}
	s.pos += len(word)
	return true
}

// number reads a number after the grammar of RFC 8259, section 6.
func (s *jsonScanner) number() bool {
	if s.peek() == '-' {
		s.pos++
	}
	if s.peek() == '0' {
		s.pos++
	} else if !s.digits() {
		return false
	}
	if s.peek() == '.' {
		s.pos++
		if !s.digits() {
			return false
		}
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.pos++
		if c := s.peek(); c == '+' || c == '-' {
			s.pos++
		}
		return s.digits()
	}
	return true
}

func (s *jsonScanner) digits() bool {
	start := s.pos
	for c := s.peek(); '0' <= c && c <= '9'; c = s.peek() {
		s.pos++
	}
	return s.pos > start
}
