package clean

import "slices"

// besideReach is how many blocks may stand between the element of a comment and
// the date of its head outside.
const besideReach = 3

// heads find the names and dates of records that stand outside their elements.
type heads struct {
	s       *threadScan
	records []record
	owner   []int // the record of each block, or -1
}

// claimHeads gives the records of a series whose names and dates stand outside
// their elements what belongs to them: in a list of terms and descriptions, or in
// rows of a table, the head of a comment is an element of its own, before the
// text or behind it.
func (s *threadScan) claimHeads(records []record) {
	h := &heads{s: s, records: records, owner: make([]int, len(s.p.facts))}
	for b := range h.owner {
		h.owner[b] = -1
	}
	undated := map[int]int{} // by series; a dated record counts against
	for i := range records {
		r := &records[i]
		for _, b := range r.blocks {
			h.owner[b] = i
		}
		undated[r.series] += 1 - 2*count(slices.ContainsFunc(r.blocks, s.dated))
	}
	// Where the heads stand before the texts, all but the last comment have the
	// head of the next one behind them.
	before, behind := make([][]int, len(records)), make([][]int, len(records))
	more := map[int]int{} // by series: heads before, less those behind
	for i := range records {
		r := &records[i]
		in := s.inside(r.container)
		if undated[r.series] > 0 && len(r.blocks) > 0 && 2*in.linked <= in.words { // headlines have dates too
			before[i] = h.beside(r, r.blocks[0]-1, -1)
			behind[i] = h.beside(r, r.blocks[len(r.blocks)-1]+1, 1)
			more[r.series] += count(before[i] != nil) - count(behind[i] != nil)
		}
	}
	for i := range records {
		if more[records[i].series] >= 0 {
			h.claim(i, before[i])
		} else {
			h.claim(i, behind[i])
		}
	}
}

// beside returns the short lines from block b in one direction, in source order,
// to the nearest that holds a date and a name behind it; nil where there is none.
// They stand beside the record, and in no other that says anything.
func (h *heads) beside(r *record, b, step int) []int {
	s := h.s
	parent := s.page.Containers[r.container].Parent
	dated := false
	var lines []int
	for k := 0; k < besideReach && b >= 0 && b < len(h.owner); k, b = k+1, b+step {
		f := &s.p.facts[b]
		if !h.free(b) || f.prose || f.words > maxPostHead || !s.holds(parent, s.page.Blocks[b].Container) || dated && !s.isName(b) {
			break
		}
		lines = append(lines, b)
		if dated {
			break
		}
		dated = s.dated(b)
	}
	if !dated {
		return nil
	}
	if step < 0 {
		slices.Reverse(lines)
	}
	return lines
}

// free reports whether block b stands in no record, or in one that is a head and
// no more.
func (h *heads) free(b int) bool {
	if h.owner[b] < 0 {
		return true
	}
	r := &h.records[h.owner[b]]
	return len(r.blocks) <= besideReach && slices.ContainsFunc(r.blocks, h.s.dated) &&
		!slices.ContainsFunc(r.blocks, func(b int) bool { return h.s.p.facts[b].prose })
}

// claim moves lines into record i.
func (h *heads) claim(i int, lines []int) {
	if lines == nil {
		return
	}
	for _, b := range lines {
		if k := h.owner[b]; k >= 0 {
			h.records[k].blocks = nil
		}
	}
	r := &h.records[i]
	r.blocks = append(r.blocks, lines...)
	slices.Sort(r.blocks)
}
