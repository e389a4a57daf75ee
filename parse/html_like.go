package parse

import "hash/maphash"

// A likeness finds the first of the containers with the same name, class and id.
// The zero value is empty.
type likeness struct {
	seed  maphash.Seed // so that no page can make all names fall together
	cells []int32      // container + 1 by hash; 0 is free
	used  int
}

// minLikeness is the size of the first table, a power of two: half of the pages
// have fewer kinds of elements than its half.
const minLikeness = 512

// first returns the first of the containers that is like container c; c itself
// where there is none before it.
func (l *likeness) first(cs []Container, c int) int {
	if 2*l.used >= len(l.cells) {
		l.grow(cs)
	}
	for i := l.hash(&cs[c]); ; i++ {
		cell := &l.cells[i&uint64(len(l.cells)-1)]
		if *cell == 0 {
			*cell = int32(c + 1)
			l.used++
			return c
		}
		if o := &cs[*cell-1]; o.Class == cs[c].Class && o.Name == cs[c].Name && o.ID == cs[c].ID {
			return int(*cell - 1)
		}
	}
}

func (l *likeness) grow(cs []Container) {
	old := l.cells
	if old == nil {
		l.seed = maphash.MakeSeed()
	}
	l.cells = make([]int32, max(minLikeness, 2*len(old)))
	for _, c := range old {
		if c == 0 {
			continue
		}
		i := l.hash(&cs[c-1])
		for l.cells[i&uint64(len(l.cells)-1)] != 0 {
			i++
		}
		l.cells[i&uint64(len(l.cells)-1)] = c
	}
}

// hash spreads the names of a container over 64 bits. Names of elements are few,
// so that two of their letters tell enough.
func (l *likeness) hash(c *Container) uint64 {
	const odd = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio
	h := uint64(c.Name[0])<<8 | uint64(c.Name[len(c.Name)-1])
	for _, s := range [...]string{c.Class, c.ID} {
		if h *= odd; s != "" {
			h ^= maphash.String(l.seed, s)
		}
	}
	return h
}
