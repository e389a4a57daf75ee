package model

import "math/bits"

// A Tree is a complete binary tree of a depth d: node 0 is the root, the
// children of node k are 2k+1 and 2k+2. The first 2^d-1 nodes ask whether a
// feature's class is above a limit; right is yes.
type Tree struct {
	// Feature and Limit have 2^d-1 elements each.
	Feature []uint8
	Limit   []uint8
	// Value has 2^(d+1)-1 elements: for leaves what they add to the result, for
	// others the mean of what is below, which explanations need.
	Value []int16
}

// maxDepth is the largest depth of trees; others are made as deep by questions that
// all answer with no.
const maxDepth = 6

// A forest is trees of one depth. It goes through 64 blocks at once: each question
// of a tree parts them into those that answer yes and the others.
type forest struct {
	depth int
	base  float32 // of the result, in log odds
	grown []grown
	told  []told // of the first trees
}

// A grown tree is one of the largest depth. Its nodes are in nine groups of seven:
// the three levels at the top, and those below each of the eight ways out of them.
type grown struct {
	nodes  [9]questions
	leaves [1 << maxDepth]float32
}

// questions are the cells of a tile that answer the questions of a node, of its children
// and of theirs, each from left to right.
type questions [7]uint16

func newForest(depth int, base, scale float32, trees []Tree, l *layout) forest {
	f := forest{depth: depth, base: base, grown: make([]grown, len(trees))}
	for i := range trees {
		t, g := &trees[i], &f.grown[i]
		for k := range g.nodes {
			root := 0
			if k > 0 {
				root = 6 + k
			}
			for j, node := range [...]int{root, 2*root + 1, 2*root + 2, 4*root + 3, 4*root + 4, 4*root + 5, 4*root + 6} {
				if node < len(t.Feature) {
					g.nodes[k][j] = l.all[t.Feature[node]].question(t.Limit[node])
				}
			}
		}
		for k, v := range t.Value[len(t.Feature):] {
			g.leaves[k<<(maxDepth-depth)] = float32(v) * scale
		}
	}
	for _, t := range trees[:min(len(trees), explainTrees)] {
		f.told = append(f.told, newTold(&t, depth, scale))
	}
	return f
}

// part parts blocks of a tile by the seven questions.
func (q *questions) part(to *[8]uint64, cells []uint64, blocks uint64) {
	b := blocks & cells[q[0]]
	a := blocks ^ b
	ab, bb := a&cells[q[1]], b&cells[q[2]]
	aa, ba := a^ab, b^bb
	aab, abb, bab, bbb := aa&cells[q[3]], ab&cells[q[4]], ba&cells[q[5]], bb&cells[q[6]]
	*to = [8]uint64{aa ^ aab, aab, ab ^ abb, abb, ba ^ bab, bab, bb ^ bbb, bbb}
}

// add adds to the sums of blocks of a tile the values of the leaves of a tree that
// they come to.
func add[T float32 | uint64](sums, values *[64]T, nodes *[9]questions, cells []uint64, blocks uint64) {
	var groups, leaves [8]uint64
	nodes[0].part(&groups, cells, blocks)
	to := sums[:]
	for k, blocks := range &groups {
		if blocks == 0 {
			continue
		}
		nodes[1+k].part(&leaves, cells, blocks)
		for j, blocks := range &leaves {
			for ; blocks != 0; blocks &= blocks - 1 {
				to[bits.TrailingZeros64(blocks)] += values[8*k+j]
			}
		}
	}
}

// After each tenth of the trees blocks with a result this far from 0 are left
// alone: menus, and plain text. With all trees for all blocks the word F1 of
// 1,497 labelled pages is less by 0.0006.
const (
	parts = 10
	sure  = 3
)

// score fills sums with what the trees say of n blocks of a tile, in log odds.
func (f *forest) score(sums *[tileSize]float32, n int, cells []uint64) {
	for k := range sums {
		sums[k] = f.base
	}
	open := ^uint64(0) >> (tileSize - n)
	for p := range parts {
		if p > 0 {
			open = unsure(sums, open)
		}
		if open == 0 {
			break
		}
		for t := p * len(f.grown) / parts; t < (p+1)*len(f.grown)/parts; t++ {
			add(sums, &f.grown[t].leaves, &f.grown[t].nodes, cells, open)
		}
	}
}

// unsure returns those of some blocks whose result is not yet far from 0.
func unsure(sums *[tileSize]float32, blocks uint64) uint64 {
	for open := blocks; open != 0; open &= open - 1 {
		if s := sums[bits.TrailingZeros64(open)]; s <= -sure || s >= sure {
			blocks &^= open & -open
		}
	}
	return blocks
}

// explainTrees is how many trees an explanation goes by: the first say most, the
// others refine it.
const explainTrees = 8

// told is what an explanation tells of a tree: what each question on the way to each leaf
// adds to the log odds.
type told [1 << maxDepth][]share

// A share is a feature and what it adds to the log odds.
type share struct {
	weight  float32
	feature uint8
}

func newTold(t *Tree, depth int, scale float32) (d told) {
	for leaf := range 1 << depth {
		k := 0
		for level := depth - 1; level >= 0; level-- {
			child := 2*k + 1 + leaf>>level&1
			x := share{float32(int32(t.Value[child])-int32(t.Value[k])) * scale, t.Feature[k]}
			d[leaf<<(maxDepth-depth)] = append(d[leaf<<(maxDepth-depth)], x)
			k = child
		}
	}
	return d
}

// leafNumbers are the numbers of the leaves of a tree.
var leafNumbers = func() (n [1 << maxDepth]uint64) {
	for k := range n {
		n[k] = uint64(k)
	}
	return n
}()

// ways fills in to which leaves of the first trees n blocks of a tile come, the first tree in the
// highest bits: what an explanation needs.
func (f *forest) ways(ways *[tileSize]uint64, n int, cells []uint64) {
	*ways = [tileSize]uint64{}
	for t := range f.told {
		for k := range ways {
			ways[k] <<= maxDepth
		}
		add(ways, &leafNumbers, &f.grown[t].nodes, cells, ^uint64(0)>>(tileSize-n))
	}
}

// An explanation is what features contributed to a result.
type explanation struct {
	by    [maxFeatures]float32 // 0 for features that were not asked for
	asked [explainTrees * maxDepth]uint8
	n     int // of asked, in which a feature may stand more than once
}

// explain adds to e what each feature contributed to the result of a block that went such a way.
func (f *forest) explain(e *explanation, way uint64) {
	e.n = 0
	for t := range f.told {
		leaf := way >> (maxDepth * (len(f.told) - 1 - t) & 63) % (1 << maxDepth)
		for _, x := range f.told[t][leaf] {
			e.by[x.feature] += x.weight
			e.asked[e.n] = x.feature
			e.n++
		}
	}
}
