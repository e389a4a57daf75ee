package parse_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/copydesk/copydesk/parse"
)

// stream reads r to its end: the documents, the bad records, and the error of
// the source. It checks what Documents promises of its pairs.
func stream(t testing.TB, r io.Reader, opts parse.Options) (docs []*parse.Document, bad []*parse.Error, err error) {
	t.Helper()
	for d, e := range parse.Documents(r, opts) {
		require.NoError(t, err, "an error of the source is the last pair")
		require.True(t, (d == nil) != (e == nil), "exactly one of value and error")
		var at *parse.Error
		switch {
		case d != nil:
			require.True(t, utf8.ValidString(d.Text) && utf8.ValidString(d.Record))
			docs = append(docs, d)
		case errors.As(e, &at):
			bad = append(bad, at)
		default:
			err = e
		}
	}
	return docs, bad, err
}

func packed(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(s))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

// threeDocs is "=== a ===", "=== b ===" and "=== c ===" with one sentence each,
// packed with bzip2.
const threeDocs = "QlpoOTFBWSZTWWFoVAwAAA9dAAAQQAEAAjgAOAAgACG1R6mGoQAw6MzYybGkQiOHxdyRThQkGFoVAwA="

func TestDocumentFields(t *testing.T) {
	src := "=== 007_00ffee.txt ===\nA.\n=== https://example.org/b.html?x=1 ===\nB.\n=== pages/c.HTM ===\nC.\n=== d ===\nD."
	docs, bad, err := stream(t, strings.NewReader(src), parse.Options{Name: "dump.txt"})
	require.NoError(t, err)
	require.Empty(t, bad)
	assert.Equal(t, []*parse.Document{
		{Name: "dump.txt", Record: "007_00ffee.txt", Seq: 7, Key: "00ffee", Text: "A.", Charset: "utf-8", Offset: 0},
		{Name: "dump.txt", Record: "https://example.org/b.html?x=1", URL: "https://example.org/b.html?x=1", Seq: 1,
			Media: parse.MediaHTML, Text: "B.", Charset: "utf-8", Offset: 26},
		{Name: "dump.txt", Record: "pages/c.HTM", Seq: 2, Media: parse.MediaHTML, Text: "C.", Charset: "utf-8", Offset: 68},
		{Name: "dump.txt", Record: "d", Seq: 3, Text: "D.", Charset: "utf-8", Offset: 91},
	}, docs)
	assert.Equal(t, "dump.txt#d", docs[3].ID())
}

func TestSourceName(t *testing.T) {
	for _, tt := range []struct {
		name, key, media string
		seq              int
	}{
		{"000_700df594b20e5a62.txt", "700df594b20e5a62", "", 0},
		{"a/b/012_ab-cd.html.gz", "ab-cd", parse.MediaHTML, 12},
		{`a\3_x.xhtml`, "x", parse.MediaHTML, 3},
		{"42_.txt", "", "", 0},
		{"_42.txt", "", "", 0},
		{"4x_42.txt", "", "", 0},
		{"1234567890_a.txt", "", "", 0},
		{"2023_annual_report.txt", "", "", 0},
		{"7_été.txt", "", "", 0},
		{"html", "", "", 0},
		{"", "", "", 0},
	} {
		docs, _, _ := stream(t, strings.NewReader("A."), parse.Options{Name: tt.name})
		require.Len(t, docs, 1)
		d := docs[0]
		assert.Equal(t, tt.name, d.Name)
		assert.Equal(t, []any{tt.seq, tt.key, tt.media}, []any{d.Seq, d.Key, d.Media}, tt.name)
	}
}

func TestMediaOption(t *testing.T) {
	for given, want := range map[string]string{
		"Text/HTML; charset=utf-8": parse.MediaHTML,
		"application/xhtml+xml":    parse.MediaHTML,
		"text/plain":               parse.MediaText,
		" ; ":                      parse.MediaHTML,
	} {
		docs, _, _ := stream(t, strings.NewReader("A."), parse.Options{Name: "a.html", Media: given})
		assert.Equal(t, want, docs[0].Media, given)
	}
}

func TestSingle(t *testing.T) {
	for _, src := range []string{"A.", "\n", "\x00", strings.Repeat("=", 200000), "=== a ===\nA.\n=== b ===\nB."} {
		docs, bad, err := stream(t, strings.NewReader(src), parse.Options{Format: parse.Single})
		require.NoError(t, err)
		require.Empty(t, bad)
		require.Len(t, docs, 1)
		assert.Equal(t, src, docs[0].Text)
		assert.Empty(t, docs[0].Record)
	}
}

