package clean_test

import (
	"encoding/json"
	"flag"
	"hash/fnv"
	"math"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

var logWeights = flag.Bool("weights", false, "log the weights of the verdict as they are fitted")

// Floors of the verdict: the share of labelled pages without forums that are
// told apart as articles, products, listings and documentation, by weights
// fitted on other sites, and by those of the package.
const (
	fitFolds        = 5
	floorVerdictOut = 0.87
	floorVerdict    = 0.89
)

// pageKinds are the types of the labelled pages in the order of the weights.
var pageKinds = []string{"article", "service", "product", "listing", "documentation"}

// A signedPage is a labelled page with its signs.
type signedPage struct {
	signs []float64
	kind  int
	fold  int // by its site
}

// TestQualityVerdict fits the weights of the verdict anew: on all sites but a
// fifth, which is then judged by them, in turn.
func TestQualityVerdict(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	pages := signedPages(t)
	right := 0
	confusion := make([][]int, len(pageKinds))
	for k := range confusion {
		confusion[k] = make([]int, len(pageKinds))
	}
	for fold := range fitFolds {
		w := fitSigns(pages, fold)
		for _, p := range pages {
			if p.fold == fold {
				k := likeliest(w, p.signs)
				confusion[p.kind][k]++
				right += agrees(k, p.kind)
			}
		}
	}
	for k, row := range confusion {
		t.Logf("%-14s judged as %v: %v", pageKinds[k], pageKinds, row)
	}
	out := float64(right) / float64(len(pages))
	right = 0
	weights := clean.SignWeights()
	for _, p := range pages {
		right += agrees(likeliest(weights, p.signs), p.kind)
	}
	in := float64(right) / float64(len(pages))
	t.Logf("floor: %d pages, right on other sites %.4f (floor %.2f), right by the weights of the package %.4f (floor %.2f)", len(pages), out, floorVerdictOut, in, floorVerdict)
	assert.GreaterOrEqual(t, out, floorVerdictOut)
	assert.GreaterOrEqual(t, in, floorVerdict)
	if *logWeights {
		for s, row := range fitSigns(pages, -1) {
			t.Logf("%2d %.1f", s, row)
		}
	}
}

// agrees returns 1 where two kinds have the same verdict: a service is an article.
func agrees(a, b int) int {
	if a == b || a < 2 && b < 2 {
		return 1
	}
	return 0
}

// signedPages reads the labelled pages that are no forum.
func signedPages(t *testing.T) []signedPage {
	dir := shared(t, "bench/wcxb-dev")
	files, err := filepath.Glob(filepath.Join(dir, "html", "*.html.gz"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var pages []signedPage
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".html.gz")
		var g struct {
			PageType string `json:"page_type"`
			URL      string
		}
		require.NoError(t, json.Unmarshal(clean.Gunzip(t, filepath.Join(dir, "ground-truth", id+".json.gz")), &g))
		if g.PageType == "collection" {
			g.PageType = "listing"
		}
		kind := slices.Index(pageKinds, g.PageType)
		if kind < 0 {
			continue // a forum
		}
		text, _ := parse.Decode(clean.Gunzip(t, file), "")
		page, err := parse.Read(newHTML(text))
		require.NoError(t, err)
		u, err := url.Parse(g.URL)
		require.NoError(t, err)
		h := fnv.New32a()
		h.Write([]byte(site(u.Hostname())))
		pages = append(pages, signedPage{signs: clean.Signs(page, g.URL), kind: kind, fold: int(h.Sum32() % fitFolds)})
	}
	return pages
}

// site returns the last labels of a host, about as registered.
func site(host string) string {
	labels := strings.Split(host, ".")
	n := 2
	if last := len(labels) - 1; last > 1 && len(labels[last]) == 2 && len(labels[last-1]) <= 3 {
		n = 3
	}
	return strings.Join(labels[max(0, len(labels)-n):], ".")
}

// likeliest returns the kind whose weights, by sign and kind, add up to most.
func likeliest(w [][]float64, signs []float64) int {
	sums := sumSigns(w, signs)
	best := 0
	for k := range sums {
		if sums[k] > sums[best] {
			best = k
		}
	}
	return best
}

func sumSigns(w [][]float64, signs []float64) []float64 {
	sums := make([]float64, len(pageKinds))
	for s, v := range signs {
		if v == 0 {
			continue
		}
		for k := range sums {
			sums[k] += v * w[s][k]
		}
	}
	return sums
}

// The regression: steps of gradient descent with momentum, the decay of the
// weights, and how far rare kinds count more than their number.
const (
	fitSteps    = 400
	fitRate     = 0.6
	fitMomentum = 0.9
	fitDecay    = 0.002
	fitBalance  = 0.35
)

// fitSigns fits the weights to all pages but those of a fold.
func fitSigns(pages []signedPage, without int) [][]float64 {
	var w, speed, grad [][]float64
	for range pages[0].signs {
		w = append(w, make([]float64, len(pageKinds)))
		speed = append(speed, make([]float64, len(pageKinds)))
		grad = append(grad, make([]float64, len(pageKinds)))
	}
	number := make([]float64, len(pageKinds))
	for _, p := range pages {
		number[p.kind]++
	}
	for range fitSteps {
		total := 0.0
		for s := range grad {
			clear(grad[s])
		}
		for _, p := range pages {
			if p.fold == without {
				continue
			}
			weight := math.Pow(float64(len(pages))/float64(len(pageKinds))/number[p.kind], fitBalance)
			total += weight
			addGradient(grad, w, p, weight)
		}
		for s := range w {
			for k := range w[s] {
				speed[s][k] = fitMomentum*speed[s][k] + grad[s][k]/total + fitDecay*w[s][k]
				w[s][k] -= fitRate * speed[s][k]
			}
		}
	}
	return w
}

// addGradient adds the gradient of one page's loss.
func addGradient(grad, w [][]float64, p signedPage, weight float64) {
	odds := sumSigns(w, p.signs)
	highest := slices.Max(odds)
	total := 0.0
	for k := range odds {
		odds[k] = math.Exp(odds[k] - highest)
		total += odds[k]
	}
	for k := range odds {
		odds[k] /= total
	}
	odds[p.kind]--
	for s, v := range p.signs {
		if v == 0 {
			continue
		}
		for k := range odds {
			grad[s][k] += weight * v * odds[k]
		}
	}
}
