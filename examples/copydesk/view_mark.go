package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// A mark is an edit or a flag, shown below the line or the entry that it is in.
type mark struct {
	at   int // byte of the source; its end where that is not known
	role string
	text string
	rule string
	why  string
}

// Signs of marks.
const (
	editSign = "~"
	flagSign = "?"
)

// marksOf returns the edits and flags of the article in source order.
func (v *view) marksOf() []mark {
	var marks []mark
	for i := range v.article.Ledger {
		e := &v.article.Ledger[i]
		if len(e.Edits) == 0 {
			continue
		}
		text := ""
		if e.Start >= 0 {
			text = v.entryText(e)
		}
		for _, d := range e.Edits {
			m := mark{at: len(v.doc.Text), role: editSign + " edit", text: "→ " + d.After, rule: d.Rule, why: d.Reason}
			if d.End <= len(text) {
				m.at = v.sourceAt(e.Span, text, d.Start)
				m.text = excerpt(text, d.Start, d.End, text[d.Start:d.End]+" → "+d.After)
			}
			marks = append(marks, m)
		}
	}
	for _, f := range v.article.Flags {
		n := &v.article.Body[f.Node]
		m := mark{at: v.flagAt(n, f.Start), role: flagSign + " flag", rule: f.Kind, why: f.Note}
		m.text = excerpt(n.Text, f.Start, f.End, n.Text[f.Start:f.End])
		if f.Suggestion != "" {
			m.text = excerpt(n.Text, f.Start, f.End, n.Text[f.Start:f.End]+" → "+f.Suggestion+"?")
		}
		marks = append(marks, m)
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.at, b.at) })
	return marks
}

// entryText returns the text of an entry as its edits count it.
func (v *view) entryText(e *clean.Entry) string {
	s := v.text(e.Span)
	if e.HTML {
		s = v.plain(e)
	}
	switch e.Role {
	case clean.RolePreformatted:
		return s
	case clean.RoleTableRow:
		return parse.FoldRow(s)
	}
	return parse.FoldSpace(s)
}

// sourceAt returns the byte of the source that a byte of a text was made of, as
// near as the characters that are no white space tell: folding keeps them. In
// HTML it is where the range begins.
func (v *view) sourceAt(s parse.Span, text string, at int) int {
	switch {
	case s.Start < 0:
		return len(v.doc.Text)
	case v.html:
		return s.Start
	}
	count := 0
	for _, r := range text[:at] {
		if !unicode.IsSpace(r) {
			count++
		}
	}
	for i, r := range v.text(s) {
		if unicode.IsSpace(r) {
			continue
		}
		if count == 0 {
			return s.Start + i
		}
		count--
	}
	return s.Start
}

// flagAt returns the byte of the source that a flag is at. Edits before it have
// moved it, so that the word that it begins with is looked for near by.
func (v *view) flagAt(n *clean.Node, start int) int {
	at := v.sourceAt(n.Span, n.Text, start)
	words := strings.Fields(n.Text[start:])
	if v.html || n.Start < 0 || len(words) == 0 {
		return at
	}
	best, distance := at, n.Len()+1
	for from := n.Start; ; {
		i := strings.Index(v.doc.Text[from:n.End], words[0])
		if i < 0 {
			return best
		}
		if d := max(from+i-at, at-from-i); d < distance {
			best, distance = from+i, d
		}
		from += i + len(words[0])
	}
}

// excerptReach is how many characters of a text are shown beside a mark.
const excerptReach = 16

// excerpt shows a range of a text, or what is said of it, between what stands
// beside it.
func excerpt(text string, start, end int, middle string) string {
	lo, hi := start, end
	for n := 0; n < excerptReach && lo > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:lo])
		lo -= size
	}
	for n := 0; n < excerptReach && hi < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[hi:])
		hi += size
	}
	before, after := text[lo:start], text[end:hi]
	if lo > 0 {
		before = "…" + before
	}
	if hi < len(text) {
		after += "…"
	}
	return before + "[" + middle + "]" + after
}

// showMarks shows the marks up to a byte of the source.
func (v *view) showMarks(end int) {
	l := v.columns
	for ; v.shown < len(v.marks) && v.marks[v.shown].at <= end; v.shown++ {
		m := &v.marks[v.shown]
		head := strings.Repeat(" ", l.number)
		st := yellow
		if strings.HasPrefix(m.role, flagSign) {
			st = magenta
		}
		role := v.paint(st, fit(m.role, l.role+len("+ ")))
		v.printf("%s  %s  %s  %s\n", head, role, v.paint(st, fit(m.text, l.text)), v.paint(dim, fit(m.rule, l.rule)+"  "+clip(m.why, l.reason)))
	}
}
