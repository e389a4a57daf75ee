package dates

import "unicode/utf8"

// maxLine is the length in bytes of the longest line that is scanned. Date
// lines and bylines are shorter; the longest of the samples has 160 bytes.
const maxLine = 300

// maxWordy is the length in bytes of the longest line that is scanned though it
// has no digit: "yesterday", "vor einer Stunde aktualisiert".
const maxWordy = 64

// MayHold reports whether a line may hold a date: beside a number it has a word
// of dates, a sign and another number, or what may be a time and its zone; or it
// is short and has a word of a relative date. In a line for which it is false
// [Scan] finds none. It costs much less than Scan.
func MayHold(line string) bool {
	if len(line) > maxLine {
		return false
	}
	sum := 0
	for i := range len(line) {
		sum += int(gateBytes[line[i]])
	}
	digits, wide := sum%wideByte, sum >= wideByte
	switch {
	case wide && wideWords(line):
		return digits > 0 || wideDigits(line) || len(line) <= 2*maxWordy && relativeWords(line)
	case digits > 0:
		return asciiWords(line, digits) || digits > 1 && signed(line)
	case wide:
		return len(line) <= 2*maxWordy && relativeWords(line)
	}
	return len(line) <= maxWordy && relativeWords(line)
}

// gateBytes have 1 for ASCII digits and wideByte for bytes beyond ASCII, so that the
// sum of a line says how many digits it has and whether it is all ASCII.
var gateBytes = func() (b [256]uint16) {
	for c := range b {
		switch {
		case asciiDigit(byte(c)):
			b[c] = 1
		case c >= utf8.RuneSelf:
			b[c] = wideByte
		}
	}
	return b
}()

const wideByte = 512 // more than maxLine

func asciiDigit(b byte) bool { return '0' <= b && b <= '9' }

func asciiLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// wideWords reports whether a line has letters or digits beyond ASCII, or a
// character that may stand inside a word.
func wideWords(line string) bool {
	for _, r := range line {
		if r >= utf8.RuneSelf && (letter(r) || digit(r) >= 0 || ignorable(r)) {
			return true
		}
	}
	return false
}

// wideDigits reports whether a line has digits beyond ASCII, or the sign of the
// month, before which Han characters are numbers.
func wideDigits(line string) bool {
	for _, r := range line {
		if digit(r) >= 0 || r == '月' {
			return true
		}
	}
	return false
}

// asciiWords reports whether a word of the line, which has a number of digits, may
// make a date or a time of a number, or may be a zone behind four digits.
func asciiWords(line string, digits int) bool {
	lex := loadLexicon()
	for i := 0; i < len(line); i++ {
		start, hash, capitals := i, wordHash(0), true
		for ; i < len(line) && asciiLetter(line[i]); i++ {
			hash = hash.add(line[i] | 0x20)
			capitals = capitals && line[i] <= 'Z'
		}
		if i > start && (lex.telling.has(hash) || capitals && digits > 3) {
			return true
		}
	}
	return false
}

// signed reports whether a sign that parts the numbers of dates and times may
// stand between two numbers.
func signed(line string) bool {
	number, sign := false, false // before byte i
	for i := range len(line) {
		switch c := line[i]; {
		case asciiDigit(c):
			if sign {
				return true
			}
			number = true
		case c == '.', c == '/', c == '-', c == '+', c == ':', c >= utf8.RuneSelf:
			sign = number
		case c != ' ' && (c < '\t' || c > '\r'):
			number, sign = false, false
		}
	}
	return false
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

// tells reports whether e makes a date or a time of a number beside it.
func (e *entry) tells() bool {
	for _, s := range e.senses {
		switch s.kind {
		case monthName, monthMark, yearMark, dayMark, hourMark, amWord, pmWord, eraName, otherName, otherEra, zoneWord:
			return true
		}
	}
	return e.relative()
}

// A wordFilter says of most words that are not in a set that they are not, by
// their hashes.
type wordFilter [1 << 10]uint64

// A wordHash is the hash of an ASCII word in small letters; 0 is that of no
// letters.
type wordHash uint32

func (h wordHash) add(b byte) wordHash { return (h + wordHash(b)) * 0x01000193 }

func (f *wordFilter) add(word string) {
	var h wordHash
	for i := range len(word) {
		h = h.add(word[i])
	}
	f[h>>16&0x3FF] |= 1 << (h >> 26)
}

func (f *wordFilter) has(h wordHash) bool { return f[h>>16&0x3FF]&(1<<(h>>26)) != 0 }
