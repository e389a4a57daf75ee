package model

import (
	"encoding/binary"
	"math/bits"

	"github.com/copydesk/copydesk/parse"
)

// A node is what is measured of a container, all blocks inside it counted.
type node struct {
	words, linked, good, ends float32
	score, weight             float32 // of the words, see sum
	blocks, prose             int32
	first, last               int32 // blocks; last is -1 where there are none

	class     float32 // weight of its class and of those around it
	path      float32 // the part of it that goes down to what is inside
	rank      float32 // how much it looks like the element that holds the article
	best      float32 // the highest rank from the root to here
	wider     int32   // the nearest around it with more blocks; itself where there is none
	group     int32   // of siblings that look alike
	place     int32   // in that group
	card      int32   // the innermost group of cards it is in, -1 for none
	cardPlace int32
}

// A group is siblings of one name and class.
type group struct {
	count, blocks int32
	words, linked float32
}

// trees is the scratch memory of readTrees.
type trees struct {
	nodes  []node
	class  []int32 // of each container in reading.classes
	common []int32 // the nearest around each that also holds the top container
	up     []int32 // levels containers for each block
	groups []group
	index  counter
	top    int
}

// readTrees measures the containers of the page and what they say of its blocks.
func (r *reading) readTrees() {
	t := &r.trees
	t.nodes = grow(t.nodes, r.m)
	t.class = grow(t.class, r.m)
	r.classes, r.classWords = r.classes[:0], r.classWords[:0]
	for c := range r.m {
		if like := r.page.Containers[c].Like; like > 0 && like < c {
			t.class[c] = t.class[like]
			continue
		}
		t.class[c] = int32(len(r.classes))
		r.readClass(&r.page.Containers[c])
	}
	r.paths()
	r.fillNodes()
	r.rankNodes()
	r.groupSiblings()
	r.nodeRows()
	r.levels()
	r.topPlaces()
	r.alike()
	r.firstHeading()
	r.images()
	r.treeTotals()
	r.readBody()
}

// A path holds the distances from a container up to what its quantities are of, and
// as many bytes more as make whole words of eight.
type path [(numPath + 7) &^ 7]uint8

// paths measures the way from the root to each container.
func (r *reading) paths() {
	r.path = grow(r.path, r.m)
	for c := range r.m {
		k := &r.page.Containers[c]
		cl := &r.classes[r.trees.class[c]]
		row := &r.path[c]
		nd := &r.trees.nodes[c]
		nd.last = -1
		if k.Parent < 0 {
			for i := range row {
				row[i] = farAbove
			}
		} else {
			row.below(&r.path[k.Parent])
			nd.path = r.trees.nodes[k.Parent].path
			nd.class = r.classes[r.trees.class[k.Parent]].own
		}
		nd.path += cl.path
		nd.class += nd.path + cl.own
		row.mark(0, cl.bits)
		if cl.element >= 0 {
			row[pathAncestors+int(cl.element)] = 0
		}
		if k.Role != "" || k.Prop != "" || k.Type != "" || k.Hidden {
			row.mark(pathAttributes, attributesOf(k.Role, k.Prop, k.Type, k.Hidden))
		}
	}
}

// below fills p with the distances of the path above, each one more but none above
// farAbove, eight at once.
func (p *path) below(above *path) {
	const ones = 0x0101010101010101
	for k := 0; k < len(p); k += 8 {
		d := binary.LittleEndian.Uint64(above[k:k+8]) + ones
		binary.LittleEndian.PutUint64(p[k:k+8], d-d/(farAbove+1)&ones)
	}
}

// mark sets the distances to 0 that stand for the bits of marks, the first of them at first.
func (p *path) mark(first int, marks uint32) {
	for ; marks != 0; marks &= marks - 1 {
		p[first+bits.TrailingZeros32(marks)] = 0
	}
}

// proseWords is the length from which a paragraph counts as one.
const proseWords = 8