func TestNothing(t *testing.T) {
	for _, f := range []parse.Format{parse.Auto, parse.Single, parse.Fence, parse.EndOfText, parse.FormFeed,
		parse.JSONLines, parse.CSV, parse.TSV, parse.WARC} {
		docs, bad, err := stream(t, strings.NewReader(""), parse.Options{Format: f})
		assert.NoError(t, err)
		assert.Empty(t, docs, f)
		assert.Empty(t, bad, f)
	}
}

func TestWrongOptions(t *testing.T) {
	for want, opts := range map[string]parse.Options{
		"unknown format": {Format: "yaml"},
		"Options.Fence":  {Format: parse.Pattern},
	} {
		docs, bad, err := stream(t, strings.NewReader("A."), opts)
		assert.ErrorContains(t, err, want)
		assert.Empty(t, docs)
		assert.Empty(t, bad)
	}
}

func TestLimit(t *testing.T) {
	fences := "=== a.txt ===\n12345\n=== b.txt ===\n" + strings.Repeat("1234\n", 50000) + "=== c.txt ===\n123456\n=== d.txt ===\n1234\n\n"
	ends := "12345<|endoftext|>123456<|endoftext|>" + strings.Repeat("1234 ", 50000) + "<|endoftext|>1234\n\n"
	for name, src := range map[string]string{"fences": fences, "separators": ends} {
		t.Run(name, func(t *testing.T) {
			docs, bad, err := stream(t, strings.NewReader(src), parse.Options{Limit: 5})
			require.NoError(t, err)
			require.Len(t, docs, 2)
			assert.Equal(t, "12345", docs[0].Text)
			assert.Equal(t, "1234\n", docs[1].Text)
			assert.Equal(t, 3, docs[1].Seq, "bad records count")
			require.Len(t, bad, 2)
			for _, e := range bad {
				assert.ErrorIs(t, e, parse.ErrTooLong)
				assert.NotEmpty(t, e.Record)
			}
		})
	}
	feeds := "12345\n\f1234\n\f" + strings.Repeat("x", 50000) + "\n\f\n12345\n"
	docs, bad, err := stream(t, strings.NewReader(feeds), parse.Options{Limit: 5, Format: parse.FormFeed})
	require.NoError(t, err)
	assert.Len(t, docs, 3, "a line after a form feed counts for its own document")
	assert.Len(t, bad, 1)
	_, bad, err = stream(t, strings.NewReader("\ufeff123456"), parse.Options{Limit: 5, Name: "a"})
	require.NoError(t, err)
	assert.Equal(t, []*parse.Error{{Source: "a", Err: parse.ErrTooLong}}, bad)
	docs, _, _ = stream(t, strings.NewReader("\ufeff12345"), parse.Options{Limit: 5})
	assert.Equal(t, "12345", docs[0].Text, "the mark does not count")
	docs, _, _ = stream(t, strings.NewReader("12345"), parse.Options{Limit: 1<<63 - 1})
	assert.Len(t, docs, 1)
}

func TestPacked(t *testing.T) {
	bz, err := base64.StdEncoding.DecodeString(threeDocs)
	require.NoError(t, err)
	abc := "=== a ===\nA.\n=== b ===\nB.\n=== c ===\nC.\n"
	for name, src := range map[string]string{
		"gzip":                packed(t, abc),
		"gzip of two members": packed(t, abc[:20]) + packed(t, "") + packed(t, abc[20:]),
		"gzip and NULs":       packed(t, abc) + strings.Repeat("\x00", 1000),
		"bzip2":               string(bz),
	} {
		t.Run(name, func(t *testing.T) {
			docs, bad, err := stream(t, iotest.OneByteReader(strings.NewReader(src)), parse.Options{})
			require.NoError(t, err)
			assert.Empty(t, bad)
			require.Len(t, docs, 3)
			assert.Equal(t, "C.", docs[2].Text)
			assert.EqualValues(t, 26, docs[2].Offset, "after decompression")
		})
	}
}

