package model

import (
	"math"
	"slices"
)

// Bins are the limits between the classes that the values of each quantity are
// sorted into, in rising order; class k holds the values from limit k-1 up to
// limit k. A quantity without limits has one class.
type Bins struct {
	Block     [numBlock][]float32
	Container [numContainer][]float32
	Page      [numPage][]float32
}

// MaxBins is the largest number of limits of a quantity.
const MaxBins = 63

// maxClasses is the largest number of classes of a quantity.
const maxClasses = MaxBins + 1

// A ruler finds the class of a value: a table says in which class the values
// with the same leading bits begin, and few steps lead from there.
type ruler struct {
	limits [maxClasses + 1]float32 // of the bins, with one below and one above all numbers
	low    uint32                  // the first limit, see ordered
	shift  uint8                   // bits that do not lead
	start  [maxStart]uint8
}

// A span holds the values of a class: those from a limit up to the next.
type span struct {
	from, to float32
	class    uint8
}

// beyond reports whether a value is of another class.
func (s span) beyond(v float32) bool { return v < s.from || v >= s.to }

// noSpan holds no value.
func noSpan() span { return span{from: float32(math.Inf(1)), to: float32(math.Inf(-1))} }

// maxStart is the size of the table.
const maxStart = 256

// ordered returns the bits of a number, in the order of the numbers.
func ordered(v float32) uint32 {
	b := math.Float32bits(v)
	return b ^ (uint32(int32(b)>>31) | 1<<31)
}

// newRuler returns the ruler of one limit or more, nil where there is none.
func newRuler(limits []float32) *ruler {
	if len(limits) == 0 {
		return nil
	}
	r := &ruler{low: ordered(limits[0])}
	r.limits[0] = float32(math.Inf(-1))
	copy(r.limits[1:], limits)
	r.limits[1+len(limits)] = float32(math.NaN()) // nothing is as large
	for (ordered(limits[len(limits)-1])-r.low)>>r.shift >= maxStart {
		r.shift++
	}
	k := 0
	for i := range r.start {
		for k < len(limits)-1 && (ordered(limits[k])-r.low)>>r.shift < uint32(i) {
			k++
		}
		r.start[i] = uint8(k)
	}
	return r
}

// span returns the class of a value.
func (r *ruler) span(v float32) span {
	k := (max(ordered(v), r.low) - r.low) >> (r.shift & 31)
	c := r.start[min(k, maxStart-1)]
	for r.limits[c+1] <= v {
		c++
	}
	return span{r.limits[c], r.limits[c+1], c}
}

// limitsOf returns limits that part a sample of values into classes of about
// equal size, each with at least one value. It sorts the sample.
func limitsOf(sample []float32) []float32 {
	if len(sample) == 0 {
		return nil
	}
	slices.Sort(sample)
	var limits []float32
	for k := 1; k <= MaxBins; k++ {
		v := sample[min(k*len(sample)/(MaxBins+1), len(sample)-1)]
		if v > sample[0] && (len(limits) == 0 || v > limits[len(limits)-1]) {
			limits = append(limits, v)
		}
	}
	return limits
}
