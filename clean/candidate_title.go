package clean

import (
	"cmp"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// A titleSign is something that speaks for or against a candidate for the title.
type titleSign uint8

const (
	inFirstH1 titleSign = iota
	inOnlyH1
	inLaterH1
	inFirstHeading
	inHeading
	inSiteHead
	inAside
	classedTitle
	linkedHome
	ogFull
	ogPart
	titleFull
	titleStart
	titleEnd
	titleMiddle
	twitterFull
	ldArticle
	ldWork
	ldPage
	metaTitle
	lastCrumb
	longestPart
	siteItself
	siteCut
	siteKept
	signInside
	oneWord
	twoWords
	longTitle
	veryLongTitle
	slugCovered
	coversSlug
	menuWord
	headingNearTitle
	headingFarFromTitle
	markupNearHeading
	markupFarFromHeading
	markupAlone
	ogWithoutSuffix
	beginsHeading
	beginsWithHeading
	endsAsSentence
	cutTail
	onlyMarkupAgrees
	threeSources
	articleHeading
	workHeading
	plainHeading
	ogDiffers
	siteAtHome
	siteInDeep
	headingIsTitleEnd
	farArticle
	farWork
	farPlain
	nearArticle
	nearWork
	nearPlain
	markupArticle
	markupWork
	longerThanMarkup
	shorterThanMarkup
	slogan
	bestSlug
	ogAndTitle
	bareTitle
	yearOnlyHere
	inMain
	inHeaderElement
	manyH1
	h1Alone
	allCapitals
	homePage
	headingHome
	deepInPage
	endDropped1
	endDropped3
	tailShort
	headingStart
	headingBar
	headingDash
	dashInside
	barInside
	endsHeading
	endsWithHeading
	moreThanHeading
	lessThanHeading
	hasMoreThanTitle
	hasLessThanTitle
	veryNearTitle
	h1InComment
	numTitleSigns
)

// A titleOption is a candidate for the title, with the sources that state it.
type titleOption struct {
	key     string // its letters
	value   string
	signs   [numTitleSigns]bool
	sources []candidate
	words   map[string]bool
	score   float64
}

// A titleChoice is the decision about the title of a page of HTML.
type titleChoice struct {
	options []*titleOption // the best first
}

// titleOptions gathers the candidates for the title.
func (e *evidence) titleOptions() []*titleOption {
	g := titleGatherer{e: e, byKey: map[string]*titleOption{}}
	g.headings()
	g.statements()
	g.relate()
	return g.options
}

type titleGatherer struct {
	e         *evidence
	options   []*titleOption
	byKey     map[string]*titleOption
	headings1 []*titleOption // first-level headings
}

// Bounds of the candidates.
const (
	maxTitleBytes    = 400
	maxTitleHeadings = 40
	maxTitleParts    = 6
)

// add notes a candidate and the signs of one source.
func (g *titleGatherer) add(c candidate, signs ...titleSign) *titleOption {
	c.value = strings.TrimSpace(strings.TrimRight(c.value, "¶#"))
	key := letterKey(c.value)
	if key == "" || len(c.value) > maxTitleBytes {
		return nil
	}
	o := g.byKey[key]
	if o == nil {
		o = &titleOption{key: key, value: c.value}
		g.byKey[key] = o
		g.options = append(g.options, o)
	}
	for _, s := range signs {
		o.signs[s] = true
	}
	o.sources = append(o.sources, c)
	return o
}

func (g *titleGatherer) headings() {
	page := g.e.page
	first, n, h1 := true, 0, 0
	for i := range page.Blocks {
		b := &page.Blocks[i]
		classed := g.e.classedTitle(b)
		if b.Kind != parse.Heading && !classed || b.Level > 3 && !classed {
			continue
		}
		if n++; n > maxTitleHeadings {
			break
		}
		c := candidate{value: b.Text, from: fromVisible, name: "heading", at: b.Span, block: i}
		if b.Level > 0 {
			c.name = "h" + itoa(b.Level)
		}
		var signs []titleSign
		if b.Level == 1 {
			signs = append(signs, []titleSign{inFirstH1, inLaterH1}[min(h1, 1)])
			h1++
		} else {
			signs = append(signs, inHeading)
		}
		switch z := g.e.zoneOf(i); {
		case z == zoneHead:
			signs = append(signs, inSiteHead)
		case z != zoneMain:
			signs = append(signs, inAside)
		case first:
			signs = append(signs, inFirstHeading)
			first = false
		}
		if classed {
			signs = append(signs, classedTitle)
		}
		if b.LinkBytes() == len(b.Text) && len(b.Links) > 0 && homeLink(page, b.Links[0].Href) {
			signs = append(signs, linkedHome)
		}
		if o := g.add(c, signs...); o != nil && b.Level == 1 {
			g.headings1 = append(g.headings1, o)
			if cuts := partsOf(o.value); len(cuts) > 0 {
				p := c
				p.value = o.value[:cuts[0][0]]
				sign := headingDash
				o.signs[dashInside] = true
				if strings.Contains(o.value[cuts[0][0]:cuts[0][1]], "|") {
					sign = headingBar
					o.signs[barInside] = true
				}
				g.add(p, headingStart, sign)
			}
		}
	}
	if h1 == 1 {
		for _, o := range g.headings1 {
			o.signs[inOnlyH1] = true
		}
	}
}

// classedTitle reports whether a class or a property says that a block is the
// title.
func (e *evidence) classedTitle(b *parse.Block) bool {
	is := func(class, prop string) bool {
		return prop == "headline" || strings.Contains(class, "entry-title") || strings.Contains(class, "post-title") ||
			strings.Contains(class, "article-title") || strings.Contains(class, "headline") || class == "p-name"
	}
	for _, m := range b.Marks {
		if m.End-m.Start == len(b.Text) && is(m.Class, m.Prop) {
			return true
		}
	}
	return within(e.page, b.Container, 2, func(c *parse.Container) bool { return is(c.Class, c.Prop) })
}

// homeLink reports whether an address is the site's home page.
func homeLink(page *parse.Page, href string) bool {
	host := hostOf(page.Resolve(href))
	if host == "" {
		return href == "/"
	}
	_, rest, _ := strings.Cut(page.Resolve(href), host)
	return strings.Trim(rest, "/") == "" && host == hostOf(page.Doc.URL)
}

func (g *titleGatherer) statements() {
	e := g.e
	for k := range e.meta[statements.Title] {
		c := e.meta[statements.Title][k]
		switch c.from {
		case statements.OpenGraph:
			g.whole(c, ogFull, ogPart)
		case statements.Twitter:
			g.whole(c, twitterFull, ogPart)
		default:
			g.whole(c, metaTitle, ogPart)
		}
	}
	if t := &e.page.Head.Title; t.Value != "" {
		g.title(candidate{value: statements.Plain(t.Value), from: "meta", name: "title", at: t.Span, block: -1})
	}
	for i := range e.set.Things {
		t := &e.set.Things[i]
		v := t.Value("headline", "name", "title")
		c := candidate{value: v.Text, from: statements.JSONLD, name: t.Type + ".headline", at: v.Span, block: -1}
		switch t.Class {
		case statements.Article:
			g.add(c, ldArticle)
		case statements.Work:
			g.add(c, ldWork)
		case statements.Page:
			g.whole(c, ldPage, ogPart)
		}
	}
	if n := len(e.set.Crumbs); n > 0 {
		v := e.set.Crumbs[n-1]
		g.add(candidate{value: v.Text, from: statements.JSONLD, name: "BreadcrumbList", at: v.Span, block: -1}, lastCrumb)
	}
}

// whole adds a title that may end in the site's name, and what stands before it.
func (g *titleGatherer) whole(c candidate, full, part titleSign) {
	if g.add(c, full) == nil {
		return
	}
	bounds := partsOf(c.value)
	for i := 1; i < len(bounds); i++ {
		p := c
		p.value = c.value[:bounds[i][0]]
		g.add(p, part)
	}
}

// title adds the text of the title element and its parts.
func (g *titleGatherer) title(c candidate) {
	o := g.add(c, titleFull)
	if o == nil {
		return
	}
	signs := partsOf(c.value) // each the range of a sign
	n := len(signs)
	if n == 0 {
		return
	}
	o.signs[signInside] = true
	longest := 0
	edge := func(i int) (from, to int) { // of part i
		from, to = 0, len(c.value)
		if i > 0 {
			from = signs[i-1][1]
		}
		if i < n {
			to = signs[i][0]
		}
		return from, to
	}
	for i := 0; i <= n; i++ {
		f, t := edge(i)
		longest = max(longest, t-f)
	}
	for i := 0; i <= n; i++ {
		for k := i; k <= n; k++ {
			if i == 0 && k == n {
				continue
			}
			from, _ := edge(i)
			_, to := edge(k)
			p := c
			p.value = c.value[from:to]
			sign := titleMiddle
			rest := c.value[:from] + " " + c.value[to:]
			switch {
			case i == 0:
				sign, rest = titleStart, c.value[to:]
			case k == n:
				sign, rest = titleEnd, c.value[:from]
			}
			o := g.add(p, sign)
			if o == nil {
				continue
			}
			if to-from == longest && i == k {
				o.signs[longestPart] = true
			}
			if g.e.isSite(rest) {
				o.signs[siteCut] = true
			} else if sign == titleStart {
				switch countWords(rest) {
				case 0, 1, 2:
					o.signs[endDropped1] = true
				case 3, 4, 5:
				default:
					o.signs[endDropped3] = true
				}
			}
			if k > i {
				o.signs[signInside] = true
				f, t := edge(k)
				f0, t0 := edge(i)
				if g.e.isSite(c.value[f:t]) || g.e.isSite(c.value[f0:t0]) {
					o.signs[siteKept] = true
				}
			}
		}
	}
	f, t := edge(n)
	f0, t0 := edge(0)
	if g.e.isSite(c.value[f:t]) || g.e.isSite(c.value[f0:t0]) {
		o.signs[siteKept] = true
	}
}

// partsOf returns the ranges of the signs that may part a headline from a
// section or a site's name: "|" with or without blanks, others between blanks.
func partsOf(s string) [][2]int {
	var out [][2]int
	for i := 0; i < len(s) && len(out) < maxTitleParts; {
		n := 0
		for _, sign := range siteSigns {
			if strings.HasPrefix(s[i:], sign) {
				n = len(sign)
				break
			}
		}
		if n == 0 && s[i] == '|' {
			n = 1
		}
		if n == 0 && strings.HasPrefix(s[i:], " / ") {
			n = 3
		}
		if n > 0 && i > 0 && i+n < len(s) {
			out = append(out, [2]int{i, i + n})
		}
		i += max(n, 1)
	}
	return out
}

// relate works out the signs that need all candidates.
func (g *titleGatherer) relate() {
	slug := slugWords(g.e.page.Doc.URL)
	article := len(g.e.set.Things) > 0 && g.hasClass(statements.Article) || strings.HasPrefix(g.ogType(), "article")
	work := g.hasClass(statements.Work) || strings.HasPrefix(g.ogType(), "product")
	var markup []*titleOption
	for _, o := range g.options {
		o.words = wordSet(o.value)
		if !o.visible() {
			markup = append(markup, o)
		}
	}
	home := isHomeAddress(g.e.page.Doc.URL)
	best := 0.0
	for _, o := range g.options {
		best = max(best, dice(o.words, slug))
	}
	for _, o := range g.options {
		n := len(o.words)
		o.signs[bestSlug] = len(slug) > 1 && best > 0.3 && dice(o.words, slug) == best
		o.signs[homePage] = home && !o.visible()
		o.signs[headingHome] = home && o.visible()
		o.signs[siteAtHome] = home && g.e.isSite(o.value)
		o.signs[siteInDeep] = !home && g.e.isSite(o.value) && o.visible()
		o.signs[yearOnlyHere] = hasYear(o.value)
		o.signs[siteItself] = g.e.isSite(o.value)
		o.signs[oneWord], o.signs[twoWords] = n == 1, n == 2
		o.signs[longTitle], o.signs[veryLongTitle] = n > 14, n > 24
		o.signs[endsAsSentence] = strings.HasSuffix(o.value, ".")
		if len(slug) > 0 {
			both := common(o.words, slug)
			o.signs[slugCovered] = n > 0 && 5*both >= 4*n
			o.signs[coversSlug] = 5*both >= 4*len(slug)
		}
		vocabularies := map[string]bool{}
		for _, s := range o.sources {
			vocabularies[s.from+s.name] = true
		}
		o.signs[threeSources] = len(vocabularies) >= 3
		if o.visible() {
			near, far := false, len(markup) > 0
			for _, m := range markup {
				d := dice(o.words, m.words)
				near = near || d >= 0.5
				far = far && d < 0.2
			}
			agrees := o.stated()
			o.signs[headingNearTitle] = near && !agrees
			o.signs[headingFarFromTitle] = far && !agrees
			if o.signs[inFirstH1] && !agrees {
				o.signs[articleHeading] = article
				o.signs[workHeading] = work && !article
				o.signs[plainHeading] = !work && !article
				o.signs[nearArticle], o.signs[nearWork], o.signs[nearPlain] = near && article, near && work && !article, near && !work && !article
				o.signs[farArticle], o.signs[farWork], o.signs[farPlain] = far && article, far && work && !article, far && !work && !article
				o.signs[slogan] = far && n > 4
				o.signs[h1Alone] = len(g.headings1) == 1
			}
			o.signs[manyH1] = len(g.headings1) > 1 && !agrees
			for _, m := range markup {
				if len(m.words) > n+2 && m.signs[titleStart] {
					o.signs[shorterThanMarkup] = true
				}
				if len(m.words)+2 < n && m.signs[titleStart] {
					o.signs[longerThanMarkup] = true
				}
				both := common(o.words, m.words)
				whole := m.signs[titleStart] || m.signs[titleFull] && !m.signs[signInside]
				if whole && !agrees && both == n && len(m.words) > n {
					o.signs[hasLessThanTitle] = true
				}
				if whole && !agrees && both == len(m.words) && len(m.words) < n {
					o.signs[hasMoreThanTitle] = true
				}
				if whole && !agrees && dice(o.words, m.words) > 0.8 {
					o.signs[veryNearTitle] = true
				}
				if m.signs[titleEnd] && strings.HasPrefix(m.key, o.key) {
					o.signs[headingIsTitleEnd] = true
				}
			}
			o.signs[allCapitals] = o.value == strings.ToUpper(o.value) && n > 2
			for _, c := range o.sources {
				if c.block < 0 {
					continue
				}
				o.signs[deepInPage] = c.block > 60
				at := g.e.page.Blocks[c.block].Container
				if within(g.e.page, at, 50, func(c *parse.Container) bool { return c.Name == "main" || c.Name == "article" || c.Role == "main" }) {
					o.signs[inMain] = true
				} else if within(g.e.page, at, 50, func(c *parse.Container) bool { return c.Name == "header" }) {
					o.signs[inHeaderElement] = true
				}
				break
			}
			continue
		}
		o.signs[markupArticle], o.signs[markupWork] = article && len(g.headings1) > 0, work && !article && len(g.headings1) > 0
		o.signs[ogAndTitle] = o.signs[ogFull] && (o.signs[titleFull] || o.signs[titleStart])
		o.signs[bareTitle] = o.signs[ogFull] && o.signs[titleFull] && !o.signs[signInside]
		o.signs[markupAlone] = len(g.headings1) == 0
		far := len(g.headings1) > 0
		for _, h := range g.headings1 {
			d := dice(o.words, h.words)
			if d >= 0.5 {
				o.signs[markupNearHeading] = true
			}
			far = far && d < 0.2
			if strings.HasPrefix(h.key, o.key) {
				o.signs[beginsHeading] = true
			}
			if strings.HasPrefix(o.key, h.key) {
				o.signs[beginsWithHeading] = true
			}
			if strings.HasSuffix(h.key, o.key) && h.key != o.key {
				o.signs[endsHeading] = true
			}
			if strings.HasSuffix(o.key, h.key) && h.key != o.key {
				o.signs[endsWithHeading] = true
			}
			both := common(o.words, h.words)
			if both == len(h.words) && len(o.words) > both {
				o.signs[moreThanHeading] = true
			}
			if both == len(o.words) && len(h.words) > both {
				o.signs[lessThanHeading] = true
			}
		}
		o.signs[markupFarFromHeading] = far
		o.signs[ogWithoutSuffix] = o.signs[ogFull] && len(partsOf(o.value)) == 0
		o.signs[ogDiffers] = o.signs[ogFull] && !o.signs[titleFull]
	}
}

// visible reports whether the candidate is a heading of the page.
func (o *titleOption) visible() bool {
	return o.signs[inFirstH1] || o.signs[inLaterH1] || o.signs[inHeading]
}

// stated reports whether markup states the candidate.
func (o *titleOption) stated() bool {
	for s := ogFull; s <= lastCrumb; s++ {
		if o.signs[s] {
			return true
		}
	}
	return false
}

func (g *titleGatherer) hasClass(c statements.Class) bool {
	for i := range g.e.set.Things {
		if g.e.set.Things[i].Class == c {
			return true
		}
	}
	return false
}

func (g *titleGatherer) ogType() string { return strings.ToLower(g.e.page.Head.Get("og:type")) }

// slugWords returns the words of the last part of an address that has several.
func slugWords(address string) map[string]bool {
	_, path, _ := strings.Cut(address, "://")
	_, path, _ = strings.Cut(path, "/")
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		path = path[:end]
	}
	best := map[string]bool{}
	for part := range strings.SplitSeq(path, "/") {
		if dot := strings.LastIndexByte(part, '.'); dot > 0 {
			part = part[:dot]
		}
		if w := wordSet(part); len(w) >= 2 && len(w) >= len(best) {
			best = w
		}
	}
	return best
}

