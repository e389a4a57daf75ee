package clean

import (
	"cmp"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

// A titleSign is something that speaks for or against a candidate for the title
// of a page of HTML.
type titleSign uint8

const (
	inFirstH1 titleSign = iota
	inLaterH1
	inHeading      // of another level
	startOfH1      // what stands before a sign such as | or – in a heading of the first level
	beforeBar      // of these, before |
	endOfH1        // a heading of the first level ends in it: “Thread: …”
	inSiteHead     // a heading in the site's header or menu
	linkedHome     // a heading that is a link to the home page
	classedTitle   // its class or property says that it is the title
	markedHeadline // a part of a heading whose class says that it is the headline
	behindKicker   // what stands in a heading behind a part whose class says that it is a kicker
	withKicker     // a heading with such parts

	fullOpenGraph
	fullTitle
	startOfTitle   // what stands before a sign in the title element
	longestOfTitle // the longest part of the title element
	namesArticle   // headline of an article in JSON-LD
	namesWork      // name of a product, an event, a recipe
	namesPage      // name of the page itself
	lastOfPath     // last of the breadcrumbs in JSON-LD

	isSiteName
	isSiteAtHome // the site's name, on its home page
	keepsSite    // has the site's name beside a sign
	keepsSign    // has a sign between two parts
	cutsLittle   // leaves one or two words of the title element out, and no site's name
	isOneWord
	inAllCapitals
	isSentence // ends as a sentence does
	inSlug     // most of its words stand in the address
	slugInIt   // it has most words of the address
	likestSlug // more like the address than the others

	homeHeading      // a heading, on the site's home page
	oneOfManyH1      // markup doesn't state it, and there are several headings of the first level
	aloneH1          // markup doesn't state it, and there is no other
	farFromMarkup    // a heading that has hardly a word of what markup states
	nearMarkup       // a heading that nearly says what markup states
	lacksOfMarkup    // a heading all of whose words markup has, and more
	unstatedArticle  // a heading of the first level that markup of an article doesn't state
	unstatedWork     // the same for markup of a product, an event, a recipe
	noHeading        // markup states it, and there is no heading of the first level
	openGraphDiffers // Open Graph states it, the title element something else
	isLogo           // the text of a link home, or a picture's, at the start of the page
	keepsLogo        // has it beside a sign
	headingOnService // a heading of a page of a service,
	headingOnProduct // of a product,
	headingOnListing // of a list,
	headingOnDocs    // of documentation
	statedOnService  // stated, not a heading, of a page of a service,
	statedOnProduct  // of a product,
	statedOnListing  // of a list,
	statedOnDocs     // of documentation
	numTitleSigns
)

// titlePoints are the weights of the signs, see [signSet], fitted to the titles of
// 1,946 labelled pages by TestFitTitlePoints. Out of fold, by site, they take the
// labelled title on 84 % of one set and 87 % of the other; the first heading of the
// first level alone is it on 68 % and 69 %.
var titlePoints = [numTitleSigns]float64{
	inFirstH1:        3.07,
	inLaterH1:        1.57,
	inHeading:        -0.48,
	startOfH1:        0.98,
	beforeBar:        1.27,
	endOfH1:          1.75,
	inSiteHead:       -1.71,
	linkedHome:       -1.37,
	classedTitle:     1.22,
	markedHeadline:   0.39,
	behindKicker:     1.83,
	withKicker:       -1.41,
	fullOpenGraph:    1.52,
	fullTitle:        1.43,
	startOfTitle:     1.55,
	longestOfTitle:   1.21,
	namesArticle:     0.74,
	namesWork:        -0.68,
	namesPage:        0.27,
	lastOfPath:       0.04,
	isSiteName:       -0.82,
	isSiteAtHome:     0.87,
	keepsSite:        -1.11,
	keepsSign:        -1.28,
	cutsLittle:       -0.24,
	isOneWord:        -0.62,
	inAllCapitals:    -0.62,
	isSentence:       -0.74,
	inSlug:           0.35,
	slugInIt:         0.48,
	likestSlug:       0.58,
	homeHeading:      -0.99,
	oneOfManyH1:      -1.12,
	aloneH1:          -0.34,
	farFromMarkup:    -2.26,
	nearMarkup:       0.61,
	lacksOfMarkup:    0.54,
	unstatedArticle:  0.80,
	unstatedWork:     0.18,
	noHeading:        -0.84,
	openGraphDiffers: -0.74,
	isLogo:           -0.59,
	keepsLogo:        0.39,
	headingOnService: -0.63,
	headingOnProduct: -0.14,
	headingOnListing: -0.18,
	headingOnDocs:    -0.37,
	statedOnService:  0.63,
	statedOnProduct:  0.14,
	statedOnListing:  0.18,
	statedOnDocs:     0.37,
}

// A titleOption is a candidate for the title, with the sources that state it.
type titleOption struct {
	key     string // its letters and digits
	value   string
	signs   signSet[titleSign]
	words   words
	sources []candidate
	points  float64
}

// visible reports whether a heading of the page says it.
func (o *titleOption) visible() bool {
	return o.signs.has(inFirstH1) || o.signs.has(inLaterH1) || o.signs.has(inHeading)
}

// stated reports whether markup says it.
func (o *titleOption) stated() bool {
	for s := fullOpenGraph; s <= lastOfPath; s++ {
		if o.signs.has(s) {
			return true
		}
	}
	return slices.ContainsFunc(o.sources, func(c candidate) bool { return c.block < 0 })
}

// A titleChoice is the decision about the title of a page of HTML: the candidate
// with the most points.
type titleChoice struct {
	options []*titleOption // the best first
}

// best returns the title; nil where there is no candidate.
func (c *titleChoice) best() *titleOption {
	if len(c.options) == 0 {
		return nil
	}
	return c.options[0]
}

// chooseTitle decides about the title, once.
func (e *evidence) chooseTitle() *titleChoice {
	if e.title != nil {
		return e.title
	}
	e.title = &titleChoice{options: e.titleOptions()}
	for _, o := range e.title.options {
		o.points = o.signs.points(titlePoints[:])
	}
	slices.SortStableFunc(e.title.options, func(a, b *titleOption) int { return cmp.Compare(b.points, a.points) })
	return e.title
}

// titleOptions gathers the candidates and their signs.
func (e *evidence) titleOptions() []*titleOption {
	g := titleGatherer{evidence: e, byKey: map[string]*titleOption{}}
	g.classed = newKinds(len(e.page.Containers), func(c *parse.Container) bool { return isTitleClass(c.Class) })
	g.headings()
	g.statements()
	g.compare()
	return g.options
}

// compare works out the signs that need all candidates.
func (g *titleGatherer) compare() {
	home := isHomeAddress(g.page.Doc.URL)
	slug := slugWords(g.page.Doc.URL)
	likest := 0.0
	for _, o := range g.options {
		o.words = wordsOf(o.value)
		likest = max(likest, o.words.dice(slug))
	}
	kind := g.sureKind()
	const like = 0.3
	for _, o := range g.options {
		site := g.isSiteKey(o.key)
		o.signs.setIf(site, isSiteName)
		o.signs.setIf(site && home, isSiteAtHome)
		o.signs.setIf(len(o.words) == 1, isOneWord)
		o.signs.setIf(strings.HasSuffix(o.value, "."), isSentence)
		o.signs.setIf(g.isLogo(o.key), isLogo)
		o.signs.setIf(!g.isLogo(o.key) && g.keepsLogo(o.value), keepsLogo)
		markKind(o, kind)
		o.signs.setIf(home && o.visible(), homeHeading)
		both := o.words.common(slug)
		o.signs.setIf(len(slug) > 0 && mostOf(both, len(o.words)), inSlug)
		o.signs.setIf(len(slug) > 0 && mostOf(both, len(slug)), slugInIt)
		o.signs.setIf(len(slug) > 1 && likest > like && o.words.dice(slug) == likest, likestSlug)
		if o.visible() {
			g.compareHeading(o)
		} else {
			g.compareMarkup(o)
		}
	}
}

// markKind marks a candidate by what the page is.
func markKind(o *titleOption, kind pageKind) {
	visible := o.visible()
	o.signs.setIf(visible && kind == kindService, headingOnService)
	o.signs.setIf(visible && kind == kindProduct, headingOnProduct)
	o.signs.setIf(visible && kind == kindListing, headingOnListing)
	o.signs.setIf(visible && kind == kindDocs, headingOnDocs)
	o.signs.setIf(!visible && kind == kindService, statedOnService)
	o.signs.setIf(!visible && kind == kindProduct, statedOnProduct)
	o.signs.setIf(!visible && kind == kindListing, statedOnListing)
	o.signs.setIf(!visible && kind == kindDocs, statedOnDocs)
}

// mostOf reports whether n is at least four fifths of all.
func mostOf(n, all int) bool { return all > 0 && 5*n >= 4*all }

// compareHeading works out how a heading stands to what markup states.
func (g *titleGatherer) compareHeading(o *titleOption) {
	o.signs.setIf(o.value == strings.ToUpper(o.value) && len(o.words) > 2, inAllCapitals)
	if o.stated() {
		return
	}
	const far, near = 0.2, 0.8
	isFar := false
	for _, m := range g.options {
		if m.visible() {
			continue
		}
		d := o.words.dice(m.words)
		if d >= far {
			isFar = false
			break
		}
		isFar = true
	}
	o.signs.setIf(isFar, farFromMarkup)
	for _, m := range g.options {
		if !m.signs.has(startOfTitle) && (!m.signs.has(fullTitle) || m.signs.has(keepsSign)) {
			continue
		}
		o.signs.setIf(o.words.dice(m.words) > near, nearMarkup)
		o.signs.setIf(len(m.words) > len(o.words) && o.words.common(m.words) == len(o.words), lacksOfMarkup)
	}
	o.signs.setIf(len(g.first) > 1, oneOfManyH1)
	if o.signs.has(inFirstH1) {
		o.signs.setIf(len(g.first) == 1, aloneH1)
		o.signs.setIf(g.about(statements.Article, "article"), unstatedArticle)
		o.signs.setIf(!g.about(statements.Article, "article") && g.about(statements.Work, "product"), unstatedWork)
	}
}

// compareMarkup works out how what markup states stands to the headings.
func (g *titleGatherer) compareMarkup(o *titleOption) {
	o.signs.setIf(len(g.first) == 0, noHeading)
	o.signs.setIf(o.signs.has(fullOpenGraph) && !o.signs.has(fullTitle), openGraphDiffers)
	for _, h := range g.first {
		o.signs.setIf(h.key != o.key && strings.HasSuffix(h.key, o.key), endOfH1)
	}
}

// about reports whether JSON-LD describes a thing of the class, or the type of
// Open Graph begins with the word.
func (g *titleGatherer) about(c statements.Class, word string) bool {
	for i := range g.set.Things {
		if g.set.Things[i].Class == c {
			return true
		}
	}
	return strings.HasPrefix(strings.ToLower(g.page.Head.Get("og:type")), word)
}

// headline returns the block of the heading that is the title, or -1.
func (e *evidence) headline() int {
	if best := e.chooseTitle().best(); best != nil {
		for _, c := range best.sources {
			if c.block >= 0 && letterKey(e.page.Blocks[c.block].Text) == best.key {
				return c.block
			}
		}
	}
	return -1
}
