package repair

import (
	"strings"
	"time"
)

func numberRules() []Rule {
	return []Rule{
		{
			Name: "num.format", Tier: Must, English: true, needs: trigger{bytes: "0123456789"},
			Doc: "Decimal commas, grouping dots and a per cent sign before the number in an English text; what may be a decimal number is flagged.",
			run: fixNumbers,
		},
		{
			Name: "date.weekday_order", Tier: Must, English: true, needs: trigger{class: weekday},
			Doc: "A weekday behind its date is put before it if the calendar agrees, and flagged if not.",
			run: moveWeekdays,
		},
	}
}

// A numeral is digits with the marks between them.
type numeral struct {
	start, end int
	parts      []string // the runs of digits, in a buffer of the caller
	seps       string   // the marks between them
}

func fixNumbers(p *pass) {
	var buf [maxParts]string
	for i := 0; i < len(p.toks); i++ {
		if p.toks[i].shape&(hasDigit|hasLower|hasUpper) != hasDigit {
			continue
		}
		n, last := p.numeral(i, buf[:])
		if p.percentFirst(i, n) {
			i = last
			continue
		}
		if len(n.parts) > 1 && !p.inAddress(n.start) && !p.quotedAt(n.start) {
			p.fixNumeral(n, last)
		}
		i = last
	}
}

// maxParts bounds the runs of digits of a number.
const maxParts = 8

// numeral reads the number that begins at the token i; buf holds its parts.
func (p *pass) numeral(i int, buf []string) (n numeral, last int) {
	n = numeral{start: int(p.toks[i].start), end: int(p.toks[i].end), parts: append(buf[:0], p.str(i))}
	for i+1 < len(p.toks) && len(n.parts) < maxParts && p.toks[i+1].shape&(hasDigit|hasLower|hasUpper) == hasDigit && (p.gap(i) == "." || p.gap(i) == ",") {
		n.seps += p.gap(i)
		i++
		n.parts = append(n.parts, p.str(i))
		n.end = int(p.toks[i].end)
	}
	return n, i
}

// percentFirst moves the sign of %25 behind the number.
func (p *pass) percentFirst(i int, n numeral) bool {
	at := n.start - 1
	if at < 0 || p.text[at] != '%' || at > 0 && strings.IndexByte(" (\n", p.text[at-1]) < 0 || n.end < len(p.text) && (p.text[n.end] == '%' || p.text[n.end] == '$' || isWordByte(p.text[n.end]) && !strings.HasPrefix(p.text[n.end:], "’")) {
		return false
	}
	if p.inAddress(n.start) || p.topical(n.start) || len(n.parts) > 2 || p.quotedAt(n.start) {
		return false
	}
	number := p.text[n.start:n.end]
	if n.seps == "," && len(n.parts[1]) <= 2 {
		number = n.parts[0] + "." + n.parts[1]
	}
	p.fix(at, n.end, number+"%", 0.96, "the sign stands before the number")
	return true
}

// fixNumeral repairs a number written with the marks of another language.
func (p *pass) fixNumeral(n numeral, last int) {
	free := n.start == 0 || !isWordByte(p.text[n.start-1]) && strings.IndexByte(".,-/:", p.text[n.start-1]) < 0
	if !free || n.end < len(p.text) && strings.IndexByte("-/:_", p.text[n.end]) >= 0 {
		return
	}
	unit := p.unitBehind(n.end, last)
	switch {
	case n.seps == "," && len(n.parts[1]) <= 2 && unit && (n.parts[1] != "00" || p.isCurrency(last+1)) && !p.enumerated(n.start):
		p.fix(n.start, n.end, n.parts[0]+"."+n.parts[1], 0.96, "a decimal comma before a unit")
	case len(n.seps) > 1 && strings.Trim(n.seps, ".") == "" && groups(n.parts):
		p.fix(n.start, n.end, strings.Join(n.parts, ","), 0.96, "groups of three digits with dots")
	case len(n.seps) > 1 && strings.HasSuffix(n.seps, ",") && strings.Trim(n.seps[:len(n.seps)-1], ".") == "" && groups(n.parts[:len(n.parts)-1]) && len(n.parts[len(n.parts)-1]) <= 2:
		p.fix(n.start, n.end, strings.Join(n.parts[:len(n.parts)-1], ",")+"."+n.parts[len(n.parts)-1], 0.96, "grouping dots and a decimal comma")
	case n.seps == "." && len(n.parts[1]) == 3 && n.parts[0] != "0" && len(n.parts[0]) <= 3 && p.counted(n, last):
		p.suggest(n.start, n.end, n.parts[0]+","+n.parts[1], "a grouping dot, or a decimal point")
	}
}

