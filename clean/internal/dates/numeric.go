package dates

import "unicode/utf8"

// numeric reads dates of three numbers with the same sign between them, and
// "20230504T1840Z".
//
// Year first and dotted dates have one reading: 2023-05-04, 2023/05/04,
// 04.05.2023 is day first. With slashes and hyphens both orders are in use, so
// 03/07/2022 waits for what else decides (see settle).
func (s *scanner) numeric(i int) (d day, to int, ok bool) {
	if s.insideNumber(i) {
		return d, i, false
	}
	a := &s.tokens[i]
	if a.width == 8 && s.attached(i+1) && s.isT(i+1) && s.attachedNumber(i+2) {
		d = day{year: a.value / 10000, month: a.value / 100 % 100, day: a.value % 100, precision: Day, sign: '-', iso: true}
		s.checkNumericYear(&d)
		return d, i + 1, true
	}
	j, sign, ok := s.separator(i+1, 0)
	if !ok {
		return d, i, false
	}
	k, _, ok := s.separator(j+1, sign)
	if !ok {
		return s.isoMonth(i, j, sign)
	}
	b, c := &s.tokens[j], &s.tokens[k]
	if b.width > 2 || c.width > 4 || s.goesOn(k+1) {
		return d, i, false
	}
	d = day{precision: Day, sign: sign}
	switch {
	case a.width == 4 && c.width <= 2:
		if sign == '.' && b.width+c.width < 4 && s.strange(i-1) {
			return d, i, false // "Version 2021.8.17"
		}
		d.year, d.month, d.day = a.value, b.value, c.value
		d.iso = sign == '-'
	case a.width <= 2 && c.width == 4:
		d.year = c.value
		s.dayAndMonth(&d, a.value, b.value)
	case a.width <= 2 && c.width == 2 && !s.attachedSign(k+1, ':'):
		return s.shortNumeric(d, i, j, k)
	default:
		return d, i, false
	}
	s.checkNumericYear(&d)
	to = k + 1
	if s.attachedSign(to, '.') && sign == '.' {
		to++
	}
	return d, s.afterYear(to), true
}

// strange reports whether token i is a word that has no meaning in dates: a
// number behind it may be a version.
func (s *scanner) strange(i int) bool { return s.word(i) && s.tokens[i].entry == nil }

// checkNumericYear sets the year right, or refuses it: Thai lines count from
// 543 BC, and years of the Hijri and Persian calendars pass for old ones.
func (s *scanner) checkNumericYear(d *day) {
	switch {
	case minBuddhist <= d.year && d.year <= maxBuddhist && s.of(s.lineLangs(), "th"):
		d.year += buddhistOffset
	case minHijri <= d.year && d.year <= maxHijri:
		d.reason = OtherCalendar
	case d.year < minYear || d.year > maxYear:
		d.reason = YearRange
	}
}

// dayAndMonth gives the first two numbers of a date their meaning.
func (s *scanner) dayAndMonth(d *day, a, b int) {
	d.day, d.month = a, b
	switch {
	case a <= 12 && b > 12 && (d.sign != '.' || s.order() != dayMonthYear):
		d.day, d.month, d.order = b, a, monthDayYear
	case a > 12 && b <= 12:
		d.order = dayMonthYear
	case a <= 12 && b <= 12 && a != b && d.sign != '.':
		d.swaps = true
	}
}

// shortNumeric reads dates with a year of two digits. It can stand first or
// last, so it counts only where the language of the line puts the day or the
// month first, or where no more than one order gives a date.
func (s *scanner) shortNumeric(d day, i, j, k int) (day, int, bool) {
	to := k + 1
	a, b, c := s.tokens[i].value, s.tokens[j].value, s.tokens[k].value
	o := s.order()
	if s.strange(i-1) || d.sign == '.' && o == anyOrder && s.tokens[i].width+s.tokens[j].width < 4 {
		return d, i, false // "Go 1.21.10"
	}
	if small, large := min(a, b), max(a, b); small < 1 || small > 12 || large > 31 {
		return d, to, false
	}
	d.year = fullYear(c)
	s.dayAndMonth(&d, a, b)
	yearFirst := checkDay(fullYear(a), b, c) == ""
	if o == yearMonthDay || o == anyOrder && yearFirst {
		d.reason, d.swaps = ShortYear, false
	}
	return d, to, true
}

