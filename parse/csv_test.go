package parse

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCSV(t *testing.T) {
	bad := func(n string) rec { return rec{n, "", ErrMalformed} }
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"empty", "", nil},
		{"header alone", "id,text\n", nil},
		{"header without line break", "id,text", nil},
		{"rows", "id,text\na,1\nb,2\n", []rec{{"a", "1", nil}, {"b", "2", nil}}},
		{"no final line break", "id,text\na,1", []rec{{"a", "1", nil}}},
		{"CR LF", "id,text\r\na,1\r\nb,2\r\n", []rec{{"a", "1", nil}, {"b", "2", nil}}},
		{"byte-order mark", "\xef\xbb\xbftext,id\n1,a\n", []rec{{"a", "1", nil}}},
		{"semicolon", "id;text\na;1,5\n", []rec{{"a", "1,5", nil}}},
		{"bar", "id|text\na|1\n", []rec{{"a", "1", nil}}},
		{"tabulator", "id\ttext\na\t1\n", []rec{{"a", "1", nil}}},
		{"comma in a name", "\"id, number\";text\nx;1\n", []rec{{"1", "1", nil}}},
		{"one column", "text\nx\ny\n", []rec{{"1", "x", nil}, {"2", "y", nil}}},
		{"blank lines", "\n\nid,text\n\n\r\na,1\n\n", []rec{{"a", "1", nil}}},
		{"names quoted, with blanks", "\"ID\", Raw Content \na,1\n", []rec{{"a", "1", nil}}},
		{"name over two lines", "id,\"te\nxt\",text\na,1,2\n", []rec{{"a", "2", nil}}},
		{"no id", "text,url\nx,\ny,\n", []rec{{"1", "x", nil}, {"2", "y", nil}}},
		{"empty text", "id,text\na,\nb,\"\"\n", []rec{{"a", "", nil}, {"b", "", nil}}},

		{"quotes", "id,text\na,\"1,\"\"2\"\",\n3\"\nb,\"\"\"\"\n", []rec{{"a", "1,\"2\",\n3", nil}, {"b", "\"", nil}}},
		{"line breaks kept", "id,text\na,\"1\r\n\r\n2\"\r\nb,x\r\n", []rec{{"a", "1\r\n\r\n2", nil}, {"b", "x", nil}}},
		{"quote inside a field", "id,text\na,5\" wide\n", []rec{{"a", "5\" wide", nil}}},
		{"quotes not doubled", "id,text\na,\"say \"hi\" now\"\nb,2\n", []rec{{"a", "say \"hi\" now", nil}, {"b", "2", nil}}},
		{"quotes not doubled, two lines", "id,text\na,\"say \"hi\" now\nor later\"\nb,2\n", []rec{{"a", "say \"hi\" now\nor later", nil}, {"b", "2", nil}}},
		{"quoted in part", "text,id\n\"Yes,\" she said.,a\nx,b\n", []rec{bad("1"), {"b", "x", nil}}},
		{"quoted in part, as many commas", "text,id\n\"Yes\" she said.,a\nx,b\n", []rec{{"a", "\"Yes\" she said.", nil}, {"b", "x", nil}}},
		{"blank before a quote", "id,text\na, \"x\"\n", []rec{{"a", " \"x\"", nil}}},

		{"too few fields", "id,text,url\na,1\nb,2,\n", []rec{bad("1"), {"b", "2", nil}}},
		{"too many fields", "id,text\na,1,\nb,2\n", []rec{bad("1"), {"b", "2", nil}}},
		{"quote not closed, rows without quotes", "id,text\na,\"1\nb,2\nc,3\n", []rec{bad("1"), {"b", "2", nil}, {"c", "3", nil}}},
		{"quote not closed, rows with quotes", "id,text\na,\"1\nb,\"2\"\nc,\"3\"\n", []rec{bad("1"), {"b", "2", nil}, {"c", "3", nil}}},
		{"quote not closed, all quoted", "\"id\",\"text\"\n\"a\",\"1\n\"b\",\"2\"\n\"c\",\"3\"\n", []rec{bad("1"), {"b", "2", nil}, {"c", "3", nil}}},
		{"quote not closed, rows over lines", "id,text\na,\"1\nb,\"2.\nMore.\"\nc,\"3\"\n", []rec{bad("1"), {"b", "2.\nMore.", nil}, {"c", "3", nil}}},
		{"cut in the last row", "id,text\na,1\nb,\"It began.\nIt went on, and on, and on.\nIt had no", []rec{{"a", "1", nil}, {"2", "", ErrTruncated}}},
		{"no known column", "a,b\n1,2\n3,4\n", []rec{{"", "", ErrNoText}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := testRecords(t, readCSV, tt.src, Options{}, tt.want)
			checkLaws(t, got, int64(len(tt.src)))
		})
	}
}

