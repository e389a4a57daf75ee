package model

import (
	"math/bits"

	"github.com/copydesk/copydesk/parse"
)

// An Extractor measures pages for training. It is not safe for concurrent use.
type Extractor struct {
	mode   Mode
	tables *Tables
	layout layout
	r      reading
	rows   []uint8
}

// NewExtractor returns an extractor with the function words and weights of tables.
func NewExtractor(mode Mode, tables *Tables) *Extractor {
	return &Extractor{mode: mode, tables: tables}
}

// Tokens calls f with the keys of the words of each block of a page: those that
// a weight of [Tables.SetWeights] may be given to.
func (x *Extractor) Tokens(page *parse.Page, f func(block int, key uint32)) {
	x.r.measure(page, Hints{}, x.tables, x.mode)
	for i := range x.r.n {
		x.r.keys = WordKeys(x.r.keys[:0], x.r.tokensOf(i))
		for _, key := range x.r.keys {
			f(i, key)
		}
	}
}

// Classes calls f with the keys of the classes around each block of a page,
// each as often as it counts.
func (x *Extractor) Classes(page *parse.Page, f func(block int, key uint32)) {
	x.r.measure(page, Hints{}, x.tables, x.mode)
	x.r.classKeys(f)
}

// A Sample collects values to find bins from.
type Sample struct {
	block     [numBlock][]float32
	container [numContainer][]float32
	page      [numPage][]float32
}

// Add measures a page and adds every step-th block and container to s.
func (x *Extractor) Add(s *Sample, page *parse.Page, hints Hints, step int) {
	r := &x.r
	r.measure(page, hints, x.tables, x.mode)
	for i := len(s.block[0]) % step; i < r.n; i += step {
		for q, v := range r.row(i) {
			s.block[q] = append(s.block[q], v)
		}
	}
	for c := len(s.container[0]) % step; c < r.m && x.mode == HTML; c += step {
		for q, v := range r.container[c] {
			s.container[q] = append(s.container[q], v)
		}
	}
	for q, v := range r.global {
		s.page[q] = append(s.page[q], v)
	}
}

// Bins returns limits that part the values of s evenly.
func (s *Sample) Bins() *Bins {
	b := &Bins{}
	for q := range s.block {
		b.Block[q] = limitsOf(s.block[q])
	}
	for q := range s.container {
		b.Container[q] = limitsOf(s.container[q])
	}
	for q := range s.page {
		b.Page[q] = limitsOf(s.page[q])
	}
	return b
}

// SetBins sets the bins of [Extractor.Rows].
func (x *Extractor) SetBins(b *Bins) { x.layout = newLayout(features(x.mode), b) }

// Rows returns the rows of all [Features] of a page, one a block. They are
// overwritten by the next call.
func (x *Extractor) Rows(page *parse.Page, hints Hints) []uint8 {
	r := &x.r
	r.measure(page, hints, x.tables, x.mode)
	width := len(x.layout.all)
	x.rows = grow(x.rows, r.n*width)
	for i := 0; i < r.n; i += tileSize {
		r.tile.fill(&x.layout, r, i, min(tileSize, r.n-i))
		for j, c := range x.layout.all {
			for class := 1; class < c.classes; class++ {
				for b := r.tile.cells[c.first+class]; b != 0; b &= b - 1 {
					x.rows[(i+bits.TrailingZeros64(b))*width+j] = uint8(class)
				}
			}
		}
	}
	return x.rows
}
