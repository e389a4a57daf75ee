package clean

import "strings"

// A wordSearch looks for words inside texts. A filter of the first two bytes of
// the words refuses most places with one test that comes out the same.
type wordSearch struct {
	words [256][]string // by their first byte
	pairs [16]uint64    // of their first two bytes, hashed
}

// newWordSearch returns the search for words of two bytes and more.
func newWordSearch(words ...string) *wordSearch {
	s := &wordSearch{words: byFirst(words...)}
	for _, w := range words {
		k := pairHash(w[0], w[1])
		s.pairs[k>>6] |= 1 << (k & 63)
	}
	return s
}

// pairHash returns a number below 1024 for two bytes.
func pairHash(a, b byte) uint { return (uint(a)*31 + uint(b)) & 1023 }

// byFirst sorts words by their first bytes.
func byFirst(words ...string) (t [256][]string) {
	for _, w := range words {
		t[w[0]] = append(t[w[0]], w)
	}
	return t
}

// in reports whether one of the words stands in s, be it inside another word.
func (s *wordSearch) in(text string) bool {
	for i := range s.places(text) {
		for _, w := range s.words[text[i]] {
			if strings.HasPrefix(text[i:], w) {
				return true
			}
		}
	}
	return false
}

// among reports whether one of the words stands in s between white space.
func (s *wordSearch) among(text string) bool {
	for i := range s.places(text) {
		if i > 0 && !asciiSpace(text[i-1]) {
			continue
		}
		for _, w := range s.words[text[i]] {
			if rest, ok := strings.CutPrefix(text[i:], w); ok && (rest == "" || asciiSpace(rest[0])) {
				return true
			}
		}
	}
	return false
}

// places yields where one of the words may begin.
func (s *wordSearch) places(text string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i+1 < len(text); i++ {
			if k := pairHash(text[i], text[i+1]); s.pairs[k>>6]>>(k&63)&1 != 0 && !yield(i) {
				return
			}
		}
	}
}
