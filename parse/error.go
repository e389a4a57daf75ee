package parse

import (
	"errors"
	"fmt"
)

// Causes of an [Error]. Others come from the packages that decode a format.
var (
	// ErrTooLong: a document is longer than [Options.Limit]. It is skipped.
	ErrTooLong = errors.New("document longer than the limit")
	// ErrTruncated: the source ends, or the next record begins, inside a record.
	ErrTruncated = errors.New("record cut short")
	// ErrMalformed: a record is not of its format.
	ErrMalformed = errors.New("malformed record")
	// ErrNoText: a record has no field that could hold its text.
	ErrNoText = errors.New("record without text")
	// ErrName: no fence can hold the name given to [Writer.Write].
	ErrName = errors.New("name with a line break, or too long")
	// ErrUTF8: what was given to [Writer.Write] is not valid UTF-8.
	ErrUTF8 = errors.New("not valid UTF-8")
)

// An Error is one bad record, with its place. The stream goes on after it.
type Error struct {
	Source string // name of the file or reader
	Record string // name of the record, where it is known
	Offset int64  // position of the record's first byte in the source, after decompression
	Err    error  // the cause
}

func (e *Error) Error() string {
	at := e.Source
	if e.Record != "" {
		at += "#" + e.Record
	}
	if at == "" {
		at = "input"
	}
	return fmt.Sprintf("parse: %s: byte %d: %v", at, e.Offset, e.Err)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
