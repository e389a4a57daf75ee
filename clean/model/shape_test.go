package model

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

// measured returns what is measured of a page of text.
func measured(t testing.TB, text string) *reading {
	p, err := parse.Read(parse.NewText(text))
	require.NoError(t, err)
	return measuredPage(p, Text)
}

func measuredHTML(t testing.TB, source string) *reading {
	p, err := parse.Read(&parse.Document{Text: source, Media: parse.MediaHTML})
	require.NoError(t, err)
	return measuredPage(p, HTML)
}

func measuredPage(p *parse.Page, mode Mode) *reading {
	r := &reading{}
	r.measure(p, Hints{}, NewTables([]string{"en", "de", "ja"}, [][]string{
		{"the", "of", "and", "a", "in", "was"}, {"der", "die", "und", "in"}, {"の", "は", "を", "に"},
	}), mode)
	return r
}

func TestShape(t *testing.T) {
	for _, c := range []struct {
		name, text string
		quantity   int
		want       float32
	}{
		{"words", "The quick fox, aged 7, jumped", qWords, 6},
		{"two ideographs are a word", "東京都知事", qWords, 2.5},
		{"an apostrophe parts words", "it's", qWords, 2},
		{"letters and digits are one word", "12k", qWords, 1},
		{"accents belong to words", "cafe\u0301 crème", qWords, 2},
		{"a sentence", "It was late.", qEnd, endSentence},
		{"a sentence in quotation marks", "“It was late.”", qEnd, endSentence},
		{"a Japanese sentence", "今日は雨です。", qEnd, endSentence},
		{"a colon", "The following:", qEnd, endColon},
		{"full stops as an ellipsis", "Read on...", qEnd, endEllipsis},
		{"an ellipsis", "Read on…", qEnd, endEllipsis},
		{"no end", "Home", qEnd, endOpen},
		{"a full stop amid a word ends nothing", "v1.2", qEnd, endOpen},
		{"sentences", "One. Two! Three?", qSentences, 3},
		{"points of a number", "3.14 and 2.71", qSentences, 0},
		{"starts small", "and so on", qStart, startLower},
		{"starts with a capital", "And so on", qStart, startUpper},
		{"starts with a digit", "3 cats", qStart, startDigit},
		{"starts with a quotation mark", "„Ja“, sagte er", qStart, startQuote},
		{"starts with something else", "§ 3", qStart, startOther},
		{"a year", "Seen in 2019 there", qDate, 1},
		{"a time", "at 12:30", qDate, 1},
		{"a day in numbers", "on 3.4.21", qDate, 1},
		{"no year", "3019 cats", qDate, 0},
		{"a ratio of one number", "version 1.2", qDate, 0},
		{"money before", "costs $ 12", qMoney, 1},
		{"money behind", "12 €", qMoney, 1},
		{"a sign without a number", "the $ sign", qMoney, 0},
		{"an address", "see https://example.org", qAddress, 1},
		{"a mail address", "me@example.org", qAddress, 1},
		{"www", "www example", qAddress, 1},
		{"an at sign alone", "3 @ 4", qAddress, 0},
		{"copyright sign", "© Example", qCopyright, 1},
		{"copyright", "Copyright Example", qCopyright, 1},
		{"copyrighted", "copyrighted works", qCopyright, 0},
		{"marks", "Home | News › Sport", qMarks, 2},
		{"asks", "Why? Because!", qAsks, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := measured(t, c.text)
			require.Equal(t, 1, r.n)
			assert.InDelta(t, c.want, r.row(0)[c.quantity], 1e-6)
		})
	}
}

func TestFunctionWords(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       float32
	}{
		{"English", "The end of the road", 0.6},
		{"German", "Der Hund und die Katze", 0.6},
		{"no function words in a line", "The road of the king and the queen in a house\nMore news", 0},
		{"Japanese", "山の上", 1.0 / 3},
		{"another language", "Koira juoksi metsässä pitkään", otherStop},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := measured(t, c.text)
			assert.InDelta(t, c.want, r.row(r.n - 1)[qStop], 1e-6)
		})
	}
}

func TestCopies(t *testing.T) {
	r := measured(t, "Read More\nA line of its own\nREAD MORE\nread more")
	want := [][2]float32{{3, 0}, {1, 0}, {3, 1}, {3, 2}}
	for i, w := range want {
		assert.Equal(t, w, [2]float32{r.row(i)[qCopies], r.row(i)[qSeen]}, "block %d", i)
	}
	r = measured(t, "Read More\nRead Less\n2019\n2020")
	for i := range r.n {
		assert.EqualValues(t, 1, r.row(i)[qCopies], "block %d: numbers and words differ", i)
	}
}

func TestTitle(t *testing.T) {
	r := measuredHTML(t, `<title>Storm batters harbour town</title><meta name=author content="Jane Roe">
		<body><h1>Storm batters harbour town</h1><p>By Jane Roe</p><p>Unrelated line</p>`)
	assert.EqualValues(t, 1, r.row(0)[qTitle])
	assert.EqualValues(t, 1, r.row(0)[qTitleCover])
	assert.Zero(t, r.row(1)[qTitle])
	assert.EqualValues(t, 2, r.row(1)[qAuthor])
	assert.Zero(t, r.row(2)[qAuthor])
}

func TestJSONString(t *testing.T) {
	for _, c := range []struct{ name, json, want string }{
		{"plain", `{"articleBody": "A text."}`, "A text."},
		{"escapes", `{"articleBody":"a \"b\" \u00e9\nc\/d"}`, `a "b" é c/d`},
		{"another key", `{"body":"x"}`, ""},
		{"no string", `{"articleBody":["x"]}`, ""},
		{"cut short", `{"articleBody":"abc`, ""},
		{"cut in an escape", `{"articleBody":"abc\`, "abc"},
		{"half a code point", `{"articleBody":"a\ud83db"}`, "ab"},
		{"a short escape", `{"articleBody":"a\u12"`, `a 12`},
		{"nothing behind", `"articleBody"`, ""},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, jsonString(c.json, `"articleBody"`)) })
	}
}
