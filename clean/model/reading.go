package model

import (
	"github.com/copydesk/copydesk/parse"
)

// maxLangs is the number of languages that function words are known of.
const maxLangs = 32

// Rows of the quantities of a block and of a container.
type (
	blockRow     [numBlock]float32
	containerRow [numContainer]float32
)

// A reading holds what is measured of one page. It is used for one page after
// the other, so that its slices need not be made again.
type reading struct {
	tables *Tables
	page   *parse.Page
	hints  Hints
	n, m   int // blocks and containers

	block     []float32      // n rows
	container []containerRow // m
	path      []path         // m
	global    [numPage]float32

	tokens []token
	first  []int32  // of each block in tokens, and the end
	hashes []uint64 // of the blocks' texts
	langs  [maxLangs]int32
	keys   []uint32 // of the words of a block

	words    counter // of hashes, for vocabularies and sets
	seen     []int32
	lastSeen []int32
	shapes   [][2]int32 // of each block, and with those of its neighbours, in words
	stated   stated

	classes    []class
	classWords []uint32 // of all classes

	sums  []sum // n+1
	trees trees

	tile tile
	ways []uint64 // of each block, see forest.ways
	why  explanation
}

// measure fills in the quantities of a page that models of a mode need.
func (r *reading) measure(page *parse.Page, hints Hints, tables *Tables, mode Mode) {
	r.page, r.hints, r.tables = page, hints, tables
	r.n, r.m = len(page.Blocks), len(page.Containers)
	r.block = grow(r.block, r.n*numBlock)
	r.container = grow(r.container, r.m)
	r.first = grow(r.first, r.n+1)
	r.hashes = grow(r.hashes, r.n)
	r.tokens = r.tokens[:0]
	clear(r.langs[:])
	clear(r.global[:])
	for i := range r.n {
		r.shape(i)
	}
	r.functionWords()
	r.wordScores()
	r.forms()
	r.repeats()
	r.patterns()
	r.contents()
	r.accumulate()
	r.places()
	r.windows()
	r.headings()
	r.signs()
	if mode == HTML {
		r.readTrees()
	}
	r.pageTotals()
}

// row returns the quantities of block i.
func (r *reading) row(i int) *blockRow { return (*blockRow)(r.block[i*numBlock:]) }

// tokensOf returns the words of block i.
func (r *reading) tokensOf(i int) []token { return r.tokens[r.first[i]:r.first[i+1]] }

// grow returns a slice of n zero elements, in the memory of s if it is enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}
