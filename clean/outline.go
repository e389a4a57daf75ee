package clean

import "github.com/copydesk/copydesk/parse"

// An outline says where the body of a page seems to begin and end, by what has
// been decided so far.
type outline struct {
	start int // the first block of running text that belongs to the body; len(blocks) where there is none
	end   int // the last one; -1 where there is none
}

// How far behind a paragraph a byline or a date may stand and still prove that
// the paragraph is a dek, and how many such paragraphs there may be.
const (
	headReach = 8
	maxDeks   = 2
	dekWords  = 80
)

// outline works out where the body is. A paragraph that is followed by a
// byline, a date or a counter before the next paragraph still belongs to the
// head: the body begins behind them.
func (p *Pass) outline() outline {
	o := outline{start: p.nextProse(0), end: -1}
	for i := len(p.facts) - 1; i >= 0; i-- {
		if p.prose(i) {
			o.end = p.lastSentence(i)
			break
		}
	}
	for range maxDeks {
		next := p.nextProse(o.start + 1)
		if o.start >= len(p.facts) || next >= len(p.facts) || next-o.start > headReach || p.facts[o.start].words > dekWords {
			break
		}
		if !p.headBetween(o.start, next) {
			break
		}
		o.start = next
	}
	return o
}

// minSentenceWords is the length from which a last line that ends as a sentence
// still belongs to the body.
const minSentenceWords = 3

// lastSentence returns the last block of the body: i, or what follows it of
// short sentences, one heading before them allowed.
func (p *Pass) lastSentence(i int) int {
	sentence := func(k int) bool {
		return k < len(p.facts) && p.free(k) && p.facts[k].stop && p.facts[k].words >= minSentenceWords && len(p.facts[k].matches) == 0
	}
	for {
		switch {
		case sentence(i + 1):
			i++
		case i+1 < len(p.facts) && p.free(i+1) && p.Page.Blocks[i+1].Gap > 0 && beginsUpper(p.Page.Blocks[i+1].Text) && p.facts[i+1].words <= maxNameWords && sentence(i+2):
			i += 2
		default:
			return i
		}
	}
}

// prose reports whether block i is running text about which nothing was decided.
func (p *Pass) prose(i int) bool {
	return p.facts[i].prose && p.free(i) && !(i == p.found.firstFree && p.headlineLike(i))
}

// headlineLike reports whether the running text of block i may be a headline:
// one sentence that asks or exclaims, or that stands in the page once more.
func (p *Pass) headlineLike(i int) bool {
	f := &p.facts[i]
	if f.words > maxTitleWords || i+1 >= len(p.facts) {
		return false
	}
	t := p.Page.Blocks[i].Text
	return t[len(t)-1] != '.' && f.words <= 25 && oneSentence(t) || p.repeated(i)
}

func (p *Pass) nextProse(i int) int {
	for i < len(p.facts) && !p.prose(i) {
		i++
	}
	return i
}

// headBetween reports whether a line between blocks a and b belongs to the
// head of an article.
func (p *Pass) headBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if d, ok := p.Label(i); ok {
			switch d.Role {
			case RoleDate, RoleByline, RoleCounter, RoleShare:
				return true
			case RoleDuplicate:
				return d.rule != "duplicate.caption"
			}
			continue
		}
		if p.dateLine(i) && !p.found.timeline || p.prefixed(i) {
			return true
		}
		if p.line(i).first == p.found.firstFree && i > p.found.firstFree && !p.facts[i].prose {
			return true
		}
	}
	return false
}

// repeated reports whether another block says the same as block i.
func (p *Pass) repeated(i int) bool { return p.line(i).count > 1 }

// line returns which blocks say the same as block i.
func (p *Pass) line(i int) line { return p.found.lines.of(p.facts[i].key) }

// found is what a pass worked out about the page as a whole.
type found struct {
	firstFree int          // the first block that no phrase labelled
	lines     lineIndex    // of the short blocks
	matched   []int        // the blocks that match a phrase
	contents  []parse.Span // of the blocks, without white space at the ends
	title     int          // block of the title, -1 for none
	dek       int          // block of a dek that stays in the body, -1 for none
	gapped    bool         // blank lines part the blocks
	bare      bool         // no rule before that of the title found debris
	timeline  bool         // dates stand between paragraphs, as headings
}

