package dates

import "github.com/copydesk/copydesk/parse"

// result settles the moments and says what is left of the line.
func (s *scanner) result() Line {
	var l Line
	if len(s.moments) == 0 {
		return Line{Rest: whole(s.line)}
	}
	for i := range s.moments {
		m := &s.moments[i]
		span := parse.Span{Start: s.tokens[m.from].Start, End: s.tokens[m.to-1].End}
		if reason := s.settle(m); reason != "" {
			l.Refused = append(l.Refused, Refusal{Span: span, Reason: reason, Label: m.label})
			continue
		}
		l.Dates = append(l.Dates, Found{Date: m.date(span), Label: m.label})
	}
	l.Rest = s.rest()
	return l
}

// settle decides what the form of a moment leaves open, and returns why it is
// refused, or "".
func (s *scanner) settle(m *moment) Reason {
	d := &m.day
	switch {
	case m.kind == relativeItem:
		return Relative
	case m.kind == clockItem:
		return NoDate
	case m.reason != "":
		return m.reason
	case d.reason != "":
		return d.reason
	case d.swaps && !s.unswap(m):
		return Ambiguous
	}
	if d.precision == Month {
		return checkDay(d.year, d.month, 1)
	}
	if reason := checkDay(d.year, d.month, d.day); reason != "" {
		return reason
	}
	if !s.onWeekday(m, weekday(d.year, d.month, d.day)) {
		return WrongWeekday
	}
	if m.clock.span {
		return Range
	}
	return m.clock.reason
}

// unswap decides the order of day and month: by the language or region, by the
// weekday, by another date of the line.
func (s *scanner) unswap(m *moment) bool {
	d := &m.day
	o := s.order()
	if o != dayMonthYear && o != monthDayYear {
		o = s.orderByWeekday(m)
	}
	for i := range s.moments {
		if other := &s.moments[i].day; o == anyOrder && other.sign == d.sign && !other.swaps {
			o = other.order
		}
	}
	if o == monthDayYear {
		d.day, d.month = d.month, d.day
	}
	return o == dayMonthYear || o == monthDayYear
}

// orderByWeekday returns the order by which the weekday is right, if only one
// is.
func (s *scanner) orderByWeekday(m *moment) order {
	if m.weekday < 0 {
		return anyOrder
	}
	d := &m.day
	european := s.onWeekday(m, weekday(d.year, d.month, d.day))
	american := s.onWeekday(m, weekday(d.year, d.day, d.month))
	switch {
	case european == american:
		return anyOrder
	case european:
		return dayMonthYear
	}
	return monthDayYear
}

// onWeekday reports whether a day of the week is what a moment says, if it says
// any.
func (s *scanner) onWeekday(m *moment, want int) bool {
	return m.weekday < 0 || s.isWeekday(m.weekday, want, m.day.langs)
}

// date makes a Date of a settled moment.
func (m *moment) date(span parse.Span) Date {
	d := Date{Year: m.day.year, Month: m.day.month, Day: m.day.day, Precision: m.day.precision, Span: span}
	if !m.clock.set {
		return d
	}
	c := &m.clock
	d.Hour, d.Minute, d.Second, d.Precision = c.hour, c.minute, c.second, Minute
	if c.seconds {
		d.Precision = Second
	}
	if !c.zoned {
		return d
	}
	d.Zone, d.Zoned, d.Offset = c.zone.name, c.zone.known, c.zone.offset
	if c.zone.us {
		daylight, known := daylightUS(d.Year, d.Month, d.Day)
		d.Zoned = known
		if daylight {
			d.Offset += 60
		}
	}
	if !d.Zoned {
		d.Offset = 0
	}
	return d
}
