package clean

// A lineIndex knows which blocks of a page say the same. It is a hash table of
// the keys of facts, which are hashes already.
type lineIndex struct {
	lines []line
	slots []int32 // 1 + index of a line, 0 for none; a power of two, at most half of them used
}

// A line is what one or more blocks say, and where they stand.
type line struct {
	key    uint64
	count  int // of the blocks; 0 for a text that no block has
	first  int
	second int // where it occurs next; 0 where it does not
	last   int
}

// newLineIndex returns an index with room for a number of lines.
func newLineIndex(lines int, w *workspace) lineIndex {
	size := 1
	for size < 2*lines {
		size *= 2
	}
	return lineIndex{lines: cleared(&w.lines, lines)[:0], slots: cleared(&w.slots, size)}
}

// slot returns the slot of a key, or the empty one where it would stand.
func (x *lineIndex) slot(key uint64) *int32 {
	mask := uint64(len(x.slots) - 1)
	for at := key & mask; ; at = (at + 1) & mask {
		if s := &x.slots[at]; *s == 0 || x.lines[*s-1].key == key {
			return s
		}
	}
}

// add notes that block i has the key. There must be room.
func (x *lineIndex) add(key uint64, i int) {
	s := x.slot(key)
	if *s == 0 {
		x.lines = append(x.lines, line{key: key, first: i})
		*s = int32(len(x.lines))
	}
	l := &x.lines[*s-1]
	if l.count++; l.count == 2 {
		l.second = i
	}
	l.last = i
}

// of returns the line with the key, the zero line where there is none.
func (x *lineIndex) of(key uint64) line {
	if len(x.lines) == 0 {
		return line{}
	}
	if s := *x.slot(key); s > 0 {
		return x.lines[s-1]
	}
	return line{}
}
