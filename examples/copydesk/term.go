package main

import (
	"os"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// isTerminal tells whether a stream is a terminal, or another device that shows
// characters.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// A style is an escape sequence of ANSI terminals.
type style string

const (
	plain   style = ""
	bold    style = "\x1b[1m"
	dim     style = "\x1b[2m"
	red     style = "\x1b[31m"
	yellow  style = "\x1b[33m"
	magenta style = "\x1b[35m"
	cyan    style = "\x1b[36m"
	reset   style = "\x1b[0m"
)

// A painter applies styles, or none where it is false.
type painter bool

func (p painter) paint(st style, s string) string {
	if !p || st == plain || s == "" {
		return s
	}
	return string(st) + s + string(reset)
}

// Joiners that scripts need between letters.
const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)

// visible returns what to show for a rune: a blank for white space, and a dot
// for what would steer the terminal or turn the direction of the line.
func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case r == zeroWidthJoiner, r == zeroWidthNonJoiner, unicode.IsGraphic(r):
		return r
	}
	return '·'
}

// printable returns s as a terminal may show it.
func printable(s string) string { return strings.Map(visible, s) }

// runeColumns returns the columns that a terminal gives to a rune.
func runeColumns(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case r == zeroWidthJoiner, r == zeroWidthNonJoiner, unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// columns returns the columns that a printable text takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

// clip returns s as a terminal may show it in at most w columns.
func clip(s string, w int) string {
	const bytesPerColumn = 16 // room for marks above and below a letter
	var b strings.Builder
	fits, cols := 0, 0 // fits: the length that leaves a column for the sign of what was cut
	for _, r := range s {
		r = visible(r)
		n := runeColumns(r)
		if cols+n > w || b.Len() > w*bytesPerColumn {
			return b.String()[:fits] + "…"
		}
		b.WriteRune(r)
		if cols += n; cols < w {
			fits = b.Len()
		}
	}
	return b.String()
}

// fit clips s and fills it up to w columns.
func fit(s string, w int) string {
	s = clip(s, w)
	return s + strings.Repeat(" ", max(0, w-columns(s)))
}

// grouped returns a number with commas between groups of three digits.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// byteSize returns a number of bytes as people read it.
func byteSize(n int64) string {
	units := []string{"kB", "MB", "GB", "TB", "PB"}
	if n < 1000 {
		return strconv.FormatInt(n, 10) + " bytes"
	}
	v, unit := float64(n)/1000, 0
	for v >= 999.95 && unit < len(units)-1 {
		v, unit = v/1000, unit+1
	}
	return strconv.FormatFloat(v, 'f', 1, 64) + " " + units[unit]
}

// plural returns a number with its noun, in English.
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return grouped(n) + " " + noun
}
