package parse

import (
	"bytes"
	"strings"
)

// A payload makes documents of the blocks of WARC records. Its buffer serves
// one record after the other.
type payload struct {
	chunks []byte // a body without the lines of the chunked coding
}

// read makes rec the record of a block, or sets its error. It returns false for
// a block that holds no document.
func (p *payload) read(rec *record, block []byte, limit int64) bool {
	if !mayBeDocument(rec, block) {
		return false
	}
	kind := strings.ToLower(rec.meta.Get("warc-type"))
	contentType := rec.meta.Get("content-type")
	body := block
	if status, header, n, ok := httpHeader(block); ok && kind == "response" {
		body, rec.err = p.decode(block[n:], header, limit)
		if rec.err != nil {
			return true
		}
		if !isSuccess(status) && len(bytes.TrimSpace(body)) == 0 {
			return false // a redirect
		}
		contentType = header.Get("content-type")
		rec.meta = appendHTTPFields(rec.meta, status, header)
	}
	if int64(len(body)) > limit {
		rec.err = ErrTooLong
		return true
	}
	rec.charset = charsetParam(contentType)
	media, known := documentMedia(contentType)
	if kind == "conversion" && contentType == "" {
		media, known = MediaText, true
	}
	if !known {
		media = sniffMedia(body)
	}
	rec.body, rec.media = body, media
	return media != ""
}

// mayBeDocument tells whether a record may hold a document, as far as its header
// and the beginning of its block say.
func mayBeDocument(rec *record, block []byte) bool {
	contentType := rec.meta.Get("content-type")
	switch strings.ToLower(rec.meta.Get("warc-type")) {
	case "response":
		if _, header, _, ok := httpHeader(block); ok {
			contentType = header.Get("content-type")
		}
	case "resource", "conversion":
	default:
		return false
	}
	media, known := documentMedia(contentType)
	return !known || media != ""
}

func isSuccess(status string) bool { return strings.HasPrefix(status, "2") }

// httpFields are the fields of the HTTP header that Meta shows.
var httpFields = [...]string{"content-type", "content-language", "last-modified"}

func appendHTTPFields(meta Meta, status string, header Meta) Meta {
	meta = append(meta, Field{Name: "http-status", Value: status})
	for _, name := range httpFields {
		if v := header.Get(name); v != "" {
			meta = append(meta, Field{Name: "http-" + name, Value: v})
		}
	}
	return meta
}

// documentMedia returns the media type of a document, or "" where contentType
// is that of something else. It is not known where contentType says nothing.
func documentMedia(contentType string) (media string, known bool) {
	media, _, _ = strings.Cut(contentType, ";")
	media = strings.ToLower(strings.TrimSpace(media))
	switch media {
	case MediaHTML, "application/xhtml+xml", "application/vnd.wap.xhtml+xml":
		return MediaHTML, true
	case "text/css", "text/javascript", "text/ecmascript", "text/x-javascript", "text/dns":
		return "", true
	case "", "application/octet-stream", "application/unknown", "application/x-unknown-content-type",
		"unknown/unknown", "content/unknown", "application/http":
		return "", false
	}
	if strings.HasPrefix(media, "text/") {
		return media, true
	}
	return "", !strings.HasPrefix(media, "*") && strings.Contains(media, "/")
}

// charsetParam returns the charset that a content type states, or "".
func charsetParam(contentType string) string {
	_, params, _ := strings.Cut(contentType, ";")
	for param := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(param, "=")
		if strings.EqualFold(strings.TrimSpace(name), "charset") {
			return strings.ToLower(strings.Trim(value, " \t\"'"))
		}
	}
	return ""
}

// sniffSize is the number of bytes that show whether a body is text: that of
// the WHATWG's MIME sniffing.
const sniffSize = 1445

// htmlStarts are elements that HTML begins with, after the WHATWG's sniffing.
var htmlStarts = [...]string{"!doctype html", "html", "head", "script", "iframe", "h1", "div", "font", "table", "a",
	"style", "title", "b", "body", "br", "p", "meta", "!--"}

// sniffMedia returns the media type that the first bytes of a body show: HTML,
// text, or "" for anything else.
func sniffMedia(body []byte) string {
	head := bytes.TrimPrefix(body[:min(len(body), sniffSize)], []byte(utf8BOM))
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			return ""
		}
	}
	head = bytes.ToLower(bytes.TrimLeft(head, " \t\r\n\f"))
	rest, ok := bytes.CutPrefix(head, []byte{'<'})
	if !ok {
		return MediaText
	}
	for _, tag := range htmlStarts {
		if after, ok := bytes.CutPrefix(rest, []byte(tag)); ok && (tag == "!--" || len(after) == 0 || after[0] == ' ' ||
			after[0] == '>' || isLineBreak(after[0]) || after[0] == '\t') {
			return MediaHTML
		}
	}
	return MediaText
}
