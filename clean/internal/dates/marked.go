package dates

// marked reads dates whose numbers bear signs: 2023年5月4日, 2023년 5월 4일, 令和5年5月4日,
// 民國112年5月4日, and the same without a year or without a day.
func (s *scanner) marked(i int) (d day, to int, ok bool) {
	era, inEra := s.eraAt(i)
	if inEra {
		i++
	}
	year, j, ok := s.markedNumber(i, yearMark)
	switch {
	case !ok && inEra:
		return d, i, false
	case ok:
		d.year = year
		if inEra {
			d.year += int(era.value)
		} else if width := s.tokens[i].width; width == 2 {
			d.year = fullYear(year)
		} else if width != 4 {
			return d, i, false
		}
	default:
		j, d.reason = i, NoYear
	}
	month, k, ok := s.markedNumber(j, monthMark)
	if !ok {
		return d, i, false
	}
	d.month, d.precision = month, Month
	if n, end, ok := s.markedNumber(k, dayMark); ok {
		d.day, d.precision = n, Day
		k = end
	} else if d.reason == NoYear {
		return d, i, false
	}
	if d.reason == "" && (d.year < minYear || d.year > maxYear) {
		d.reason = YearRange
	}
	if s.anySign(k, "-–") && s.number(k+1) && s.is(k+2, dayMark, monthMark) {
		d.reason = Range
	}
	return d, k, true
}

// markedNumber reads a number and the sign behind it, in a script without
// blanks.
func (s *scanner) markedNumber(i int, mark wordKind) (value, next int, ok bool) {
	if !s.number(i) || !s.is(i+1, mark) || !unspaced(firstRune(s.line[s.tokens[i+1].Start:])) {
		return 0, i, false
	}
	return s.tokens[i].value, i + 2, true
}
