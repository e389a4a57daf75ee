package parse

import "strings"

// A nameTable tells what names in any case stand for, of tags or of attributes. It
// is a hash table of its own, for the names are looked up while they are read.
type nameTable struct {
	// lower has the bytes of names in lower case, and 0 for those that end a
	// name. The byte 0 stands as one that no UTF-8 has.
	lower [256]byte
	cells [1 << nameTableBits]nameCell
}

type nameCell struct {
	name  string // in lower case
	key   nameKey
	value uint8 // 0 for a free cell
}

// nameTableBits gives room for four times as many names as there are tags.
const nameTableBits = 9

// A nameKey is the last eight bytes of a name in lower case: all of it for nearly
// all names.
type nameKey uint64

// home returns where the search for a key begins.
func (k nameKey) home() uint64 { return uint64(k) * 0x9E3779B97F4A7C15 >> (64 - nameTableBits) }

// newNameTable returns a table of values by their names. The bytes of ends end a
// name, as blanks do.
func newNameTable(ends string, names map[string]uint8) *nameTable {
	t := &nameTable{}
	for c := range t.lower {
		t.lower[c] = byte(c)
		switch {
		case c == 0:
			t.lower[c] = 0xFF
		case 'A' <= c && c <= 'Z':
			t.lower[c] = byte(c) | 0x20
		case blank(byte(c)), strings.IndexByte(ends, byte(c)) >= 0:
			t.lower[c] = 0
		}
	}
	for name, value := range names {
		key := nameKey(0)
		for i := range len(name) {
			key = key<<8 | nameKey(name[i])
		}
		i := key.home()
		for t.cells[i].value != 0 {
			i = (i + 1) % uint64(len(t.cells))
		}
		t.cells[i] = nameCell{name, key, value}
	}
	return t
}

// scan returns the length and the value of the name that s begins with; the value
// is 0 where the name has none.
func (t *nameTable) scan(s string) (int, uint8) {
	lower := &t.lower
	key, n := nameKey(0), 0
	for n < len(s) {
		c := lower[s[n]]
		if c == 0 {
			break
		}
		key = key<<8 | nameKey(c)
		n++
	}
	return n, t.value(s[:n], key)
}

// value returns the value of a name with a key, 0 where it has none.
func (t *nameTable) value(name string, key nameKey) uint8 {
	for i := key.home(); t.cells[i].value != 0; i = (i + 1) % uint64(len(t.cells)) {
		c := &t.cells[i]
		if c.key != key || len(c.name) != len(name) {
			continue
		}
		if n := len(name) - 8; n <= 0 || strings.EqualFold(name[:n], c.name[:n]) {
			return c.value
		}
	}
	return 0
}

// find returns the value of a name, 0 where it has none.
func (t *nameTable) find(name string) uint8 {
	if n, value := t.scan(name); n == len(name) {
		return value
	}
	return 0
}
