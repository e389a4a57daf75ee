package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/copydesk/copydesk/parse"
)

// A corpus is what the paths of a command line hold.
type corpus struct {
	paths []string
	opts  parse.Options
	stdin io.Reader
	skip  os.FileInfo  // the file being written, which is not read; may be nil
	read  atomic.Int64 // bytes read so far
}

// An item is a document, or a failure to read one, and its place as the user
// would name it.
type item struct {
	doc   *parse.Document
	err   error
	place string
}

// items yields what the paths hold, one after the other. Nothing is opened
// before it is needed.
func (c *corpus) items(ctx context.Context) iter.Seq[item] {
	return func(yield func(item) bool) {
		for _, path := range c.paths {
			docs, root := c.open(ctx, path)
			for doc, err := range docs {
				if !yield(item{doc: doc, err: err, place: place(path, root, doc, err)}) {
					return
				}
			}
		}
	}
}

type documents = iter.Seq2[*parse.Document, error]

// open returns the documents of a path, and the folder that their names start
// from.
func (c *corpus) open(ctx context.Context, path string) (docs documents, root string) {
	if path == "-" {
		return c.stream(ctx, interruptible(ctx, c.stdin), ""), path
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return func(yield func(*parse.Document, error) bool) { yield(nil, err) }, path
	case info.IsDir():
		return c.files(ctx, os.DirFS(path)), path
	case info.Mode().IsRegular() && strings.EqualFold(filepath.Ext(path), ".zip"):
		return c.zip(ctx, path), path
	}
	return c.file(ctx, path, info.Mode().IsRegular()), filepath.Dir(path)
}

// files returns the documents of a folder.
func (c *corpus) files(ctx context.Context, fsys fs.FS) documents {
	return parse.Files(folder{FS: fsys, ctx: ctx, corpus: c}, c.opts)
}

// zip returns the documents of a zip file, which is read as a folder.
func (c *corpus) zip(ctx context.Context, path string) documents {
	return func(yield func(*parse.Document, error) bool) {
		z, err := zip.OpenReader(path)
		if err != nil {
			yield(nil, err)
			return
		}
		defer z.Close()
		c.files(ctx, z)(yield)
	}
}

// file returns the documents of a file. As in a folder, a file without a byte
// is an empty document.
func (c *corpus) file(ctx context.Context, path string, regular bool) documents {
	return func(yield func(*parse.Document, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		name := strings.ToValidUTF8(filepath.Base(path), "\uFFFD")
		if !regular {
			c.stream(ctx, interruptible(ctx, f), name)(yield)
			return
		}
		before := c.read.Load()
		none, stopped := true, false
		for doc, err := range c.stream(ctx, f, name) {
			none = false
			if stopped = !yield(doc, err); stopped {
				return
			}
		}
		whole := c.opts.Format == parse.Auto || c.opts.Format == parse.Single
		if none && whole && c.read.Load() == before {
			yield(&parse.Document{Name: name, Charset: "utf-8"}, nil)
		}
	}
}

// stream returns the documents of a reader.
func (c *corpus) stream(ctx context.Context, r io.Reader, name string) documents {
	opts := c.opts
	opts.Name = name
	return parse.Documents(meter{Reader: r, ctx: ctx, read: &c.read}, opts)
}

// size returns the number of bytes that the paths hold, or 0 where that is not
// known.
func (c *corpus) size(ctx context.Context) int64 {
	var total int64
	for _, path := range c.paths {
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		switch {
		case path == "-" || !info.IsDir() && !info.Mode().IsRegular():
			return 0
		case info.IsDir():
			total += folderSize(ctx, os.DirFS(path))
		case strings.EqualFold(filepath.Ext(path), ".zip"):
			if z, err := zip.OpenReader(path); err == nil {
				total += folderSize(ctx, z)
				z.Close()
			}
		default:
			total += info.Size()
		}
	}
	return total
}

func folderSize(ctx context.Context, fsys fs.FS) (total int64) {
	_ = fs.WalkDir(fsys, ".", func(_ string, d fs.DirEntry, err error) error { // what cannot be read has no size
		if err != nil || d.IsDir() {
			return ctx.Err()
		}
		if info, err := d.Info(); err == nil {
			total += info.Size()
		}
		return ctx.Err()
	})
	return total
}

// A folder is a file system whose reading is counted, and in which the output
// is not seen.
type folder struct {
	fs.FS
	ctx    context.Context
	corpus *corpus
}

func (f folder) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return meteredFile{File: file, meter: meter{Reader: file, ctx: f.ctx, read: &f.corpus.read}}, nil
}

func (f folder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	skip := f.corpus.skip
	if skip == nil {
		return entries, err
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		if e.Name() != skip.Name() {
			return false
		}
		info, err := e.Info()
		return err == nil && os.SameFile(info, skip)
	}), err
}

type meteredFile struct {
	fs.File
	meter meter
}

func (f meteredFile) Read(b []byte) (int, error) { return f.meter.Read(b) }

// A meter counts what is read, and ends with its context.
type meter struct {
	io.Reader
	ctx  context.Context
	read *atomic.Int64
}

func (m meter) Read(b []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.Reader.Read(b)
	m.read.Add(int64(n))
	return n, err
}

// interruptible returns a reader of r whose Read ends with ctx, even while r
// waits for input that never comes.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	pr, pw := io.Pipe()
	context.AfterFunc(ctx, func() { pw.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(pw, r)
		pw.CloseWithError(err)
	}()
	return pr
}

// place returns the path of a document or of a bad record, and "#" and the
// record's name for one of several in a file.
func place(path, root string, doc *parse.Document, err error) string {
	var name, record string
	var bad *parse.Error
	switch {
	case doc != nil:
		name, record = doc.Name, doc.Record
	case errors.As(err, &bad):
		name, record = bad.Source, bad.Record
	}
	if name != "" {
		path = filepath.Join(root, filepath.FromSlash(name))
	}
	if record != "" {
		path += "#" + record
	}
	return path
}

// cause returns what went wrong, without the place.
func cause(err error) string {
	var bad *parse.Error
	if errors.As(err, &bad) {
		reason := cause(bad.Err)
		if bad.Offset > 0 {
			return fmt.Sprintf("byte %d: %s", bad.Offset, reason)
		}
		return reason
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
