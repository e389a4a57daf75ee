package dates

// A day is a day or a month of the calendar as the text writes it.
type day struct {
	year, month, day int
	precision        Precision
	reason           Reason // why it is none, as far as its form tells
	weak             bool   // counts only beside a clock or a weekday
	langs            langs  // of the name of the month, or none
	sign             rune   // between the numbers of a numeric date
	swaps            bool   // numeric: day and month may stand the other way round
	order            order  // numeric: the only order that gives a date, if one does
	iso              bool   // numeric, with hyphens, year first
	clock            clock  // of a date with a clock before its year
}

// dayFirst reads "4 May 2023", "4. Mai 2023", "1er mai 2023", "4-May-2023", "4
// de mayo de 2023", "4 tháng 5, 2023", and the same without a year.
func (s *scanner) dayFirst(i int) (d day, to int, ok bool) {
	n := &s.tokens[i]
	if n.width > 2 || s.tailOfNumber(i) {
		return d, i, false
	}
	j := s.ordinal(i + 1)
	if s.hyphen(j) || s.sign(j, '/') || s.sign(j, ',') && s.is(i-1, dayName) {
		j++
	}
	j = s.skipJoins(j, 2)
	m, j, ok := s.month(j)
	if !ok {
		return d, i, false
	}
	d = day{month: m.value, day: n.value, langs: m.langs, precision: Day}
	if y, found := s.year(j, m, true); found {
		d.year, d.reason = y.year, y.reason
		return d, y.next, true
	}
	if !s.plausible(m) || m.other {
		return d, i, false
	}
	d.reason = NoYear
	return d, j, true
}

// hyphen reports whether token i is a hyphen without blanks around it.
func (s *scanner) hyphen(i int) bool { return s.attachedSign(i, '-') && s.attached(i+1) }

// tailOfNumber reports whether number i is the end of a longer one: "1.4",
// "10,000".
func (s *scanner) tailOfNumber(i int) bool {
	return s.attached(i) && s.anySign(i-1, ".,:") && s.attached(i-1) && s.number(i-2)
}

// headOfNumber reports whether number i goes on in thousands: "2,000".
func (s *scanner) headOfNumber(i int) bool {
	return s.attachedSign(i+1, ',') && s.attachedNumber(i+2) && s.tokens[i+2].width == 3
}

// ordinal steps over what makes a number an ordinal one: "th", "er", "º", ".",
// "-го", ".º".
func (s *scanner) ordinal(i int) int {
	switch {
	case s.attachedSign(i, '.'):
		i++
		if s.attached(i) && s.is(i, ordinalMark) && !s.is(i, monthName) {
			i++
		}
	case s.sign(i, '°'):
		i++
	case s.anySign(i, "-'") && s.attached(i) && s.attached(i+1) && s.is(i+1, ordinalMark):
		i += 2
	case s.is(i, ordinalMark) && (s.attached(i) || s.tokens[i].Len() > 1) && !s.is(i, joinWord, toWord, dayName, monthName): // Hungarian has an ordinal "ján"
		i++
	case s.is(i, ordinalMark) && s.attached(i):
		i++
	}
	return i
}

// A month is a month by name.
type month struct {
	value int
	langs langs
	at    int  // token
	other bool // of another calendar
}

// month reads the name of a month, two names of one month ("مايو/أيار"), or the
// Vietnamese "tháng 5".
func (s *scanner) month(i int) (m month, next int, ok bool) {
	if !s.word(i) || s.tokens[i].entry == nil {
		return m, i, false
	}
	tok := &s.tokens[i]
	if tok.has(otherName) {
		return month{value: 1, at: i, other: true}, i + 1, true
	}
	sense, named := s.monthSense(tok)
	if !named {
		mark, marked := tok.sense(monthMark)
		if marked && !unspaced(firstRune(s.line[tok.Start:])) && s.number(i+1) && s.tokens[i+1].width <= 2 && !s.clockBegins(i+1) {
			return month{value: s.tokens[i+1].value, langs: mark.langs, at: i}, i + 2, true
		}
		return m, i, false
	}
	m = month{value: int(sense.value), langs: sense.langs, at: i}
	next = i + 1
	if s.sign(next, '.') && !s.tokens[next].spaced {
		next++
	}
	if s.anySign(next, "/(") && s.word(next+1) {
		if again, also := s.monthSense(&s.tokens[next+1]); also && again.value == sense.value {
			closing := s.sign(next, '(')
			next += 2
			if closing && s.sign(next, ')') {
				next++
			}
		}
	}
	return m, next, true
}

