package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// An authorSign is something that speaks for or against a list of names as the
// authors of a page of HTML.
type authorSign uint8

// The sources of authors.
const (
	byArticle     authorSign = iota // JSON-LD of an article
	byThread                        // JSON-LD of a question, of a thread
	byWork                          // JSON-LD of a product, a video, a recipe
	byPage                          // JSON-LD of the page
	byMeta                          // an element of the head
	byOpenGraph                     // Open Graph
	byCitation                      // what libraries read
	byCard                          // a card of Twitter: "Written by"
	byFirstPost                     // the first post of a forum
	byCalled                        // near the headline, a class, property or relation that says "author"
	byBylineClass                   // near the headline, a class that says "byline"
	byUserClass                     // near the headline, a class that says "user"
	byLink                          // near the headline, a link to the page of an author or a user
	bySigned                        // near the headline, a line that begins as bylines do
	byDate                          // near the headline, a line of names beside a date
	byFound                         // near the headline, a line that rules took for a byline
	byUserLine                      // near the headline, "by" and a word beside a date
	byLabel                         // near the headline, a line below "Author" or "Written by"
	calledInBody                    // a class or link below the headline, where text has begun
	calledBehind                    // a class or link behind the body
	lineBehind                      // a line behind the body
	signedFar                       // a line elsewhere that begins as bylines do

	// The names.
	authorHidden    // markup states them, and the page does not show them
	authorIsSite    // the site
	authorLikeSite  // the name of the site has the name, or the other way round
	authorIsOrg     // markup says that it is an organisation
	authorIsPerson  // all have the form of persons' names
	authorOneWord   // one word
	authorLoose     // other words
	authorsMany     // several, all of whom have the form of persons' names
	authorsMixed    // several others
	authorsNamed    // several persons, and markup or a byline names them as authors
	authorsAgreed   // two sources name them
	authorsSure     // three or more do
	authorsFewer    // another source names them and others
	authorsMore     // they are those of another source and others
	authorSeries    // one of at least three lists of one kind
	authorFirst     // the first of them, and the page is no list
	authorFirstOf   // the first that the page shows
	authorNearDate  // a date stands beside them
	authorInAside   // in a sidebar or a footer, by the names of containers
	authorComments  // among comments
	authorPictured  // the alternative text of a picture has the name
	authorLinked    // the address of a link has the name
	authorAgain     // the page has the name more than once
	authorInTitle   // the title has the name
	authorHeading   // it is a heading
	authorElsewhere // it is a link that does not lead to an author

	// What the page is.
	authorOff        // markup doesn't say that it is an article
	authorAtHome     // the home page
	authorShallow    // a page right below the home page
	authorOnList     // markup says that it is a list
	authorOnProduct  // by the signs of the verdict, a page of a product,
	authorOnListing  // a list
	authorOnForum    // it holds the posts of a forum
	authorStatedOnly // no part of the page names any
	numAuthorSigns
)

// authorPoints are the weights of the signs, see [signSet], fitted to the authors of
// the labelled pages by TestFitAuthorPoints, where a page may have none. Out of fold,
// by site, they give F1 0.815 on one set and 0.717 on the other.
var authorPoints = [numAuthorSigns]float64{
	byArticle:        0.19,
	byThread:         0.65,
	byWork:           -0.25,
	byPage:           -0.77,
	byMeta:           0.73,
	byOpenGraph:      0.01,
	byCitation:       0.59,
	byCard:           0.75,
	byFirstPost:      0.74,
	byCalled:         0.39,
	byBylineClass:    0.29,
	byUserClass:      0.50,
	byLink:           0.05,
	bySigned:         0.68,
	byDate:           -0.30,
	byFound:          -0.07,
	byUserLine:       0.37,
	byLabel:          1.09,
	calledInBody:     -1.70,
	calledBehind:     0.03,
	lineBehind:       0.44,
	signedFar:        -0.83,
	authorHidden:     -0.67,
	authorIsSite:     -0.69,
	authorLikeSite:   -0.34,
	authorIsOrg:      -1.14,
	authorIsPerson:   -0.55,
	authorOneWord:    -0.64,
	authorLoose:      -1.22,
	authorsMany:      -1.21,
	authorsMixed:     -1.74,
	authorsNamed:     -0.81,
	authorsAgreed:    1.15,
	authorsSure:      1.30,
	authorsFewer:     1.12,
	authorsMore:      0.74,
	authorSeries:     -2.31,
	authorFirst:      1.13,
	authorFirstOf:    0.72,
	authorNearDate:   0.26,
	authorInAside:    -0.56,
	authorComments:   -0.31,
	authorPictured:   0.21,
	authorLinked:     0.33,
	authorAgain:      0.13,
	authorInTitle:    -0.36,
	authorHeading:    0.12,
	authorElsewhere:  -0.84,
	authorOff:        -0.24,
	authorAtHome:     -1.18,
	authorShallow:    -0.18,
	authorOnList:     -0.53,
	authorOnProduct:  -1.56,
	authorOnListing:  -0.77,
	authorOnForum:    -0.37,
	authorStatedOnly: 0.66,
}