func TestTSV(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"rows", "id\ttext\na\tone, two; three\n", []rec{{"a", "one, two; three", nil}}},
		{"quoted", "id\ttext\na\t\"1\t\n2\"\n", []rec{{"a", "1\t\n2", nil}}},
		{"quoted in part", "id\ttext\na\t\"Yes,\" she said.\nb\t2\n", []rec{{"a", "\"Yes,\" she said.", nil}, {"b", "2", nil}}},
		{"commas in the header", "text,id\turl\nx\ty\n", []rec{{"", "", ErrNoText}}},
	} {
		t.Run(tt.name, func(t *testing.T) { testRecords(t, readTSV, tt.src, Options{}, tt.want) })
	}
}

func TestCSVFields(t *testing.T) {
	src := "Title;URL;raw_html;published_date;author;author\nT; http://a.example/ ;<p>x;2024-01-02;Ann;Ben\n"
	got := testRecords(t, readCSV, src, Options{}, []rec{{"1", "<p>x", nil}})
	assert.Equal(t, "http://a.example/", got[0].url)
	assert.Equal(t, MediaHTML, got[0].media)
	assert.False(t, got[0].utf8)
	assert.Equal(t, Meta{{"title", "T"}, {"published_date", "2024-01-02"}, {"author", "Ann"}, {"author", "Ben"}}, got[0].meta)

	opt := Options{Fields: Fields{Text: []string{"summary"}}}
	testRecords(t, readCSV, "text,summary\nlong,short\n", opt, []rec{{"1", "short", nil}})
	got = records(t, readCSV, strings.NewReader("text,city\nx,K\xf6ln\n"), Options{})
	assert.Equal(t, Meta{{"city", "Köln"}}, got[0].meta)
}

func TestCSVPlace(t *testing.T) {
	src := "id,text\n\na,1\nb,\"2\n3\"\nc\nd,4\n"
	got := records(t, readCSV, strings.NewReader(src), Options{})
	require.Len(t, got, 4)
	for i, want := range []int64{9, 13, 21, 23} {
		assert.Equal(t, want, got[i].offset)
	}
	assert.ErrorIs(t, got[2].err, errFieldCount)
}

func TestCSVLineEndCR(t *testing.T) {
	in := newInput(strings.NewReader("id,text\r\ra,1\rb,\"2\r3\"\r"))
	in.cr = true
	var got []rec
	require.NoError(t, readCSV(in, &Options{}, func(r record) bool {
		got = append(got, rec{r.name, string(r.body), r.err})
		return true
	}))
	assert.Equal(t, []rec{{"a", "1", nil}, {"b", "2\r3", nil}}, got)
}

func TestCSVLimit(t *testing.T) {
	line := strings.Repeat("x", 60)
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"line", "id,text\na," + line + "\nb,2\n", []rec{{"1", "", ErrTooLong}, {"b", "2", nil}}},
		{"quoted line", "id,text\na,\"" + line + "\"\nb,2\n", []rec{{"1", "", ErrTooLong}, {"b", "2", nil}}},
		{"quoted lines", "id,text\na,\"" + strings.Repeat("Some words\n", 4) + "\"\nb,2\n", []rec{{"1", "", ErrTooLong}, {"b", "2", nil}}},
		{"just within", "id,text\na," + line[:28] + "\r\nb,2\n", []rec{{"a", line[:28], nil}, {"b", "2", nil}}},
		{"one byte more", "id,text\na," + line[:29] + "\nb,2\n", []rec{{"1", "", ErrTooLong}, {"b", "2", nil}}},
		{"rows behind an open quote", "id,text\na,\"1\n" + strings.Repeat("b,2\n", 10), append([]rec{{"1", "", ErrMalformed}}, repeatRec(rec{"b", "2", nil}, 10)...)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			testRecords(t, readCSV, tt.src, Options{Limit: 30}, tt.want)
		})
	}
}

func repeatRec(r rec, n int) []rec {
	out := make([]rec, n)
	for i := range out {
		out[i] = r
	}
	return out
}

func TestCSVHostile(t *testing.T) {
	t.Run("quote never closed, no rows behind", func(t *testing.T) {
		r := io.MultiReader(strings.NewReader("id,text\na,\""), &repeated{piece: "Some words without end.\n", size: 2 << 20}, strings.NewReader("\nz,1\n"))
		got := records(t, readCSV, r, Options{Limit: 1 << 18})
		assert.ErrorIs(t, got[0].err, ErrTooLong)
		assert.Equal(t, "z", got[len(got)-1].name)
	})
	t.Run("quote never closed, rows behind", func(t *testing.T) {
		r := io.MultiReader(strings.NewReader("id,text\na,\"1\n"), &repeated{piece: "b,2\n", size: 1 << 20})
		got := records(t, readCSV, r, Options{Limit: 1 << 18})
		assert.Len(t, got, 1+1<<18)
	})
	t.Run("every line opens a quote", func(t *testing.T) {
		src := "id,text\n" + strings.Repeat("a,\"x\"y,\n", 200_000)
		got := records(t, readCSV, strings.NewReader(src), Options{})
		assert.NotEmpty(t, got)
		for _, r := range got {
			assert.Error(t, r.err)
		}
	})
	t.Run("a line of 100 MB", func(t *testing.T) {
		r := io.MultiReader(strings.NewReader("id,text\na,"), &repeated{piece: "words, ", size: 100 << 20}, strings.NewReader("\nb,2\n"))
		requireRecords(t, []rec{{"1", "", ErrTooLong}, {"b", "2", nil}}, records(t, readCSV, r, Options{}))
	})
	t.Run("commas only", func(t *testing.T) {
		src := "id,text\n" + strings.Repeat(",", 1<<20) + "\nb,2\n"
		requireRecords(t, []rec{{"1", "", ErrMalformed}, {"b", "2", nil}}, records(t, readCSV, strings.NewReader(src), Options{}))
	})
}

