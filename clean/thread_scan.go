package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// A threadMap is what the containers of a page of HTML say of threads by their
// names alone, before its blocks are looked at.
type threadMap struct {
	page     *parse.Page
	cues     []cue   // of each container
	within   []cue   // of the containers around it
	below    []cue   // of the containers inside it
	replies  []int32 // number of lists of answers around it
	from, to []int32 // its blocks: from ≤ i < to
	last     []int32 // the last container inside it; itself where there is none
	telling  []int32 // the innermost container, itself or around it, that says what is in it
	alike    []bool  // blocks in elements that look alike and may be dated
	forum    bool    // the page says that it is one of a forum
}

// A sidebar is a part of the page: what holds more of its text than this share is
// the page, whatever its class says of a sidebar.
const asideShare = 0.4

// maxFormBytes bounds the text of a form to write a comment in: labels, notices
// of privacy, rules. Whole threads may stand in a form of another kind.
const maxFormBytes = 1500

func newThreadMap(page *parse.Page, facts []fact, w *workspace) *threadMap {
	n := len(page.Containers)
	h, r := cleared(&w.cues, 3*n), cleared(&w.indexes, 5*n)
	m := &threadMap{
		page: page, forum: saysForum(page),
		cues: h[:n:n], within: h[n : 2*n : 2*n], below: h[2*n:],
		from: r[:n:n], to: r[n : 2*n : 2*n], replies: r[2*n : 3*n : 3*n],
		last: r[3*n : 4*n : 4*n], telling: r[4*n:],
	}
	m.ranges()
	m.inherit()
	m.findAlike(facts)
	for c := 1; c < n; c++ {
		m.telling[c] = m.telling[page.Containers[c].Parent]
		if m.cues[c]&cueTelling != 0 {
			m.telling[c] = int32(c)
		}
	}
	for c := n - 1; c > 0; c-- {
		parent := page.Containers[c].Parent
		m.below[parent] |= m.cues[c] | m.below[c]
		m.last[c] = max(m.last[c], int32(c))
		m.last[parent] = max(m.last[parent], m.last[c])
	}
	return m
}

// ranges works out the blocks of each container. Blocks and containers are in
// source order, so those of a container stand in a row.
func (m *threadMap) ranges() {
	for c := range m.from {
		m.from[c] = int32(len(m.page.Blocks))
	}
	for i := range m.page.Blocks {
		c := m.page.Blocks[i].Container
		m.from[c] = min(m.from[c], int32(i))
		m.to[c] = int32(i + 1)
	}
	for c := len(m.from) - 1; c > 0; c-- {
		if parent := m.page.Containers[c].Parent; m.to[c] > 0 {
			m.from[parent] = min(m.from[parent], m.from[c])
			m.to[parent] = max(m.to[parent], m.to[c])
		}
	}
}

// inherit works out the cues of the containers and of those around them.
func (m *threadMap) inherit() {
	bytes := make([]int32, len(m.page.Blocks)+1) // of text before each block
	for i := range m.page.Blocks {
		bytes[i+1] = bytes[i] + int32(len(m.page.Blocks[i].Text))
	}
	h1 := int32(slices.IndexFunc(m.page.Blocks, func(b parse.Block) bool { return b.Kind == parse.Heading && b.Level == 1 }))
	named := newKinds(len(m.cues), nameCues)
	for c := 1; c < len(m.cues); c++ {
		at := &m.page.Containers[c]
		if m.to[c] > 0 { // what holds no text says nothing of any
			m.cues[c] = named.say(m.page.Containers, c) | statedCues(at)
		}
		parent := m.page.Containers[c].Parent
		h := m.cues[parent]
		m.replies[c] = m.replies[parent]
		if h&cueReplies != 0 {
			m.replies[c]++
		}
		if from, to := m.from[parent], m.to[parent]; to > 0 {
			if float64(bytes[to]-bytes[from]) > asideShare*float64(bytes[len(bytes)-1]) {
				h &^= cueAside
			}
			if h&(cueComment|cueThread) == 0 || h&cueNumbered != 0 || bytes[to]-bytes[from] > maxFormBytes {
				h &^= cueForm // no form to write a comment in
			}
			if !m.forum && from <= h1 && h1 < to {
				h = 0 // the page, or the article with its comments
			}
		}
		if h&cueNumbered != 0 {
			h &^= cueThread // one of them
		}
		m.within[c] = m.within[parent] | h
	}
}

