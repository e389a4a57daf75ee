package clean

import (
	"math"
	"strings"

	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/parse"
)

// ruleModel is the name under which the learned model stands in the ledger and
// in [Options.Disable].
const ruleModel = "model"

// A judgement is what the learned model says of the blocks of a page.
type judgement struct {
	p        []float32 // of each block that it is part of the text
	keep     []bool
	expected float64 // F1 in words
	reasons  []string
	zone     parse.Span // of blocks: where rules see what the model does not keep
	head     parse.Span // of blocks: those around the headline, where rules see them too
}

// Where rules still look among blocks that the model does not keep: from some
// blocks above the headline to some below the last block kept, for bylines,
// dates and tags.
const (
	zoneAbove   = 12
	zoneBelow   = 6
	maxHeadline = 40 // blocks between headline and text
)

// minPageBlocks is the number of blocks from which the model is asked: it learned
// from whole pages, of which 16 in 1,497 have fewer than 15 blocks. What is
// shorter is a part that somebody chose.
const minPageBlocks = 10

// judge asks the model about a page; nil where there is none for its mode. The
// facts of its blocks are at least those of readShort.
func (c *Cleaner) judge(page *parse.Page, facts []fact, debris []uint8) *judgement {
	m := c.models[modeOf(page)]
	if m == nil || len(page.Blocks) < minPageBlocks {
		return nil
	}
	hints := model.Hints{Debris: debris, Phrase: make([]uint8, len(page.Blocks))}
	words := make([]int32, len(page.Blocks))
	for i := range page.Blocks {
		words[i] = int32(facts[i].words)
		if len(page.Blocks[i].Text) <= model.PhraseBytes {
			hints.Phrase[i] = model.SortOf(facts[i].matches)
		}
	}
	s := m.Judge(make([]float32, 0, len(page.Blocks)), page, hints)
	defer s.Release()
	j := &judgement{p: s.P}
	keep, expected := model.Cut(s.P, words, c.opts.Favor)
	j.keep, j.expected = keep, float64(expected)
	j.zone = j.findZone(page)
	if !c.opts.NoLedger {
		j.reasons = reasonsOf(&s)
	}
	return j
}

func modeOf(page *parse.Page) model.Mode {
	if page.HTML {
		return model.HTML
	}
	return model.Text
}

// reasonsOf words what the model saw in each block. Those of a kind share the
// features, and those with the same probability the words.
func reasonsOf(s *model.Scored) []string {
	of, kinds := s.Kinds()
	type saying struct {
		reason string
		cents  uint8 // probability
	}
	said := make([]saying, kinds)
	reasons := make([]string, len(s.P))
	var b strings.Builder // all reasons, so that each need not be allocated
	b.Grow(2 * reasonBytes * kinds)
	for i, p := range s.P {
		k := &said[of[i]]
		cents := uint8(math.RoundToEven(float64(p) * 100))
		if k.reason == "" || k.cents != cents {
			start := b.Len()
			b.Write([]byte{'p', ' ', '0' + cents/100, '.', '0' + cents/10%10, '0' + cents%10})
			features := b.Len() - start
			if k.reason == "" {
				writeFeatures(&b, s.Explain(i))
			} else {
				b.WriteString(k.reason[features:])
			}
			k.reason, k.cents = b.String()[start:], cents
		}
		reasons[i] = k.reason
	}
	return reasons
}

// reasonBytes is the usual length of a reason.
const reasonBytes = 48

// writeFeatures lists the features of some reasons.
func writeFeatures(b *strings.Builder, why [3]model.Reason) {
	sep := ": "
	for _, r := range why {
		if r.Feature != "" {
			b.WriteString(sep)
			b.WriteString(r.Feature)
			sep = ", "
		}
	}
}

// findZone works out where rules still look.
func (j *judgement) findZone(page *parse.Page) parse.Span {
	first, last := -1, -1
	for i, k := range j.keep {
		if k {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return parse.Span{}
	}
	start := first
	for i := min(first, len(page.Blocks)-1); i >= max(0, first-maxHeadline); i-- {
		if b := &page.Blocks[i]; b.Kind == parse.Heading && b.Level == 1 {
			start = i
		}
	}
	return parse.Span{Start: max(0, start-zoneAbove), End: min(len(j.keep), last+1+zoneBelow)}
}

// skips reports whether block i is boilerplate that no rule need look at.
func (j *judgement) skips(i int) bool {
	if j == nil || j.keep[i] {
		return false
	}
	return (i < j.zone.Start || i >= j.zone.End) && (i < j.head.Start || i >= j.head.End)
}

// spare lets rules see the headline, which stands in block i, and what is around
// it; where i is -1 there is none.
func (j *judgement) spare(i int) {
	if j != nil && i >= 0 {
		j.head = parse.Span{Start: max(0, i-zoneAbove), End: min(len(j.keep), i+1+zoneAbove)}
	}
}

// reason returns what the model saw in block i.
func (j *judgement) reason(i int) string {
	if j.reasons == nil {
		return ""
	}
	return j.reasons[i]
}

// skipBoilerplate labels what no rule need look at.
func (p *Pass) skipBoilerplate() {
	for i := range p.Page.Blocks {
		if p.judged.skips(i) {
			p.dropByModel(i)
		}
	}
}

// dropBoilerplate labels what the model does not keep and no rule decided about.
func (p *Pass) dropBoilerplate() {
	for i := range p.Page.Blocks {
		if p.free(i) && !p.judged.keep[i] {
			p.dropByModel(i)
		}
	}
}

func (p *Pass) dropByModel(i int) {
	p.rule = ruleModel
	p.Report(Decision{Block: i, Role: RoleBoilerplate, Reason: p.judged.reason(i), Confidence: 1 - float64(p.judged.p[i])})
}

// A text reads as a whole page where this share of the lines that the rules left
// are shorter than a sentence. Of 1,497 flattened pages nineteen in twenty have
// more than 0.29 and nine in ten more than 0.41; of 41 articles that are clean or
// nearly so the most is 0.33. The model learned from whole pages and would cut
// into articles that are clean.
const (
	clutterShare = 0.35
	clutterWords = 6
	clutterLines = 25 // fewer lines are no page
)

// cluttered reports whether the rules left a text much like a whole page. The names
// and dates of posts are as good as left: they came from one.
func (p *Pass) cluttered() bool {
	short, all := 0, 0
	for i := range p.facts {
		if n := p.facts[i].words; n > 0 && (p.free(i) || p.forum && p.isComment(i)) {
			all++
			if n <= clutterWords && !p.facts[i].prose {
				short++
			}
		}
	}
	return all >= clutterLines && float64(short) >= clutterShare*float64(all)
}

// debrisHints tells the model what the rules made of each block.
func (p *Pass) debrisHints() []uint8 {
	out := make([]uint8, len(p.Page.Blocks))
	for i := range out {
		d, ok := p.Label(i)
		switch {
		case !ok:
		case d.Role.Fate() == Removed:
			out[i] = 1
		case d.Role.Fate() == Field:
			out[i] = 2
		}
	}
	return out
}
