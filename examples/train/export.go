package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/clean/phrase"
)

// pageInfo is what pages.json says of a page.
type pageInfo struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Fold   int    `json:"fold"`
	Blocks int    `json:"blocks"`
	Gold   int    `json:"gold"` // words of the gold text
	Extra  bool   `json:"extra"`
	Clean  bool   `json:"clean"`
	Partly bool   `json:"partly"` // most labels are not known
	// The blocks in which each wanted and each unwanted segment stands.
	Wanted   [][][2]int `json:"wanted,omitempty"`
	Unwanted [][][2]int `json:"unwanted,omitempty"`
}

// exportBlocks writes what is known of each block: pages.json, and for blocks
// label.u8, cover.f32, words.i32, same.i32 (the first block of the page with the
// same text); for scoring text.i32, the words of all blocks as numbers, and
// goldwords.i32, those of the gold texts, with textat.i64 and goldat.i64.
func exportBlocks(samples []sample, out string) error {
	labels, cover := newArray[uint8](out, "label.u8"), newArray[float32](out, "cover.f32")
	words, same := newArray[int32](out, "words.i32"), newArray[int32](out, "same.i32")
	text, gold := newArray[int32](out, "text.i32"), newArray[int32](out, "goldwords.i32")
	var infos []pageInfo
	for i := range samples {
		s := &samples[i]
		texts := make([]string, len(s.page.Blocks))
		for k := range texts {
			texts[k] = s.page.Blocks[k].Text
		}
		in, cov := s.label(texts)
		l := labeller{ids: map[string]int32{}}
		first := map[string]int32{}
		for k, t := range texts {
			ws := l.words(t)
			text.add(ws...)
			words.add(int32(len(ws)))
			labels.add(in[k])
			key := strings.ToLower(t)
			if _, ok := first[key]; !ok {
				first[key] = int32(k)
			}
			same.add(first[key])
		}
		cover.add(cov...)
		g := l.words(s.gold)
		gold.add(g...)
		info := pageInfo{ID: s.id, Kind: s.kind, Fold: s.fold, Blocks: len(texts), Gold: len(g), Extra: s.extra, Clean: s.clean}
		if s.segments != nil {
			info.Partly = true
			info.Wanted, info.Unwanted = find(texts, s.segments.wanted), find(texts, s.segments.unwanted)
		}
		infos = append(infos, info)
	}
	return errors.Join(labels.close(), cover.close(), words.close(), same.close(), text.close(), gold.close(),
		writeJSON(out, "pages.json", infos))
}

// label returns the label of each text of the page, and which share of its words
// the gold text has.
func (s *sample) label(texts []string) ([]uint8, []float32) {
	if s.segments != nil {
		return s.segments.label(texts), make([]float32, len(texts))
	}
	in, cover := label(texts, s.gold)
	labels := make([]uint8, len(in))
	for i := range in {
		if in[i] {
			labels[i] = 1
		}
	}
	return labels, cover
}

// functionWords returns tables that know the function words of the phrase packs.
func functionWords() *model.Tables {
	var langs []string
	var words [][]string
	for _, p := range phrase.Builtin() {
		langs = append(langs, p.Lang)
		words = append(words, p.Words)
	}
	return model.NewTables(langs, words)
}

// minSites is the number of sites on which a word or a class must occur to be
// known: what one site alone uses is its name.
const minSites = 6

// exportKeys writes the words and classes of blocks as sparse rows: NAME.key.u32,
// the keys; NAME.col.i32, the indexes of the keys of each block; NAME.n.i32,
// their number for each block.
func exportKeys(samples []sample, mode model.Mode, out string) error {
	x := model.NewExtractor(mode, functionWords())
	sources := map[string]func(*sample, func(int, uint32)){
		"words": func(s *sample, f func(int, uint32)) { x.Tokens(s.page, f) },
	}
	if mode == model.HTML {
		sources["classes"] = func(s *sample, f func(int, uint32)) { x.Classes(s.page, f) }
	}
	for name, visit := range sources {
		if err := exportSparse(samples, name, out, visit); err != nil {
			return err
		}
	}
	return nil
}

func exportSparse(samples []sample, name, out string, visit func(*sample, func(int, uint32))) error {
	sites := map[uint32]map[uint32]bool{}
	for i := range samples {
		if samples[i].extra {
			continue
		}
		site := siteHash(&samples[i])
		visit(&samples[i], func(_ int, key uint32) {
			m := sites[key]
			if m == nil {
				m = map[uint32]bool{}
				sites[key] = m
			}
			if len(m) < minSites {
				m[site] = true
			}
		})
	}
	columns := map[uint32]int32{}
	keys := newArray[uint32](out, name+".key.u32")
	cols, counts := newArray[int32](out, name+".col.i32"), newArray[int32](out, name+".n.i32")
	for i := range samples {
		n := make([]int32, len(samples[i].page.Blocks))
		all := make([]int32, len(n))
		if samples[i].extra {
			visit = func(*sample, func(int, uint32)) {} // they come last
		}
		visit(&samples[i], func(b int, key uint32) {
			all[b]++
			if len(sites[key]) < minSites {
				return
			}
			c, ok := columns[key]
			if !ok {
				c = int32(len(columns))
				columns[key] = c
				keys.add(key)
			}
			cols.add(c)
			n[b]++
		})
		for b := range n {
			counts.add(n[b], all[b])
		}
	}
	fmt.Printf("%s: %d keys\n", name, len(columns))
	return errors.Join(keys.close(), cols.close(), counts.close())
}

