package clean

import (
	"slices"
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// author finds who wrote a record: the line that its container names or “NAME
// says”, what stands beside the date, or the first short line. A line of the
// text that turns out to be the name is taken out of it.
func (r *reading) author(t *thread, rec *record, parts []part) string {
	p := r.s.p
	for _, try := range [...]func(k, b int) bool{
		func(k, b int) bool { return p.origin == nil && k == 0 && p.nameLine(b) },
		func(k, b int) bool { return parts[k] != partText && p.nameIn(b) != "" },
		func(k, b int) bool { return parts[k] == partAuthor && len(p.Page.Blocks[b].Links) > 0 },
		func(k, b int) bool { return parts[k] == partAuthor },
		func(k, b int) bool {
			return parts[k] == partDate && p.head(b).dated() && !p.head(b).dateOnly && !r.repeats(b) && countWords(p.head(b).rest) <= maxNameWords
		},
		func(k, b int) bool { return parts[k] == partText && b < t.text[0] && p.nameLine(b) },
		func(k, b int) bool {
			return parts[k] == partText && b == t.text[0] && len(t.text) > 1 && p.nameLine(b) && (r.named || slices.Contains(parts[k:], partDate))
		},
		func(k, b int) bool { // below the text, above the date
			last := len(t.text) - 1
			return last > 0 && b == t.text[last] && p.nameLine(b) && k+1 < len(parts) && parts[k+1] == partDate
		},
	} {
		edited := false // behind the date of an edit stands who did it
		for k, b := range rec.blocks {
			if parts[k] == partDate {
				edited = p.updated(b)
			}
			if edited && parts[k] == partAuthor || !try(k, b) {
				continue
			}
			if name := p.nameOf(b); name != "" {
				if i := slices.Index(t.text, b); i >= 0 && parts[k] == partText {
					t.text = slices.Delete(t.text, i, i+1)
				}
				return name
			}
		}
	}
	return ""
}

// isRank reports whether a class is that of what a writer is called in a forum:
// "userTitle", "author-badge".
func isRank(class string) bool {
	class = strings.ToLower(class)
	for _, w := range [...]string{"title", "rank", "role", "badge"} {
		if strings.Contains(class, w) {
			return true
		}
	}
	return false
}

// updated reports whether a line is the date of an edit.
func (p *Pass) updated(i int) bool {
	d := p.head(i).dates.Dates
	return len(d) > 0 && d[0].Label == dates.Updated
}

// says reports whether a line says that somebody says: “NAME wrote:”.
func (p *Pass) says(i int) bool {
	m, ok := p.match(i, "comments.reply")
	return ok && strings.HasPrefix(m.Phrase.Pattern, "{*}") && !p.facts[i].prose
}

// nameOf returns the name in a line: that of its first link, or what stands
// beside a date or before “says”; "" where it is none.
func (p *Pass) nameOf(i int) string {
	b := &p.Page.Blocks[i]
	if name := p.nameIn(i); name != "" {
		return p.trimName(i, name)
	}
	text := b.Text
	dated := p.head(i).dated()
	if dated {
		text = p.head(i).rest
	}
	for k := range b.Links {
		l := b.Text[b.Links[k].Start:b.Links[k].End]
		if n := countWords(l); n > 0 && n <= maxNameWords && strings.Contains(text, l) && letters(l) > 1 {
			text = l
			if !dated {
				break // behind the name stand links to its owner; before it, those of “Posted in FORUM by NAME”
			}
		}
	}
	return p.trimName(i, text)
}

// trimName cuts “says” and “by” off a name in block i; "" is left where it is no
// name.
func (p *Pass) trimName(i int, text string) string {
	if m, ok := p.match(i, "comments.reply"); ok && strings.HasPrefix(m.Phrase.Pattern, "{*}") && strings.HasSuffix(p.Page.Blocks[i].Text, text) && strings.Contains(text, " ") {
		text = speaker(text, m.Phrase.Pattern)
	}
	text = p.cutBy(text)
	text = trimMarks(parse.FoldSpace(text))
	if name, rest, ok := strings.Cut(text, "|"); ok && countWords(rest) == 1 {
		text = strings.TrimRight(name, " ") // “Ida | Reply”
	}
	if countWords(text) > maxNameWords || letters(text) < 2 || !strings.ContainsFunc(text, unicode.IsLetter) || strings.Contains(text, "://") || isNoName(text) {
		return ""
	}
	return text
}

// trimMarks cuts what may part a name from a date off both its ends, but not the
// parentheses of “Ida (Wells)”.
func trimMarks(s string) string {
	s = strings.Trim(s, " |·•,-–—:#")
	if !strings.HasSuffix(s, ")") || strings.IndexByte(s, '(') <= 0 {
		s = strings.Trim(s, " ()|·•,-–—:#")
	}
	return s
}

// isNoName reports whether what stands where a name may is what was done on the
// date, or the part of the writer.
func isNoName(s string) bool {
	s = strings.ToLower(s)
	for _, prefix := range [...]string{"reviewed in ", "last edited", "edited by ", "zuletzt bearbeitet", "zuletzt geändert", "dernière modification", "última edición", "ultima modifica"} {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	if strings.HasSuffix(s, " offline") || strings.HasSuffix(s, " online") {
		return true
	}
	switch s {
	case "author", "autor", "auteur", "op", "moderator", "original poster", "thread starter", "topic starter", "discussion starter", "online", "offline", "link", "permalink":
		return true
	case "joined", "registered", "member since", "asked", "answered", "commented", "replied", "posted", "edited", "modified", "updated", "created", "published",
		"started", "registriert", "dabei seit", "mitglied seit", "beitritt", "gefragt", "beantwortet", "erstellt", "geschrieben", "inscrit", "publié", "modifié", "registrado", "publicado", "iscritto":
		return true
	}
	return false
}

// cutBy cuts a byline's prefix from a name.
func (p *Pass) cutBy(s string) string {
	var buf [4]phrase.Match
	finder := p.env.phrases.Finder("byline.prefix")
	for _, m := range finder.Line(buf[:0], s) {
		if m.RestStart < m.RestEnd {
			return s[m.RestStart:m.RestEnd]
		}
	}
	return s
}

// nameIn returns the name that an element inside block i is called by, or "": of
// several the innermost.
func (p *Pass) nameIn(i int) string {
	b := &p.Page.Blocks[i]
	name := ""
	for k := range b.Marks {
		m := &b.Marks[k]
		if m.End <= m.Start || (wordCues(m.Class)|wordCues(m.Prop))&cueAuthor == 0 && m.Rel != "author" || isRank(m.Class) {
			continue
		}
		if t := b.Text[m.Start:m.End]; countWords(t) <= maxNameWords && letters(t) > 1 && (name == "" || strings.Contains(name, t)) {
			name = t
		}
	}
	return name
}
