package phrase

import "unicode/utf8"

// dictionary numbers the words and marks of patterns, from 0 on. It is a hash
// table of its own, as most of the time of a search goes into looking up words:
// small letters are made on the way, without a copy.
type dictionary struct {
	words []string // folded, by number
	slots []slot   // a power of two, at most half of them used
}

// slot holds a word's hash, and its number plus one; 0 is an empty slot.
type slot struct {
	hash   uint32
	number int32
}

// newDictionary returns the dictionary of words, which differ.
func newDictionary(words []string) dictionary {
	size := 2
	for size < 2*len(words) {
		size *= 2
	}
	d := dictionary{words: words, slots: make([]slot, size)}
	for n, word := range words {
		h := hashStart
		for i := range len(word) {
			h = addToHash(h, word[i])
		}
		i := h & uint32(size-1)
		for d.slots[i].number != 0 {
			i = (i + 1) & uint32(size-1)
		}
		d.slots[i] = slot{h, int32(n + 1)}
	}
	return d
}

// hashStart and addToHash are the hash FNV-1a.
const hashStart uint32 = 2166136261

func addToHash(h uint32, b byte) uint32 { return (h ^ uint32(b)) * 16777619 }

// find returns the number of a word as a text writes it.
func (d *dictionary) find(raw string) (number int32, ok bool) {
	const longest = 96 // bytes, no word of a pattern comes near
	if len(raw) > longest || len(d.slots) == 0 {
		return 0, false
	}
	h := hashStart
	for i := range len(raw) {
		if raw[i] >= utf8.RuneSelf {
			var buf [longest]byte
			return d.findFolded(appendWord(buf[:0], raw))
		}
		h = addToHash(h, lower(raw[i]))
	}
	for i := d.home(h); d.slots[i].number != 0; i = d.home(i + 1) {
		if n := d.slots[i].number - 1; d.slots[i].hash == h && isLowerOf(d.words[n], raw) {
			return n, true
		}
	}
	return 0, false
}

// findFolded is find for a folded word.
func (d *dictionary) findFolded(word []byte) (number int32, ok bool) {
	h := hashStart
	for _, b := range word {
		h = addToHash(h, b)
	}
	for i := d.home(h); d.slots[i].number != 0; i = d.home(i + 1) {
		if n := d.slots[i].number - 1; d.slots[i].hash == h && d.words[n] == string(word) {
			return n, true
		}
	}
	return 0, false
}

// home returns the slot in which the search for a hash begins.
func (d *dictionary) home(h uint32) uint32 { return h & uint32(len(d.slots)-1) }

// lower returns the small letter of an ASCII character.
func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}

// isLowerOf reports whether word is raw, which is ASCII, in small letters.
func isLowerOf(word, raw string) bool {
	if len(word) != len(raw) {
		return false
	}
	for i := range len(raw) {
		if lower(raw[i]) != word[i] {
			return false
		}
	}
	return true
}
