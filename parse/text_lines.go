package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A line is a line of text that is not blank.
type line struct {
	Span       // without white space at the ends
	gap    int // blank lines before it
	indent int // bytes of white space before it
}

// scanLines adds to lines those of s that are not blank. Lines end in LF, CR,
// CRLF, a form feed, a vertical tabulator, U+0085, U+2028 or U+2029.
func scanLines(lines []line, s string) []line {
	lines = slices.Grow(lines, len(s)/80+1)
	gap := 0
	for at := 0; at < len(s); {
		end, next := lineEnd(s, at)
		if sp := trimSpan(s, at, end); sp.Len() > 0 {
			lines = append(lines, line{Span: sp, gap: gap, indent: sp.Start - at})
			gap = 0
		} else {
			gap++
		}
		at = next
	}
	return lines
}

// lineEnd returns the end of the line of s that begins at at, and the start of
// the next.
func lineEnd(s string, at int) (end, next int) {
	for i := at; i < len(s); i++ {
		c := s[i]
		if c > '\r' && c < utf8.RuneSelf {
			continue
		}
		switch {
		case c == '\r' && i+1 < len(s) && s[i+1] == '\n':
			return i, i + 2
		case c >= '\n' && c <= '\r':
			return i, i + 1
		case c == 0xC2 && strings.HasPrefix(s[i:], "\u0085"):
			return i, i + 2
		case c == 0xE2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			return i, i + 3
		}
	}
	return len(s), len(s)
}

// Limits of hard-wrapped text. Mail and terminals wrap at 60 to 80 columns,
// some editors at 100; at 120 and more a line is a paragraph.
const (
	maxWrapWidth  = 120
	minWrapWidth  = 40
	minWrapLines  = 3    // lines that another one follows; fewer prove nothing
	minWrapShare  = 0.7  // share of them that the wrapping explains
	wrapPercentle = 0.98 // the width is that of nearly the longest line: a URL may stand out
)

// wrapWidth returns the width at which the lines of s were wrapped by whoever
// wrote them, or 0 where each line is a paragraph.
//
// The test is what wrapping does: a line breaks where the next word would not
// have fit. Of the lines that another follows without a blank line between, at
// least minWrapShare must be such that the first word of the next line would
// have passed the width; and the width is that of nearly the longest of them.
func wrapWidth(s string, lines []line) int {
	var widths []int
	for i := 1; i < len(lines); i++ {
		if lines[i].gap == 0 {
			widths = append(widths, width(s, lines[i-1].Span))
		}
	}
	if len(widths) < minWrapLines {
		return 0
	}
	sorted := slices.Sorted(slices.Values(widths))
	w := sorted[min(int(float64(len(sorted))*wrapPercentle), len(sorted)-1)]
	if w < minWrapWidth || w > maxWrapWidth {
		return 0
	}
	full := 0
	for i := 1; i < len(lines); i++ {
		if lines[i].gap == 0 && fills(s, lines[i-1], lines[i], w) {
			full++
		}
	}
	if float64(full) < minWrapShare*float64(len(widths)) {
		return 0
	}
	return w
}

// fills reports whether the first word of b would not have fit behind a.
func fills(s string, a, b line, w int) bool {
	word := s[b.Start:b.End]
	if i := strings.IndexAny(word, " \t"); i >= 0 {
		word = word[:i]
	}
	return width(s, a.Span)+1+utf8.RuneCountInString(word) > w
}

// width returns the number of runes in a range of s, at most a little more
// than maxWrapWidth: longer ones are all the same.
func width(s string, sp Span) int {
	end := min(sp.End, sp.Start+4*maxWrapWidth+utf8.UTFMax)
	return utf8.RuneCountInString(s[sp.Start:end])
}
