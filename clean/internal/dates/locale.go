package dates

import "strings"

// An order says in which order a language writes numeric dates.
type order uint8

const (
	anyOrder order = iota
	dayMonthYear
	monthDayYear
	yearMonthDay
)

var orderNames = map[string]order{"dmy": dayMonthYear, "mdy": monthDayYear, "ymd": yearMonthDay}

// regionOrders are the orders of regions whose languages have none of their
// own, or another one. In Canada and on the Philippines several are in use.
var regionOrders = map[string]order{
	"US": monthDayYear, "CA": anyOrder, "PH": anyOrder, "PR": anyOrder,
	"GB": dayMonthYear, "UK": dayMonthYear, "IE": dayMonthYear, "AU": dayMonthYear, "NZ": dayMonthYear,
	"IN": dayMonthYear, "PK": dayMonthYear, "BD": dayMonthYear, "LK": dayMonthYear, "NG": dayMonthYear,
	"GH": dayMonthYear, "UG": dayMonthYear, "TZ": dayMonthYear, "ZW": dayMonthYear, "MY": dayMonthYear,
	"SG": dayMonthYear, "HK": dayMonthYear, "JM": dayMonthYear, "TT": dayMonthYear, "MT": dayMonthYear,
}

// A locale is what a BCP 47 tag says about dates.
type locale struct {
	langs langs // the language, or none where the tables don't know it
	order order
}

// locale reads a tag such as "de", "en-GB", "zh-Hant-TW", "pt_BR".
func (x *lexicon) locale(tag string) locale {
	if n, ok := x.numbers[tag]; ok {
		of := langs(1) << n
		return locale{of, x.orderOf(of)}
	}
	parts := strings.FieldsFunc(tag, func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 {
		return locale{}
	}
	var l locale
	language := strings.ToLower(parts[0])
	if language == "nb" || language == "nn" {
		language = "no"
	}
	if n, ok := x.numbers[language]; ok {
		l.langs = langs(1) << n
	}
	l.order = x.orderOf(l.langs)
	for _, p := range parts[1:] {
		if o, ok := regionOrders[strings.ToUpper(p)]; ok && (l.order == anyOrder || o != dayMonthYear) {
			l.order = o
			if o == monthDayYear && language != "en" {
				l.order = anyOrder
			}
		}
	}
	return l
}

// orderOf returns the order that all languages of a set share.
func (x *lexicon) orderOf(of langs) order {
	if of != 0 {
		for o, all := range x.orders {
			if of&^all == 0 {
				return order(o)
			}
		}
	}
	return anyOrder
}

// order returns the order of numeric dates by the locale, else by the words of
// the line: "Publié le 03/07/2022" is French whoever shows it.
func (s *scanner) order() order {
	if s.locale.order != anyOrder {
		return s.locale.order
	}
	return s.lex.orderOf(s.evidence())
}

// lineLangs returns the languages the line may be of: that of the locale, else
// those its words allow, or none.
func (s *scanner) lineLangs() langs {
	if s.locale.langs != 0 {
		return s.locale.langs
	}
	return s.evidence()
}

// evidence returns the languages that have all words which the line has from
// the lexicon, or none where there are no such words.
func (s *scanner) evidence() langs {
	all := allLangs
	for i := range s.tokens {
		if of := s.tokens[i].telling(); of != 0 {
			all &= of
		}
	}
	if all == allLangs {
		return 0
	}
	return all
}

// telling returns the languages a word is of, or none where it tells little:
// short words may be of a name (Van, Dan, Per, Sam).
func (t *token) telling() (of langs) {
	if t.entry == nil {
		return 0
	}
	for _, s := range t.entry.senses {
		switch s.kind {
		case publishedWord, updatedWord, yearMark, monthMark, dayMark, hourMark:
			if t.Len() > 2 {
				of |= s.langs
			}
		case monthName, dayName, joinWord:
			if t.Len() > 3 {
				of |= s.langs
			}
		}
	}
	return of
}
