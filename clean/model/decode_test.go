package model_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/copydesk/copydesk/clean/model"
)

func ExampleCut() {
	keep, f1 := model.Cut([]float32{0.9, 0.2, 0.8, 0.1}, []int32{50, 10, 40, 20}, model.Balanced)
	fmt.Printf("%v %.2f\n", keep, f1)
	// Output: [true false true false] 0.90
}

// expected is the expected F1 of a choice, as its definition says.
func expected(p []float32, words []int32, keep []bool) float64 {
	var kept, right, wanted float64
	for i := range p {
		wanted += float64(p[i]) * float64(words[i])
		if keep[i] {
			kept += float64(words[i])
			right += float64(p[i]) * float64(words[i])
		}
	}
	if kept+wanted == 0 {
		return 0
	}
	return 2 * right / (kept + wanted)
}

func TestCutIsBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		n := 1 + rng.IntN(9)
		p, words := make([]float32, n), make([]int32, n)
		for i := range p {
			p[i], words[i] = rng.Float32(), int32(rng.IntN(40))
		}
		best := 0.0
		for set := range 1 << n {
			keep := make([]bool, n)
			for i := range keep {
				keep[i] = set>>i&1 == 1
			}
			best = max(best, expected(p, words, keep))
		}
		keep, f1 := model.Cut(p, words, model.Balanced)
		assert.InDelta(t, best, expected(p, words, keep), 1e-5, "%v %v", p, words)
		assert.InDelta(t, best, f1, 1e-5)
	}
}

func TestCutFavor(t *testing.T) {
	p, words := []float32{0.95, 0.6, 0.3, 0.05}, []int32{100, 20, 20, 20}
	count := func(f model.Favor) (n int) {
		keep, _ := model.Cut(p, words, f)
		for _, k := range keep {
			if k {
				n++
			}
		}
		return n
	}
	assert.Less(t, count(model.Precision), count(model.Balanced))
	assert.Less(t, count(model.Balanced), count(model.Recall))
	assert.Equal(t, count(model.Recall), count(model.Favor(9)), "an unknown favor is the last known")
}

func TestCutOfNothing(t *testing.T) {
	for name, c := range map[string]struct {
		p     []float32
		words []int32
	}{
		"no blocks":  {nil, nil},
		"no words":   {[]float32{0.9, 0.8}, []int32{0, 0}},
		"impossible": {[]float32{0, 0}, []int32{5, 6}},
	} {
		t.Run(name, func(t *testing.T) {
			keep, f1 := model.Cut(c.p, c.words, model.Balanced)
			assert.Len(t, keep, len(c.p))
			assert.NotContains(t, keep, true)
			assert.Zero(t, f1)
		})
	}
}
