package parse

// A likeness finds the first of the containers with the same name, class and id.
// The zero value is empty.
type likeness struct {
	cells []int32 // container + 1 by hash; 0 is free
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
	for i := cs[c].hash(); ; i++ {
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
	l.cells = make([]int32, max(minLikeness, 2*len(old)))
	for _, c := range old {
		if c == 0 {
			continue
		}
		i := cs[c-1].hash()
		for l.cells[i&uint64(len(l.cells)-1)] != 0 {
			i++
		}
		l.cells[i&uint64(len(l.cells)-1)] = c
	}
}

// hash spreads the names of a container over 64 bits.
func (c *Container) hash() uint64 {
	return hash64(hash64(hash64(0, c.Name), c.Class), c.ID)
}

// hash64 continues a hash with a string, eight bytes at a time.
func hash64(h uint64, s string) uint64 {
	const odd = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio: spreads bits upwards
	h ^= uint64(len(s))
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		h = (h ^ x) * odd
		h ^= h >> 29
	}
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * odd
	}
	h *= odd
	return h ^ h>>32
}
