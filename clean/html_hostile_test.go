package clean_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
)

// maxRepeats is how often the parts of hostile pages are repeated at most, except
// of those that are deep: the reader has its own test on all of them.
const maxRepeats = 10_000

// hostilePages yields the pages of testdata/hostile/html.json by their names. No
// part is repeated more than most times.
func hostilePages(t testing.TB, most func(name string) int, yield func(name, src string)) {
	b, err := os.ReadFile(filepath.Join(testdata, "hostile", "html.json"))
	require.NoError(t, err)
	var all []struct {
		Name  string
		Parts []struct {
			Text  string
			Times int
		}
	}
	require.NoError(t, json.Unmarshal(b, &all))
	require.GreaterOrEqual(t, len(all), 50)
	for _, c := range all {
		var src strings.Builder
		for _, p := range c.Parts {
			src.WriteString(strings.Repeat(p.Text, min(max(p.Times, 1), most(c.Name))))
		}
		yield(c.Name, src.String())
	}
}

// TestHostileHTML cleans pages made to stall or to break a program: no limit of
// depth, no work that grows with the square of the input, and a ledger all the
// same.
func TestHostileHTML(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	c := newCleaner(t, clean.Options{NoRepair: true})
	most := func(name string) int {
		if strings.HasPrefix(name, "deep") || strings.HasPrefix(name, "long") {
			return math.MaxInt
		}
		return maxRepeats
	}
	hostilePages(t, most, func(name, src string) {
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
	c := newCleaner(t, clean.Options{NoRepair: true})
	hostilePages(t, func(string) int { return 50 }, func(name, src string) {
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
