package clean

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// A signSet is a set of things that speak for or against a candidate for a
// field. S is the kind of signs of the field, of which there are at most 64.
//
// What signs are worth is learned: the weights of a conditional logit model, in
// which the chance of a candidate is e to the sum of its signs' weights, among
// that of all candidates of the page.
type signSet[S ~uint8] uint64

// maxSigns is how many signs a set has room for. The array is none where a field
// has more, which does not compile.
const maxSigns = 64

var _ = [...][maxSigns]struct{}{
	[maxSigns]struct{}{numTitleSigns - 1: {}}, [maxSigns]struct{}{numDateSigns - 1: {}}, [maxSigns]struct{}{numAuthorSigns - 1: {}},
}

func (s *signSet[S]) set(sign S)     { *s |= 1 << sign }
func (s signSet[S]) has(sign S) bool { return s&(1<<sign) != 0 }

// setIf sets a sign if the condition holds.
func (s *signSet[S]) setIf(holds bool, sign S) {
	if holds {
		s.set(sign)
	}
}

// points returns the sum of the signs' weights.
func (s signSet[S]) points(weights []float64) float64 {
	sum := 0.0
	for rest := uint64(s); rest != 0; rest &= rest - 1 {
		sum += weights[bits.TrailingZeros64(rest)]
	}
	return sum
}

// seriesOf returns the choices that candidates of one kind of source speak for,
// such as those of one class, in page order, where they are several: those of the
// entries of a list. at says of a candidate which choice it speaks for, and -1 for
// one that doesn't count.
func seriesOf(n int, at func(i int) (c *candidate, choice int)) [][]int {
	const several = 3
	kinds := map[[2]string][]int{}
	for i := range n {
		c, k := at(i)
		if key := [...]string{c.from, c.name}; k >= 0 && !slices.Contains(kinds[key], k) {
			kinds[key] = append(kinds[key], k)
		}
	}
	var series [][]int
	for _, of := range kinds {
		if len(of) >= several {
			series = append(series, of)
		}
	}
	return series
}

// sourceKinds returns the number of kinds of sources among candidates. at says of
// one whether it counts; a kind is told by its first candidate.
func sourceKinds(n int, at func(i int) (c *candidate, counts bool)) int {
	kinds := 0
	seen := map[[2]string]bool{}
	for i := range n {
		c, counts := at(i)
		key := [...]string{c.from, c.name}
		if counts && !seen[key] {
			kinds++
		}
		seen[key] = true
	}
	return kinds
}

// firstChance returns the chance of the first of candidates with these points, the
// best of them, where other is what the page may have instead of all of them:
// 1 for nothing, 0 where there must be one.
func firstChance(points []float64, other float64) float64 {
	sum := other * math.Exp(-points[0])
	for _, p := range points {
		sum += math.Exp(p - points[0])
	}
	return 1 / sum
}

// byPoints sorts candidates, the best first.
func byPoints[T any](all []T, points func(*T) float64) {
	slices.SortStableFunc(all, func(a, b T) int { return cmp.Compare(points(&b), points(&a)) })
}
