package parse

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// quoted reads the string at pos and returns what stands between its quotes.
func (s *jsonScanner) quoted() (inner []byte, escaped, ok bool) {
	if s.peek() != '"' {
		return nil, false, false
	}
	src := s.src
	for i := s.pos + 1; i < len(src); i++ {
		switch c := src[i]; {
		case c == '"':
			inner, s.pos = src[s.pos+1:i], i+1
			return inner, escaped, true
		case c < ' ':
			return nil, false, false
		case c == '\\':
			n := escapeLen(src[i:])
			if n == 0 {
				return nil, false, false
			}
			escaped, i = true, i+n-1
		}
	}
	return nil, false, false
}

// escapeLen returns the length of the escape that b begins with, 0 for none.
func escapeLen(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if _, ok := hex4(b); ok {
			return 6
		}
	}
	return 0
}

// hex4 returns the code unit of the \uXXXX that b begins with.
func hex4(b []byte) (rune, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range b[2:6] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// appendUnescaped appends s, which holds valid escapes only, without them. A
// lone surrogate becomes U+FFFD.
func appendUnescaped(dst, s []byte) []byte {
	for {
		i := bytes.IndexByte(s, '\\')
		if i < 0 {
			return append(dst, s...)
		}
		dst = append(dst, s[:i]...)
		s = s[i:]
		if s[1] == 'u' {
			r, n := unescapeRune(s)
			dst = utf8.AppendRune(dst, r)
			s = s[n:]
			continue
		}
		dst = append(dst, unescapeByte(s[1]))
		s = s[2:]
	}
}

// unescapeRune returns the character of the \uXXXX that s begins with, or of a
// pair of them, and their length.
func unescapeRune(s []byte) (rune, int) {
	r, _ := hex4(s)
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	low, ok := hex4(s[6:])
	if pair := utf16.DecodeRune(r, low); ok && pair != utf8.RuneError {
		return pair, 12
	}
	return utf8.RuneError, 6
}

func unescapeByte(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c
}
