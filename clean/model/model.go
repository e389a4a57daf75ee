package model

import (
	"math"

	"github.com/copydesk/copydesk/clean/internal/spare"
	"github.com/copydesk/copydesk/parse"
)

// A Model gives each block of a page the probability that it is part of the
// page's main text. It is immutable and safe for concurrent use.
type Model struct {
	mode   Mode
	layout layout
	names  []string
	forest forest
	tables *Tables
	file   *File
	spare  spare.List[reading]
}

// Mode returns the kind of page that m was trained on.
func (m *Model) Mode() Mode { return m.mode }

// Names returns the names of the features that m uses. Callers must not change them.
func (m *Model) Names() []string { return m.names }

// File returns what m was made from. Callers must not change it.
func (m *Model) File() *File { return m.file }

// A Scored is what a model found out about a page. Release gives its memory back.
type Scored struct {
	// P is the probability of each block.
	P []float32

	model *Model
	r     *reading
}

// Score appends to dst the probability of each block of a page.
func (m *Model) Score(dst []float32, page *parse.Page, hints Hints) []float32 {
	s := m.Judge(dst, page, hints)
	s.Release()
	return s.P
}

// Judge appends to dst the probability of each block of a page, and keeps what
// is needed to explain them until the result is released.
func (m *Model) Judge(dst []float32, page *parse.Page, hints Hints) Scored {
	r := m.spare.Get()
	r.measure(page, hints, m.tables, m.mode)
	r.ways = r.ways[:0]
	t := &r.tile
	for i := 0; i < r.n; i += tileSize {
		n := min(tileSize, r.n-i)
		t.fill(&m.layout, r, i, n)
		t.add(&m.layout)
		m.forest.ways(&t.ways, n, t.cells)
		r.ways = append(r.ways, t.ways[:n]...)
		m.forest.score(&t.sums, n, t.cells)
		for _, odds := range t.sums[:n] {
			dst = append(dst, float32(1/(1+math.Exp(-float64(odds)))))
		}
	}
	return Scored{P: dst, model: m, r: r}
}

// Limits of the pages whose memory is kept for the next, about 3 MB for each of
// them: none of the 1,497 labelled pages has more blocks.
const (
	maxSpareBlocks     = 4000
	maxSpareContainers = 1 << 14
	maxSpareWords      = 1 << 18
)

// Release gives the memory of s to the next page. P stays valid; Explain must
// not be called any more.
func (s *Scored) Release() {
	if s.r == nil {
		return
	}
	s.r.page, s.r.hints = nil, Hints{}
	if cap(s.r.block) <= maxSpareBlocks*numBlock && cap(s.r.container) <= maxSpareContainers && cap(s.r.tokens) <= maxSpareWords {
		s.model.spare.Put(s.r)
	}
	s.r = nil
}

// Kinds returns for each block the number of its kind, and how many kinds there
// are: the reasons are the same for all blocks of a kind. The next call overwrites them.
func (s *Scored) Kinds() (of []int32, kinds int) {
	r := s.r
	r.words.reset(r.n)
	r.seen = grow(r.seen, r.n)
	for i, p := range s.P[len(s.P)-r.n:] {
		way := r.ways[i] << 1
		if p < 0.5 {
			way |= 1
		}
		r.seen[i], _ = r.words.add(way << 1)
	}
	return r.seen, int(r.words.n)
}

// A Reason is a feature and what it added to the log odds of a block: more than
// 0 where it spoke for main text.
type Reason struct {
	Feature string
	Weight  float32
}

// Explain returns the three features that decided about block i of the page,
// the strongest first, of those that speak for the side that the probability is on.
func (s *Scored) Explain(i int) [3]Reason {
	f := &s.model.forest
	e := &s.r.why
	f.explain(e, s.r.ways[i])
	sign := float32(1)
	if s.P[len(s.P)-s.r.n+i] < 0.5 {
		sign = -1
	}
	var top [3]share
	for _, j := range e.asked[:e.n] {
		v := e.by[j] * sign
		e.by[j] = 0
		k := len(top) - 1
		if v <= top[k].weight {
			continue
		}
		for ; k > 0 && v > top[k-1].weight; k-- {
			top[k] = top[k-1]
		}
		top[k] = share{v, j}
	}
	var why [3]Reason
	for k, x := range top {
		if x.weight > 0 {
			why[k] = Reason{s.model.names[x.feature], x.weight * sign}
		}
	}
	return why
}
