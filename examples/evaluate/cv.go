package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/examples/train/fold"
)

// folds is the number of parts that examples/train cuts the sites into.
const folds = 5

// A chooser returns the cleaner for a page.
type chooser func(*page) *clean.Cleaner

// outOfFold returns a chooser of the cleaners whose models have not seen the
// page's site in training; dir holds the models that examples/train wrote for
// each fold.
func outOfFold(dir string, opts clean.Options, mode model.Mode) (chooser, error) {
	var cleaners [folds]*clean.Cleaner
	for k := range cleaners {
		m, err := readModel(filepath.Join(dir, fmt.Sprintf("%s.fold%d.bin", mode, k)))
		if err != nil {
			return nil, err
		}
		opts.Models = []*model.Model{m}
		if cleaners[k], err = clean.New(opts); err != nil {
			return nil, err
		}
	}
	return func(p *page) *clean.Cleaner { return cleaners[fold.Of(p.url, folds)] }, nil
}

func readModel(path string) (*model.Model, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m, err := model.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}
