package clean

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

func creditRules() []Rule {
	return []Rule{{
		Name: "credit",
		Doc:  "Photo credits: a line of their own, or the end of a caption, by the phrases of category credit and by “NAME/Agency”.",
		Run:  findCredits,
	}}
}

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

func findCredits(p *Pass) {
	for i := range p.facts {
		b := &p.Page.Blocks[i]
		f := &p.facts[i]
		if !p.free(i) || f.words == 0 || b.Kind == parse.Preformatted || f.lacks(searchCredit) {
			continue
		}
		src := p.source(b.Content)
		at, why := p.creditAt(i, src)
		if why == "" {
			f.without |= searchCredit
			continue
		}
		if at > 0 && !f.prose && p.prefixed(i) {
			continue // "By NAME (Reuters)"
		}
		if at == 0 {
			if p.facts[i].words <= maxCreditWords {
				p.whole(i, RoleCredit, 0.92, why)
			}
			continue
		}
		start := b.Content.Start + at
		p.Report(Decision{Block: i, Span: parse.Span{Start: start, End: b.Content.End}, Role: RoleCredit, Reason: why, Confidence: 0.93})
	}
}

// wholeCredit reports whether s is a name before the sign of photographers in
// Chinese and Japanese.
func (p *Pass) wholeCredit(s string) bool {
	name, ok := photographer(s)
	return ok && isName(name)
}

// photographer returns the name before the sign of photographers in Chinese and
// Japanese, without the day or the place before it: 17日、高瀬写す.
func photographer(s string) (name string, ok bool) {
	for _, sign := range [...]string{"摄影", "攝影", "撮影", "写す", "摄", "攝", "供图"} {
		if name, ok = strings.CutSuffix(s, sign); ok {
			const comma = "、"
			if k := strings.LastIndex(name, comma); k >= 0 {
				name = name[k+len(comma):]
			}
			return strings.Trim(name, " /／"), true
		}
	}
	return s, false
}

// creditReach is how far from the end of a block a credit may begin, in bytes.
const creditReach = 160

// creditAt returns where in src a credit begins that reaches to its end.
func (p *Pass) creditAt(i int, src string) (at int, why string) {
	var buf [4]phrase.Match
	for _, m := range p.facts[i].matches {
		if m.Phrase.Category == "credit" && !m.Phrase.Weak && m.RestStart < m.RestEnd && p.facts[i].words <= maxCreditWords && !p.readsOn(i, m) {
			return 0, phraseReason(m)
		}
	}
	from := max(0, len(src)-creditReach)
	for k := from; k < len(src); k++ {
		if k > 0 && (isWordByte(src[k-1]) || inWords(src, k) || !creditStart(src, k)) {
			continue
		}
		tail := src[k:]
		if len(tail) > 2*maxCreditWords && countWords(tail) > maxCreditWords {
			continue
		}
		if k > 0 && p.wholeCredit(strings.Trim(tail, "()[]（）【】 .")) {
			return openBracket(src, k), "a credit in brackets"
		}
		for _, m := range p.found.phrases.credits.At(buf[:0], src, k) {
			if k > 0 && hasLetter(src[m.End:]) && (!m.Phrase.Weak || isCredit(src[m.End:])) {
				return openBracket(src, k), phraseReason(m)
			}
		}
		switch {
		case k == 0:
			if name, ok := strings.CutPrefix(tail, "©"); ok && isCredit(name) && p.proseAfter(i) {
				return 0, "a name behind ©"
			}
		case isAgency(strings.Trim(tail, " /()[].—–-")):
			return openBracket(src, k), "an agency"
		case agencyCredit(tail):
			return openBracket(src, k), "a name and an agency"
		case strings.HasPrefix(tail, "©") && isCredit(strings.TrimPrefix(tail, "©")):
			return openBracket(src, k), "a name behind ©"
		}
	}
	return 0, ""
}

// inWords reports whether position k of s stands between two words with nothing
// but a blank between them: that is most positions at which a word begins.
func inWords(s string, k int) bool {
	return k > 1 && s[k-1] == ' ' && isWordByte(s[k-2]) && isWordByte(s[k])
}

// creditStart reports whether a credit may begin at position k of s: behind a
// sentence, a bracket or a bar.
func creditStart(s string, k int) bool {
	c := s[k-1]
	if c == '(' || c == '[' || c == '|' || strings.HasSuffix(s[:k], "（") || strings.HasSuffix(s[:k], "【") {
		return true
	}
	if !asciiSpace(c) {
		return strings.HasPrefix(s[k:], "©") || strings.HasSuffix(s[:k], "。")
	}
	before := strings.TrimRight(s[:k], " \t\u00a0")
	if before == "" || isWordByte(before[len(before)-1]) || before[len(before)-1] == ',' {
		return strings.HasPrefix(s[k:], "©")
	}
	return parse.EndsSentence(before[max(0, len(before)-12):]) || strings.HasSuffix(before, "|") ||
		strings.HasSuffix(before, "–") || strings.HasSuffix(before, "—") || strings.HasSuffix(before, " -") || strings.HasPrefix(s[k:], "©")
}

// openBracket moves at back over a bracket or a sign before the credit.
func openBracket(s string, at int) int {
	for at > 0 && strings.IndexByte("([| -/", s[at-1]) >= 0 {
		at--
	}
	for _, sign := range [...]string{"–", "—", "（", "【"} {
		at = len(strings.TrimSuffix(s[:at], sign))
	}
	return len(strings.TrimRight(s[:at], " \t\u00a0"))
}

// proseAfter reports whether running text follows block i.
func (p *Pass) proseAfter(i int) bool { return p.nextProse(i+1) < len(p.facts) }

// isCredit reports whether s is what a credit names: names and agencies with
// slashes, commas or bars between them.
func isCredit(s string) bool {
	s = strings.Trim(s, " :.()[]（）【】\u00a0")
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/,|", r) })
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if !isName(part) && !isAgency(part) && nameWord(part) != wordCapital {
			return false
		}
	}
	return len(parts) > 0
}

// agencyCredit reports whether s is "NAME/Agency" or "Agency/NAME", with or
// without "via" and a further agency.
func agencyCredit(s string) bool {
	s = strings.Trim(s, " ()[].")
	name, agency, ok := strings.Cut(s, "/")
	if !ok || strings.ContainsAny(s, ":!?") {
		return false
	}
	agency, _, _ = strings.Cut(agency, " via ")
	name, agency = strings.TrimSpace(name), strings.TrimSpace(agency)
	name = strings.TrimSuffix(strings.TrimSuffix(name, " Photo"), " Images")
	return isName(name) && isAgency(agency) || isAgency(name) && isName(agency)
}

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
		within(p.Page, b.Container, levels, func(c *parse.Container) bool { return c.Name == "figcaption" })
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
