package dates

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns s as the lexicon spells it: small letters without accents,
// points and width variants, so that "FÉVR" and "fevr" are one word.
func fold(s string) string { return string(appendFold(nil, s)) }

func appendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = appendFoldRune(dst, r)
		i += n
	}
	return dst
}

func appendFoldRune(dst []byte, r rune) []byte {
	r = unicode.ToLower(r)
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	parts := norm.NFKD.Properties(buf[:n]).Decomposition()
	if parts == nil {
		parts = buf[:n]
	}
	for len(parts) > 0 {
		r, n := utf8.DecodeRune(parts)
		parts = parts[n:]
		if !accent(r) {
			dst = appendBase(dst, unicode.ToLower(r))
		}
	}
	return dst
}

// appendBase writes the letters that have no decomposition as the letters they
// stand beside in scraped text.
func appendBase(dst []byte, r rune) []byte {
	switch r {
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'ø':
		r = 'o'
	case 'ł':
		r = 'l'
	case 'ı':
		r = 'i'
	case 'đ':
		r = 'd'
	case 'ς':
		r = 'σ'
	case 'ي', 'ى':
		r = 'ی'
	case 'ك':
		r = 'ک'
	case 'ة':
		r = 'ه'
	}
	return utf8.AppendRune(dst, r)
}

// accent reports whether r is a mark that writers leave out, or a joiner. The horn of
// Vietnamese is kept: "thứ" is not "thu"; so are the vowels of Thai and Hindi.
func accent(r rune) bool {
	const horn, tatweel, nukta = 0x031B, 0x0640, 0x093C
	switch {
	case ignorable(r):
		return true
	case r < 0x0300:
		return false
	case r <= 0x036F:
		return r != horn
	case r == tatweel, r == nukta, r == 0x0670:
		return true
	}
	return 0x0591 <= r && r <= 0x05C7 || 0x064B <= r && r <= 0x065F
}

// unspaced reports whether r is of a script that writes words, or words and
// their endings, without blanks between them.
func unspaced(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r <= 0x0E7F: // Thai
		return true
	case r < 0x3005:
		return false
	}
	return r <= 0x3007 || // 々〆〇
		0x3040 <= r && r <= 0x30FF || // kana
		0x3400 <= r && r <= 0x9FFF || // Han
		0xAC00 <= r && r <= 0xD7A3 || // Hangul
		0xF900 <= r && r <= 0xFAFF || 0xFF66 <= r && r <= 0xFF9D
}

// digit returns the value of r as a decimal digit of any script, or -1.
func digit(r rune) int {
	if r < utf8.RuneSelf {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	// There are no digits before the first of these, and none between the others.
	if r < 0x0660 || 0x1C5A <= r && r <= 0xA61F || !unicode.Is(unicode.Nd, r) {
		return -1
	}
	return digitOf(r)
}

// digitOf finds the value of a digit: the ranges of decimal digits begin with a
// zero and hold whole tens.
func digitOf(r rune) int {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	return -1
}
