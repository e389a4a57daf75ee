package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWord is how many bytes of a word are looked at. No phrase has a longer
// word, and a text without blanks must not cost more than others.
const maxWord = 256

// class says what a rune does in a text.
type class uint8

const (
	other    class = iota // parts words and is passed over
	ignored               // dropped without parting: soft hyphen, zero-width characters
	letter                // makes words
	joiner                // combining mark: continues a word
	digit                 // makes numbers, continues words
	unspaced              // letter of a script without blanks: a word by itself
	mark                  // one of : | @ # © >, which patterns can name
)

// token is a word, a number or a mark of a text.
type token struct {
	class      class // letter, digit, unspaced or mark
	start, end int   // bytes
}

// nextToken returns the first token at or after pos.
func nextToken(text string, pos int) (t token, ok bool) {
	for pos < len(text) && passedBytes[text[pos]] {
		pos++
	}
	if pos < len(text) {
		if t, ok = plainToken(text, pos); ok {
			return t, true
		}
	}
	return tokenWithin(text, pos, len(text))
}

// tokenWithin returns the first token from pos to limit.
func tokenWithin(text string, pos, limit int) (t token, ok bool) {
	for pos < limit {
		r, size := rune(text[pos]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[pos:])
		}
		switch classOf(r) {
		case letter:
			return token{letter, pos, min(wordEnd(text, pos), limit)}, true
		case digit:
			return token{digit, pos, min(numberEnd(text, pos), limit)}, true
		case unspaced:
			end := pos + size
			for end < len(text) && end-pos < maxWord {
				r, size := decode(text, end)
				if classOf(r) != joiner {
					break
				}
				end += size
			}
			return token{unspaced, pos, min(end, limit)}, true
		case mark:
			if standsAlone(text, pos, r) {
				return token{mark, pos, pos + size}, true
			}
		}
		pos += size
	}
	return token{}, false
}

// standsAlone reports whether the mark at pos is one and not half of the :: of
// program code or the end of a quotation, as in «Start».
func standsAlone(text string, pos int, r rune) bool {
	const longest = 200 // bytes, a longer quotation is not taken for one
	open := "«"
	switch r {
	case ':':
		return !strings.HasPrefix(text[pos+1:], ":") && !strings.HasSuffix(text[:pos], ":")
	case '›':
		open = "‹"
	case '»':
	default:
		return true
	}
	before := text[max(0, pos-longest):pos]
	return strings.LastIndex(before, open) <= strings.LastIndex(before, string(r))
}

// prevToken returns the last token that ends at or before pos, as nextToken
// would cut it.
func prevToken(text string, pos int) (t token, ok bool) {
	for pos > 0 && passedBytes[text[pos-1]] {
		pos--
	}
	if start := plainStart(text, pos); start < pos {
		return token{letter, start, pos}, true
	}
	for pos > 0 {
		start := runStart(text, pos)
		for n, more := tokenWithin(text, start, pos); more; n, more = tokenWithin(text, n.end, pos) {
			t, ok = n, true
		}
		if ok {
			return t, true
		}
		pos = start
	}
	return token{}, false
}

// plainStart returns where the word that ends at pos begins if it is a plain one, as
// plainToken has it. Else it returns pos.
func plainStart(text string, pos int) int {
	start := pos
	for start > 0 && pos-start < maxWord && wordBytes[text[start-1]] {
		start--
	}
	if start == pos || digitByte(text[start]) || start > 0 && !wordStops[text[start-1]] {
		return pos
	}
	return start
}

// runStart returns where the run of runes that can belong to one token and ends
// at pos begins. It moves by at least one rune.
func runStart(text string, pos int) int {
	start := pos
	for start > 0 && pos-start < maxWord {
		if wordBytes[text[start-1]] {
			start--
			continue
		}
		r, size := utf8.DecodeLastRuneInString(text[:start])
		switch classOf(r) {
		case letter, digit, joiner, ignored:
		case unspaced:
			return start - size
		case other:
			if start == pos {
				return start - size
			}
			if !joins(text, start-size, size) {
				return start
			}
		case mark:
			if start == pos {
				return start - size
			}
			return start
		}
		start -= size
	}
	return start
}

// wordEnd returns the end of the word that begins at pos.
func wordEnd(text string, pos int) int {
	end := pos
	for end < len(text) && end-pos < maxWord && wordBytes[text[end]] {
		end++
	}
	if end < len(text) && wordStops[text[end]] {
		return end
	}
	for i := end; i < len(text) && i-pos < maxWord; {
		r, size := decode(text, i)
		switch classOf(r) {
		case letter, digit, joiner:
			end = i + size
		case ignored:
		case other:
			if !isApostrophe(r) || !joins(text, i, size) {
				return end
			}
		default:
			return end
		}
		i += size
	}
	return end
}

// plainToken returns the word or number that begins at pos if it is a plain one: of
// ASCII letters and digits, with nothing behind it that could belong to it.
func plainToken(text string, pos int) (t token, plain bool) {
	rest := text[pos:min(len(text), pos+maxWord+1)]
	n := 1
	switch {
	case digitByte(rest[0]):
		t.class = digit
		for n < len(rest) && digitByte(rest[n]) {
			n++
		}
		plain = n == len(rest) || wordBytes[rest[n]] ||
			wordStops[rest[n]] && (rest[n] != '.' && rest[n] != ',' || n+1 == len(rest) || wordStops[rest[n+1]])
	case wordBytes[rest[0]]:
		t.class = letter
		for n < len(rest) && wordBytes[rest[n]] {
			n++
		}
		plain = n == len(rest) || wordStops[rest[n]]
	}
	t.start, t.end = pos, pos+n
	return t, plain && n <= maxWord
}

