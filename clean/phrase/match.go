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
	bits       []uint64   // of the categories of the phrases
	dictionary dictionary // words and marks of the patterns
	categories map[string]uint64
	accepts    []accept
	joins      []join
	forward    trie // from the first word of a line
	backward   trie // from the last
	second     secondWords
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
	w := walk{Finder: Finder{m: m}, text: line, base: len(dst)}
	return w.line(dst, nil)
}

// Reading is what [Matcher.Read] finds out about a line. The zero value is that
// of an empty line.
type Reading struct {
	Matches []Match // of [Matcher.Line]
	Folded  []byte  // of [AppendFold]
	// Starts are the categories of the phrases that [Matcher.At] finds at the
	// start of the line, and of those that stand at its end.
	Starts Set
}

// Set is a set of categories of a Matcher; the zero Set is empty. A Matcher with
// more than 64 categories does not tell all of them apart.
type Set uint64

// Read adds what there is to know about a line to the slices of r: for less than
// Line and AppendFold together.
func (m *Matcher) Read(r Reading, line string) Reading {
	var h head
	r.Folded = appendRead(r.Folded, line, &h)
	w := walk{Finder: Finder{m: m}, text: line, base: len(r.Matches)}
	w.tame = !m.second.mayFollow(line, &h)
	r.Matches = w.line(r.Matches, &h)
	r.Starts = Set(w.seen)
	return r
}

// At appends to dst the phrases of the categories that begin at byte pos of text,
// as [Finder.At] does.
func (m *Matcher) At(dst []Match, text string, pos int, categories ...string) []Match {
	return m.Finder(categories...).At(dst, text, pos)
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
	Finder // without categories: of all phrases
	trie   *trie
	text   string
	base   int    // where the matches of this text begin in dst
	back   bool   // from the end
	inside bool   // phrases may end inside the text
	tame   bool   // no phrase begins with {w} or {*} here
	seen   uint64 // bits of the phrases that end in a state reached
}

// line appends the phrases that stand at either end of the text, whose first tokens
// are in h, if that is not nil.
func (w *walk) line(dst []Match, h *head) []Match {
	w.trie = &w.m.forward
	dst = w.run(dst, 0, h)
	w.trie, w.back, w.tame = &w.m.backward, true, false
	dst = w.run(dst, len(w.text), nil)
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

// scales reports whether t is a word that belongs to the number before it.
func (t *reading) scales() bool { return t.known && t.id < int32(len(multipliers)) }

// {*} takes up to eight words. In scripts without blanks each rune counts as a
// third of a word.
const (
	wordCost   = 3
	runeCost   = 1
	wordsLimit = 8 * wordCost
)

// run follows the tokens from pos, the first of which are in h, if that is not nil,
// and appends the phrases found.
func (w *walk) run(dst []Match, pos int, h *head) []Match {
	if len(w.trie.nodes) < 2 {
		return dst
	}
	t, ok := w.token(pos, h)
	if !ok || w.refuses(t) {
		return dst
	}
	if first := w.look(t); w.begins(&first) {
		return w.follow(dst, first, h)
	}
	return dst
}

// refuses reports whether no phrase can begin with t, as is the case for most words.
func (w *walk) refuses(t token) bool {
	return t.class == letter && (w.tame || !w.wild()) && !w.trie.begin.has(w.text, t.start, t.end)
}

// begins reports whether a phrase may begin with t.
func (w *walk) begins(t *reading) bool {
	root := &w.trie.nodes[0]
	leads := func(node int32) bool { return node != 0 && w.leads(node) }
	return t.class == mark || !w.tame && w.wild() ||
		(t.class == digit || t.scales()) && leads(root.number) ||
		t.known && leads(w.trie.literal(0, t.id))
}

// leads reports whether a node leads to a phrase of the categories.
func (w *walk) leads(node int32) bool {
	return w.within == 0 || w.trie.nodes[node].within&w.within != 0
}

// wild reports whether a phrase of the categories begins with {w} or {*}.
func (w *walk) wild() bool {
	root := &w.trie.nodes[0]
	return root.word != 0 && w.leads(root.word) || root.words != 0 && w.leads(root.words)
}

// follow appends the phrases found from token t on, the first of the walk.
func (w *walk) follow(dst []Match, t reading, h *head) []Match {
	var a, b [20]state
	states, next := append(a[:0], state{start: -1}), b[:0]
	pos, ok := 0, true
	for n := range maxTokens {
		if n > 0 {
			if t.token, ok = w.token(pos, h); ok {
				t = w.look(t.token)
			}
		}
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

// token returns the next token: of h as long as it has one, else the one after pos,
// or before it on the way back.
func (w *walk) token(pos int, h *head) (t token, ok bool) {
	switch {
	case w.back:
		return prevToken(w.text, pos)
	case h != nil && h.taken < h.length:
		h.taken++
		return h.tokens[h.taken-1], true
	}
	return nextToken(w.text, pos)
}

// look looks a token up.
func (w *walk) look(t token) reading {
	id, known := w.m.dictionary.find(w.text, t.start, t.end)
	return reading{t, id, known}
}

// step appends to next the states behind t.
func (w *walk) step(next, states []state, t reading) []state {
	for _, s := range states {
		if t.class == mark {
			next = w.push(next, s, s.node, s.left)
		} else {
			next = w.pass(next, s, t)
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

// pass appends to next the states that a word or number leads to without
// regard to its text.
func (w *walk) pass(next []state, s state, t reading) []state {
	nd := &w.trie.nodes[s.node]
	taken := s.with(t.token)
	scale := t.scales()
	switch {
	case t.class == digit && nd.number != 0:
		next = w.push(next, taken, nd.number, 0)
	case scale && nd.number != 0 && w.back:
		next = w.push(next, taken, s.node, 0)
	}
	if nd.kind == number && (scale && !w.back || t.class == digit && t.end-t.start == 3) {
		next = w.push(next, taken, s.node, 0)
	}
	if s.node == 0 && w.tame {
		return next
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
	if !w.leads(node) {
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
			w.seen |= w.m.bits[a.phrase]
			ph := &w.m.phrases[a.phrase]
			if !w.inside && !a.open && !atEnd || w.within != 0 && !w.wants(a.phrase) {
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
