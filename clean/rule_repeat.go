package clean

import (
	"strings"

	"github.com/copydesk/copydesk/parse"
)

func repeatRules() []Rule {
	return []Rule{{
		Name: "duplicate.line",
		Doc:  "The second of two equal lines in a row outside of lists: alt text and caption, label and link. Lines of a poem stay.",
		Run:  dropPairs,
	}, {
		Name: "duplicate.block",
		Doc: "Paragraphs of eight words or more that stand on the page a second time, word for word. Shorter ones may be a refrain. " +
			"Items of lists, rows of tables and code stay.",
		Run: dropRepeats,
	}}
}

// minRepeatBlock is the length from which a repeat is removed; the labelled
// pages gain 0.003 F1 from it, and lose from less.
const minRepeatBlock = 8

// A repeat with no more than this between and a short line above it may be a step
// of a list or a refrain, unless it is as long as this.
const (
	nearRepeat      = 3
	longRepeatBlock = 15
)

func dropRepeats(p *Pass) {
	first := map[uint64]int{}
	for i := range p.facts {
		f := &p.facts[i]
		if f.words < minRepeatBlock || strings.HasSuffix(p.Page.Blocks[i].Text, ",") || !p.free(i) && !p.is(i, RoleDek) && !p.isKept(i) {
			continue
		}
		at, ok := first[f.key]
		switch {
		case !ok || !p.free(i):
			first[f.key] = i
		case p.is(at, RoleDek):
			first[f.key] = i
		case (f.row || p.listed(i)) && p.keepRun(i):
		case f.words >= longRepeatBlock || i-at == 1 || i-at > nearRepeat || !p.shortLine(i-1) || p.debris(i+1):
			p.whole(i, RoleDuplicate, 0.85, "says block "+itoa(at)+" again")
		}
	}
}

// findRows notes the blocks of lists, tables and code, where steps of instructions
// and rows come again. They are found once: the cleaned text has no marks of them.
func (p *Pass) findRows() {
	for i := range p.facts {
		p.facts[i].row = p.listed(i) || p.Page.Blocks[i].Kind == parse.TableCell || p.inRun(i)
	}
}

// keepRun makes a list of the line i of a text, which comes again, and those
// around it. It reports false where there is none: a line alone is no list.
func (p *Pass) keepRun(i int) bool {
	if p.html || p.listed(i) {
		return true
	}
	b := p.Page.Blocks
	item := func(k int) bool { return p.free(k) && p.facts[k].row && b[k].Kind == parse.Paragraph }
	from, to := i, i+1
	for from > 0 && b[from].Gap == 0 && item(from-1) {
		from--
	}
	for to < len(b) && b[to].Gap == 0 && item(to) {
		to++
	}
	if to-from < minRun {
		return false
	}
	for k := from; k < to; k++ {
		p.whole(k, RoleListItem, 0.7, "in a list: block "+itoa(i)+" comes again")
	}
	return true
}

// minRun is the number of lines without blank lines between them that may be a
// list without its marks.
const minRun = 3

func dropPairs(p *Pass) {
	for i := range p.facts {
		if p.labelPair(i) && p.free(i) && p.free(i+1) && !p.facts[i].stop && p.facts[i].words >= 2 && !p.inRun(i+1) {
			p.whole(i+1, RoleDuplicate, 0.8, "says block "+itoa(i)+" again")
		}
	}
}

// inRun reports whether block i stands directly below or above another in a
// document whose blocks blank lines part: an item of a list, a line of a poem.
func (p *Pass) inRun(i int) bool {
	if !p.found.gapped {
		return false
	}
	b := p.Page.Blocks
	return i > 0 && b[i].Gap == 0 || i+1 < len(b) && b[i+1].Gap == 0
}
