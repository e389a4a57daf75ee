package clean_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
)

// hostilePages yields the pages of testdata/hostile/html.json by their names, and
// a text that some of them hold. No part is repeated more than most times.
func hostilePages(t testing.TB, most int, yield func(name, src, text string)) {
	b, err := os.ReadFile(filepath.Join(testdata, "hostile", "html.json"))
	require.NoError(t, err)
	var all []struct {
		Name, Text string
		Parts      []struct {
			Text  string
			Times int
		}
	}
	require.NoError(t, json.Unmarshal(b, &all))
	require.GreaterOrEqual(t, len(all), 50)
	for _, c := range all {
		var src strings.Builder
		for _, p := range c.Parts {
			src.WriteString(strings.Repeat(p.Text, min(max(p.Times, 1), most)))
		}
		yield(c.Name, src.String(), c.Text)
	}
}

// TestHostileHTML cleans pages made to stall or to break a program: no limit of
// depth, no work that grows with the square of the input, and a ledger all the
// same.
func TestHostileHTML(t *testing.T) {
	c := newCleaner(t, clean.Options{})
	hostilePages(t, 1<<30, func(name, src, _ string) {
		t.Run(name, func(t *testing.T) {
			doc := newHTML(src)
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			checkLedger(t, doc, a)
		})
	})
}

// TestHostileHTMLRendered renders small versions of the pages: HTML of an article
// is read again without loss.
func TestHostileHTMLRendered(t *testing.T) {
	c := newCleaner(t, clean.Options{})
	hostilePages(t, 50, func(name, src, _ string) {
		t.Run(name, func(t *testing.T) {
			a, err := c.Clean(t.Context(), newHTML(src))
			require.NoError(t, err)
			assert.NotContains(t, a.HTML(), "<script")
			assert.NotContains(t, a.Markdown(), "<script")
			assert.NotNil(t, a.Document())
			assert.NotNil(t, a.Sections())
		})
	})
}
