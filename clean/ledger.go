package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// A Fate says what became of a range of the source.
type Fate string

// Fates. Every byte of the source that is not ASCII white space has one.
const (
	Kept    Fate = "kept"    // it stands in the text
	Field   Fate = "field"   // it became a field: a title, a date, a caption, a comment
	Removed Fate = "removed" // it is left out
	Markup  Fate = "markup"  // it said how to read the text: a list marker, a tag
)

// An Entry is one decision about a range of the source.
type Entry struct {
	parse.Span         // bytes of [parse.Document.Text]
	Block      int     `json:"block"` // index of the block in the page; -1 for what stands between blocks
	Fate       Fate    `json:"fate"`
	Role       Role    `json:"role"`
	Rule       string  `json:"rule"`   // stable id of the rule
	Reason     string  `json:"reason"` // what the rule saw
	Confidence float64 `json:"confidence"`
	Edits      []Edit  `json:"edits,omitempty"`
	// HTML tells that the range is HTML: its text is what [parse.PlainText]
	// makes of it.
	HTML bool `json:"html,omitempty"`
	// Path says where a block stands whose range is not known (-1, -1).
	Path string `json:"path,omitempty"`
}

// An Edit replaces the bytes Start to End of an entry's text, with its white
// space folded, by After.
type Edit struct {
	parse.Span
	After      string  `json:"after"`
	Rule       string  `json:"rule"`
	Reason     string  `json:"reason,omitempty"` // what proves it
	Confidence float64 `json:"confidence,omitempty"`
}

// A Ledger accounts for a source: its entries are in source order, do not
// overlap, and cover every byte that is not ASCII white space.
type Ledger []Entry

// Undo returns a copy of l in which the decision about entry i is undone: what
// was removed or moved to a field is kept. The copy shares the edits with l.
func (l Ledger) Undo(i int) Ledger {
	c := slices.Clone(l)
	c[i].Fate = Kept
	return c
}

// Replay makes the text of an article from its source and its ledger. With the
// ledger of an article it returns [Article.Text].
func Replay(source string, l Ledger) string {
	var w textWriter
	var block strings.Builder
	for i := 0; i < len(l); {
		first := l[i]
		block.Reset()
		last := -1 // end of the last piece kept
		role := first.Role
		j := i
		for ; j < len(l) && l[j].Block == first.Block; j++ {
			e := &l[j]
			if e.Fate != Kept {
				continue
			}
			if last < 0 {
				role = e.Role
			} else if e.spaced(source[last:e.Start]) {
				block.WriteByte(' ')
			}
			block.WriteString(e.text(source))
			last = e.End
		}
		if last >= 0 {
			w.block(role, pieceText(role, block.String()))
		}
		i = j
	}
	return w.b.String()
}

// raw returns the text of the entry without its edits.
func (e *Entry) raw(source string) string {
	s := source[e.Start:e.End]
	if e.HTML {
		s = parse.PlainText(s, e.Role == RolePreformatted)
	}
	return s
}

// text returns the text of the entry with its edits applied.
func (e *Entry) text(source string) string {
	s := e.raw(source)
	if len(e.Edits) == 0 {
		return s
	}
	s = pieceText(e.Role, s)
	var b strings.Builder
	at := 0
	for _, d := range e.Edits {
		b.WriteString(s[at:d.Start])
		b.WriteString(d.After)
		at = d.End
	}
	b.WriteString(s[at:])
	return b.String()
}

// spaced reports whether what was cut out before e leaves a blank.
func (e *Entry) spaced(gap string) bool {
	if !e.HTML {
		return spaced(gap)
	}
	const edge = "x" // stands for the text on either side
	text := parse.PlainText(edge+gap+edge, false)
	return strings.HasPrefix(text, edge+" ") || strings.HasSuffix(text, " "+edge)
}

// spaced reports whether what was cut out between two pieces of a block leaves
// a blank between them.
func spaced(gap string) bool {
	return gap != "" && (asciiSpace(gap[0]) || asciiSpace(gap[len(gap)-1]) || breaksLine(gap))
}

// breaksLine reports whether s holds a tag at which browsers begin a new line.
func breaksLine(s string) bool {
	const tags = " br p div li ul ol tr td th table h1 h2 h3 h4 h5 h6 blockquote section article "
	for at := strings.IndexByte(s, '<'); at >= 0; {
		name := strings.TrimPrefix(s[at+1:], "/")
		if n := wordBytes(name); n > 0 && strings.Contains(tags, " "+strings.ToLower(name[:n])+" ") {
			return true
		}
		next := strings.IndexByte(s[at+1:], '<')
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

// wordBytes returns the number of ASCII letters and digits at the start of s.
func wordBytes(s string) int {
	n := 0
	for n < len(s) && isWordByte(s[n]) {
		n++
	}
	return n
}

func asciiSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// pieceText is the text of a block from the kept pieces of the source.
func pieceText(role Role, s string) string {
	switch role {
	case RolePreformatted:
		return s
	case RoleTableRow:
		return parse.FoldRow(s)
	}
	return parse.FoldSpace(s)
}

// cellSeparator stands between the cells of a row.
const cellSeparator = "\t"

// A textWriter joins blocks as Article.Text does.
type textWriter struct {
	b    strings.Builder
	last Role
}

// block writes a block and returns where its text begins. Code stands between
// fences, so that it is read as code again.
func (w *textWriter) block(role Role, text string) (start int) {
	if text == "" {
		return w.b.Len()
	}
	switch {
	case w.b.Len() == 0:
	case role == RoleTableCell:
		w.b.WriteString(cellSeparator)
		role = RoleTableRow
	case role == w.last && (role == RoleListItem || role == RoleTableRow):
		w.b.WriteByte('\n')
	default:
		w.b.WriteString("\n\n")
	}
	w.last = role
	if role != RolePreformatted {
		start = w.b.Len()
		w.b.WriteString(text)
		return start
	}
	fence := "```"
	if strings.Contains(text, fence) {
		fence = "~~~"
	}
	w.b.WriteString(fence + "\n")
	start = w.b.Len()
	w.b.WriteString(text)
	w.b.WriteString("\n" + fence)
	return start
}
