package clean

import (
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

// An authorOption is what one source says of the authors.
type authorOption struct {
	candidate
	authors []Author
	sign    authorSign // the kind of the source
}

// An authorGatherer gathers what the sources say of the authors of a page of
// HTML.
type authorGatherer struct {
	*Pass
	options []authorOption
}

// authorOptions returns what the sources say of the authors.
func (p *Pass) authorOptions() []authorOption {
	g := authorGatherer{Pass: p}
	g.things()
	g.metaElements()
	g.labelled()
	g.firstPost()
	g.hintedAuthors()
	g.lines()
	return g.options
}

// maxNames bounds the lists of names of a page.
const maxNames = 100

func (g *authorGatherer) add(c candidate, authors []Author, sign authorSign) {
	if len(authors) > 0 && len(g.options) < maxNames && !isAddress(authors[0].Name) {
		g.options = append(g.options, authorOption{candidate: c, authors: authors, sign: sign})
	}
}

// things adds the authors of what JSON-LD describes.
func (g *authorGatherer) things() {
	for _, t := range g.subjects() {
		names := t.Names("author")
		if len(names) == 0 {
			names = t.Names("creator")
		}
		var authors []Author
		var values []string
		for _, n := range names[:min(len(names), maxAuthors)] {
			values = append(values, n.Name)
			for _, a := range g.statedNames(n.Name, n.Kind == kindOrganization) {
				a.Kind, a.URL = n.Kind, n.URL
				if a.Role == "" {
					a.Role = n.Role
				}
				authors = append(authors, a)
			}
		}
		if len(names) > 0 {
			c := candidate{value: strings.Join(values, "; "), from: statements.JSONLD, name: t.Type + ".author", at: names[0].Span, block: -1}
			g.add(c, authors, statedSign(t))
		}
	}
}

// statedNames reads the names of an author that markup states: a list, or one
// name of an organisation or of whatever form, where words in lower case are
// those of a user.
func (p *Pass) statedNames(s string, organization bool) []Author {
	if authors := p.namesOf(s); len(authors) > 0 && !organization {
		return authors
	}
	words := countWords(s)
	if words == 0 || words > maxLooseWords+2 || isHandle(s) || strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || p.isNobody(s) || parse.EndsSentence(s) {
		return nil
	}
	return []Author{{Name: parse.FoldSpace(s)}}
}

// metaElements adds the authors of the head; elements of one name side by side
// make one list.
func (g *authorGatherer) metaElements() {
	all := g.evidence.meta[statements.Author]
	for i := 0; i < len(all); {
		c := all[i]
		var authors []Author
		k := i
		for ; k < len(all) && all[k].name == c.name; k++ {
			v := all[k].value
			if c.from == statements.Citation || c.from == statements.DublinCore {
				v = firstNameFirst(v)
			}
			authors = appendAuthors(authors, g.statedNames(v, false))
			if k > i {
				c.value += "; " + all[k].value
			}
		}
		sign := byMeta
		switch c.from {
		case statements.OpenGraph:
			sign = byOpenGraph
		case statements.Citation, statements.DublinCore:
			sign = byCitation
		}
		g.add(c, authors, sign)
		i = k
	}
}

// labelled adds what the head states for cards of Twitter: a label, "Written by", and
// its value.
func (g *authorGatherer) labelled() {
	h := &g.origin.Head
	for _, n := range [...]string{"1", "2"} {
		if !g.isBylineLabel(h.Get("twitter:label" + n)) {
			continue
		}
		for _, m := range h.Meta {
			if m.Name == "twitter:data"+n {
				c := candidate{value: m.Value, from: statements.Twitter, name: m.Name, at: m.Span, block: -1}
				g.add(c, g.statedNames(m.Value, false), byCard)
				return
			}
		}
	}
}

// firstPost adds who wrote the first post of a forum.
func (g *authorGatherer) firstPost() {
	if posts := g.zones.posts; len(posts) > 0 && posts[0].author != "" {
		b := &g.Page.Blocks[posts[0].head]
		c := candidate{value: posts[0].author, from: fromPost, name: "author", at: whole(b.Text), block: posts[0].head}
		g.add(c, []Author{{Name: posts[0].author}}, byFirstPost)
	}
}

// hintedAuthors adds the parts of the page whose markup says that they are
// authors. Names side by side in elements of one kind make one list.
func (g *authorGatherer) hintedAuthors() {
	signs := map[hint]authorSign{hintAuthor: byCalled, hintByline: byBylineClass, hintUser: byUserClass}
	for _, h := range g.fieldHints() {
		sign, ok := signs[h.hint]
		if !ok || g.contributes(h.block, h.at.Start) {
			continue
		}
		authors := g.namesOf(h.value)
		loose := h.hint == hintAuthor || h.hint == hintUser && (h.name != hrefHint || userLink(h.href)) || g.withoutBylinePrefix(h.value) != h.value
		if len(authors) == 0 || !loose && !g.persons(authors) {
			continue
		}
		if len(authors) == 1 && h.href != "" {
			authors[0].URL = g.origin.Resolve(h.href)
		}
		if n := len(g.options) - 1; n >= 0 && g.options[n].continues(h) {
			g.options[n].authors = appendAuthors(g.options[n].authors, authors)
			continue
		}
		if h.name == hrefHint {
			sign = byLink
		}
		switch h.near {
		case insideBody:
			sign = calledInBody
		case behindBody:
			sign = calledBehind
		}
		g.add(h.candidate, authors, sign)
	}
}

// maxNameGap is how many blocks apart the names of one byline stand that has
// each in an element of its own.
const maxNameGap = 2

// continues reports whether a hint goes on with the list of the option.
func (o *authorOption) continues(h hinted) bool {
	return o.block >= 0 && o.from == h.from && o.name == h.name && h.block-o.block <= maxNameGap
}

// maxFarByline is the length in words of a byline that stands neither beside
// the headline nor behind the body.
const maxFarByline = 8

// lines adds the bylines that can be told without markup: the short lines
// beside the headline, those that rules found behind the body, and elsewhere
// those that begin as bylines do.
func (g *authorGatherer) lines() {
	o := g.outline()
	for i := range g.facts {
		text := g.Page.Blocks[i].Text
		if len(text) > maxHintBytes || i == g.found.title {
			continue
		}
		labelled := g.is(i, RoleByline)
		near := g.near(i, o)
		if g.evidence.zoneOf(i) != zoneMain && (!labelled || near != besideTitle) || near == farAway && (g.facts[i].words > maxFarByline || !g.prefixed(i)) || near != besideTitle && near != farAway && !labelled {
			continue
		}
		if !labelled && !g.dateNear(i) && !g.prefixed(i) && !g.belowLabel(i) {
			continue // most lines: nothing shows that a name there is an author
		}
		authors, sign := g.lineAuthors(i, labelled, near)
		g.add(candidate{value: text, from: fromVisible, name: "byline", at: whole(text), block: i}, authors, sign)
	}
}

// lineAuthors reads block i as a byline and says what kind of line it is.
func (g *authorGatherer) lineAuthors(i int, labelled bool, near nearness) ([]Author, authorSign) {
	b := g.byline(i)
	authors := g.firstPersons(b.authors)
	if text := blockValue(&g.origin.Blocks[i]); len(text) < len(g.Page.Blocks[i].Text) {
		authors = g.namesOf(text) // without the marks that are something else
	}
	for k := range authors {
		authors[k].Name = withoutGlued(authors[k].Name)
	}
	var user []Author
	if !b.prefixed && near != farAway {
		user = g.signed(i)
	}
	sign := byUserLine
	switch {
	case b.prefixed && len(authors) > 0 && g.contributes(i, max(0, strings.Index(g.Page.Blocks[i].Text, authors[0].Name))):
		return nil, 0
	case near == farAway:
		if !g.persons(authors) {
			return nil, 0
		}
		return authors, signedFar
	case b.prefixed:
		sign = bySigned
	case len(user) > 0:
		authors = user
	case near == besideTitle && g.belowLabel(i):
		authors, sign = g.namesOf(g.Page.Blocks[i].Text), byLabel
	case len(authors) > 0 && g.dateNear(i) && g.persons(authors):
		sign = byDate
	case labelled:
		sign = byFound
	default:
		return nil, 0
	}
	if near == behindBody {
		sign = lineBehind
	}
	return authors, sign
}

// belowLabel reports whether block i stands below a line that says no more than
// "Author" or "Written by".
func (g *authorGatherer) belowLabel(i int) bool {
	if i == 0 || g.facts[i].words > maxLooseWords || g.facts[i-1].words > 3 {
		return false
	}
	return g.isBylineLabel(g.Page.Blocks[i-1].Text)
}

// isBylineLabel reports whether a line says no more than "Author" or "Written by".
func (g *authorGatherer) isBylineLabel(s string) bool {
	s = strings.TrimRight(s, " :")
	for _, label := range [...]string{"author", "authors", "autor", "autorin", "autoren", "auteur", "autore"} {
		if strings.EqualFold(s, label) {
			return true
		}
	}
	const name = " Ida Brook" // any name
	return s != "" && !isContribution(s) && g.withoutBylinePrefix(s+name) == strings.TrimSpace(name)
}

// maxHintWords is the length of a line that may be a byline with a date.
const maxHintWords = 14

// signed reads "by" and a name that has not the form of names, such as a user's,
// beside a date.
func (g *authorGatherer) signed(i int) []Author {
	const maxWords = 4
	if g.facts[i].words > maxHintWords || !g.matchesAny(i, "byline.prefix") || !g.dateNear(i) {
		return nil
	}
	text := strings.Trim(g.withoutDates(cutBrackets(g.Page.Blocks[i].Text)), " |·•,-–—")
	rest := g.withoutBylinePrefix(text)
	if rest == text || countWords(rest) > maxWords || strings.Contains(rest, " | ") {
		return nil
	}
	return g.namesOf(rest)
}

// shown reports whether the page shows one of the authors.
func (p *Pass) shown(authors []Author) bool {
	for i := range authors {
		if strings.Contains(p.Page.Doc.Text, authors[i].Name) {
			return true
		}
	}
	return false
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
