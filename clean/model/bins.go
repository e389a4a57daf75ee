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

// A ruler finds the class of a value: a table says in which class the values
// with the same leading bits begin, and few steps lead from there.
type ruler struct {
	limits []float32
	low    uint32 // leading bits of the first limit
	start  []uint8
}

// leadingBits parts the numbers between two powers of two in 16.
const leadingBits = 32 - 1 - 8 - 4

// leading returns the leading bits of a number, in the order of the numbers.
func leading(v float32) uint32 {
	b := math.Float32bits(v)
	return (b ^ (uint32(int32(b)>>31) | 1<<31)) >> leadingBits
}

func newRuler(limits []float32) ruler {
	if len(limits) == 0 {
		return ruler{}
	}
	r := ruler{limits: limits, low: leading(limits[0])}
	r.start = make([]uint8, leading(limits[len(limits)-1])-r.low+2)
	for k := range r.start {
		for int(r.start[k]) < len(limits) && leading(limits[r.start[k]])-r.low < uint32(k) {
			r.start[k]++
		}
	}
	return r
}

// class returns the class of a value.
func (r *ruler) class(v float32) uint8 {
	k := leading(v)
	if k < r.low {
		return 0
	}
	c := r.start[min(k-r.low, uint32(len(r.start)-1))]
	for int(c) < len(r.limits) && r.limits[c] <= v {
		c++
	}
	return c
}

// rulers are the rulers of all quantities.
type rulers struct {
	block     [numBlock]ruler
	container [numContainer]ruler
	page      [numPage]ruler
}

func (b *Bins) rulers() (r rulers) {
	for q, l := range b.Block {
		r.block[q] = newRuler(l)
	}
	for q, l := range b.Container {
		r.container[q] = newRuler(l)
	}
	for q, l := range b.Page {
		r.page[q] = newRuler(l)
	}
	return r
}

// quantise sorts the columns of used quantities of a matrix into classes.
func quantise(dst []uint8, values []float32, width int, by []ruler, used []int) {
	for _, q := range used {
		r := &by[q]
		if len(r.limits) == 0 {
			continue
		}
		for at := q; at < len(values); at += width {
			dst[at] = r.class(values[at])
		}
	}
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
