package parse

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A role is what a field says of a document.
type role uint8

const (
	roleMeta role = iota
	roleText
	roleHTML
	roleURL
	roleID
	numRoles
)

// corpusNames lists the names under which corpora keep the parts of a document,
// best first, folded as by foldName. They are those of C4, OSCAR, RedPajama,
// FineWeb, CC-News, CNN/DailyMail, news-please, newspaper, LangChain,
// schema.org and the exports of MongoDB and Elasticsearch.
func corpusNames(r role) []string {
	switch r {
	case roleText:
		return []string{"text", "content", "rawcontent", "body", "article", "maintext", "articletext", "pagecontent",
			"document", "fulltext", "plaintext", "textcontent", "articlebody"}
	case roleHTML:
		return []string{"html", "rawhtml", "htmlcontent", "contenthtml", "articlehtml", "bodyhtml", "pagehtml"}
	case roleURL:
		return []string{"url", "link", "sourceurl", "uri", "canonical", "canonicalurl", "pageurl", "articleurl",
			"weburl", "permalink", "targeturi", "warctargeturi"}
	case roleID:
		return []string{"id", "docid", "documentid", "uuid", "guid", "articleid", "recordid", "warcrecordid", "id.$oid"}
	}
	return nil
}

// parentNames are the nested objects in which corpora keep such fields too.
var parentNames = [...]string{"metadata", "meta", "warc_headers", "_source"}

// foldName folds a name so that spellings compare equal: case, hyphens,
// underscores and blanks do not count ("Raw-Content", "rawContent").
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', ' ':
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// A column is a field's name as this module understands it.
type column struct {
	name string // as Meta shows it, in lower case
	role role
	rank int // among the names of the role; the lower, the better
}

// fieldNames resolves the names of one source's fields.
type fieldNames struct {
	fields  Fields
	charset string             // as the caller states it
	seen    map[string]*column // by the name as written
}

func newFieldNames(opt *Options) *fieldNames {
	return &fieldNames{fields: opt.Fields, charset: opt.Charset, seen: make(map[string]*column)}
}

const (
	// maxFieldName bounds what is kept of a name, so that one long name above
	// many fields cannot multiply.
	maxFieldName = 256
	// maxNamesSeen bounds the memory for names in a source whose names are data.
	maxNamesSeen = 4096
)

// column returns the column of a name, with dots between nested names.
func (f *fieldNames) column(name []byte) *column {
	if c, ok := f.seen[string(name)]; ok {
		return c
	}
	c := f.resolve(f.text(name[:min(len(name), maxFieldName)]))
	if len(f.seen) < maxNamesSeen && len(name) <= maxFieldName {
		f.seen[string(name)] = &c
	}
	return &c
}

func (f *fieldNames) resolve(name string) column {
	c := column{name: strings.ToLower(name)}
	for r := roleText; r < numRoles; r++ {
		given := f.given(r)
		if rank := slices.IndexFunc(given, func(g string) bool { return foldName(g) == foldName(name) }); rank >= 0 {
			c.role, c.rank = r, rank
			return c
		}
	}
	for r := roleText; r < numRoles; r++ {
		if len(f.given(r)) > 0 {
			continue
		}
		if rank, ok := corpusRank(c.name, r); ok {
			c.role, c.rank = r, rank
			return c
		}
	}
	return c
}

func (f *fieldNames) given(r role) []string {
	switch r {
	case roleText:
		return f.fields.Text
	case roleHTML:
		return f.fields.HTML
	case roleURL:
		return f.fields.URL
	}
	return f.fields.ID
}

// corpusRank ranks a name among those that corpora use; names inside a
// metadata object come after all names of the top level.
func corpusRank(name string, r role) (int, bool) {
	names := corpusNames(r)
	if rank := slices.Index(names, foldName(name)); rank >= 0 {
		return rank, true
	}
	parent, rest, nested := strings.Cut(name, ".")
	if !nested || !slices.Contains(parentNames[:], strings.ReplaceAll(parent, "-", "_")) {
		return 0, false
	}
	rank := slices.Index(names, foldName(rest))
	return len(names) + rank, rank >= 0
}

// A valueKind is the type of a field's value as far as it matters.
type valueKind uint8

