package clean

import (
	"hash/fnv"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/phrase"
)

// words are the words of a text, folded: their hashes, sorted, each once.
type words []uint64

// wordsOf returns the words of s.
func wordsOf(s string) words {
	var buf [256]byte
	var w words
	h := fnv.New64a()
	for f := range strings.FieldsSeq(string(phrase.AppendFold(buf[:0], s))) {
		h.Reset()
		_, _ = h.Write([]byte(f)) // never an error
		w = append(w, h.Sum64())
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
