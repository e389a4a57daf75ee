package phrase

import "unicode/utf8"

// dictionary numbers the words and marks of patterns, from 0 on. Most of the
// time of a search goes into looking up words, so it is a hash table of its own:
// ASCII words of up to eight bytes are compared as one number, without a copy.
type dictionary struct {
	short []shortWord // a power of two, at most half of them used
	long  map[string]int32
}

// shortWord is a word as pack makes it, and its number plus one; 0 is an empty
// slot.
type shortWord struct {
	packed uint64
	number int32
}

// newDictionary returns the dictionary of words, which are folded and differ.
func newDictionary(words []string) dictionary {
	short := 0
	for _, word := range words {
		if _, ok := pack(word); ok {
			short++
		}
	}
	size := 2
	for size < 2*short {
		size *= 2
	}
	d := dictionary{short: make([]shortWord, size), long: make(map[string]int32, len(words)-short)}
	for n, word := range words {
		packed, ok := pack(word)
		if !ok {
			d.long[word] = int32(n)
			continue
		}
		i := d.home(packed)
		for d.short[i].number != 0 {
			i = d.next(i)
		}
		d.short[i] = shortWord{packed, int32(n + 1)}
	}
	return d
}

// pack returns an ASCII word of up to eight bytes as a number in which large
// and small letters are alike. The bit that tells them apart is set in all other
// characters of words and in all marks but @, which no word has.
func pack(word string) (packed uint64, ok bool) {
	if len(word) > 8 {
		return 0, false
	}
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return 0, false
		}
		packed = packed<<8 | uint64(word[i]|0x20)
	}
	return packed, true
}

// find returns the number of a word as a text writes it.
func (d *dictionary) find(raw string) (number int32, ok bool) {
	if packed, ok := pack(raw); ok {
		return d.findShort(packed)
	}
	const longest = 96 // bytes, no word of a pattern comes near
	if len(raw) > longest {
		return 0, false
	}
	var buf [longest]byte
	folded := appendWord(buf[:0], raw)
	if packed, ok := pack(string(folded)); ok {
		return d.findShort(packed)
	}
	number, ok = d.long[string(folded)]
	return number, ok
}

func (d *dictionary) findShort(packed uint64) (number int32, ok bool) {
	for i := d.home(packed); d.short[i].number != 0; i = d.next(i) {
		if d.short[i].packed == packed {
			return d.short[i].number - 1, true
		}
	}
	return 0, false
}

// home returns the slot in which the search for a short word begins.
func (d *dictionary) home(packed uint64) int { return int(spread(packed)) & (len(d.short) - 1) }

// spread returns a hash of a short word.
func spread(packed uint64) uint64 {
	const golden = 0x9E3779B97F4A7C15 // 2⁶⁴ over the golden ratio, as Knuth has it
	return packed * golden >> 32
}

func (d *dictionary) next(i int) int { return (i + 1) & (len(d.short) - 1) }

// lower returns the small letter of an ASCII character.
func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}
