package clean

import (
	"math/bits"
	"strings"
)

// A wordTable says what words mean, and of most other words quickly that they
// mean nothing. Capitals count as small letters. Pages ask it some thousand times;
// a map would cost 1 % of all the time.
type wordTable[V any] struct {
	lengths [256]uint64 // of the words that begin with a byte
	slots   []uint16    // 1 + index of a word; 0: free
	words   []string
	values  []V
}

// maxTableWord is the length of the longest word of a table, in bytes.
const maxTableWord = 63

// newWordTable returns the table of words in small letters, none of them empty or
// longer than maxTableWord, up to 65,535 of them.
func newWordTable[V any](meaning map[string]V) *wordTable[V] {
	const room = 4 // slots for each word, at least
	t := &wordTable[V]{slots: make([]uint16, 1<<bits.Len(uint(room*len(meaning))))}
	for w, v := range meaning {
		t.words, t.values = append(t.words, w), append(t.values, v)
		t.lengths[w[0]|0x20] |= 1 << len(w)
		at := t.slot(w)
		for t.slots[at] != 0 {
			at = t.next(at)
		}
		t.slots[at] = uint16(len(t.words))
	}
	return t
}

// slot returns where the search for a word begins.
func (t *wordTable[V]) slot(w string) uint {
	n := len(w)
	return (uint(n) + 7*uint(w[0]|0x20) + 31*uint(w[n/2]|0x20) + 113*uint(w[n-1]|0x20)) & uint(len(t.slots)-1)
}

func (t *wordTable[V]) next(slot uint) uint { return (slot + 1) & uint(len(t.slots)-1) }

// get returns what a word means.
func (t *wordTable[V]) get(w string) (v V, ok bool) {
	if w == "" || t.lengths[w[0]|0x20]>>len(w)&1 == 0 {
		return v, false
	}
	for at := t.slot(w); t.slots[at] != 0; at = t.next(at) {
		if k := t.slots[at] - 1; sameWord(t.words[k], w) {
			return t.values[k], true
		}
	}
	return v, false
}

// sameWord reports whether w in small letters is the word small.
func sameWord(small, w string) bool {
	if len(small) != len(w) {
		return false
	}
	for i := range len(w) {
		c := w[i]
		if isUpper(c) {
			c |= 0x20
		}
		if c != small[i] {
			return false
		}
	}
	return true
}

// has reports whether a word means anything.
func (t *wordTable[V]) has(w string) bool {
	_, ok := t.get(w)
	return ok
}

// wordsTable returns the table of words that all mean the same.
func wordsTable(words ...string) *wordTable[struct{}] {
	meaning := make(map[string]struct{}, len(words))
	for _, w := range words {
		meaning[w] = struct{}{}
	}
	return newWordTable(meaning)
}

// meanings turns lists of words that mean the same around.
func meanings[V comparable](lists map[V]string) map[string]V {
	meaning := map[string]V{}
	for v, words := range lists {
		for w := range strings.FieldsSeq(words) {
			meaning[w] = v
		}
	}
	return meaning
}

// classes yields the classes of an attribute.
func classes(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for i := 0; i < len(s); {
			if asciiSpace(s[i]) {
				i++
				continue
			}
			start := i
			for i++; i < len(s) && !asciiSpace(s[i]); i++ {
			}
			if !yield(s[start:i]) {
				return
			}
		}
	}
}

// utilitySign are the signs in the classes of utility frameworks ("md:hidden",
// "w-[50%]"), which are no names.
var utilitySign = bytesOf(":[]/()%!@")

// isUtility reports whether a class is one of a utility framework.
func isUtility(class string) bool {
	for i := range len(class) {
		if utilitySign[class[i]] {
			return true
		}
	}
	return false
}

// wordsOfClasses yields the words of the classes of an attribute that are names,
// each with the word before it in its class, or "".
func wordsOfClasses(s string) func(func(w, before string) bool) {
	return func(yield func(w, before string) bool) {
		for class := range classes(s) {
			if isUtility(class) {
				continue
			}
			before := ""
			for w := range classWords(class) {
				if !yield(w, before) {
					return
				}
				before = w
			}
		}
	}
}

// classWords yields the words of a class attribute: "postMeta entry-date" has
// four.
func classWords(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i <= len(s); i++ {
			inside := i < len(s) && asciiWord[s[i]]
			if inside && (!isUpper(s[i]) || i == start || !isLower(s[i-1])) {
				continue
			}
			if i > start && !yield(s[start:i]) {
				return
			}
			if start = i; !inside {
				start++
			}
		}
	}
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// negates reports whether a word of a class turns the next one into a statement
// about the looks: "has-sidebar".
func negates(w string) bool { return negations.has(w) }

var negations = wordsTable("has", "no", "with", "without", "not", "hide")

// bytesOf returns the set of the bytes of s.
func bytesOf(s string) (in [256]bool) {
	for i := range len(s) {
		in[s[i]] = true
	}
	return in
}
