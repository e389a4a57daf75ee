package main

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/examples/train/fold"
	"github.com/copydesk/copydesk/parse"
)

// folds is the number of parts of a cross-validation.
const folds = 5

// A sample is a page and the text that is wanted of it.
type sample struct {
	id, kind, site string
	fold           int
	gold           string
	page           *parse.Page
	extra          bool      // trained on, and not measured
	clean          bool      // the wanted text alone
	segments       *segments // in place of gold, where only these are known
}

// load reads the labelled pages of a folder in the order of their names:
// html/ID.html.gz or text/ID.STYLE.txt.gz, and ground-truth/ID.json.gz for each.
// The ending .gz may be missing.
func load(dir string, mode model.Mode) ([]sample, error) {
	sub, media := "text", parse.MediaText
	if mode == model.HTML {
		sub, media = "html", parse.MediaHTML
	}
	opts := parse.Options{Format: parse.Single, Media: media}
	var samples []sample
	for doc, err := range parse.Files(os.DirFS(filepath.Join(dir, sub)), opts) {
		if err != nil {
			return nil, err
		}
		id, _, _ := strings.Cut(filepath.Base(doc.Name), ".")
		s, err := loadGold(dir, id)
		if err != nil {
			return nil, err
		}
		if s.page, err = parse.Read(doc); err != nil {
			return nil, err
		}
		samples = append(samples, s)
	}
	if len(samples) == 0 {
		return nil, fmt.Errorf("no pages in %s", filepath.Join(dir, sub))
	}
	return samples, nil
}

func loadGold(dir, id string) (sample, error) {
	var g struct {
		URL         string `json:"url"`
		PageType    string `json:"page_type"`
		GroundTruth struct {
			Main string `json:"main_content"`
		} `json:"ground_truth"`
	}
	b, err := readPacked(filepath.Join(dir, "ground-truth", id+".json"))
	if err == nil {
		err = json.Unmarshal(b, &g)
	}
	if err != nil {
		return sample{}, fmt.Errorf("label of %s: %w", id, err)
	}
	if g.PageType == "" {
		g.PageType = "article"
	}
	return sample{id: id, kind: g.PageType, site: fold.Site(g.URL), fold: fold.Of(g.URL, folds), gold: g.GroundTruth.Main}, nil
}

// readPacked reads a file, or the one with .gz behind its name.
func readPacked(name string) ([]byte, error) {
	b, err := os.ReadFile(name)
	if !errors.Is(err, os.ErrNotExist) {
		return b, err
	}
	f, err := os.Open(name + ".gz")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// flattened returns the pages of HTML samples as text, in all ways, and as the
// wanted text alone: what was cleaned already is to stay as it is.
func flattened(samples []sample) ([]sample, error) {
	var out []sample
	for i := range samples {
		for way := range numFlat + 1 {
			s := samples[i]
			text := s.gold
			if way < numFlat {
				text = flatten(s.page, way)
			} else if s.segments != nil {
				continue
			}
			var err error
			if s.page, err = parse.Read(parse.NewText(text)); err != nil {
				return nil, err
			}
			s.extra, s.clean = true, way == numFlat
			out = append(out, s)
		}
	}
	return out, nil
}