// A nameOption is a list of names that sources give for the authors.
type nameOption struct {
	key     []string // the names, folded and sorted
	signs   signSet[authorSign]
	sources []*authorOption
	points  float64
}

// block returns the block of the first source that the page shows, or -1.
func (o *nameOption) block() int {
	for _, s := range o.sources {
		if s.block >= 0 {
			return s.block
		}
	}
	return -1
}

// stated reports whether markup states the names.
func (o *nameOption) stated() bool {
	return slices.ContainsFunc(o.sources, func(s *authorOption) bool { return s.block < 0 })
}

// nameOptions gathers the lists of names, with their signs.
func (p *Pass) nameOptions(all []authorOption) []nameOption {
	var out []nameOption
	for i := range all {
		o := &all[i]
		key := nameKey(o.authors)
		k := slices.IndexFunc(out, func(n nameOption) bool { return slices.Equal(n.key, key) })
		if k < 0 {
			k = len(out)
			out = append(out, nameOption{key: key})
		}
		n := &out[k]
		n.sources = append(n.sources, o)
		n.signs.set(o.sign)
		if o.block >= 0 {
			z := p.evidence.zoneOf(o.block)
			n.signs.setIf(z == zoneAside || z == zoneHead || z == zoneFoot, authorInAside)
			n.signs.setIf(z == zoneComment, authorComments)
			n.signs.setIf(p.dateNear(o.block), authorNearDate)
			b := &p.origin.Blocks[o.block]
			n.signs.setIf(b.Kind == parse.Heading, authorHeading)
			n.signs.setIf(o.from == fromVisible && len(b.Links) > 0 && 2*b.LinkBytes() > len(b.Text) && !slices.ContainsFunc(b.Links, func(l parse.Link) bool { return authorLink(&l) }), authorElsewhere)
		}
	}
	for i := range out {
		p.markNames(&out[i])
	}
	p.markNameSeries(all, out)
	compareNames(out)
	p.markAuthored(out)
	return out
}

// nameKey returns the names in a form in which order, case and signs are left out.
func nameKey(authors []Author) []string {
	key := make([]string, len(authors))
	for i := range authors {
		key[i] = phrase.Fold(strings.TrimRight(authors[i].Name, ". "))
	}
	slices.Sort(key)
	return slices.Compact(key)
}

// markNames works out what the names are.
func (p *Pass) markNames(n *nameOption) {
	authors := n.sources[0].authors
	hidden := n.block() < 0 && !p.shown(authors)
	n.signs.setIf(hidden, authorHidden)
	n.signs.setIf(slices.ContainsFunc(authors, func(a Author) bool { return p.evidence.isSite(a.Name) }), authorIsSite)
	n.signs.setIf(p.evidence.likeSite(authors[0].Name), authorLikeSite)
	n.signs.setIf(slices.ContainsFunc(n.sources, func(o *authorOption) bool {
		return slices.ContainsFunc(o.authors, func(a Author) bool { return a.Kind == kindOrganization })
	}), authorIsOrg)
	person := p.persons(authors)
	oneWord := len(authors) == 1 && !strings.Contains(authors[0].Name, " ")
	many := len(authors) > 1
	typed := !slices.ContainsFunc(authors, func(a Author) bool { return a.Kind == "" })
	n.signs.setIf(person && !oneWord && !many, authorIsPerson)
	n.signs.setIf(oneWord, authorOneWord)
	n.signs.setIf(!person && !oneWord && !many, authorLoose)
	named := n.stated() || n.signs.has(byCalled) || n.signs.has(byBylineClass) || n.signs.has(bySigned) || n.signs.has(byLabel)
	n.signs.setIf(person && many && !named, authorsMany)
	n.signs.setIf((person || typed) && many && named, authorsNamed)
	n.signs.setIf(!person && !typed && many, authorsMixed)
	p.markTraces(n, authors[0].Name)
}

