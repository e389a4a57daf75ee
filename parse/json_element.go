package parse

import "strings"

type elementState uint8

const (
	elementOpen   elementState = iota
	elementWhole               // it ends with this byte
	elementBefore              // it ended before this byte
	elementBroken              // its brackets or quotes are not in pairs
	elementCut                 // the source ends in it
)

// An elementEnd finds the end of a JSON value by its brackets and quotes alone.
type elementEnd struct {
	limit   int64
	n       int    // bytes held of the element, to its end or to where it breaks
	long    bool   // longer than limit: its beginning is no longer held
	stack   []byte // the open brackets
	over    int    // and those open beyond maxJSONDepth, of whatever kind
	quoted  bool
	escaped bool
	prev    byte // the last byte that is not white space, outside strings
}

// find reads on to the end of the element that w begins with.
func (e *elementEnd) find(w *window) elementState {
	for i := 0; ; {
		b := w.held()
		for ; i < len(b); i++ {
			if e.quoted && !e.escaped {
				i += plainLen(b[i:])
				if i == len(b) {
					break
				}
			}
			switch state := e.step(b[i]); state {
			case elementOpen:
			case elementWhole:
				e.end(i + 1)
				return state
			default:
				e.end(i)
				return state
			}
		}
		e.end(i)
		if e.long && i > lookBack {
			w.advance(i - lookBack)
			i = lookBack
		}
		if !w.more() {
			e.n = i
			return elementCut
		}
	}
}

func (e *elementEnd) end(n int) {
	e.n = n
	e.long = e.long || int64(n) > e.limit
}

// plainLen returns the length of the part of a string up to a byte that step
// has to see.
func plainLen(b []byte) int {
	for i, c := range b {
		if c == '"' || c == '\\' || c == '\n' {
			return i
		}
	}
	return len(b)
}

// step takes the next byte.
func (e *elementEnd) step(c byte) elementState {
	if e.quoted {
		return e.inString(c)
	}
	depth := len(e.stack) + e.over
	if isJSONSpace(c) {
		if depth == 0 {
			return elementBefore
		}
		return elementOpen
	}
	prev := e.prev
	e.prev = c
	switch {
	case depth == 0 && prev != 0 && strings.IndexByte(`,:[]{}"`, c) >= 0:
		return elementBefore
	case prev == '"' && strings.IndexByte(`,:]}`, c) < 0:
		return elementBroken
	}
	switch c {
	case '"':
		e.quoted = true
	case '{', '[':
		if prev == ',' && e.over == 0 && e.stack[depth-1] == '{' {
			return elementBroken
		}
		e.open(c)
	case '}', ']', ',', ':':
		if depth == 0 {
			return elementWhole
		}
		if c == '}' || c == ']' {
			return e.close(c)
		}
	}
	return elementOpen
}

// inString takes a byte of a string. A line break cannot stand there: the
// closing quote is missing.
func (e *elementEnd) inString(c byte) elementState {
	switch {
	case e.escaped:
		e.escaped = false
	case c == '\\':
		e.escaped = true
	case c == '\n':
		return elementBroken
	case c == '"':
		e.quoted = false
		if len(e.stack) == 0 {
			return elementWhole
		}
	}
	return elementOpen
}

func (e *elementEnd) open(c byte) {
	if len(e.stack) < maxJSONDepth {
		e.stack = append(e.stack, c)
	} else {
		e.over++
	}
}

func (e *elementEnd) close(c byte) elementState {
	if e.over > 0 {
		e.over--
		return elementOpen
	}
	top := len(e.stack) - 1
	if c != e.stack[top]+2 { // in ASCII a bracket closes two after it opens
		return elementBroken
	}
	e.stack = e.stack[:top]
	if top == 0 {
		return elementWhole
	}
	return elementOpen
}
