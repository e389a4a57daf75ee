package clean

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/parse"
)

func captionRules() []Rule {
	return []Rule{
		{
			Name: "caption",
			Doc: "Captions: a paragraph that ends in a photo credit, a line with a caption's label, a line that stands twice in a row " +
				"(alt text and caption), or a label-like line that stands on the page again.",
			Run: findCaptions,
		},
		{
			Name: "duplicate.caption",
			Doc:  "Further copies of a caption.",
			Run:  dropCaptionRepeats,
		},
	}
}

// Bounds of captions and credits, in words. A longer paragraph that ends in a
// credit is kept and only the credit is cut.
const (
	maxCaptionWords = 70
	maxCreditWords  = 14
	minRepeatWords  = 4 // of a caption that only its repeat proves
)

func findCaptions(p *Pass) {
	pairs := p.isArticle()
	for i := range p.facts {
		if !p.free(i) || p.facts[i].words == 0 {
			continue
		}
		f := &p.facts[i]
		if p.credited(i) && f.words <= maxCaptionWords {
			p.whole(i, RoleCaption, 0.9, "ends in a photo credit")
			continue
		}
		if p.aboveCredit(i) {
			p.whole(i, RoleCaption, 0.8, "stands above a photo credit")
			continue
		}
		if (p.captioned(i) || p.underPicture(i)) && f.words <= maxCaptionWords {
			p.whole(i, RoleCaption, 0.9, "caption of a picture")
			continue
		}
		if m, ok := p.strong(i, "caption.label"); ok && f.words <= maxCaptionWords {
			p.whole(i, RoleCaption, 0.85, phraseReason(m))
			continue
		}
		if p.html || f.words > maxTitleWords || !p.repeated(i) || p.line(i).first != i || p.listed(i) {
			continue
		}
		switch {
		case pairs && f.words >= 2 && p.labelPair(i):
			p.whole(i, RoleCaption, 0.88, "stands twice in a row, as alt text and caption do")
		case pairs && !f.stop && f.words >= minRepeatWords && p.amongProse(i):
			p.whole(i, RoleCaption, 0.75, "stands between paragraphs more than once")
		}
	}
}

// aboveCredit reports whether block i is a line right above a photo credit; in
// HTML in the same element, and no heading.
func (p *Pass) aboveCredit(i int) bool {
	f, b := &p.facts[i], p.Page.Blocks
	if i+1 == len(p.facts) || !p.is(i+1, RoleCredit) || f.words < minRepeatWords || f.words > maxCaptionWords {
		return false
	}
	if p.origin != nil && (b[i].Kind == parse.Heading || b[i].Container != b[i+1].Container && p.Page.Containers[b[i].Container].Parent != p.Page.Containers[b[i+1].Container].Parent) {
		return false
	}
	return !f.prose && !f.stop || p.found.gapped && b[i+1].Gap == 0
}

// captioned reports whether block i stands in the caption of a figure.
func (p *Pass) captioned(i int) bool {
	b := &p.Page.Blocks[i]
	const levels = 3
	return p.origin != nil && b.Kind == parse.Caption &&
		within(p.Page, b.Container, levels, func(c int) bool { return p.Page.Containers[c].Name == "figcaption" })
}

// underPicture reports whether block i is the only text of a container, a short
// one and no link, and a picture stands before it there.
func (p *Pass) underPicture(i int) bool {
	b := p.Page.Blocks
	if p.origin == nil || p.facts[i].words > maxTitleWords || p.facts[i].prose && !oneSentence(b[i].Text) || b[i].Kind != parse.Paragraph || 2*b[i].LinkBytes() > len(b[i].Text) {
		return false
	}
	c := b[i].Container
	if i > 0 && b[i-1].Container == c || i+1 < len(b) && inside(p.Page, b[i+1].Container, c) {
		return false
	}
	images := p.Page.Images
	k := sort.Search(len(images), func(k int) bool { return images[k].Before >= i })
	return k < len(images) && images[k].Before == i && images[k].Container == c && p.amongBody(i)
}

// amongBody reports whether running text stands right before and right behind
// block i.
func (p *Pass) amongBody(i int) bool {
	const reach = 2
	before, behind := false, false
	for k := 1; k <= reach; k++ {
		before = before || i-k >= 0 && p.prose(i-k)
		behind = behind || i+k < len(p.facts) && p.prose(i+k)
	}
	return before && behind
}

