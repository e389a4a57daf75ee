package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// A headLine is what a short line says when it is read as a line of the head of
// an article: a date line, a byline, or both.
type headLine struct {
	dates    dates.Line
	dateOnly bool   // nothing but dates and their labels
	rest     string // what stands beside the dates, if there are any
}

// A byline is what a line says of authors.
type byline struct {
	authors  []Author
	prefixed bool // by its prefix: "By NAME"
	named    bool // nothing but names, roles and dates
	roled    bool // holds a job title that a phrase knows
	prefix   string
}

// Lines longer than this are not of the head.
const maxHeadLine = 200

// undated is what lines without dates say.
var undated headLine

// head reads block i as a line of the head.
func (p *Pass) head(i int) *headLine {
	f := &p.facts[i]
	switch {
	case f.words == 0:
		return &undated
	case f.head == nil:
		f.head = p.readHead(i)
	}
	return f.head
}

func (p *Pass) readHead(i int) *headLine {
	b := &p.Page.Blocks[i]
	if !mayBeHead(b) || !p.facts[i].mayHoldDate(b.Text) {
		return &undated
	}
	line := p.work.dates.Scan(b.Text, p.locale())
	if !line.Dated() {
		return &undated
	}
	h := &headLine{dates: line}
	h.rest = restText(b.Text, h.dates.Rest)
	h.dateOnly = !hasLetter(h.rest)
	return h
}

// mayHoldDate reports whether the text of the block may hold a date.
func (f *fact) mayHoldDate(text string) bool {
	if !f.lacks(searchDate) && !dates.MayHold(text) {
		f.without |= searchDate
	}
	return !f.lacks(searchDate)
}

// mayBeHead reports whether a block is short enough for a line of the head.
func mayBeHead(b *parse.Block) bool {
	return len(b.Text) <= maxHeadLine && b.Kind != parse.Preformatted
}

// locale returns the language by which ambiguous dates are read: as the
// container states it, or as detected.
func (p *Pass) locale() string {
	if l := p.Page.Doc.Meta.Get("language", "lang"); l != "" {
		return l
	}
	if p.origin != nil && len(p.lang) > 0 && strings.HasPrefix(strings.ToLower(p.origin.Head.Lang), p.lang+"-") {
		return p.origin.Head.Lang // “en-GB” says more than “en”
	}
	return p.lang
}

// dateLine reports whether block i is a date line. A time alone is one only
// beside a date or a byline; a range, an item of a list, one of three dates in a
// row and a sentence (“Tomorrow.”) are none.
func (p *Pass) dateLine(i int) bool {
	h := p.head(i)
	if !h.dateOnly || p.listed(i) || p.dateRun(i) > 2 {
		return false
	}
	if len(h.dates.Dates) > 0 {
		return true
	}
	switch h.dates.Refused[0].Reason {
	case dates.Range:
		return false
	case dates.Relative:
		t := p.Page.Blocks[i].Text
		return !strings.HasSuffix(t, ".") && !strings.HasPrefix(t, "–") && !strings.HasPrefix(t, "—")
	case dates.NoDate:
		return i > 0 && (p.is(i-1, RoleDate) || p.is(i-1, RoleByline) || p.prefixed(i-1)) ||
			i+1 < len(p.facts) && p.head(i+1).dateOnly && len(p.head(i+1).dates.Dates) > 0
	}
	return true
}

// dateRun counts the date lines in a row around block i, as far as three.
func (p *Pass) dateRun(i int) int {
	n := 1
	for k := i - 1; k >= 0 && n < 3 && p.head(k).dateOnly; k-- {
		n++
	}
	for k := i + 1; k < len(p.facts) && n < 3 && p.head(k).dateOnly; k++ {
		n++
	}
	return n
}

// dated reports whether the line holds a date, be it one that was refused.
func (h *headLine) dated() bool { return h.dates.Dated() }

// byline reads block i as a byline.
func (p *Pass) byline(i int) *byline {
	f := &p.facts[i]
	if f.byline == nil {
		f.byline = p.readByline(i)
	}
	return f.byline
}

// prefixed reports whether block i is a byline by its prefix.
func (p *Pass) prefixed(i int) bool {
	return (p.matchesAny(i, "byline.prefix") || p.head(i).dated()) && p.byline(i).prefixed
}

// anonymous is what most lines say of authors.
var anonymous byline

func (p *Pass) readByline(i int) *byline {
	h, text, matches := p.head(i), p.Page.Blocks[i].Text, p.facts[i].matches
	switch {
	case h.dateOnly || !mayBeHead(&p.Page.Blocks[i]):
		return &anonymous
	case h.dated():
		text = h.rest // "4 May 2023 by NAME"
		matches = p.env.phrases.Line(nil, text)
	}
	// The shortest prefix leaves the most to be names.
	for _, m := range slices.Backward(matches) {
		if m.Phrase.Category != "byline.prefix" || m.RestStart >= m.RestEnd {
			continue
		}
		names := cutPrefix(text, text[m.Start:m.End])
		if b := p.readAuthors(names, true); len(b.authors) > 0 || p.isRole(names) {
			return &byline{authors: b.authors, named: b.named, roled: b.roled, prefixed: true, prefix: m.Phrase.ID}
		}
	}
	b := p.readAuthors(text, false)
	if len(b.authors) == 0 && !b.roled {
		return &anonymous
	}
	return &byline{authors: b.authors, named: b.named && !p.matchesOther(i), roled: b.roled}
}

