package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"sync"
	"syscall"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// A cleanRun is one run of the command clean.
type cleanRun struct {
	setup
	file   string
	format string
	ledger bool
	quiet  bool

	cleaner  *clean.Cleaner
	corpus   *corpus
	trail    trail
	ids      ids
	tally    tally
	output   output
	progress *progress
	stderr   io.Writer
}

// clean writes the articles of a corpus.
func (p *program) clean(ctx context.Context, args []string) error {
	c := &cleanRun{format: "jsonl", stderr: p.stderr}
	if err := c.configure(ctx, args); err != nil {
		return err
	}
	w, skip, err := c.create(p.stdout)
	if err != nil {
		return err
	}
	c.output = newOutput(c.format, w, c.ledger)
	c.corpus = &corpus{paths: c.paths, opts: c.parsing, stdin: p.stdin, skip: skip}
	c.progress = newProgress(p.stderr, isTerminal(p.stderr), isTerminal(w), &c.corpus.read)
	err = c.run(ctx)
	if f, ok := w.(*os.File); ok && skip != nil {
		err = errors.Join(err, f.Close())
	}
	if !c.quiet && !errors.Is(err, syscall.EPIPE) {
		c.tally.summary(p.stderr)
	}
	if err == nil && c.tally.failed > 0 {
		return errFailed
	}
	return err
}

// configure reads the command line.
func (c *cleanRun) configure(ctx context.Context, args []string) error {
	fs := c.flags("clean")
	fs.StringVar(&c.file, "o", "-", "")
	fs.Func("format", "", func(v string) error {
		if !slices.Contains(outputFormats, v) {
			return errors.New("neither jsonl nor md nor txt nor html")
		}
		c.format = v
		return nil
	})
	fs.BoolVar(&c.ledger, "ledger", false, "")
	fs.BoolVar(&c.quiet, "q", false, "")
	fs.Func("j", "", natural(&c.cleaning.Workers, maxWorkers))
	if err := c.parseArgs(fs, args); err != nil {
		return err
	}
	c.cleaning.NoLedger = c.quiet && !c.ledger
	var err error
	c.cleaner, err = c.newCleaner(ctx)
	return err
}

// create opens the output. It returns what the file is where one was made, so
// that it is not read.
func (c *cleanRun) create(stdout io.Writer) (io.Writer, os.FileInfo, error) {
	if c.file == "-" {
		return stdout, nil, nil
	}
	if old, err := os.Stat(c.file); err == nil {
		for _, path := range c.paths {
			if in, err := os.Stat(path); err == nil && path != "-" && os.SameFile(in, old) {
				return nil, nil, usageError{fmt.Errorf("-o %s would overwrite what is to be read", c.file)}
			}
		}
	}
	f, err := os.Create(c.file)
	if err != nil {
		return nil, nil, usageError{err}
	}
	info, err := f.Stat()
	return f, info, err
}

// run cleans the documents and writes the articles.
func (c *cleanRun) run(ctx context.Context) error {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	c.progress.start(func() int64 { return c.corpus.size(reading) })
	defer c.progress.hide()
	var failed error
	for a, err := range c.cleaner.All(reading, c.trail.follow(c.corpus.items(reading))) {
		if ctx.Err() != nil {
			break
		}
		if failed = c.take(a, err); failed != nil {
			stop() // or the reader could wait for input for ever
			break
		}
	}
	c.progress.hide()
	if failed == nil {
		failed = c.output.close()
	}
	if failed == nil && ctx.Err() != nil {
		failed = errInterrupted
	}
	return failed
}

// take writes an article, or lists a document that failed. The error is that of
// the output.
func (c *cleanRun) take(a *clean.Article, err error) error {
	at := c.trail.next()
	c.tally.bytes += at.bytes
	c.progress.docs++
	if a == nil {
		c.tally.failed++
		c.progress.hide()
		fmt.Fprintf(c.stderr, "copydesk: %s: %s\n", printable(at.place), printable(cause(err)))
		return nil
	}
	c.tally.add(a)
	article := *a
	article.ID = c.ids.unique(a.ID)
	c.progress.beforeOutput()
	if err := c.output.write(&article); err != nil {
		return err
	}
	c.progress.show()
	return nil
}

// A trail remembers where the documents came from that are on their way through
// a Cleaner, which yields them in order.
type trail struct {
	mu    sync.Mutex
	steps []step
}

// A step is the place of a document and the size of its text.
type step struct {
	place string
	bytes int
}

// follow returns the documents of items as a Cleaner takes them.
func (t *trail) follow(items iter.Seq[item]) iter.Seq2[*parse.Document, error] {
	return func(yield func(*parse.Document, error) bool) {
		for it := range items {
			s := step{place: it.place}
			if it.doc != nil {
				s.bytes = len(it.doc.Text)
			}
			t.mu.Lock()
			t.steps = append(t.steps, s)
			t.mu.Unlock()
			if !yield(it.doc, it.err) {
				return
			}
		}
	}
}

// next returns the step of the next document that comes out.
func (t *trail) next() step {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.steps) == 0 {
		return step{}
	}
	s := t.steps[0]
	t.steps = t.steps[1:]
	return s
}
