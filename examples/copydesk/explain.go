package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/copydesk/copydesk/clean"
)

// Columns of the output of explain.
const (
	defaultWidth = 120
	maxWidth     = 10_000
)

// An explainRun is one run of the command explain.
type explainRun struct {
	setup
	width   int
	markup  bool
	painter painter
	cleaner *clean.Cleaner
	stdout  io.Writer
	stderr  io.Writer
	ids     ids
	buf     bytes.Buffer
	failed  bool
}

// explain shows what became of each line of texts and of each piece of HTML.
func (p *program) explain(ctx context.Context, args []string) error {
	e := &explainRun{width: terminalWidth(), stdout: p.stdout, stderr: p.stderr}
	fs := e.flags("explain")
	fs.Func("width", "", natural(&e.width, maxWidth))
	fs.BoolVar(&e.markup, "markup", false, "")
	if err := e.parseArgs(fs, args); err != nil {
		return err
	}
	var err error
	if e.cleaner, err = e.newCleaner(ctx); err != nil {
		return err
	}
	e.painter = painter(isTerminal(p.stdout) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb")
	c := &corpus{paths: e.paths, opts: e.parsing, stdin: p.stdin}
	for it := range c.items(ctx) {
		if ctx.Err() != nil {
			break
		}
		if err := e.show(ctx, it); err != nil {
			return err
		}
	}
	switch {
	case ctx.Err() != nil:
		return errInterrupted
	case e.failed:
		return errFailed
	}
	return nil
}

// show shows a document, or lists it as failed. The error is that of the output.
func (e *explainRun) show(ctx context.Context, it item) error {
	var a *clean.Article
	err := it.err
	if err == nil {
		a, err = e.cleaner.Clean(ctx, it.doc)
	}
	switch {
	case ctx.Err() != nil:
		return nil
	case a == nil:
		e.failed = true
		fmt.Fprintf(e.stderr, "copydesk: %s: %s\n", printable(it.place), printable(cause(err)))
		return nil
	}
	e.buf.Reset()
	v := view{b: &e.buf, painter: e.painter, doc: it.doc, article: a, width: e.width, markup: e.markup}
	v.write(e.ids.unique(a.ID))
	_, err = e.stdout.Write(e.buf.Bytes())
	return err
}

// terminalWidth returns the number of columns that the environment states.
func terminalWidth() int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 && n <= maxWidth {
		return n
	}
	return defaultWidth
}
