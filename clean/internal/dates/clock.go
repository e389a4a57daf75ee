package dates

// A clock is a time of day as the text writes it.
type clock struct {
	set                  bool
	hour, minute, second int
	seconds              bool // stated
	weak                 bool // a form that is a clock only beside a date
	span                 bool // the first of two clocks: a span of time
	reason               Reason
	zone                 stated
	zoned                bool
	half                 wordKind // amWord, pmWord or 0
}

// clockBegins reports whether number i is the hour of a clock rather than a day
// or a year: ":40", ".40", "h", "Uhr", "pm" follow it.
func (s *scanner) clockBegins(i int) bool {
	switch {
	case s.attachedSign(i+1, ':') && s.attachedNumber(i+2):
		return true
	case s.attachedSign(i+1, '.') && s.attachedNumber(i+2):
		return s.tokens[i+2].width == 2 && !s.attachedSign(i+3, '.')
	}
	return s.is(i+1, hourMark, amWord, pmWord) && !s.is(i+1, monthName, joinWord, yearMark)
}

// clock reads a time of day and its zone.
func (s *scanner) clock(i int) (c clock, next int, ok bool) {
	at := i
	if half := s.half(i); half != 0 && s.number(i+1) {
		c.half = half
		at++
	}
	if !s.number(at) || s.insideClock(at) {
		return c, i, false
	}
	next, ok = s.hands(&c, at)
	if !ok {
		return clock{}, i, false
	}
	next = s.afterHands(&c, next)
	c.set = true
	c.toTwentyFour()
	next = s.clockZone(&c, at, next)
	bare := s.tokens[at].width > 2 && !c.zoned && !s.isT(at-1) && !s.is(next-1, hourMark)
	if bare { // 1840 may be anything
		return clock{}, i, false
	}
	if s.anySign(next, "-–") || s.is(next, toWord) {
		var second clock
		if end, ok := s.hands(&second, next+1); ok && !second.weak && !s.dateBegins(next+1) {
			c.span = true
			next = s.clockZone(&c, at, s.afterHands(&second, end))
		}
	}
	return c, next, true
}

// clockZone reads the zone of the clock that began at token at and ended before
// token i. Behind a comma or a bar only a known name counts.
func (s *scanner) clockZone(c *clock, at, i int) (next int) {
	// "-05:00" can't be the end of a span where the clock has seconds, or
	// follows a date of the same form.
	dashed := c.seconds || s.isT(at-1) || s.sign(at-2, '-') && s.sign(at-4, '-')
	z, next, ok := s.zone(i, dashed)
	if !ok && s.anySign(i, ",|") && s.word(i+1) {
		z, next, ok = s.zone(i+1, false)
		ok = ok && z.known
	}
	if !ok {
		return i
	}
	c.zone, c.zoned, c.weak = z, true, false
	return next
}

// dateBegins reports whether a date of numbers alone begins at token i.
func (s *scanner) dateBegins(i int) bool {
	_, _, ok := s.numeric(i)
	return ok
}

// insideClock reports whether number i is part of something longer.
func (s *scanner) insideClock(i int) bool {
	if !s.attached(i) || s.isT(i-1) {
		return false
	}
	if s.anySign(i-1, ":.-+#=_$€£¥") {
		return s.attached(i-1) && (s.number(i-2) || s.word(i-2)) && !s.yearBefore(i-2) || s.anySign(i-1, "+#=$€£¥")
	}
	return s.number(i-1) || s.word(i-1) && s.tokens[i-1].entry == nil && !unspaced(firstRune(s.line[s.tokens[i-1].Start:]))
}

// yearBefore reports whether token i is a number like a year: "04/May/2023:18:40".
func (s *scanner) yearBefore(i int) bool { return s.number(i) && s.tokens[i].width == 4 }

// half reports the half of the day that word i names.
func (s *scanner) half(i int) wordKind {
	switch {
	case s.is(i, pmWord):
		return pmWord
	case s.is(i, amWord):
		return amWord
	}
	return 0
}

// hands reads hour, minute and second.
func (s *scanner) hands(c *clock, i int) (next int, ok bool) {
	if !s.number(i) {
		return i, false
	}
	h := &s.tokens[i]
	if h.width > 2 {
		return s.digitClock(c, i)
	}
	c.hour = h.value
	switch {
	case s.attachedSign(i+1, ':') && s.attachedNumber(i+2) && s.tokens[i+2].width == 2:
		c.minute = s.tokens[i+2].value
		next = s.secondHand(c, i+3, ':')
		if s.attachedSign(next, '.') && s.attachedNumber(next+1) || s.attachedSign(next, ':') && s.attachedNumber(next+1) {
			return i, false
		}
	case s.attachedSign(i+1, '.') && s.attachedNumber(i+2) && s.tokens[i+2].width == 2:
		c.minute, c.weak = s.tokens[i+2].value, true
		next = s.secondHand(c, i+3, '.')
		if s.anySign(next, ".,") && s.attached(next) && s.attachedNumber(next+1) {
			return i, false
		}
	case s.is(i+1, hourMark):
		next = s.markedMinute(c, i+2)
	case s.half(i+1) != 0 && !s.sign(i-1, '/'):
		next = i + 1
	default:
		return i, false
	}
	if c.hour > 23 || c.minute > 59 || c.second > 59 {
		c.reason = NoSuchTime
	}
	return next, true
}

