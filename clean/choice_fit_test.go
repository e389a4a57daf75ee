package clean

import (
	"context"
	"flag"
	"hash/fnv"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var fit = flag.Bool("fit", false, "fit the points of the fields' signs to the labelled pages and print them")

// A choiceExample is a labelled page: the signs of each candidate for a field, and
// which of them are right. Where the page may have none, none of them may be.
type choiceExample[S ~uint8] struct {
	set    string
	site   string
	signs  []signSet[S]
	right  []bool
	orNone bool
	least  float64 // the points from which a candidate is better than none
	gold   bool    // the page has the field
}

// siteOf returns the last two labels of an address's host.
func siteOf(address string) string {
	labels := strings.Split(hostOf(address), ".")
	return strings.Join(labels[max(0, len(labels)-2):], ".")
}

// outOfFold fits the points to four fifths of the sites after the other and
// returns the F1 of what they choose on the rest of each set.
func outOfFold[S ~uint8](t *testing.T, all []choiceExample[S], numSigns int) map[string]float64 {
	const folds = 5
	counts := map[string]*fieldCount{}
	for f := range uint32(folds) {
		var train, test []choiceExample[S]
		for _, ex := range all {
			h := fnv.New32()
			_, _ = h.Write([]byte(ex.site))
			if h.Sum32()%folds == f {
				test = append(test, ex)
			} else {
				train = append(train, ex)
			}
		}
		points := fitPoints(train, numSigns)
		for _, ex := range test {
			n := counts[ex.set]
			if n == nil {
				n = &fieldCount{}
				counts[ex.set] = n
			}
			if ex.gold {
				n.gold++
			}
			if k := ex.best(points); k >= 0 {
				n.predicted++
				if ex.right[k] {
					n.right++
				}
			}
		}
	}
	f1 := map[string]float64{}
	for set, n := range counts {
		t.Logf("%s out of fold: F1 %.4f, right %d of %d, %d chosen", set, n.f1(), n.right, n.gold, n.predicted)
		f1[set] = n.f1()
	}
	return f1
}

// best returns the candidate with the most points, or -1 for none.
func (ex *choiceExample[S]) best(points []float64) int {
	best, most := -1, math.Inf(-1)
	if ex.orNone {
		most = ex.least
	}
	for k, s := range ex.signs {
		if sum := s.points(points); sum > most {
			best, most = k, sum
		}
	}
	return best
}

// fitPoints maximises the likelihood of the right candidates by Adam, with a
// normal prior of variance 1/2.
func fitPoints[S ~uint8](examples []choiceExample[S], numSigns int) []float64 {
	const (
		prior     = 2
		rounds    = 200
		rate      = 0.1
		late      = 0.03
		slowAfter = 100
	)
	w, m, v, grad := make([]float64, numSigns), make([]float64, numSigns), make([]float64, numSigns), make([]float64, numSigns)
	for round := range rounds {
		for s := range grad {
			grad[s] = -prior * w[s]
		}
		for i := range examples {
			examples[i].gradient(w, grad)
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
func (ex *choiceExample[S]) gradient(w, grad []float64) {
	odds := make([]float64, len(ex.signs))
	all, right := 0.0, 0.0
	for k, s := range ex.signs {
		odds[k] = math.Exp(s.points(w))
		all += odds[k]
		if ex.right[k] {
			right += odds[k]
		}
	}
	none := right == 0
	if ex.orNone {
		all++
	} else if none {
		return
	}
	for k, s := range ex.signs {
		d := -odds[k] / all
		if !none && ex.right[k] {
			d += odds[k] / right
		}
		for sign := range len(w) {
			if s.has(S(sign)) {
				grad[sign] += d
			}
		}
	}
}

// fitted fits the points out of fold and holds them against the floors; it prints
// those of all pages.
func fitted[S ~uint8](t *testing.T, all []choiceExample[S], numSigns int, floors map[string]float64) {
	require.NotEmpty(t, all)
	for set, f1 := range outOfFold(t, all, numSigns) {
		assert.Greater(t, f1, floors[set], set)
	}
	for s, w := range fitPoints(all, numSigns) {
		t.Logf("%d: %.2f", s, w)
	}
}

func needsFit(t *testing.T) {
	if !*fit {
		t.Skip("needs -fit")
	}
}

// fieldPass returns a page's pass with all decisions.
func fieldPass(t *testing.T, g *labelledPage) *Pass {
	c := standard()
	p := c.firstPass(g.page(t), &workspace{})
	require.NoError(t, c.label(context.Background(), p))
	if p.judged != nil {
		p.dropBoilerplate()
	}
	require.NoError(t, c.settle(context.Background(), p))
	return p
}

// TestFitTitlePoints fits the points of titles. Pages whose title is not among the
// candidates teach nothing but count as wrong.
func TestFitTitlePoints(t *testing.T) {
	needsFit(t)
	var all []choiceExample[titleSign]
	for _, g := range labelledPages(t, 1) {
		if g.title == nil || *g.title == "" {
			continue
		}
		ex := choiceExample[titleSign]{set: g.set, site: siteOf(g.url), gold: true}
		for _, o := range newEvidence(g.page(t)).titleOptions() {
			ex.signs = append(ex.signs, o.signs)
			ex.right = append(ex.right, o.key == letterKey(*g.title))
		}
		all = append(all, ex)
	}
	fitted(t, all, int(numTitleSigns), map[string]float64{"wcxb": 0.83, "traf": 0.86})
}

// TestFitDatePoints fits the points of days, of which a page may have none.
func TestFitDatePoints(t *testing.T) {
	needsFit(t)
	var all []choiceExample[dateSign]
	for _, g := range labelledPages(t, 1) {
		if g.date == nil {
			continue
		}
		p := fieldPass(t, &g)
		ex := choiceExample[dateSign]{set: g.set, site: siteOf(g.url), gold: *g.date != "", orNone: true, least: minDatePoints}
		for _, d := range p.dayOptions(p.dateOptions()) {
			ex.signs = append(ex.signs, d.signs)
			ex.right = append(ex.right, ex.gold && strings.HasPrefix(d.sources[0].date.String(), *g.date))
		}
		all = append(all, ex)
	}
	fitted(t, all, int(numDateSigns), map[string]float64{"wcxb": 0.85, "traf": 0.85})
}

// TestFitAuthorPoints fits the points of lists of names, of which a page may have
// none.
func TestFitAuthorPoints(t *testing.T) {
	needsFit(t)
	var all []choiceExample[authorSign]
	for _, g := range labelledPages(t, 1) {
		if g.author == nil {
			continue
		}
		p := fieldPass(t, &g)
		ex := choiceExample[authorSign]{set: g.set, site: siteOf(g.url), gold: *g.author != "", orNone: true, least: minAuthorPoints}
		for _, n := range p.nameOptions(p.authorOptions()) {
			var names []string
			for _, a := range n.sources[0].authors {
				names = append(names, a.Name)
			}
			ex.signs = append(ex.signs, n.signs)
			ex.right = append(ex.right, ex.gold && assert.ObjectsAreEqual(nameSet(*g.author), nameSet(strings.Join(names, "; "))))
		}
		all = append(all, ex)
	}
	fitted(t, all, int(numAuthorSigns), map[string]float64{"wcxb": 0.80, "traf": 0.70})
}
