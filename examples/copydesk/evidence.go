package main

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"slices"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/repair"
	"github.com/copydesk/copydesk/parse"
)

// ownEvidence is the value of -evidence for that of the corpus itself.
const ownEvidence = "corpus"

// addEvidence reads a file of evidence, or notes that the corpus is to be read.
func (s *setup) addEvidence(v string) error {
	if v == ownEvidence {
		s.readTwice = true
		return nil
	}
	b, err := os.ReadFile(v)
	if err != nil {
		return err
	}
	e := repair.NewEvidence()
	if err := json.Unmarshal(b, e); err != nil {
		return fmt.Errorf("no evidence: %w", err)
	}
	s.learn(e)
	return nil
}

// learn adds evidence to the options.
func (s *setup) learn(e *repair.Evidence) {
	if s.cleaning.Repair.Evidence == nil {
		s.cleaning.Repair.Evidence = repair.NewEvidence()
	}
	s.cleaning.Repair.Evidence.Merge(e)
}

// newCleaner makes the cleaner of a run, and reads the corpus for evidence first
// where that is asked for.
func (s *setup) newCleaner(ctx context.Context) (*clean.Cleaner, error) {
	c, err := clean.New(s.cleaning)
	if err != nil {
		return nil, usageError{err}
	}
	if !s.readTwice || s.cleaning.NoRepair {
		return c, nil
	}
	e, err := c.Evidence(ctx, s.documents(ctx, &corpus{paths: s.paths, opts: s.parsing}))
	if err != nil {
		return nil, errInterrupted
	}
	s.learn(e)
	return clean.New(s.cleaning)
}

// documents returns what a corpus holds without its places.
func (s *setup) documents(ctx context.Context, c *corpus) iter.Seq2[*parse.Document, error] {
	return func(yield func(*parse.Document, error) bool) {
		for it := range c.items(ctx) {
			if !yield(it.doc, it.err) {
				return
			}
		}
	}
}

// readableTwice reports whether no path is a stream.
func (s *setup) readableTwice() bool {
	return !slices.ContainsFunc(s.paths, func(path string) bool {
		info, err := os.Stat(path)
		return path == "-" || err == nil && !info.IsDir() && !info.Mode().IsRegular()
	})
}

// evidence writes what the documents of a corpus say of names, as JSON.
func (p *program) evidence(ctx context.Context, args []string) error {
	var s setup
	if err := s.parseArgs(s.flags("evidence"), args); err != nil {
		return err
	}
	c, err := clean.New(s.cleaning)
	if err != nil {
		return usageError{err}
	}
	e, err := c.Evidence(ctx, s.documents(ctx, &corpus{paths: s.paths, opts: s.parsing, stdin: p.stdin}))
	if err != nil {
		return errInterrupted
	}
	s.learn(e)
	return json.NewEncoder(p.stdout).Encode(s.cleaning.Repair.Evidence)
}
