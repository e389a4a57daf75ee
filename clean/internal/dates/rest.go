package dates

import "github.com/copydesk/copydesk/parse"

// Cover of a token: what a connecting word beside it may belong to.
type cover uint8

const (
	bare cover = iota
	byDate
	byLabel
)

// rest returns what moments, labels and the words beside them leave of the
// line.
func (s *scanner) rest() []parse.Span {
	covers := make([]cover, len(s.tokens))
	for _, m := range s.moments {
		for i := m.from; i < m.to; i++ {
			covers[i] = byDate
		}
	}
	s.coverLabels(covers)
	s.coverBefore(covers)
	s.coverBehind(covers)
	var rest []parse.Span
	for i := 0; i < len(covers); {
		j := i
		for j < len(covers) && covers[j] == bare {
			j++
		}
		if from, to := s.trim(i, j); from < to {
			rest = append(rest, parse.Span{Start: s.tokens[from].Start, End: s.tokens[to-1].End})
		}
		i = j + 1
	}
	return rest
}

// coverLabels covers the labels that stand right before or behind something
// covered.
func (s *scanner) coverLabels(covers []cover) {
	next := len(covers) + 1 // the covered token behind
	at := len(covers) - 1
	for k := len(s.items) - 1; k >= 0; k-- {
		it := s.items[k]
		for ; at >= it.to; at-- {
			if covers[at] != bare {
				next = at
			}
		}
		if it.kind == labelItem && next < len(covers) && s.labelGap(it.to, next) < openGap {
			covers[it.from] = byLabel
		}
	}
	last := -1 // the covered token before
	at = 0
	for _, it := range s.items {
		for ; at < it.from; at++ {
			if covers[at] != bare {
				last = at
			}
		}
		if it.kind == labelItem && last >= 0 && !s.leads(it.to) && s.labelGap(last+1, it.from) < openGap {
			covers[it.from] = byLabel
		}
	}
}

// leads reports whether a word without meaning for dates follows a label, as in
// "Updated by Jane Doe": then the label begins another part of the line.
func (s *scanner) leads(i int) bool {
	return s.word(i) && !s.is(i, joinWord, nearWord, publishedWord, updatedWord)
}

// coverBefore covers the connecting words before something covered.
func (s *scanner) coverBefore(covers []cover) {
	side := bare
	for i := len(covers) - 1; i >= 0; i-- {
		side = s.spread(covers, i, side)
		if side != bare && covers[i] == bare && s.word(i) {
			covers[i] = side
		}
	}
}

// coverBehind covers the connecting words behind something covered, unless
// they lead to other words: "4 May 2023 De Vries".
func (s *scanner) coverBehind(covers []cover) {
	side := bare
	from := 0
	for i := range covers {
		if covers[i] != bare {
			s.fill(covers, from, i, side)
		}
		side = s.spread(covers, i, side)
		if side == bare && !s.word(i) && !s.number(i) {
			s.fill(covers, from, i, byDate)
		}
		if covers[i] != bare || side == bare {
			from = i + 1
		}
	}
	if side != bare {
		s.fill(covers, from, len(covers), side)
	}
}

func (s *scanner) fill(covers []cover, from, to int, with cover) {
	for i := from; i < to && with != bare; i++ {
		if s.word(i) {
			covers[i] = with
		}
	}
}

// spread says what token i carries on to the token beside it: words that
// connect and light signs carry what they stand beside, all else nothing.
func (s *scanner) spread(covers []cover, i int, side cover) cover {
	switch {
	case covers[i] != bare:
		return covers[i]
	case s.anySign(i, ",.:;()[]'°@"):
		return side
	case s.is(i, joinWord), side == byLabel && s.is(i, nearWord):
		return side
	}
	return bare
}

// trim cuts the signs off both ends of a run of tokens that don't belong to a
// word: the point of an abbreviation and brackets around words stay.
func (s *scanner) trim(from, to int) (int, int) {
	for from < to && s.tokens[from].kind == signToken && !s.opens(from, to) {
		from++
	}
	for to > from && s.tokens[to-1].kind == signToken && !s.closes(from, to-1) {
		to--
	}
	return from, to
}

// opens reports whether sign i belongs to what follows it, before token to.
func (s *scanner) opens(i, to int) bool {
	if s.anySign(i, "@#©$€£“\"«") {
		return i+1 < to
	}
	if s.anySign(i, "([") {
		for k := i + 1; k < to; k++ {
			if s.anySign(k, ")]") {
				return k > i+1
			}
		}
	}
	return false
}

// closes reports whether sign i belongs to what stands before it, from token
// from on.
func (s *scanner) closes(from, i int) bool {
	if s.anySign(i, ".!?%\"”»+") {
		return s.attached(i) && (s.word(i-1) || s.number(i-1) || s.anySign(i-1, ".!?%\"”»)]"))
	}
	if s.anySign(i, ")]") {
		for k := i - 1; k >= from; k-- {
			if s.anySign(k, "([") {
				return k < i-1
			}
		}
	}
	return false
}
