// Train makes the data files of the learned model from labelled pages. See
// README.md for the recipe.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/copydesk/copydesk/clean/model"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

const usage = "usage: train blocks|rows|pack -mode html|text -work DIR [-pages DIR] [-segments DIR] [-out DIR]"

func run(args []string) error {
	if len(args) == 0 {
		return errors.New(usage)
	}
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	pages := fs.String("pages", "", "folder of labelled pages")
	segs := fs.String("segments", "", "folder of pages of which segments are labelled")
	work := fs.String("work", "", "folder for what the steps hand on")
	out := fs.String("out", "", "folder for the data files")
	flat := fs.Bool("flatten", false, "train the text mode on flattened HTML pages as well")
	name := fs.String("mode", "html", "html or text")
	if err := fs.Parse(args[1:]); err != nil {
		return err
	}
	mode := model.HTML
	if *name == model.Text.String() {
		mode = model.Text
	}
	if args[0] == "pack" {
		return pack(mode, *work, *out)
	}
	if err := os.MkdirAll(*work, 0o755); err != nil {
		return err
	}
	samples, err := loadAll(*pages, *segs, mode, *flat)
	if err != nil {
		return err
	}
	switch args[0] {
	case "blocks":
		return errors.Join(exportBlocks(samples, *work), exportKeys(samples, mode, *work))
	case "rows":
		return exportRows(samples, mode, *work)
	}
	return errors.New(usage)
}

// loadAll loads the pages of a mode, for the text mode those made from HTML, and
// pages of which segments are labelled.
func loadAll(dir, segments string, mode model.Mode, flat bool) ([]sample, error) {
	samples, err := load(dir, mode)
	if err != nil {
		return nil, err
	}
	if mode == model.Text && flat {
		pages, err := load(dir, model.HTML)
		if err != nil {
			return nil, err
		}
		if pages, err = flattened(pages); err != nil {
			return nil, err
		}
		samples = append(samples, pages...)
	}
	if segments == "" || mode == model.Text && !flat {
		return samples, nil
	}
	pages, err := loadSegments(segments)
	if err == nil && mode == model.Text {
		pages, err = flattened(pages)
	}
	return append(samples, pages...), err
}
