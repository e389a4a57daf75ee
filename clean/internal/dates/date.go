package dates

import (
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// A Precision is the smallest part of a Date that its text states.
type Precision uint8

// The precisions, from coarse to fine. A text that gives the hour alone ("6 pm")
// states the minute as well.
const (
	Year Precision = iota
	Month
	Day
	Minute
	Second
)

// A Date is a moment as far as the text states it: parts finer than Precision
// are zero. The zero Date is no date.
type Date struct {
	Year, Month, Day     int // of the Gregorian calendar; Month and Day count from 1
	Hour, Minute, Second int
	Precision            Precision
	Zoned                bool   // the offset is known
	Offset               int    // minutes east of UTC, if Zoned
	Zone                 string // as written, also where its offset is unknown
	parse.Span                  // bytes of the line
}

// String returns as much ISO 8601 as d states: "2023-02", "2023-02-20",
// "2023-02-20T22:24", "2023-05-04T16:40:00Z", "2023-05-04T06:00+01:00". A zone
// without a known offset is left out.
func (d Date) String() string {
	b := make([]byte, 0, len("2023-05-04T16:40:00+01:00"))
	b = appendPadded(b, d.Year, 4)
	if d.Precision >= Month {
		b = appendPadded(append(b, '-'), d.Month, 2)
	}
	if d.Precision >= Day {
		b = appendPadded(append(b, '-'), d.Day, 2)
	}
	if d.Precision >= Minute {
		b = appendPadded(append(b, 'T'), d.Hour, 2)
		b = appendPadded(append(b, ':'), d.Minute, 2)
		if d.Precision == Second {
			b = appendPadded(append(b, ':'), d.Second, 2)
		}
		b = d.appendOffset(b)
	}
	return string(b)
}

func (d Date) appendOffset(b []byte) []byte {
	switch {
	case !d.Zoned:
		return b
	case d.Offset == 0 && universal(d.Zone):
		return append(b, 'Z')
	}
	sign, minutes := byte('+'), d.Offset
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	b = appendPadded(append(b, sign), minutes/60, 2)
	return appendPadded(append(b, ':'), minutes%60, 2)
}

// universal reports whether a zone with offset 0 is written as universal time.
func universal(zone string) bool {
	return zone != "WET" && zone != "WEZ" && !strings.ContainsAny(zone, "+-0")
}

func appendPadded(b []byte, n, width int) []byte {
	s := strconv.Itoa(n)
	for range width - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

// A Label says what the words beside a date call it.
type Label uint8

// The labels; a date without one is None.
const (
	None Label = iota
	Published
	Updated
)

// A Found is a date with its label.
type Found struct {
	Date
	Label Label
}

// A Reason says why what looks like a date was refused.
type Reason string

// The reasons.
const (
	NoSuchDay     Reason = "no such day"
	NoSuchMonth   Reason = "no such month"
	NoSuchTime    Reason = "no such time"
	WrongWeekday  Reason = "weekday contradicts"
	Ambiguous     Reason = "ambiguous order"
	ShortYear     Reason = "two-digit year"
	YearRange     Reason = "year out of range"
	NoYear        Reason = "no year"
	NoDate        Reason = "no date"
	Relative      Reason = "relative"
	Range         Reason = "range"
	OtherCalendar Reason = "another calendar"
)

// A Refusal is what looks like a date and is none, or not a certain one.
type Refusal struct {
	parse.Span
	Reason Reason
	Label  Label
}

// A Line is what Scan finds in a line, in the order of the text.
type Line struct {
	Dates   []Found
	Refused []Refusal
	// Rest is what stands outside of dates, labels, the words that connect
	// them and punctuation: trimmed, disjoint byte ranges.
	Rest []parse.Span
}

// Dated reports whether the line holds a date, be it one that was refused.
func (l Line) Dated() bool { return len(l.Dates)+len(l.Refused) > 0 }

// Published returns the date that the line gives for publication: the first
// one labelled so, else the first without a label, else the first update.
func (l Line) Published() (Date, bool) {
	for _, label := range [...]Label{Published, None, Updated} {
		if d, ok := l.first(label); ok {
			return d, true
		}
	}
	return Date{}, false
}

// Modified returns the date of the last update. Only a label makes a date an
// update; the second of two dates without labels is none.
func (l Line) Modified() (Date, bool) { return l.first(Updated) }

func (l Line) first(label Label) (Date, bool) {
	for _, f := range l.Dates {
		if f.Label == label {
			return f.Date, true
		}
	}
	return Date{}, false
}