// fillNodes adds up the blocks of each container.
func (r *reading) fillNodes() {
	ns, s := r.trees.nodes, r.sums
	for i := range r.n {
		v, n := r.row(i), &ns[r.page.Blocks[i].Container]
		w := v[qWords]
		n.words += w
		n.linked += w * v[qLinked]
		n.good += v[qGood]
		n.ends += s[i+1].ends - s[i].ends
		n.score += s[i+1].score - s[i].score
		n.weight += s[i+1].weight - s[i].weight
		if n.blocks == 0 {
			n.first = int32(i)
		}
		n.blocks++
		n.last = int32(i)
		if w >= proseWords && r.page.Blocks[i].Kind == parse.Paragraph {
			n.prose++
		}
	}
	for c := r.m - 1; c > 0; c-- {
		n, p := &ns[c], &ns[r.page.Containers[c].Parent]
		if n.blocks == 0 {
			continue
		}
		p.words += n.words
		p.linked += n.linked
		p.good += n.good
		p.ends += n.ends
		p.score += n.score
		p.weight += n.weight
		if p.blocks == 0 || n.first < p.first {
			p.first = n.first
		}
		p.last = max(p.last, n.last)
		p.blocks += n.blocks
		p.prose += n.prose
	}
	for c := range r.m {
		ns[c].wider = int32(c)
		if p := r.page.Containers[c].Parent; p >= 0 {
			if ns[p].blocks > ns[c].blocks {
				ns[c].wider = int32(p)
			} else {
				ns[c].wider = ns[p].wider
			}
		}
	}
}

// rankNodes finds the container that looks most like the one of the article, as
// Arc90's Readability did: running text counts for the elements around it, half
// as much with each step up, and less the more of their text is links.
func (r *reading) rankNodes() {
	const steps = 3
	t, cs := &r.trees, r.page.Containers
	for i := range r.n {
		g := r.row(i)[qGood]
		if g == 0 {
			continue
		}
		c := r.page.Blocks[i].Container
		if leaf(cs[c].Name) && cs[c].Parent >= 0 {
			c = cs[c].Parent
		}
		for k := 0; k < steps && c >= 0; k, c = k+1, cs[c].Parent {
			t.nodes[c].rank += g
			g /= 2
		}
	}
	t.top = 0
	for c := range r.m {
		n := &t.nodes[c]
		n.rank *= 1 - min(ratio(n.linked, n.words), 1)
		n.best = n.rank
		if p := cs[c].Parent; p >= 0 {
			n.best = max(n.best, t.nodes[p].best)
		}
		if n.rank > t.nodes[t.top].rank {
			t.top = c
		}
	}
}

// leaf reports whether elements of a name hold one block as a rule.
func leaf(name string) bool {
	switch name {
	case "p", "li", "blockquote", "h2", "h3", "pre", "td", "dd":
		return true
	}
	return false
}

// Cards are siblings that look alike, at least so many, of two blocks and more:
// teasers, comments, products.
const minCards = 3

// groupSiblings finds siblings that look alike.
func (r *reading) groupSiblings() {
	t, cs := &r.trees, r.page.Containers
	t.index.reset(r.m)
	t.groups = t.groups[:0]
	for c := range r.m {
		n := &t.nodes[c]
		key := uint64(cs[c].Parent+1)<<32 | uint64(r.classes[t.class[c]].sign)
		g, fresh := t.index.add(hashKey(key))
		if fresh {
			t.groups = append(t.groups, group{})
		}
		n.group, n.place = g, t.groups[g].count
		if n.blocks > 0 {
			x := &t.groups[g]
			x.count++
			x.blocks += n.blocks
			x.words += n.words
			x.linked += n.linked
		}
	}
	for c := range r.m {
		n := &t.nodes[c]
		g := &t.groups[n.group]
		n.card = -1
		if g.count >= minCards && g.blocks >= 2*g.count {
			n.card, n.cardPlace = n.group, n.place
		} else if p := cs[c].Parent; p >= 0 {
			n.card, n.cardPlace = t.nodes[p].card, t.nodes[p].cardPlace
		}
	}
}

// hashKey spreads a key over 64 bits.
func hashKey(k uint64) uint64 {
	k = (k ^ k>>33) * 0xFF51AFD7ED558CCD
	return k ^ k>>33
}

// nodeRows writes the quantities of each container.
func (r *reading) nodeRows() {
	ns := r.trees.nodes
	root := &ns[0]
	top := ns[r.trees.top].rank
	var highest float32
	for i := range r.n {
		highest = max(highest, ns[r.page.Blocks[i].Container].class)
	}
	for c := range r.m {
		n, v := &ns[c], &r.container[c]
		g := &r.trees.groups[n.group]
		v[kWords] = n.words
		v[kLinked] = ratio(n.linked, n.words)
		v[kShare] = ratio(n.words, root.words)
		v[kGoodShare] = ratio(n.good, root.good)
		v[kGood] = ratio(n.good, n.words)
		v[kPerBlock] = ratio(n.words, float32(n.blocks))
		v[kProse] = float32(n.prose)
		v[kEnds] = ratio(n.ends, n.words)
		v[kWordScore] = n.score / max(n.weight, 0.5)
		v[kClass] = n.class
		v[kClassRel] = n.class - highest
		v[kAlike] = float32(g.count)
		v[kAlikeWords] = ratio(g.words, float32(g.count))
		v[kBlocks] = float32(n.blocks)
		v[kScore] = ratio(n.rank, top)
	}
}

