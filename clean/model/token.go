package model

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Tokens are words in lower case, known by their hashes: FNV-1a over code
// points. Two words with one hash are one word to the model.
const (
	hashSeed  uint32 = 2166136261
	hashPrime uint32 = 16777619
)

// A token is a word of a block.
type token struct {
	hash uint32
	// langs are the languages in which it is a function word, as bits.
	langs uint32
	// long tells that the word has three letters or more.
	long bool
}

// Kinds of keys in the learned tables: the same word counts differently in a
// line of few words, as the second of a pair, or at the start.
const (
	keyWord uint32 = iota + 1
	keyPair
	keyShort
	keyFirst
	keyPath
	keyOwn
	keyName // the name of an element
)

// mix joins a hash and a second one, or a kind of key.
func mix(a, b uint32) uint32 {
	h := (a ^ b*0x85EBCA6B) * 0xC2B2AE35
	return h ^ h>>15
}

// numberHash is the token of all numbers with n digits: which number it is says
// nothing, and how long it is says whether it may be a year.
func numberHash(n int) uint32 { return mix(hashSeed, uint32(min(n, 6))) }

// Classes of characters.
const (
	classOther uint8 = iota
	classLower
	classUpper
	classLetter // without case
	classDigit
	classIdeograph
)

// asciiClass holds the classes of the first 128 code points.
var asciiClass = func() (t [utf8.RuneSelf]uint8) {
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-0x20] = classLower, classUpper
	}
	for c := byte('0'); c <= '9'; c++ {
		t[c] = classDigit
	}
	t['_'] = classLetter
	return t
}()

// Letters of words and of classes, as small letters, and 0 for all other bytes: latin
// has those of the alphabet, letters digits and the low line as well.
var (
	latin   = smallLetters(classUpper, classLower)
	letters = smallLetters(classUpper, classLower, classLetter, classDigit)
)

func smallLetters(classes ...uint8) (t [256]byte) {
	for c, k := range asciiClass {
		if !slices.Contains(classes, k) {
			continue
		}
		t[c] = byte(c)
		if k == classUpper {
			t[c] |= 0x20
		}
	}
	return t
}

func classOf(r rune) uint8 {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass[r]
	case r >= 0x2000 && r < 0x2070: // punctuation
		return classOther
	case ideograph(r):
		return classIdeograph
	case unicode.IsUpper(r):
		return classUpper
	case unicode.IsLower(r):
		return classLower
	case unicode.IsLetter(r):
		return classLetter
	case unicode.IsNumber(r):
		return classDigit
	}
	return classOther
}

// ideograph reports whether r belongs to a script written without blanks:
// ideographs and kana. Two of them count as a word.
func ideograph(r rune) bool {
	return r >= 0x3040 && (r <= 0x30FF || r >= 0x3400 && r <= 0x4DBF || r >= 0x4E00 && r <= 0x9FFF ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF)
}

// WordHash returns the hash of a word as the tables of a model know it.
func WordHash(word string) uint32 {
	h := hashSeed
	for _, r := range word {
		h = (h ^ uint32(unicode.ToLower(r))) * hashPrime
	}
	return h
}
