package phrase

import (
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
	return string(AppendFold(nil, s))
}

// AppendFold appends [Fold] of s to dst.
func AppendFold(dst []byte, s string) []byte { return appendRead(dst, s, nil) }

// appendRead is AppendFold that also notes the first tokens of s in head, if
// that is not nil.
func appendRead(dst []byte, s string, head *head) []byte {
	const rounds = 4 // composing can bring marks together that compose once more
	n := len(dst)
	dst, marked := appendFold(dst, s, head)
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
	plain := true  // so far s is ASCII
	for pos := 0; pos < len(s); {
		if b := s[pos]; b < utf8.RuneSelf && asciiClasses[b] == other {
			pos++
			continue
		}
		if end := plainEnd(s, pos); end > pos {
			if last.class != other && pos > last.end {
				dst = append(dst, ' ')
			}
			dst = appendPlain(dst, s[pos:end])
			last = token{letter, pos, end}
			head.add(last)
			pos = end
			continue
		}
		plain = false
		t, ok := nextToken(s, pos)
		if !ok {
			break
		}
		pos = t.end
		head.add(t)
		if t.class == mark {
			continue
		}
		if last.class != other && t.start > last.end && (t.class != unspaced || last.class != unspaced) {
			dst = append(dst, ' ')
		}
		dst = appendWord(dst, s[t.start:t.end])
		last = t
	}
	return dst, !plain && hasMark(s)
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

// appendPlain appends a word of ASCII letters and digits in lower case.
func appendPlain(dst []byte, word string) []byte {
	n := len(dst)
	dst = append(dst, word...)
	for i, b := range dst[n:] {
		dst[n+i] = lower(b)
	}
	return dst
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
