package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FoldSpace returns s with every run of Unicode white space as one blank and
// none at the ends. It returns s itself where nothing changes.
func FoldSpace(s string) string {
	i := foldedPrefix(s)
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, f := range s {
		if unicode.IsSpace(f) {
			blank = b.Len() > 0
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(f)
	}
	return b.String()
}

// foldedPrefix returns the length of the longest prefix of s that FoldSpace
// leaves alone; it is len(s) where it leaves all of s alone.
func foldedPrefix(s string) int {
	blank := true // a blank here would be at the start or the second of a run
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case c == ' ':
				if blank {
					return i
				}
				blank = true
			case c <= '\r' && c >= '\t':
				return i
			default:
				blank = false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			return i
		}
		blank = false
		i += n
	}
	if blank && s != "" {
		return len(s) - 1
	}
	return len(s)
}

// trimSpan returns the range start:end of s without Unicode white space at its ends.
func trimSpan(s string, start, end int) Span {
	t := strings.TrimLeftFunc(s[start:end], unicode.IsSpace)
	start = end - len(t)
	return Span{start, start + len(strings.TrimRightFunc(t, unicode.IsSpace))}
}
