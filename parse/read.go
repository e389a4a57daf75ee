package parse

import "strings"

// Read turns a document into a page. A document of media type text/html, or one
// without a media type that begins like HTML, is read as HTML, everything else
// as text. Reading itself never fails; the error is for readers to come.
func Read(doc *Document) (*Page, error) {
	return new(Reader).Read(doc)
}

// A Reader reads one page after another in the same memory: what it has for the
// blocks and containers of one serves for the next. The zero value is
// ready to use. A Reader is not safe for concurrent use.
type Reader struct {
	html *htmlReader
	text textReader
}

// Read does what the function [Read] does. The page is valid until the next call;
// the strings in it stay valid.
func (r *Reader) Read(doc *Document) (p *Page, err error) {
	if !IsHTML(doc) {
		if p = r.text.read(doc); len(doc.Text) > maxKept {
			r.text = textReader{}
		}
		return p, nil
	}
	if r.html == nil {
		r.html = &htmlReader{}
	}
	p = readHTML(doc, r.html)
	if len(doc.Text) > maxKept {
		r.html = nil
	}
	return p, nil
}

// maxKept is the number of bytes of source of the largest page whose memory a
// Reader keeps: of 1,497 labelled pages 17 are larger.
const maxKept = 2 << 20

// IsHTML reports whether [Read] reads a document as HTML.
func IsHTML(doc *Document) bool {
	return doc.Media == MediaHTML || doc.Media == "" && startsHTML(doc.Text)
}

// startsHTML reports whether s begins as HTML documents do: with a doctype or
// with one of the elements that hold a page.
func startsHTML(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n\f\ufeff")
	if !strings.HasPrefix(s, "<") {
		return false
	}
	head := strings.ToLower(s[:min(len(s), 1024)])
	for strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--") {
		_, rest, ok := strings.Cut(head, ">")
		if !ok {
			return false
		}
		head = strings.TrimLeft(rest, " \t\r\n\f")
	}
	for _, p := range [...]string{"<!doctype html", "<html", "<head", "<body"} {
		if rest, ok := strings.CutPrefix(head, p); ok && (rest == "" || strings.ContainsRune(" \t\r\n\f>/", rune(rest[0]))) {
			return true
		}
	}
	return false
}