func TestPackedWithDamage(t *testing.T) {
	body := strings.Repeat("A sentence of some length that is not quite alike "+german, 3000)
	src := "=== a ===\nA.\n=== b ===\nB.\n=== c ===\n" + body
	whole := packed(t, src)
	for _, tt := range []struct {
		name, src string
		docs      int
		record    string
		want      error
	}{
		{"cut", whole[:len(whole)-len(whole)/3], 2, "c", io.ErrUnexpectedEOF},
		{"checksum", whole[:len(whole)-8] + "xxxxxxxx", 2, "c", gzip.ErrChecksum},
		{"second member cut", packed(t, src[:26]) + packed(t, src[26:])[:20], 1, "b", io.ErrUnexpectedEOF},
		{"other bytes after it", whole + "and more", 3, "", nil},
		{"header alone", whole[:5], 0, "", io.ErrUnexpectedEOF},
		{"reserved header", "\x1f\x8b\x08" + strings.Repeat("\xff", 30), 0, "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			docs, bad, err := stream(t, strings.NewReader(tt.src), parse.Options{Name: "c.gz"})
			require.NoError(t, err, "damage is no error of the source")
			assert.Len(t, docs, tt.docs)
			require.Len(t, bad, 1)
			assert.Equal(t, "c.gz", bad[0].Source)
			assert.Equal(t, tt.record, bad[0].Record)
			if tt.record != "" {
				assert.ErrorIs(t, bad[0], parse.ErrTruncated)
			}
			if tt.want != nil {
				assert.ErrorIs(t, bad[0], tt.want)
			}
		})
	}
}

func TestPackedOtherwise(t *testing.T) {
	for _, magic := range []string{"\x28\xb5\x2f\xfd", "\xfd7zXZ\x00", "PK\x03\x04"} {
		docs, bad, err := stream(t, strings.NewReader(magic+"..."), parse.Options{})
		require.NoError(t, err)
		assert.Empty(t, docs)
		require.Len(t, bad, 1)
		assert.ErrorIs(t, bad[0], errors.ErrUnsupported)
	}
	for _, text := range []string{"BZh is a name", "BZh91AY", "PK", "\x1f\x8b"} {
		docs, _, _ := stream(t, strings.NewReader(text), parse.Options{})
		assert.Len(t, docs, 1)
	}
}

func TestSourceErrors(t *testing.T) {
	broken := errors.New("connection reset")
	for name, src := range map[string]string{
		"fences":     "=== a ===\nA.\n=== b ===\nB.\n=== c ===\nC",
		"separators": "A.<|endoftext|>B.<|endoftext|>C",
		"JSON lines": "{\"text\":\"A.\"}\n{\"text\":\"B.\"}\n{\"text\"",
		"packed":     packed(t, "=== a ===\nA.\n=== b ===\nB.\n=== c ===\nC."+strings.Repeat(german, 9000)),
	} {
		t.Run(name, func(t *testing.T) {
			src := src
			if name == "packed" {
				src = src[:len(src)-20]
			}
			r := io.MultiReader(strings.NewReader(src), iotest.ErrReader(broken))
			docs, bad, err := stream(t, r, parse.Options{Name: "dump"})
			assert.ErrorIs(t, err, broken)
			assert.Len(t, docs, 2)
			assert.Empty(t, bad)
		})
	}
	_, _, err := stream(t, iotest.ErrReader(broken), parse.Options{})
	assert.ErrorIs(t, err, broken)
	_, _, err = stream(t, iotest.TimeoutReader(strings.NewReader(strings.Repeat("A.", 9000))), parse.Options{})
	assert.ErrorIs(t, err, iotest.ErrTimeout, "an error that the reader reports once")
}

func TestStopEarly(t *testing.T) {
	for range parse.Documents(strings.NewReader("=== a ===\nA.\n=== b ===\nB."), parse.Options{}) {
		break
	}
	for range parse.Documents(strings.NewReader("<doc id=\"1\">\nA.\n<doc id=\"2\">\nB."), parse.Options{}) {
		break // at an error
	}
}

