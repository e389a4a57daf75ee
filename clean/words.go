package clean

import (
	"bytes"
	"hash/maphash"
	"slices"

	"github.com/copydesk/copydesk/clean/phrase"
)

// words are the words of a text, folded: their hashes, sorted, each once.
type words []uint64

var wordSeed = maphash.MakeSeed()

// wordsOf returns the words of s.
func wordsOf(s string) words {
	var buf [256]byte
	w := make(words, 0, 16) // most titles have fewer
	for f := range bytes.FieldsSeq(phrase.AppendFold(buf[:0], s)) {
		w = append(w, maphash.Bytes(wordSeed, f))
	}
	slices.Sort(w)
	return slices.Compact(w)
}

// common returns the number of words that both have.
func (w words) common(o words) int {
	n := 0
	for len(w) > 0 && len(o) > 0 {
		switch {
		case w[0] < o[0]:
			w = w[1:]
		case w[0] > o[0]:
			o = o[1:]
		default:
			w, o, n = w[1:], o[1:], n+1
		}
	}
	return n
}

// dice returns how much two texts have in common, from 0 to 1.
func (w words) dice(o words) float64 {
	if len(w)+len(o) == 0 {
		return 0
	}
	return 2 * float64(w.common(o)) / float64(len(w)+len(o))
}
