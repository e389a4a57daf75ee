package clean

import (
	"fmt"
	"hash/maphash"
	"slices"

	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// A Rule looks at a page and reports what it found. It must not keep the Pass,
// and must give the same decisions for the same page; it may be called by any
// number of goroutines.
type Rule struct {
	// Name is the rule's stable id, as the ledger shows it: "nav.skip_link".
	Name string
	// Doc says in a sentence what the rule finds and what it leaves alone.
	Doc string
	// Run reports decisions to the pass. It is called for the page and then
	// for the cleaned text as a page of its own, until nothing more is found.
	Run func(*Pass)

	cuts   bool // takes parts out of blocks; lines are read without them
	tagged bool // for text alone: it looks for markup, which that of HTML is not, or for what the model judges better
}

func (r *Rule) validate() error {
	switch {
	case r.Name == "":
		return fmt.Errorf("clean: a rule has no name")
	case r.Doc == "":
		return fmt.Errorf("clean: rule %q has no doc", r.Name)
	case r.Run == nil:
		return fmt.Errorf("clean: rule %q has no function", r.Name)
	}
	return nil
}

// A Decision says what a range of the source is.
type Decision struct {
	// Block is the index of the block in the page.
	Block int
	// Span is the range inside the block; the zero Span is the whole block.
	parse.Span
	Role Role
	// Reason says what was seen, in a few words.
	Reason string
	// Confidence is between 0 and 1; 0 means 0.9.
	Confidence float64

	rule string
}

const defaultConfidence = 0.9

// A Pass is what a rule may read of one page, and where it reports to.
type Pass struct {
	// Page is the page; rules must not change it. A page of HTML is read as the
	// text of its blocks: ranges are of Page.Doc.Text, which holds that text,
	// and containers, links and images are those of the HTML.
	Page *parse.Page

	origin    *parse.Page // the page of HTML that Page is the text of; nil for text
	evidence  *evidence   // what the markup of HTML states; nil for text
	hintList  []hinted    // what hints found
	hintsOnce bool
	html      bool       // the text was HTML
	judged    *judgement // nil without a model
	cut       bool       // a budget ended the page early
	env       *env
	facts     []fact
	rule      string
	lang      string          // as detected before any rule ran
	words     map[string]bool // that were looked for, and whether the page has them
	titled    bool            // the first block is known to be the title
	forum     bool            // the page is one of a forum: posts are its text
	threads   *threadMap      // of a page of HTML
	work      *workspace
	labels    labels
	zones     zones
	found     found
}

// An env is what all passes of a cleaner share and none changes.
type env struct {
	phrases *phrase.Matcher
	finders finders
	seed    maphash.Seed
	words   lexicon
	// articles says that all pages are articles, see [Options.Articles].
	articles bool
}

// Report hands in a decision. The first decision about a byte stands: one that
// overlaps an earlier one in the same block is dropped, unless it is about the
// whole block; then it takes what is left of the block.
func (p *Pass) Report(d Decision) {
	if d.Block < 0 || d.Block >= len(p.Page.Blocks) {
		return
	}
	if d.Confidence == 0 {
		d.Confidence = defaultConfidence
	}
	d.rule = p.rule
	p.labels.add(d, p.Page.Blocks[d.Block].Span)
}

// Label returns the decision about the whole of a block, or about what is left
// of it, and whether there is one.
func (p *Pass) Label(block int) (Decision, bool) {
	if i := p.labels.whole[block]; i > 0 {
		return p.labels.all[i-1], true
	}
	return Decision{}, false
}

// free reports whether nothing was decided about the whole of a block.
func (p *Pass) free(i int) bool { return p.labels.whole[i] == 0 }

// is reports whether a block, or the rest of it, has the role.
func (p *Pass) is(i int, r Role) bool {
	k := p.labels.whole[i]
	return k > 0 && p.labels.all[k-1].Role == r
}

// whole reports a decision about the whole of a block.
func (p *Pass) whole(i int, role Role, confidence float64, reason string) {
	p.Report(Decision{Block: i, Role: role, Reason: reason, Confidence: confidence})
}

// labels are the decisions of a pass.
type labels struct {
	all   []Decision
	whole []int32           // per block: 1 + index of the decision about all of it, or 0
	parts map[int32][]int32 // per block: indexes of the decisions about parts of it, in source order
}

func newLabels(blocks int, w *workspace) labels {
	return labels{all: w.decisions[:0], whole: cleared(&w.whole, blocks), parts: map[int32][]int32{}}
}

func (l *labels) add(d Decision, block parse.Span) {
	b := int32(d.Block)
	if l.whole[b] != 0 {
		return
	}
	n := int32(len(l.all))
	if d.Span == (parse.Span{}) || d.Span == block && len(l.parts[b]) == 0 {
		d.Span = block
		l.all = append(l.all, d)
		l.whole[b] = n + 1
		return
	}
	if d.Start < block.Start || d.End > block.End || d.Start >= d.End {
		return
	}
	parts := l.parts[b]
	at, _ := slices.BinarySearchFunc(parts, d.Start, func(k int32, start int) int { return l.all[k].Start - start })
	if at > 0 && l.all[parts[at-1]].End > d.Start || at < len(parts) && l.all[parts[at]].Start < d.End {
		return
	}
	l.all = append(l.all, d)
	l.parts[b] = slices.Insert(parts, at, n)
}
