package parse

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"slices"
)

// A gzipDamage is the place at which a gzip stream breaks off. What follows it
// comes from the next member that can be read.
type gzipDamage struct {
	err      error
	reported bool
}

func (d *gzipDamage) Error() string { return d.err.Error() }

// warcMembers reads the members of a gzip stream as one, and goes on after
// damage: each is one error of type *gzipDamage, and the next Read gives the
// first bytes of the next member. NULs between members are passed over.
type warcMembers struct {
	src     rewinder
	z       gzip.Reader
	probe   gzip.Reader
	start   int64   // of the member that is being read
	rewound int64   // bytes read again so far
	out     int64   // bytes unpacked so far
	ends    []int64 // where whole members end, in bytes unpacked
	inside  bool    // a member is being read
	lost    bool    // after damage, which has been reported
}

func (m *warcMembers) Read(p []byte) (int, error) {
	for {
		if !m.inside {
			if err := m.next(); err != nil {
				return 0, err
			}
		}
		n, err := m.z.Read(p)
		m.out += int64(n)
		switch {
		case err == io.EOF:
			m.inside = false
			m.ends = append(m.ends, m.out)
		case err != nil:
			return n, m.damage(err)
		}
		if n > 0 {
			return n, nil
		}
	}
}

// endAt tells whether a member that is not damaged ends after out bytes.
func (m *warcMembers) endAt(out int64) bool {
	_, ok := slices.BinarySearch(m.ends, out)
	return ok
}

// forget drops the ends before out bytes.
func (m *warcMembers) forget(out int64) {
	i, _ := slices.BinarySearch(m.ends, out)
	m.ends = slices.Delete(m.ends, 0, i)
}

// damage returns the error of a member as damage, if it is not an error of the
// source, and goes back to where the next member may begin: a member cut short
// unpacks into the next one for a while. All that is read again is no more than
// what was read, so that the time stays linear.
func (m *warcMembers) damage(err error) error {
	var corrupt flate.CorruptInputError
	known := errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, io.ErrUnexpectedEOF)
	if !known && !errors.As(err, &corrupt) || m.src.w.sourceErr() != nil {
		return err
	}
	here := m.src.offset()
	if back := min(here-m.start-1, int64(m.src.at)); m.inside && back > 0 && m.rewound+back <= here {
		m.src.at -= int(back)
		m.rewound += back
	}
	m.inside, m.lost = false, true
	return &gzipDamage{err: err}
}

// probeSize is the number of bytes that show whether a member begins: enough
// for its header and for the code table of its first block.
const probeSize = 1024

// next goes to the next member and opens it.
func (m *warcMembers) next() error {
	for {
		head := m.src.peek(probeSize)
		if len(head) == 0 {
			return m.src.w.err
		}
		if bytes.HasPrefix(head, []byte(gzipMagic)) && (!m.lost || m.isMember(head)) {
			break
		}
		skip := bytes.IndexByte(head[1:], gzipMagic[0]) + 1
		if skip == 0 {
			skip = len(head)
		}
		m.src.at += skip
		if !m.lost && len(bytes.Trim(head[:skip], "\x00")) > 0 {
			return m.damage(gzip.ErrHeader)
		}
	}
	m.start, m.inside = m.src.offset(), true
	if err := m.z.Reset(&m.src); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return m.damage(err)
	}
	m.z.Multistream(false)
	m.lost = false
	return nil
}

// isMember tells whether a member begins with head: packed bytes hold the magic
// number by chance, but then do not unpack.
func (m *warcMembers) isMember(head []byte) bool {
	if err := m.probe.Reset(bytes.NewReader(head)); err != nil {
		return false
	}
	m.probe.Multistream(false)
	var b [64]byte
	n, err := io.ReadFull(&m.probe, b[:])
	return n > 0 && (err == nil || errors.Is(err, io.ErrUnexpectedEOF) || err == io.EOF)
}

// A rewinder reads a source and can go back some way.
type rewinder struct {
	w  window
	at int // index in the bytes held
}

// rewindSize is the number of bytes that a rewinder can go back. Bytes of
// another member unpack until the end of the block is hit by chance: with 256
// and more codes, mostly within some thousand bytes.
const rewindSize = 64 << 10

func (r *rewinder) offset() int64 { return r.w.offset() + int64(r.at) }

// fill makes at least n bytes readable, or as many as the source has.
func (r *rewinder) fill(n int) {
	if drop := r.at - rewindSize; drop > rewindSize {
		r.w.advance(drop)
		r.at -= drop
	}
	r.w.ensure(r.at + n)
}

func (r *rewinder) peek(n int) []byte {
	r.fill(n)
	b := r.w.held()[r.at:]
	return b[:min(len(b), n)]
}

// ReadByte implements io.ByteReader, so that flate takes no more than it needs.
func (r *rewinder) ReadByte() (byte, error) {
	b := r.w.held()
	if r.at == len(b) {
		r.fill(1)
		if b = r.w.held(); r.at == len(b) {
			return 0, r.w.err
		}
	}
	c := b[r.at]
	r.at++
	return c, nil
}

func (r *rewinder) Read(p []byte) (int, error) {
	b := r.peek(len(p))
	if len(b) == 0 && len(p) > 0 {
		return 0, r.w.err
	}
	r.at += len(b)
	return copy(p, b), nil
}
