package phrase

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s in which texts are compared: its words and
// numbers, each pair parted by one blank. Letters become lower case (without a
// difference between dotted and dotless i, and with ё as е), composed (NFC) and
// of normal width, digits become ASCII. Curly apostrophes become straight; soft
// hyphens, zero-width characters and Arabic vowel signs are dropped, all other
// marks and punctuation part words. In Chinese, Japanese and other scripts
// written without blanks, blanks are dropped.
func Fold(s string) string {
	var buf [128]byte // room for most names and titles
	folded := AppendFold(buf[:0], s)
	if string(folded) == s {
		return s
	}
	return string(folded)
}

// AppendFold appends [Fold] of s to dst.
func AppendFold(dst []byte, s string) []byte { return appendRead(dst, s, nil) }

// appendRead is AppendFold that also notes the first tokens of s in head, if
// that is not nil.
func appendRead(dst []byte, s string, head *head) []byte {
	const rounds = 4 // composing can bring marks together that compose once more
	n := len(dst)
	dst, marked := appendFold(slices.Grow(dst, len(s)+8), s, head)
	for range rounds {
		if !marked {
			break
		}
		before := string(dst[n:])
		if dst, marked = appendFold(dst[:n], before, nil); string(dst[n:]) == before {
			break
		}
	}
	return dst
}

// head is the tokens that a text begins with.
type head struct {
	tokens [12]token // as far as nearly all walks through a line go
	length int
	taken  int  // those that a walk has behind it
	wide   bool // one of them is a word beyond ASCII
}

// read fills h with the tokens of text from pos on.
func (h *head) read(text string, pos int) {
	for h.length < len(h.tokens) {
		t, ok := nextToken(text, pos)
		if !ok {
			return
		}
		h.wide = h.wide || t.class != mark && !isASCII(text[t.start:t.end])
		h.add(t)
		pos = t.end
	}
}

func (h *head) add(t token) {
	if h != nil && h.length < len(h.tokens) {
		h.tokens[h.length] = t
		h.length++
	}
}

// appendFold folds s once. It reports whether s has combining marks.
func appendFold(dst []byte, s string, head *head) (folded []byte, marked bool) {
	var last token // the last one that was folded
	for pos := 0; pos < len(s); {
		if passedBytes[s[pos]] {
			pos++
			continue
		}
		t, plain := plainToken(s, pos)
		if !plain {
			ok := false
			if t, ok = nextToken(s, pos); !ok {
				return dst, marked || hasMark(s[pos:])
			}
			marked = marked || hasMark(s[pos:t.end])
			if head != nil && t.class != mark {
				head.wide = head.wide || !isASCII(s[t.start:t.end])
			}
		}
		head.add(t)
		pos = t.end
		if t.class == mark {
			continue
		}
		if last.class != other && t.start > last.end && (t.class != unspaced || last.class != unspaced) {
			dst = append(dst, ' ')
		}
		if plain {
			dst = appendLower(dst, s, t)
		} else {
			dst = appendWord(dst, s[t.start:t.end])
		}
		last = t
	}
	return dst, marked
}

// hasMark reports whether s has a combining mark.
func hasMark(s string) bool {
	const first = 0xCC // byte of the first mark, U+0300
	for i := 0; i < len(s); {
		if s[i] < first {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		// Letters and punctuation that need no search.
		case 0x0370 <= r && r <= 0x0481, 0x2000 <= r && r <= 0x20CF, 0x3041 <= r && r <= 0x3096, 0x30A0 <= r && r <= 0x9FFF:
		case unicode.IsMark(r):
			return true
		}
		i += size
	}
	return false
}

// appendLower appends a token of ASCII letters and digits in lower case, eight bytes
// at a time: digits have the bit of small letters.
func appendLower(dst []byte, text string, t token) []byte {
	n, size := len(dst), t.end-t.start
	for i := 0; i < size; i += 8 {
		at := t.start + i
		if at+8 > len(text) {
			for ; at < t.end; at++ {
				dst = append(dst, text[at]|0x20)
			}
			return dst
		}
		dst = binary.BigEndian.AppendUint64(dst, load8(text[at:])|smallLetters)
	}
	return dst[:n+size]
}

// appendWord appends the folded form of one token.
func appendWord(dst []byte, raw string) []byte {
	begin := len(dst)
	for i := range len(raw) {
		if raw[i] >= utf8.RuneSelf {
			return appendWide(dst, begin, raw[i:])
		}
		dst = append(dst, lower(raw[i]))
	}
	return dst
}

// appendWide appends the folded form of what is left of a token whose first
// characters are behind begin.
func appendWide(dst []byte, begin int, raw string) []byte {
	compose := false
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			dst = append(dst, lower(raw[i]))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(raw[i:])
		i += size
		c := classOf(r)
		if c == ignored {
			continue
		}
		compose = compose || c == joiner || 0x1100 <= r && r <= 0x11FF // Hangul in parts
		dst = utf8.AppendRune(dst, foldRune(r, c))
	}
	if !compose {
		return dst
	}
	composed := norm.NFC.String(string(dst[begin:]))
	for strings.Contains(composed, "i\u0307") { // one dot at a time, for dots on dots
		composed = norm.NFC.String(strings.ReplaceAll(composed, "i\u0307", "i"))
	}
	dst = dst[:begin]
	for _, r := range composed {
		dst = utf8.AppendRune(dst, foldRune(r, classOf(r)))
	}
	return dst
}

// foldRune returns what a rune of the given class is compared as.
func foldRune(r rune, c class) rune {
	switch c {
	case unspaced:
		return r
	case digit:
		return '0' + digitValue(r)
	case mark:
		return markOf(r)
	case other: // within a word or number
		switch r {
		case '٫':
			return '.'
		case '٬':
			return ','
		}
		return '\''
	}
	switch r {
	case 'İ', 'ı':
		return 'i'
	case 'ё', 'Ё':
		return 'е'
	case 'آ', 'أ', 'إ', 'ٱ':
		return 'ا'
	}
	if 0xFF01 <= r && r <= 0xFF5E {
		r -= 0xFEE0
	}
	return toLower(r)
}

// toLower is [unicode.ToLower] with a short way for the letters of western and
// Cyrillic text.
func toLower(r rune) rune {
	switch {
	case 0xDF <= r && r <= 0xFF, 'а' <= r && r <= 'я':
		return r
	case 0xC0 <= r && r <= 0xDE && r != '×', 'А' <= r && r <= 'Я':
		return r + 0x20
	}
	return unicode.ToLower(r)
}
