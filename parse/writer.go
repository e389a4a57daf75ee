package parse

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A Writer writes a corpus in the canonical form of delimited text, from which
// [Documents] reads the same names and bodies back, byte for byte, with the
// format detected or named [Fence]:
//
//	=== NAME ===
//	body
//
// It holds no bytes back: each document goes to the underlying writer in one
// call, so there is nothing to flush or close. A Writer is for one goroutine.
type Writer struct {
	w     io.Writer
	buf   []byte
	begun bool
}

// NewWriter returns a Writer that writes to w. What w holds already may be
// documents that another Writer wrote.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

// Write writes a document. The name may be empty; one with a line break or of
// more than 4096 bytes is an error with [ErrName]. A name or body that is not
// valid UTF-8 is one with [ErrUTF8]. In both cases nothing is written. Other
// errors are those of the underlying writer.
func (w *Writer) Write(name, body string) error {
	switch {
	case strings.ContainsAny(name, "\r\n") || len(name) > maxName:
		return fmt.Errorf("parse: writing %.80q: %w", name, ErrName)
	case !utf8.ValidString(name) || !utf8.ValidString(body):
		return fmt.Errorf("parse: writing %.80q: %w", name, ErrUTF8)
	}
	w.buf = appendDocument(w.buf[:0], name, body, !w.begun)
	if _, err := w.w.Write(w.buf); err != nil {
		return fmt.Errorf("parse: writing %.80q: %w", name, err)
	}
	w.begun = true
	return nil
}

// appendDocument appends the canonical form of a document. Its fence has the
// mark where the name would not be read as it is, where the body needs escapes,
// and where the fence is the first and would be no proof of the format alone.
func appendDocument(b []byte, name, body string, first bool) []byte {
	marked := name == "" || name != strings.TrimSpace(name) || first && !looksLikeFile(name) || hasFence(body)
	b = append(b, canonicalOpen...)
	b = append(b, name...)
	b = append(b, canonicalClose...)
	if marked {
		b = append(b, exactMark...)
	}
	b = append(b, '\n')
	if strings.HasPrefix(body, utf8BOM) {
		b = append(b, utf8BOM...) // the reader takes one for a byte-order mark
	}
	if marked {
		b = appendEscaped(b, body)
	} else {
		b = append(b, body...)
	}
	return append(b, '\n')
}

// hasFence tells whether a line of body is a fence of the canonical style.
func hasFence(body string) bool {
	for at := 0; ; {
		i := strings.Index(body[at:], canonicalOpen)
		if i < 0 {
			return false
		}
		at += i
		if at == 0 || body[at-1] == '\n' {
			line, _, _ := strings.Cut(body[at:], "\n")
			if _, ok := matchCanonical([]byte(line[:min(len(line), maxFenceLine+1)])); ok {
				return true
			}
		}
		at += len(canonicalOpen)
	}
}

// appendEscaped appends body with a backslash before each line that is a fence,
// or would be one without its leading backslashes.
func appendEscaped(b []byte, body string) []byte {
	for body != "" {
		line, rest, ended := strings.Cut(body, "\n")
		if strings.HasPrefix(line, exactMark) || strings.HasPrefix(line, canonicalOpen) {
			bare := strings.TrimLeft(line, exactMark)
			if _, ok := matchCanonical([]byte(bare)); ok {
				b = append(b, exactMark...)
			}
		}
		b = append(b, line...)
		if ended {
			b = append(b, '\n')
		}
		body = rest
	}
	return b
}