// numberEnd returns the end of the number that begins at pos.
func numberEnd(text string, pos int) int {
	end := pos
	for i := pos; i < len(text) && i-pos < maxWord; {
		r, size := decode(text, i)
		switch classOf(r) {
		case digit:
			end = i + size
		case ignored:
		case other:
			if !joins(text, i, size) {
				return end
			}
		default:
			return end
		}
		i += size
	}
	return end
}

// joins reports whether the rune at pos joins what stands beside it: an
// apostrophe between letters, a separator between digits.
func joins(text string, pos, size int) bool {
	r, _ := decode(text, pos)
	switch {
	case r == '.', r == ',', r == '٫', r == '٬', isApostrophe(r):
	default:
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:pos])
	after, _ := utf8.DecodeRuneInString(text[pos+size:])
	a, b := classOf(before), classOf(after)
	if a == digit || b == digit {
		return a == b
	}
	return isApostrophe(r) && b == letter && (a == letter || a == joiner)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', '´', '′', 'ʼ', '＇':
		return true
	}
	return false
}

func decode(text string, pos int) (r rune, size int) {
	if b := text[pos]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeRuneInString(text[pos:])
}

// asciiClasses are the classes of the ASCII characters.
var asciiClasses = func() (classes [utf8.RuneSelf]class) {
	for b := range classes {
		switch {
		case 'a' <= b|0x20 && b|0x20 <= 'z':
			classes[b] = letter
		case '0' <= b && b <= '9':
			classes[b] = digit
		case strings.IndexByte(":|@#>", byte(b)) >= 0:
			classes[b] = mark
		}
	}
	return classes
}()

// wordBytes are the ASCII letters and digits, which continue a word, wordStops the
// ASCII characters that end one whatever follows, and passedBytes those between
// tokens.
var wordBytes, wordStops, passedBytes = func() (in, stop, pass [256]bool) {
	for b, c := range asciiClasses {
		in[b] = c == letter || c == digit
		stop[b] = !in[b] && !isApostrophe(rune(b))
		pass[b] = c == other
	}
	return in, stop, pass
}()

func digitByte(b byte) bool { return '0' <= b && b <= '9' }

func classOf(r rune) class {
	if r < utf8.RuneSelf {
		return asciiClasses[r]
	}
	return wideClassOf(r)
}

// wideClassOf is classOf for characters beyond ASCII.
func wideClassOf(r rune) class {
	switch {
	// The commonest letters of other scripts, ahead of the searches below.
	case 0xC0 <= r && r <= 0x24F && r != '×' && r != '÷', 0x0400 <= r && r <= 0x0481,
		0x05D0 <= r && r <= 0x05EA, 0x0621 <= r && r <= 0x063A, 0x0641 <= r && r <= 0x064A,
		0xAC00 <= r && r <= 0xD7A3:
		return letter
	case 0x3041 <= r && r <= 0x3096, 0x30A1 <= r && r <= 0x30FA, 0x4E00 <= r && r <= 0x9FFF:
		return unspaced
	case markOf(r) != 0:
		return mark
	case isIgnored(r):
		return ignored
	case isApostrophe(r):
		return other
	case unicode.IsDigit(r):
		return digit
	case isUnspaced(r):
		return unspaced
	case unicode.IsLetter(r):
		return letter
	case unicode.IsMark(r):
		return joiner
	}
	return other
}

// isUnspaced reports whether r is a letter of Thai, Lao, Burmese, Khmer,
// Japanese or Chinese.
func isUnspaced(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r <= 0x0EFF, 0x1000 <= r && r <= 0x109F, 0x1780 <= r && r <= 0x17FF:
		return unicode.IsLetter(r) || unicode.IsMark(r)
	case 0x3005 <= r && r <= 0x3007, 0x3041 <= r && r <= 0x3096, 0x309D <= r && r <= 0x30FF,
		0x31F0 <= r && r <= 0x31FF, 0x3400 <= r && r <= 0x9FFF, 0xF900 <= r && r <= 0xFAFF,
		0xFF66 <= r && r <= 0xFF9F, 0x20000 <= r && r <= 0x3FFFF:
		return unicode.IsLetter(r)
	}
	return false
}

// isIgnored reports whether r is a soft hyphen, a zero-width or direction
// character, a variation selector, an Arabic vowel sign or tatweel.
func isIgnored(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x034F, r == 0x0640, r == 0x0670, r == 0xFEFF:
		return true
	case 0x064B <= r && r <= 0x065F, 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E,
		0x2060 <= r && r <= 0x2069, 0xFE00 <= r && r <= 0xFE0F, 0xE0100 <= r && r <= 0xE01EF:
		return true
	}
	return false
}

// markOf returns the mark that r stands for, 0 if none.
func markOf(r rune) rune {
	switch r {
	case ':', '|', '@', '#', '©', '>':
		return r
	case '：':
		return ':'
	case '｜', '│', '¦':
		return '|'
	case '＠':
		return '@'
	case '＃':
		return '#'
	case '＞', '»', '›', '→', '▸', '▶', '❯':
		return '>'
	}
	return 0
}

// digitValue returns the value of a decimal digit. Each range of the table holds
// whole sets of ten, zero first.
func digitValue(r rune) rune {
	for _, rg := range unicode.Nd.R16 {
		if rune(rg.Lo) <= r && r <= rune(rg.Hi) {
			return (r - rune(rg.Lo)) % 10
		}
	}
	for _, rg := range unicode.Nd.R32 {
		if rune(rg.Lo) <= r && r <= rune(rg.Hi) {
			return (r - rune(rg.Lo)) % 10
		}
	}
	return 0
}
