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
	tokens     map[string]int32 // folded words and marks of the patterns
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
	n := len(dst)
	w := walk{m: m, text: line, base: n}
	dst = w.run(dst, &m.forward, 0)
	w.back = true
	dst = w.run(dst, &m.backward, len(line))
	sortMatches(dst[n:])
	return dst
}

// At appends to dst the phrases of the categories that begin at byte pos of text,
// which has to be the start of a word (or of space and punctuation before it).
// The text may go on behind them, whether or not their pattern ends with ....
// Phrases that begin with {w}, {*} or ... are not looked for. The order is that
// of [Matcher.Line].
func (m *Matcher) At(dst []Match, text string, pos int, categories ...string) []Match {
	var bits uint64
	for _, c := range categories {
		bits |= m.categories[c]
	}
	if bits == 0 || pos < 0 || pos >= len(text) {
		return dst
	}
	n := len(dst)
	w := walk{m: m, text: text, base: n, categories: categories, within: bits}
	dst = w.run(dst, &m.forward, pos)
	sortMatches(dst[n:])
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
	text       string
	base       int      // where the matches of this text begin in dst
	back       bool     // from the end
	categories []string // of At, else empty
	within     uint64   // their bits
}

// state is a place in a trie that the tokens so far can have led to.
type state struct {
	node       int32
	left       int32 // what {*} may still take, see wordCost
	start, end int   // of the tokens taken; both 0 or less before the first
}

// {*} takes up to eight words. In scripts without blanks each rune counts as a
// third of a word.
const (
	wordCost   = 3
	runeCost   = 1
	wordsLimit = 8 * wordCost
)

// run follows the tokens from pos and appends the phrases found.
func (w *walk) run(dst []Match, tr *trie, pos int) []Match {
	if len(tr.nodes) < 2 {
		return dst
	}
	var a, b [24]state
	states, next := append(a[:0], state{start: -1}), b[:0]
	for range maxTokens {
		t, ok := w.token(pos)
		if !ok {
			return w.accept(dst, tr, states, true)
		}
		if t.class != mark {
			dst = w.accept(dst, tr, states, false)
		}
		if next = w.step(next[:0], tr, states, t); len(next) == 0 {
			return dst
		}
		states, next = next, states
		if pos = t.end; w.back {
			pos = t.start
		}
	}
	return w.accept(dst, tr, states, false)
}

func (w *walk) token(pos int) (t token, ok bool) {
	if w.back {
		return prevToken(w.text, pos)
	}
	return nextToken(w.text, pos)
}

// step appends to next the states behind t.
func (w *walk) step(next []state, tr *trie, states []state, t token) []state {
	id, known := w.lookup(t)
	for _, s := range states {
		nd := &tr.nodes[s.node]
		if t.class == mark {
			next = w.push(next, tr, s, s.node, s.left)
		} else {
			next = w.wild(next, tr, s, nd, t, id, known)
		}
		if !known {
			continue
		}
		if child := tr.literal(s.node, id); child != 0 {
			next = w.push(next, tr, s.with(t), child, 0)
		}
	}
	for i := 0; i < len(next); i++ { // grows on the way
		for j := tr.nodes[next[i].node].joins; j != 0; j = w.m.joins[j].next {
			next = w.push(next, tr, next[i], w.m.joins[j].node, 0)
		}
	}
	return next
}

// wild appends to next the states that a word or number leads to without
// regard to its text.
func (w *walk) wild(next []state, tr *trie, s state, nd *node, t token, id int32, known bool) []state {
	cost := int32(wordCost)
	if t.class == unspaced {
		cost = runeCost
	}
	taken := s.with(t)
	scale := known && id < int32(len(multipliers))
	switch {
	case t.class == digit && nd.number != 0:
		next = w.push(next, tr, taken, nd.number, 0)
	case scale && nd.number != 0 && w.back:
		next = w.push(next, tr, taken, s.node, 0)
	}
	if nd.kind == number && (scale && !w.back || t.class == digit && t.end-t.start == 3) {
		next = w.push(next, tr, taken, s.node, 0)
	}
	if nd.word != 0 {
		next = w.push(next, tr, taken, nd.word, 0)
	}
	if nd.words != 0 {
		next = w.push(next, tr, taken, nd.words, wordsLimit-cost)
	}
	if nd.kind == anyWords && s.left >= cost {
		next = w.push(next, tr, taken, s.node, s.left-cost)
	}
	return next
}

// lookup returns the number of a token that some pattern has.
func (w *walk) lookup(t token) (id int32, known bool) {
	const longest = 96 // bytes, no word of a pattern comes near
	if t.end-t.start > longest {
		return 0, false
	}
	var buf [longest]byte
	id, known = w.m.tokens[string(appendWord(buf[:0], w.text[t.start:t.end]))]
	return id, known
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
// category or the node has been reached already.
func (w *walk) push(next []state, tr *trie, s state, node, left int32) []state {
	if w.within != 0 && tr.nodes[node].within&w.within == 0 {
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
func (w *walk) accept(dst []Match, tr *trie, states []state, atEnd bool) []Match {
	for _, s := range states {
		for i := tr.nodes[s.node].accepts; i != 0; i = w.m.accepts[i].next {
			a := w.m.accepts[i]
			ph := &w.m.phrases[a.phrase]
			if w.within != 0 && !slices.Contains(w.categories, ph.Category) || w.within == 0 && !a.open && !atEnd {
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
