package model

import "slices"

// A Favor says what matters more where it is not certain that a block is main
// text: that nothing wrong is kept, or that nothing is lost.
type Favor uint8

// Favors.
const (
	Balanced Favor = iota
	Precision
	Recall
)

// favorCut multiplies the probability from which blocks are kept. 1.4 takes the
// cut of a sure page from a half to 0.7, where a study of news pages found
// precision 0.954 at recall 0.945; 0.5 is its counterpart.
var favorCut = [...]float32{Balanced: 1, Precision: 1.4, Recall: 0.5}

// Cut decides which blocks are kept. p are their probabilities and words their
// lengths. It returns the decisions and the F1 in words that is to be expected
// of them, from 0 to 1; 0 for a page without words.
//
// The blocks kept are those of the highest probabilities, down to the one at which the
// expected F1 is best: twice the expected words kept that are wanted, by the words kept
// and the words that are expected to be wanted.
func Cut(p []float32, words []int32, favor Favor) (keep []bool, expectedF1 float32) {
	keep = make([]bool, len(p))
	order, wanted := candidates(p, words)
	var kept, right, best float64
	for _, key := range order {
		i := uint32(key)
		kept += float64(words[i])
		right += float64(p[i]) * float64(words[i])
		if f := 2 * right / max(kept+wanted, 1e-9); f > best {
			best = f
		}
	}
	if best == 0 {
		return keep, 0
	}
	// The best cut is where the probability is half of the best F1.
	cut := min(float32(best/2)*favorCut[min(int(favor), len(favorCut)-1)], p[uint32(order[0])])
	for i := range p {
		keep[i] = p[i] >= cut
	}
	return keep, float32(best)
}

// candidates returns the blocks that the best cut may keep, those of the highest
// probabilities first, as numbers whose lower half is the block; and the words that are expected to be
// wanted.
//
// A block raises the F1 if its probability is more than half of it. So none does
// that has less than half of the F1 of one cut, which is here that at a half.
func candidates(p []float32, words []int32) (order []uint64, wanted float64) {
	var kept, right float64
	for i := range p {
		w := float64(words[i])
		wanted += float64(p[i]) * w
		if p[i] >= 0.5 {
			kept += w
			right += float64(p[i]) * w
		}
	}
	const rounding = 1 - 1e-6
	order = make([]uint64, 0, len(p))
	low := float32(right / max(kept+wanted, 1e-9) * rounding)
	for i := range p {
		if p[i] >= low {
			order = append(order, uint64(^ordered(p[i]))<<32|uint64(i))
		}
	}
	slices.Sort(order)
	return order, wanted
}
