package model

import "math/bits"

// A table maps hashes to values other than 0. It is filled once and then only
// read. The zero table is empty.
type table struct {
	cells []cell
	shift uint8
}

// A cell is in use if its value is not 0.
type cell struct{ key, value uint32 }

// newTable returns a table with room for n keys, at most a quarter full.
func newTable(n int) table {
	size := bits.Len(uint(max(n, 4)*4 - 1))
	return table{cells: make([]cell, 1<<size), shift: uint8(32 - size)}
}

// at returns the place of the key, or the empty place where it would stand.
func (t *table) at(key uint32) *cell {
	i := (key * 0x9E3779B1) >> t.shift
	for {
		c := &t.cells[i]
		if c.key == key || c.value == 0 {
			return c
		}
		i = (i + 1) & uint32(len(t.cells)-1)
	}
}

func (t *table) put(key, value uint32) {
	if value != 0 {
		*t.at(key) = cell{key, value}
	}
}

// get returns the value of the key, and 0 where it is not in the table.
func (t *table) get(key uint32) uint32 {
	if len(t.cells) == 0 {
		return 0
	}
	return t.at(key).value
}

// A counter maps hashes to indexes 0, 1, 2 … in the order of their first
// appearance. It is emptied and used again for the next page. Keys are counted as equal
// by their 64 bits.
type counter struct {
	cells []counted
	shift uint8
	n     int32
}

type counted struct {
	key   uint64
	index int32
}

// reset empties c and makes room for n keys.
func (c *counter) reset(n int) {
	size := bits.Len(uint(max(n, 8)*2 - 1))
	if need := 1 << size; cap(c.cells) < need {
		c.cells = make([]counted, need)
	} else {
		c.cells = c.cells[:need]
		clear(c.cells)
	}
	c.shift, c.n = uint8(64-size), 0
}

// add returns the index of the key, and whether the key is new.
func (c *counter) add(key uint64) (index int32, fresh bool) {
	key |= 1 // 0 marks an empty cell
	i := (key * 0x9E3779B97F4A7C15) >> c.shift
	for {
		x := &c.cells[i]
		switch x.key {
		case key:
			return x.index, false
		case 0:
			*x = counted{key, c.n}
			c.n++
			return x.index, true
		}
		i = (i + 1) & uint64(len(c.cells)-1)
	}
}

// find returns the index of the key, or -1.
func (c *counter) find(key uint64) int32 {
	key |= 1
	i := (key * 0x9E3779B97F4A7C15) >> c.shift
	for {
		x := &c.cells[i]
		switch x.key {
		case key:
			return x.index
		case 0:
			return -1
		}
		i = (i + 1) & uint64(len(c.cells)-1)
	}
}
