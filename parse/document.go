package parse

import "strings"

// Media types of a [Document].
const (
	MediaText = "text/plain"
	MediaHTML = "text/html"
)

// A Document is one scraped document of a corpus: its text, where it came
// from, and what its container said about it.
//
// A Document is not changed by this module after it was yielded; it may be
// read by any number of goroutines.
type Document struct {
	// Name is the path of the file below the folder that was read, with
	// slashes, or [Options.Name] where a reader was read.
	Name string
	// Record is the name of the record inside Name; it is empty where the file
	// is one document.
	Record string
	// Seq is the ordinal that the name carries (000_KEY.txt), or else the
	// position of the document in its stream, counted from 0.
	Seq int
	// Key is the key that the name carries, or "".
	Key string
	// URL is the page's address as its container states it, or "".
	URL string
	// Media is the media type in lower case without parameters: MediaText,
	// MediaHTML, or "" where nothing states it.
	Media string
	// Text is the source: the document's bytes as UTF-8, without byte-order
	// mark and otherwise unchanged. All ranges of bytes in this module refer
	// to it. It is always valid UTF-8.
	Text string
	// Charset is the encoding that the bytes had, as an IANA name in lower
	// case ("utf-8", "windows-1252", "utf-16le").
	Charset string
	// BOM tells that the bytes began with a byte-order mark.
	BOM bool
	// Replaced is the number of places at which undecodable bytes became U+FFFD.
	Replaced int
	// Meta holds what the container says of the document: the other fields of
	// a JSON object, a CSV row, a WARC header, the attributes of a fence.
	Meta Meta
	// Offset is the position of the record's first byte in its source, after
	// decompression.
	Offset int64
}

// ID returns the name of the document in its corpus: Name, and where the file
// holds several records "#" and the record's name.
func (d *Document) ID() string {
	switch {
	case d.Record == "":
		return d.Name
	case d.Name == "":
		return d.Record
	}
	return d.Name + "#" + d.Record
}

// A Field is one statement of a container about a document.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Meta is a list of fields in the order of their container. Names are in lower
// case; nested names are joined by a dot ("metadata.author").
type Meta []Field

// Get returns the value of the first field with one of the names, tried in the
// order given, or "".
func (m Meta) Get(names ...string) string {
	for _, n := range names {
		for _, f := range m {
			if f.Name == n && f.Value != "" {
				return f.Value
			}
		}
	}
	return ""
}

// NewText returns a document of plain text without a name. Bytes that are not
// UTF-8 become U+FFFD.
func NewText(s string) *Document {
	return &Document{Media: MediaText, Text: strings.ToValidUTF8(s, "\uFFFD"), Charset: "utf-8"}
}
