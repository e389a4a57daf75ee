package parse

import (
	"slices"
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
	before := uint8(runBlank) // none may stand at the start
	for i := 0; i < len(s); i++ {
		at := foldedRun[s[i]]
		if !endsRun(before, at) {
			before = at
			continue
		}
		if textBytes[s[i]] != wideByte {
			return false
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if isWideSpace(r) {
			return false
		}
		i += n - 1
		before = runText
	}
	return before != runBlank || s == ""
}

// A runTable says of each byte what it is in a run of words with a blank between
// two of them.
type runTable [256]uint8

const (
	runText  = 0
	runBlank = 1
	runEnd   = 2
)

// endsRun reports whether a run ends at a byte, or at the blank before it. Where
// words end no processor foresees, so there is one test that nearly always comes
// out the same.
func endsRun(before, at uint8) bool { return at>>1|before&at != 0 }

// newRunTable returns the table of runs that end at the kinds of textBytes.
func newRunTable(ends ...uint8) *runTable {
	var t runTable
	for c, kind := range textBytes {
		if slices.Contains(ends, kind) {
			t[c] = runEnd
		}
	}
	return &t
}

// with returns the table with a byte of another kind.
func (t runTable) with(c byte, kind uint8) *runTable {
	t[c] = kind
	return &t
}

// foldedRun is for text that is folded.
var foldedRun = newRunTable(whiteByte, wideByte).with(' ', runBlank)

// of returns the length of the run that s begins with.
func (t *runTable) of(s string) int {
	before := uint8(runText)
	for i := range len(s) {
		at := t[s[i]]
		if endsRun(before, at) {
			return i - int(before)
		}
		before = at
	}
	return len(s) - int(before)
}

// Bytes of text by what is to be done with them.
const (
	plainByte     = iota
	nulByte       // left out of the text of HTML
	referenceByte // may begin a character reference
	whiteByte     // white space
	wideByte      // begins a character beyond ASCII
)

var textBytes = func() (b [256]uint8) {
	for c := range b {
		switch {
		case c == 0:
			b[c] = nulByte
		case c == '&':
			b[c] = referenceByte
		case c == ' ', '\t' <= c && c <= '\r':
			b[c] = whiteByte
		case c >= utf8.RuneSelf:
			b[c] = wideByte
		}
	}
	return b
}()

// whiteBytes returns the length of the ASCII white space at the start of s.
func whiteBytes(s string) int {
	for i := range len(s) {
		if textBytes[s[i]] != whiteByte {
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
