package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

func titleRules() []Rule {
	return []Rule{
		{
			Name: "title",
			Doc: "The headline: the line before the body that the page says again, that the container names, or that " +
				"stands first and reads as a headline. A site's name behind it is cut off where the headline stands alone elsewhere.",
			Run: findTitle,
		},
		{
			Name: "duplicate.title",
			Doc:  "Further copies of the headline, alone, with the site's name, or cut short by an ellipsis.",
			Run:  dropTitleRepeats,
		},
		{
			Name: "nav.kicker",
			Doc:  "Short lines before the headline: the section's name, a label.",
			Run:  dropKickers,
		},
	}
}

// maxTitleWords is the length of a headline: of the titles of 1,497 labelled
// pages none has more words.
const maxTitleWords = 40

func findTitle(p *Pass) {
	p.findFirstFree()
	p.found.bare = p.titled || len(p.labels.all) == 0
	if p.origin != nil && p.takeHeadline() {
		return
	}
	o := p.outline()
	var best titleCandidate
	best.block = -1
	wanted, crumb := p.containerTitle(), p.lastCrumb()
	rank := 0
	for i := range p.titleReach(o) {
		if !p.mayBeTitle(i) {
			if p.free(i) && p.facts[i].stop && p.facts[i].words > 3 && !p.head(i).dateOnly && !p.longHead(o) {
				break
			}
			continue
		}
		c := p.rateTitle(i, rank, o, wanted, crumb)
		rank++
		if c.score > best.score {
			best = c
		}
	}
	if best.block < 0 || best.score < minTitleScore {
		return
	}
	p.found.title = best.block
	b := &p.Page.Blocks[best.block]
	d := Decision{Block: best.block, Role: RoleTitle, Reason: strings.Join(best.why, ", "), Confidence: min(0.5+0.06*float64(best.score), 0.98)}
	if best.part.Len() < len(b.Text) {
		d.Span = parse.Span{Start: b.Content.Start + parse.Unfold(p.source(b.Content), best.part.Start), End: b.Content.Start + parse.Unfold(p.source(b.Content), best.part.End)}
		p.Report(d)
		p.whole(best.block, RoleSite, 0.7, "behind the headline")
		return
	}
	p.Report(d)
}

func (p *Pass) source(s parse.Span) string { return p.Page.Doc.Text[s.Start:s.End] }

// mayBeTitle reports whether block i has the form of a headline.
func (p *Pass) mayBeTitle(i int) bool {
	f, b := &p.facts[i], &p.Page.Blocks[i]
	if !p.free(i) || f.words == 0 || f.words > maxTitleWords || b.Kind == parse.Preformatted || b.Kind == parse.Quote {
		return false
	}
	if p.head(i).dateOnly || p.prefixed(i) || p.credited(i) {
		return false
	}
	if f.stop && b.Text[len(b.Text)-1] == '.' && f.words > 3 && !p.repeated(i) && !p.named(i) {
		return false
	}
	return hasLetter(b.Text) && (oneSentence(b.Text) || p.repeated(i) || p.named(i))
}

// named reports whether the container gives block i as the title.
func (p *Pass) named(i int) bool {
	t := p.containerTitle()
	return t != "" && phrase.Fold(t) == phrase.Fold(p.Page.Blocks[i].Text)
}

// containerTitle returns the title that the markup of the page, or else the
// document's container, states.
func (p *Pass) containerTitle() string {
	if p.evidence != nil {
		if best := p.evidence.chooseTitle().best(); best != nil {
			return best.value
		}
	}
	return p.Page.Doc.Meta.Get("title", "headline")
}