func TestEncodedSources(t *testing.T) {
	abc := "=== a ===\nÄ “A”.\n=== b ===\nB.\n"
	utf32be := utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	for _, tt := range []struct {
		name, src, label, charset string
		mark                      bool
	}{
		{"UTF-8 with mark", "\ufeff" + abc, "", "utf-8", false},
		{"UTF-16LE with mark", "\xff\xfe" + encode(t, utf16le, abc), "", "utf-16le", true},
		{"UTF-16BE", encode(t, utf16be, abc), "", "utf-16be", false},
		{"UTF-16LE with CR LF", encode(t, utf16le, strings.ReplaceAll(abc, "\n", "\r\n")), "", "utf-16le", false},
		{"UTF-32BE with mark", "\x00\x00\xfe\xff" + encode(t, utf32be, abc), "", "utf-32be", true},
		{"windows-1252", encode(t, charmap.Windows1252, abc), "", "windows-1252", false},
		{"windows-1252 stated", encode(t, charmap.Windows1252, abc), "cp1252", "windows-1252", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			docs, bad, err := stream(t, strings.NewReader(tt.src), parse.Options{Charset: tt.label})
			require.NoError(t, err)
			require.Empty(t, bad)
			require.Len(t, docs, 2)
			assert.Equal(t, "Ä “A”.", docs[0].Text)
			assert.Equal(t, tt.charset, docs[0].Charset)
			assert.Equal(t, []bool{tt.mark, false}, []bool{docs[0].BOM, docs[1].BOM})
		})
	}
}

func TestEncodedSingle(t *testing.T) {
	for _, tt := range []struct {
		name, src, label string
		want             parse.Document
	}{
		{"UTF-8 with mark", "\ufeffÄ", "", parse.Document{Text: "Ä", Charset: "utf-8", BOM: true}},
		{"UTF-16 with mark", "\xff\xfe" + encode(t, utf16le, chinese), "", parse.Document{Text: chinese, Charset: "utf-16le", BOM: true}},
		{"UTF-16 stated", encode(t, utf16be, chinese), "utf-16be", parse.Document{Text: chinese, Charset: "utf-16be"}},
		{"UTF-16 stated of UTF-8", chinese, "utf-16be", parse.Document{Text: chinese, Charset: "utf-8"}},
		{"UTF-16 with half a pair", "\xff\xfeA\x00\x00\xd8B\x00", "", parse.Document{Text: "A\uFFFDB", Charset: "utf-16le", BOM: true, Replaced: 1}},
		{"windows-1251 stated", encode(t, charmap.Windows1251, russian), "windows-1251", parse.Document{Text: russian, Charset: "windows-1251"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			docs, _, _ := stream(t, strings.NewReader(tt.src), parse.Options{Charset: tt.label})
			require.Len(t, docs, 1)
			assert.Equal(t, &tt.want, docs[0])
		})
	}
}

func TestOneByteReader(t *testing.T) {
	for _, pieces := range laws() {
		src := written(t, pieces)
		want, _, _ := stream(t, strings.NewReader(src), parse.Options{})
		got, _, err := stream(t, iotest.OneByteReader(strings.NewReader(src)), parse.Options{})
		require.NoError(t, err)
		assert.Equal(t, want, got)
		got, _, err = stream(t, iotest.DataErrReader(strings.NewReader(src)), parse.Options{})
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
}

func FuzzDocuments(f *testing.F) {
	for _, s := range []string{
		"=== a ===\nA.\n=== b ===\nB.\n", "=== a ===\\\n\\=== b ===\n", "==> a.txt <==\n\n\n==> b <==", "-- a.txt --\r\n",
		"<doc id=\"1\" title=\"a \"b\" c\">\n</doc>\n<doc>\n", "a<|endoftext|>\nb", "\f\na\f", "\xff\xfea\x00", "\ufeff",
		"{\"text\":\"a\"}\n{", "[{\"text\":\"a\"},", "text,url\n\"a\nb\",c\n", "url\ttext\n\t\n",
		"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1\r\n\r\na\r\n\r\n", packed(f, "=== a.txt ===\nA."), "BZh91AY&SY",
	} {
		for i := range 4 {
			f.Add([]byte(s), byte(i*3))
		}
	}
	formats := []parse.Format{parse.Auto, parse.Auto, parse.Auto, parse.Single, parse.Fence, parse.EndOfText,
		parse.FormFeed, parse.JSONLines, parse.JSON, parse.CSV, parse.TSV, parse.WARC}
	f.Fuzz(func(t *testing.T, src []byte, n byte) {
		opts := parse.Options{Format: formats[int(n)%len(formats)], Limit: 1 << 10}
		last := int64(0)
		for d, err := range parse.Documents(bytes.NewReader(src), opts) {
			require.True(t, (d == nil) != (err == nil))
			if err != nil {
				var at *parse.Error
				require.ErrorAs(t, err, &at)
				continue
			}
			require.True(t, utf8.ValidString(d.Text) && utf8.ValidString(d.Record) && utf8.ValidString(d.URL))
			require.GreaterOrEqual(t, d.Offset, last)
			last = d.Offset
		}
	})
}