// monthSense returns which month a word names: by the language of the locale,
// where languages differ.
func (s *scanner) monthSense(tok *token) (best sense, ok bool) {
	if tok.entry == nil {
		return best, false
	}
	for _, c := range tok.entry.senses {
		if c.kind == monthName && (!ok || c.langs&s.locale.langs != 0) {
			best, ok = c, true
		}
	}
	return best, ok
}

// plausible reports whether a month may stand without a full date: short names
// are words of many languages ("set 4", "out 3", "Mars"), so they must be
// English or of the locale.
func (s *scanner) plausible(m month) bool {
	tok := &s.tokens[m.at]
	trusted := s.locale.langs | langs(1)<<s.lex.numbers["en"]
	return tok.Len() > 4 || m.langs&trusted != 0
}

// A yearOf is what stands in the place of a year.
type yearOf struct {
	year, next int
	reason     Reason
}

// year reads the year behind a month. short allows one of two digits that no
// apostrophe marks.
func (s *scanner) year(i int, m month, short bool) (y yearOf, ok bool) {
	i, era, marked := s.beforeYear(i)
	if !s.number(i) || s.headOfNumber(i) {
		return y, false
	}
	n := &s.tokens[i]
	thai := s.of(m.langs, "th")
	y = yearOf{year: n.value, next: i + 1}
	switch {
	case n.width == 4:
	case n.width != 2 || s.clockBegins(i) || s.dashed(i+1) && !marked:
		return y, false
	case marked:
		y.year = fullYear(n.value)
	case !s.yearEnds(i + 1):
		return y, false
	case thai && n.value >= 50:
		y.year = 2500 + n.value
	case !short || thai:
		y.reason = ShortYear
	default:
		y.year = fullYear(n.value)
	}
	if era != nil {
		y.year += int(era.value)
	} else if thai && minBuddhist <= y.year && y.year <= maxBuddhist {
		y.year += buddhistOffset
	}
	y.next = s.afterYear(y.next)
	switch {
	case m.other || s.is(y.next-1, otherEra) || s.sign(y.next-1, '.') && s.is(y.next-2, otherEra):
		y.reason = OtherCalendar
	case y.reason == "" && (y.year < minYear || y.year > maxYear):
		y.reason = YearRange
	}
	return y, true
}

// of reports whether a set of languages holds the one with a tag.
func (s *scanner) of(set langs, tag string) bool {
	return set&(langs(1)<<s.lex.numbers[tag]) != 0
}

// beforeYear steps over what stands between a month and its year: a comma, a
// hyphen, "de", "năm", an era, an apostrophe, which marks a short year.
func (s *scanner) beforeYear(i int) (next int, era *sense, apostrophe bool) {
	for range 2 {
		if s.anySign(i, ",./") || s.hyphen(i) {
			i++
		}
	}
	i = s.skipJoins(i, 2)
	if s.is(i, yearMark) {
		i++
	}
	if e, ok := s.eraAt(i); ok {
		era = &e
		i++
		if s.sign(i, '.') {
			i++
		}
	}
	if s.sign(i, '\'') {
		return i + 1, era, true
	}
	return i, era, false
}

func (s *scanner) eraAt(i int) (sense, bool) {
	if i >= len(s.tokens) {
		return sense{}, false
	}
	return s.tokens[i].sense(eraName)
}

// afterYear steps over the word for year behind a number: "2023 г.", "2023 r.",
// "2023 م".
func (s *scanner) afterYear(i int) int {
	if !s.is(i, yearMark, otherEra) || s.is(i, eraName) {
		return i
	}
	i++
	if s.attachedSign(i, '.') {
		i++
	}
	return i
}

// dashed reports whether a dash and a number follow: the number before it may
// be the first of a range.
func (s *scanner) dashed(i int) bool {
	return s.anySign(i, "-–") && s.attached(i) && s.attachedNumber(i+1)
}

// yearEnds reports whether a number of two digits before token i may be a year:
// nothing that it could count follows.
func (s *scanner) yearEnds(i int) bool {
	switch {
	case i >= len(s.tokens):
		return true
	case s.tokens[i].kind == signToken:
		return s.anySign(i, ",.;|·•-–()[]@/")
	case s.number(i):
		return s.clockBegins(i)
	}
	return s.is(i, joinWord, nearWord, publishedWord, updatedWord, dayName, yearMark)
}

