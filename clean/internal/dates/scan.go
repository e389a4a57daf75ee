package dates

import (
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/parse"
)

// Scan finds the dates of a line. The locale is a BCP 47 tag, such as "de" or
// "en-GB", or "" where the language is not known; it decides the order of
// day and month in numeric dates. Lines longer than 300 bytes are not scanned.
// Scan is safe for concurrent use.
func Scan(line string, locale string) Line {
	if !MayHold(line) {
		return Line{Rest: whole(line)}
	}
	return new(Scanner).Scan(line, locale)
}

// A Scanner finds the dates of one line after another in the same memory. The zero
// value is ready to use. A Scanner is not safe for concurrent use.
type Scanner struct {
	tokens  []token
	key     []byte
	items   []item
	moments []moment
	tag     string // of locale
	locale  locale
}

// Scan does what the function [Scan] does, for a line of which [MayHold] is true.
// What it returns stays valid.
func (k *Scanner) Scan(line, tag string) Line {
	lex := loadLexicon()
	if tag != k.tag {
		k.tag, k.locale = tag, lex.locale(tag)
	}
	if k.tokens == nil {
		k.tokens = make([]token, 0, 8+len(line)/3)
	}
	t := tokenizer{line: line, lex: lex, tokens: k.tokens[:0], key: k.key}
	s := scanner{line: line, lex: lex, tokens: t.run(), items: k.items[:0], moments: k.moments[:0], locale: k.locale}
	s.find()
	var found Line
	if len(s.items) == 0 {
		found.Rest = whole(line)
	} else {
		s.group()
		found = s.result()
	}
	k.tokens, k.key, k.items, k.moments = t.tokens, t.key, s.items, s.moments
	return found
}

// whole returns the one range that is all of a line, trimmed.
func whole(line string) []parse.Span {
	start := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	end := len(strings.TrimRightFunc(line, unicode.IsSpace))
	if start >= end {
		return nil
	}
	return []parse.Span{{Start: start, End: end}}
}

// A scanner reads the tokens of one line.
type scanner struct {
	line    string
	lex     *lexicon
	tokens  []token
	locale  locale
	items   []item
	moments []moment
}

// An item is a part of a date line: tokens from up to before to.
type item struct {
	kind     itemKind
	from, to int
	weak     bool // counts only beside another item
	used     bool
	day      day   // of a dayItem
	clock    clock // of a clockItem, and of a dayItem that holds one
}

type itemKind uint8

const (
	dayItem itemKind = iota
	relativeItem
	clockItem
	weekdayItem
	labelItem
)

// find fills the items, left to right.
func (s *scanner) find() {
	for i := 0; i < len(s.tokens); {
		it, ok := s.item(i)
		if !ok {
			i++
			continue
		}
		it.from = i
		s.items = append(s.items, it)
		i = it.to
	}
}

// item reads the item that begins at token i.
func (s *scanner) item(i int) (item, bool) {
	tok := &s.tokens[i]
	if tok.entry == nil && tok.kind != numberToken && !s.number(i+1) {
		return item{}, false // an unknown word counts before a number alone, see weekdayNumber
	}
	if to, weak, ok := s.relative(i); ok {
		return item{kind: relativeItem, to: to, weak: weak}, true
	}
	if d, to, ok := s.day(i); ok {
		return item{kind: dayItem, to: to, day: d, weak: d.weak, clock: d.clock}, true
	}
	if c, to, ok := s.clock(i); ok {
		return item{kind: clockItem, to: to, clock: c, weak: c.weak}, true
	}
	switch {
	case s.numberedWeekday(i):
		return item{kind: weekdayItem, to: i + 2}, true
	case tok.has(publishedWord, updatedWord):
		return item{kind: labelItem, to: i + 1}, true
	case tok.has(dayName):
		return item{kind: weekdayItem, to: i + 1}, true
	}
	return item{}, false
}

// day reads a day, or a month, of the calendar.
func (s *scanner) day(i int) (d day, to int, ok bool) {
	if s.number(i) {
		return s.numberedDay(i)
	}
	if tok := &s.tokens[i]; tok.entry == nil {
		return d, i, false
	} else if tok.has(eraName) {
		return s.marked(i)
	}
	return s.monthFirst(i)
}

// numberedDay reads a day that begins with a number.
func (s *scanner) numberedDay(i int) (d day, to int, ok bool) {
	if d, to, ok = s.marked(i); ok {
		return d, to, true
	}
	if d, to, ok = s.numeric(i); ok {
		return d, to, true
	}
	if d, to, ok = s.dayFirst(i); ok {
		return d, to, true
	}
	if d, to, ok = s.yearFirst(i); ok {
		return d, to, true
	}
	return s.dayMonth(i)
}

func (s *scanner) text(from, to int) string {
	return s.line[s.tokens[from].Start:s.tokens[to-1].End]
}

func (s *scanner) number(i int) bool {
	return i >= 0 && i < len(s.tokens) && s.tokens[i].kind == numberToken
}

func (s *scanner) word(i int) bool {
	return i >= 0 && i < len(s.tokens) && s.tokens[i].kind == wordToken
}

func (s *scanner) sign(i int, sign rune) bool {
	return i >= 0 && i < len(s.tokens) && s.tokens[i].kind == signToken && s.tokens[i].sign == sign
}

// anySign reports whether token i is one of the signs.
func (s *scanner) anySign(i int, signs string) bool {
	return i >= 0 && i < len(s.tokens) && s.tokens[i].kind == signToken && strings.ContainsRune(signs, s.tokens[i].sign)
}

// attached reports whether token i follows the one before it without a blank.
func (s *scanner) attached(i int) bool { return i > 0 && i < len(s.tokens) && !s.tokens[i].spaced }

func (s *scanner) attachedNumber(i int) bool { return s.number(i) && s.attached(i) }

func (s *scanner) attachedSign(i int, sign rune) bool { return s.sign(i, sign) && s.attached(i) }

// is reports whether token i is a word that can mean one of the kinds.
func (s *scanner) is(i int, kinds ...wordKind) bool {
	return i >= 0 && i < len(s.tokens) && s.tokens[i].has(kinds...)
}

// skipJoins steps over connecting words, at most limit of them.
func (s *scanner) skipJoins(i, limit int) int {
	for range limit {
		if !s.is(i, joinWord) {
			break
		}
		i++
	}
	return i
}
