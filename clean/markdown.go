package clean

import (
	"strings"
)

// Markdown returns the article as Markdown: the title as a heading of the first
// level, dek and byline below it, the body, figures as quotations at its end,
// and tags. What Markdown would read as a sign is escaped.
func (a *Article) Markdown() string {
	var w textWriter
	if a.Title != "" {
		w.block(RoleHeading, "# "+escapeMarkdown(a.Title))
	}
	if a.Dek != "" && !a.beginsWithDek() {
		w.block(RoleParagraph, "*"+escapeMarkdown(a.Dek)+"*")
	}
	if line := a.bylineText(); line != "" {
		w.block(RoleParagraph, escapeMarkdown(line))
	}
	for i := range a.Body {
		n := &a.Body[i]
		role := Role(n.Kind)
		if role == RolePreformatted {
			role = RoleParagraph // markdown sets the fences, as long as the code needs them
		}
		w.block(role, n.markdown())
		if role == RoleTableRow && (i == 0 || a.Body[i-1].Kind != n.Kind) {
			w.block(role, "|"+strings.Repeat(" --- |", len(n.Cells())))
		}
	}
	for _, f := range a.Figures {
		w.block(RoleQuote, "> "+escapeMarkdown(f.text()))
	}
	if len(a.Tags) > 0 {
		w.block(RoleParagraph, "Tags: "+escapeMarkdown(strings.Join(a.Tags, ", ")))
	}
	return w.b.String()
}

// bylineText returns authors and date as one line.
func (a *Article) bylineText() string {
	var parts []string
	if len(a.Authors) > 0 {
		parts = append(parts, strings.Join(a.Authors, ", "))
	}
	if a.Published != "" {
		parts = append(parts, a.Published)
	}
	return strings.Join(parts, " · ")
}

// text returns caption and credit as one line.
func (f *Figure) text() string {
	switch {
	case f.Credit == "":
		return f.Caption
	case f.Caption == "":
		return "(" + f.Credit + ")"
	}
	return f.Caption + " (" + f.Credit + ")"
}

func (n *Node) markdown() string {
	switch Role(n.Kind) {
	case RoleHeading:
		return strings.Repeat("#", n.headingLevel()) + " " + escapeMarkdown(n.Text)
	case RoleListItem:
		if numbered(n.Text) {
			return escapeInline(n.Text)
		}
		return strings.Repeat("  ", max(0, n.Level-1)) + "- " + escapeMarkdown(n.Text)
	case RoleTableRow:
		var b strings.Builder
		b.WriteByte('|')
		for _, c := range n.Cells() {
			b.WriteString(" " + strings.ReplaceAll(escapeInline(c), "|", `\|`) + " |")
		}
		return b.String()
	case RoleQuote:
		return "> " + escapeMarkdown(n.Text)
	case RolePreformatted:
		fence := "```"
		for strings.Contains(n.Text, fence) {
			fence += "`"
		}
		return fence + "\n" + strings.TrimRight(n.Text, "\n") + "\n" + fence
	}
	return escapeMarkdown(n.Text)
}

// headingLevel returns the level below the title: 2 where it is not known.
func (n *Node) headingLevel() int {
	if n.Level == 0 {
		return 2
	}
	return min(max(n.Level, 2), 6)
}

// maxListNumber is how many digits Markdown reads as the number of a list item.
const maxListNumber = 9

// numbered reports whether Markdown reads s as an item of a numbered list.
func numbered(s string) bool {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return digits > 0 && digits <= maxListNumber && len(s) > digits+1 && (s[digits] == '.' || s[digits] == ')') && s[digits+1] == ' '
}

var inlineEscapes = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`)

func escapeInline(s string) string { return escapeEntities(inlineEscapes.Replace(s)) }

// escapeEntities escapes what Markdown would decode: "&lt;".
func escapeEntities(s string) string {
	at := strings.IndexByte(s, '&')
	if at < 0 || !strings.Contains(s[at:], ";") {
		return s
	}
	var b strings.Builder
	for rest := s; ; {
		at := strings.IndexByte(rest, '&')
		if at < 0 {
			b.WriteString(rest)
			return b.String()
		}
		b.WriteString(rest[:at])
		rest = rest[at+1:]
		if n := wordBytes(strings.TrimPrefix(rest, "#")); n > 0 && strings.HasPrefix(strings.TrimPrefix(rest, "#")[n:], ";") {
			b.WriteByte('\\')
		}
		b.WriteByte('&')
	}
}

// escapeMarkdown escapes a line so that Markdown reads it as a paragraph.
func escapeMarkdown(s string) string {
	s = escapeInline(s)
	if numbered(s) {
		i := strings.IndexAny(s, ".)")
		return s[:i] + `\` + s[i:]
	}
	if s != "" && strings.IndexByte("#>-+=|~", s[0]) >= 0 {
		return `\` + s
	}
	return s
}
