package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWordF1(t *testing.T) {
	for _, tc := range []struct {
		name            string
		predicted, gold string
		want            prf
	}{
		{"the same", "Rain falls.", "rain FALLS", prf{1, 1, 1}},
		{"half of the gold", "rain", "rain falls", prf{1, 0.5, 2. / 3}},
		{"twice too much", "rain falls on us", "rain falls", prf{0.5, 1, 2. / 3}},
		{"a repeated word counts as often as the gold has it", "rain rain rain", "rain falls", prf{1. / 3, 0.5, 0.4}},
		{"order does not count", "falls rain", "rain falls", prf{1, 1, 1}},
		{"nothing shared", "sun", "rain", prf{}},
		{"both empty", "", " — ", prf{1, 1, 1}},
		{"empty prediction", "", "rain", prf{}},
		{"empty gold", "rain", "…", prf{}},
		{"an underscore joins, a mark splits", "a_b cafe\u0301s", "a_b cafe s", prf{1, 1, 1}},
		{"final sigma", "ΟΔΟΣ", "οδος", prf{1, 1, 1}},
		{"dotted capital I leaves a mark", "İz", "i z", prf{1, 1, 1}},
		{"no spaces, one word", "雨が降る", "雨が", prf{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := wordF1(tc.predicted, tc.gold)
			assert.InDelta(t, tc.want.Precision, got.Precision, 1e-12)
			assert.InDelta(t, tc.want.Recall, got.Recall, 1e-12)
			assert.InDelta(t, tc.want.F1, got.F1, 1e-12)
		})
	}
}

func TestSnippets(t *testing.T) {
	found, missing := snippets("Rain FALLS here", []string{"rain falls", "snow", "here"})
	assert.Equal(t, []string{"rain falls", "here"}, found)
	assert.Equal(t, []string{"snow"}, missing)
	_, missing = snippets("rain  falls", []string{"rain falls"})
	assert.Len(t, missing, 1, "white space is compared as it is")
	assert.Equal(t, 1.0, share(0, 0), "nothing to find")
	assert.Equal(t, 0.0, share(0, 2))
}

func TestShingles(t *testing.T) {
	for _, tc := range []struct {
		name            string
		predicted, gold string
		want            confusion
	}{
		{"the same", "a b c d e", "a b c d e", confusion{1, 0, 0}},
		{"one shingle of two", "a b c d", "a b c d e", confusion{0.5, 0, 0.5}},
		{"one too many", "a b c d e", "a b c d", confusion{0.5, 0.5, 0}},
		{"a short text is one shingle", "a b", "a b", confusion{1, 0, 0}},
		{"a short text is no prefix of a longer one", "a b", "a b c", confusion{0, 0.5, 0.5}},
		{"case counts", "A b c d", "a b c d", confusion{0, 0.5, 0.5}},
		{"repeats count", "a a a a a a", "a a a a", confusion{1. / 3, 2. / 3, 0}},
		{"order counts", "d c b a", "a b c d", confusion{0, 0.5, 0.5}},
		{"empty prediction", "", "a b c d", confusion{0, 0, 1}},
		{"empty gold", "a b c d", "--", confusion{0, 1, 0}},
		{"both empty", "", "", confusion{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := shingleMatch(tc.predicted, tc.gold)
			assert.InDelta(t, tc.want.tp, got.tp, 1e-12)
			assert.InDelta(t, tc.want.fp, got.fp, 1e-12)
			assert.InDelta(t, tc.want.fn, got.fn, 1e-12)
		})
	}
}

func TestMeanShingles(t *testing.T) {
	// The empty prediction has no precision, so that only recall suffers.
	f := meanShingles([]confusion{{1, 0, 0}, {0, 0, 1}, {0.5, 0.5, 0}})
	assert.Equal(t, 3, f.Pages)
	assert.InDelta(t, 0.75, f.Precision, 1e-12)
	assert.InDelta(t, 2./3, f.Recall, 1e-12)
	assert.InDelta(t, 2*0.75*(2./3)/(0.75+2./3), f.F1, 1e-12)
	assert.Zero(t, meanShingles(nil))
	assert.Zero(t, meanShingles([]confusion{{0, 0, 1}}).F1)
}

func TestSegments(t *testing.T) {
	c, missing, leaked := segmentMatch("One  two\u001cthree\n four ",
		[]string{"two three four", "One", "TWO", "five"}, []string{"three", "six"})
	assert.Equal(t, segmentCounts{TP: 2, FP: 1, FN: 2, TN: 1}, c)
	assert.Equal(t, []string{"TWO", "five"}, missing, "case counts")
	assert.Equal(t, []string{"three"}, leaked)
	assert.InDelta(t, 2./3, c.prf().Precision, 1e-12)
	assert.InDelta(t, 0.5, c.prf().Recall, 1e-12)
	assert.InDelta(t, 4./7, c.prf().F1, 1e-12)
	assert.InDelta(t, 0.5, c.accuracy(), 1e-12)

	c, _, _ = segmentMatch("", []string{"a"}, []string{"b"})
	assert.Equal(t, segmentCounts{FN: 1, TN: 1}, c)
	assert.Zero(t, c.prf())
	assert.Zero(t, segmentCounts{}.accuracy())
}

func TestComments(t *testing.T) {
	got := commentMatch("The text. Well said", "Well  said\nI disagree", []string{"Well said", "I disagree", "First!", " "})
	assert.Equal(t, commentCounts{Segments: 3, Found: 2, Leaked: 1, FoundNotLeaked: 1}, got)
	f := got.figures()
	assert.InDelta(t, 1./3, f.FoundNotLeakedRate, 1e-12)
	assert.InDelta(t, 2./3, f.FoundRate, 1e-12)
	assert.InDelta(t, 1./3, f.LeakRate, 1e-12)
	assert.Zero(t, commentMatch("text", "", nil).figures())
	assert.Equal(t, commentCounts{Segments: 1}, commentMatch("text", "", []string{"Nice"}))
}

