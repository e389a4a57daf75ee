package clean

import (
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
)

// An authorOption is what one source says of the authors.
type authorOption struct {
	candidate
	authors []Author
	points  float64
	site    bool // the authors are the site, or organisations
	user    bool // named as the users of a forum are, or among comments
}

// Points of authors by their sources, from how often each names the labelled
// authors of 1,188 pages: 4 and more are right four times of five, 3 three times.
const (
	pointsStatedAuthor = 5.5 // JSON-LD of an article; less of other things
	pointsSignedLine   = 4.5 // a line that begins as bylines do
	pointsMetaAuthor   = 4.5
	pointsAuthorHint   = 4.0 // a class, property or relation that says "author"
	pointsBylineHint   = 3.5
	pointsNamesByDate  = 3.2 // names beside a date
	pointsUserHint     = 3.0
	pointsUserByDate   = 3.0 // "by" and a word beside a date
	pointsOtherLine    = 2.0
	pointsHiddenAuthor = 2.6 // markup states them and the page does not show them

	minAuthorPoints = 2.5
	pointsAgreed    = 2.0 // another source says the same
	pointsSite      = 1.9 // less for the site itself
)

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
	g.hintedAuthors()
	g.lines()
	return g.options
}

func (g *authorGatherer) add(c candidate, authors []Author, points float64) {
	if len(authors) > 0 {
		g.options = append(g.options, authorOption{candidate: c, authors: authors, points: points})
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
			for _, a := range g.namesOf(n.Name) {
				a.Kind, a.URL = n.Kind, n.URL
				if a.Role == "" {
					a.Role = n.Role
				}
				authors = append(authors, a)
			}
		}
		if len(names) > 0 {
			c := candidate{value: strings.Join(values, "; "), from: statements.JSONLD, name: t.Type + ".author", at: names[0].Span, block: -1}
			g.add(c, authors, g.statedPoints(authors, pointsStatedAuthor-float64(t.Class)/2))
		}
	}
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
			authors = appendAuthors(authors, g.namesOf(v))
			if k > i {
				c.value += "; " + all[k].value
			}
		}
		g.add(c, authors, g.statedPoints(authors, pointsMetaAuthor))
		i = k
	}
}

// hintedAuthors adds the parts of the page whose markup says that they are
// authors. Names side by side in elements of one kind make one list.
func (g *authorGatherer) hintedAuthors() {
	points := map[hint]float64{hintAuthor: pointsAuthorHint, hintByline: pointsBylineHint, hintUser: pointsUserHint}
	for _, h := range g.fieldHints() {
		if points[h.hint] == 0 || h.foot || g.contributes(h.block, h.at.Start) {
			continue
		}
		authors := g.namesOf(h.value)
		loose := h.hint == hintAuthor || h.hint == hintUser && (h.name != hrefHint || userLink(h.href))
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
		g.add(h.candidate, authors, points[h.hint]-h.penalty)
		g.options[len(g.options)-1].user = h.hint == hintUser && h.from == fromClass || g.evidence.zoneOf(h.block) == zoneComment
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
		authors, points := g.lineAuthors(i, labelled, near)
		g.add(candidate{value: text, from: fromVisible, name: "byline", at: whole(text), block: i}, authors, points)
	}
}

// lineAuthors reads block i as a byline and says how many points it has.
func (g *authorGatherer) lineAuthors(i int, labelled bool, near nearness) ([]Author, float64) {
	b := g.byline(i)
	authors := g.firstPersons(b.authors)
	if text := blockValue(&g.origin.Blocks[i]); len(text) < len(g.Page.Blocks[i].Text) {
		authors = g.namesOf(text) // without the marks that are something else
	}
	points := 0.0
	switch {
	case b.prefixed && len(authors) > 0 && g.contributes(i, max(0, strings.Index(g.Page.Blocks[i].Text, authors[0].Name))):
		return nil, 0
	case near == farAway:
		if !g.persons(authors) {
			return nil, 0
		}
		return authors, minAuthorPoints
	case b.prefixed:
		points = pointsSignedLine
	case len(authors) > 0 && g.dateNear(i) && g.persons(authors):
		points = pointsNamesByDate
	case labelled:
		points = pointsOtherLine
	default:
		authors, points = g.signed(i), pointsUserByDate
	}
	return authors, points - placePenalty[near]
}

// signed reads "by" and a name that has not the form of names, such as a user's,
// beside a date.
func (g *authorGatherer) signed(i int) []Author {
	const maxWords = 4
	if g.facts[i].words > maxWords || !g.matchesAny(i, "byline.prefix") || !g.dateNear(i) {
		return nil
	}
	text := g.Page.Blocks[i].Text
	if rest := g.withoutBylinePrefix(text); rest != text {
		return g.namesOf(rest)
	}
	return nil
}

// statedPoints returns what authors that markup states are worth, of at most
// points: less where the page does not show them, for they may be whoever put
// the page into the system.
func (p *Pass) statedPoints(authors []Author, points float64) float64 {
	switch {
	case len(authors) == 0, isAddress(authors[0].Name):
		return 0
	case p.shown(authors):
		return points
	case p.isPublisher(authors):
		return 0
	}
	return min(points, pointsHiddenAuthor)
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

// isPublisher reports whether all authors are the site, or organisations.
func (p *Pass) isPublisher(authors []Author) bool {
	for i := range authors {
		a := &authors[i]
		if a.Kind != kindOrganization && (!p.evidence.isSite(a.Name) || p.isPerson(a.Name)) {
			return false
		}
	}
	return true
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
