package dates

import "slices"

// A moment is a date with what belongs to it: its weekday, clock and zone. A
// clock or a relative date alone makes one too, to be refused.
type moment struct {
	kind        itemKind
	from, to    int // tokens
	left, right int // the outermost items, inclusive
	day         day
	clock       clock
	weekday     int // token, or -1
	weak        bool
	label       Label
	reason      Reason
}

// Kinds of gaps between two items: parts of one date stand apart by blanks,
// commas, brackets and connecting words, or by a bar or dash; anything else
// parts them.
const (
	closeGap = iota
	barGap
	openGap
)

// gap says what stands between tokens from and to.
func (s *scanner) gap(from, to int) int {
	gap, joins := closeGap, 0
	for i := from; i < to; i++ {
		switch {
		case s.anySign(i, ",.:;()[]'°_") || s.isT(i):
		case s.anySign(i, "|·•∙‧/-–@>»•◦*—\\"):
			gap = barGap
		case s.is(i, joinWord, yearMark) && joins < 4:
			joins++
		default:
			return openGap
		}
	}
	return gap
}

// group makes moments of the items. Days take their weekdays and clocks first,
// the near ones before those behind a bar; then relative dates; clocks left
// over make moments of their own.
func (s *scanner) group() {
	for _, kind := range [...]itemKind{dayItem, relativeItem, clockItem} {
		first := len(s.moments)
		for k := range s.items {
			if it := &s.items[k]; it.kind == kind && !it.used {
				it.used = true
				s.moments = append(s.moments, moment{
					kind: kind, from: it.from, to: it.to, left: k, right: k,
					day: it.day, clock: it.clock, weekday: -1, weak: it.weak || kind == clockItem && it.clock.reason != "",
				})
			}
		}
		for _, gap := range [...]int{closeGap, barGap} {
			for m := first; m < len(s.moments); m++ {
				s.attach(&s.moments[m], gap)
			}
		}
	}
	slices.SortFunc(s.moments, func(a, b moment) int { return a.from - b.from })
	s.joinRanges()
	s.label()
}

// attach widens a moment by the items beside it.
func (s *scanner) attach(m *moment, gap int) {
	for m.left > 0 {
		it := &s.items[m.left-1]
		if s.gap(it.to, m.from) > gap || !s.take(m, it) {
			break
		}
		m.left--
		m.from = it.from
	}
	for m.right+1 < len(s.items) {
		it := &s.items[m.right+1]
		if s.gap(m.to, it.from) > gap || !s.take(m, it) {
			break
		}
		m.right++
		m.to = it.to
	}
	if _, next, ok := s.zoneName(m.to); ok && m.kind == dayItem && !m.clock.set && !s.taken(m.to) {
		m.to = next // a zone without a clock says nothing: "2021-08-17 UTC"
	}
}

// take adds a clock or weekday to a moment that has none.
func (s *scanner) take(m *moment, it *item) bool {
	switch {
	case it.used:
		return false
	case it.kind == clockItem && !m.clock.set && m.kind != clockItem && m.day.precision != Month:
		m.clock = it.clock
	case it.kind == clockItem && m.clock.sameAs(&it.clock): // in another zone
	case it.kind == weekdayItem && m.weekday < 0 && m.day.precision != Month && s.fits(m, it.from):
		m.weekday = it.from
	default:
		return false
	}
	it.used = true
	m.weak = m.weak && m.kind == clockItem
	return true
}

// fits reports whether the weekday at token i may belong to a date. Names of up
// to three letters are names of men too (Sam, Dom, Jo): they must be of a
// language of the month's name; where that may be English, or a number, they
// must be of English or the locale, or be right.
func (s *scanner) fits(m *moment, i int) bool {
	tok, d := &s.tokens[i], &m.day
	var of langs
	for _, c := range tok.entry.senses {
		if c.kind == dayName {
			of |= c.langs
		}
	}
	switch {
	case tok.has(toWord, joinWord) && of&s.lineLangs() == 0: // "4 May to 6 May"
		return false
	case tok.Len() > 3 || m.kind != dayItem || d.swaps || d.reason != "":
		return true
	}
	if english := langs(1) << s.lex.numbers["en"]; d.langs == 0 || d.langs&english != 0 {
		right := checkDay(d.year, d.month, d.day) == "" && s.isWeekday(i, weekday(d.year, d.month, d.day), d.langs)
		return of&(english|s.locale.langs) != 0 || right
	}
	return of&d.langs != 0
}