// groups reports whether digits are grouped by thousands.
func groups(parts []string) bool {
	address := len(parts) == 4 // as those of networks
	for i, s := range parts {
		if i == 0 && (len(s) > 3 || s[0] == '0') || i > 0 && len(s) != 3 {
			return false
		}
		address = address && number(s) <= 255
	}
	return !address
}

// unitBehind reports whether a word such as million or per cent, or a sign,
// follows a number.
func (p *pass) unitBehind(end, last int) bool {
	rest := p.text[end:]
	if strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, " %") || strings.HasPrefix(rest, "°") || strings.HasPrefix(rest, " °") {
		return true
	}
	if p.gap(last) != " " {
		return false
	}
	return p.is(last+1, magnitude) || p.isCurrency(last+1) || p.isMeasure(last+1) || p.rangeTo(last+1)
}

// isMeasure reports whether the token i names a unit that is written in words.
func (p *pass) isMeasure(i int) bool {
	if i >= len(p.toks) {
		return false
	}
	switch strings.ToLower(p.str(i)) {
	case "square", "cubic", "metre", "metres", "meters", "kilometres", "kilometers", "kilograms", "kilos", "kg", "km", "cm", "mm", "hectares", "acres", "tonnes", "tons",
		"litres", "liters", "degrees", "miles", "inches", "feet", "seconds", "points", "megawatts", "gigawatts":
		return true
	}
	return false
}

// rangeTo reports whether the token i joins a number to another decimal one that
// has a unit: between 1,5 and 2,5 percent.
func (p *pass) rangeTo(i int) bool {
	if i+3 >= len(p.toks) || p.gap(i) != " " || p.gap(i+1) != "," && p.gap(i+1) != "." {
		return false
	}
	switch p.str(i) {
	case "and", "to", "or":
	default:
		return false
	}
	digits := p.toks[i+1].shape&hasDigit != 0 && p.toks[i+2].shape&(hasDigit|hasLower|hasUpper) == hasDigit
	behind := p.gap(i + 2)
	return digits && (strings.HasPrefix(behind, "%") || strings.HasPrefix(behind, " %") || behind == " " && (p.is(i+3, magnitude) || p.isCurrency(i+3) || p.isMeasure(i+3)))
}

// isCurrency reports whether the token i names a currency.
func (p *pass) isCurrency(i int) bool {
	if i >= len(p.toks) {
		return false
	}
	switch strings.ToLower(p.str(i)) {
	case "euros", "euro", "dollars", "pounds", "francs", "kronor", "kroner", "lira", "roubles", "rubles", "zloty", "yuan":
		return true
	}
	return false
}

// enumerated reports whether a number stands behind a word for numbered things:
// notes 12,14.
func (p *pass) enumerated(start int) bool {
	i := p.tokenAt(start) - 1
	if i < 0 {
		return false
	}
	switch strings.ToLower(p.str(i)) {
	case "notes", "note", "pages", "page", "chapters", "articles", "sections", "figures", "tables", "refs", "verses", "items", "lines", "rooms":
		return true
	}
	return false
}

