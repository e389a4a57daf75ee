package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/phrase"
)

func menuRules() []Rule {
	return []Rule{{
		Name: "nav.menu",
		Doc: "Menus: a run of short lines outside of the body of which enough are entries of menus, or one line of such " +
			"entries. Lists of the article stay, and so does the last line before the body.",
		Run: dropMenus,
	}}
}

// A menu is a run of this many lines of so few words (the rule that crawlers
// use for navigation in Markdown), of which this share are known entries; and
// a page that is mostly menu keeps it: there must be a body.
const (
	minMenuLines  = 4
	maxMenuWords  = 4
	minMenuShare  = 0.3
	minMenuBody   = 40 // words of running text on the page
	minLineMenu   = 3  // entries of a menu on one line
	lineMenuShare = 0.5
)

// menuCategories are the phrases that entries of menus match.
var menuCategories = [...]string{"nav.menu", "nav.home", "nav.latest", "share", "footer", "subscribe", "newsletter", "nav.page", "nav.skip_link", "nav.top"}

func dropMenus(p *Pass) {
	o := p.outline()
	if p.proseWords(func(int) bool { return true }) < minMenuBody {
		return
	}
	for i := 0; i < len(p.facts); {
		if !p.menuLine(i, o) {
			p.lineMenu(i, o)
			i++
			continue
		}
		end, known := i, 0
		for end < len(p.facts) && p.menuLine(end, o) {
			if p.matchesAny(end, menuCategories[:]...) {
				known++
			}
			end++
		}
		p.menuRun(i, end, known)
		i = end
	}
}

// menuLine reports whether block i may be a line of a menu.
func (p *Pass) menuLine(i int, o outline) bool {
	f := &p.facts[i]
	if !o.outside(i) || f.stop || f.words > maxMenuWords {
		return false
	}
	if d, ok := p.Label(i); ok {
		return d.Role.Fate() == Removed
	}
	// Lists with a heading of their own are for other rules.
	if p.matchesAny(i, "tags.heading", "related.heading", "comments.heading") || i > o.end && p.matchesAny(i, "nav.latest") {
		return false
	}
	return !p.head(i).dateOnly && !p.prefixed(i)
}

// menuRun labels the lines start to end as a menu if enough of them are known.
func (p *Pass) menuRun(start, end, known int) {
	if end-start < minMenuLines || known < 2 || float64(known) < minMenuShare*float64(end-start) {
		return
	}
	for i := start; i < end; i++ {
		if !p.free(i) || p.repeated(i) && p.facts[i].words > 1 && !p.matchesAny(i, menuCategories[:]...) {
			continue
		}
		// The last line before something longer, and the first line of the
		// page, may be the headline.
		edge := i == end-1 && end < len(p.facts) || i == 0
		if edge && !p.matchesAny(i, menuCategories[:]...) {
			continue
		}
		p.whole(i, RoleNavigation, 0.85, "in a run of "+itoa(end-start)+" short lines, "+itoa(known)+" of them entries of menus")
	}
}

// lineMenu labels block i where it is a menu on one line.
func (p *Pass) lineMenu(i int, o outline) {
	t, f := p.Page.Blocks[i].Text, &p.facts[i]
	if !p.free(i) || !o.outside(i) || len(t) > maxCrumbLine || f.stop || f.lacks(searchMenu) {
		return
	}
	for _, sep := range [...]string{"|", "•", "·", " / ", " - ", "—"} {
		if strings.Count(t, sep) < minLineMenu-1 {
			continue
		}
		parts := strings.Split(t, sep)
		known, short := 0, true
		for _, part := range parts {
			short = short && countWords(part) <= maxMenuWords
			if p.menuEntry(part) {
				known++
			}
		}
		if short && known >= 2 && float64(known) >= minMenuShare*float64(len(parts)) {
			p.whole(i, RoleNavigation, 0.88, itoa(len(parts))+" entries of a menu on one line")
		}
		return
	}
	// Two ideographs, which may be two entries, count as one word.
	if 2*f.words < minLineMenu || strings.ContainsAny(t, ",;:") {
		return
	}
	n, covered := entriesInLine(p.env.finders.menu, t)
	if n == 0 {
		f.without |= searchMenu
	}
	if n >= minLineMenu && float64(covered) >= lineMenuShare*float64(letters(t)) {
		p.whole(i, RoleNavigation, 0.8, itoa(n)+" entries of menus on one line")
	}
}

// menuEntry reports whether s is an entry of a menu.
func (p *Pass) menuEntry(s string) bool {
	var buf [8]phrase.Match
	return len(p.env.finders.entries.Line(buf[:0], s)) > 0
}

// entriesInLine counts the phrases that follow one another in t, each beginning
// with a capital, and their letters.
func entriesInLine(phrases phrase.Finder, t string) (entries, covered int) {
	for at := 0; at < len(t); {
		next := at + wordLen(t[at:])
		if beginsUpper(t[at:]) {
			if end := entryAt(phrases, t, at); end > at {
				entries++
				covered += letters(t[at:end])
				next = end
			}
		}
		at = next
		for at < len(t) && !startsWord(t[at:]) {
			_, n := utf8.DecodeRuneInString(t[at:])
			at += n
		}
	}
	return entries, covered
}

// letters counts the letters and digits of s.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if isLetterOrDigit(r) {
			n++
		}
	}
	return n
}

// entryAt returns the end of the longest phrase at byte at.
func entryAt(phrases phrase.Finder, t string, at int) int {
	end := at
	var buf [8]phrase.Match
	for _, m := range phrases.At(buf[:0], t, at) {
		end = max(end, m.End)
	}
	return end
}

// wordLen returns the length of the first word of s, at least one character.
func wordLen(s string) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return !isLetterOrDigit(r) }); i > 0 {
		return i
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetterOrDigit(r) || r == '@' || r == '#'
}
