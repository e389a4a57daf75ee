package parse

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// readSingle reads the whole source as one document.
func readSingle(in *input, opt *Options, emit func(record) bool) error {
	rec := record{offset: in.off, body: in.scratch[:0]}
	for !tooLong(rec.body, opt.limit()) {
		b, err := in.fill(1)
		if err == nil {
			rec.body = append(rec.body, b...)
			in.discard(len(b))
			continue
		}
		in.scratch = rec.body
		switch {
		case !errors.Is(err, io.EOF):
			return cut(rec, err)
		case len(rec.body) > 0:
			emit(rec)
		}
		return nil
	}
	emit(record{offset: rec.offset, err: ErrTooLong})
	return nil
}

// endOfText is the separator of GPT-2's training text.
const endOfText = "<|endoftext|>"

// readEndOfText reads documents with endOfText between them. One line end before
// the separator or the end of the source, and one after the separator, are no
// part of a document; documents of white space alone are left out.
func readEndOfText(in *input, opt *Options, emit func(record) bool) error {
	limit := opt.limit()
	rec := record{offset: in.off, body: in.scratch[:0]}
	defer func() { in.scratch = rec.body }()
	skip := false
	for n := 0; ; {
		b, err := in.fill(len(endOfText))
		if err != nil && !errors.Is(err, io.EOF) {
			return cut(rec, err)
		}
		size := bytes.Index(b, []byte(endOfText))
		found := size >= 0
		switch {
		case !found && err == nil:
			size = len(b) - len(endOfText) + 1 // the rest may begin a separator
		case !found:
			size = len(b)
		}
		if skip = skip || int64(len(rec.body)+size) > limit+lineSlack; !skip {
			rec.body = append(rec.body, b[:size]...)
		}
		in.discard(size)
		if !found && err == nil {
			continue
		}
		if skip || len(bytes.TrimSpace(rec.body)) > 0 {
			n++
			if !emit(separated(rec, n, skip)) {
				return nil
			}
		}
		if !found {
			return nil
		}
		in.discard(len(endOfText))
		in.discard(newlineSize(in.peek(2)))
		rec, skip = record{offset: in.off, body: rec.body[:0]}, false
	}
}

// separated returns the record of the nth document between separators.
func separated(rec record, n int, skip bool) record {
	rec.name = strconv.Itoa(n)
	rec.body = trimLineEnd(rec.body, false)
	if skip {
		rec.err = ErrTooLong
	}
	return rec
}

// newlineSize returns the size of the line end at the start of b.
func newlineSize(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("\r\n")):
		return 2
	case len(b) > 0 && (b[0] == '\n' || b[0] == '\r'):
		return 1
	}
	return 0
}

// hasEndOfText tells whether b holds the separator as corpora have it, alone on
// its line or glued to the end of a text or of a sentence, and not only as prose
// speaks of it.
func hasEndOfText(b []byte) bool {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte(endOfText))
		if i < 0 {
			return false
		}
		start := at + i
		at = start + len(endOfText)
		before, after := '\n', '\n'
		if start > 0 {
			before, _ = utf8.DecodeLastRune(b[:start])
		}
		if at < len(b) {
			after, _ = utf8.DecodeRune(b[at:])
		}
		if parts(before, after) {
			return true
		}
	}
}

// parts tells whether a separator between two runes parts documents.
func parts(before, after rune) bool {
	switch {
	case after == '\n' || after == '\r':
		return !unicode.IsSpace(before) || before == '\n' || before == '\r'
	case unicode.IsSpace(after), unicode.Is(unicode.Po, after), unicode.Is(unicode.Pe, after),
		unicode.Is(unicode.Pf, after), after == '`':
		return false
	case before == '\n' || before == '\r':
		return true
	}
	return unicode.IsLetter(before) || unicode.IsDigit(before) || bytes.ContainsRune([]byte(".!?…。！？\"”’»)"), before)
}
