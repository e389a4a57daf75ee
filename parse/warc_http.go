package parse

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// httpHeader reads the header of the HTTP response that block begins with. n is
// the index of the body. A header without its blank line ends before the first
// line that is no field.
func httpHeader(block []byte) (status string, header Meta, n int, ok bool) {
	if !bytes.HasPrefix(block, []byte("HTTP/")) {
		return "", nil, 0, false
	}
	line, n := cutLine(block)
	if words := bytes.Fields(line); len(words) > 1 {
		status = fieldText(words[1][:min(3, len(words[1]))], "")
	}
	for n < len(block) {
		line, size := cutLine(block[n:])
		if len(line) == 0 {
			n += size
			break
		}
		if header, ok = appendFieldLine(header, line); !ok {
			break
		}
		n += size
	}
	return status, header, n, true
}

// cutLine returns the line that b begins with, without its end, and its size.
func cutLine(b []byte) (line []byte, size int) {
	size = bytes.IndexByte(b, '\n') + 1
	if size == 0 {
		size = len(b)
	}
	return trimLineBreak(b[:size]), size
}

// maxEncodings is the number of encodings one over the other that a body may
// have. More of them are a bomb.
const maxEncodings = 4

// decode undoes the transfer and content encodings of a body. Archives often
// hold bodies decoded under a header that still states the encoding, so only a
// body that has its signs is decoded.
func (p *payload) decode(body []byte, header Meta, limit int64) ([]byte, error) {
	if strings.Contains(strings.ToLower(header.Get("transfer-encoding")), "chunked") {
		var err error
		if body, err = p.dechunk(body); err != nil {
			return nil, err
		}
	}
	encodings := strings.Split(strings.ToLower(header.Get("content-encoding")), ",")
	if len(encodings) > maxEncodings {
		return nil, fmt.Errorf("%w: %d content encodings", ErrMalformed, len(encodings))
	}
	for i := len(encodings) - 1; i >= 0; i-- {
		var err error
		if body, err = decodeOne(body, strings.TrimSpace(encodings[i]), limit); err != nil {
			return nil, fmt.Errorf("content encoding %q: %w", strings.TrimSpace(encodings[i]), err)
		}
	}
	return body, nil
}

func decodeOne(body []byte, encoding string, limit int64) ([]byte, error) {
	var z io.Reader
	var err error
	switch encoding {
	case "", "identity", "none", "utf-8", "binary", "8bit", "7bit":
		return body, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte(gzipMagic)) {
			return body, nil
		}
		z, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate":
		switch {
		case isZlib(body):
			z, err = zlib.NewReader(bytes.NewReader(body))
		case sniffMedia(body) != "":
			return body, nil
		default:
			z = flate.NewReader(bytes.NewReader(body))
		}
	default:
		if sniffMedia(body) != "" {
			return body, nil
		}
		return nil, errors.ErrUnsupported
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return inflate(z, limit)
}

// isZlib tells whether b begins with the header of RFC 1950.
func isZlib(b []byte) bool {
	return len(b) > 1 && b[0]&0x0f == 8 && (int(b[0])<<8|int(b[1]))%31 == 0
}

// inflate reads z up to the limit.
func inflate(z io.Reader, limit int64) ([]byte, error) {
	var out bytes.Buffer
	_, err := out.ReadFrom(io.LimitReader(z, min(limit, math.MaxInt64-1)+1))
	switch {
	case int64(out.Len()) > limit:
		return nil, ErrTooLong
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("%w: %w", ErrTruncated, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return out.Bytes(), nil
}

var errChunk = errors.New("chunk without its end")

// dechunk undoes the chunked coding of RFC 9112. A body that does not begin with
// a chunk is returned as it is.
func (p *payload) dechunk(body []byte) ([]byte, error) {
	p.chunks = p.chunks[:0]
	for rest := body; ; {
		line, n := cutLine(rest)
		size, ok := chunkSize(line)
		first := len(rest) == len(body)
		switch {
		case !ok && first:
			return body, nil
		case !ok && len(bytes.TrimSpace(rest)) == 0:
			return nil, fmt.Errorf("%w: %w", ErrTruncated, errChunk)
		case !ok:
			return nil, fmt.Errorf("%w: %w", ErrMalformed, errChunk)
		case size == 0:
			return p.chunks, nil
		case size > int64(len(rest)-n):
			return nil, fmt.Errorf("%w: %w", ErrTruncated, errChunk)
		}
		p.chunks = append(p.chunks, rest[n:n+int(size)]...)
		rest = rest[n+int(size):]
		end, n := cutLine(rest)
		if len(end) > 0 {
			if first {
				return body, nil
			}
			return nil, fmt.Errorf("%w: %w", ErrMalformed, errChunk)
		}
		rest = rest[n:]
	}
}

// chunkSize returns the number in the line before a chunk.
func chunkSize(line []byte) (int64, bool) {
	digits, _, _ := bytes.Cut(line, []byte{';'})
	size, err := strconv.ParseInt(string(bytes.TrimSpace(digits)), 16, 64)
	return size, err == nil && size >= 0
}