// likeSite reports whether a name is part of a name of the site, or the other way
// round, and not all of it. Addresses write ä as ae.
func (e *evidence) likeSite(name string) bool {
	const shortest = 5
	slug := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(letterKey(name))
	return len(slug) >= shortest && !e.isSite(name) && slices.ContainsFunc(e.sites, func(site string) bool {
		return strings.Contains(site, slug) || len(site) >= shortest && strings.Contains(slug, site)
	})
}

// markTraces marks names that the page has in other places too: beside a picture,
// in an address, in a line about the author.
func (p *Pass) markTraces(n *nameOption, name string) {
	const shortest = 4 // letters of a name that is looked for
	slug := letterKey(name)
	if len(slug) < shortest {
		return
	}
	n.signs.setIf(slices.ContainsFunc(p.origin.Images, func(i parse.Image) bool { return strings.Contains(i.Alt, name) }), authorPictured)
	if best := p.evidence.chooseTitle().best(); best != nil {
		n.signs.setIf(strings.Contains(best.key, slug), authorInTitle)
	}
	n.signs.setIf(p.inAddress(name), authorLinked)
	n.signs.setIf(strings.Count(p.Page.Doc.Text, name) > 1, authorAgain)
}

// inAddress reports whether the address of a link has the words of a name, with
// hyphens or nothing between them.
func (p *Pass) inAddress(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	hyphens, joined := strings.Join(words, "-"), strings.Join(words, "")
	for i := range p.origin.Blocks {
		for k := range p.origin.Blocks[i].Links {
			if href := p.origin.Blocks[i].Links[k].Href; strings.Contains(href, hyphens) || strings.Contains(href, joined) {
				return true
			}
		}
	}
	return false
}

// markNameSeries marks the names of one kind of which there are several lists:
// those of the entries of a list.
func (p *Pass) markNameSeries(all []authorOption, names []nameOption) {
	onList := p.evidence.isList() || p.evidence.sureKind() == kindListing
	for _, of := range seriesOf(len(all), func(i int) (*candidate, int) {
		o := &all[i]
		if o.block < 0 || o.sign == byFirstPost {
			return &o.candidate, -1
		}
		return &o.candidate, slices.IndexFunc(names, func(n nameOption) bool { return slices.Contains(n.sources, o) })
	}) {
		for n, k := range of {
			names[k].signs.setIf(!names[k].stated(), authorSeries)
			names[k].signs.setIf(n == 0 && !onList, authorFirst)
		}
	}
}

// compareNames works out how the lists stand to each other.
func compareNames(names []nameOption) {
	first := -1
	for i := range names {
		n := &names[i]
		if b := n.block(); b >= 0 && (first < 0 || b < names[first].block()) {
			first = i
		}
		kinds := sourceKinds(len(n.sources), func(k int) (*candidate, bool) { return &n.sources[k].candidate, n.sources[k].sign != byCard })
		n.signs.setIf(kinds == 2, authorsAgreed)
		n.signs.setIf(kinds > 2, authorsSure)
		for k := range names {
			other := &names[k]
			if k != i && len(other.key) > len(n.key) && holdsAll(other.key, n.key) {
				n.signs.set(authorsFewer)
				other.signs.set(authorsMore)
			}
		}
	}
	if first >= 0 {
		names[first].signs.set(authorFirstOf)
	}
}

// holdsAll reports whether all of some stand in many.
func holdsAll(many, some []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(many, s) })
}

// markAuthored marks all lists by what the page is.
func (p *Pass) markAuthored(names []nameOption) {
	e := p.evidence
	about := e.aboutArticle()
	kind := e.sureKind()
	address := p.Page.Doc.URL
	statedOnly := !slices.ContainsFunc(names, func(n nameOption) bool { return n.block() >= 0 })
	for i := range names {
		n := &names[i]
		n.signs.setIf(!about, authorOff)
		n.signs.setIf(isHomeAddress(address), authorAtHome)
		n.signs.setIf(isShallow(address), authorShallow)
		n.signs.setIf(e.isList(), authorOnList)
		n.signs.setIf(kind == kindProduct, authorOnProduct)
		n.signs.setIf(kind == kindListing, authorOnListing)
		n.signs.setIf(len(p.zones.posts) > 0, authorOnForum)
		n.signs.setIf(statedOnly, authorStatedOnly)
	}
}

// statedSign returns the sign of the authors of what JSON-LD describes.
func statedSign(t *statements.Thing) authorSign {
	if isThreadType(t.Type) {
		return byThread
	}
	return [...]authorSign{statements.Article: byArticle, statements.Work: byWork, statements.Page: byPage}[t.Class]
}
