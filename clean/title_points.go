package clean

import (
	"slices"

	"github.com/copydesk/copydesk/parse"
)

// titleCandidate is a block that may be the headline.
type titleCandidate struct {
	block int
	part  parse.Span // of the block's text, without the site's name
	score int
	why   []string // of the reasons, those that have words
}

// Points of a candidate, weighed on the articles of the test corpus and on the
// flattened pages of the benchmark: what the page says twice goes before what
// stands first, and behind a long menu what stands nearest to the body.
const (
	pointsNamed    = 8
	pointsCrumb    = 5
	pointsRepeated = 3
	pointsOwn      = 4 // the page's own title, on its first line, says it too
	pointsFirst    = 3
	pointsNear     = 3
	pointsHeading  = 3
	pointsClean    = 6 // a page without debris begins with its headline
	minTitleScore  = 3

	longHead = 15 // blocks before the body from which the place in the page tells little
)

func (p *Pass) rateTitle(i, rank int, o outline, wanted string, crumb uint64) titleCandidate {
	c := titleCandidate{why: make([]string, 0, 8), block: i, part: parse.Span{Start: 0, End: len(p.Page.Blocks[i].Text)}}
	c.add(1, "reads as a headline")
	key := p.facts[i].key
	if wanted != "" && (key == p.key(wanted) || p.titlePart(wanted, key)) {
		c.add(pointsNamed, "named by the container")
	}
	if crumb == key {
		c.add(pointsCrumb, "last part of the breadcrumb")
	}
	if p.saidAgain(i, o) {
		c.add(pointsRepeated, "said again")
	}
	if i > 0 && (p.facts[0].key == key || slices.Contains(p.titleParts(0), key)) || i == 0 && p.repeated(0) {
		c.add(pointsOwn, "on the first line too")
	}
	p.ratePlace(&c, rank, o)
	p.rateForm(&c)
	p.cutSite(i, &c)
	return c
}

func (c *titleCandidate) add(points int, why string) {
	c.score += points
	if why != "" {
		c.why = append(c.why, why)
	}
}

// ratePlace rates where a candidate stands.
func (p *Pass) ratePlace(c *titleCandidate, rank int, o outline) {
	i := c.block
	before := o.start - i
	long := p.longHead(o)
	switch {
	case long && i == 0 && p.facts[0].words > maxKickerWords:
		c.add(pointsNear-1, "first line")
	case long && before <= longHead/2:
		c.add(pointsNear, "near the body")
	case long && before <= longHead:
		c.add(pointsNear-1, "near the body")
	case long && before <= 2*longHead:
		c.add(pointsNear-2, "")
	case long:
	case rank == 0:
		c.add(pointsFirst, "first line that reads as a headline")
	case rank < 3:
		c.add(1, "")
	}
	if rank == 0 && i == 0 && p.found.bare && (p.facts[i].words > 1 || i+1 < len(p.facts) && p.facts[i+1].prose) {
		c.add(pointsClean, "first line of a page without debris")
	}
	switch {
	case p.aboveHead(i):
		c.add(1, "above a byline or date")
	case p.aboveHead(i+1) && p.free(i+1) && p.facts[i].words > maxKickerWords && p.facts[i+1].words >= minDekWords:
		c.add(2, "above a line that stands above a byline or date")
	}
}

// longHead reports whether menus stand between the start of the page and the body.
func (p *Pass) longHead(o outline) bool {
	return !p.found.bare && o.start-p.found.firstFree > longHead
}

// rateForm rates how a candidate looks.
func (p *Pass) rateForm(c *titleCandidate) {
	b, f := &p.Page.Blocks[c.block], &p.facts[c.block]
	switch {
	case b.Kind == parse.Heading && b.Level == 1:
		c.add(pointsHeading, "heading of the first level")
	case b.Kind == parse.Heading:
		c.add(1, "above a paragraph")
	}
	switch {
	case f.words >= 4 && f.words <= 25:
		c.add(1, "")
	case f.words == 1:
		c.add(-3, "")
	case f.words == 2:
		c.add(-2, "")
	}
	if p.matchesAny(c.block, "nav.menu", "nav.home", "nav.latest", "tags.heading", "comments.heading", "related.heading") {
		c.add(-4, "")
	}
}
