package phrase

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Matcher finds the phrases of the packs it was compiled from. It is immutable
// and safe for concurrent use. The zero Matcher finds nothing.
type Matcher struct {
	phrases    []Phrase
	dictionary dictionary // words and marks of the patterns
	categories map[string]uint64
	accepts    []accept
	joins      []join
	forward    trie // from the first word of a line
	backward   trie // from the last
}

// Match is one phrase found in a text. All places are byte offsets in the text.
type Match struct {
	Phrase *Phrase // shared, not to be changed
	// Start and End are the words of the phrase, without what its ... covers.
	Start, End int
	// Whole reports that the phrase fills the line, punctuation aside; in a
	// match of At, that it goes to the end of the text.
	Whole bool
	// RestStart and RestEnd are what the ... covers, without space and marks
	// around it; equal if there is nothing.
	RestStart, RestEnd int
}

// Line appends to dst every phrase that fills the line or, where the pattern
// ends or begins with ..., stands at its start or end. The longest comes first,
// phrases of equal length are sorted by id. No more than 60 words from either
// end are looked at.
func (m *Matcher) Line(dst []Match, line string) []Match {
	w := walk{m: m, text: line, base: len(dst)}
	return w.line(dst)
}

// At appends to dst the phrases of the categories that begin at byte pos of text,
// as [Finder.At] does.
func (m *Matcher) At(dst []Match, text string, pos int, categories ...string) []Match {
	return m.Finder(categories...).At(dst, text, pos)
}

// Finder finds the phrases of some categories. It is immutable and safe for
// concurrent use. The zero Finder finds nothing.
type Finder struct {
	m          *Matcher
	categories []string
	within     uint64 // their bits
}

// Finder returns a finder of the phrases of the categories, which it keeps.
func (m *Matcher) Finder(categories ...string) Finder {
	f := Finder{m: m, categories: categories}
	for _, c := range categories {
		f.within |= m.categories[c]
	}
	return f
}

// Line appends to dst the phrases of the categories that [Matcher.Line] finds,
// in the same order.
func (f Finder) Line(dst []Match, line string) []Match {
	if f.within == 0 {
		return dst
	}
	w := walk{m: f.m, text: line, base: len(dst), categories: f.categories, within: f.within}
	return w.line(dst)
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
	w := walk{m: f.m, trie: &f.m.forward, text: text, base: len(dst), inside: true, categories: f.categories, within: f.within}
	dst = w.run(dst, pos)
	sortMatches(dst[w.base:])
	return dst
}

func sortMatches(matches []Match) {
	if len(matches) < 2 {
		return
	}
	slices.SortFunc(matches, func(a, b Match) int {
		return cmp.Or(
			cmp.Compare(b.End-b.Start, a.End-a.Start),
			strings.Compare(a.Phrase.ID, b.Phrase.ID),
		)
	})
}

// walk is one way through a text, forward or back.
type walk struct {
	m          *Matcher
	trie       *trie
	text       string
	base       int      // where the matches of this text begin in dst
	back       bool     // from the end
	inside     bool     // phrases may end inside the text
	categories []string // of a Finder, else empty
	within     uint64   // their bits
}

// line appends the phrases that stand at either end of the text.
func (w *walk) line(dst []Match) []Match {
	w.trie = &w.m.forward
	dst = w.run(dst, 0)
	w.trie, w.back = &w.m.backward, true
	dst = w.run(dst, len(w.text))
	sortMatches(dst[w.base:])
	return dst
}

// state is a place in the trie that the tokens so far can have led to.
type state struct {
	node       int32
	left       int32 // what {*} may still take, see wordCost
	start, end int   // of the tokens taken; start is -1 before the first
}

// reading is a token of the text with its number in the patterns.
type reading struct {
	token
	id    int32
	known bool // some pattern has it
}

// {*} takes up to eight words. In scripts without blanks each rune counts as a
// third of a word.
const (
	wordCost   = 3
	runeCost   = 1
	wordsLimit = 8 * wordCost
)

// run follows the tokens from pos and appends the phrases found.
func (w *walk) run(dst []Match, pos int) []Match {
	if len(w.trie.nodes) < 2 {
		return dst
	}
	var a, b [20]state
	states, next := append(a[:0], state{start: -1}), b[:0]
	for range maxTokens {
		t, ok := w.read(pos)
		if !ok {
			return w.accept(dst, states, true)
		}
		if t.class != mark {
			dst = w.accept(dst, states, false)
		}
		if next = w.step(next[:0], states, t); len(next) == 0 {
			return dst
		}
		states, next = next, states
		if pos = t.end; w.back {
			pos = t.start
		}
	}
	return w.accept(dst, states, false)
}

