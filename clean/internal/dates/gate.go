package dates

import "unicode/utf8"

// maxLine is the length in bytes of the longest line that is scanned. Date
// lines and bylines are shorter; the longest of the samples has 160 bytes.
const maxLine = 300

// maxWordy is the length in bytes of the longest line that is scanned though it
// has no digit: "yesterday", "vor einer Stunde aktualisiert".
const maxWordy = 64

// MayHold reports whether a line may hold a date: it has a digit, or it is short
// and has a word of a relative date. In a line for which it is false [Scan] finds
// none. It costs much less than Scan.
func MayHold(line string) bool {
	if len(line) > maxLine {
		return false
	}
	wide := false
	for i := range len(line) {
		if '0' <= line[i] && line[i] <= '9' {
			return true
		}
		wide = wide || line[i] >= utf8.RuneSelf
	}
	if !wide {
		return len(line) <= maxWordy && relativeWords(line)
	}
	for _, r := range line {
		if digit(r) >= 0 || r == '月' {
			return true
		}
	}
	return len(line) <= 2*maxWordy && relativeWords(line)
}

// relativeWords reports whether a word of the line may be of a relative date.
func relativeWords(line string) bool {
	lex := loadLexicon()
	for i := 0; i < len(line); {
		if line[i] < utf8.RuneSelf && !asciiLetter(line[i]) {
			i++
			continue
		}
		start, hash := i, wordHash(0)
		for i < len(line) && asciiLetter(line[i]) {
			hash = hash.add(line[i] | 0x20)
			i++
		}
		if i == len(line) || line[i] < utf8.RuneSelf {
			if lex.relative.has(hash) && lex.isRelative(line[start:i]) {
				return true
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(line[start:])
		switch {
		case unspaced(r):
			return true
		case !letter(r):
			i = start + n
			continue
		}
		i = lettersEnd(line, start)
		if lex.isRelative(line[start:i]) {
			return true
		}
	}
	return false
}

// lettersEnd returns the end of the letters from byte i on.
func lettersEnd(line string, i int) int {
	for i < len(line) {
		r, n := utf8.DecodeRuneInString(line[i:])
		if !letter(r) {
			break
		}
		i += n
	}
	return i
}

func asciiLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// isRelative reports whether a word is of a relative date or begins a phrase.
func (x *lexicon) isRelative(word string) bool {
	var key [maxWordy]byte
	e := x.entries[string(appendFold(key[:0], word))]
	return e != nil && e.relative()
}

// relative reports whether e is of a relative date or begins a phrase.
func (e *entry) relative() bool {
	for _, s := range e.senses {
		switch s.kind {
		case relativeWord, agoBefore, agoAfter, unitAgo:
			return true
		}
	}
	return e.longer
}

// A wordFilter says of most words that are not in a set that they are not, by
// their hashes.
type wordFilter [1 << 8]uint64

// A wordHash is the hash of an ASCII word in small letters; 0 is that of no
// letters.
type wordHash uint32

func (h wordHash) add(b byte) wordHash { return (h + wordHash(b)) * 0x01000193 }

func (f *wordFilter) add(word string) {
	var h wordHash
	for i := range len(word) {
		h = h.add(word[i])
	}
	f[h>>18&0xFF] |= 1 << (h >> 26)
}

func (f *wordFilter) has(h wordHash) bool { return f[h>>18&0xFF]&(1<<(h>>26)) != 0 }