// listed reports whether block i is an item of a list or a row of a table.
func (p *Pass) listed(i int) bool {
	k := p.Page.Blocks[i].Kind
	return k == parse.ListItem || k == parse.TableRow || k == parse.Preformatted
}

// pair reports whether the next block says the same as block i.
func (p *Pass) pair(i int) bool {
	return i+1 < len(p.facts) && p.facts[i].words > 0 && p.facts[i+1].key == p.facts[i].key
}

// labelPair reports whether block i and the next are the alt text and the
// caption of a picture: not speech, not several sentences, and not among short
// lines, as the lines of a poem, a list and a table of results are.
func (p *Pass) labelPair(i int) bool {
	if !p.pair(i) || p.listed(i) {
		return false
	}
	b := p.Page.Blocks
	pairs := p.pair(i+2) || i >= 2 && p.pair(i-2) // a list of products or films
	if i+2 >= len(p.facts) && p.shortLine(i-1) {
		return false // the end of a poem
	}
	if p.shortLine(i+2) && !pairs && (b[i+2].Kind != parse.Heading || p.shortLine(i-1)) {
		return false
	}
	if p.found.gapped && !pairs && (i > 0 && b[i].Gap == 0 || i+2 < len(b) && b[i+2].Gap == 0) {
		return false // two of more lines: a list, a stanza
	}
	t := b[i].Text
	r, _ := utf8.DecodeRuneInString(t)
	return !strings.ContainsRune(openQuotes+"»‹”—–-", r) && !strings.ContainsRune("?!,;", rune(t[len(t)-1])) && oneSentence(t) && !hasScore(t)
}

// hasScore reports whether two numbers of s are set against each other, as in
// results: "2-0", "3:1", "Valley 0, Lake 2".
func hasScore(s string) bool {
	numbers := 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !isLetterOrDigit(r) }) {
		if len(w) <= 3 && strings.Trim(w, "0123456789") == "" {
			numbers++
		}
	}
	return numbers >= 2
}

// shortLine reports whether block i is a line of the page that is not running
// text and about which nothing was decided.
func (p *Pass) shortLine(i int) bool {
	return i >= 0 && i < len(p.facts) && p.free(i) && !p.facts[i].prose && p.facts[i].words > 0
}

// isArticle reports whether lines that stand twice in a row may be captions: in
// an article they are fewer than the paragraphs, in a list of products each
// entry is such a pair.
func (p *Pass) isArticle() bool {
	pairs, prose := 0, 0
	for i := range p.facts {
		if p.facts[i].prose {
			prose++
		}
		if p.pair(i) {
			pairs++
		}
	}
	return pairs <= prose/2+2
}

// amongProse reports whether the copies of the line in block i stand alone
// between running text and what was taken out: an entry of a table of contents,
// which repeats a heading, does not.
func (p *Pass) amongProse(i int) bool {
	lone := func(k int) bool { return k < 0 || k >= len(p.facts) || p.facts[k].prose || !p.free(k) }
	l := p.line(i)
	for _, k := range [...]int{i, l.second, l.last} {
		if !lone(k-1) || !lone(k+1) {
			return false
		}
	}
	return l.count > 1
}

// credited reports whether a credit was cut from the end of block i.
func (p *Pass) credited(i int) bool {
	for _, k := range p.labels.parts[int32(i)] {
		if p.labels.all[k].Role == RoleCredit {
			return true
		}
	}
	return false
}

func dropCaptionRepeats(p *Pass) {
	captions := map[uint64]int{}
	for i := range p.facts {
		if p.is(i, RoleCaption) {
			captions[p.key(p.captionText(i))] = i
		}
	}
	if len(captions) == 0 {
		return
	}
	for i := range p.facts {
		if !p.free(i) || p.facts[i].words < 2 {
			continue
		}
		if first, ok := captions[p.facts[i].key]; ok && first != i {
			p.whole(i, RoleDuplicate, 0.9, "says the caption of block "+itoa(first)+" again")
		}
	}
}

// captionText returns the text of a caption without its credit and markup.
func (p *Pass) captionText(i int) string {
	return p.without(i, RoleCredit, RoleMarkup)
}

// key returns the key of a text, as the facts have it for blocks.
func (p *Pass) key(s string) uint64 { return p.env.key(s) }
