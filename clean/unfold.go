package clean

import (
	"unicode"
	"unicode/utf8"
)

// unfold returns the position in src of byte at of parse.FoldSpace(src): the
// start of a character, or the end of the one before where at ends the text.
func unfold(src string, at int) int {
	folded := 0
	i := 0
	for i < len(src) && startsSpace(src[i:]) > 0 {
		i += startsSpace(src[i:])
	}
	for i < len(src) && folded < at {
		n := startsSpace(src[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(src[i:])
			i += size
			folded += size
			continue
		}
		for n > 0 {
			i += n
			n = startsSpace(src[i:])
		}
		folded++
	}
	return i
}

// startsSpace returns the size of the white space character at the start of s, or 0.
func startsSpace(s string) int {
	if s == "" {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsSpace(r) {
		return 0
	}
	return n
}
