package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// judged is the score of a page of WCXB with what a system said of it.
func judged(kind, verdict string, expected, f1 float64) *score {
	return &score{page: &page{set: setWCXB, kind: kind}, verdict: verdict, expected: &expected, words: prf{F1: f1}}
}

func TestCalibrate(t *testing.T) {
	for _, tt := range []struct {
		name      string
		scores    []*score
		gap, bias float64
		pages     int
	}{
		{"right on the mean of a bin", []*score{judged("article", "", 0.5, 0.3), judged("article", "", 0.5, 0.7)}, 0, 0, 2},
		{"wrong in two bins that even out", []*score{judged("article", "", 0.2, 0.4), judged("article", "", 0.8, 0.6)}, 0.2, 0, 2},
		{"too sure", []*score{judged("article", "", 1, 0.5)}, 0.5, 0.5, 1},
		{"at the ends", []*score{judged("article", "", 0, 0), judged("article", "", 1, 1)}, 0, 0, 2},
		{"one without a score", []*score{judged("article", "", 0.9, 0.8), {page: &page{}}}, 0.1, 0.1, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := calibrate(tt.scores)
			require.NotNil(t, c)
			assert.Equal(t, tt.pages, c.Pages)
			assert.InDelta(t, tt.gap, c.Gap, 1e-12)
			assert.InDelta(t, tt.bias, c.Bias, 1e-12)
		})
	}
	assert.Nil(t, calibrate(nil))
	assert.Nil(t, calibrate([]*score{{page: &page{}}}), "peers have no scores")
}

func TestCountVerdicts(t *testing.T) {
	table := countVerdicts([]*score{
		judged("article", "article", 1, 1), judged("service", "article", 1, 1), judged("collection", "listing", 1, 1),
		judged("forum", "article", 1, 1), judged("menu", "stub", 1, 1), {page: &page{kind: "forum"}},
	})
	for kind, want := range map[string]int{"article": 1, "service": 1, "collection": 1, "forum": 0, "menu": 0, "product": 0} {
		right, _ := table.right(kind)
		assert.Equal(t, want, right, kind)
	}
	assert.Equal(t, []string{"article", "service", "forum", "collection", "menu"}, table.kinds())
	assert.Nil(t, countVerdicts([]*score{{page: &page{kind: "forum"}}}))
}

func TestWriteVerdictsAndCalibration(t *testing.T) {
	scores := []*score{judged("article", "article", 0.95, 0.9), judged("forum", "article", 0.95, 0.8)}
	var b bytes.Buffer
	require.NoError(t, writeTables(&b, []figures{summarise("x", scores), summarise("peer", []*score{{page: scores[0].page}})}))
	assert.Contains(t, b.String(), "verdicts by page type, x: 0.5000 right of 2")
	assert.Contains(t, b.String(), "score against word F1, x: 2 pages, mean gap 0.1000, bias 0.1000")
	assert.NotContains(t, b.String(), "verdicts by page type, peer")
	assert.NotContains(t, b.String(), "F1, peer")
}
