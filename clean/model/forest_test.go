package model

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomTrees returns trees of a depth over rows of a width.
func randomTrees(rng *rand.Rand, n, depth, width int) []Tree {
	inner := 1<<depth - 1
	trees := make([]Tree, n)
	for t := range trees {
		for range inner {
			trees[t].Feature = append(trees[t].Feature, uint8(rng.IntN(width)))
			trees[t].Limit = append(trees[t].Limit, uint8(rng.IntN(70)))
		}
		for range 2*inner + 1 {
			trees[t].Value = append(trees[t].Value, int16(rng.IntN(1<<16)-1<<15))
		}
	}
	return trees
}

// walk is the plain way of a row of classes through a tree.
func walk(t *Tree, row []uint8) int16 {
	k := 0
	for k < len(t.Feature) {
		if row[t.Feature[k]] > t.Limit[k] {
			k = 2*k + 2
		} else {
			k = 2*k + 1
		}
	}
	return t.Value[k]
}

// tileOf returns a layout of features with maxClasses classes, and a tile of rows.
func tileOf(width int, rows [][]uint8) (l layout, t tile) {
	l.cells = 1
	for range width {
		l.all = append(l.all, column{first: l.cells, classes: maxClasses})
		l.cells += maxClasses
	}
	t.cells = make([]uint64, l.cells)
	for i, row := range rows {
		for j, class := range row {
			t.cells[l.all[j].first+int(class)] |= 1 << i
		}
	}
	t.add(&l)
	return l, t
}

func randomRows(rng *rand.Rand, n, width int) [][]uint8 {
	rows := make([][]uint8, n)
	for i := range rows {
		for range width {
			rows[i] = append(rows[i], uint8(rng.IntN(maxClasses)))
		}
	}
	return rows
}

func TestForest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct{ trees, depth, width, rows int }{
		{1, 1, 1, 1}, {3, 4, 7, 5}, {9, 6, 40, tileSize}, {2, 6, 256, 4}, {0, 3, 2, 3}, {5, 0, 2, 3}, {4, 5, 6, 0},
	} {
		trees, rows := randomTrees(rng, c.trees, c.depth, c.width), randomRows(rng, c.rows, c.width)
		l, tile := tileOf(c.width, rows)
		f := newForest(c.depth, 0.25, 1e-7, trees, &l) // nothing is sure
		f.score(&tile.sums, c.rows, tile.cells)
		for i, row := range rows {
			want := float32(0.25)
			for k := range trees {
				want += 1e-7 * float32(walk(&trees[k], row))
			}
			assert.Equal(t, want, tile.sums[i], "%+v, row %d", c, i)
		}
	}
}

// TestScoreSure checks that blocks the first trees are sure of are left alone, and
// others get what all trees say.
func TestScoreSure(t *testing.T) {
	leaf := func(left, right int16) Tree {
		return Tree{Feature: []uint8{0}, Limit: []uint8{9}, Value: []int16{0, left, right}}
	}
	l, tile := tileOf(1, [][]uint8{{0}, {10}})
	f := newForest(1, 0, 1, []Tree{leaf(1, 6), leaf(1, 1), leaf(2, 2)}, &l)
	f.score(&tile.sums, 2, tile.cells)
	assert.Equal(t, []float32{4, 6}, tile.sums[:2])
}

// TestExplainSums checks that what the features contributed adds up to the
// difference between the mean of a tree and the result.
func TestExplainSums(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for depth := range maxDepth + 1 {
		trees, rows := randomTrees(rng, explainTrees+4, depth, 9), randomRows(rng, 20, 9)
		l, tile := tileOf(9, rows)
		f := newForest(depth, 0, 0.001, trees, &l)
		f.ways(&tile.ways, len(rows), tile.cells)
		for i, way := range tile.ways[:len(rows)] {
			var e explanation
			f.explain(&e, way)
			var sum, want float32
			for _, p := range e.by {
				sum += p
			}
			for k := range trees[:explainTrees] {
				want += 0.001 * float32(int(walk(&trees[k], rows[i]))-int(trees[k].Value[0]))
			}
			assert.InDelta(t, want, sum, 1e-3, "depth %d, row %d", depth, i)
		}
	}
}

func TestRuler(t *testing.T) {
	assert.Nil(t, newRuler(nil))
	rng := rand.New(rand.NewPCG(5, 6))
	for n := 1; n <= MaxBins; n++ {
		limits := make([]float32, n)
		for k := range limits {
			limits[k] = float32(rng.NormFloat64()) * float32(math.Pow(10, float64(rng.IntN(6)-2)))
		}
		slices.Sort(limits)
		r := newRuler(limits)
		values := append([]float32{0, -1, 1, 1e9, -1e9, 0.001, -0.001, math.MaxFloat32, -math.MaxFloat32}, limits...)
		for range 200 {
			values = append(values, float32(rng.NormFloat64()*50))
		}
		for _, v := range values {
			want := 0
			for _, l := range limits {
				if l <= v {
					want++
				}
			}
			s := r.span(v)
			require.EqualValues(t, want, s.class, "%g in %v", v, limits)
			require.False(t, s.beyond(v), "%g in its own class", v)
			none := noSpan()
			require.True(t, none.beyond(v))
			if want > 0 {
				require.True(t, s.beyond(math.Nextafter32(limits[want-1], -1e30)), "less than the limit")
			}
			if want < n {
				require.True(t, s.beyond(limits[want]), "the next limit")
			}
		}
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name   string
		sample []float32
		want   []float32
	}{
		{"nothing", nil, nil},
		{"one value", []float32{3, 3, 3}, nil},
		{"a flag", []float32{0, 1, 0, 0}, []float32{1}},
		{"few values", []float32{2, 1, 3}, []float32{2, 3}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, limitsOf(c.sample)) })
	}
	many := make([]float32, 10000)
	for i := range many {
		many[i] = float32(i)
	}
	assert.Len(t, limitsOf(many), MaxBins)
}

func TestFeatureNames(t *testing.T) {
	for m := range numModes {
		names := Features(m)
		assert.Len(t, names, len(features(m)))
		seen := map[string]bool{}
		for i, n := range names {
			assert.False(t, seen[n], "%s twice", n)
			seen[n] = true
			f, ok := featureOf(n)
			require.True(t, ok, n)
			assert.Equal(t, features(m)[i], f, n)
		}
	}
	for _, n := range []string{"", "word", "words@", "words@x", "words@0", "words@+9", "up9.words", "up.words", "up0.", "page.", "path.x", "down1.words", "words@-1@-1"} {
		_, ok := featureOf(n)
		assert.False(t, ok, n)
	}
	assert.NotContains(t, Features(Text), "h1_dist")
	assert.NotContains(t, Features(Text), "up0.words")
}
