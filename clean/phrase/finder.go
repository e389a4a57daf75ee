package phrase

import "slices"

// Finder finds the phrases of some categories. It is immutable and safe for
// concurrent use. The zero Finder finds nothing.
type Finder struct {
	m      *Matcher
	within uint64   // bits of the categories
	shared []string // those that have the shared bit
}

// Finder returns a finder of the phrases of the categories.
func (m *Matcher) Finder(categories ...string) Finder {
	f := Finder{m: m}
	for _, c := range categories {
		bit := m.categories[c]
		if f.within |= bit; bit == sharedBit {
			f.shared = append(f.shared, c)
		}
	}
	return f
}

// wants reports whether the phrase with number i is of the categories.
func (f *Finder) wants(i int32) bool {
	bit := f.m.bits[i]
	return f.within&bit != 0 && (bit != sharedBit || slices.Contains(f.shared, f.m.phrases[i].Category))
}

// Among reports whether a category of f is in s.
func (f Finder) Among(s Set) bool { return uint64(s)&f.within != 0 }

// Line appends to dst the phrases of the categories that [Matcher.Line] finds,
// in the same order.
func (f Finder) Line(dst []Match, line string) []Match {
	if f.within == 0 {
		return dst
	}
	w := walk{Finder: f, text: line, base: len(dst)}
	return w.line(dst, nil)
}

// At appends to dst the phrases of the categories that begin at byte pos of text,
// which has to be the start of a word (or of space and punctuation before it).
// The text may go on behind them, whether or not their pattern ends with ....
// Phrases that begin with ..., or with {w} or {*} and have a fixed end, are not
// looked for. The order is that of [Matcher.Line].
func (f Finder) At(dst []Match, text string, pos int) []Match {
	if f.within == 0 || pos < 0 || pos >= len(text) {
		return dst
	}
	w := walk{Finder: f, trie: &f.m.forward, text: text, base: len(dst), inside: true}
	var known *head
	if w.wild() { // a phrase could begin with any word: is there one that could be its second?
		var h head
		h.read(text, pos)
		known, w.tame = &h, !f.m.second.mayFollow(text, &h)
	}
	dst = w.run(dst, pos, known)
	sortMatches(dst[w.base:])
	return dst
}
