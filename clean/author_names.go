package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// Values of Author.Kind.
const (
	kindPerson       = "person"
	kindOrganization = "organization"
)

// maxLooseWords is the length of a name that has not the form of names: a pen
// name, an editorial team.
const maxLooseWords = 5

// namesOf reads what a source calls authors: a list of names with roles, or,
// where it is no such list, one name of whatever form.
func (p *Pass) namesOf(s string) []Author {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxHeadLine || strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || isHandle(s) {
		return nil
	}
	s = p.withoutBylinePrefix(p.withoutDates(s))
	s, _, _ = strings.Cut(s, " on behalf of ")
	s = p.withoutLabels(s)
	if p.isNobody(s) {
		return nil
	}
	if b := p.readAuthors(s, true); len(b.authors) > 0 {
		if a := b.authors[0]; len(b.authors) == 1 && s == a.Name+" "+a.Role && !p.isPerson(a.Name) {
			return []Author{{Name: s}} // “Valley Herald Desk”: the role is part of the name
		}
		return p.firstPersons(b.authors)
	}
	s = strings.Trim(cutBrackets(s), " ,;:|-–—·•\"")
	if !isLooseName(s) {
		return nil
	}
	return []Author{{Name: s}}
}

// withoutLabels returns the name in a line of names and other things with labels:
// “Ida Brook Source: The Post”, “Text and interview: Ida Brook”.
func (p *Pass) withoutLabels(s string) string {
	for _, label := range [...]string{"Author ", "Autor ", "Autorin ", "Auteur "} {
		if rest, ok := strings.CutPrefix(s, label); ok && rest != "" {
			s = rest
		}
	}
	before, behind, ok := strings.Cut(s, ": ")
	if !ok {
		return s
	}
	if blank := strings.LastIndexByte(before, ' '); blank > 0 && p.isPerson(before[:blank]) {
		return before[:blank]
	}
	if p.isPerson(behind) && !isContribution(before) {
		return behind
	}
	return s
}

// isLooseName reports whether s may be a name that has not the form of names: a
// few words with letters, no sentence, and not only words in lower case.
func isLooseName(s string) bool {
	words := countWords(s)
	switch {
	case words == 0 || words > maxLooseWords || strings.IndexFunc(s, unicode.IsLetter) < 0:
		return false
	case strings.ContainsAny(s, "?!") || parse.EndsSentence(s) && !strings.HasSuffix(s, "."):
		return false
	}
	lower := s == strings.ToLower(s) && s != strings.ToUpper(s)
	return !lower || !strings.Contains(s, " ")
}

// isNobody reports whether s stands beside names and is none: a phrase of pages,
// a role alone, the words before names, what programs write for nothing.
func (p *Pass) isNobody(s string) bool {
	var buf [8]phrase.Match
	for _, m := range p.env.phrases.Line(buf[:0], s) {
		if m.Whole {
			return true
		}
	}
	switch strings.ToLower(strings.Trim(s, " :.()")) {
	case "author", "authors", "author(s", "autor", "autorin", "autoren", "auteur", "auteurs", "auteur(s", "autore", "redactor", "unknown", "no author", "n/a", "zvg",
		"null", "undefined", "none", "by", "and", "von", "und", "par", "et", "por", "y", "di", "e", "door", "av", "af", "od", "przez", "i":
		return true
	}
	return false
}

// firstPersons returns the authors without those behind the first that are no
// persons by their words: job titles, sections.
func (p *Pass) firstPersons(authors []Author) []Author {
	kept := make([]Author, 0, len(authors))
	for _, a := range authors {
		if !p.isNobody(a.Name) && (len(kept) == 0 || !strings.Contains(a.Name, " ") || p.isPerson(a.Name)) {
			kept = append(kept, a)
		}
	}
	return kept
}

// persons reports whether there are authors and all are persons by their names.
func (p *Pass) persons(authors []Author) bool {
	return len(authors) > 0 && !slices.ContainsFunc(authors, func(a Author) bool { return !p.isPerson(a.Name) })
}

// enoughText is how much of a page is searched for the words of a name.
const enoughText = 1 << 18

// isPerson reports whether a name has the form of a person's and none of its
// words stands on the page in lower case: “Quick Look” is a name by its form
// alone.
func (p *Pass) isPerson(name string) bool {
	if !isName(name) {
		return false
	}
	for w := range strings.FieldsSeq(name) {
		if lower := strings.ToLower(w); len(w) > 2 && lower != w && p.hasWord(lower) {
			return false
		}
	}
	return true
}

