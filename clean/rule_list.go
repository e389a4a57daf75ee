package clean

func listRules() []Rule {
	return []Rule{
		{
			Name: "related.list",
			Doc: "Lists of other articles: a heading such as “Related articles” or “Most read” and the headlines below it. " +
				"Inside the body the line before the next paragraph stays, it may be a subheading. Lists of more words than " +
				"the page's running text are what the page is about.",
			Run: dropLists,
		},
	}
}

// maxListLines bounds a list of other articles.
const maxListLines = 40

func dropLists(p *Pass) {
	o := p.outline()
	prose := p.proseWords(p.free)
	for _, i := range p.found.matched {
		if !p.free(i) {
			continue
		}
		m, ok := p.match(i, "related.heading")
		if !ok {
			m, ok = p.match(i, "nav.latest")
		}
		inside := !o.outside(i)
		if !ok || !m.Whole || inside && (m.Phrase.Weak || i == o.start) {
			continue
		}
		n := p.headlinesBelow(i+1, inside)
		if n == 0 && (inside || m.Phrase.Weak && i < o.start) {
			continue
		}
		words := 0
		for k := i + 1; k <= i+n; k++ {
			if p.free(k) {
				words += p.facts[k].words
			}
		}
		if words > prose {
			continue
		}
		p.whole(i, RoleRelated, 0.9, phraseReason(m))
		for k := i + 1; k <= i+n; k++ {
			if p.free(k) {
				p.whole(k, RoleRelated, 0.75, "in the list below block "+itoa(i))
			}
		}
	}
}

// headlinesBelow returns how many blocks from i on are headlines of other
// articles: lines that do not end as sentences of prose do.
func (p *Pass) headlinesBelow(i int, inside bool) int {
	n := 0
	for k := i; k < len(p.facts) && n < maxListLines; k++ {
		f := &p.facts[k]
		if d, ok := p.Label(k); ok {
			if d.Role.Fate() == Kept || d.Role == RoleComment || d.Role == RoleTags || d.Role == RoleTitle {
				break
			}
			n++
			continue
		}
		if f.prose || f.words > maxTitleWords || p.matchesAny(k, "comments.heading", "tags.heading") {
			break
		}
		n++
	}
	if inside && n > 0 && i+n < len(p.facts) && p.prose(i+n) && p.free(i+n-1) && n > 1 {
		n--
	}
	return n
}
