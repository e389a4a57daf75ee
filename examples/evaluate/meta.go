package main

import (
	"maps"
	"strings"
	"unicode/utf8"
)

// A metaPair is a field as annotated and as predicted; "" stands for none.
type metaPair struct{ gold, predicted string }

// metaPairs are the annotated fields of pages.
type metaPairs struct{ title, author, date []metaPair }

func (m *metaPairs) add(n metaPairs) {
	m.title = append(m.title, n.title...)
	m.author = append(m.author, n.author...)
	m.date = append(m.date, n.date...)
}

// metaFigures are the figures of one field by one notion of being equal.
type metaFigures struct {
	Annotated int     `json:"annotated"` // pages that were looked at
	Gold      int     `json:"gold"`      // of these, pages that have the field
	Predicted int     `json:"predicted"`
	Spurious  int     `json:"spurious"` // predicted, and the page has none
	Correct   int     `json:"correct"`
	Recall    float64 `json:"recall"`
	Precision float64 `json:"precision"`
	F1        float64 `json:"f1"`
}

// A metaMetric is a field with a notion of being equal.
type metaMetric struct {
	name    string
	pairs   func(*metaPairs) []metaPair
	equal   func(gold, predicted string) bool
	lenient bool // the best notion of its field: what targets are told in
}

func metaMetrics() []metaMetric {
	title := func(m *metaPairs) []metaPair { return m.title }
	author := func(m *metaPairs) []metaPair { return m.author }
	date := func(m *metaPairs) []metaPair { return m.date }
	return []metaMetric{
		{"title", title, func(g, p string) bool { return normal(g) == normal(p) }, false},
		{"title~", title, sameLetters, true},
		{"author", author, func(g, p string) bool { return byline(g) == byline(p) }, false},
		{"author-set", author, sameNames, true},
		{"date", date, sameDay, true},
	}
}

// A metaTable holds the figures of each metric by its name.
type metaTable map[string]metaFigures

func scoreMeta(m *metaPairs) metaTable {
	out := metaTable{}
	for _, metric := range metaMetrics() {
		out[metric.name] = metric.figures(m)
	}
	return out
}

func (m metaMetric) figures(fields *metaPairs) metaFigures {
	pairs := m.pairs(fields)
	f := metaFigures{Annotated: len(pairs)}
	for _, p := range pairs {
		gold, predicted := strip(p.gold) != "", strip(p.predicted) != ""
		if gold {
			f.Gold++
		}
		if predicted {
			f.Predicted++
		}
		if predicted && !gold {
			f.Spurious++
		}
		if predicted && gold && m.equal(p.gold, p.predicted) {
			f.Correct++
		}
	}
	s := harmonic(ratio(f.Correct, f.Predicted), ratio(f.Correct, f.Gold))
	f.Precision, f.Recall, f.F1 = s.Precision, s.Recall, s.F1
	return f
}

// sameLetters compares letters and digits alone; two values without any differ.
func sameLetters(gold, predicted string) bool {
	g := letters(gold)
	return g != "" && g == letters(predicted)
}

// sameNames compares the names whatever their order.
func sameNames(gold, predicted string) bool { return maps.Equal(nameSet(gold), nameSet(predicted)) }

// sameDay compares dates; gold that is only a year and a month matches every
// day of it.
func sameDay(gold, predicted string) bool { return strings.HasPrefix(strip(predicted), strip(gold)) }

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if isAlnum(r) {
			return r
		}
		return -1
	}, normal(s))
}

// byline returns an author field in normal form without "by".
func byline(s string) string {
	s = normal(s)
	if rest, ok := strings.CutPrefix(s, "by "); ok {
		s = rest
	}
	return strings.Trim(s, " ,;")
}

// nameSet returns the names of an author field, in whatever order.
func nameSet(s string) map[string]struct{} {
	set := map[string]struct{}{}
	add := func(name string) {
		if name = strings.Trim(name, " ."); name != "" {
			set[name] = struct{}{}
		}
	}
	s = byline(s)
	start := 0
	for i := 0; i < len(s); {
		n := separator(s, i)
		if n == 0 {
			i++
			continue
		}
		add(s[start:i])
		i += n
		start = i
	}
	add(s[start:])
	return set
}

// separator returns the length of the sign or word at s[i] that stands between
// two names, or 0.
func separator(s string, i int) int {
	if strings.IndexByte(";,&|/", s[i]) >= 0 {
		return 1
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	if i > 0 && isWord(before) {
		return 0
	}
	for _, word := range [...]string{"and", "und"} {
		rest, ok := strings.CutPrefix(s[i:], word)
		if after, _ := utf8.DecodeRuneInString(rest); ok && (rest == "" || !isWord(after)) {
			return len(word)
		}
	}
	return 0
}
