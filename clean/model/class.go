package model

import (
	"slices"

	"github.com/copydesk/copydesk/parse"
)

// A class is what is known of the class and id of an element, however many
// elements have them.
type class struct {
	bits    uint32  // categories of its words
	path    float32 // weight for all blocks inside
	own     float32 // weight for blocks whose own container it is, or the one around that
	words   int32   // in reading.classWords, and the end
	end     int32
	sign    uint32 // name and first words of the class: equal for what looks alike
	element int8   // in ancestors, -1 for others
}

// signWords is how many words make elements look alike: the name and two of the
// class. Later ones tell one teaser from the next.
const signWords = 3

// Limits of a class attribute and an id that are read: longer ones are made by
// programs.
const (
	maxClass = 300
	maxID    = 100
	maxPart  = 24
)

// readClass adds the class of a container to r.classes.
func (r *reading) readClass(k *parse.Container) {
	from := len(r.classWords)
	r.classWords = append(r.classWords, mix(WordHash(k.Name), keyName))
	r.parts(cut(k.Class, maxClass))
	sign := uint32(0)
	for _, w := range r.classWords[from:min(len(r.classWords), from+signWords)] {
		sign = mix(sign, w)
	}
	r.parts(cut(k.ID, maxID))
	cl := class{words: int32(from), end: int32(len(r.classWords)), sign: sign, element: int8(slices.Index(ancestors[:], k.Name))}
	for _, w := range r.classWords[from:] {
		cl.bits |= r.tables.lexicon.get(w)
		cl.path += weight(&r.tables.classes, mix(w, keyPath))
		cl.own += weight(&r.tables.classes, mix(w, keyOwn))
	}
	cl.path *= r.tables.scales[1]
	cl.own *= r.tables.scales[1]
	r.classes = append(r.classes, cl)
}

func cut(s string, n int) string { return s[:min(len(s), n)] }

// parts adds the words of a class attribute to r.classWords: runs of Latin
// letters, parted where a capital follows a small letter. A word that stands
// there twice is added once.
//
// A name of several parts such as "articleBody" is added as a whole as well.
func (r *reading) parts(s string) {
	from := len(r.classWords)
	whole, joined := hashSeed, 0
	for at := 0; at < len(s); {
		start, h, lower := at, hashSeed, false
		for ; at < len(s); at++ {
			c := s[at]
			small := latin[c]
			if small == 0 || small != c && lower {
				break
			}
			lower = small == c
			h, whole = (h^uint32(small))*hashPrime, (whole^uint32(small))*hashPrime
		}
		switch n := at - start; {
		case n > 0:
			joined++
			if n > 1 && n <= maxPart {
				r.classWords = append(r.classWords, h)
			}
			continue
		case s[at] == ' ' || s[at] == '\n' || s[at] == '\t':
			if joined > 1 {
				r.classWords = append(r.classWords, whole)
			}
			whole, joined = hashSeed, 0
		}
		at++
	}
	if joined > 1 {
		r.classWords = append(r.classWords, whole)
	}
	r.classWords = r.classWords[:from+distinct(r.classWords[from:])]
}

// distinct moves the first of equal hashes to the front and returns their number.
func distinct(hashes []uint32) (n int) {
	seen := uint64(0) // one bit for the hashes with the same six bits
	for _, h := range hashes {
		bit := uint64(1) << (h >> (32 - 6))
		if seen&bit == 0 || !slices.Contains(hashes[:n], h) {
			seen |= bit
			hashes[n] = h
			n++
		}
	}
	return n
}

// classKeys calls f with the keys of the classes around each block.
func (r *reading) classKeys(f func(block int, key uint32)) {
	for i := range r.n {
		own := r.page.Blocks[i].Container
		for c, up := own, 0; c >= 0; c, up = r.page.Containers[c].Parent, up+1 {
			cl := &r.classes[r.trees.class[c]]
			for _, w := range r.classWords[cl.words:cl.end] {
				f(i, mix(w, keyPath))
				if up < 2 {
					f(i, mix(w, keyOwn))
				}
			}
		}
	}
}
