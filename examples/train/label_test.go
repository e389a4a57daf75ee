package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const (
	first  = "The ferry left the harbour at noon with thirty people on board."
	second = "Two hours later the crew saw smoke over the northern cape."
	third  = "Nobody was hurt, and the ship came back in the evening."
)

func TestLabel(t *testing.T) {
	gold := first + "\n\nA long day\n\n" + second + "\n" + third
	for _, c := range []struct {
		name  string
		texts []string
		want  []bool
	}{
		{"all of it", []string{first, "A long day", second, third}, []bool{true, true, true, true}},
		{"case and marks do not count", []string{strings.ToUpper(first), "“A long day”"}, []bool{true, true}},
		{"a paragraph in two parts", []string{"The ferry left the harbour", "at noon with thirty", "people on board.", second}, []bool{true, true, true, true}},
		{"a menu above repeats a line", []string{"A long day", "Home", first, "A long day", second}, []bool{false, false, true, true, true}},
		{"another order", []string{second, third, first}, []bool{true, true, true}},
		{"a longer paragraph around it", []string{first + " " + strings.Repeat("Other words stand here. ", 12)}, []bool{false}},
		{"other text", []string{"Something else that has as many words as the first one."}, []bool{false}},
		{"a word of the text alone", []string{"ferry"}, []bool{false}},
		{"a short line that is nowhere", []string{"Read more"}, []bool{false}},
		{"marks alone", []string{"***", ""}, []bool{false, false}},
		{"nothing", nil, []bool{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, cover := label(c.texts, gold)
			assert.Equal(t, c.want, in)
			assert.Len(t, cover, len(c.texts))
		})
	}
}

func TestLabelWithoutGold(t *testing.T) {
	for _, gold := range []string{"", " \n\n ", "***"} {
		in, cover := label([]string{first, "Home"}, gold)
		assert.Equal(t, []bool{false, false}, in)
		assert.Equal(t, []float32{0, 0}, cover)
	}
}

func TestLabelCover(t *testing.T) {
	_, cover := label([]string{first, first + " And then some six words follow here that nobody knows.", "Home"}, first)
	assert.EqualValues(t, 1, cover[0])
	assert.InDelta(t, 0.55, cover[1], 0.05)
	assert.Zero(t, cover[2])
}

// TestLabelRepeats checks that text that repeats itself takes no time beyond the
// length of the texts: places of one gram are limited.
func TestLabelRepeats(t *testing.T) {
	same := strings.Repeat("on and on it goes ", 4000)
	texts := make([]string, 2000)
	for i := range texts {
		texts[i] = "on and on it goes on and on it goes"
	}
	in, _ := label(texts, same)
	assert.Len(t, in, len(texts))
}

func FuzzLabel(f *testing.F) {
	f.Add(first+"\nHome\n"+second, first+"\n"+second)
	f.Add("a\na\na", "a a a")
	f.Fuzz(func(t *testing.T, page, gold string) {
		texts := strings.Split(page, "\n")
		in, cover := label(texts, gold)
		again, _ := label(texts, gold)
		assert.Equal(t, in, again)
		for i := range in {
			assert.True(t, cover[i] >= 0 && cover[i] <= 1, "%g", cover[i])
			if in[i] {
				assert.Positive(t, cover[i])
			}
		}
	})
}

func BenchmarkLabel(b *testing.B) {
	var texts []string
	for i := range 300 {
		texts = append(texts, fmt.Sprintf("%s Number %d says so, and so does number %d.", first, i, i*7))
	}
	gold := strings.Join(texts[50:250], "\n")
	b.SetBytes(int64(len(gold)))
	b.ReportAllocs()
	for b.Loop() {
		label(texts, gold)
	}
}