// survey counts the blocks that say the same. Long blocks are left to the rule
// about repeated paragraphs.
func (p *Pass) survey() {
	gaps, short, matched := 0, 0, 0
	for i := range p.facts {
		if p.Page.Blocks[i].Gap > 0 {
			gaps++
		}
		if p.facts[i].short() {
			short++
		}
		if len(p.facts[i].matches) > 0 {
			matched++
		}
	}
	p.found = found{lines: newLineIndex(short, p.work), matched: make([]int, 0, matched), contents: p.contents(), title: -1, dek: -1, firstFree: len(p.facts)}
	for i := range p.facts {
		f := &p.facts[i]
		if f.short() {
			p.found.lines.add(f.key, i)
		}
		if len(f.matches) > 0 {
			p.found.matched = append(p.found.matched, i)
		}
	}
	p.found.gapped = gaps > 1 && gapShare*gaps >= len(p.facts)
	p.found.timeline = p.isTimeline()
}

// short reports whether a block is short enough for a headline.
func (f *fact) short() bool { return f.words > 0 && f.words <= maxTitleWords }

// gapShare: where one block in so many has a blank line above it, blank lines
// part the blocks, and lines without one belong together.
const gapShare = 5

// timelineReach is how many blocks are looked at for a timeline.
const timelineReach = 200

// isTimeline reports whether dates stand between paragraphs more than once: then
// they are headings of a timeline or a live blog, not date lines.
func (p *Pass) isTimeline() bool {
	n := 0
	for i := 1; i+1 < len(p.facts) && i < timelineReach; i++ {
		if p.facts[i-1].prose && p.facts[i+1].prose && p.facts[i].words <= 6 && p.head(i).dateOnly {
			n++
		}
	}
	return n > 1
}

// findFirstFree notes the first block that the phrases left alone.
func (p *Pass) findFirstFree() {
	for i := range p.facts {
		if p.free(i) && p.facts[i].words > 0 {
			p.found.firstFree = i
			return
		}
	}
}

// oneSentence reports whether no sentence ends inside t.
func oneSentence(t string) bool { return firstSentence(t) == len(t) }

// firstSentence returns the length of the first sentence of t.
func firstSentence(t string) int {
	for i := 0; i+1 < len(t); i++ {
		if sentenceBreak(t, i) {
			end := i + 1
			for end < len(t) && t[end] != ' ' {
				end++
			}
			if end < len(t) && parse.EndsSentence(t[:end]) {
				return end
			}
		}
	}
	return len(t)
}

// sentenceBreak reports whether the byte at i ends a sentence inside t: a mark
// after a word of three letters or more, a blank (behind closing quotes), and
// no lower-case letter.
func sentenceBreak(t string, i int) bool {
	switch t[i] {
	case '.':
		if wordLenBefore(t, i) < 3 {
			return false
		}
	case '!', '?':
	default:
		return false
	}
	j := i + 1
	for j < len(t) && t[j] != ' ' && !isWordByte(t[j]) {
		j++
	}
	if j >= len(t) || t[j] != ' ' {
		return false
	}
	c := t[min(j+1, len(t)-1)]
	return c < 'a' || c > 'z'
}

// asciiWord are the ASCII letters and digits.
var asciiWord = bytesOf("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

func isWordByte(c byte) bool { return asciiWord[c] }

// wordOrSpace is 1 for ASCII letters and digits and 2 for ASCII white space.
var wordOrSpace = func() (is [256]uint8) {
	for c := range is {
		is[c] = uint8(count(asciiWord[c]) + 2*count(asciiSpace(byte(c))))
	}
	return is
}()

// wordLenBefore returns the number of letters directly before t[i].
func wordLenBefore(t string, i int) int {
	n := 0
	for i > 0 && n < 3 {
		c := t[i-1]
		if c >= 0x80 {
			if c >= 0xC0 {
				n++
			}
		} else if isWordByte(c) {
			n++
		} else {
			break
		}
		i--
	}
	return n
}