// read returns the token after pos, or before it on the way back.
func (w *walk) read(pos int) (t reading, ok bool) {
	if w.back {
		t.token, ok = prevToken(w.text, pos)
	} else {
		t.token, ok = nextToken(w.text, pos)
	}
	if ok {
		t.id, t.known = w.m.dictionary.find(w.text[t.start:t.end])
	}
	return t, ok
}

// step appends to next the states behind t.
func (w *walk) step(next, states []state, t reading) []state {
	for _, s := range states {
		if t.class == mark {
			next = w.push(next, s, s.node, s.left)
		} else {
			next = w.wild(next, s, t)
		}
		if t.known {
			if child := w.trie.literal(s.node, t.id); child != 0 {
				next = w.push(next, s.with(t.token), child, 0)
			}
		}
	}
	for i := 0; i < len(next); i++ { // grows on the way
		for j := w.trie.nodes[next[i].node].joins; j != 0; j = w.m.joins[j].next {
			next = w.push(next, next[i], w.m.joins[j].node, 0)
		}
	}
	return next
}

// wild appends to next the states that a word or number leads to without
// regard to its text.
func (w *walk) wild(next []state, s state, t reading) []state {
	nd := &w.trie.nodes[s.node]
	taken := s.with(t.token)
	scale := t.known && t.id < int32(len(multipliers))
	switch {
	case t.class == digit && nd.number != 0:
		next = w.push(next, taken, nd.number, 0)
	case scale && nd.number != 0 && w.back:
		next = w.push(next, taken, s.node, 0)
	}
	if nd.kind == number && (scale && !w.back || t.class == digit && t.end-t.start == 3) {
		next = w.push(next, taken, s.node, 0)
	}
	if nd.word != 0 {
		next = w.push(next, taken, nd.word, 0)
	}
	cost := int32(wordCost)
	if t.class == unspaced {
		cost = runeCost
	}
	if nd.words != 0 {
		next = w.push(next, taken, nd.words, wordsLimit-cost)
	}
	if nd.kind == anyWords && s.left >= cost {
		next = w.push(next, taken, s.node, s.left-cost)
	}
	return next
}

// with returns s after taking t.
func (s state) with(t token) state {
	if s.start < 0 {
		s.start, s.end = t.start, t.end
	}
	s.start, s.end = min(s.start, t.start), max(s.end, t.end)
	return s
}

// push appends s, moved to a node, unless that leads to no phrase of the
// categories or the node has been reached already.
func (w *walk) push(next []state, s state, node, left int32) []state {
	if w.within != 0 && w.trie.nodes[node].within&w.within == 0 {
		return next
	}
	s.node, s.left = node, left
	for i := range next {
		if next[i].node == node {
			if next[i].left < left {
				next[i] = s
			}
			return next
		}
	}
	return append(next, s)
}

// accept appends the phrases that end in one of the states. At the end of the
// text all do, before it only those that may stand beside more.
func (w *walk) accept(dst []Match, states []state, atEnd bool) []Match {
	for _, s := range states {
		for i := w.trie.nodes[s.node].accepts; i != 0; i = w.m.accepts[i].next {
			a := w.m.accepts[i]
			ph := &w.m.phrases[a.phrase]
			if !w.inside && !a.open && !atEnd || w.within != 0 && !slices.Contains(w.categories, ph.Category) {
				continue
			}
			dst = w.add(dst, w.match(ph, s, atEnd, a.open))
		}
	}
	return dst
}

func (w *walk) match(ph *Phrase, s state, atEnd, open bool) Match {
	mt := Match{Phrase: ph, Start: s.start, End: s.end, Whole: atEnd}
	switch {
	case atEnd || !open:
		mt.RestStart, mt.RestEnd = s.end, s.end
	case w.back:
		mt.RestStart, mt.RestEnd = trim(w.text, 0, s.start)
	default:
		mt.RestStart, mt.RestEnd = trim(w.text, s.end, len(w.text))
	}
	return mt
}

// trim leaves space and what parts a label from its text out of a range.
func trim(text string, start, end int) (int, int) {
	part := strings.TrimLeftFunc(text[start:end], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(":|>»›•·-–—,;.*→：｜", r)
	})
	start = end - len(part)
	part = strings.TrimRightFunc(part, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(":|>»›•·-–—,;*→：｜", r)
	})
	return start, start + len(part)
}

// add appends a match, or puts it in the place of a shorter one of its phrase.
func (w *walk) add(dst []Match, mt Match) []Match {
	for i := w.base; i < len(dst); i++ {
		if dst[i].Phrase != mt.Phrase {
			continue
		}
		if dst[i].End-dst[i].Start < mt.End-mt.Start {
			dst[i] = mt
		}
		return dst
	}
	return append(dst, mt)
}
