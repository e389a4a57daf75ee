package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FoldSpace returns s with every run of Unicode white space as one blank and
// none at the ends. It returns s itself where nothing changes.
func FoldSpace(s string) string {
	if isFolded(s) {
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

// FoldRow is FoldSpace for a row of a table: where the white space between two
// words holds a tabulator, one tabulator is left, so that cells stay apart.
func FoldRow(s string) string {
	if strings.IndexByte(s, '\t') < 0 {
		return FoldSpace(s)
	}
	var b strings.Builder
	for cell := range strings.SplitSeq(s, "\t") {
		if cell = FoldSpace(cell); cell == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(cell)
	}
	return b.String()
}

// isFolded reports whether FoldSpace leaves s alone.
func isFolded(s string) bool {
	before := blankByte // a blank at the start goes, as the second of a run does
	for i := 0; i < len(s); {
		var n int
		n, before = plainBytes(s[i:], before)
		if i += n; i == len(s) {
			break
		}
		switch textBytes[s[i]] {
		case blankByte, whiteByte:
			return false
		case wideByte:
			r, n := utf8.DecodeRuneInString(s[i:])
			if isWideSpace(r) {
				return false
			}
			i += n
		default:
			i++
		}
		before = plainByte
	}
	return before != blankByte || s == ""
}

// Bytes of text by what is to be done with them.
const (
	plainByte uint8 = iota
	blankByte
	whiteByte     // white space but the blank
	wideByte      // begins a character beyond ASCII
	nulByte       // left out of the text of HTML
	referenceByte // may begin a character reference
)

var textBytes = func() (b [256]uint8) {
	for c := range b {
		switch {
		case c == ' ':
			b[c] = blankByte
		case '\t' <= c && c <= '\r':
			b[c] = whiteByte
		case c >= utf8.RuneSelf:
			b[c] = wideByte
		case c == 0:
			b[c] = nulByte
		case c == '&':
			b[c] = referenceByte
		}
	}
	return b
}()

// plainBytes returns the length of the plain bytes at the start of s and of the
// single blanks between and behind them, and what the last byte is; before is what
// stands before s. A loop that goes on over blanks costs half of one that ends at
// each word, which no processor foresees.
func plainBytes(s string, before uint8) (int, uint8) {
	for i := range len(s) {
		b := textBytes[s[i]]
		if b+before > blankByte {
			return i, before
		}
		before = b
	}
	return len(s), before
}

// whiteBytes returns the length of the ASCII white space at the start of s.
func whiteBytes(s string) int {
	for i := range len(s) {
		if b := textBytes[s[i]]; b != blankByte && b != whiteByte {
			return i
		}
	}
	return len(s)
}

// trimSpan returns the range start:end of s without Unicode white space at its ends.
func trimSpan(s string, start, end int) Span {
	t := strings.TrimLeftFunc(s[start:end], unicode.IsSpace)
	start = end - len(t)
	return Span{start, start + len(strings.TrimRightFunc(t, unicode.IsSpace))}
}

// Unfold returns the position in src of byte at of FoldSpace(src): the start of
// a character, or the end of the one before where at ends the text.
func Unfold(src string, at int) int {
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

// isWideSpace is unicode.IsSpace for characters beyond ASCII, of which few are
// looked for in a table.
func isWideSpace(r rune) bool {
	return r == 0x85 || r == 0xA0 || 0x1680 <= r && r <= 0x3000 && unicode.IsSpace(r)
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