// matchesOther reports whether block i is a phrase that bylines are not.
func (p *Pass) matchesOther(i int) bool {
	for _, m := range p.facts[i].matches {
		switch m.Phrase.Category {
		case "byline.role", "byline.prefix", "author.bio":
		default:
			return true
		}
	}
	return false
}

// cutPrefix removes a byline's prefix from the start of what stands beside its
// dates.
func cutPrefix(s, prefix string) string {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, prefix); ok {
		s = rest
	} else if i := strings.Index(s, prefix); i >= 0 {
		s = s[i+len(prefix):]
	}
	return strings.TrimLeft(s, " :：-–—\t\u00a0")
}

// restText joins what stands outside of the dates of a line.
func restText(s string, rest []parse.Span) string {
	var b strings.Builder
	for _, r := range rest {
		if b.Len() > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(s[r.Start:r.End])
	}
	return b.String()
}

// readAuthors reads a byline without its prefix. It returns no author where a
// part is neither a name nor a role. Behind a prefix, places and roles that no
// phrase knows may follow the names.
func (p *Pass) readAuthors(s string, prefixed bool) (b byline) {
	if len(s) > maxHeadLine {
		return b
	}
	plain := true
	for _, part := range splitNames(p.cutTail(cutBrackets(s))) {
		name, role := p.nameAndRole(part, prefixed)
		last := len(b.authors) - 1
		before, _, of := strings.Cut(part, " by ")
		switch {
		case last >= 0 && of && isContribution(before): // “photography by NAME”
		case last >= 0 && isAgency(part):
			if b.authors[last].Role == "" {
				b.authors[last].Role = part // NAME, Agency
			}
		case name != "":
			b.authors = append(b.authors, Author{Name: writtenName(name), Role: role})
			b.roled = b.roled || role != ""
		case p.isRole(part):
			b.roled = true
			if last >= 0 && b.authors[last].Role == "" {
				b.authors[last].Role = part
			}
		case isHandle(part):
		case last >= 0 && (looksLikeRole(part) || prefixed && len(strings.Fields(part)) <= maxRoleWords):
			plain = false
			if b.authors[last].Role == "" {
				b.authors[last].Role = part
			}
		default:
			return byline{}
		}
	}
	b.named = plain && len(b.authors) > 0
	return b
}

// maxRoleWords is the length of a role or place behind a name.
const maxRoleWords = 6

// nameAndRole divides a part of a byline: "NAME", "NAME @handle", "NAME
// Correspondent", and behind a prefix "NAME in PLACE". The name is empty where
// there is none.
func (p *Pass) nameAndRole(part string, prefixed bool) (name, role string) {
	if at := strings.Index(part, " @"); at > 0 {
		part = part[:at]
	}
	if prefixed {
		for _, in := range [...]string{" in ", " à ", " en ", " w ", " в ", " aus "} {
			if left, place, ok := strings.Cut(part, in); ok && isName(left) {
				return left, strings.TrimSpace(in) + " " + place
			}
		}
	}
	if at := strings.LastIndexByte(part, ' '); at > 0 && (isName(part[:at]) || isAgency(part[:at])) && p.knownRole(part[at+1:]) {
		return part[:at], part[at+1:]
	}
	if isAgency(part) || isName(part) && !strings.HasPrefix(part, "The ") && !p.isRole(part) {
		return part, ""
	}
	return "", ""
}

// cutBrackets cuts what stands in brackets out of a byline: "NAME (Reuters)".
func cutBrackets(s string) string {
	open, end := strings.IndexByte(s, '('), strings.LastIndexByte(s, ')')
	if open <= 0 || end < open {
		return s
	}
	return strings.TrimRight(s[:open], " ") + s[end+1:]
}

// cutTail cuts a comment link or a share button from the end of a byline: "by NAME
// Leave a Comment".
func (p *Pass) cutTail(s string) string {
	var buf [4]phrase.Match
	for k := 0; k < len(s); k++ {
		if s[k] != ' ' {
			continue
		}
		for _, m := range p.env.finders.tails.At(buf[:0], s, k+1) {
			if m.Whole && !m.Phrase.Weak {
				return strings.TrimRight(s[:k], " |·•,-")
			}
		}
	}
	return s
}

// isRole reports whether a phrase knows s, or its last word, as a job title or
// as a notice beside a byline: “Coastal Correspondent”.
func (p *Pass) isRole(s string) bool {
	const maxTitle = 4 // words of a job title
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return p.knownRole(s) || last != s && strings.Count(s, " ") < maxTitle && p.knownRole(last)
}

func (p *Pass) knownRole(s string) bool {
	var buf [4]phrase.Match
	return len(p.env.finders.roles.Line(buf[:0], s)) > 0
}

// looksLikeRole reports whether s may be a job title or a place behind a name:
// a few words without a verb can't be told by form, so it is short and begins
// with a capital or is one of the words "in", "at", "for".
func looksLikeRole(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(s, "?!\"“”") {
		return false
	}
	return beginsUpper(s) || words[0] == "in" || words[0] == "at" || words[0] == "for"
}

// isHandle reports whether s is an e-mail address or a handle.
func isHandle(s string) bool {
	return strings.Contains(s, "@") && !strings.Contains(s, " ")
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, isLetterOrDigit) >= 0
}