// levels finds the containers around each block.
func (r *reading) levels() {
	t := &r.trees
	t.up = grow(t.up, r.n*levels)
	for i := range r.n {
		c := int32(r.page.Blocks[i].Container)
		for l := range levels {
			t.up[i*levels+l] = c
			c = t.nodes[c].wider
		}
	}
}

// topPlaces says where each block stands to the container of the highest rank.
func (r *reading) topPlaces() {
	t, cs, s := &r.trees, r.page.Containers, r.sums
	t.common = grow(t.common, r.m)
	for c := range t.common {
		t.common[c] = -1
	}
	for c := t.top; c >= 0; c = cs[c].Parent {
		t.common[c] = int32(c)
	}
	for c := 1; c < r.m; c++ {
		if t.common[c] < 0 {
			t.common[c] = t.common[cs[c].Parent]
		}
	}
	top := &t.nodes[t.top]
	from, to := int(top.first), int(top.last)+1
	var before float32 // class of the last running text
	for i := range r.n {
		v, c := r.row(i), r.page.Blocks[i].Container
		n := &t.nodes[c]
		com := int(t.common[c])
		v[qTopIn] = flag(com == t.top)
		v[qTopUp] = float32(cs[c].Depth - cs[com].Depth)
		v[qTopDown] = float32(cs[t.top].Depth - cs[com].Depth)
		at := min(max(i, from), max(to, from))
		v[qTopSeen] = ratio(s[at].good-s[from].good, top.good)
		v[qTopLeft] = float32(min(max(i-to+1, 0), farBlocks))
		v[qOwnScore] = ratio(n.rank, top.rank)
		v[qBestScore] = ratio(n.best, top.rank)
		if p := cs[c].Parent; p >= 0 {
			v[qParentScore] = ratio(t.nodes[p].rank, top.rank)
		}
		v[qCardPlace] = -1
		if n.card >= 0 {
			g := &t.groups[n.card]
			v[qCardCount], v[qCardPlace] = float32(g.count), float32(n.cardPlace)
			v[qCardWords], v[qCardBlocks] = ratio(g.words, float32(g.count)), ratio(float32(g.blocks), float32(g.count))
			v[qCardLinked] = ratio(g.linked, g.words)
		}
		v[qClassBefore] = n.class - before
		if v[qGood] > 0 {
			before = n.class
		}
	}
}

// alike counts the blocks that stand in elements of the same names and classes.
func (r *reading) alike() {
	t, cs := &r.trees, r.page.Containers
	t.index.reset(r.n)
	t.groups = t.groups[:0]
	r.seen = grow(r.seen, r.n)
	for i := range r.n {
		c := r.page.Blocks[i].Container
		key := uint64(r.classes[t.class[c]].sign) << 32
		if p := cs[c].Parent; p >= 0 {
			key |= uint64(r.classes[t.class[p]].sign)
		}
		g, fresh := t.index.add(hashKey(key))
		if fresh {
			t.groups = append(t.groups, group{})
		}
		t.groups[g].count++
		t.groups[g].words += r.row(i)[qWords]
		r.seen[i] = g
	}
	words := r.sums[r.n].words
	for i := range r.n {
		v, g := r.row(i), &t.groups[r.seen[i]]
		v[qAlikeCount] = float32(g.count)
		v[qAlikeWords] = ratio(g.words, float32(g.count))
		v[qAlikeShare] = ratio(g.words, words)
	}
}

// firstHeading says how far each block is from the last heading of level 1.
func (r *reading) firstHeading() {
	last, first := -1, r.n
	for i := range r.n {
		v := r.row(i)
		if v[qLevel] == 1 && r.page.Blocks[i].Kind == parse.Heading {
			last, first = i, min(first, i)
		}
		v[qH1Dist] = -1
		if last >= 0 {
			v[qH1Dist] = float32(min(i-last, 200))
		}
	}
	for i := 0; i < first && first < r.n; i++ {
		r.row(i)[qBeforeH1] = 1
	}
}