// secondHand reads ":00", and the fraction behind it.
func (s *scanner) secondHand(c *clock, i int, sign rune) int {
	if !s.attachedSign(i, sign) || !s.attachedNumber(i+1) || s.tokens[i+1].width != 2 {
		return i
	}
	c.second, c.seconds = s.tokens[i+1].value, true
	i += 2
	if s.anySign(i, ".,") && s.attached(i) && s.attachedNumber(i+1) {
		i += 2
	}
	return i
}

// markedMinute reads what follows a sign of the hour: "18h40", "18 Uhr 40", "18時40分",
// "6点半". An hour alone counts only beside a date.
func (s *scanner) markedMinute(c *clock, i int) int {
	if s.sign(i, '.') && s.attached(i) && s.number(i+1) {
		i++
	}
	if !s.number(i) || s.tokens[i].width > 2 {
		c.weak = true
		if s.word(i) && s.line[s.tokens[i].Start:s.tokens[i].End] == "半" {
			c.minute, c.weak = 30, false
			return i + 1
		}
		return i
	}
	marked := s.is(i+1, minuteMark)
	if !marked && (s.tokens[i].width != 2 || s.attached(i+1) && s.anySign(i+1, "./-") || s.beforeMonth(i)) {
		c.weak = true
		return i
	}
	c.minute = s.tokens[i].value
	i++
	if !marked {
		return i
	}
	i++
	if s.number(i) && s.is(i+1, secondMark) {
		c.second, c.seconds = s.tokens[i].value, true
		i += 2
	}
	return i
}

// beforeMonth reports whether number i is the day of a date.
func (s *scanner) beforeMonth(i int) bool {
	_, _, ok := s.dayFirst(i)
	return ok
}

// digitClock reads "1840" and, behind the T of ISO 8601, "184000".
func (s *scanner) digitClock(c *clock, i int) (next int, ok bool) {
	n := &s.tokens[i]
	switch n.width {
	case 4:
		c.hour, c.minute = n.value/100, n.value%100
	case 6:
		c.hour, c.minute, c.second, c.seconds = n.value/10000, n.value/100%100, n.value%100, true
	default:
		return i, false
	}
	next = i + 1
	if n.width == 6 && s.anySign(next, ".,") && s.attached(next) && s.attachedNumber(next+1) {
		next += 2
	}
	ok = c.hour < 24 && c.minute < 60 && c.second < 60 && (n.width == 4 || s.isT(i-1))
	return next, ok
}

// afterHands steps over "Uhr", "hrs", "น." and "p.m." behind a clock.
func (s *scanner) afterHands(c *clock, i int) int {
	for range 2 {
		half := s.half(i)
		switch {
		case half != 0 && c.half == 0 && !s.joinsDate(i):
			c.half, c.weak = half, false
			i++
		case s.is(i, hourMark) && !s.is(i-1, hourMark) && !s.number(i+1):
			c.weak = false
			i++
		default:
			return i
		}
		if s.attachedSign(i, '.') {
			i++
		}
	}
	return i
}

// joinsDate reports whether a word for half a day is the German "am" before a
// date: "18:40 am 9. März". Without a locale the point behind the day tells.
func (s *scanner) joinsDate(i int) bool {
	join, ok := s.tokens[i].sense(joinWord)
	if !ok || !s.number(i+1) {
		return false
	}
	return join.langs&s.locale.langs != 0 || s.locale.langs == 0 && s.attachedSign(i+2, '.')
}

// sameAs reports whether two clocks show one moment in two zones: "18:40 EDT
// (22:40 GMT)".
func (c *clock) sameAs(o *clock) bool {
	if !c.zoned || !o.zoned || !c.zone.known || !o.zone.known {
		return false
	}
	const minutesOfDay = 24 * 60
	apart := c.hour*60 + c.minute - c.zone.offset - o.hour*60 - o.minute + o.zone.offset
	daylight := c.zone.us || o.zone.us // an hour more or less, by the date
	return apart%minutesOfDay == 0 || daylight && (apart-60)%minutesOfDay == 0
}

// toTwentyFour counts the hours of the afternoon on. "18:40 p.m." says the same
// thing twice, "18:40 a.m." contradicts itself.
func (c *clock) toTwentyFour() {
	switch {
	case c.half == amWord && c.hour > 12, c.half == pmWord && c.hour == 0:
		c.reason = NoSuchTime
	case c.half == amWord && c.hour == 12:
		c.hour = 0
	case c.half == pmWord && c.hour < 12:
		c.hour += 12
	}
}
