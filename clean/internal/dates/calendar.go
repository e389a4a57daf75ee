package dates

import "time"

// Years a page may be dated with: whatever lies outside is another calendar or
// no year.
const (
	minYear = 1000
	maxYear = 2200
)

// Years of the Thai calendar, and of the Hijri and Persian calendars, whose
// numbers are given for Gregorian years by mistake: news of today bears them,
// and no page was published in the Gregorian years 1300 to 1499.
const (
	minBuddhist, maxBuddhist, buddhistOffset = 2400, 2643, -543
	minHijri, maxHijri                       = 1300, 1499
)

// centuryPivot parts two-digit years, as POSIX does: 69 to 99 are of the
// twentieth century.
const centuryPivot = 69

func fullYear(short int) int {
	if short < centuryPivot {
		return 2000 + short
	}
	return 1900 + short
}

// daysIn returns the number of days of a month.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// checkDay returns why a day does not exist, or "".
func checkDay(year, month, day int) Reason {
	switch {
	case month < 1 || month > 12:
		return NoSuchMonth
	case day < 1 || day > daysIn(year, month):
		return NoSuchDay
	}
	return ""
}

// weekday returns the day of the week, 1 for Monday to 7.
func weekday(year, month, day int) int {
	w := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday()
	return (int(w)+6)%7 + 1
}

// daylightUS reports whether daylight time held in the United States at noon of
// a day. The rule is known from 1987 on.
func daylightUS(year, month, day int) (daylight, known bool) {
	// firstSunday is the day of the first Sunday of a month.
	firstSunday := func(month int) int { return 8 - weekday(year, month, 1) }
	var from, to int // as month*100+day
	switch {
	case year >= 2007:
		from, to = 300+firstSunday(3)+7, 1100+firstSunday(11)
	case year >= 1987:
		lastOctober := firstSunday(11) - 7 + 31
		from, to = 400+firstSunday(4), 1000+lastOctober
	default:
		return false, false
	}
	at := month*100 + day
	return from <= at && at < to, true
}
