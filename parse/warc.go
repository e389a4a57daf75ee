package parse

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// readWARC reads a WARC or WET, plain or packed with gzip, record by record or
// as a whole. Records that hold a document are response, resource and
// conversion with text in them; others are skipped. Offsets are those of the
// unpacked stream, in which damaged members of gzip count with the bytes that
// could be unpacked.
//
// A record ends where its Content-Length says, if another record or the end of
// the source follows; it may then hold lines that look like a record. Else it is
// an error, and the next record is the next line that begins with "WARC/1." or
// "WARC/0." and has a header field after it.
func readWARC(in *input, opt *Options, emit func(record) bool) error {
	r := &warcReader{w: newWindow(in), limit: opt.limit(), emit: emit}
	if bytes.HasPrefix(in.peek(len(gzipMagic)), []byte(gzipMagic)) {
		r.members = &warcMembers{src: rewinder{w: newWindow(in)}}
		r.w = window{r: r.members}
	}
	for r.next() {
	}
	return r.w.sourceErr()
}

// A warcReader is a WARC that is being read.
type warcReader struct {
	w       window
	limit   int64
	emit    func(record) bool
	n       int          // records so far
	members *warcMembers // nil for a WARC that is not packed
	payload payload
}

// next reads one record. It returns false when there are no more, or none are
// wanted.
func (r *warcReader) next() bool {
	for r.w.ensure(1) && isLineBreak(r.w.held()[0]) {
		r.w.advance(1)
	}
	if !r.w.ensure(1) {
		return r.resume()
	}
	r.n++
	offset := r.w.offset()
	if r.members != nil {
		r.members.forget(offset)
	}
	h, n, err := r.header()
	if r.w.sourceErr() != nil && r.damaged() == nil {
		return false
	}
	size := int64(0)
	if err == nil {
		size, err = contentLength(h)
	}
	rec := r.newRecord(h, offset)
	if err != nil {
		rec.err = err
		if _, found := r.seek(n, math.MaxInt64); !found {
			rec.err = r.withDamage(err)
		}
		return r.emit(rec)
	}
	return r.block(rec, n, size)
}

func isLineBreak(c byte) bool { return c == '\n' || c == '\r' }

func (r *warcReader) newRecord(h Meta, offset int64) record {
	rec := record{
		name:   recordName(h.Get("warc-record-id")),
		url:    strings.TrimSuffix(strings.TrimPrefix(h.Get("warc-target-uri"), "<"), ">"),
		meta:   h,
		offset: offset,
	}
	if rec.name == "" {
		rec.name = strconv.Itoa(r.n)
	}
	return rec
}

// maxHTTPHeader is the room for the HTTP header in a block whose document is
// just within the limit.
const maxHTTPHeader = 64 << 10

// block reads the block of size bytes at index n.
func (r *warcReader) block(rec record, n int, size int64) bool {
	long := size-maxHTTPHeader > r.limit
	if !long && r.w.ensure(n+int(size)) {
		if end, ok := r.endsAt(n + int(size)); ok {
			return r.whole(rec, r.w.held()[n:n+int(size)], end)
		}
	}
	r.w.ensure(n + maxHTTPHeader)
	silent := !mayBeDocument(&rec, r.w.held()[n:])
	left, found := r.seek(n, size)
	if r.w.sourceErr() != nil && r.damaged() == nil {
		return false
	}
	switch _, ends := r.endsAt(0); {
	case found:
		rec.err = fmt.Errorf("%w: %w", ErrTruncated, errRecordInside)
	case left > 0:
		rec.err = r.withDamage(fmt.Errorf("%w: %w", ErrTruncated, io.ErrUnexpectedEOF))
	case long && ends:
		if silent {
			return true
		}
		rec.err = ErrTooLong
	default:
		rec.err = fmt.Errorf("%w: %w", ErrMalformed, errShortLength)
		r.seek(0, math.MaxInt64)
	}
	return r.emit(rec)
}

// whole emits a record whose block is complete, and goes to index end.
func (r *warcReader) whole(rec record, block []byte, end int) bool {
	d := r.damaged()
	if d != nil && errors.Is(d.err, gzip.ErrChecksum) && end == len(r.w.held()) {
		d.reported = true
		rec.err = fmt.Errorf("%w: %w", ErrMalformed, d.err)
	} else if !r.payload.read(&rec, block, r.limit) {
		r.w.advance(end)
		return true
	}
	ok := r.emit(rec)
	r.w.advance(end)
	return ok
}

// maxLineBreaks is the number of line breaks looked at after a block: the two
// that the standard demands, and some.
const maxLineBreaks = 16

// endsAt tells whether a block may end at index i: before line breaks and the
// next record, the end of a member of gzip, or the end of what can be read. It
// returns the index after the line breaks.
func (r *warcReader) endsAt(i int) (end int, ok bool) {
	for end = i; r.w.ensure(end+1) && isLineBreak(r.w.held()[end]); end++ {
		if end-i == maxLineBreaks {
			return end, true
		}
	}
	ok = !r.w.ensure(end+1) || r.startsRecord(end) || r.endsEarly(end)
	return end, ok || r.members != nil && r.members.endAt(r.w.offset()+int64(end))
}

// seek goes to the next line that begins a record, from index i on, but not
// beyond size bytes from there. It returns the number of bytes left of them, and
// whether it found a record.
func (r *warcReader) seek(i int, size int64) (left int64, found bool) {
	for left = size; ; {
		at, judged := r.findRecord(i, left)
		if at >= 0 {
			r.w.advance(at)
			return left - int64(at-i), true
		}
		left -= int64(judged - i)
		if left == 0 {
			r.w.advance(judged)
			return 0, false
		}
		drop := max(0, judged-1) // the byte before may be the line break before a record
		r.w.advance(drop)
		i = judged - drop
		if len(r.w.held())-i >= len(warcMagic) || r.w.more() {
			continue
		}
		rest := int(min(int64(len(r.w.held())-i), left))
		r.w.advance(i + rest)
		return left - int64(rest), false
	}
}

// findRecord returns the index of the first line in the bytes held that begins
// a record, from index i on and within size bytes; or -1 and the index up to
// which there is none.
func (r *warcReader) findRecord(i int, size int64) (at, judged int) {
	b := r.w.held()
	known := max(0, len(b)-i-len(warcMagic)+1) // as many can be told
	judged = i + int(min(int64(known), size))
	for at = i; at < judged; at++ {
		j := bytes.Index(b[at:judged+len(warcMagic)-1], []byte(warcMagic))
		if j < 0 {
			break
		}
		at += j
		if atLineStart := at == 0 || isLineBreak(b[at-1]); atLineStart && r.startsRecord(at) {
			return at, judged
		}
		b = r.w.held()
	}
	return -1, judged
}

// damaged returns the damage that the window ends with, if any.
func (r *warcReader) damaged() *gzipDamage {
	d, _ := r.w.err.(*gzipDamage)
	return d
}

// withDamage adds the damage that cut the record short to its error.
func (r *warcReader) withDamage(err error) error {
	d := r.damaged()
	if d == nil {
		return err
	}
	d.reported = true
	return fmt.Errorf("%w: %w", err, d.err)
}

// resume goes on after damage, which it reports unless a record's error has.
func (r *warcReader) resume() bool {
	d := r.damaged()
	if d == nil {
		return false
	}
	r.w.err = nil
	if d.reported {
		return true
	}
	r.n++
	err := fmt.Errorf("%w: %w", ErrMalformed, d.err)
	return r.emit(record{name: strconv.Itoa(r.n), offset: r.w.offset(), err: err})
}
