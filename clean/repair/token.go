package repair

import (
	"unicode"
	"unicode/utf8"
)

// A token is a word of a text: letters, digits and marks, with the apostrophes
// inside it. A final ’s is not part of it.
type token struct {
	start, end int32
	word       int32  // index into the lexicon; 0 is a word not listed
	hash       uint32 // of the word in lower case
	shape      shape
	first      bool // of its line
	opens      bool // the first of its sentence
}

// A shape says how a word is written.
type shape uint8

const (
	hasLower shape = 1 << iota
	hasUpper
	startsUpper
	innerUpper // an upper-case letter behind the first letter
	hasDigit
	notASCII
	apostrophe
)

// lower reports whether all letters are lower-case, and no digit is among them.
func (s shape) lower() bool { return s&(hasLower|hasUpper|hasDigit) == hasLower }

// capital reports whether only the first letter is upper-case.
func (s shape) capital() bool {
	return s&(hasLower|startsUpper|innerUpper|hasDigit) == hasLower|startsUpper
}

// upper reports whether all letters are upper-case.
func (s shape) upper() bool { return s&(hasLower|hasUpper|hasDigit) == hasUpper }

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// byteKind says what an ASCII byte is to the tokenizer.
var byteKind = func() (k [utf8.RuneSelf]uint8) {
	for c := range k {
		switch {
		case 'a' <= c && c <= 'z':
			k[c] = uint8(hasLower)
		case 'A' <= c && c <= 'Z':
			k[c] = uint8(hasUpper)
		case '0' <= c && c <= '9':
			k[c] = uint8(hasDigit)
		}
	}
	return k
}()

// scanWord reads the word at the start of s, which must begin with a word
// character, and returns its length, its hash in lower case, and its shape.
func scanWord(s string) (n int, hash uint64, sh shape) {
	hash = fnvOffset
	for n < len(s) {
		c := s[n]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[n:])
			if r == '’' {
				if !innerApostrophe(s, n, size) {
					break
				}
				sh |= apostrophe
				hash = (hash ^ '\'') * fnvPrime
				n += size
				continue
			}
			if !isWordRune(r) {
				break
			}
			sh |= shapeOf(r, n == 0) | notASCII
			hash = hashRune(hash, unicode.ToLower(r))
			n += size
			continue
		}
		k := byteKind[c]
		switch {
		case k == 0 && c == '\'' && innerApostrophe(s, n, 1):
			sh |= apostrophe
		case k == 0:
			return n, hash, sh
		case k == uint8(hasUpper):
			c |= 0x20
			if n == 0 {
				sh |= startsUpper
			} else {
				sh |= innerUpper
			}
		}
		sh |= shape(k)
		hash = (hash ^ uint64(c)) * fnvPrime
		n++
	}
	return n, hash, sh
}

// innerApostrophe reports whether the apostrophe at s[at] belongs to the word:
// a letter follows, which is not the last s of a genitive.
func innerApostrophe(s string, at, size int) bool {
	next := s[at+size:]
	r, n := utf8.DecodeRuneInString(next)
	if at == 0 || !unicode.IsLetter(r) {
		return false
	}
	if r == 's' {
		after, _ := utf8.DecodeRuneInString(next[n:])
		return isWordRune(after)
	}
	return true
}

func shapeOf(r rune, first bool) shape {
	switch {
	case unicode.IsUpper(r) && first:
		return hasUpper | startsUpper
	case unicode.IsUpper(r):
		return hasUpper | innerUpper
	case unicode.IsDigit(r):
		return hasDigit
	case unicode.IsLower(r):
		return hasLower
	}
	return 0 // of a script without cases
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return byteKind[r] != 0
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func hashRune(h uint64, r rune) uint64 {
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], r)] {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

// hashWord returns the hash of a word in any case.
func hashWord(w string) uint64 {
	_, h, _ := scanWord(w)
	return h
}