// saidAgain reports whether the headline in block i stands elsewhere, but not
// in the next block alone: that is how captions repeat.
func (p *Pass) saidAgain(i int, o outline) bool {
	l := p.line(i)
	switch {
	case p.facts[i].words < 2 || l.count < 2:
		return p.saidWithSite(i)
	case l.second >= o.start && l.last <= o.end: // inside the body: a caption's or a subheading's
		return false
	case l.count > 2:
		return true
	case p.pair(i):
		return i == p.found.firstFree || p.aboveHead(i+1)
	case i > 0 && p.pair(i-1):
		return i-1 == p.found.firstFree || p.aboveHead(i)
	}
	return true
}

// aboveHead reports whether a byline or a date stands directly below block i.
func (p *Pass) aboveHead(i int) bool {
	return i+1 < len(p.facts) && (p.head(i+1).dateOnly || p.prefixed(i+1))
}

// siteSigns stand between a headline and the site's name.
var siteSigns = [...]string{" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " : "}

// saidWithSite reports whether a line of the head is the headline of block i
// with the site's name behind or before it.
func (p *Pass) saidWithSite(i int) bool {
	const reach = 3 // lines from the start of the page, and around the headline
	for k := 0; k < min(i+reach, len(p.facts)); k++ {
		if k >= reach {
			k = max(k, i-reach)
		}
		if k != i && p.facts[k].words <= maxTitleWords && slices.Contains(p.titleParts(k), p.facts[i].key) {
			return true
		}
	}
	return false
}

// titlePart reports whether a part of title that a site's sign bounds is the
// line with the key.
func (p *Pass) titlePart(title string, key uint64) bool {
	for part := range titleParts(title) {
		if p.key(title[part.Start:part.End]) == key {
			return true
		}
	}
	return false
}

// titleParts returns the keys of the parts of block i that a site's sign bounds.
func (p *Pass) titleParts(i int) []uint64 {
	f := &p.facts[i]
	if f.parts == nil {
		t := p.Page.Blocks[i].Text
		f.parts = []uint64{}
		for part := range titleParts(t) {
			f.parts = append(f.parts, p.key(t[part.Start:part.End]))
		}
	}
	return f.parts
}

// mayHaveSite reports whether title has a blank before what may be one of the
// site's signs: nearly all lines have none.
func mayHaveSite(title string) bool {
	for i := 0; i+2 < len(title); i++ {
		if title[i] == ' ' && (title[i+1] == '|' || title[i+1] == '-' || title[i+1] == ':' || title[i+1] >= 0x80) {
			return true
		}
	}
	return false
}

// titleParts yields what stands before and behind each site's sign in title.
func titleParts(title string) func(func(parse.Span) bool) {
	return func(yield func(parse.Span) bool) {
		if !mayHaveSite(title) {
			return
		}
		for _, sign := range siteSigns {
			for at := 0; ; {
				k := strings.Index(title[at:], sign)
				if k < 0 {
					break
				}
				at += k + len(sign)
				if !yield(parse.Span{Start: 0, End: at - len(sign)}) || !yield(parse.Span{Start: at, End: len(title)}) {
					return
				}
			}
		}
	}
}

// cutSite cuts the site's name off a candidate where the headline alone, or the
// site's name alone, stands elsewhere on the page.
func (p *Pass) cutSite(i int, c *titleCandidate) {
	if len(p.labels.parts[int32(i)]) > 0 {
		return
	}
	t := p.Page.Blocks[i].Text
	for {
		part, ok := p.withoutSite(i, t[c.part.Start:c.part.End])
		if !ok {
			return
		}
		c.part = parse.Span{Start: c.part.Start + part.Start, End: c.part.Start + part.End}
	}
}

// withoutSite returns the part of the headline t of block i without the name of
// a site.
func (p *Pass) withoutSite(i int, t string) (parse.Span, bool) {
	for part := range titleParts(t) {
		rest := t[part.End:]
		if part.Start > 0 {
			rest = t[:part.Start]
		}
		rest = strings.Trim(rest, " |-–—·•:»«")
		if countWords(t[part.Start:part.End]) < 2 || countWords(rest) > 5 {
			continue
		}
		if l := p.found.lines.of(p.key(t[part.Start:part.End])); l.count > 0 && l.first != i {
			return part, true
		}
		if part.Start == 0 && p.found.lines.of(p.key(rest)).count > 0 {
			return part, true
		}
	}
	return parse.Span{}, false
}

// lastCrumb returns the key of the last part of the breadcrumb, or 0.
func (p *Pass) lastCrumb() uint64 {
	d, ok := p.first(RoleBreadcrumb)
	if !ok {
		return 0
	}
	last := uint64(0)
	for i := d.Block; i < len(p.facts) && p.is(i, RoleBreadcrumb); i++ {
		if parts := crumbs(p.Page.Blocks[i].Text); len(parts) > 0 && hasLetter(parts[len(parts)-1]) {
			last = p.key(parts[len(parts)-1])
		}
	}
	return last
}

// How far from the start of the page, and from the body, a headline may stand:
// between them there may be hundreds of lines of menus.
const (
	titleFromStart = 50
	titleFromBody  = 200
)

// titleReach yields the blocks before the body that may be the headline.
func (p *Pass) titleReach(o outline) func(func(int) bool) {
	return func(yield func(int) bool) {
		end := min(o.start, len(p.facts))
		for i := 0; i < end; i++ {
			if i >= titleFromStart {
				i = max(i, end-titleFromBody)
			}
			if !yield(i) {
				return
			}
		}
	}
}

func dropTitleRepeats(p *Pass) {
	t := p.found.title
	if t < 0 {
		return
	}
	title := p.titleText()
	key, folded, words := p.key(title), phrase.Fold(title), countWords(title)
	for i := range p.facts {
		if i == t || p.facts[i].words == 0 || p.facts[i].words > maxTitleWords+8 || !p.free(i) {
			continue
		}
		text := p.Page.Blocks[i].Text
		switch {
		case p.facts[i].key == key:
			p.whole(i, RoleDuplicate, 0.95, "says the title of block "+itoa(t)+" again")
		case words >= 3 && p.facts[i].words > words && p.facts[i].words <= words+6 && slices.Contains(p.titleParts(i), key):
			p.whole(i, RoleDuplicate, 0.9, "the title with the site's name")
		case cutShort(text, folded):
			p.whole(i, RoleDuplicate, 0.85, "the title cut short")
		}
	}
}

// titleText returns the text of the title, without what was cut out of its line.
func (p *Pass) titleText() string {
	t := p.found.title
	for _, d := range p.parts(t) {
		if d.Role == RoleTitle {
			return parse.FoldSpace(p.source(d.Span))
		}
	}
	return p.joined(t, p.spans(t, func(r Role) bool { return r.Fate() == Kept }))
}

// cutShort reports whether text is the beginning of the folded title and an ellipsis.
func cutShort(text, title string) bool {
	start, ok := strings.CutSuffix(text, "…")
	if !ok {
		start, ok = strings.CutSuffix(text, "...")
	}
	const minBytes = 20
	return ok && len(start) >= minBytes && strings.HasPrefix(title, phrase.Fold(start))
}

// A section's name is short, and there are few of them: many short lines before
// a headline are the page's own list, and the headline may be one of them.
const (
	maxKickerWords = 4
	maxKickers     = 6
)

func dropKickers(p *Pass) {
	if p.found.bare {
		return // a page without debris: what stands first is the author's
	}
	var kickers []int
	for i := 0; i < p.found.title && len(kickers) <= maxKickers; i++ {
		f := &p.facts[i]
		if p.free(i) && f.words <= maxKickerWords && !f.stop && !p.head(i).dateOnly && !p.prefixed(i) {
			kickers = append(kickers, i)
		}
	}
	if len(kickers) > maxKickers {
		return
	}
	for _, i := range kickers {
		p.whole(i, RoleNavigation, 0.6, "short line before the title")
	}
}