// wordSet returns the words of s, folded.
func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(phrase.Fold(s)) {
		set[w] = true
	}
	return set
}

func common(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// dice returns how much two sets have in common, from 0 to 1.
func dice(a, b map[string]bool) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(common(a, b)) / float64(len(a)+len(b))
}

func isHomeAddress(address string) bool {
	_, path, _ := strings.Cut(address, "://")
	_, path, _ = strings.Cut(path, "/")
	return len(strings.Trim(path, "/")) <= 3
}

func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if s[i:i+2] == "20" && s[i+2] >= '0' && s[i+2] <= '9' && s[i+3] >= '0' && s[i+3] <= '9' {
			return true
		}
	}
	return false
}

// choose orders the candidates by their points.
func (e *evidence) choose() *titleChoice {
	if e.title == nil {
		e.title = &titleChoice{options: e.titleOptions()}
		for _, o := range e.title.options {
			for s, on := range o.signs {
				if on {
					o.score += titlePoints[s]
				}
			}
		}
		slices.SortStableFunc(e.title.options, func(a, b *titleOption) int { return cmp.Compare(b.score, a.score) })
	}
	return e.title
}

// best returns the candidate with the most points; nil where there is none.
func (c *titleChoice) best() *titleOption {
	if len(c.options) == 0 {
		return nil
	}
	return c.options[0]
}

// takeHeadline labels the heading that is the title of a page of HTML, and
// reports whether there is one.
func (p *Pass) takeHeadline() bool {
	best := p.evidence.choose().best()
	if best == nil {
		return false
	}
	for _, c := range best.sources {
		if c.block >= 0 && p.free(c.block) && letterKey(p.Page.Blocks[c.block].Text) == best.key {
			p.found.title = c.block
			p.whole(c.block, RoleTitle, 0.95, "heading of the first rank")
			return true
		}
	}
	return false
}