// hasWord reports whether a word stands on the page between blanks. Sources repeat
// names: a word is looked for once.
func (p *Pass) hasWord(w string) bool {
	has, ok := p.words[w]
	if !ok {
		text := p.Page.Doc.Text[:min(len(p.Page.Doc.Text), enoughText)]
		has = strings.Contains(text, " "+w+" ")
		if p.words == nil {
			p.words = map[string]bool{}
		}
		p.words[w] = has
	}
	return has
}

// withoutDates returns what stands beside the dates of a byline.
func (p *Pass) withoutDates(s string) string {
	if !dates.MayHold(s) {
		return s
	}
	l := p.work.dates.Scan(s, p.locale())
	if !l.Dated() {
		return s
	}
	return restText(s, l.Rest)
}

// gluedPrefixes stand before a name without a blank where a page has each in an
// element of its own: <span>by</span><b>NAME</b>.
var gluedPrefixes = [...]string{"By", "by", "Author", "Autor", "Von", "von", "Por", "Par"}

// withoutGlued cuts a prefix that stands before a name without a blank.
func withoutGlued(s string) string {
	for _, prefix := range gluedPrefixes {
		if rest, ok := strings.CutPrefix(s, prefix); ok {
			if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) {
				return rest
			}
		}
	}
	return s
}

// withoutBylinePrefix cuts "By" and "Written by" from the start of a byline.
func (p *Pass) withoutBylinePrefix(s string) string {
	if rest := withoutGlued(s); rest != s {
		return rest
	}
	var buf [4]phrase.Match
	for _, m := range slices.Backward(p.env.phrases.Finder("byline.prefix").Line(buf[:0], s)) {
		if m.RestStart < m.RestEnd {
			return cutPrefix(s, s[m.Start:m.End])
		}
	}
	return s
}

// firstNameFirst turns a name of a catalogue, "Rossi, Anna B.", around.
func firstNameFirst(s string) string {
	last, first, ok := strings.Cut(s, ", ")
	if !ok || strings.ContainsAny(first, ",;") || strings.Contains(last, ";") || len(strings.Fields(last)) > 2 {
		return s
	}
	return first + " " + last
}

// isAddress reports whether a name is the address of a site or of a mailbox.
func isAddress(name string) bool {
	const domains = " com org net info de at ch fr es it nl pl uk io eu ru ua br "
	if strings.Contains(name, "[at]") {
		return true
	}
	dot := strings.LastIndexByte(name, '.')
	return dot > 0 && !strings.Contains(name, " ") && strings.Contains(domains, " "+strings.ToLower(name[dot+1:])+" ")
}

// maxAuthors bounds the authors of a page: some papers have hundreds.
const maxAuthors = 200

// appendAuthors adds the authors that are not in the list yet.
func appendAuthors(to, authors []Author) []Author {
	for _, a := range authors {
		if len(to) < maxAuthors && !slices.ContainsFunc(to, func(o Author) bool { return sameName(o, a) }) {
			to = append(to, a)
		}
	}
	return to
}

// sameName reports whether two names have the same letters.
func sameName(a, b Author) bool { return letterKey(a.Name) == letterKey(b.Name) }

// contributes reports whether the words before a name, in its block or alone in
// the one before, say that it is of somebody who checked or pictured the text
// and did not write it.
func (p *Pass) contributes(block, at int) bool {
	const reach = 40 // bytes
	before := p.Page.Blocks[block].Text[:at]
	if strings.TrimSpace(before) == "" && block > 0 && len(p.Page.Blocks[block-1].Text) <= reach {
		before = p.Page.Blocks[block-1].Text
	}
	return isContribution(before[max(0, len(before)-reach):])
}

// isContribution reports whether the words before a name say that it is of
// somebody who checked or pictured the text and did not write it.
func isContribution(before string) bool {
	before = strings.ToLower(before)
	if strings.Contains(before, "writ") || strings.Contains(before, "words") {
		return false // “Written and photographed by”
	}
	for _, w := range contributions {
		if k := strings.LastIndex(before, w); k >= 0 && !strings.ContainsAny(before[k:], ".;|") {
			return true
		}
	}
	return false
}

// contributions are the beginnings of words before the names of those who
// checked, changed or pictured a text.
var contributions = [...]string{
	"review", "edited", "editor:", "fact check", "fact-check", "checked", "verified", "photo", "illustrat", "translat", "updated by", "approved",
	"geprüft", "überarbeitet", "bearbeitet", "foto", "bild:", "übersetz",
	"relu par", "vérifié", "traduit", "revisado", "traducido", "editado", "revisto", "traduzido", "rivisto", "tradotto", "tradotta",
}
