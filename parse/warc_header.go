package parse

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// maxWARCHeader is the number of bytes that the header of a record may have.
// Addresses of the data scheme make some of them long.
const maxWARCHeader = 1 << 20

// Causes of ErrMalformed and ErrTruncated in a WARC.
var (
	errNoRecord     = errors.New("no WARC record begins here")
	errHeader       = errors.New("WARC header not closed")
	errLength       = errors.New("no valid Content-Length")
	errShortLength  = errors.New("more bytes than the Content-Length says")
	errRecordInside = errors.New("another record begins before the Content-Length is reached")
)

// isVersionLine tells whether a line is the first of a record: "WARC/1.0".
func isVersionLine(line []byte) bool {
	version, ok := bytes.CutPrefix(line, []byte(warcMagic))
	if !ok || len(version) < 3 || version[0] != '0' && version[0] != '1' || version[1] != '.' {
		return false
	}
	return len(bytes.Trim(version[2:], "0123456789 \t\r\n")) == 0
}

// fieldLine splits "Name: value" of a header.
func fieldLine(line []byte) (name, value []byte, ok bool) {
	name, value, ok = bytes.Cut(line, []byte{':'})
	if !ok || len(name) == 0 {
		return nil, nil, false
	}
	for _, c := range name {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.' {
			return nil, nil, false
		}
	}
	return name, bytes.TrimSpace(value), true
}

// appendFieldLine adds a line of a header to h: a field, or the continuation of
// the last one. It returns false for a line that is neither.
func appendFieldLine(h Meta, line []byte) (Meta, bool) {
	if (line[0] == ' ' || line[0] == '\t') && len(h) > 0 {
		last := &h[len(h)-1]
		last.Value = strings.TrimSpace(last.Value + " " + fieldText(bytes.TrimSpace(line), ""))
		return h, true
	}
	name, value, ok := fieldLine(line)
	if !ok {
		return h, false
	}
	return append(h, Field{Name: strings.ToLower(string(name)), Value: fieldText(value, "")}), true
}

// startsRecord tells whether a record begins at index i of the bytes held: a
// version line with a field after it.
func (r *warcReader) startsRecord(i int) bool {
	r.w.ensure(i + len(warcMagic))
	if !bytes.HasPrefix(r.w.held()[i:], []byte(warcMagic)) {
		return false
	}
	end := r.w.line(i, '\n', i+len(warcMagic)+maxVersionLine)
	if !isVersionLine(r.w.held()[i:end]) {
		return false
	}
	next := r.w.line(end, '\n', end+maxVersionLine)
	_, _, ok := fieldLine(r.w.held()[end:next])
	return ok
}

// maxVersionLine bounds the search for the end of a version line and for the
// name of the field after it.
const maxVersionLine = 256

// header reads the header that the window begins with. It returns the fields
// and the index of the first byte that is no part of it.
func (r *warcReader) header() (h Meta, n int, err error) {
	if !r.startsRecord(0) {
		if r.endsEarly(0) {
			return nil, 1, fmt.Errorf("%w: %w", ErrTruncated, errHeader)
		}
		return nil, 1, fmt.Errorf("%w: %w", ErrMalformed, errNoRecord)
	}
	n = r.w.line(0, '\n', maxWARCHeader)
	for n < maxWARCHeader {
		end := r.w.line(n, '\n', maxWARCHeader)
		line := r.w.held()[n:end]
		if len(line) == 0 || line[len(line)-1] != '\n' && end < maxWARCHeader {
			return h, end, fmt.Errorf("%w: %w", ErrTruncated, errHeader)
		}
		line = trimLineBreak(line)
		if len(line) == 0 {
			return h, end, nil
		}
		if isVersionLine(line) {
			return h, n, fmt.Errorf("%w: %w", ErrTruncated, errHeader)
		}
		var ok bool
		if h, ok = appendFieldLine(h, line); !ok {
			break
		}
		n = end
	}
	return h, n, fmt.Errorf("%w: %w", ErrMalformed, errHeader)
}

// endsEarly tells whether a record begins at index i of the bytes held and the
// source ends in its first words.
func (r *warcReader) endsEarly(i int) bool {
	if r.w.ensure(i + maxVersionLine) {
		return false
	}
	b := r.w.held()[i:]
	return strings.HasPrefix(warcMagic, string(b[:min(len(b), len(warcMagic))]))
}

// contentLength returns the length that a header states.
func contentLength(h Meta) (int64, error) {
	n, err := strconv.ParseInt(h.Get("content-length"), 10, 64)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%w: %w", ErrMalformed, errLength)
	}
	return n, nil
}
