// Evaluate runs this module and other extractors over labelled pages, side by
// side in one process, and tells how good their text is and what it costs.
//
//	go run . -wcxb DIR -traf DIR
//	go run . -wcxb DIR -text
//	go run . -wcxb DIR -speed -quality=false -every 10
//
// The folders have the layouts of WCXB (html/ID.html.gz, text/ID.STYLE.txt.gz,
// ground-truth/ID.json.gz) and of trafilatura's evaluation (evaldata.json,
// html/FILE.gz).
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/model"
)

// options are the flags.
type options struct {
	wcxb, traf     string
	systems        string
	json, perPage  string
	cv, disable    string
	text           bool
	quality, speed bool
	limit, every   int
	runs, workers  int
	timeout        time.Duration
}

func main() {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func parseFlags(args []string, stderr io.Writer) (options, error) {
	var o options
	fs := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&o.wcxb, "wcxb", "", "read labelled pages from this `folder` in WCXB's layout")
	fs.StringVar(&o.traf, "traf", "", "read labelled pages from this `folder` in the layout of trafilatura's evaluation")
	fs.StringVar(&o.systems, "systems", "", "run these `systems` only (copydesk, trafilatura, trafilatura-fallback, readeck, shiori, domdistiller)")
	fs.StringVar(&o.json, "json", "", "write all figures to this `file`")
	fs.StringVar(&o.perPage, "per-page", "", "write a JSON line for each page and system to this `file`, the worst pages first")
	fs.StringVar(&o.cv, "cv", "", "read each page with the model of this `folder` that has not seen its site (MODE.foldK.bin, as examples/train writes them)")
	fs.StringVar(&o.disable, "disable", "", "run this module without these `rules`")
	fs.BoolVar(&o.text, "text", false, "read WCXB's flattened text in place of its HTML; copydesk alone can")
	fs.BoolVar(&o.quality, "quality", true, "measure the quality of the text")
	fs.BoolVar(&o.speed, "speed", false, "measure time and allocations")
	fs.IntVar(&o.limit, "limit", 0, "take at most this `number` of pages of each set")
	fs.IntVar(&o.every, "every", 1, "take every `n`th page of each set")
	fs.IntVar(&o.runs, "runs", 3, "measure the speed in this `number` of rounds and take the median")
	fs.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "read this `number` of pages at once for quality")
	fs.DurationVar(&o.timeout, "timeout", time.Minute, "give up on a page after this `time`; it counts as empty")
	if err := fs.Parse(args); err != nil {
		return o, err
	}
	switch {
	case fs.NArg() > 0:
		return o, fmt.Errorf("unexpected argument %q", fs.Arg(0))
	case o.wcxb == "" && o.traf == "":
		return o, errors.New("no pages: give -wcxb or -traf (-h shows all flags)")
	case o.text && (o.wcxb == "" || o.traf != ""):
		return o, errors.New("-text reads -wcxb alone")
	case o.text && o.speed:
		return o, errors.New("-speed compares with html.Parse and cannot read -text")
	case o.text && o.systems == "":
		o.systems = "copydesk"
	case o.text && o.systems != "copydesk":
		return o, errors.New("-text is for copydesk alone")
	}
	return o, nil
}

func run(args []string, stdout, stderr io.Writer) error {
	o, err := parseFlags(args, stderr)
	if err != nil {
		return err
	}
	pages, err := o.pages()
	if err != nil {
		return err
	}
	own, err := o.chooser()
	if err != nil {
		return err
	}
	systems, err := selectExtractors(extractors(own), o.systems)
	if err != nil {
		return err
	}
	var results []figures
	if o.quality {
		if results, err = o.measureQuality(pages, systems, stderr); err != nil {
			return err
		}
	}
	if o.speed {
		progress := newProgress(stderr, "speed", len(pages)*max(1, o.runs))
		speeds, err := measure(pages, systems, o.runs, o.timeout, progress)
		if err != nil {
			return err
		}
		results = merge(results, speeds)
	}
	if o.json != "" {
		if err := writeFile(o.json, func(w io.Writer) error { return writeFigures(w, results) }); err != nil {
			return err
		}
	}
	return writeTables(stdout, results)
}

// chooser returns the cleaners of this module that the flags ask for.
func (o *options) chooser() (chooser, error) {
	opts := clean.Options{NoRepair: true} // peers repair nothing
	if o.disable != "" {
		opts.Disable = strings.Split(o.disable, ",")
	}
	if o.cv == "" {
		return standard(opts)
	}
	mode := model.HTML
	if o.text {
		mode = model.Text
	}
	return outOfFold(o.cv, opts, mode)
}

// pages lists the pages that the flags select.
func (o *options) pages() ([]*page, error) {
	var pages []*page
	if o.wcxb != "" {
		p, err := readWCXB(o.wcxb, o.text)
		if err != nil {
			return nil, err
		}
		pages = append(pages, sample(p, o.every, o.limit)...)
	}
	if o.traf != "" {
		p, err := readTraf(o.traf)
		if err != nil {
			return nil, err
		}
		pages = append(pages, sample(p, o.every, o.limit)...)
	}
	return pages, nil
}

// measureQuality scores the systems and writes the file of -per-page.
func (o *options) measureQuality(pages []*page, systems []extractor, stderr io.Writer) ([]figures, error) {
	scores, err := evaluate(pages, systems, o.workers, o.timeout, newProgress(stderr, "quality", len(pages)))
	if err != nil {
		return nil, err
	}
	results := make([]figures, len(systems))
	for i, e := range systems {
		results[i] = summarise(e.name, scores[i])
	}
	if o.perPage == "" {
		return results, nil
	}
	return results, writeFile(o.perPage, func(w io.Writer) error { return writePages(w, systems, scores) })
}

// merge adds the speed of each system to its other figures.
func merge(results, speeds []figures) []figures {
	var out []figures
	for _, s := range speeds {
		for _, r := range results {
			if r.System == s.System {
				r.Speed = s.Speed
				s = r
			}
		}
		out = append(out, s)
	}
	return out
}

// writeFigures writes the figures of all systems as JSON.
func writeFigures(w io.Writer, results []figures) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	return enc.Encode(map[string]any{"go": runtime.Version(), "systems": results})
}

func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
