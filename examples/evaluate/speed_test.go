package main

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMeasure(t *testing.T) {
	dir := t.TempDir()
	writeWCXB(t, dir, oddWCXB())
	pages, err := readWCXB(dir, false)
	require.NoError(t, err)
	counted := 0
	got, err := measure(pages, []extractor{readeckPeer()}, 2, time.Minute, func() { counted++ })
	require.NoError(t, err)
	assert.Equal(t, 2*len(pages), counted)
	require.Len(t, got, 3)
	byName := map[string]*speedFigures{}
	for _, f := range got {
		byName[f.System] = f.Speed
		assert.Equal(t, len(pages), f.Speed.Pages)
		assert.Equal(t, 2, f.Speed.Rounds)
		assert.Positive(t, f.Speed.Allocs)
	}
	assert.InDelta(t, 1, byName[baseline].AllocRatio, 1e-12)
	assert.Less(t, byName["tokenizer"].Allocs, byName[baseline].Allocs)
	assert.Greater(t, byName["readeck"].AllocRatio, 1.0)

	pages[0].file = filepath.Join(dir, "none")
	_, err = measure(pages, nil, 1, time.Minute, func() {})
	assert.ErrorContains(t, err, "reading a page")
}

func TestSpeedOf(t *testing.T) {
	systems := []extractor{{name: "x"}, {name: baseline}}
	got := speedOf(systems, [][]cost{
		{{4 * time.Second, 40, 400}, {2 * time.Second, 10, 100}},
		{{9 * time.Second, 40, 400}, {3 * time.Second, 10, 100}},
		{{2 * time.Second, 40, 400}, {2 * time.Second, 10, 100}},
	}, 10)
	assert.InDelta(t, 2, got[0].Speed.Ratio, 1e-12, "median of the rounds' ratios")
	assert.InDelta(t, 400, got[0].Speed.Millis, 1e-9)
	assert.InDelta(t, 4, got[0].Speed.AllocRatio, 1e-12)
	assert.InDelta(t, 4, got[0].Speed.Allocs, 1e-12)
	assert.InDelta(t, 1, got[1].Speed.Ratio, 1e-12)
}

func TestMedian(t *testing.T) {
	assert.Equal(t, 2.0, median([]float64{9, 1, 2}))
	assert.Equal(t, 1.5, median([]float64{9, 1, 2, 0}))
	assert.Equal(t, 7.0, median([]float64{7}))
}

func TestCPUTime(t *testing.T) {
	first := cpuTime()
	assert.Positive(t, first)
	assert.GreaterOrEqual(t, cpuTime(), first)
}
