package clean

import (
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

// A titleGatherer gathers the candidates for the title of a page. Candidates
// with the same letters are one.
type titleGatherer struct {
	*evidence
	options []*titleOption
	byKey   map[string]*titleOption
	first   []*titleOption // the headings of the first level
	classed *kinds[bool]   // of isTitleClass
}

// Bounds of the candidates: titles, headings and parts of one title beyond them
// are of no help.
const (
	maxTitleBytes    = 400
	maxTitleHeadings = 40
	maxTitleSigns    = 6
	maxTitleMarks    = 6 // of a heading
)

// add notes a candidate of one source and its signs; nil where it can't be a
// title.
func (g *titleGatherer) add(c candidate, signs ...titleSign) *titleOption {
	c.value = strings.TrimSpace(strings.TrimRight(c.value, "¶# \u00a0"))
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
		o.signs.set(s)
	}
	o.sources = append(o.sources, c)
	return o
}

// headings adds the headings of the first three levels, and blocks whose class
// says that they are the title.
func (g *titleGatherer) headings() {
	n, h1 := 0, 0
	for i := range g.page.Blocks {
		b := &g.page.Blocks[i]
		heading := b.Kind == parse.Heading && b.Level <= 3
		if len(b.Text) > maxTitleBytes || !heading && !g.classedTitle(b) {
			continue
		}
		if n++; n > maxTitleHeadings {
			break
		}
		c := candidate{value: b.Text, from: fromVisible, name: b.Kind.String(), at: whole(b.Text), block: i}
		sign := inHeading
		if b.Level > 0 {
			c.name = "h" + itoa(b.Level)
		}
		if b.Level == 1 {
			if sign = inLaterH1; h1 == 0 {
				sign = inFirstH1
			}
			h1++
		}
		o := g.add(c, sign)
		if o == nil {
			continue
		}
		o.signs.setIf(g.zoneOf(i) == zoneHead, inSiteHead)
		o.signs.setIf(g.classedTitle(b), classedTitle)
		o.signs.setIf(len(b.Links) > 0 && b.LinkBytes() == len(b.Text) && g.leadsHome(b.Links[0].Href), linkedHome)
		if heading {
			g.marked(o, c, b)
		}
		if b.Level == 1 {
			g.first = append(g.first, o)
			g.startOf(c)
		}
	}
}

// marked adds the parts of a heading whose classes name headline and kicker:
// <h1><span class=kicker>Sea</span> <span class=headline>Ferry found</span></h1>.
func (g *titleGatherer) marked(o *titleOption, c candidate, b *parse.Block) {
	for k := range b.Marks[:min(len(b.Marks), maxTitleMarks)] {
		m := &b.Marks[k]
		if m.End-m.Start == len(b.Text) || m.End <= m.Start {
			continue
		}
		part, sign := c, behindKicker
		switch {
		case isKicker(m.Class):
			part.value = strings.TrimLeft(b.Text[m.End:], " :|–—-")
		case isTitleClass(m.Class) || strings.Contains(m.Class, "title"):
			part.value, sign = b.Text[m.Start:m.End], markedHeadline
		default:
			continue
		}
		if n := g.add(part, sign); n != nil && n != o {
			o.signs.set(withKicker)
		}
	}
}

// isKicker reports whether a class names the words above a headline.
func isKicker(class string) bool {
	for _, w := range [...]string{"kicker", "dachzeile", "roofline", "overline", "eyebrow", "spitzmarke", "topline", "titleheader"} {
		if strings.Contains(class, w) {
			return true
		}
	}
	return false
}

// startOf adds what stands before the first sign in a heading.
func (g *titleGatherer) startOf(c candidate) {
	if cuts := titleCuts(c.value); len(cuts) > 0 {
		bar := strings.Contains(c.value[cuts[0].Start:cuts[0].End], "|")
		c.value = c.value[:cuts[0].Start]
		if o := g.add(c, startOfH1); o != nil {
			o.signs.setIf(bar, beforeBar)
		}
	}
}

// classedTitle reports whether a class or a property says that a block is the
// title.
func (g *titleGatherer) classedTitle(b *parse.Block) bool {
	for k := range b.Marks {
		if m := &b.Marks[k]; m.End-m.Start == len(b.Text) && (m.Prop == "headline" || isTitleClass(m.Class)) {
			return true
		}
	}
	const levels = 2
	cs := g.page.Containers
	return within(g.page, b.Container, levels, func(c int) bool { return cs[c].Prop == "headline" || g.classed.say(cs, c) })
}

