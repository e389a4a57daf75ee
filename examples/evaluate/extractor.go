package main

import (
	"context"
	"errors"
	"fmt"
	nurl "net/url"
	"runtime/debug"
	"strings"
	"time"
)

// A prediction is what an extractor says of a page; "" where it says nothing.
type prediction struct {
	text     string
	title    string
	author   string // several names as the extractor joins them
	date     string // yyyy-mm-dd of publication
	comments string
	verdict  string   // what the page is
	expected *float64 // the word F1 that the extractor expects of its text
}

// An extractor is a system under test.
type extractor struct {
	name string
	// run turns the page's bytes into the extractor's own result; this is what
	// is timed. The function that it returns reads the prediction from it.
	run func(ctx context.Context, p *page, body []byte) (func() prediction, error)
}

// extractors returns all systems in the order of the tables.
func extractors(own chooser) []extractor {
	return []extractor{
		copydesk(own),
		trafilaturaPeer("trafilatura", false),
		trafilaturaPeer("trafilatura-fallback", true),
		readeckPeer(),
		shioriPeer(),
		domdistillerPeer(),
	}
}

// selectExtractors returns those of the list that the names, separated by
// commas, tell; "" means all.
func selectExtractors(all []extractor, names string) ([]extractor, error) {
	if names == "" {
		return all, nil
	}
	var out []extractor
	for name := range strings.SplitSeq(names, ",") {
		i := 0
		for i < len(all) && all[i].name != strings.TrimSpace(name) {
			i++
		}
		if i == len(all) {
			return nil, fmt.Errorf("no system is named %q", name)
		}
		out = append(out, all[i])
	}
	return out, nil
}

// errTimeout: the extractor did not come back in time. Its goroutine is left
// behind, since nothing can end it from outside.
var errTimeout = errors.New("time limit")

// guarded runs the extractor on a page and turns a panic and a stall into
// errors.
func (e extractor) guarded(p *page, body []byte, limit time.Duration) (prediction, error) {
	type outcome struct {
		prediction
		error
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if r := recover(); r != nil {
				o = outcome{error: fmt.Errorf("panic: %v\n%s", r, debug.Stack())}
			}
			done <- o
		}()
		read, err := e.run(ctx, p, body)
		if err != nil {
			o.error = err
			return
		}
		o.prediction = read()
	}()
	select {
	case o := <-done:
		return o.prediction, o.error
	case <-ctx.Done():
		return prediction{}, errTimeout
	}
}

// pageURL returns the page's address, or nil where it has none that is one.
func (p *page) pageURL() *nurl.URL {
	u, err := nurl.ParseRequestURI(p.url)
	if err != nil || u.Host == "" {
		return nil
	}
	return u
}

// day is the date of a time as predictions write it, "" for nil and zero.
func day(t *time.Time) string {
	if t == nil || t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
