package phrase

import (
	"fmt"
	"slices"
)

const (
	// maxTokens is how many tokens of a line are looked at from either end.
	maxTokens = 60
	// maxVariants is how many ways through the groups of a pattern are kept
	// apart. With the packs of this module 4 gives the smallest trie.
	maxVariants = 4
)

// accept is one phrase that ends at a node, in a list linked by index.
type accept struct {
	phrase, next int32
	open         bool // more may follow
}

// join is a node where variants of a pattern come together, in a list linked by
// index.
type join struct{ node, next int32 }

// multipliers are words that belong to the number before them: 12k, 3 mil,
// 2 тыс, 5万.
var multipliers = [...]string{
	"k", "m", "b", "bn", "mn", "mln", "mld", "mio", "mrd", "mil", "mila", "md", "tsd", "tys", "tis",
	"bin", "milyon", "тыс", "млн", "млрд", "тис", "ألف", "مليون", "万", "萬", "千", "亿", "億",
}

// NewMatcher compiles packs. It returns an error that names the phrase if a
// pattern is wrong or an id is used twice. The packs are not kept.
func NewMatcher(packs ...*Pack) (*Matcher, error) {
	count, size := 0, 0
	for _, pack := range packs {
		count += len(pack.Phrases)
		for _, ph := range pack.Phrases {
			size += len(ph.Pattern)
		}
	}
	c := newCompiler(count, size)
	ids := make(map[string]bool, count)
	for _, pack := range packs {
		for _, ph := range pack.Phrases {
			if ids[ph.ID] {
				return nil, fmt.Errorf("phrase: %s: the id is used twice", ph.ID)
			}
			ids[ph.ID] = true
			if err := c.add(ph); err != nil {
				return nil, fmt.Errorf("phrase: %s: %w", ph.ID, err)
			}
		}
	}
	return c.finish(), nil
}

// compiler adds phrases to a Matcher. The fields below the empty line belong to
// the phrase that is being added.
type compiler struct {
	*Matcher
	tokens            map[string]int32 // numbers of the folded words and marks
	words             []string         // the same by number
	forward, backward grower

	pattern pattern
	trie    *grower
	back    bool   // from the last word
	bit     uint64 // of the category
}

// newCompiler returns a compiler with room for a number of phrases and about
// as many nodes and tokens as their patterns take, given their size in bytes.
func newCompiler(count, size int) *compiler {
	c := &compiler{
		Matcher: &Matcher{
			phrases:    make([]Phrase, 0, count),
			bits:       make([]uint64, 0, count),
			categories: make(map[string]uint64),
			accepts:    make([]accept, 1, 1+size/16),
			joins:      make([]join, 1, 1+size/16),
		},
		tokens:   make(map[string]int32, len(multipliers)+size/32),
		forward:  newGrower(1 + size/8),
		backward: newGrower(1),
	}
	for _, word := range multipliers {
		c.token(word)
	}
	return c
}

// finish returns the matcher of the phrases that were added.
func (c *compiler) finish() *Matcher {
	c.dictionary = newDictionary(c.words)
	c.Matcher.forward = c.forward.finish(c.words)
	c.Matcher.backward = c.backward.finish(c.words)
	c.second = newSecondWords(c.Matcher, c.words)
	return c.Matcher
}

// add puts a phrase into the trie in which it is found by its first word, or
// where that can be any word, by its last.
func (c *compiler) add(ph Phrase) error {
	p := &c.pattern
	if err := p.parse(ph.Pattern); err != nil {
		return err
	}
	c.trie, c.bit = &c.forward, c.category(ph.Category)
	if c.back = p.openStart || !p.openEnd && p.beginsWild() && !p.endsWild(); c.back {
		c.trie = &c.backward
	}
	c.trie.nodes[0].within |= c.bit
	ends := []int32{0}
	for i := range p.elements {
		if c.back {
			i = len(p.elements) - 1 - i
		}
		if len(ends) > maxVariants {
			ends = c.join(ends)
		}
		ends = c.extend(ends, p.elements[i])
	}
	c.phrases, c.bits = append(c.phrases, ph), append(c.bits, c.bit)
	for _, end := range ends {
		nd := &c.trie.nodes[end]
		c.accepts = append(c.accepts, accept{int32(len(c.phrases) - 1), nd.accepts, p.openStart || p.openEnd})
		nd.accepts = int32(len(c.accepts) - 1)
	}
	return nil
}

// join leads the variants of a pattern to a node of its own, so that they are
// continued once and not each by itself. The root stays apart: what is reached
// along with it would have to be looked at on every line.
func (c *compiler) join(ends []int32) []int32 {
	own := c.trie.grow(node{within: c.bit}, 0)
	joined := []int32{own}
	for _, end := range ends {
		if end == 0 {
			joined = append(joined, end)
			continue
		}
		nd := &c.trie.nodes[end]
		c.joins = append(c.joins, join{own, nd.joins})
		nd.joins = int32(len(c.joins) - 1)
	}
	return joined
}

// extend returns the nodes that are reached from starts through e.
func (c *compiler) extend(starts []int32, e element) (ends []int32) {
	ends = make([]int32, 0, len(starts)*(e.to-e.from+1))
	if e.optional {
		ends = append(ends, starts...)
	}
	for a := e.from; a < e.to; a++ {
		n := len(ends)
		ends = append(ends, starts...)
		items := c.pattern.alternative(a)
		for i := range items {
			if c.back {
				i = len(items) - 1 - i
			}
			for j, from := range ends[n:] {
				ends[n+j] = c.child(from, items[i])
			}
		}
	}
	slices.Sort(ends)
	return slices.Compact(ends)
}

// child returns the node behind an item, a new one if need be.
func (c *compiler) child(from int32, it item) int32 {
	tr := c.trie
	var child, token int32
	switch nd := tr.nodes[from]; it.kind {
	case number:
		child = nd.number
	case anyWord:
		child = nd.word
	case anyWords:
		child = nd.words
	default:
		token = c.token(it.text)
		child = tr.literal(from, token)
	}
	if child == 0 {
		child = tr.grow(node{kind: it.kind}, token)
		tr.link(from, child)
	}
	tr.nodes[child].within |= c.bit
	return child
}

// token returns the number of a folded token.
func (c *compiler) token(text string) int32 {
	id, ok := c.tokens[text]
	if !ok {
		id = int32(len(c.tokens))
		c.tokens[text] = id
		c.words = append(c.words, text)
	}
	return id
}

// sharedBit is the bit of all categories beyond the 63rd.
const sharedBit = 1 << 63

// category returns the bit of a category.
func (c *compiler) category(name string) uint64 {
	bit, ok := c.categories[name]
	if !ok {
		bit = 1 << min(len(c.categories), 63)
		c.categories[name] = bit
	}
	return bit
}
