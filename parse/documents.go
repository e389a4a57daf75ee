package parse

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode/utf8"
)

// Documents returns the documents that r holds, in their order. The format is
// that of opts or found from the first bytes (see the package documentation);
// gzip and bzip2 are unpacked, and UTF-16 is read as UTF-8.
//
// Of the two values of a pair exactly one is not nil. A bad record is one
// [*Error], and the stream goes on. Only an error of r itself, or of opts, is
// another error, and it is the last pair. A source without a byte holds no
// document.
//
// Memory is bounded by one document (see [Options.Limit]). The sequence reads r,
// so it can be used once, by one goroutine; the documents may be kept.
func Documents(r io.Reader, opts Options) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		if err := opts.check(); err != nil {
			yield(nil, err)
			return
		}
		s := stream{opts: opts, yield: yield}
		if err := s.read(r, opts.Name); err != nil && !s.done {
			yield(nil, fmt.Errorf("parse: %w", err))
		}
	}
}

// check returns what is wrong with the options.
func (o *Options) check() error {
	switch {
	case reader(o.Format) == nil && o.Format != Auto:
		return fmt.Errorf("parse: unknown format %q", o.Format)
	case o.Format == Pattern && o.Fence == nil:
		return errors.New("parse: format pattern needs Options.Fence")
	}
	return nil
}

// reader returns what reads a format, or nil for Auto and unknown formats.
func reader(f Format) format {
	switch f {
	case Single:
		return readSingle
	case Fence, FormFeed, Pattern:
		return readFence
	case EndOfText:
		return readEndOfText
	case JSONLines:
		return readJSONLines
	case JSON:
		return readJSON
	case CSV:
		return readCSV
	case TSV:
		return readTSV
	case WARC:
		return readWARC
	}
	return nil
}

// A stream makes documents of the records of its sources, one after the other.
type stream struct {
	opts  Options
	yield func(*Document, error) bool
	count int  // pairs yielded
	done  bool // no more are wanted

	name string // the source being read
	raw  *input // the source, packed as it may be
	in   *input // as its format reads it
}

// read yields the documents of one source. It returns the error of the source.
func (s *stream) read(r io.Reader, name string) error {
	src := &source{r: r}
	if s.raw == nil {
		s.raw = newInput(src)
	} else {
		s.raw.reset(src)
	}
	s.name, s.in = name, s.raw
	err := s.readFormat()
	switch {
	case src.err != nil:
		return src.err
	case errors.Is(err, io.ErrNoProgress):
		return err
	case err != nil:
		s.fail(err)
	}
	return nil
}

// readFormat unpacks a source and reads it in its format. The error is that of
// the source or of its compression.
func (s *stream) readFormat() error {
	unpacked, warc, err := unpack(s.raw, s.opts.Format)
	if err != nil {
		return err
	}
	in, f := unpacked, s.opts.Format
	switch {
	case warc:
		f = WARC
	case f != WARC:
		in = transcode(in, s.opts.Charset)
		head := in.peek(inputBuffer)
		in.cr = endsInCR(head)
		if f == Auto {
			f = detect(head, &s.opts)
		}
		// Where a document begins with the source, the mark is the document's.
		if f != Single && f != EndOfText && bytes.HasPrefix(head, []byte(utf8BOM)) {
			in.discard(len(utf8BOM))
		}
	}
	s.in = in
	err = reader(f)(in, &s.opts, s.emit)
	if err == nil && unpacked.gz != nil {
		err = unpacked.gz.tail
	}
	return err
}

// fail yields one bad record, or the place at which a source is damaged.
func (s *stream) fail(err error) bool {
	if s.done {
		return false
	}
	at, ok := err.(*Error)
	if !ok {
		at = &Error{Offset: s.in.off, Err: err}
	}
	at.Source = s.name
	s.count++
	s.done = !s.yield(nil, at)
	return !s.done
}

// emit yields the document of a record.
func (s *stream) emit(rec record) bool {
	if rec.err == nil && tooLong(rec.body, s.opts.limit()) {
		rec.err = ErrTooLong
	}
	if rec.err != nil {
		return s.fail(&Error{Record: s.plain(rec.name), Offset: rec.offset, Err: rec.err})
	}
	d := s.document(rec)
	s.count++
	s.done = !s.yield(d, nil)
	return !s.done
}

// document decodes a record.
func (s *stream) document(rec record) *Document {
	d := &Document{
		Name:   s.name,
		Record: s.plain(rec.name),
		Seq:    s.count,
		URL:    s.plain(rec.url),
		Meta:   rec.meta,
		Offset: rec.offset,
	}
	for i, f := range d.Meta {
		d.Meta[i] = Field{Name: s.plain(f.Name), Value: s.plain(f.Value)}
	}
	name := d.Record
	if name == "" {
		name = d.Name
	}
	if seq, key, ok := ordinalKey(name); ok {
		d.Seq, d.Key = seq, key
	}
	if d.URL == "" && isURL(d.Record) {
		d.URL = d.Record
	}
	d.Media = s.media(rec.media, name)
	var found Decoded
	d.Text, found = s.decode(rec)
	d.Charset, d.BOM, d.Replaced = found.Charset, found.BOM, found.Replaced
	return d
}

// plain returns a name or a value as valid UTF-8.
func (s *stream) plain(v string) string {
	if utf8.ValidString(v) {
		return v
	}
	return fieldText([]byte(v), s.opts.Charset)
}

// decode returns the text of a record.
func (s *stream) decode(rec record) (string, Decoded) {
	label := rec.charset
	if label == "" {
		label = s.opts.Charset
	}
	body, mark := bytes.CutPrefix(rec.body, []byte(utf8BOM))
	switch {
	case s.in.charset != "":
		text, _ := validUTF8(string(body))
		mark = mark || s.in.bom && rec.offset == 0
		return text, Decoded{Charset: s.in.charset, BOM: mark, Replaced: strings.Count(text, "\uFFFD")}
	case rec.utf8, rec.fenced && utf8.Valid(body):
		text, replaced := validUTF8(string(body))
		return text, Decoded{Charset: "utf-8", BOM: mark, Replaced: replaced}
	}
	return Decode(rec.body, label)
}

// media returns the media type of a document: the caller's, its container's, or
// that of its name.
func (s *stream) media(stated, name string) string {
	if s.opts.Media != "" {
		stated = s.opts.Media
	}
	stated, _, _ = strings.Cut(stated, ";")
	stated = strings.ToLower(strings.TrimSpace(stated))
	switch {
	case stated == "application/xhtml+xml":
		return MediaHTML
	case stated != "":
		return stated
	}
	switch strings.ToLower(path.Ext(baseName(name))) {
	case ".html", ".htm", ".xhtml":
		return MediaHTML
	}
	return ""
}

// tooLong tells whether a body without its byte-order mark exceeds the limit.
func tooLong(body []byte, limit int64) bool {
	_, _, mark := byteOrderMark(body)
	return int64(len(body)-mark) > limit
}
