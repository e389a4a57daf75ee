package clean

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWordSearchIn(t *testing.T) {
	s := newWordSearch("crumb", "cart", "в корзину")
	for _, tc := range []struct {
		text string
		want bool
	}{
		{"crumb", true},
		{"breadcrumbs", true},
		{"add to cart", true},
		{"добавить в корзину", true},
		{"", false},
		{"cr", false},
		{"crum", false},
		{"Crumb", false},
		{"cara cru art", false},
		{"crt", false},
	} {
		t.Run(tc.text, func(t *testing.T) { assert.Equal(t, tc.want, s.in(tc.text)) })
	}
}

func TestWordSearchAmong(t *testing.T) {
	s := newWordSearch(" we", " We", " us", " us.")
	for _, tc := range []struct {
		text string
		want bool
	}{
		{"we sail", true},
		{"Here we sail", true},
		{"Sail with us", true},
		{"Sail with us.", true},
		{"us", true},
		{"", false},
		{"w", false},
		{"Swe sail", false},
		{"weather", false},
		{"The west and the bus", false},
		{"Sail with us, all", false},
		{"WE SAIL", false},
	} {
		t.Run(tc.text, func(t *testing.T) { assert.Equal(t, tc.want, s.among(tc.text)) })
	}
}

func TestInCases(t *testing.T) {
	assert.Equal(t, []string{"crumb", "Crumb", "CRUMB", "migas", "Migas", "MIGAS"}, inCases("crumb", "migas"))
	assert.Empty(t, inCases())
}

// TestPathHints checks that what is a word of a path passes the test before it.
func TestPathHints(t *testing.T) {
	for _, w := range pathWords.words {
		assert.True(t, pathHints.in(w), w)
	}
	assert.False(t, pathHints.in("site-header wide"))
}
