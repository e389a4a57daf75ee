package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// A view shows one document: its lines and what became of them, with the edits
// and flags below, the fields, and the figures of the ledger. Of HTML, whose lines mean nothing, it shows the
// entries of the ledger instead.
type view struct {
	painter
	b       *bytes.Buffer
	doc     *parse.Document
	article *clean.Article
	width   int
	markup  bool // show the entries of HTML that are markup

	html    bool         // the document is HTML
	lines   []parse.Span // of a text, in source order
	columns layout
	marks   []mark // edits and flags
	shown   int    // how many of them are shown already
}

// A layout says how wide the columns of the line table are.
type layout struct{ number, role, text, rule, reason int }

// Narrowest columns: below that a line says nothing.
const (
	minText   = 20
	minReason = 16
)

// signs show the fates at the start of a row.
var signs = map[clean.Fate]string{clean.Kept: "+", clean.Field: ">", clean.Removed: "-", clean.Markup: "."}

var styles = map[clean.Fate]style{clean.Kept: plain, clean.Field: cyan, clean.Removed: red, clean.Markup: dim}

// write writes the view of the document under an id.
func (v *view) write(id string) {
	v.html = parse.IsHTML(v.doc)
	if !v.html {
		v.lines = splitLines(v.doc.Text)
	}
	v.marks = v.marksOf()
	v.columns = v.layout()
	legend := "+ kept   > field   - removed   . markup"
	if len(v.marks) > 0 {
		legend += "   " + editSign + " repaired   " + flagSign + " flagged"
	}
	v.printf("%s\n%s\n\n", v.paint(bold, printable(id)), v.paint(dim, legend))
	if v.html {
		v.entries()
	} else {
		v.table()
	}
	v.showMarks(len(v.doc.Text))
	v.fields()
	v.figures()
	v.printf("\n")
}

func (v *view) printf(format string, args ...any) { fmt.Fprintf(v.b, format, args...) }

// splitLines returns the lines of s without their ends, which are LF, CR or CRLF.
func splitLines(s string) []parse.Span {
	var lines []parse.Span
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '\n' && s[i] != '\r' {
			continue
		}
		lines = append(lines, parse.Span{Start: start, End: i})
		if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			i++
		}
		start = i + 1
	}
	if start < len(s) {
		lines = append(lines, parse.Span{Start: start, End: len(s)})
	}
	return lines
}

// layout divides the width: what roles and rules leave goes to the text and the
// reason, two thirds and one.
func (v *view) layout() layout {
	last := len(v.lines)
	if v.html {
		last = len(v.doc.Text)
	}
	l := layout{number: len(strconv.Itoa(last))}
	for _, e := range v.article.Ledger {
		l.role = max(l.role, columns(string(e.Role)))
		l.rule = max(l.rule, columns(e.Rule))
	}
	for _, m := range v.marks {
		l.rule = max(l.rule, columns(m.rule))
	}
	const gaps = len("  ") + len("+ ") + len("  ") + len("  ") + len("  ")
	rest := v.width - l.number - l.role - l.rule - gaps
	l.text = max(minText, rest*2/3)
	l.reason = max(minReason, rest-l.text)
	return l
}

// table shows the lines. Blank lines are shown as one.
func (v *view) table() {
	at, blank := 0, true
	for n, line := range v.lines {
		var pieces []clean.Entry
		pieces, at = v.pieces(line, at)
		if len(pieces) > 0 {
			v.line(n+1, line, pieces)
			v.showMarks(line.End)
		} else if !blank {
			v.printf("\n")
		}
		blank = len(pieces) == 0
	}
}

// pieces returns the entries of the ledger that stand in a line, cut to it. The
// search begins at entry from; next is where it begins for the next line.
func (v *view) pieces(line parse.Span, from int) (pieces []clean.Entry, next int) {
	l := v.article.Ledger
	for from < len(l) && l[from].End <= line.Start {
		from++
	}
	for i := from; i < len(l) && l[i].Start < line.End; i++ {
		e := l[i]
		e.Start, e.End = max(e.Start, line.Start), min(e.End, line.End)
		if strings.TrimSpace(v.text(e.Span)) != "" || e.Span == l[i].Span {
			pieces = append(pieces, e)
		}
	}
	return pieces, from
}

func (v *view) text(s parse.Span) string { return v.doc.Text[s.Start:s.End] }

