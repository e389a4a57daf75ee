package parse

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFieldNames(t *testing.T) {
	for name, want := range map[string]role{
		"text": roleText, "Text": roleText, "raw_content": roleText, "Raw-Content": roleText, "rawContent": roleText,
		"article text": roleText, "maintext": roleText, "metadata.text": roleText,
		"html": roleHTML, "raw_HTML": roleHTML,
		"url": roleURL, "Source-URL": roleURL, "canonical": roleURL, "meta.url": roleURL, "warc_headers.warc-target-uri": roleURL,
		"id": roleID, "_id": roleID, "doc_id": roleID, "docid": roleID, "_id.$oid": roleID, "warc_headers.warc-record-id": roleID,

		"": roleMeta, "title": roleMeta, "texts": roleMeta, "subtext": roleMeta, "text.body": roleMeta, "owner.id": roleMeta,
		"metadata.owner.id": roleMeta, "url_hash": roleMeta, "identity": roleMeta, "date": roleMeta,
	} {
		names := newFieldNames(&Options{})
		assert.Equal(t, want, names.column([]byte(name)).role, name)
		assert.Same(t, names.column([]byte(name)), names.column([]byte(name)), "resolved once")
	}
}

func TestFieldNamesGiven(t *testing.T) {
	names := newFieldNames(&Options{Fields: Fields{Text: []string{"Story", "a.Lead Text"}, URL: []string{"id"}}})
	for name, want := range map[string]role{
		"story": roleText, "a.lead_text": roleText, "id": roleURL, "html": roleHTML, "doc_id": roleID,
		"text": roleMeta, "url": roleMeta, "lead_text": roleMeta,
	} {
		assert.Equal(t, want, names.column([]byte(name)).role, name)
	}
}

func TestFieldNamesBounded(t *testing.T) {
	names := newFieldNames(&Options{})
	for i := range 3 * maxNamesSeen {
		names.column([]byte(strings.Repeat("x", i%300) + string(rune('A'+i))))
	}
	assert.LessOrEqual(t, len(names.seen), maxNamesSeen)
	c := names.column([]byte(strings.Repeat("ä", maxFieldName)))
	assert.LessOrEqual(t, len(c.name), maxFieldName)
	assert.Equal(t, strings.ToValidUTF8(c.name, "?"), c.name)
}

// collect reads a corpus through Documents; errors are told by their cause.
func collect(t *testing.T, src string, opts Options) (docs []*Document, bad []*Error) {
	t.Helper()
	for d, err := range Documents(strings.NewReader(src), opts) {
		if err != nil {
			var at *Error
			require.ErrorAs(t, err, &at)
			bad = append(bad, at)
			continue
		}
		docs = append(docs, d)
	}
	return docs, bad
}

func TestDocumentsOfRecords(t *testing.T) {
	const (
		one = `{"id":"a","url":"http://a.example/","text":"Köln.","title":"T"}`
		two = `{"id":"b","text":tru}`

		csvRows = "id,url,text,title,html\na,http://a.example/,Köln.,T,\nb,,x\nc,,,,<p>x\n"
	)
	packed := gzipped(wet("a", "Köln.", "WARC-Target-URI: http://a.example/", "Title: T")) + gzipped(wet("b", "x", "Content-Length: 90"))
	for _, tt := range []struct {
		name, src string
		at        int64 // place of the bad record
		err       error
	}{
		{"JSON lines", one + "\n" + two + "\n" + `{"id":"c","html":"<p>x"}` + "\n", int64(len(one) + 1), ErrMalformed},
		{"JSON", "[" + one + ",\n" + two + ",\n" + `{"id":"c","html":"<p>x"}]`, int64(len(one) + 3), ErrMalformed},
		{"CSV", csvRows, int64(strings.Index(csvRows, "b,,x")), ErrMalformed},
		{"TSV", strings.ReplaceAll(csvRows, ",", "\t"), int64(strings.Index(csvRows, "b,,x")), ErrMalformed},
		{"WARC", packed + gzipped(response("c", "Content-Type: text/html", "<p>x")),
			int64(len(wet("a", "Köln.", "WARC-Target-URI: http://a.example/", "Title: T"))), ErrTruncated},
	} {
		t.Run(tt.name, func(t *testing.T) {
			docs, bad := collect(t, tt.src, Options{Name: "n"})
			require.Len(t, docs, 2)
			a, c := docs[0], docs[1]
			assert.Equal(t, "n#a", a.ID())
			assert.Equal(t, "Köln.", a.Text)
			assert.Equal(t, "http://a.example/", a.URL)
			assert.Equal(t, "T", a.Meta.Get("title"))
			assert.Equal(t, "utf-8", a.Charset)
			assert.Equal(t, "n#c", c.ID())
			assert.Equal(t, MediaHTML, c.Media)
			assert.Equal(t, "<p>x", c.Text)

			require.Len(t, bad, 1)
			assert.ErrorIs(t, bad[0], tt.err)
			assert.Equal(t, "n", bad[0].Source)
			assert.Equal(t, tt.at, bad[0].Offset)
		})
	}
}

// Damaged UTF-8 in JSON stays UTF-8; another encoding is decoded.
func TestDocumentsOfJSONCharset(t *testing.T) {
	docs, bad := collect(t, "{\"text\":\"K\xf6ln\",\"city\":\"K\xf6ln\"}\n{\"text\":\"Köln \xe2\x82 \\ud800\"}\n", Options{})
	require.Empty(t, bad)
	require.Len(t, docs, 2)
	assert.Equal(t, "Köln", docs[0].Text)
	assert.Equal(t, "windows-1252", docs[0].Charset)
	assert.Equal(t, "Köln", docs[0].Meta.Get("city"))
	assert.Equal(t, "Köln \ufffd \ufffd", docs[1].Text)
	assert.Equal(t, "utf-8", docs[1].Charset)
	assert.Equal(t, 1, docs[1].Replaced)
}
