package clean

func bylineRules() []Rule {
	return []Rule{
		{
			Name: "date",
			Doc:  "Lines of the head, or behind the body, that hold nothing but dates and their labels. A date inside prose stays.",
			Run:  takeDates,
		},
		{
			Name: "byline",
			Doc: "Authors: a line of the head that begins as bylines do and holds names, or a line of names alone beside a " +
				"date, a counter or its own repeat.",
			Run: takeBylines,
		},
		{
			Name: "duplicate.byline",
			Doc:  "Further copies of a byline in the head and behind the body.",
			Run:  dropBylineRepeats,
		},
	}
}

// outside reports whether block i stands before the body, or behind it.
func (o outline) outside(i int) bool { return i < o.start || i > o.end }

// maxHeadLines bounds how far from the title and from the ends of the body
// dates and bylines are looked for, so that long lists cost nothing.
const maxHeadLines = 40

// maxBylineReach is how far below the title a name that only a counter or a
// share line proves may stand.
const maxBylineReach = 4

// isThread reports whether lines of a name and a date come again and again: the
// page is a forum, and they are the heads of its posts.
func (p *Pass) isThread() bool {
	n := 0
	for i := 0; i < len(p.facts) && i < timelineReach && n < 3; i++ {
		if p.facts[i].words <= maxNameWords+maxBesideDate+4 && p.head(i).dated() && !p.head(i).dateOnly {
			n++
		}
	}
	return n > 1
}

// headRange calls do for the blocks that may be of the head: before the body,
// near its start, and the first ones behind its end.
func (p *Pass) headRange(o outline, do func(i int)) {
	for i := max(0, o.start-3*maxHeadLines); i < o.start && i < len(p.facts); i++ {
		if p.free(i) {
			do(i)
		}
	}
	if o.end < 0 {
		return
	}
	for i := o.end + 1; i < len(p.facts) && i <= o.end+maxHeadLines; i++ {
		if p.free(i) {
			do(i)
		}
	}
}

// maxBesideDate is how many words may stand beside a date in a line between the
// title and the body: a source, a place, a section.
const maxBesideDate = 4

func takeDates(p *Pass) {
	o := p.outline()
	p.headRange(o, func(i int) {
		h := p.head(i)
		if p.dateLine(i) {
			reason := "nothing but a date"
			if len(h.dates.Dates) == 0 {
				reason = "a date that is not one moment: " + string(h.dates.Refused[0].Reason)
			}
			p.whole(i, RoleDate, 0.93, reason)
			return
		}
		if len(h.dates.Dates) > 0 && i > p.found.title && i < o.start && !p.facts[i].stop && countWords(h.rest) <= maxBesideDate && !p.isThread() {
			if b := p.byline(i); !b.prefixed && !b.named {
				p.whole(i, RoleDate, 0.8, "a date and little beside it below the title")
			}
		}
	})
}

func takeBylines(p *Pass) {
	o := p.outline()
	seen := map[uint64]bool{} // first authors: a byline that is said again is another rule's
	p.headRange(o, func(i int) {
		reason, confidence := p.bylineReason(i, o)
		if reason == "" {
			return
		}
		var first uint64
		if b := p.byline(i); len(b.authors) > 0 {
			first = p.key(b.authors[0].Name)
		}
		if seen[first] {
			return
		}
		p.whole(i, RoleByline, confidence, reason)
		if first != 0 {
			seen[first] = true
		}
	})
}

// bylineReason says why block i is a byline; it is empty where it is none.
func (p *Pass) bylineReason(i int, o outline) (reason string, confidence float64) {
	below := i > p.found.title && i < o.start
	switch {
	case p.credited(i):
		return "", 0
	case p.prefixed(i):
		return "phrase " + p.byline(i).prefix + " and a name", 0.93
	case below && p.byline(i).named && p.witness(i) != "":
		return "names beside " + p.witness(i), 0.88
	case below && p.matchesAny(i, "byline.role") && (p.besideRole(i, RoleByline) || p.besideRole(i, RoleDate)):
		return "a job title beside a byline", 0.8
	}
	return "", 0
}

// witness names what shows that the name in block i is a byline: a date, a
// counter, a job title, the name again. It is empty where nothing does.
func (p *Pass) witness(i int) string {
	if h := p.head(i); len(h.dates.Dates) > 0 {
		return "a date"
	}
	if p.byline(i).roled {
		return "a job title"
	}
	for _, k := range [...]int{i - 1, i + 1, i + 2} {
		if k < 0 || k >= len(p.facts) || k == p.found.title {
			continue
		}
		same := p.facts[k].key == p.facts[i].key
		if k == i+2 && p.facts[i+1].key != p.facts[i].key {
			continue
		}
		switch {
		case p.is(k, RoleDate) || p.head(k).dateOnly:
			return "a date"
		case (p.is(k, RoleCounter) || p.is(k, RoleShare)) && i <= p.found.title+maxBylineReach:
			return "a counter or share line"
		case p.matchesAny(k, "byline.role"):
			return "a job title"
		case same && k == i+1 && i == p.found.title+1:
			return "its own repeat below the title"
		}
	}
	return ""
}

// besideRole reports whether the block before or behind i has the role.
func (p *Pass) besideRole(i int, r Role) bool {
	return i > 0 && p.is(i-1, r) || i+1 < len(p.facts) && p.is(i+1, r)
}

func dropBylineRepeats(p *Pass) {
	seen := map[uint64]int{}
	o := p.outline()
	for i := range p.facts {
		if !p.is(i, RoleByline) {
			continue
		}
		key := p.facts[i].key
		if b := p.byline(i); len(b.authors) > 0 {
			key = p.key(b.authors[0].Name)
		}
		seen[key] = i
	}
	if len(seen) == 0 {
		return
	}
	for i := range p.facts {
		if !p.free(i) || !o.outside(i) || p.facts[i].words > maxTitleWords {
			continue
		}
		first, ok := seen[p.facts[i].key]
		if !ok && p.prefixed(i) && len(p.byline(i).authors) > 0 {
			first, ok = seen[p.key(p.byline(i).authors[0].Name)]
		}
		if ok && i != first {
			p.whole(i, RoleDuplicate, 0.92, "says the byline of block "+itoa(first)+" again")
		}
	}
}