// line shows a line with the fate of most of its bytes, and below it the parts
// that have another.
func (v *view) line(number int, line parse.Span, pieces []clean.Entry) {
	most := slices.MaxFunc(pieces, func(a, b clean.Entry) int { return cmp.Compare(a.Len(), b.Len()) })
	v.row(strconv.Itoa(number), strings.TrimSpace(v.text(line)), &most)
	for i := range pieces {
		if e := &pieces[i]; e.Fate != most.Fate || e.Role != most.Role || e.Rule != most.Rule {
			v.row("", "  "+strings.TrimSpace(v.text(e.Span)), e)
		}
	}
}

// row shows a text and what became of it.
func (v *view) row(number, text string, e *clean.Entry) {
	l, st := v.columns, styles[e.Fate]
	head := v.paint(dim, fmt.Sprintf("%*s", l.number, number))
	sign := v.paint(st, signs[e.Fate]+" "+fit(string(e.Role), l.role))
	shown := v.paint(st, fit(text, l.text))
	why := v.paint(dim, fit(e.Rule, l.rule)+"  "+clip(e.Reason, l.reason))
	v.printf("%s  %s  %s  %s\n", head, sign, shown, why)
}

// place says where a range begins: in which line of a text, at which byte of
// HTML.
func (v *view) place(s parse.Span) string {
	switch {
	case s.Start < 0 || s.Len() == 0:
		return ""
	case v.html:
		return "byte " + strconv.Itoa(s.Start)
	}
	n, _ := slices.BinarySearchFunc(v.lines, s.Start, func(line parse.Span, at int) int { return cmp.Compare(line.End, at) })
	return "line " + strconv.Itoa(n+1)
}

// fields shows the fields of the article and where they came from.
func (v *view) fields() {
	a := v.article
	v.printf("\n%s\n", v.paint(bold, "Fields"))
	for _, f := range [...]struct{ name, value string }{
		{"url", a.URL}, {"site", a.Site}, {"section", strings.Join(a.Section, " > ")}, {"language", a.Language},
		{"title", a.Title}, {"dek", a.Dek}, {"authors", strings.Join(a.Authors, ", ")},
		{"published", a.Published}, {"modified", a.Modified}, {"tags", strings.Join(a.Tags, ", ")},
	} {
		if src, ok := a.Sources[f.name]; ok || f.value != "" {
			v.field(f.name, f.value, v.origin(src))
		}
	}
	for _, f := range a.Figures {
		text := f.Caption
		if f.Credit != "" {
			text = strings.TrimSpace(text + " (" + f.Credit + ")")
		}
		v.field("figure", text, v.place(f.Span))
	}
	for _, c := range a.Comments {
		v.field("comment", c.Author+": "+c.Text, v.place(c.Span))
	}
}

func (v *view) field(name, value, origin string) {
	if value == "" {
		value = "–"
	}
	const nameColumns = len("published")
	l := v.columns
	const before = len("  ") + nameColumns + len("  ")
	end := l.number + len("  + ") + l.role + len("  ") + l.text // where the text of the table ends
	line := fmt.Sprintf("  %-*s  %s  ", nameColumns, name, fit(value, max(minText, end-before)))
	v.printf("%s\n", strings.TrimRight(line+v.paint(dim, printable(origin)), " "))
}

// origin returns what is known of where a field came from.
func (v *view) origin(s clean.Source) string {
	parts := []string{s.From, s.Name, v.place(s.Span), s.Rule, s.Note}
	if s.Path != nil {
		parts = append(parts, "whole path "+strings.Join(s.Path, " > "))
	}
	if s.Rivals != nil {
		var rivals []string
		for _, r := range s.Rivals {
			rivals = append(rivals, r.Value)
		}
		parts = append(parts, "instead of "+strings.Join(rivals, " | "))
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// figures shows what the ledger adds up to.
func (v *view) figures() {
	var t tally
	t.add(v.article)
	total := 0
	for _, n := range t.fates {
		total += n.bytes
	}
	verdict := string(v.article.Verdict)
	if v.article.Partial != "" {
		verdict += ", cut short by the budget of " + v.article.Partial
	}
	v.printf("\n%s\n  %s, %s kept, %s of source\n", v.paint(bold, "Ledger"), verdict, plural(t.words, "word"), plural(len(v.doc.Text), "byte"))
	for _, f := range fates {
		if n := t.fates[f]; n.entries > 0 {
			v.printf("  %-7s  %14s  %5.1f %%\n", f, plural(n.bytes, "byte"), 100*float64(n.bytes)/float64(max(total, 1)))
		}
	}
	var b strings.Builder
	t.table(&b, fates...)
	if b.Len() > 0 {
		v.printf("\n%s", b.String())
	}
}
