package model

import "slices"

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

// Trees have at most this depth, and rows this many bytes, so that indexes need
// no check on the hot path.
const (
	maxDepth = 6
	rowWidth = 256
)

// A row holds the classes of the features of a block.
type row = [rowWidth]uint8

// A split asks whether a byte of a row is above a limit.
type split struct{ feature, limit uint8 }

// A forest is trees of one depth.
type forest struct {
	depth  int
	base   float32 // of the result, in log odds
	scale  float32 // of the values
	nodes  [][1 << maxDepth]split
	leaves [][1 << maxDepth]float32
	values [][]int16
}

func newForest(depth int, base, scale float32, trees []Tree) forest {
	f := forest{depth: depth, base: base, scale: scale}
	f.nodes = make([][1 << maxDepth]split, len(trees))
	f.leaves = make([][1 << maxDepth]float32, len(trees))
	inner := 1<<depth - 1
	for i, t := range trees {
		for k := range inner {
			f.nodes[i][k] = split{uint8(t.Feature[k]), t.Limit[k]}
		}
		for k, v := range t.Value[inner:] {
			f.leaves[i][k] = float32(v) * scale
		}
		f.values = append(f.values, t.Value)
	}
	return f
}

// rowOf returns row i.
func rowOf(rows []uint8, i int32) *row { return (*row)(rows[int(i)*rowWidth:]) }

// After each tenth of the trees blocks with a result this far from 0 are left
// alone: menus, and plain text. With all trees for all blocks the word F1 of
// 1,497 labelled pages is less by 0.0003.
const (
	parts = 10
	sure  = 3
)

// tile is the number of rows that go through all trees before the next do: they
// stay in the fastest memory.
const tile = 64

// score adds to sums what the trees say of rows. open is scratch memory, which
// it returns.
func (f *forest) score(sums []float32, rows []uint8, open []int32) []int32 {
	for i := range sums {
		open = append(open, int32(i))
	}
	n := len(f.nodes)
	for p := range parts {
		left := open[:0]
		for _, i := range open {
			if s := sums[i]; s > -sure && s < sure || p == 0 {
				left = append(left, i)
			}
		}
		open = left
		for some := range slices.Chunk(open, tile) {
			f.add(sums, rows, some, p*n/parts, (p+1)*n/parts)
		}
	}
	return open
}

// lanes is the number of rows that go through a tree side by side, so that the
// processor has other work while one waits.
const lanes = 4

// add adds to sums what the trees from one to another say of some rows.
func (f *forest) add(sums []float32, rows []uint8, some []int32, from, to int) {
	inner := uint32(1)<<f.depth - 1
	for t := from; t < to; t++ {
		nodes, leaves := &f.nodes[t], &f.leaves[t]
		i := 0
		for ; i+lanes <= len(some); i += lanes {
			at := some[i : i+lanes : i+lanes]
			a, b, c, d := rowOf(rows, at[0]), rowOf(rows, at[1]), rowOf(rows, at[2]), rowOf(rows, at[3])
			var ka, kb, kc, kd uint32
			for range f.depth {
				ka = next(nodes, a, ka)
				kb = next(nodes, b, kb)
				kc = next(nodes, c, kc)
				kd = next(nodes, d, kd)
			}
			sums[at[0]] += leaves[(ka-inner)&(1<<maxDepth-1)]
			sums[at[1]] += leaves[(kb-inner)&(1<<maxDepth-1)]
			sums[at[2]] += leaves[(kc-inner)&(1<<maxDepth-1)]
			sums[at[3]] += leaves[(kd-inner)&(1<<maxDepth-1)]
		}
		for ; i < len(some); i++ {
			k, r := uint32(0), rowOf(rows, some[i])
			for range f.depth {
				k = next(nodes, r, k)
			}
			sums[some[i]] += leaves[(k-inner)&(1<<maxDepth-1)]
		}
	}
}

// next returns the child of node k that a row goes to: the difference is
// negative, and its highest bit set, where the class is above the limit.
func next(nodes *[1 << maxDepth]split, r *row, k uint32) uint32 {
	s := nodes[k&(1<<maxDepth-1)]
	return 2*k + 1 + (uint32(s.limit)-uint32(r[s.feature]))>>31
}

// explainTrees is how many trees an explanation goes by: the first say most, the
// others refine it, and every block of a page is explained.
const explainTrees = 8

// An explanation is what features contributed to a result.
type explanation struct {
	by    [rowWidth]float32 // 0 for features that were not asked for
	asked [explainTrees * maxDepth]uint8
	n     int // of asked, in which a feature may stand more than once
}

// explain adds to e what each feature contributed to the result for a row, by the
// first trees.
func (f *forest) explain(e *explanation, r *row) {
	e.n = 0
	for t := range min(len(f.nodes), explainTrees) {
		nodes, values := &f.nodes[t], f.values[t]
		k := uint32(0)
		for range f.depth {
			child := next(nodes, r, k)
			feature := nodes[k].feature
			e.by[feature] += float32(int32(values[child])-int32(values[k])) * f.scale
			e.asked[e.n] = feature
			e.n++
			k = child
		}
	}
}
