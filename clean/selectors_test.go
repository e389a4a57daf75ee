package clean_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

func TestSelectors(t *testing.T) {
	const page = `<html><head><title>Otters return</title></head><body><nav><p>Home is where the otters of the brook have always been, or so they say.</p></nav>
		<main><p id=a>Otters came back to the brook at Wells this spring, and nobody had asked them to.</p>
		<div class=promo><p>They ate most of the trout in the mill pond before anyone thought of counting it.</p></div></main></body></html>`
	for _, tt := range []struct {
		name       string
		keep, drop []string
		want       []string
		gone       []string
	}{
		{"keep", []string{"main"}, nil, []string{"Otters came", "They ate"}, []string{"Home is"}},
		{"drop", nil, []string{".promo", "nav"}, []string{"Otters came"}, []string{"Home is", "They ate"}},
		{"both", []string{"main"}, []string{".promo"}, []string{"Otters came"}, []string{"Home is", "They ate"}},
		{"a match inside another is read once", []string{"main", "#a"}, []string{".promo"}, []string{"Otters came"}, []string{"Home is"}},
		{"nothing matches", []string{".no-such"}, nil, nil, []string{"Otters came"}},
		{"a list", []string{"nav, #a"}, nil, []string{"Otters came", "Home is"}, []string{"They ate"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := newCleaner(t, clean.Options{Keep: tt.keep, Drop: tt.drop, Disable: []string{"model"}, NoRepair: true})
			a, err := c.Clean(t.Context(), newHTML(page))
			require.NoError(t, err)
			for _, e := range a.Ledger {
				require.Equal(t, parse.Span{Start: -1, End: -1}, e.Span)
				require.NotEmpty(t, e.Path)
			}
			for _, w := range tt.want {
				assert.Equal(t, 1, strings.Count(a.Text(), w), w)
			}
			for _, g := range tt.gone {
				assert.NotContains(t, a.Text(), g)
			}
		})
	}
}

func TestSelectorErrors(t *testing.T) {
	for _, bad := range []string{"", "main[", "p:nth-child(", ">>"} {
		_, err := clean.New(clean.Options{Keep: []string{bad}})
		assert.Error(t, err, bad)
		_, err = clean.New(clean.Options{Drop: []string{bad}})
		assert.Error(t, err, bad)
	}
	deep := newHTML(strings.Repeat("<div>", 600))
	_, err := newCleaner(t, clean.Options{Drop: []string{"nav"}}).Clean(t.Context(), deep)
	var e *parse.Error
	require.ErrorAs(t, err, &e)
	_, err = newCleaner(t, clean.Options{}).Clean(t.Context(), deep)
	require.NoError(t, err, "without selectors no depth is too deep")
}
