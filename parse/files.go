package parse

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"
)

// Files returns the documents in the files of fsys, such as an [os.DirFS] or a
// [archive/zip.Reader], in the order of their names. Files and folders whose names begin
// with a dot are left out. Each file is read as [Documents] reads a source, and
// [Document.Name] is its path; a file without a byte is one empty document,
// where opts names no format that says otherwise.
//
// Of the two values of a pair exactly one is not nil. A bad record is one
// [*Error], and so is a file or folder that cannot be read; the stream goes on.
// Only where opts or the root of fsys cannot be read is the error another one,
// and the last pair.
//
// Memory is bounded by one document and the names of one folder. The sequence is
// for one goroutine; the documents may be kept.
func Files(fsys fs.FS, opts Options) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		if err := opts.check(); err != nil {
			yield(nil, err)
			return
		}
		s := stream{opts: opts, yield: yield}
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			return s.visit(fsys, name, d, err)
		})
		if err != nil && !s.done {
			yield(nil, fmt.Errorf("parse: %w", err))
		}
	}
}

// visit yields the documents of one entry of a file system.
func (s *stream) visit(fsys fs.FS, name string, d fs.DirEntry, err error) error {
	switch {
	case name == "." && err != nil:
		return err
	case name != "." && strings.HasPrefix(path.Base(name), "."):
		if d != nil && d.IsDir() {
			return fs.SkipDir
		}
		return nil
	case err == nil && d.IsDir():
		return nil
	case err == nil:
		err = s.readFile(fsys, name)
	}
	if err != nil {
		var at *Error
		if !errors.As(err, &at) {
			at = &Error{Err: err}
		}
		s.name = name
		s.fail(at)
	}
	if s.done {
		return fs.SkipAll
	}
	return nil
}

// errIrregular tells of devices and pipes, which could block for ever, and of
// links to folders, which could lead in circles.
var errIrregular = errors.New("not a regular file")

// readFile yields the documents of one file. The error is that of the file.
func (s *stream) readFile(fsys fs.FS, name string) error {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errIrregular
	}
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	before := s.count
	if err := s.read(f, name); err != nil {
		return &Error{Offset: s.in.off, Err: err}
	}
	if s.count == before && s.in.off == 0 && (s.opts.Format == Auto || s.opts.Format == Single) {
		s.emit(record{})
	}
	return nil
}
