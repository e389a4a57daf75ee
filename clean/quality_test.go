package clean_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// Floors of the quality gate for the rules alone, on every fifth flattened page
// of the benchmark. They may rise, not fall. Rules leave much of a page in; what
// counts for them is that they lose nothing (recall) and that each word they
// take is debris. The floors of the model are in quality_model_test.go.
const (
	gateStep         = 5
	floorArticleF1   = 0.84
	floorArticleRec  = 0.995
	ceilingLostWords = 0.012 // share of the words of the gold texts, cleaned as documents of their own, that are removed
)

// benchPage is a labelled page, flattened.
type benchPage struct {
	id, kind, text, gold string
}

func benchPages(t testing.TB) []benchPage {
	dir := shared(t, "bench/wcxb-dev")
	files, err := filepath.Glob(filepath.Join(dir, "text", "*.txt.gz"))
	require.NoError(t, err)
	var pages []benchPage
	for i := 0; i < len(files); i += gateStep {
		id, _, _ := strings.Cut(filepath.Base(files[i]), ".")
		var g struct {
			PageType    string `json:"page_type"`
			GroundTruth struct {
				Main string `json:"main_content"`
			} `json:"ground_truth"`
		}
		require.NoError(t, json.Unmarshal(clean.Gunzip(t, filepath.Join(dir, "ground-truth", id+".json.gz")), &g))
		pages = append(pages, benchPage{id, g.PageType, string(clean.Gunzip(t, files[i])), g.GroundTruth.Main})
	}
	require.NotEmpty(t, pages)
	return pages
}

var wordPattern = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// bag counts the words of a text as the benchmark does.
func bag(s string) (words map[string]int, n int) {
	words = map[string]int{}
	for _, w := range wordPattern.FindAllString(strings.ToLower(s), -1) {
		words[w]++
		n++
	}
	return words, n
}

// wordF1 is the benchmark's word F1 and recall.
func wordF1(got, want string) (f1, recall float64) {
	g, gn := bag(got)
	w, wn := bag(want)
	if wn == 0 || gn == 0 {
		if wn == gn {
			return 1, 1
		}
		return 0, 0
	}
	both := 0
	for k, n := range g {
		both += min(n, w[k])
	}
	p, r := float64(both)/float64(gn), float64(both)/float64(wn)
	if p+r == 0 {
		return 0, 0
	}
	return 2 * p * r / (p + r), r
}

func TestQualityFlattenedPages(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	pages := benchPages(t)
	c := newCleaner(t, clean.Options{Disable: []string{"model"}, NoRepair: true})
	var f1, recall float64
	articles := 0
	for _, p := range pages {
		doc := parse.NewText(p.text)
		a, err := c.Clean(t.Context(), doc)
		require.NoError(t, err)
		checkLaws(t, c, doc, a)
		if p.kind != "article" {
			continue
		}
		f, r := wordF1(a.Text(), p.gold)
		f1, recall, articles = f1+f, recall+r, articles+1
	}
	f1, recall = f1/float64(articles), recall/float64(articles)
	t.Logf("floor: %d articles, word F1 %.4f (floor %.3f), recall %.4f (floor %.3f)", articles, f1, floorArticleF1, recall, floorArticleRec)
	assert.GreaterOrEqual(t, f1, floorArticleF1)
	assert.GreaterOrEqual(t, recall, floorArticleRec)
}

// TestQualityGoldStays cleans the gold texts as documents of their own: what is
// removed is lost by mistake, but for what their annotators left in.
func TestQualityGoldStays(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	pages := benchPages(t)
	c := newCleaner(t, clean.Options{Disable: []string{"model"}, NoRepair: true})
	all, lost := 0, 0
	for _, p := range pages {
		doc := parse.NewText(p.gold)
		a, err := c.Clean(t.Context(), doc)
		require.NoError(t, err)
		all += len(strings.Fields(doc.Text))
		for _, e := range a.Ledger {
			if e.Fate == clean.Removed {
				lost += len(strings.Fields(doc.Text[e.Start:e.End]))
			}
		}
	}
	share := float64(lost) / float64(all)
	t.Logf("floor: %d of %d words of gold text removed, %.4f (ceiling %.3f)", lost, all, share, ceilingLostWords)
	assert.LessOrEqual(t, share, ceilingLostWords)
}

// TestQualityDates reads the sample date lines as the date line of an article.
func TestQualityDates(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(shared(t, "repair"), "dates.jsonl"))
	require.NoError(t, err)
	c := newCleaner(t, clean.Options{})
	for line := range strings.Lines(string(b)) {
		var g struct {
			ID, Input string
			Expected  *string
		}
		require.NoError(t, json.Unmarshal([]byte(line), &g))
		t.Run(g.ID, func(t *testing.T) {
			a, err := c.Clean(t.Context(), parse.NewText("Bridge at Ellery closed until spring\n\n"+g.Input+
				"\n\nThe bridge at Ellery will stay closed until the spring, the council said on Monday.\n\nBuses go round by Kell, and the ferry takes walkers for nothing.\n"))
			require.NoError(t, err)
			assert.Equal(t, deref(g.Expected), a.Published, g.Input)
			assert.NotContains(t, a.Text(), g.Input)
		})
	}
}
