package main

import (
	"bytes"
	"encoding/json"
	"hash/fnv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// outputFormats are the values of -format.
var outputFormats = []string{"jsonl", "md", "txt", "html"}

// An output writes articles. Each goes to the underlying writer in one call, so
// that whatever ends the run leaves whole articles.
type output interface {
	write(*clean.Article) error
	close() error
}

func newOutput(format string, w io.Writer, ledger bool) output {
	switch format {
	case "md":
		return &fenceOutput{w: w, render: (*clean.Article).Markdown}
	case "txt":
		return &fenceOutput{w: w, render: (*clean.Article).Text}
	case "html":
		return htmlOutput{w}
	}
	return &jsonOutput{w: w, ledger: ledger}
}

// A jsonOutput writes one object per line.
type jsonOutput struct {
	w      io.Writer
	ledger bool
	buf    bytes.Buffer
}

func (o *jsonOutput) write(a *clean.Article) error {
	if !o.ledger {
		a.Ledger = nil
	}
	o.buf.Reset()
	enc := json.NewEncoder(&o.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(a); err != nil {
		return err
	}
	_, err := o.w.Write(o.buf.Bytes())
	return err
}

func (o *jsonOutput) close() error { return nil }

// An htmlOutput writes one <article> element each.
type htmlOutput struct{ w io.Writer }

func (o htmlOutput) write(a *clean.Article) error {
	_, err := io.WriteString(o.w, a.HTML()+"\n")
	return err
}

func (o htmlOutput) close() error { return nil }

// A fenceOutput writes delimited text, or a single document without a fence. To
// tell which, it holds the first document back until the second comes.
type fenceOutput struct {
	w      io.Writer
	render func(*clean.Article) string
	fences *parse.Writer // nil before the second document
	first  *fenced
}

type fenced struct{ name, body string }

func (o *fenceOutput) write(a *clean.Article) error {
	doc := fenced{name: fenceName(a.ID), body: o.render(a)}
	if o.fences == nil && o.first == nil {
		o.first = &doc
		return nil
	}
	if o.fences == nil {
		o.fences = parse.NewWriter(o.w)
		if err := o.fences.Write(o.first.name, o.first.body); err != nil {
			return err
		}
		o.first = nil
	}
	return o.fences.Write(doc.name, doc.body)
}

func (o *fenceOutput) close() error {
	if o.first == nil || o.first.body == "" {
		return nil
	}
	_, err := io.WriteString(o.w, o.first.body+"\n")
	return err
}

// maxFenceName is the length that parse.Writer allows for a name, in bytes.
const maxFenceName = 4096

// fenceName returns an id as a fence can hold it: line breaks become blanks, and
// what is too long loses its end.
func fenceName(id string) string {
	id = strings.NewReplacer("\r", " ", "\n", " ").Replace(id)
	if len(id) <= maxFenceName {
		return id
	}
	n := maxFenceName
	for !utf8.RuneStart(id[n]) {
		n--
	}
	return id[:n]
}

// ids gives each article an id of its own. It keeps a hash of each, not the id,
// so that a corpus of ten million documents takes 300 MB and not gigabytes; the
// chance that two of their hashes are equal, and one needlessly gets ~2, is 3 in
// a million.
type ids struct {
	given map[uint64]int32 // the number of times that an id was asked for
}

// unique returns id, or where it was given out before, with the first of ~2,
// ~3 … that was not.
func (s *ids) unique(id string) string {
	if id == "" {
		id = "-"
	}
	if s.given == nil {
		s.given = map[uint64]int32{}
	}
	name := id
	for {
		h := hash(name)
		if s.given[h] == 0 {
			s.given[h]++
			return name
		}
		first := hash(id)
		s.given[first]++
		name = id + "~" + strconv.Itoa(int(s.given[first]))
	}
}

func hash(s string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, s)
	return h.Sum64()
}
