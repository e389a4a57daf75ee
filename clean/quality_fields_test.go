package clean

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Floors of the quality gate for the fields of HTML, on every fifth labelled page
// of each set: F1 in pages by the notions of equality of examples/evaluate. They
// may rise, not fall.
var fieldFloors = map[string]map[string]float64{
	"wcxb": {"title": 0.85, "authors": 0.81, "date": 0.86},
	"traf": {"title": 0.83, "authors": 0.68, "date": 0.86},
}

// A fieldCount counts the pages of one set by one field.
type fieldCount struct{ gold, predicted, right int }

func (c *fieldCount) add(gold *string, predicted string, equal func(gold, predicted string) bool) {
	if gold == nil {
		return
	}
	if *gold != "" {
		c.gold++
	}
	if predicted != "" {
		c.predicted++
	}
	if *gold != "" && predicted != "" && equal(*gold, predicted) {
		c.right++
	}
}

func (c *fieldCount) f1() float64 { return 2 * float64(c.right) / float64(c.gold+c.predicted) }

// separators part the names of a label.
var separators = regexp.MustCompile(`\s*(?:;|,|&|\||/|\band\b|\bund\b)\s*`)

func nameSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, n := range separators.Split(strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(s), " ")), "by "), -1) {
		if n = strings.Trim(n, " ."); n != "" {
			set[n] = true
		}
	}
	return set
}

func TestFieldQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("reads hundreds of pages")
	}
	const step = 5
	c := standard()
	counts := map[string]map[string]*fieldCount{}
	for _, g := range labelledPages(t, step) {
		a, err := c.CleanPage(t.Context(), g.page(t))
		require.NoError(t, err)
		of := counts[g.set]
		if of == nil {
			of = map[string]*fieldCount{"title": {}, "authors": {}, "date": {}}
			counts[g.set] = of
		}
		of["title"].add(g.title, a.Title, func(gold, p string) bool { return letterKey(gold) == letterKey(p) })
		of["authors"].add(g.author, strings.Join(a.Authors, "; "), func(gold, p string) bool {
			return assert.ObjectsAreEqual(nameSet(gold), nameSet(p))
		})
		of["date"].add(g.date, a.Published, func(gold, p string) bool { return strings.HasPrefix(p, gold) })
	}
	for set, of := range counts {
		for field, n := range of {
			t.Logf("%s %s: F1 %.3f of %d pages", set, field, n.f1(), n.gold)
			assert.GreaterOrEqual(t, n.f1(), fieldFloors[set][field], "%s %s", set, field)
		}
	}
}
