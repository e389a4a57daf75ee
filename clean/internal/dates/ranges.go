package dates

// joinRanges makes one moment of two days with a dash or "to" between them, and
// of a day with the beginning of a range before it: "4 May – 6 June 2023", "4–6
// May 2023", "March–April 2023".
func (s *scanner) joinRanges() {
	kept := s.moments[:0]
	for _, m := range s.moments {
		if m.kind == dayItem {
			m = s.rangeBefore(m)
		}
		if n := len(kept); n > 0 && s.rangeOf(&kept[n-1], &m) {
			kept[n-1].to, kept[n-1].reason, kept[n-1].weak = m.to, Range, false
			continue
		}
		kept = append(kept, m)
	}
	s.moments = kept
}

// rangeOf reports whether two moments are the ends of a range.
func (s *scanner) rangeOf(a, b *moment) bool {
	if a.kind != dayItem || b.kind != dayItem || a.to >= b.from {
		return false
	}
	to := a.to
	for to+1 < b.from && s.is(to, joinWord, yearMark) && !s.is(to, toWord) {
		to++
	}
	return s.joinsRange(to) && b.from == s.skipJoins(to+1, 2)
}

// joinsRange reports whether token i can join the ends of a range.
func (s *scanner) joinsRange(i int) bool { return s.anySign(i, "-–&") || s.is(i, toWord) }

// rangeBefore widens a moment by the first end of a range that is a number or
// the name of a month.
func (s *scanner) rangeBefore(m moment) moment {
	i := m.from - 1
	if m.from != s.items[m.left].from || s.items[m.left].kind != dayItem || !s.joinsRange(i) && !s.attachedSign(i, '/') || s.taken(i-1) {
		return m
	}
	if m.day.precision == Month {
		if _, ok := s.monthSense(&s.tokens[max(0, i-1)]); ok && i > 0 {
			m.from, m.reason = i-1, Range
		}
		return m
	}
	first := i - 1
	pointed := s.sign(first, '.')
	if pointed {
		first--
	}
	if s.sign(first-1, '.') && s.number(first) && s.number(first-2) { // "04.05.–06.05.2023"
		first -= 2
	}
	if !s.number(first) || s.taken(first) || s.insideNumber(first) {
		return m
	}
	tight := pointed || s.attached(i) && s.attached(i+1) || s.is(i, toWord)
	n := &s.tokens[first]
	switch {
	case n.width > 2 || n.value < 1 || n.value > 31, m.day.iso, m.day.sign != 0 && !pointed && !s.is(i, toWord):
	case tight || n.value < m.day.day && m.day.sign == 0:
		m.from, m.reason = first, Range
	}
	return m
}

// taken reports whether token i is part of an item.
func (s *scanner) taken(i int) bool {
	for k := range s.items {
		if it := &s.items[k]; it.from <= i && i < it.to {
			return true
		}
	}
	return false
}
