package clean

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWordSearchIn(t *testing.T) {
	s := newWordSearch("sort by", "sorted", "корзин", "buy", "カート")
	for _, c := range []struct {
		text string
		want bool
	}{
		{"sort by", true},
		{"unsorted", true},
		{"sort of sorted", true}, // the second place
		{"в корзину", true},
		{"abuy", true},
		{"カートに", true},
		{"", false},
		{"b", false},
		{"bu", false},
		{"sort  by", false},
		{"sor", false},
		{"sorte", false},
		{"Buy", false},
		{"корзи", false},
		{"sor\xd0", false},
		{"soy", false}, // bytes of two words
	} {
		t.Run(c.text, func(t *testing.T) { assert.Equal(t, c.want, s.in(c.text)) })
	}
}

func TestWordSearchAmong(t *testing.T) {
	s := newWordSearch(" us", " us.", " unser")
	for _, c := range []struct {
		text string
		want bool
	}{
		{"us", true},
		{"us now", true},
		{"call us now", true},
		{"call us.", true},
		{"bus us", true},
		{"unser", true},
		{"", false},
		{"u", false},
		{"bus", false},
		{"bus stop", false},
		{"use it", false},
		{"call us, they said", false},
		{"us.a", false},
		{"call unsere", false},
		{"call Us", false},
		{"call\u00a0us", false},
	} {
		t.Run(c.text, func(t *testing.T) { assert.Equal(t, c.want, s.among(c.text)) })
	}
}

// TestWordSearchHeads checks that no word is refused by its first bytes, whatever
// they are and however many words there are, and how many there may be.
func TestWordSearchHeads(t *testing.T) {
	for a := range 256 {
		w := string([]byte{byte(a), byte(255 - a), byte(a / 2), 'x'})
		s := newWordSearch("abcd", w)
		assert.True(t, s.in("--"+w+"--"), "%q", w)
		assert.True(t, s.in(w), "%q", w)
		assert.False(t, s.in(w[:3]), "%q", w)
		assert.False(t, s.in(w[1:]), "%q", w)
	}
	for _, s := range []*wordSearch{pathHints, controlWords, usWords} {
		assert.LessOrEqual(t, len(s.words), 64)
		for _, w := range s.words {
			assert.True(t, s.in("x"+w), w)
		}
	}
}

func TestInCases(t *testing.T) {
	assert.Equal(t, []string{"nav", "Nav", "NAV", "h1x", "H1x", "H1X"}, inCases("nav", "h1x"))
	assert.Empty(t, inCases())
}

// TestPathHints checks that all words of paths have a hint.
func TestPathHints(t *testing.T) {
	for _, w := range pathWords.words {
		assert.True(t, pathHints.in(w), w)
	}
	assert.False(t, pathHints.in("menu trail"))
}
