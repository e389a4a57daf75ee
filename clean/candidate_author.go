package clean

import (
	"slices"
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/clean/phrase"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

// An authorOption is what one source says of the authors.
type authorOption struct {
	candidate
	authors []Author
	score   float64
	site    bool // the authors are the site or organisations
	user    bool // named as users of a forum are, or among comments
}

// contributes reports whether the words before a name, in its block or alone in
// the one before, say that it is of somebody who checked or pictured the text
// and did not write it.
func (p *Pass) contributes(block, at int) bool {
	const reach = 40 // bytes
	before := p.Page.Blocks[block].Text[:at]
	if strings.TrimSpace(before) == "" && block > 0 && len(p.Page.Blocks[block-1].Text) <= reach {
		before = p.Page.Blocks[block-1].Text
	}
	before = strings.ToLower(before[max(0, len(before)-reach):])
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

// maxFarByline is the length in words of a byline that stands neither beside
// the headline nor behind the body.
const maxFarByline = 8

// maxNameGap is how many blocks apart the names of one byline stand that has
// each in an element of its own.
const maxNameGap = 2

// appendAuthors adds the authors that are not in the list yet.
func appendAuthors(to, authors []Author) []Author {
	for _, a := range authors {
		key := letterKey(a.Name)
		if !slices.ContainsFunc(to, func(o Author) bool { return letterKey(o.Name) == key }) {
			to = append(to, a)
		}
	}
	return to
}

// authorOptions gathers what the sources say of the authors.
func (p *Pass) authorOptions() []authorOption {
	var out []authorOption
	add := func(c candidate, authors []Author, score float64) {
		if len(authors) > 0 {
			out = append(out, authorOption{candidate: c, authors: authors, score: score})
		}
	}
	for _, t := range p.subjects() {
		names := t.Names("author")
		if len(names) == 0 {
			names = t.Names("creator")
		}
		var authors []Author
		for _, n := range names {
			for _, a := range p.statedAuthors(n.Name) {
				a.Kind, a.URL = n.Kind, n.URL
				if a.Role == "" {
					a.Role = n.Role
				}
				authors = append(authors, a)
			}
		}
		if len(names) > 0 {
			add(candidate{value: joinNames(names), from: statements.JSONLD, name: t.Type + ".author", at: names[0].Span, block: -1}, authors, p.statedPoints(authors, 5.5-0.5*float64(t.Class)))
		}
	}
	var metas []Author
	for k, c := range p.evidence.meta[statements.Author] {
		if c.from == statements.Citation || c.from == statements.DublinCore {
			c.value = firstNameFirst(c.value)
		}
		authors := p.statedAuthors(c.value)
		if k > 0 && c.name == p.evidence.meta[statements.Author][k-1].name && len(metas) > 0 {
			metas = append(metas, authors...)
			out[len(out)-1].authors = metas
			continue
		}
		metas = authors
		add(c, authors, p.statedPoints(authors, 4.5))
	}
	for _, h := range p.hints() {
		score := 0.0
		switch h.hint {
		case hintAuthor:
			score = 4
		case hintByline:
			score = 3.5
		case hintUser:
			score = 3
		default:
			continue
		}
		if p.contributes(h.block, h.at.Start) {
			continue
		}
		authors := p.statedAuthors(h.value)
		if len(authors) == 0 || h.hint == hintByline && !p.person(authors) || h.hint == hintUser && h.name == "href" && !userLink(h.href) && !p.person(authors) {
			continue
		}
		if len(authors) == 1 {
			authors[0].URL = h.href
		}
		if n := len(out) - 1; n >= 0 && out[n].from == h.from && out[n].name == h.name && h.block-out[n].block <= maxNameGap && out[n].block >= 0 {
			out[n].authors = appendAuthors(out[n].authors, authors)
			continue
		}
		add(h.candidate, authors, score-h.penalty)
		out[len(out)-1].user = h.hint == hintUser && h.from == fromClass || p.evidence.zoneOf(h.block) == zoneComment
	}
	for _, o := range p.visibleBylines() {
		add(o.candidate, o.authors, o.score)
	}
	return out
}

// firstNameFirst turns a name of a catalogue, "Rossi, Anna B.", around.
func firstNameFirst(s string) string {
	last, first, ok := strings.Cut(s, ", ")
	if !ok || strings.Contains(first, ",") || strings.Contains(s, ";") || len(strings.Fields(last)) > 2 {
		return s
	}
	return first + " " + last
}

func joinNames(names []statements.Name) string {
	var s []string
	for _, n := range names {
		s = append(s, n.Name)
	}
	return strings.Join(s, "; ")
}

// subjects returns the things that the page is about, the articles first. Of
// several articles it is the one whose headline is the page's title.
func (p *Pass) subjects() []*statements.Thing {
	var out []*statements.Thing
	things := p.evidence.set.Things
	for _, class := range [...]statements.Class{statements.Article, statements.Work, statements.Page} {
		var of []*statements.Thing
		for i := range things {
			if things[i].Class == class {
				of = append(of, &things[i])
			}
		}
		if len(of) > 2 {
			of = nil // a list
		}
		of = slices.DeleteFunc(of, func(t *statements.Thing) bool {
			return t.Type == "CollectionPage" || t.Type == "ProfilePage" || t.Type == "SearchResultsPage"
		})
		out = append(out, of...)
	}
	return out
}

// visibleBylines reads the short lines around the headline and those that the
// rules found behind the body.
func (p *Pass) visibleBylines() []authorOption {
	var out []authorOption
	o := p.outline()
	for i := range p.facts {
		n := p.near(i, o)
		labelled := p.is(i, RoleByline)
		if n == farAway && p.facts[i].words <= maxFarByline && p.evidence.zoneOf(i) == zoneMain && p.matchesAny(i, "byline.prefix") {
			if b := p.byline(i); b.prefixed && p.person(b.authors) && !p.contributes(i, len(p.Page.Blocks[i].Text)) {
				c := candidate{value: p.Page.Blocks[i].Text, from: fromVisible, name: "line", at: p.Page.Blocks[i].Span, block: i}
				out = append(out, authorOption{candidate: c, authors: b.authors, score: minAuthorPoints})
			}
		}
		if n == farAway || n != besideTitle && !labelled || i == p.found.title || len(p.Page.Blocks[i].Text) > maxHintBytes {
			continue
		}
		if !labelled && p.evidence.zoneOf(i) != zoneMain {
			continue
		}
		b := p.byline(i)
		authors := p.persons(b.authors)
		score := 0.0
		switch {
		case b.prefixed:
			score = 4.5
		case len(authors) > 0 && p.dateNear(i) && p.person(authors):
			score = 3.2
		case labelled:
			score = 2
		default:
			if a, ok := p.signed(i); ok {
				c := candidate{value: p.Page.Blocks[i].Text, from: fromVisible, name: "line", at: p.Page.Blocks[i].Span, block: i}
				out = append(out, authorOption{candidate: c, authors: []Author{a}, score: 3 - placePenalty[n]})
			}
			continue
		}
		if len(authors) > 0 {
			c := candidate{value: p.Page.Blocks[i].Text, from: fromVisible, name: "line", at: p.Page.Blocks[i].Span, block: i}
			out = append(out, authorOption{candidate: c, authors: authors, score: score - placePenalty[n]})
		}
	}
	return out
}

// statedPoints returns what authors that markup states are worth, of at most
// points: less where the page does not show them, for it may be whoever put the
// page into the system, and where they are the site.
func (p *Pass) statedPoints(authors []Author, points float64) float64 {
	switch shown := p.shown(authors); {
	case len(authors) == 0, domainLike(authors[0].Name):
		return 0
	case p.onlySite(authors) && !shown:
		return 0
	case !shown:
		return min(points, 2.6)
	}
	return points
}

// domainLike reports whether a name is the address of a site or of a mailbox.
func domainLike(name string) bool {
	if strings.Contains(name, "[at]") {
		return true
	}
	dot := strings.LastIndexByte(name, '.')
	return dot > 0 && !strings.Contains(name, " ") && strings.Contains(" com org net info de at ch fr es it nl pl uk io eu ru ua br ", " "+strings.ToLower(name[dot+1:])+" ")
}

// shown reports whether the page shows one of the authors.
func (p *Pass) shown(authors []Author) bool {
	for _, a := range authors {
		if strings.Contains(p.Page.Doc.Text, a.Name) {
			return true
		}
	}
	return false
}

// named reports whether the authors have names of persons: of two words and
// more, none of which the page has in lower case.
func (p *Pass) person(authors []Author) bool {
	for _, a := range authors {
		if !isName(a.Name) {
			return false
		}
		for w := range strings.FieldsSeq(a.Name) {
			if lower := strings.ToLower(w); len(w) > 2 && lower != w && strings.Contains(p.Page.Doc.Text, " "+lower+" ") {
				return false
			}
		}
	}
	return len(authors) > 0
}

// dateNear reports whether a date stands in block i or in the two on either side.
func (p *Pass) dateNear(i int) bool {
	for k := max(0, i-2); k <= i+2 && k < len(p.facts); k++ {
		if len(p.head(k).dates.Dates) > 0 {
			return true
		}
	}
	return false
}

// signed reads "by" and a name that has not the form of names, such as a user's,
// beside a date.
func (p *Pass) signed(i int) (Author, bool) {
	const maxWords = 4
	if p.facts[i].words > maxWords || !p.matchesAny(i, "byline.prefix") || !p.dateNear(i) {
		return Author{}, false
	}
	text := p.Page.Blocks[i].Text
	rest := p.withoutBylinePrefix(text)
	if rest == text {
		return Author{}, false
	}
	a := p.statedAuthors(rest)
	if len(a) != 1 {
		return Author{}, false
	}
	return a[0], true
}

// statedAuthors reads what a source calls authors: a list of names with roles,
// or, where it is no such list, one name of whatever form.
func (p *Pass) statedAuthors(s string) []Author {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxHeadLine || strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || isHandle(s) {
		return nil
	}
	s = p.withoutDates(s)
	s = p.withoutBylinePrefix(s)
	if p.isPhrase(s) {
		return nil
	}
	if b := p.readAuthors(s, true); len(b.authors) > 0 {
		if a := b.authors[0]; len(b.authors) == 1 && s == a.Name+" "+a.Role && !p.person(b.authors) {
			return []Author{{Name: s}} // “Valley Herald Desk”: the role is part of the name
		}
		return p.persons(b.authors)
	}
	s = strings.Trim(cutBrackets(s), " ,;:|-–—·•")
	if s == "" || countWords(s) > 5 || strings.IndexFunc(s, unicode.IsLetter) < 0 || s == "undefined" || parse.EndsSentence(s) && !strings.HasSuffix(s, ".") || strings.ContainsAny(s, "?!") {
		return nil
	}
	if strings.Contains(s, " ") && s == strings.ToLower(s) && s != strings.ToUpper(s) {
		return nil // words, not a name
	}
	return []Author{{Name: s}}
}

// persons returns the authors of a byline without those behind the first that
// are phrases, or whose words the page uses in lower case: job titles, sections.
func (p *Pass) persons(authors []Author) []Author {
	first := true
	return slices.DeleteFunc(slices.Clone(authors), func(a Author) bool {
		drop := p.isPhrase(a.Name) || !first && strings.Contains(a.Name, " ") && !p.person([]Author{a})
		first = first && drop
		return drop
	})
}

// isPhrase reports whether s is a phrase that pages show beside names, or the
// beginning of one, and no name.
func (p *Pass) isPhrase(s string) bool {
	var buf [8]phrase.Match
	for _, m := range p.env.phrases.Line(buf[:0], s) {
		if m.Whole {
			return true
		}
	}
	switch strings.ToLower(strings.Trim(s, " :.")) {
	case "null", "undefined", "by", "and", "von", "und", "par", "et", "por", "y", "di", "e", "door", "av", "af", "od", "przez", "i":
		return true
	}
	return false
}

// withoutDates returns what stands beside the dates of a byline.
func (p *Pass) withoutDates(s string) string {
	if !dates.MayHold(s) {
		return s
	}
	l := dates.Scan(s, p.locale())
	if len(l.Dates)+len(l.Refused) == 0 {
		return s
	}
	return restText(s, l.Rest)
}

// withoutBylinePrefix cuts "By" and "Written by" from the start of a byline.
func (p *Pass) withoutBylinePrefix(s string) string {
	for _, glued := range [...]string{"By", "by", "Author", "Autor", "Von", "von"} {
		if rest, ok := strings.CutPrefix(s, glued); ok && rest != "" && beginsUpper(rest) && rest[0] != ' ' && isLetterOrDigit(rune(rest[0])) {
			return rest // <span>by</span><b>NAME</b>
		}
	}
	var buf [4]phrase.Match
	for _, m := range slices.Backward(p.env.phrases.Finder("byline.prefix").Line(buf[:0], s)) {
		if m.RestStart < m.RestEnd {
			return cutPrefix(s, s[m.Start:m.End])
		}
	}
	return s
}

// minAuthorPoints is what authors need.
const minAuthorPoints = 2.5

// authorsOfHTML decides about the authors of a page of HTML.
func (p *Pass) authorsOfHTML(a *Article) {
	options := p.authorOptions()
	best := -1
	for i := range options {
		o := &options[i]
		for k := range options {
			if k != i && options[k].from+options[k].name != o.from+o.name && sameAuthors(options[k].authors, o.authors) {
				o.score += 2
				break
			}
		}
		if p.onlySite(o.authors) {
			o.score -= 1.9
			o.site = true
		}
		if best < 0 || o.score >= minAuthorPoints && options[best].site && !o.site || o.score > options[best].score && (!o.site || options[best].site || options[best].score < minAuthorPoints) {
			best = i
		}
	}
	least := minAuthorPoints
	if !p.evidence.aboutArticle() {
		least += offSubject
	}
	if best < 0 || options[best].score < least {
		if best = threadStarter(options); best < 0 {
			return
		}
	}
	best = fuller(options, best)
	for _, n := range options[best].authors {
		a.AuthorDetails = append(a.AuthorDetails, n)
		a.Authors = append(a.Authors, n.Name)
	}
	var rivals []candidate
	for i := range options {
		rivals = append(rivals, options[i].candidate)
	}
	a.Sources["authors"] = options[best].source(rivals)
}

// threadStarter returns the first of several users that the page names in the
// same way: whoever began a thread. It returns -1 where there are none.
func threadStarter(options []authorOption) int {
	for i := range options {
		if !options[i].user {
			continue
		}
		for k := i + 1; k < len(options); k++ {
			if options[k].from == options[i].from && options[k].name == options[i].name && options[k].block > options[i].block {
				return i
			}
		}
	}
	return -1
}

// fuller returns the option of markup that names all authors of the best one and
// more; else the best one.
func fuller(options []authorOption, best int) int {
	all := func(in, of []Author) bool {
		for _, a := range of {
			key := letterKey(a.Name)
			if !slices.ContainsFunc(in, func(o Author) bool { return letterKey(o.Name) == key }) {
				return false
			}
		}
		return true
	}
	for i := range options {
		o := &options[i]
		if len(o.authors) > len(options[best].authors) && o.block < 0 && o.score >= minAuthorPoints+1 && all(o.authors, options[best].authors) {
			return i
		}
	}
	return best
}

// onlySite reports whether the authors are the site, or organisations.
func (p *Pass) onlySite(authors []Author) bool {
	for _, a := range authors {
		if a.Kind != "organization" && (!p.evidence.isSite(a.Name) || p.person([]Author{a})) {
			return false
		}
	}
	return true
}

func sameAuthors(a, b []Author) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if letterKey(a[i].Name) != letterKey(b[i].Name) {
			return false
		}
	}
	return true
}
