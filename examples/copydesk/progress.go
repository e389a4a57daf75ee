package main

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"
)

// progressInterval is the time between two states of the progress line: ten a
// second are as many as an eye can follow.
const progressInterval = 100 * time.Millisecond

// eraseLine goes to the start of a terminal's line and erases it.
const eraseLine = "\r\x1b[K"

// A progress shows on one line of a terminal how far a run is.
type progress struct {
	w      io.Writer
	on     bool // w is a terminal
	shared bool // the output goes to a terminal too
	docs   int
	read   *atomic.Int64
	total  atomic.Int64 // bytes to read; 0: not known
	now    func() time.Time

	begun, last time.Time
	shown       bool
}

func newProgress(w io.Writer, on, shared bool, read *atomic.Int64) *progress {
	return &progress{w: w, on: on, shared: shared, read: read, now: time.Now}
}

// start begins to measure. The size of all input is worked out while the run
// goes on.
func (p *progress) start(size func() int64) {
	if !p.on {
		return
	}
	p.begun = p.now()
	p.last = p.begun
	go func() { p.total.Store(size()) }()
}

// show brings the line up to date, if it is time.
func (p *progress) show() {
	if !p.on {
		return
	}
	now := p.now()
	if now.Sub(p.last) < progressInterval {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprint(p.w, eraseLine+p.line(now.Sub(p.begun)))
}

// hide erases the line.
func (p *progress) hide() {
	if p.shown {
		fmt.Fprint(p.w, eraseLine)
		p.shown = false
	}
}

// beforeOutput makes room for an article where it goes to the same terminal.
func (p *progress) beforeOutput() {
	if p.shared {
		p.hide()
	}
}

// line returns the state of the run after a time.
func (p *progress) line(elapsed time.Duration) string {
	read, total := p.read.Load(), p.total.Load()
	rate := float64(read) / elapsed.Seconds()
	s := fmt.Sprintf("%s, %s", plural(p.docs, "document"), byteSize(read))
	if total > 0 {
		s += " of " + byteSize(total)
	}
	s += fmt.Sprintf(", %s/s", byteSize(int64(rate)))
	if total > read && rate > 0 {
		left := time.Duration(float64(total-read) / rate * float64(time.Second))
		s += fmt.Sprintf(", %s left", left.Round(time.Second))
	}
	return s
}
