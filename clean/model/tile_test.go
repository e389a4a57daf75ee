package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

// listing is a page of n cards between a menu and a text: more blocks than a tile has.
func listing(n int) string {
	var b strings.Builder
	b.WriteString(`<title>Boats of the harbour</title><nav class=menu><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav><main>`)
	for i := range n {
		fmt.Fprintf(&b, `<div class="card c%d"><h2><a href=/%d>Boat %d</a></h2><p>%s</p></div>`, i%3, i, i, strings.Repeat(prose, i%4))
	}
	b.WriteString(`</main><footer>` + prose + `</footer>`)
	return b.String()
}

// plainClass returns the class of a feature of block i as its definition says.
func plainClass(r *reading, f feature, bins *Bins, i int) int {
	var v float32
	switch f.place {
	case ofPath:
		return int(r.path[r.page.Blocks[i].Container][f.quantity])
	case ofBlock, ofNeighbour:
		if i+f.at < 0 || i+f.at >= r.n {
			return 0
		}
		v = r.row(i + f.at)[f.quantity]
	case ofContainer:
		v = r.container[r.trees.up[i*levels+f.at]][f.quantity]
	case ofPage:
		v = r.global[f.quantity]
	}
	class := 0
	for _, limit := range *bins.of(f) {
		if limit <= v {
			class++
		}
	}
	return class
}

// TestRows checks the classes of all features of pages of one tile and of several.
func TestRows(t *testing.T) {
	for _, cards := range []int{0, 1, 20, 90} {
		for _, mode := range []Mode{Text, HTML} {
			page, err := parse.Read(&parse.Document{Text: listing(cards), Media: parse.MediaHTML})
			require.NoError(t, err)
			x := NewExtractor(mode, NewTables([]string{"en"}, [][]string{{"the", "of", "in"}}))
			var s Sample
			x.Add(&s, page, Hints{}, 1)
			bins := s.Bins()
			x.SetBins(bins)
			rows := x.Rows(page, Hints{})
			fs := features(mode)
			require.Len(t, rows, len(page.Blocks)*len(fs))
			for i := range page.Blocks {
				for j, f := range fs {
					assert.EqualValues(t, plainClass(&x.r, f, bins, i), rows[i*len(fs)+j], "%d cards, block %d, %s", cards, i, f)
				}
			}
		}
	}
}

// TestAnswers checks that each cell of a tile has the blocks of its class and the higher ones.
func TestAnswers(t *testing.T) {
	rows := [][]uint8{{0, 63}, {5, 0}, {63, 1}}
	l, tile := tileOf(2, rows)
	for j := range l.all {
		for limit := range maxClasses {
			q := l.all[j].question(uint8(limit))
			for i, row := range rows {
				assert.Equal(t, int(row[j]) > limit, tile.cells[q]>>i&1 == 1, "row %d, feature %d, limit %d", i, j, limit)
			}
		}
		assert.Zero(t, l.all[j].question(NoLimit), "none is above")
	}
	assert.Zero(t, tile.cells[0])
}

// TestSpare checks that memory of large pages is not kept.
func TestSpare(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kept       bool
	}{
		{"a page", listing(9), true},
		{"nothing", "", true},
		{"blocks", strings.Repeat("<p>Boat", maxSpareBlocks+1), false},
		{"containers", "<p>Boat" + strings.Repeat("<div></div>", maxSpareContainers), false},
		{"words", "<p>" + strings.Repeat("boat ", maxSpareWords+1), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, err := Builtin(HTML).File().Model()
			require.NoError(t, err)
			page, err := parse.Read(&parse.Document{Text: c.text, Media: parse.MediaHTML})
			require.NoError(t, err)
			s := m.Judge(nil, page, Hints{})
			s.Release()
			assert.Equal(t, c.kept, len(m.spare) == 1)
		})
	}
}

// TestModelLimits checks limits that no file has.
func TestModelLimits(t *testing.T) {
	for _, c := range []struct {
		name   string
		limits []float32
		want   error
	}{
		{"none", nil, nil},
		{"some", []float32{-1, 0, 0, 2}, nil},
		{"as many as may be", make([]float32, MaxBins), nil},
		{"too many", make([]float32, MaxBins+1), ErrFormat},
		{"falling", []float32{1, 0}, ErrFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &File{Features: []string{features(Text)[0].String()}, Tables: NewTables(nil, nil)}
			*f.Bins.of(features(Text)[0]) = c.limits
			_, err := f.Model()
			assert.ErrorIs(t, err, c.want)
		})
	}
}
