package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/clean/repair"
	"github.com/copydesk/copydesk/parse"
)

// maxWorkers is the largest number for -j: more goroutines than this help no
// machine, and each holds a document.
const maxWorkers = 1024

// formats are the values of -in.
var formats = []parse.Format{
	parse.Single, parse.Fence, parse.EndOfText, parse.FormFeed, parse.Pattern,
	parse.JSONLines, parse.JSON, parse.CSV, parse.TSV, parse.WARC,
}

// A setup is what the flags of clean, explain and evidence have in common.
type setup struct {
	parsing  parse.Options
	cleaning clean.Options
	paths    []string

	readTwice bool // the first time for evidence
}

// flags declares the common flags.
func (s *setup) flags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.Func("media", "", s.setMedia)
	fs.Func("in", "", s.setFormat)
	fs.Func("fence", "", s.setFence)
	fs.Func("limit", "", natural(&s.parsing.Limit, 1<<50))
	fs.Func("max-bytes", "", natural(&s.cleaning.MaxBytes, 1<<50))
	fs.Func("max-blocks", "", natural(&s.cleaning.MaxBlocks, 1<<50))
	fs.Func("keep", "", appendTo(&s.cleaning.Keep))
	fs.Func("drop", "", appendTo(&s.cleaning.Drop))
	fs.Func("favor", "", s.setFavor)
	fs.BoolVar(&s.cleaning.Articles, "articles", false, "")
	fs.Func("repair", "", s.setRepair)
	fs.Func("evidence", "", s.addEvidence)
	fs.Func("disable", "", s.disable)
	fs.Func("phrases", "", s.addPhrases)
	return fs
}

// parseArgs reads flags and paths, in any order.
func (s *setup) parseArgs(fs *flag.FlagSet, args []string) error {
	for {
		if err := fs.Parse(args); err != nil {
			return usageError{err}
		}
		rest := fs.Args()
		if n := len(args) - len(rest); n > 0 && args[n-1] == "--" {
			s.paths = append(s.paths, rest...)
			break
		}
		if len(rest) == 0 {
			break
		}
		s.paths, args = append(s.paths, rest[0]), rest[1:]
	}
	return s.check(fs.Name())
}

// check looks at what no flag can tell alone.
func (s *setup) check(command string) error {
	if s.parsing.Fence != nil && s.parsing.Format == parse.Auto {
		s.parsing.Format = parse.Pattern
	}
	stdin := func(path string) bool { return path == "-" }
	switch first := slices.IndexFunc(s.paths, stdin); {
	case len(s.paths) == 0:
		return usageError{fmt.Errorf("%s needs a path", command)}
	case first >= 0 && slices.ContainsFunc(s.paths[first+1:], stdin):
		return usageError{errors.New("standard input can be read once")}
	case s.readTwice && !s.readableTwice():
		return usageError{errors.New("-evidence corpus reads the paths twice, and a stream can be read once")}
	case (s.parsing.Fence != nil) != (s.parsing.Format == parse.Pattern):
		return usageError{errors.New("-in pattern and -fence belong together")}
	}
	return nil
}

func (s *setup) setMedia(v string) error {
	switch v {
	case "auto":
		s.parsing.Media = ""
	case "text":
		s.parsing.Media = parse.MediaText
	case "html":
		s.parsing.Media = parse.MediaHTML
	default:
		return errors.New("neither auto nor text nor html")
	}
	return nil
}

func (s *setup) setFavor(v string) error {
	for f, name := range map[model.Favor]string{model.Balanced: "balanced", model.Precision: "precision", model.Recall: "recall"} {
		if v == name {
			s.cleaning.Favor = f
			return nil
		}
	}
	return errors.New("neither balanced nor precision nor recall")
}

func (s *setup) setRepair(v string) error {
	if s.cleaning.NoRepair = v == "off"; s.cleaning.NoRepair {
		return nil
	}
	for _, t := range []repair.Tier{repair.Must, repair.Should, repair.May} {
		if v == t.String() {
			s.cleaning.Repair.Tier = t
			return nil
		}
	}
	return errors.New("neither off nor must nor should nor may")
}

func (s *setup) setFormat(v string) error {
	f := parse.Format(v)
	switch {
	case v == "auto":
		f = parse.Auto
	case !slices.Contains(formats, f):
		return errors.New("no such format")
	}
	s.parsing.Format = f
	return nil
}

func (s *setup) setFence(v string) (err error) {
	s.parsing.Fence, err = regexp.Compile(v)
	return err
}

func (s *setup) disable(v string) error {
	for name := range strings.SplitSeq(v, ",") {
		if name = strings.TrimSpace(name); name != "" {
			s.cleaning.Disable = append(s.cleaning.Disable, name)
		}
	}
	return nil
}

func (s *setup) addPhrases(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	pack, err := phrase.ReadPack(filepath.Base(path), f)
	if err != nil {
		return err
	}
	s.cleaning.Phrases = append(s.cleaning.Phrases, pack)
	return nil
}

// appendTo returns a flag's function that adds its value to a list.
func appendTo(list *[]string) func(string) error {
	return func(v string) error {
		*list = append(*list, v)
		return nil
	}
}

// natural returns a flag's function for numbers from 0 to a maximum.
func natural[T int | int64](to *T, maximum int64) func(string) error {
	return func(v string) error {
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil || n < 0 || n > maximum {
			return fmt.Errorf("not a number from 0 to %d", maximum)
		}
		*to = T(n)
		return nil
	}
}