// isoMonth reads "2023-05" where it is all the line says, or all but a label:
// elsewhere it may be a season or a range of pages.
func (s *scanner) isoMonth(i, j int, sign rune) (d day, to int, ok bool) {
	a, b := &s.tokens[i], &s.tokens[j]
	alone := j+1 == len(s.tokens) && (i == 0 || s.is(i-1, publishedWord, updatedWord) || s.sign(i-1, ':') && s.is(i-2, publishedWord, updatedWord))
	if sign != '-' || !alone || a.width != 4 || b.width != 2 || b.value < 1 || b.value > 12 || a.value < minYear || a.value > maxYear {
		return d, i, false
	}
	return day{year: a.value, month: b.value, precision: Month, sign: sign}, j + 1, true
}

// dayMonth reads "04.05.", "04/05", "05-04", which count only beside a clock or
// a weekday.
func (s *scanner) dayMonth(i int) (d day, to int, ok bool) {
	if s.insideNumber(i) {
		return d, i, false
	}
	j, sign, ok := s.separator(i+1, 0)
	if !ok {
		return d, i, false
	}
	a, b := s.tokens[i], s.tokens[j]
	to = j + 1
	if sign == '.' {
		if !s.attachedSign(to, '.') {
			return d, i, false
		}
		to++
	}
	small, large := min(a.value, b.value), max(a.value, b.value)
	if a.width > 2 || b.width > 2 || small < 1 || small > 12 || large > 31 || s.goesOn(to) {
		return d, i, false
	}
	if _, _, named := s.month(s.skipJoins(to, 2)); named {
		return d, i, false // the second number is the day: "4-6 May"
	}
	return day{day: a.value, month: b.value, precision: Day, sign: sign, reason: NoYear, weak: true}, to, true
}

// separator reads the sign between two numbers of a date and steps to the
// second number. A point may have a blank behind it ("4. 5. 2023"), a slash on
// both sides. A want of 0 takes any of the signs.
func (s *scanner) separator(i int, want rune) (number int, sign rune, ok bool) {
	if !s.anySign(i, "./-") || !s.number(i+1) {
		return i, 0, false
	}
	sign = s.tokens[i].sign
	if want != 0 && sign != want {
		return i, 0, false
	}
	before, after := s.tokens[i].spaced, s.tokens[i+1].spaced
	switch sign {
	case '.':
		ok = !before
	case '/':
		ok = before == after
	default:
		ok = !before && !after
	}
	return i + 1, sign, ok
}

// insideNumber reports whether number i is part of something longer: a
// version, a path, a telephone number, a word.
func (s *scanner) insideNumber(i int) bool {
	if !s.attached(i) {
		return false
	}
	p := &s.tokens[i-1]
	switch p.kind {
	case numberToken:
		return true
	case wordToken:
		return s.line[p.Start] < utf8.RuneSelf || p.entry == nil && !unspaced(firstRune(s.line[p.Start:]))
	}
	if s.anySign(i-1, "+#=/") {
		return true
	}
	return s.anySign(i-1, "./-_") && s.attached(i-1) && (s.number(i-2) || s.word(i-2))
}

// goesOn reports whether a number before token i is part of something longer.
func (s *scanner) goesOn(i int) bool {
	if s.anySign(i, "./-_") && s.attached(i) && s.attached(i+1) {
		return s.number(i+1) || s.word(i+1) && !s.isT(i+1)
	}
	return s.attached(i) && s.sign(i, '%')
}

// isT reports whether token i is the T between date and clock.
func (s *scanner) isT(i int) bool {
	return s.word(i) && s.tokens[i].Len() == 1 && s.line[s.tokens[i].Start]|0x20 == 't'
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
