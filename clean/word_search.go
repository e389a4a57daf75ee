package clean

import (
	"math/bits"
	"strings"
)

// A wordSearch looks for up to 64 words inside texts. One test, which nearly always
// comes out the same, refuses a place for all words by its first three bytes.
type wordSearch struct {
	words []string
	heads [256][3]uint64 // the words that have a byte at their start, behind it, and next
}

// newWordSearch returns the search for words of three bytes and more.
func newWordSearch(words ...string) *wordSearch {
	s := &wordSearch{words: words}
	for k, w := range words {
		for at := range s.heads[0] {
			s.heads[w[at]][at] |= 1 << k
		}
	}
	return s
}

// inCases returns words in small letters, with a capital and in capitals.
func inCases(words ...string) []string {
	var out []string
	for _, w := range words {
		out = append(out, w, strings.ToUpper(w[:1])+w[1:], strings.ToUpper(w))
	}
	return out
}

// in reports whether one of the words stands in s, be it inside another word.
func (s *wordSearch) in(text string) bool {
	for i, w := range s.places(text) {
		if strings.HasPrefix(text[i:], w) {
			return true
		}
	}
	return false
}

// among reports whether one of the words, which begin with a blank, stands in a
// text with its white space folded, and a blank or nothing behind it. The start
// of the text counts as a blank.
func (s *wordSearch) among(text string) bool {
	for i, w := range s.places(text) {
		if leads(text[i:], w) {
			return true
		}
	}
	for _, w := range s.words {
		if leads(text, w[1:]) {
			return true
		}
	}
	return false
}

// leads reports whether a text begins with a word.
func leads(text, word string) bool {
	rest, ok := strings.CutPrefix(text, word)
	return ok && (rest == "" || rest[0] == ' ')
}

// places yields where one of the words may begin, and which.
func (s *wordSearch) places(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		first, second := uint64(0), uint64(0) // the words that may have begun at the last byte, and at the one before
		for i := range len(text) {
			at := &s.heads[text[i]]
			may := second & at[2]
			first, second = at[0], first&at[1]
			for ; may != 0; may &= may - 1 {
				if !yield(i-2, s.words[bits.TrailingZeros64(may)]) {
					return
				}
			}
		}
	}
}