const (
	kindString  valueKind = iota
	kindNumber            // also true and false
	kindNull              // also NaN and infinite numbers, which Python writes
	kindElement           // a scalar in an array
	kindJSON              // an object or array left as JSON text
)

// A value is one field of a record.
type value struct {
	*column
	kind valueKind
	data []byte
}

// hasContent tells whether the value is more than white space.
func (v *value) hasContent() bool { return len(bytes.TrimSpace(v.data)) > 0 }

// maxRecordName is the number of bytes that an identifier may have: that of
// the longest file name. A longer one is no name.
const maxRecordName = 255

// fits tells whether the value is of a type that its role allows.
func (v *value) fits() bool {
	switch v.role {
	case roleText, roleHTML:
		return v.kind == kindString
	case roleURL:
		return v.kind == kindString && v.hasContent()
	case roleID:
		return v.kind <= kindNumber && v.hasContent() && len(v.data) <= maxRecordName
	}
	return false
}

// choose returns the index of the best value for each role, or -1. Values with
// content go first, then the order of the names, then the order of the record:
// of two fields of one name the first is taken.
func choose(values []value) [numRoles]int {
	best := [numRoles]int{-1, -1, -1, -1, -1}
	for i := range values {
		v := &values[i]
		if v.role == roleMeta || !v.fits() {
			continue
		}
		if b := best[v.role]; b < 0 || v.goesBefore(&values[b]) {
			best[v.role] = i
		}
	}
	return best
}

func (v *value) goesBefore(w *value) bool {
	if a, b := v.hasContent(), w.hasContent(); a != b {
		return a
	}
	return v.rank < w.rank
}

// text returns the bytes of a name or a value as valid UTF-8.
func (f *fieldNames) text(b []byte) string { return fieldText(b, f.charset) }

// record makes a record of the fields of one object or row. Text goes before
// HTML, unless only the HTML has content; the HTML is then left out. All fields
// not chosen and not empty become Meta. The body aliases the values.
func (f *fieldNames) record(values []value) record {
	best := choose(values)
	body, other := best[roleText], best[roleHTML]
	if body < 0 || other >= 0 && values[other].hasContent() && !values[body].hasContent() {
		body, other = other, body
	}
	var rec record
	if i := best[roleID]; i >= 0 {
		rec.name = recordName(f.text(values[i].data))
	}
	if i := best[roleURL]; i >= 0 {
		rec.url = strings.TrimSpace(f.text(values[i].data))
	}
	if body < 0 {
		rec.err = noText(values)
		return rec
	}
	rec.body = values[body].data
	if values[body].role == roleHTML {
		rec.media = MediaHTML
	}
	for i := range values {
		v := &values[i]
		taken := i == body || i == best[roleID] || i == best[roleURL]
		if taken || v.kind == kindNull || len(v.data) == 0 || v.role == roleHTML && rec.media == "" {
			continue
		}
		rec.meta = append(rec.meta, Field{Name: v.name, Value: f.text(v.data)})
	}
	return rec
}

// recordName makes an identifier, as WARC writes it or plain, fit for one line.
func recordName(id string) string {
	id = strings.TrimSpace(id)
	if inner, ok := strings.CutPrefix(id, "<"); ok {
		id = strings.TrimSuffix(inner, ">")
	}
	id = strings.TrimPrefix(id, "urn:uuid:")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\u0085' || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, id)
}

// fieldText returns the bytes of a name or a value as valid UTF-8.
func fieldText(b []byte, charset string) string {
	if utf8.Valid(b) {
		return string(b)
	}
	text, _ := decodeBytes(b, charset)
	return text
}

// noText says why a record has no text.
func noText(values []value) error {
	for i := range values {
		v := &values[i]
		if v.role != roleText && v.role != roleHTML {
			continue
		}
		switch v.kind {
		case kindNull:
			return fmt.Errorf("%w: field %q is null", ErrNoText, v.name)
		case kindElement, kindJSON:
			return fmt.Errorf("%w: field %q is an array or an object", ErrNoText, v.name)
		}
		return fmt.Errorf("%w: field %q is not a string", ErrNoText, v.name)
	}
	return fmt.Errorf("%w: no field of a known name", ErrNoText)
}
