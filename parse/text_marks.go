package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mark is what stands before the text of a line to say what the line is.
type mark struct {
	kind  Kind
	level int
	lead  int // bytes of the mark before the text, white space included
	trail int // bytes of the mark behind the text
	sign  byte
	alone bool // the mark proves its kind without a second line of its kind
}

// markOf returns the mark of a line, of kind Paragraph where it has none.
//
//   - "# Text" to "###### Text" and "== Text ==" are headings;
//   - "• Text", "* Text" are list items; "- Text" and "1. Text" are, beside
//     another of their kind: alone the one is a line of speech and the other
//     often a date;
//   - "> Text" is a quotation, unless another ">" makes it a path.
func markOf(t string) mark {
	if t == "" {
		return mark{}
	}
	switch c := t[0]; {
	case c == '#':
		return hashHeading(t)
	case c == '=':
		return wikiHeading(t)
	case c == '>':
		if lead := afterBlank(t, 1); lead > 0 && !strings.Contains(t[1:], " > ") {
			return mark{kind: Quote, lead: lead, sign: '>', alone: true}
		}
	case c == '*', c == '-':
		if lead := afterBlank(t, 1); lead > 0 {
			return mark{kind: ListItem, level: 1, lead: lead, sign: c, alone: c == '*'}
		}
	case c >= '0' && c <= '9':
		if n := listNumber(t); n > 0 {
			// The number is part of the text: it says something.
			return mark{kind: ListItem, level: 1, sign: '1'}
		}
	case c >= utf8.RuneSelf:
		if lead := bullets(t); lead > 0 && lead < len(t) {
			return mark{kind: ListItem, level: 1, lead: lead, sign: '*', alone: true}
		}
	}
	return mark{}
}

// bullets returns the length of the bullets at the start of t, and the white
// space behind them.
func bullets(t string) int {
	at := 0
	for {
		r, n := utf8.DecodeRuneInString(t[at:])
		if !strings.ContainsRune("•◦▪‣●○■□▸►✓✔", r) {
			return at
		}
		at = skipBlanks(t, at+n)
	}
}

func hashHeading(t string) mark {
	n := len(t) - len(strings.TrimLeft(t, "#"))
	lead := afterBlank(t, n)
	if n > 6 || lead == 0 {
		return mark{}
	}
	text := strings.TrimRightFunc(strings.TrimRight(t, "#"), unicode.IsSpace)
	if len(text) <= lead {
		return mark{}
	}
	return mark{kind: Heading, level: n, lead: lead, trail: len(t) - len(text), alone: true}
}

func wikiHeading(t string) mark {
	n := len(t) - len(strings.TrimLeft(t, "="))
	if n < 2 || n > 6 || len(t) < 2*n+1 || len(t)-len(strings.TrimRight(t, "=")) != n {
		return mark{}
	}
	in := trimSpan(t, n, len(t)-n)
	if in.Len() == 0 {
		return mark{}
	}
	return mark{kind: Heading, level: n, lead: in.Start, trail: len(t) - in.End, alone: true}
}

// listNumber returns the length of "12. " or "3) " at the start of t, or 0.
func listNumber(t string) int {
	n := 0
	for n < len(t) && n < 3 && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	if n == 0 || n == len(t) || t[n] != '.' && t[n] != ')' {
		return 0
	}
	return afterBlank(t, n+1)
}

// afterBlank returns the position of the first byte behind the white space at
// n, or 0 where there is none, or nothing behind it.
func afterBlank(t string, n int) int {
	if at := skipBlanks(t, n); at > n && at < len(t) {
		return at
	}
	return 0
}

func skipBlanks(t string, n int) int {
	return len(t) - len(strings.TrimLeftFunc(t[n:], unicode.IsSpace))
}

// underlines reports whether t is a line of three or more "=" or "-" and nothing else.
func underlines(t string) bool {
	return len(t) >= 3 && (strings.Trim(t, "=") == "" || strings.Trim(t, "-") == "")
}

// codeFence reports whether t begins or ends a block of code.
func codeFence(t string) bool { return strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~") }