// wants reports whether block i may be of a thread: by the names around it, or
// because it stands in elements that look alike.
func (m *threadMap) wants(i int) bool {
	const of = cueComment | cueThread | cueReview
	c := m.page.Blocks[i].Container
	return m.forum || m.alike[i] || (m.cues[c]|m.within[c])&of != 0
}

// Lines of at most so many bytes may be the head of a comment.
const maxHeadBytes = 80

// findAlike notes the blocks of neighbours that have the same name and class, two
// blocks or more and a line that may hold a date; and those of a heading before
// the first of them.
func (m *threadMap) findAlike(facts []fact) {
	m.alike = make([]bool, len(m.page.Blocks))
	dated := make([]int32, len(m.page.Blocks)+1) // lines with dates before each block
	for i := range m.page.Blocks {
		t := m.page.Blocks[i].Text
		dated[i+1] = dated[i] + int32(count(len(t) <= maxHeadBytes && facts[i].mayHoldDate(t)))
	}
	last := make([]int32, len(m.page.Containers)) // the last such child of each container
	end := int32(0)                               // of what is noted
	for c := 1; c < len(m.page.Containers); c++ {
		from, to := m.from[c], m.to[c]
		if to-from < 2 || dated[to] == dated[from] {
			continue
		}
		at := &m.page.Containers[c]
		before := last[at.Parent]
		last[at.Parent] = int32(c)
		if o := &m.page.Containers[before]; before > 0 && o.Name == at.Name && (o.Like == at.Like && at.Like > 0 || numberless(o.Class) == numberless(at.Class)) {
			for b := max(end, m.from[before]-headingReach, 0); b < to; b++ {
				m.alike[b] = true
			}
			end = max(end, to)
		}
	}
}

// holds reports whether container a is b or is around it.
func (m *threadMap) holds(a, b int) bool {
	return a <= b && b <= int(m.last[a])
}

// A threadScan is what the search for threads works out of a page of HTML, once:
// its map, and sums over the blocks.
type threadScan struct {
	*threadMap
	p        *Pass
	sums     []counts    // of the blocks before each block, and of all
	names    []int32     // blocks that are dates beside a name
	inRecord []bool      // blocks of comments and posts, once they are found
	shop     func() bool // whether the page sells one thing
}

// counts are sums over blocks.
type counts struct{ words, prose, dates, replies, titles, linked int32 }

func (c counts) plus(d counts, sign int32) counts {
	return counts{
		c.words + sign*d.words, c.prose + sign*d.prose, c.dates + sign*d.dates, c.replies + sign*d.replies,
		c.titles + sign*d.titles, c.linked + sign*d.linked,
	}
}

func newThreadScan(p *Pass) *threadScan {
	s := &threadScan{threadMap: p.threads, p: p, sums: cleared(&p.work.sums, len(p.facts)+1)}
	if s.threadMap == nil {
		s.threadMap = newThreadMap(p.origin, p.facts, p.work)
	}
	s.shop = func() bool { return p.evidence.kind() == kindProduct }
	s.sumBlocks()
	return s
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
			if p.head(i).dated() || isAge(b.Text) {
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

// inside returns the sums of the blocks of a container.
func (s *threadScan) inside(c int) counts {
	if s.to[c] == 0 {
		return counts{}
	}
	return s.sums[s.to[c]].plus(s.sums[s.from[c]], -1)
}
