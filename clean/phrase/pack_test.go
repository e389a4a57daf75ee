package phrase_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/phrase"
)

func TestReadPack(t *testing.T) {
	text := "\ufeff# a comment\r\n\r\nlang pt-BR\r\n[words]\r\nde que\r\ne o\r\n[nav.menu]\r\n~news   (notícias|últimas)\r\n" +
		"[counter]\r\nreads-2\t{n} leituras\r\n# another\r\n"
	for name, r := range map[string]io.Reader{
		"whole":         strings.NewReader(text),
		"byte by byte":  iotest.OneByteReader(strings.NewReader(text)),
		"data with EOF": iotest.DataErrReader(strings.NewReader(text)),
	} {
		t.Run(name, func(t *testing.T) {
			p, err := phrase.ReadPack("pt.txt", r)
			require.NoError(t, err)
			assert.Equal(t, &phrase.Pack{
				Lang:  "pt-BR",
				Words: []string{"de", "que", "e", "o"},
				Phrases: []phrase.Phrase{
					{ID: "pt-BR/news", Category: "nav.menu", Weak: true, Pattern: "(notícias|últimas)"},
					{ID: "pt-BR/reads-2", Category: "counter", Pattern: "{n} leituras"},
				},
			}, p)
		})
	}
}

func TestReadPackErrors(t *testing.T) {
	tests := []struct {
		name, text string
		line       int
		msg        string
	}{
		{"empty", "", 1, "lang"},
		{"comments alone", "# lang en", 1, "lang"},
		{"no lang", "[counter]\n", 1, "lang"},
		{"no tag", "lang\n", 1, "lang"},
		{"bad tag", "lang en_US!\n", 1, "lang"},
		{"phrase before a category", "lang en\n\nreads  {n} reads", 3, "category"},
		{"category not closed", "lang en\n[counter\n", 2, "category"},
		{"category in capitals", "lang en\n[Counter]\n", 2, "category"},
		{"category empty", "lang en\n[]\n", 2, "category"},
		{"id in capitals", "lang en\n[counter]\nReads  {n} reads", 3, "not an id"},
		{"id empty", "lang en\n[counter]\n~  {n} reads", 3, "not an id"},
		{"id with a hyphen at the end", "lang en\n[counter]\na-  {n} reads", 3, "not an id"},
		{"id twice", "lang en\n[counter]\na  {n} reads\n[share]\n~a  share", 5, "twice"},
		{"no pattern", "lang en\n[counter]\nreads", 3, "no word"},
		{"group not closed", "lang en\n[counter]\na  (b|c", 3, "not closed"},
		{"group not opened", "lang en\n[counter]\na  b) c", 3, "opening"},
		{"nested groups", "lang en\n[counter]\na  (b (c|d)|e)", 3, "nest"},
		{"empty alternative", "lang en\n[counter]\na  (b|/)", 3, "no word"},
		{"unknown braces", "lang en\n[counter]\na  {x} reads", 3, "braces"},
		{"braces not closed", "lang en\n[counter]\na  {n reads", 3, "braces"},
		{"dots within", "lang en\n[counter]\na  read ... more", 3, "within"},
		{"dots at both ends", "lang en\n[counter]\na  ... read ...", 3, "both"},
		{"wildcards alone", "lang en\n[counter]\na  {*} {n}", 3, "no word"},
		{"all optional", "lang en\n[counter]\na  (b)? (c)?", 3, "no word"},
		{"one alternative without a word", "lang en\n[counter]\na  (b|{n}) {w}", 3, "no word"},
		{"too long", "lang en\n[counter]\na " + strings.Repeat(" b", 31), 3, "longer"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := phrase.ReadPack("test.txt", strings.NewReader(test.text))
			assert.Nil(t, p)
			var syntax *phrase.SyntaxError
			require.ErrorAs(t, err, &syntax)
			assert.Equal(t, "test.txt", syntax.File)
			assert.Equal(t, test.line, syntax.Line)
			assert.Contains(t, syntax.Msg, test.msg)
			assert.Contains(t, err.Error(), fmt.Sprintf("test.txt:%d: ", test.line))
		})
	}
}

func TestReadPackReaderError(t *testing.T) {
	broken := errors.New("broken")
	_, err := phrase.ReadPack("test.txt", iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
	var syntax *phrase.SyntaxError
	assert.False(t, errors.As(err, &syntax))
}

func TestBuiltin(t *testing.T) {
	packs := phrase.Builtin()
	require.NotEmpty(t, packs)
	assert.True(t, slices.IsSortedFunc(packs, func(a, b *phrase.Pack) int { return strings.Compare(a.Lang, b.Lang) }))
	assert.Same(t, packs[0], phrase.Builtin()[0], "read once")
}

func TestCategories(t *testing.T) {
	categories := phrase.Categories()
	seen := map[string]bool{}
	for _, c := range categories {
		assert.False(t, seen[c], c)
		seen[c] = true
	}
	assert.LessOrEqual(t, len(categories), 63, "one bit each")
	categories[0] = "changed"
	assert.NotEqual(t, "changed", phrase.Categories()[0])
}

func FuzzReadPack(f *testing.F) {
	f.Add("lang en\n[words]\na b\n[counter]\nreads  ({n}|no)? (reads|views) : ...\n~x  ... {*} y")
	f.Add("lang en\n[a]\nb  {w} (c|d e)? f {*} g")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := phrase.ReadPack("fuzz", strings.NewReader(text))
		if err != nil {
			return
		}
		m, err := phrase.NewMatcher(p)
		require.NoError(t, err, "what is read can be compiled")
		require.Empty(t, m.Line(nil, ""))
		for _, ph := range p.Phrases {
			m.Line(nil, ph.Pattern)
		}
	})
}

func ExampleReadPack() {
	text := `lang en
[counter]
laps  {n} laps (swum|rowed)
[nav.menu]
~tides  (tides|tide tables)`
	pack, err := phrase.ReadPack("rowing.txt", strings.NewReader(text))
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := phrase.NewMatcher(append(phrase.Builtin(), pack)...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, match := range m.Line(nil, "12 laps rowed") {
		fmt.Println(match.Phrase.ID)
	}
	_, err = phrase.ReadPack("rowing.txt", strings.NewReader("lang en\n[counter]\nlaps  {laps} laps"))
	fmt.Println(err)
	// Output:
	// en/laps
	// phrase: rowing.txt:3: laps: braces may hold n, w or * only
}
