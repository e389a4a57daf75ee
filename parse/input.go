package parse

import (
	"bufio"
	"errors"
	"io"
)

// A record is one document as its format yields it, before decoding.
type record struct {
	name    string // name inside the source, "" for none
	url     string
	media   string
	charset string // as the transport states it
	body    []byte // valid until emit returns
	utf8    bool   // body is UTF-8 by its format (JSON)
	fenced  bool   // body stood between lines of ASCII: where it is valid UTF-8, it is UTF-8
	meta    Meta
	offset  int64
	err     error // the record is bad: it becomes an *Error and nothing else
}

// A format reads a source and hands each record to emit, which returns false
// when no more are wanted. The error is that of the source alone; a bad record
// is a record with an err.
type format func(in *input, opt *Options, emit func(record) bool) error

// An input is a source that is read forward, with its position.
type input struct {
	br  *bufio.Reader
	off int64    // bytes consumed
	cr  bool     // lines end in CR alone
	gz  *members // what br unpacks, nil where it is no gzip

	charset string // encoding that the source had before it became UTF-8, or ""
	bom     bool   // the source began with a byte-order mark, which is consumed

	scratch []byte // for bodies, so that one buffer serves many sources
}

const inputBuffer = 64 << 10

func newInput(r io.Reader) *input {
	return &input{br: bufio.NewReaderSize(r, inputBuffer)}
}

// reset makes in read another source.
func (in *input) reset(r io.Reader) {
	in.br.Reset(r)
	*in = input{br: in.br, scratch: in.scratch}
}

// peek returns up to n bytes (at most inputBuffer) without consuming them.
func (in *input) peek(n int) []byte {
	b, _ := in.br.Peek(min(n, inputBuffer))
	return b
}

// fill returns the bytes that are buffered, at least n but at the end of the
// source, without consuming them.
func (in *input) fill(n int) ([]byte, error) {
	if b, err := in.br.Peek(n); err != nil {
		return b, err
	}
	return in.br.Peek(in.br.Buffered())
}

// discard consumes n bytes that peek or fill has shown.
func (in *input) discard(n int) {
	n, _ = in.br.Discard(n)
	in.off += int64(n)
}

// readLine appends the next line, its end included, to buf and returns it.
// A line longer than limit is consumed whole, but only its first limit bytes
// (or a few more) are kept, and long is true. At the end of the source it
// returns io.EOF and no byte.
func (in *input) readLine(buf []byte, limit int64) (line []byte, long bool, err error) {
	n, end := len(buf), byte('\n')
	if in.cr {
		end = '\r'
	}
	for {
		frag, err := in.br.ReadSlice(end)
		in.off += int64(len(frag))
		if int64(len(buf)-n) <= limit {
			buf = append(buf, frag...)
		} else if len(frag) > 0 {
			long = true
		}
		switch {
		case err == nil:
			return buf, long || int64(len(buf)-n) > limit+1, nil
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(buf) > n:
			return buf, long || int64(len(buf)-n) > limit+1, nil
		}
		return buf, long, err
	}
}

// Read implements io.Reader, so that a format can hand the source on.
func (in *input) Read(p []byte) (int, error) {
	n, err := in.br.Read(p)
	in.off += int64(n)
	return n, err
}
