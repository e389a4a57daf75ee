package phrase

import "unicode/utf8"

// A phrase that begins with {w} or {*} may begin anywhere. So that not every
// line has to be followed word by word for the few of them, their second words
// are looked for first.

// secondWords are the words behind the {w} or {*} that patterns begin with.
type secondWords struct {
	any    bool // some pattern has no literal there
	filter wordFilter
}

// newSecondWords returns the second words of the patterns of m, whose words are
// given by number.
func newSecondWords(m *Matcher, words []string) (s secondWords) {
	root := &m.forward.nodes[0]
	reached := []int32{root.word, root.words}
	for i := 0; i < len(reached); i++ { // grows on the way
		if reached[i] == 0 {
			continue
		}
		nd := &m.forward.nodes[reached[i]]
		s.any = s.any || nd.number != 0 || nd.word != 0 || nd.words != 0
		for _, e := range m.forward.edges[nd.edges : nd.edges+nd.degree] {
			s.filter.add(words[e.token])
		}
		for j := nd.joins; j != 0; j = m.joins[j].next {
			reached = append(reached, m.joins[j].node)
		}
	}
	return s
}

// mayFollow reports whether one of the tokens of a text, the first of which are
// in h, may be a second word. It is false only where that is certain.
func (s *secondWords) mayFollow(text string, h *head) bool {
	if s.any || h.wide {
		return true
	}
	words := 0
	for _, t := range h.tokens[:h.length] {
		if t.class == mark {
			continue
		}
		words++
		if s.filter.has(text, t.start, t.end) {
			return true
		}
	}
	const reach = wordsLimit/wordCost + 1 // of a second word
	return words < reach && h.length == len(h.tokens)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