func siteHash(s *sample) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s.site))
	return h.Sum32()
}

// A split of the folds is a model to be trained: the final one, or the one
// without a fold. Names are "all" and "fold0", "fold1" …
func splits() []string {
	names := []string{"all"}
	for k := range folds {
		names = append(names, fmt.Sprintf("fold%d", k))
	}
	return names
}

// tablesWithout returns the name of the weights for pages of a fold, in the
// training of a split: those learned without the fold and without what the split leaves
// out.
func tablesWithout(split string, k int) string {
	if split == "all" {
		return fmt.Sprintf("%d", k)
	}
	var j int
	fmt.Sscanf(split, "fold%d", &j)
	if j == k {
		return fmt.Sprintf("%d", k)
	}
	return fmt.Sprintf("%d%d", min(j, k), max(j, k))
}

// exportRows writes for each split SPLIT.rows.u8, the rows of features of all blocks,
// and SPLIT.bins.json; and features.json. Weights come from SET.words.json and
// SET.classes.json as train.py writes them; where there are none, word
// scores are 0.
func exportRows(samples []sample, mode model.Mode, out string) error {
	if err := writeJSON(out, "features.json", model.Features(mode)); err != nil {
		return err
	}
	matcher, err := phrase.NewMatcher(phrase.Builtin()...)
	if err != nil {
		return err
	}
	hints := make([]model.Hints, len(samples))
	for i := range samples {
		hints[i].Phrase = model.Phrases(nil, matcher, samples[i].page)
	}
	for _, split := range splits() {
		e := rowExport{split: split, mode: mode, samples: samples, hints: hints}
		if err := e.write(out); err != nil {
			return err
		}
	}
	return nil
}

// A rowExport writes the rows of one split.
type rowExport struct {
	split   string
	mode    model.Mode
	samples []sample
	hints   []model.Hints
	xs      [folds]*model.Extractor // for the pages of each fold
	foreign [folds]*model.Extractor // the same without weights of words
}

func (e *rowExport) write(out string) error {
	for k := range folds {
		t, err := readTables(out, tablesWithout(e.split, k), "words", "classes")
		if err != nil {
			return err
		}
		e.xs[k] = model.NewExtractor(e.mode, t)
		if t, err = readTables(out, tablesWithout(e.split, k), "classes"); err != nil {
			return err
		}
		e.foreign[k] = model.NewExtractor(e.mode, t)
	}
	var sample model.Sample
	for i := range e.samples {
		s := &e.samples[i]
		if s.extra && i%numFlat > 0 {
			continue
		}
		e.extractor(i).Add(&sample, s.page, e.hints[i], binStep)
	}
	bins := sample.Bins()
	for k := range folds {
		e.xs[k].SetBins(bins)
		e.foreign[k].SetBins(bins)
	}
	rows := newArray[uint8](out, e.split+".rows.u8")
	for i := range e.samples {
		rows.add(e.extractor(i).Rows(e.samples[i].page, e.hints[i])...)
	}
	return errors.Join(rows.close(), writeJSON(out, e.split+".bins.json", bins))
}

// foreignStep is how many pages there are for one that is trained on as if its words
// were not known: nearly all labelled pages are English, and on pages of other languages
// the trees must do without the scores of words.
const foreignStep = 6

// extractor returns what measures page i. Pages that the split is measured on
// are never foreign.
func (e *rowExport) extractor(i int) *model.Extractor {
	s := &e.samples[i]
	if siteHash(s)%foreignStep == 0 && e.split != fmt.Sprintf("fold%d", s.fold) {
		return e.foreign[s.fold]
	}
	return e.xs[s.fold]
}

// binStep thins the sample that bins are found from.
const binStep = 7

// keyWeight is an element of SET.words.json.
type keyWeight struct {
	Key   uint32  `json:"key"`
	Value float32 `json:"value"`
}

// readTables returns tables with the weights of a set: those of words, of
// classes, or both.
func readTables(dir, set string, names ...string) (*model.Tables, error) {
	t := functionWords()
	var ws [2][]model.Weight
	for k, name := range [...]string{"words", "classes"} {
		if !slices.Contains(names, name) {
			continue
		}
		file := set + "." + name + ".json"
		if _, err := os.Stat(filepath.Join(dir, file)); err != nil {
			continue
		}
		var kw []keyWeight
		if err := readJSON(dir, file, &kw); err != nil {
			return nil, err
		}
		for _, w := range kw {
			ws[k] = append(ws[k], model.Weight{Key: w.Key, Value: w.Value})
		}
	}
	t.SetWeights(ws[0], ws[1])
	return t, nil
}