func TestCSVSource(t *testing.T) {
	testSourceError(t, readCSV, "id,text\na,1\nb,\"2")
	testSourceError(t, readCSV, "id,text\na,1\nb,2")
	testStops(t, readCSV, "id,text\na,1\nb,2\n")
	testStops(t, readCSV, "id,text\na\nb\n")
}

// rows reads src as the rows of a table, without a header.
func rows(src string) ([][]string, rowState) {
	r := csvRow{comma: ','}
	var out [][]string
	for at := 0; at < len(src); {
		if line, n := cutLine([]byte(src[at:])); len(line) == 0 {
			at += n
			continue
		}
		r.reset()
		state, end := rowOpen, at
		for state == rowOpen && end < len(src) {
			_, n := cutLine([]byte(src[end:]))
			state = r.feed([]byte(src[at:end+n]), end-at)
			end += n
		}
		if state != rowWhole {
			return out, state
		}
		var row []string
		for i := range r.fields {
			row = append(row, string(r.appendField(nil, []byte(src[at:end]), i)))
		}
		out = append(out, row)
		at = end
	}
	return out, rowWhole
}

// requireAsCSV checks that what encoding/csv takes is read in the same way, but
// for the CR LF within fields, which is kept.
func requireAsCSV(t *testing.T, src string) {
	ref := csv.NewReader(strings.NewReader(src))
	ref.FieldsPerRecord = -1
	want, err := ref.ReadAll()
	if err != nil {
		return
	}
	got, state := rows(src)
	require.Equal(t, rowWhole, state)
	for _, row := range got {
		for i := range row {
			row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
		}
	}
	require.Equal(t, want, got, "%q", src)
}

func TestCSVDifferential(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"\"", ",", "\n", "\r\n", "a", "\"\"", "\r", "\"x\"", " "}
	for range 20_000 {
		var b strings.Builder
		for range rnd.IntN(24) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		requireAsCSV(t, b.String())
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{
		"id,text\na,1\n", "a,\"b\"\"c\",\r\n\"\",\"x\ny\"\n\n\"\"\"\"", "text\n\"x", "id,text\na,\"b\"c\n\"d\",e", "\"a\r\nb\",\"c\n\n\"\n",
		"id,text\na,\"1\nb,\"2\"\nc,3\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, limit := range []int64{0, 10} {
			got := records(t, readCSV, strings.NewReader("id,text\n"+src), Options{Limit: limit})
			checkLaws(t, got, int64(len("id,text\n"+src)))
		}
		requireAsCSV(t, src)
	})
}

// A table written by encoding/csv is read as it was written.
func TestCSVRoundTrip(t *testing.T) {
	cells := []string{"", "x", "a b", "a,b", "\"", "\"\"", "a\"b", "\n", "a\nb\n\nc", ",\n\"", " x ", "\"a\",\"b\"\n\"c\"", "é;|\t"}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	require.NoError(t, w.Write([]string{"text", "note", "id"}))
	var want []rec
	for i, text := range cells {
		for j, note := range cells {
			id := fmt.Sprintf("%d-%d", i, j)
			require.NoError(t, w.Write([]string{text, note, id}))
			want = append(want, rec{id, text, nil})
		}
	}
	w.Flush()
	requireRecords(t, want, records(t, readCSV, &b, Options{}))
}

func BenchmarkCSV(b *testing.B) {
	var src bytes.Buffer
	w := csv.NewWriter(&src)
	text := strings.Repeat("The council met on Tuesday, said \"the mayor\".\nNothing was decided.\n", 40)
	if err := w.Write([]string{"id", "url", "title", "date", "text"}); err != nil {
		b.Fatal(err)
	}
	for i := range 1000 {
		id := fmt.Sprint(i)
		if err := w.Write([]string{id, "https://example.org/news/" + id, "Council meets", "2024-05-06", text}); err != nil {
			b.Fatal(err)
		}
	}
	w.Flush()
	benchmarkRecords(b, readCSV, src.String())
}
