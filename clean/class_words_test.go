package clean

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWordTable(t *testing.T) {
	longest := strings.Repeat("w", maxTableWord)
	table := newWordTable(map[string]int{"a": 1, "nav": 2, "van": 3, "comentário": 4, "comment-form": 5, "comment_form": 6, "h1": 7, longest: 8})
	for _, c := range []struct {
		word string
		want int // 0 for none
	}{
		{"a", 1}, {"A", 1}, {"nav", 2}, {"NaV", 2}, {"van", 3}, {"comentário", 4}, {"COMENTáRIO", 4}, {"Comment-Form", 5}, {"comment_form", 6},
		{"H1", 7}, {longest, 8}, {strings.ToUpper(longest), 8},
		{"", 0}, {"b", 0}, {"na", 0}, {"navi", 0}, {"anv", 0}, {"COMENTÁRIO", 0}, {"comment form", 0}, {"comment\rform", 0}, {"comment\x7fform", 0},
		{"h\x11", 0}, {"N\x01V", 0}, {longest + "w", 0}, {strings.Repeat("w", maxTableWord+64), 0}, {strings.Repeat("w", 64+3), 0}, {"\x00", 0}, {"\xff", 0},
	} {
		t.Run(c.word, func(t *testing.T) {
			got, ok := table.get(c.word)
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.want != 0, ok)
			assert.Equal(t, ok, table.has(c.word))
		})
	}
	empty := newWordTable(map[string]int{})
	for _, w := range []string{"", "a", longest} {
		assert.False(t, empty.has(w))
	}
}

// TestWordTableFull checks a table of many words that look alike to it.
func TestWordTableFull(t *testing.T) {
	meaning := map[string]int{}
	for i := range 5000 {
		meaning[fmt.Sprintf("a%04da", i)] = i
	}
	table := newWordTable(meaning)
	for w, v := range meaning {
		got, ok := table.get(w)
		assert.True(t, ok && got == v, w)
		assert.False(t, table.has(w[:5]+"b") || table.has(w+"a") || table.has(w[1:]), w)
	}
}

func TestMeanings(t *testing.T) {
	assert.Equal(t, map[string]int{"a": 1, "b": 1, "c": 2}, meanings(map[int]string{1: " a  b ", 2: "c", 3: ""}))
	words := 0
	for _, list := range cueLists {
		words += len(strings.Fields(list))
	}
	assert.Len(t, cueWords.words, words, "of a word in two lists chance would take one")
}

func TestClasses(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"a", []string{"a"}},
		{" post-meta\tby\n\fline ", []string{"post-meta", "by", "line"}},
		{"a\u00a0b é", []string{"a\u00a0b", "é"}}, // no white space to HTML
		{"", nil},
		{" \r\n", nil},
	} {
		t.Run(c.in, func(t *testing.T) {
			assert.Equal(t, c.want, slices.Collect(classes(c.in)))
			for class := range classes(c.in) {
				assert.Equal(t, c.want[0], class)
				break
			}
		})
	}
}

func TestWordsOfClasses(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"postMeta entry-date", "post.: Meta.post entry.: date.entry"},
		{"URLBar", "URLBar.:"},
		{"has-sidebar h2x2", "has.: sidebar.has h2x2.:"},
		{"__nav--open", "nav.: open.nav"},
		{"médiaBox", "m.: dia.m Box.dia"},
		{"md:hidden w-[50%] a/b (c) !d @e", ""},
		{"author md:author", "author.:"},
		{"- _ --", ""},
		{"", ""},
	} {
		t.Run(c.in, func(t *testing.T) {
			var got []string
			for w, before := range wordsOfClasses(c.in) {
				if before == "" {
					before = ":"
				}
				got = append(got, w+"."+before)
			}
			assert.Equal(t, c.want, strings.Join(got, " "))
		})
	}
	for w := range wordsOfClasses("first-second third") {
		assert.Equal(t, "first", w)
		break
	}
}

func TestNegates(t *testing.T) {
	for _, w := range []string{"has", "No", "with", "WITHOUT", "not", "hide"} {
		assert.True(t, negates(w), w)
	}
	for _, w := range []string{"", "is", "hasnt", "ha", "n", "note"} {
		assert.False(t, negates(w), w)
	}
}
