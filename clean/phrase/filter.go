package phrase

import "unicode/utf8"

// A wordFilter says of most words that are not in a set that they are not, without
// a look at the dictionary. It holds sets of ten thousand words and fits into the
// cache nearest to the processor.
type wordFilter [1 << 10]uint64

// place returns where the filter has the bit of a word, by its first eight bytes.
func (f *wordFilter) place(packed uint64) (cell *uint64, bit uint64) {
	h := spread(packed)
	return &f[h%(1<<10)], 1 << (h >> 10 & 63)
}

// add adds a folded word. Those beyond ASCII need none: has is true for all.
func (f *wordFilter) add(word string) {
	if packed, ok := packAt(word, 0, min(len(word), 8)); ok {
		cell, bit := f.place(packed)
		*cell |= bit
	}
}

// has reports whether a part of a text may be a word of the set. A combining mark
// behind the eighth byte would change the letter that stands there.
func (f *wordFilter) has(text string, start, end int) bool {
	packed, ok := packAt(text, start, min(end, start+8))
	if !ok || end-start > 8 && text[start+8] >= utf8.RuneSelf {
		return true
	}
	cell, bit := f.place(packed)
	return *cell&bit != 0
}