// counted reports whether a thing that is counted in whole numbers follows.
func (p *pass) counted(n numeral, last int) bool {
	if p.gap(last) != " " || p.is(last+1, magnitude) {
		return false
	}
	if p.isCurrency(last + 1) { // a price or a rate may have three decimals
		return strings.HasSuffix(n.parts[1], "00")
	}
	return p.is(last+1, countable) || last+2 < len(p.toks) && p.gap(last+1) == " " && p.toks[last+1].shape.lower() && p.is(last+2, countable) && !p.is(last+1, preposition|conjunction|article)
}

func moveWeekdays(p *pass) {
	for i := range p.toks {
		if !p.is(i, weekday) || !p.toks[i].shape.capital() || i == 0 || p.before(i) != " " || !p.endsDate(i) {
			continue
		}
		first, day, ok := p.dateBefore(i)
		if !ok || p.quotedAt(int(p.toks[i].start)) || p.is(first-1, weekday) {
			continue
		}
		start, end := p.span(first, i)
		if day.IsZero() || !strings.EqualFold(day.Weekday().String(), p.str(i)) {
			p.flag(start, end, "the weekday is not that of the date")
			continue
		}
		p.fix(start, end, p.str(i)+", "+p.text[start:p.toks[i-1].end], 0.97, "the calendar agrees")
	}
}

// endsDate reports whether the weekday i belongs to the date before it rather
// than to what follows: Saturday’s match, Saturday night.
func (p *pass) endsDate(i int) bool {
	gap := p.gap(i)
	if strings.HasPrefix(gap, "’") || strings.HasPrefix(gap, "'") || strings.HasPrefix(gap, "-") {
		return false
	}
	if gap != " " || i+1 >= len(p.toks) {
		return true
	}
	switch strings.ToLower(p.str(i + 1)) {
	case "night", "nights", "morning", "mornings", "evening", "evenings", "afternoon", "afternoons", "newspaper", "edition", "prayers", "league", "market", "times":
		return false
	}
	if w := p.str(i + 1); w == "is" || w == "has" || w == "will" { // Wednesday is market day
		return false
	}
	return p.toks[i+1].shape&startsUpper == 0 || p.toks[i+1].shape&hasDigit != 0
}

// dateBefore returns the date that ends before the token i, "6 May 2023", "May
// 6, 2023" or "06.05.2023", and its first token; the zero time for a day that
// does not exist.
func (p *pass) dateBefore(i int) (first int, day time.Time, ok bool) {
	if i < 3 || !p.spaced(i-1, i) {
		return 0, day, false
	}
	year := number(p.str(i - 1))
	if year < 1000 || year > 2999 {
		return 0, day, false
	}
	first = i - 3
	var d, m int
	switch {
	case p.is(i-2, month) && p.spaced(i-3, i-1):
		d, m = number(strings.TrimRight(p.str(i-3), "sthndr")), p.monthOf(i-2)
	case p.is(i-3, month) && p.gap(i-3) == " " && p.gap(i-2) == ", ":
		d, m = number(strings.TrimRight(p.str(i-2), "sthndr")), p.monthOf(i-3)
	case p.gap(i-2) == "." && p.gap(i-3) == ".":
		d, m = number(p.str(i-3)), number(p.str(i-2))
	default:
		return 0, day, false
	}
	if d < 1 || m < 1 {
		return 0, day, false
	}
	day = time.Date(year, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if day.Day() != d || int(day.Month()) != m {
		day = time.Time{}
	}
	return first, day, true
}

// monthOf returns the number of the month that the token i names.
func (p *pass) monthOf(i int) int {
	w := strings.ToLower(p.str(i))
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if w == name || len(w) >= 3 && strings.HasPrefix(name, w) {
			return int(m)
		}
	}
	return 0
}

// number returns the value of up to four digits, or -1.
func number(s string) int {
	if s == "" || len(s) > 4 {
		return -1
	}
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}
