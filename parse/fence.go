package parse

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
)

// readFence reads documents that begin with a fence line. The style is the one
// that opt names, or the first in the first bytes that findStyle accepts. A
// source without one is one document.
func readFence(in *input, opt *Options, emit func(record) bool) error {
	r := fenceReader{in: in, emit: emit, limit: opt.limit(), rec: record{offset: in.off}, body: in.scratch[:0]}
	defer func() { in.scratch = r.body }()
	switch opt.Format {
	case FormFeed:
		r.style = formFeedStyle()
	case Pattern:
		r.style = patternStyle(opt.Fence)
	default:
		var ok bool
		if r.style, ok = findStyle(in.peek(inputBuffer), true); !ok {
			return readSingle(in, opt, emit)
		}
	}
	return r.read()
}

// findStyle returns the style of the fences in the first bytes of a source: the
// first style whose fence recurs or is proof by itself. Unless the caller named
// the format, that must be the style of the first line that is not blank; if so,
// a single fence is enough.
func findStyle(head []byte, named bool) (style, bool) {
	var styles []style
	var seen []int
	for line := range headLines(head) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		s, f, ok := styleOf(line)
		if first := len(styles) == 0; !ok || first && f.ends {
			if first && !named {
				return style{}, false
			}
			continue
		}
		i := 0
		for i < len(styles) && styles[i].key != s.key {
			i++
		}
		if i == len(styles) {
			styles, seen = append(styles, s), append(seen, 0)
		}
		if seen[i]++; seen[i] > 1 || proves(f) {
			if named || i == 0 {
				return styles[i], true
			}
		}
	}
	if named && len(styles) > 0 {
		return styles[0], true
	}
	return style{}, false
}

// proves tells whether one fence is proof of its style.
func proves(f fence) bool {
	return f.exact || f.url != "" || f.meta.Get("title") != "" || looksLikeFile(f.name)
}

// headLines yields the lines in the first bytes of a source, without their
// ends; a last line that may go on is left out.
func headLines(head []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		whole, end := len(head) < inputBuffer, byte('\n')
		if endsInCR(head) {
			end = '\r'
		}
		head = bytes.TrimPrefix(head, []byte(utf8BOM))
		for len(head) > 0 {
			line, rest, ended := bytes.Cut(head, []byte{end})
			if !ended && !whole || !yield(line) {
				return
			}
			head = rest
		}
	}
}

// endsInCR tells whether the lines of a source end in CR alone.
func endsInCR(head []byte) bool {
	return bytes.IndexByte(head, '\r') >= 0 && bytes.IndexByte(head, '\n') < 0
}

// A fenceReader reads the documents between fences.
type fenceReader struct {
	in    *input
	emit  func(record) bool
	limit int64
	style style

	rec   record // the document being read, without its body
	body  []byte
	count int  // documents emitted
	open  bool // a fence began the document
	exact bool // with Writer's mark
	lf    bool // its fence ended in LF alone
	skip  bool // it is too long
}

// lineSlack is what a body may exceed the limit by while it is read: a byte-order
// mark, a line end and a backslash that are no part of the text.
const lineSlack = 8

func (r *fenceReader) read() error {
	for {
		start, n := r.in.off, len(r.body)
		room := r.limit + lineSlack
		if !r.style.bare { // else most of the line may be the next document
			room = max(room-int64(n), maxFenceLine)
		}
		body, long, err := r.in.readLine(r.body, room)
		r.body = body
		switch {
		case errors.Is(err, io.EOF):
			r.finish(fence{}, true)
			return nil
		case err != nil:
			return cut(r.rec, err)
		}
		line := body[n:]
		if r.style.first == 0 || line[0] == r.style.first {
			if f, ok := r.style.match(bytes.TrimRight(line, "\n")); ok && (!long || f.size > 0) {
				r.body = body[:n]
				if !r.finish(f, false) {
					return nil
				}
				r.begin(f, start, line)
				r.skip = long
				continue
			}
		}
		if r.exact && line[0] == exactMark[0] {
			r.body = append(body[:n], unescape(line)...)
		}
		if long || int64(len(r.body)) > r.limit+lineSlack {
			r.skip = true
		}
		if r.skip {
			r.body = r.body[:0]
		}
	}
}

// unescape returns a body line without the backslash that Writer put before a
// fence; other lines it returns as they are.
func unescape(line []byte) []byte {
	rest := bytes.TrimLeft(line, exactMark)
	if _, ok := matchCanonical(bytes.TrimSuffix(rest, []byte("\n"))); ok {
		return line[1:]
	}
	return line
}

// begin begins the document of a fence. The line is that of the fence.
func (r *fenceReader) begin(f fence, start int64, line []byte) {
	r.rec = record{name: f.name, url: f.url, meta: f.meta, offset: start, fenced: !r.style.numbered}
	r.open, r.exact = !f.ends, f.exact
	r.lf = bytes.HasSuffix(line, []byte("\n")) && !bytes.HasSuffix(line, []byte("\r\n"))
	r.body = r.body[:0]
	if f.ends {
		r.rec.offset = r.in.off
	}
	if f.size > 0 {
		r.body = append(r.body, line[f.size:]...)
	}
}

// finish emits the document that ends at a fence or at the end of the source.
func (r *fenceReader) finish(f fence, atEnd bool) bool {
	rec, body := r.rec, r.body
	if !r.skip && (!r.open || r.style.bare) && len(bytes.TrimSpace(body)) == 0 {
		return true // white space around documents
	}
	r.count++
	if rec.name == "" && r.style.numbered {
		rec.name = strconv.Itoa(r.count)
	}
	if r.style.before && !atEnd || r.style.atEnd && atEnd {
		body = trimLineEnd(body, r.lf)
	}
	rec.body = body
	switch {
	case r.skip:
		rec.err = ErrTooLong
	case r.open && r.style.paired && !f.ends:
		rec.err = ErrTruncated
	}
	return r.emit(rec)
}

// trimLineEnd cuts one line end off b: LF, or with lf unset also CR LF and CR.
func trimLineEnd(b []byte, lf bool) []byte {
	b = bytes.TrimSuffix(b, []byte("\n"))
	if !lf {
		b = bytes.TrimSuffix(b, []byte("\r"))
	}
	return b
}

// cut is the error of a source that could not be read to the end of a record.
func cut(rec record, err error) error {
	return &Error{Record: rec.name, Offset: rec.offset, Err: fmt.Errorf("%w: %w", ErrTruncated, err)}
}