// isTitleClass reports whether a class attribute names the title.
func isTitleClass(class string) bool {
	return strings.Contains(class, "entry-title") || strings.Contains(class, "post-title") ||
		strings.Contains(class, "article-title") || strings.Contains(class, "headline") || class == "p-name"
}

// leadsHome reports whether an address is the site's home page.
func (e *evidence) leadsHome(href string) bool {
	address := e.page.Resolve(href)
	host := hostOf(address)
	if host == "" {
		return href == "/"
	}
	_, path, _ := strings.Cut(address, host)
	return host == hostOf(e.page.Doc.URL) && strings.Trim(path, "/") == ""
}

// statements adds what the head and JSON-LD state.
func (g *titleGatherer) statements() {
	for _, c := range g.meta[statements.Title] {
		if c.from == statements.OpenGraph {
			g.whole(c, fullOpenGraph)
		} else {
			g.whole(c)
		}
	}
	if t := &g.page.Head.Title; t.Value != "" {
		g.titleElement(candidate{value: statements.Plain(t.Value), from: statements.Plaintext, name: "title", at: t.Span, block: -1})
	}
	for i := range g.set.Things {
		t := &g.set.Things[i]
		v := t.Value("headline", "name", "title")
		c := candidate{value: v.Text, from: statements.JSONLD, name: t.Type + ".headline", at: v.Span, block: -1}
		switch t.Class {
		case statements.Article:
			g.add(c, namesArticle)
		case statements.Work:
			g.add(c, namesWork)
		case statements.Page:
			g.whole(c, namesPage)
		}
	}
	if n := len(g.set.Crumbs); n > 0 {
		v := g.set.Crumbs[n-1]
		g.add(candidate{value: v.Text, from: statements.JSONLD, name: "BreadcrumbList", at: v.Span, block: -1}, lastOfPath)
	}
}

// whole adds a title that may end in the site's name, and what stands before
// that.
func (g *titleGatherer) whole(c candidate, signs ...titleSign) {
	if g.add(c, signs...) == nil {
		return
	}
	for _, cut := range titleCuts(c.value) {
		p := c
		p.value = c.value[:cut.Start]
		g.add(p)
	}
}

// titleElement adds the text of the title element and all runs of its parts.
func (g *titleGatherer) titleElement(c candidate) {
	whole := g.add(c, fullTitle)
	cuts := titleCuts(c.value)
	n := len(cuts) // between n+1 parts
	if whole == nil || n == 0 {
		return
	}
	part := func(i, k int) parse.Span { // parts i to k
		s := parse.Span{Start: 0, End: len(c.value)}
		if i > 0 {
			s.Start = cuts[i-1].End
		}
		if k < n {
			s.End = cuts[k].Start
		}
		return s
	}
	isSite := func(s parse.Span) bool { return g.isSite(c.value[s.Start:s.End]) }
	longest := 0
	for i := range n + 1 {
		longest = max(longest, part(i, i).Len())
	}
	for i := range n + 1 {
		for k := i; k <= n; k++ {
			s := part(i, k)
			p := c
			p.value = c.value[s.Start:s.End]
			o := g.add(p)
			if o == nil {
				continue
			}
			o.signs.setIf(k > i, keepsSign)
			o.signs.setIf(k > i && (isSite(part(i, i)) || isSite(part(k, k))), keepsSite)
			o.signs.setIf(i == k && s.Len() == longest, longestOfTitle)
			if i == 0 && k < n {
				o.signs.set(startOfTitle)
				rest := c.value[s.End:]
				o.signs.setIf(!g.isSite(rest) && countWords(rest) <= 2, cutsLittle)
			}
		}
	}
}

// titleCuts returns the ranges of the signs that may part a headline from a
// section or a site's name: a bar with or without blanks, others between blanks.
func titleCuts(s string) []parse.Span {
	var cuts []parse.Span
	for i := 0; i < len(s) && len(cuts) < maxTitleSigns; {
		n := titleSignAt(s[i:])
		if n > 0 && i > 0 && i+n < len(s) {
			cuts = append(cuts, parse.Span{Start: i, End: i + n})
		}
		i += max(n, 1)
	}
	return cuts
}

// titleSignAt returns the length of the sign at the start of s, or 0.
func titleSignAt(s string) int {
	if s[0] == '|' {
		return 1
	}
	if s[0] != ' ' || len(s) < 3 {
		return 0
	}
	if strings.HasPrefix(s, " / ") {
		return 3
	}
	for _, sign := range siteSigns {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	return 0
}
