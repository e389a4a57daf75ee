package clean

import (
	"flag"
	"hash/fnv"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var fit = flag.Bool("fit", false, "fit the points of the title's signs to the labelled pages and print them")

// A titleExample is a labelled page: the signs of each candidate, and which of
// them are the title.
type titleExample struct {
	site  string
	signs []titleSigns
	right []bool
}

// titleExamples reads the labelled pages. Those whose title is not among the
// candidates teach nothing but count as wrong.
func titleExamples(t *testing.T) []titleExample {
	var all []titleExample
	for _, g := range labelledPages(t, 1) {
		if g.title == nil || *g.title == "" {
			continue
		}
		ex := titleExample{site: siteOf(g.url)}
		for _, o := range newEvidence(g.page(t)).titleOptions() {
			ex.signs = append(ex.signs, o.signs)
			ex.right = append(ex.right, o.key == letterKey(*g.title))
		}
		all = append(all, ex)
	}
	return all
}

// siteOf returns the last two labels of an address's host.
func siteOf(address string) string {
	labels := strings.Split(hostOf(address), ".")
	return strings.Join(labels[max(0, len(labels)-2):], ".")
}

// TestFitTitlePoints fits the points out of fold, by site, and holds them
// against the floor; with -fit it prints those of all pages.
func TestFitTitlePoints(t *testing.T) {
	if !*fit {
		t.Skip("needs -fit")
	}
	all := titleExamples(t)
	const folds = 5
	right := 0
	for f := range uint32(folds) {
		var train, test []titleExample
		for _, ex := range all {
			h := fnv.New32()
			_, _ = h.Write([]byte(ex.site))
			if h.Sum32()%folds == f {
				test = append(test, ex)
			} else {
				train = append(train, ex)
			}
		}
		points := fitPoints(train)
		for _, ex := range test {
			if k := ex.best(&points); k >= 0 && ex.right[k] {
				right++
			}
		}
	}
	t.Logf("out of fold %d of %d", right, len(all))
	points := fitPoints(all)
	for s, w := range points {
		t.Logf("%d: %.2f", s, w)
	}
	require.NotEmpty(t, all)
	assert.Greater(t, float64(right)/float64(len(all)), 0.81)
}

// best returns the candidate with the most points, or -1.
func (ex *titleExample) best(points *[numTitleSigns]float64) int {
	best, most := -1, math.Inf(-1)
	for k, s := range ex.signs {
		if sum := s.sum(points); sum > most {
			best, most = k, sum
		}
	}
	return best
}

func (s titleSigns) sum(points *[numTitleSigns]float64) float64 {
	sum := 0.0
	for sign := range numTitleSigns {
		if s.has(sign) {
			sum += points[sign]
		}
	}
	return sum
}

// fitPoints maximises the likelihood of the right candidates by Adam, with a
// normal prior of variance 1.
func fitPoints(examples []titleExample) (w [numTitleSigns]float64) {
	const (
		rounds    = 150
		rate      = 0.1
		late      = 0.03
		slowAfter = 100
	)
	var m, v [numTitleSigns]float64
	for round := range rounds {
		grad := w
		for s := range grad {
			grad[s] = -w[s]
		}
		for i := range examples {
			examples[i].gradient(&w, &grad)
		}
		r := rate
		if round > slowAfter {
			r = late
		}
		for s := range w {
			m[s] = 0.9*m[s] + 0.1*grad[s]
			v[s] = 0.95*v[s] + 0.05*grad[s]*grad[s]
			w[s] += r * m[s] / (math.Sqrt(v[s]) + 1e-8)
		}
	}
	return w
}

// gradient adds the gradient of the example's log-likelihood.
func (ex *titleExample) gradient(w, grad *[numTitleSigns]float64) {
	odds := make([]float64, len(ex.signs))
	all, right := 0.0, 0.0
	for k, s := range ex.signs {
		odds[k] = math.Exp(s.sum(w))
		all += odds[k]
		if ex.right[k] {
			right += odds[k]
		}
	}
	if right == 0 {
		return
	}
	for k, s := range ex.signs {
		d := -odds[k] / all
		if ex.right[k] {
			d += odds[k] / right
		}
		for sign := range numTitleSigns {
			if s.has(sign) {
				grad[sign] += d
			}
		}
	}
}
