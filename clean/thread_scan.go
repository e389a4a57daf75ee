package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// A threadScan is what the search for threads works out of a page of HTML, once:
// for each container its hints and its blocks, and sums over the blocks.
type threadScan struct {
	p        *Pass
	page     *parse.Page
	hints    []hint   // of each container
	within   []hint   // of the containers around it
	below    []hint   // of the containers inside it
	replies  []int32  // number of lists of answers around it
	from, to []int32  // its blocks: from ≤ i < to
	sums     []counts // of the blocks before each block, and of all
	names    []int32  // blocks that are dates beside a name
	forum    bool     // the page says that it is one of a forum
	inRecord []bool   // blocks of comments and posts, once they are found
}

// counts are sums over blocks.
type counts struct{ words, prose, dates, replies, titles, linked int32 }

func (c counts) plus(d counts, sign int32) counts {
	return counts{
		c.words + sign*d.words, c.prose + sign*d.prose, c.dates + sign*d.dates, c.replies + sign*d.replies,
		c.titles + sign*d.titles, c.linked + sign*d.linked,
	}
}

// A sidebar is a part of the page: what holds more of its words than this share
// is the page, whatever its class says of a sidebar.
const asideShare = 0.4

func newThreadScan(p *Pass) *threadScan {
	n := len(p.origin.Containers)
	s := &threadScan{
		p: p, page: p.origin,
		hints: make([]hint, 3*n), from: make([]int32, 3*n),
		sums: make([]counts, len(p.facts)+1),
	}
	s.hints, s.within, s.below = s.hints[:n:n], s.hints[n:2*n:2*n], s.hints[2*n:]
	s.from, s.to, s.replies = s.from[:n:n], s.from[n:2*n:2*n], s.from[2*n:]
	s.forum = p.saysForum()
	s.sumBlocks()
	s.ranges()
	all := s.sums[len(p.facts)].words
	h1 := s.mainHeading()
	for c := 1; c < n; c++ {
		s.hints[c] = hints(&s.page.Containers[c])
		parent := s.page.Containers[c].Parent
		h := s.hints[parent]
		s.replies[c] = s.replies[parent]
		if h&hintReplies != 0 {
			s.replies[c]++
		}
		if float64(s.inside(parent).words) > asideShare*float64(all) {
			h &^= hintAside
		}
		if !s.forum && int(s.from[parent]) <= h1 && h1 < int(s.to[parent]) {
			h = 0 // the page, or the article with its comments
		}
		if h&hintNumbered != 0 {
			h &^= hintThread // one of them
		}
		s.within[c] = s.within[parent] | h
	}
	for c := n - 1; c > 0; c-- {
		s.below[s.page.Containers[c].Parent] |= s.hints[c] | s.below[c]
	}
	return s
}

// mainHeading returns the first heading of level 1, or -1.
func (s *threadScan) mainHeading() int {
	return slices.IndexFunc(s.p.Page.Blocks, func(b parse.Block) bool { return b.Kind == parse.Heading && b.Level == 1 })
}

// sumBlocks adds up what matters of the blocks.
func (s *threadScan) sumBlocks() {
	p := s.p
	for i := range p.facts {
		var c counts
		f, b := &p.facts[i], &p.Page.Blocks[i]
		c.words = int32(f.words)
		if f.prose {
			c.prose = c.words
		}
		if f.words <= maxPostHead {
			if p.head(i).dated() {
				c.dates = 1
			}
			if p.matchesAny(i, "comments.reply") {
				c.replies = 1
			}
		}
		if n := b.LinkBytes(); n > 0 {
			c.linked = int32(f.words * n / len(b.Text))
			if b.Kind == parse.Heading && 2*n > len(b.Text) && c.dates == 0 && !s.repeatsTitle(i) {
				c.titles = 1
			}
		}
		s.sums[i+1] = s.sums[i].plus(c, 1)
	}
	for i := range p.facts {
		if s.dated(i) && (s.isName(i-1) || s.isName(i+1) || s.isName(i-2)) {
			s.names = append(s.names, int32(i))
		}
	}
}

// repeatsTitle reports whether a line says what another does, but for “Re:”: the
// headings of posts are all the same.
func (s *threadScan) repeatsTitle(i int) bool {
	return s.p.repeated(i) || strings.HasPrefix(s.p.Page.Blocks[i].Text, "Re: ")
}

func (s *threadScan) dated(i int) bool { return s.sums[i+1].dates > s.sums[i].dates }

// isName reports whether block i may be the name of a writer: a few words that
// are no sentence, no date and no phrase.
func (s *threadScan) isName(i int) bool {
	if i < 0 || i >= len(s.p.facts) {
		return false
	}
	f := &s.p.facts[i]
	return f.words > 0 && f.words <= maxNameWords && !f.stop && !s.dated(i) && len(f.matches) == 0 && s.page.Blocks[i].Kind != parse.Heading
}

// named reports whether a date beside a name stands in container c.
func (s *threadScan) named(c int) bool {
	k, _ := slices.BinarySearch(s.names, s.from[c])
	return k < len(s.names) && s.names[k] < s.to[c]
}

// ranges works out the blocks of each container. Blocks and containers are in
// source order, so those of a container stand in a row.
func (s *threadScan) ranges() {
	for c := range s.from {
		s.from[c] = int32(len(s.p.facts))
	}
	for i := range s.page.Blocks {
		c := s.page.Blocks[i].Container
		s.from[c] = min(s.from[c], int32(i))
		s.to[c] = int32(i + 1)
	}
	for c := len(s.from) - 1; c > 0; c-- {
		if parent := s.page.Containers[c].Parent; s.to[c] > 0 {
			s.from[parent] = min(s.from[parent], s.from[c])
			s.to[parent] = max(s.to[parent], s.to[c])
		}
	}
}

// inside returns the sums of the blocks of a container.
func (s *threadScan) inside(c int) counts {
	if s.to[c] == 0 {
		return counts{}
	}
	return s.sums[s.to[c]].plus(s.sums[s.from[c]], -1)
}

// holds reports whether container a is b or is around it.
func (s *threadScan) holds(a, b int) bool {
	for b > a {
		b = s.page.Containers[b].Parent
	}
	return a == b
}
