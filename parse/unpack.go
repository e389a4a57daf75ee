package parse

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// A source is what the caller reads from. It keeps its error, so that errors of
// the source can be told from damage to what it holds.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// First bytes of the packed formats.
const (
	gzipMagic = "\x1f\x8b\x08"
	zstdMagic = "\x28\xb5\x2f\xfd"
	xzMagic   = "\xfd7zXZ\x00"
	zipMagic  = "PK\x03\x04"
	// After "BZh" and the level of bzip2: the magic of a block, or of the end.
	bzipBlock = "\x31\x41\x59\x26\x53\x59"
	bzipEnd   = "\x17\x72\x45\x38\x50\x90"
)

// unpack returns the input under the compression of in, and in itself where it
// has none. A WARC packed with gzip is returned as it is, since its reader goes
// on with the next member after damage; warc tells so.
func unpack(in *input, named Format) (out *input, warc bool, err error) {
	head := in.peek(inputBuffer)
	switch {
	case bytes.HasPrefix(head, []byte(gzipMagic)):
		if named == WARC || named == Auto && packsWARC(head) {
			return in, true, nil
		}
		m, err := newMembers(in.br)
		if err != nil {
			return nil, false, err
		}
		out = newInput(m)
		out.gz = m
		return out, false, nil
	case isBzip2(head):
		return newInput(bzip2.NewReader(in.br)), false, nil
	case bytes.HasPrefix(head, []byte(zstdMagic)):
		return nil, false, fmt.Errorf("zstd: %w", errors.ErrUnsupported)
	case bytes.HasPrefix(head, []byte(xzMagic)):
		return nil, false, fmt.Errorf("xz: %w", errors.ErrUnsupported)
	case bytes.HasPrefix(head, []byte(zipMagic)):
		return nil, false, fmt.Errorf("zip (give a zip.Reader to Files): %w", errors.ErrUnsupported)
	}
	return in, false, nil
}

func isBzip2(b []byte) bool {
	if len(b) < 10 || string(b[:3]) != "BZh" || b[3] < '1' || b[3] > '9' {
		return false
	}
	return string(b[4:10]) == bzipBlock || string(b[4:10]) == bzipEnd
}

// packsWARC tells whether the first bytes of a gzip stream hold a WARC.
func packsWARC(head []byte) bool {
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	var b [len(warcMagic) + 1]byte
	n, _ := io.ReadFull(z, b[:])
	return isWARC(b[:n])
}

// members reads the members of a gzip stream as one. Bytes after the last
// member that begin no other are no damage to it: NULs, which some tapes and
// file systems add, are passed over, and others end the stream and are noted.
type members struct {
	br   *bufio.Reader
	z    *gzip.Reader
	tail error // what follows the last member
}

func newMembers(br *bufio.Reader) (*members, error) {
	z, err := gzip.NewReader(br)
	if err != nil {
		return nil, err
	}
	z.Multistream(false)
	return &members{br: br, z: z}, nil
}

func (m *members) Read(p []byte) (int, error) {
	if m.tail != nil {
		return 0, io.EOF
	}
	for {
		n, err := m.z.Read(p)
		if err != io.EOF {
			return n, err
		}
		if n > 0 {
			return n, nil
		}
		if err := m.next(); err != nil {
			return 0, err
		}
	}
}

// next goes to the next member.
func (m *members) next() error {
	for {
		b, err := m.br.Peek(1)
		if err != nil {
			return err
		}
		if b[0] != 0 {
			break
		}
		if _, err := m.br.Discard(1); err != nil {
			return err
		}
	}
	if b, _ := m.br.Peek(len(gzipMagic)); string(b) != gzipMagic {
		m.tail = errors.New("gzip: other bytes after the last member")
		return io.EOF
	}
	err := m.z.Reset(m.br)
	m.z.Multistream(false)
	return err
}

// transcode returns the input as UTF-8 where its first bytes show, or label
// states, that all of it is UTF-16 or UTF-32; else it returns in. Other
// encodings agree with ASCII in what the formats look for, and are decoded
// document by document.
func transcode(in *input, label string) *input {
	head := in.peek(sniffWindow)
	enc, name, size := byteOrderMark(head)
	if size == 0 {
		enc, name = sniffUTF16(head)
	}
	if enc == nil && size == 0 && !validStart(head) {
		enc, name = lookupCharset(label)
	}
	if enc == nil || !strings.HasPrefix(name, "utf-") {
		return in
	}
	in.discard(size)
	out := newInput(transform.NewReader(in, enc.NewDecoder()))
	out.charset, out.bom = name, size > 0
	return out
}

// validStart tells whether b is UTF-8 but for a last rune that is cut short.
func validStart(b []byte) bool {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if last := b[len(b)-i:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				b = b[:len(b)-i]
			}
			break
		}
	}
	return utf8.Valid(b)
}
