package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/examples/train/fold"
	"github.com/copydesk/copydesk/parse"
)

// segments are pieces of a page's text of which is known that they are wanted
// or not. Of the rest of the page nothing is known.
type segments struct {
	wanted, unwanted []string
}

// loadSegments reads a folder in the layout of trafilatura's evaluation:
// evaldata.json and html/FILE.gz. The ending .gz may be missing.
func loadSegments(dir string) ([]sample, error) {
	var data map[string]struct {
		File                    string
		With, Without, Comments []string
	}
	b, err := readPacked(filepath.Join(dir, "evaldata.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &data); err != nil {
		return nil, fmt.Errorf("segments of %s: %w", dir, err)
	}
	byFile := map[string]sample{}
	for _, address := range slices.Sorted(maps.Keys(data)) {
		g := data[address]
		byFile[g.File] = sample{
			id: g.File, kind: "article", site: fold.Site(address), fold: fold.Of(address, folds), extra: true,
			segments: &segments{wanted: g.With, unwanted: slices.Concat(g.Without, g.Comments)},
		}
	}
	var samples []sample
	for doc, err := range parse.Files(os.DirFS(filepath.Join(dir, "html")), parse.Options{Format: parse.Single, Media: parse.MediaHTML}) {
		if err != nil {
			return nil, err
		}
		s, ok := byFile[strings.TrimSuffix(filepath.Base(doc.Name), ".gz")]
		if !ok {
			continue
		}
		if s.page, err = parse.Read(doc); err != nil {
			return nil, err
		}
		samples = append(samples, s)
	}
	return samples, nil
}

// unknown is the label of blocks of which nothing is known.
const unknown = 2

// find returns the first and the last block of each place at which each segment
// stands in the texts.
func find(texts, segs []string) [][][2]int {
	var joined strings.Builder
	starts := make([]int, len(texts))
	for i, t := range texts {
		starts[i] = joined.Len()
		joined.WriteString(parse.FoldSpace(t) + " ")
	}
	all := joined.String()
	block := func(at int) int {
		i, found := slices.BinarySearch(starts, at)
		if !found {
			i--
		}
		return i
	}
	var places [][][2]int
	for _, s := range segs {
		s = parse.FoldSpace(s)
		p := [][2]int{}
		for from := 0; s != ""; {
			at := strings.Index(all[from:], s)
			if at < 0 {
				break
			}
			p = append(p, [2]int{block(from + at), block(from + at + len(s) - 1)})
			from += at + len(s)
		}
		places = append(places, p)
	}
	return places
}

// label returns the labels of blocks: wanted ones with a wanted segment, where
// it stands amid most text, and unwanted ones with an unwanted segment.
func (s *segments) label(texts []string) []uint8 {
	labels := slices.Repeat([]uint8{unknown}, len(texts))
	for _, places := range find(texts, s.unwanted) {
		for _, p := range places {
			for i := p[0]; i <= p[1]; i++ {
				labels[i] = 0
			}
		}
	}
	for _, places := range find(texts, s.wanted) {
		if len(places) == 0 {
			continue
		}
		best := slices.MaxFunc(places, func(a, b [2]int) int {
			return len(texts[a[0]]) - len(texts[b[0]])
		})
		for i := best[0]; i <= best[1]; i++ {
			labels[i] = 1
		}
	}
	return labels
}