func TestTitle(t *testing.T) {
	for _, tc := range []struct {
		name, gold, predicted string
		exact, loose          bool
	}{
		{"the same", "Rain at last", "Rain at last", true, true},
		{"case, space and width", "Rain at last", "  RAIN  at\u00a0ｌａｓｔ", true, true},
		{"full folding", "Straße", "STRASSE", true, true},
		{"punctuation", "Rain, at last!", "Rain at last", false, true},
		{"site name", "Rain at last", "Rain at last | Daily", false, false},
		{"marks are no letters", "ne\u0331ws", "news", false, true},
		{"nothing but signs", "!?", "?!", false, false},
		{"numbers differ", "Rain 1", "Rain 2", false, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.exact, normal(tc.gold) == normal(tc.predicted))
			assert.Equal(t, tc.loose, sameLetters(tc.gold, tc.predicted))
		})
	}
}

func TestAuthors(t *testing.T) {
	for _, tc := range []struct {
		name, gold, predicted string
		exact, set            bool
	}{
		{"the same", "Ada Roe", "ada roe", true, true},
		{"by", "By Ada Roe", "Ada Roe;", true, true},
		{"order and signs", "Ada Roe; Bo Fox", "Bo Fox & Ada Roe", false, true},
		{"and, und", "Ada Roe and Bo Fox, Cy Low", "Ada Roe und Cy Low|Bo Fox.", false, true},
		{"and in a name", "Sandy Anders", "S y Anders", false, false},
		{"letters about and", "Åand", "Å", false, false},
		{"a mark is no letter", "a\u0331and b", "a\u0331; b", false, true},
		{"by is part of a name", "Bya Roe", "a Roe", false, false},
		{"by alone", "by", "By", true, true},
		{"one is missing", "Ada Roe; Bo Fox", "Ada Roe", false, false},
		{"one too many", "Ada Roe", "Ada Roe, Staff", false, false},
		{"twice", "Ada Roe", "Ada Roe / Ada Roe", false, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.exact, byline(tc.gold) == byline(tc.predicted))
			assert.Equal(t, tc.set, sameNames(tc.gold, tc.predicted))
		})
	}
}

func TestScoreMeta(t *testing.T) {
	got := scoreMeta(&metaPairs{date: []metaPair{
		{"2024-02-01", "2024-02-01"},
		{"2024-02", "2024-02-29"},    // any day of the month
		{"2024-02-01", "2024-02"},    // too little
		{"2024-02-01", ""},           // missing
		{"", "2024-02-01"},           // spurious
		{" ", "\u001f"},              // neither
		{"2024-02-01", "2023-02-01"}, // wrong
	}})["date"]
	assert.Equal(t, 7, got.Annotated)
	assert.Equal(t, 5, got.Gold)
	assert.Equal(t, 5, got.Predicted)
	assert.Equal(t, 1, got.Spurious)
	assert.Equal(t, 2, got.Correct)
	assert.InDelta(t, 0.4, got.F1, 1e-12)
	for name, f := range scoreMeta(&metaPairs{}) {
		assert.Zero(t, f, name)
	}
}

// FuzzMetrics checks what holds for any two texts: figures lie in 0…1, a text is
// equal to itself, and swapping the texts swaps precision and recall.
func FuzzMetrics(f *testing.F) {
	f.Add("Rain falls on the town", "rain falls")
	f.Add("", "…")
	f.Add("ΟΔΟΣ İz by A and B; C", "by A/B und C.")
	f.Add("a\u0301\u001c\xff", "\u00a0")
	f.Fuzz(func(t *testing.T, a, b string) {
		ab, ba := wordF1(a, b), wordF1(b, a)
		assert.InDelta(t, ab.Precision, ba.Recall, 1e-12)
		assert.InDelta(t, ab.F1, ba.F1, 1e-12)
		assert.Equal(t, prf{1, 1, 1}, wordF1(a, a))
		for _, x := range []float64{ab.Precision, ab.Recall, ab.F1} {
			assert.True(t, 0 <= x && x <= 1, x)
		}

		c := shingleMatch(a, b)
		if c != (confusion{}) {
			assert.InDelta(t, 1, c.tp+c.fp+c.fn, 1e-9)
		}
		swapped := shingleMatch(b, a)
		assert.InDelta(t, c.fp, swapped.fn, 1e-12)
		self := shingleMatch(a, a)
		assert.Zero(t, self.fp+self.fn)

		counts, _, _ := segmentMatch(a, []string{a, b}, []string{b})
		assert.Equal(t, 2, counts.TP+counts.FN)
		assert.Equal(t, 1, counts.FP+counts.TN)
		assert.Positive(t, counts.TP, "a text has itself")
		assert.True(t, sameNames(a, a))
		assert.Equal(t, sameNames(a, b), sameNames(b, a))
		assert.True(t, sameDay(a, a))
	})
}

func BenchmarkScorePage(b *testing.B) {
	text := strings.Repeat("Rain fell on the harbour town for the third day in a row. ", 200)
	title := "Rain"
	p := &page{set: setWCXB, kind: "article", gold: gold{text: text, with: []string{"third day"}, meta: goldMeta{&title, &title, &title}}}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		scorePage(p, prediction{text: text, title: title}, nil)
	}
}
