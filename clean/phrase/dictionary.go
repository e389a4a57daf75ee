package phrase

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
func pack(word string) (packed uint64, ok bool) { return packAt(word, 0, len(word)) }

// packAt is pack for a part of a text.
func packAt(text string, start, end int) (packed uint64, ok bool) {
	const wide = 0x8080808080808080
	if end-start > 8 {
		return 0, false
	}
	unused := uint(64-8*(end-start)) & 127
	if start+8 <= len(text) {
		packed = load8(text[start:]) >> unused
	} else {
		for i := start; i < end; i++ {
			packed = packed<<8 | uint64(text[i])
		}
	}
	return packed | smallLetters>>unused, packed&wide == 0
}

// smallLetters are the bits of eight bytes that tell small letters from large ones.
const smallLetters = 0x2020202020202020

// load8 returns the first eight bytes of s as a number.
func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[7]) | uint64(s[6])<<8 | uint64(s[5])<<16 | uint64(s[4])<<24 |
		uint64(s[3])<<32 | uint64(s[2])<<40 | uint64(s[1])<<48 | uint64(s[0])<<56
}

// find returns the number of a word of a text, as it is written there.
func (d *dictionary) find(text string, start, end int) (number int32, ok bool) {
	if packed, ok := packAt(text, start, end); ok {
		return d.findShort(packed)
	}
	const longest = 96 // bytes, no word of a pattern comes near
	if end-start > longest {
		return 0, false
	}
	var buf [longest]byte
	folded := appendWord(buf[:0], text[start:end])
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

// lowerBytes are the bytes with small letters in place of the large ones of ASCII.
var lowerBytes = func() (b [256]byte) {
	for c := range b {
		b[c] = byte(c)
	}
	for c := 'A'; c <= 'Z'; c++ {
		b[c] += 'a' - 'A'
	}
	return b
}()

// lower returns the small letter of an ASCII character.
func lower(b byte) byte { return lowerBytes[b] }
