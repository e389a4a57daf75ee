package parse

import "strings"

// A nameKey is the last eight bytes of a name in lower case: all of it for nearly
// all names of tags and attributes.
type nameKey uint64

// tagBytes and attributeBytes are the bytes of names in lower case, and 0 for those
// that end a name. The byte 0 stands as one that no UTF-8 has.
var tagBytes, attributeBytes = nameBytes("/>"), nameBytes("/>=")

func nameBytes(ends string) *[256]byte {
	var b [256]byte
	for c := range b {
		b[c] = byte(c)
		switch {
		case c == 0:
			b[c] = 0xFF
		case 'A' <= c && c <= 'Z':
			b[c] = byte(c) | 0x20
		case blank(byte(c)), strings.IndexByte(ends, byte(c)) >= 0:
			b[c] = 0
		}
	}
	return &b
}

// scanName returns the length and the key of the name that s begins with.
func scanName(s string, bytes *[256]byte) (int, nameKey) {
	key := nameKey(0)
	for i := range len(s) {
		c := bytes[s[i]]
		if c == 0 {
			return i, key
		}
		key = key<<8 | nameKey(c)
	}
	return len(s), key
}

// keyOf returns the key of a name.
func keyOf(name string) nameKey {
	_, key := scanName(name, tagBytes)
	return key
}

// A nameTable finds what a name in any case stands for. The zero value is empty;
// it is a quarter full at most.
type nameTable [1 << nameTableBits]struct {
	name  string // in lower case
	key   nameKey
	value uint8
}

const nameTableBits = 9

// home returns where the search for a key begins.
func (k nameKey) home() uint64 { return uint64(k) * 0x9E3779B97F4A7C15 >> (64 - nameTableBits) }

// add adds a name in lower case; its value is not 0.
func (t *nameTable) add(name string, value uint8) {
	key := keyOf(name)
	i := key.home()
	for t[i].value != 0 {
		i = (i + 1) % uint64(len(t))
	}
	t[i].name, t[i].key, t[i].value = name, key, value
}

// find returns the value of a name with a key, or 0.
func (t *nameTable) find(name string, key nameKey) uint8 {
	for i := key.home(); t[i].value != 0; i = (i + 1) % uint64(len(t)) {
		e := &t[i]
		if e.key != key || len(e.name) != len(name) {
			continue
		}
		if n := len(name) - 8; n <= 0 || strings.EqualFold(name[:n], e.name[:n]) {
			return e.value
		}
	}
	return 0
}