// monthFirst reads "May 4, 2023", "May 2023", "tháng 5 2023", and the same
// without a year.
func (s *scanner) monthFirst(i int) (d day, to int, ok bool) {
	m, j, ok := s.month(i)
	if !ok || m.other {
		return d, i, false
	}
	if y, next, found := s.monthYear(j, m); found {
		return y, next, true
	}
	if s.hyphen(j) || s.attachedSign(j, '/') {
		j++
	}
	j = s.skipJoins(j, 1)
	if !s.number(j) || s.tokens[j].width > 2 || s.headOfNumber(j) || s.clockBegins(j) || s.sign(j+1, '%') {
		return d, i, false
	}
	d = day{month: m.value, day: s.tokens[j].value, langs: m.langs, precision: Day}
	next := s.ordinal(j + 1)
	if _, _, again := s.month(s.skipJoins(next, 2)); again && !s.sign(next, ',') {
		return d, i, false // the first word is a weekday or a label: "mar 4 mayo"
	}
	if end, ranged := s.rangeEnd(next); ranged {
		d.reason = Range
		if y, found := s.year(end, m, false); found {
			end = y.next
		}
		return d, end, true
	}
	if y, found := s.year(next, m, false); found {
		d.year, d.reason = y.year, y.reason
		return d, y.next, true
	}
	if c, end, found := s.clockThenYear(next); found {
		d.year, d.clock = s.tokens[end-1].value, c
		return d, end, true
	}
	d.reason = NoYear
	return d, next, s.plausible(m)
}

// monthYear reads the year of a date without a day.
func (s *scanner) monthYear(i int, m month) (d day, to int, ok bool) {
	k, _, apostrophe := s.beforeYear(i)
	if !s.number(k) || !(s.tokens[k].width == 4 || apostrophe) || !s.plausible(m) {
		return d, i, false
	}
	y, ok := s.year(i, m, false)
	d = day{year: y.year, month: m.value, langs: m.langs, precision: Month, reason: y.reason}
	if ok && s.dashed(y.next) {
		d.reason = Range
		return d, y.next + 2, true
	}
	return d, y.next, ok
}

// rangeEnd reads the second day of a range: "–6", " to 6".
func (s *scanner) rangeEnd(i int) (next int, ok bool) {
	if !s.anySign(i, "-–/&") && !s.is(i, toWord) || !s.number(i+1) {
		return i, false
	}
	n := &s.tokens[i+1]
	if n.width > 2 || n.value > 31 || s.clockBegins(i+1) {
		return i, false
	}
	return s.ordinal(i + 2), true
}

// clockThenYear reads "18:40:00 2023", "18:40:00 +0000 2023", as the programs
// of Unix write it.
func (s *scanner) clockThenYear(i int) (c clock, to int, ok bool) {
	c, to, ok = s.clock(i)
	if !ok || c.weak || !s.number(to) || s.tokens[to].width != 4 || s.clockBegins(to) {
		return c, i, false
	}
	if y := s.tokens[to].value; y < minYear || y > maxYear {
		return c, i, false
	}
	return c, to + 1, true
}

// yearFirst reads "2023. május 4.", "2023 May 4", "2023-May-04", and, of the
// languages that write the year first, "2023. május".
func (s *scanner) yearFirst(i int) (d day, to int, ok bool) {
	n := &s.tokens[i]
	if n.width != 4 || n.value < minYear || n.value > maxYear {
		return d, i, false
	}
	j := s.afterYear(i + 1)
	if s.anySign(j, ".-/,") {
		j++
	}
	m, j, ok := s.month(j)
	if !ok || m.other {
		return d, i, false
	}
	d = day{year: n.value, month: m.value, langs: m.langs, precision: Day}
	if s.anySign(j, ".-/") {
		j++
	}
	if !s.number(j) || s.tokens[j].width > 2 || s.clockBegins(j) {
		d.precision = Month
		return d, j, m.langs&s.lex.orders[yearMonthDay] != 0 && s.tokens[i+1].kind == signToken
	}
	d.day = s.tokens[j].value
	end := s.ordinal(j + 1)
	if _, ranged := s.rangeEnd(end); ranged {
		d.reason = Range
		end, _ = s.rangeEnd(end)
	}
	return d, end, true
}
