package parse

import (
	"bytes"
	"errors"
	"io"
	"math"
	"slices"
)

// A window is the part of a source that is held while a record is being found,
// so that a search for the next record may go back to bytes already looked at.
// Indexes count from the first byte that is not consumed.
type window struct {
	r   io.Reader
	buf []byte
	pos int   // buf[:pos] is consumed
	off int64 // position of buf[0] in the source
	err error // why nothing follows buf
}

// windowChunk is the number of bytes asked of the source at once.
const windowChunk = 64 << 10

func newWindow(in *input) window { return window{r: in, off: in.off} }

// held returns the bytes not consumed. They are valid until more or ensure.
func (w *window) held() []byte { return w.buf[w.pos:] }

// offset returns the position of the first byte that is not consumed.
func (w *window) offset() int64 { return w.off + int64(w.pos) }

// advance consumes n bytes.
func (w *window) advance(n int) { w.pos += n }

// more holds more bytes of the source. It returns false where there are none.
func (w *window) more() bool {
	if w.err != nil {
		return false
	}
	if w.pos > len(w.buf)/2 { // so that each byte is moved at most once on average
		w.off += int64(w.pos)
		w.buf = append(w.buf[:0], w.buf[w.pos:]...)
		w.pos = 0
	}
	w.buf = slices.Grow(w.buf, windowChunk)
	for range 100 { // as bufio does with readers that read nothing
		n, err := w.r.Read(w.buf[len(w.buf):cap(w.buf)])
		w.buf, w.err = w.buf[:len(w.buf)+n], err
		if n > 0 || err != nil {
			return n > 0
		}
	}
	w.err = io.ErrNoProgress
	return false
}

// ensure holds at least n bytes, or returns false where the source has fewer.
func (w *window) ensure(n int) bool {
	for len(w.buf)-w.pos < n {
		if !w.more() {
			return false
		}
	}
	return true
}

// lineRoom is the number of bytes looked at beyond the limit of a line, so that
// its end may follow.
const lineRoom = 3

// line holds the line that begins at index from and returns the index of its
// end, past its last byte eol. A line that goes on lineRoom bytes beyond index
// limit is cut there.
func (w *window) line(from int, eol byte, limit int) int {
	limit = max(from, min(limit, math.MaxInt-lineRoom)+lineRoom)
	for at := from; ; {
		end := min(len(w.held()), limit)
		if i := bytes.IndexByte(w.held()[at:end], eol); i >= 0 {
			return at + i + 1
		}
		at = end
		if at == limit || !w.more() {
			return at
		}
	}
}

// sourceErr returns the error of the source, nil at its end.
func (w *window) sourceErr() error {
	if errors.Is(w.err, io.EOF) {
		return nil
	}
	return w.err
}
