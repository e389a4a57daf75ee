package parse_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

// written writes the pieces as a corpus.
func written(t *testing.T, pieces []piece) string {
	t.Helper()
	var b bytes.Buffer
	w := parse.NewWriter(&b)
	for _, p := range pieces {
		require.NoError(t, w.Write(p.name, p.text))
	}
	return b.String()
}

func TestWriterForm(t *testing.T) {
	for _, tt := range []struct {
		name   string
		pieces []piece
		want   string
	}{
		{"nothing", nil, ""},
		{"names of files", []piece{{"a.txt", "A.\n"}, {"b", "B."}}, "=== a.txt ===\nA.\n\n=== b ===\nB.\n"},
		{"first name is no file's", []piece{{"a", "A."}, {"b", "B."}}, "=== a ===\\\nA.\n=== b ===\nB.\n"},
		{"body with a fence", []piece{{"a.txt", "=== b ===\nB."}}, "=== a.txt ===\\\n\\=== b ===\nB.\n"},
		{"body with an escape alone", []piece{{"a.txt", "\\=== b ==="}}, "=== a.txt ===\n\\=== b ===\n"},
		{"body with both", []piece{{"a.txt", "=== b ===\\\n\\=== b ===\n\\x"}},
			"=== a.txt ===\\\n\\=== b ===\\\n\\\\=== b ===\n\\x\n"},
		{"names with blanks", []piece{{"a.txt", ""}, {" b ", ""}, {"", ""}},
			"=== a.txt ===\n\n===  b  ===\\\n\n===  ===\\\n\n"},
		{"byte-order mark", []piece{{"a.txt", "\ufeffA."}}, "=== a.txt ===\n\ufeff\ufeffA.\n"},
		{"other fences", []piece{{"a.txt", "==== b ====\n--- b ---\n===b===\n === b ==="}},
			"=== a.txt ===\n==== b ====\n--- b ---\n===b===\n === b ===\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, written(t, tt.pieces))
		})
	}
}

// laws are sequences of documents that are hard to tell from their fences.
func laws() [][]piece {
	return [][]piece{
		{},
		{{"", ""}},
		{{"", "\n"}, {"", "\r"}, {"", "\r\n"}, {"", "\n\n"}},
		{{"History", "A single document.\n"}},
		{{"a", "no final newline"}, {"b", "final newline\n"}, {"c", "two\n\n"}, {"d", "CR\r"}, {"e", "CR LF\r\n"}},
		{{" ", " "}, {"\t", "\t"}, {" a", "x"}, {"a ", "x"}, {"a\t", "x"}, {"\u00a0a", "x"}},
		{{"=", "="}, {"===", "==="}, {"=== a ===", "=== a ==="}, {"===\\", "=== a ===\\"}, {"\\", "\\"}},
		{{"a ===", "\\=== a ===\\"}, {"a ===\\", "\\\\\\=== a ===\n=== b"}, {"=== a", "=== a ===  \t\r\n===  ===\n===  ===\\"}},
		{{"\ufeff", "\ufeff"}, {"\ufeffa", "\ufeff\ufeff=== a ===\n"}},
		{{"a.txt", "\ufeff"}, {"b", "a\x00b\x00c\x00d\x00"}, {"c", "\x00a\x00b\x00c"}, {"d", "\x1b$BA!\x1b(B"}},
		{{"a.txt", "<meta charset=gb2312>\x1b$B"}, {"b.html", "<|endoftext|>\n\f\n<doc id=\"1\">\n</doc>\n"}},
		{{"{\"text\":1}", "{\"text\": \"A\"}\n"}, {"text,url", "a,b\n"}, {"WARC/1.0", "WARC/1.0\r\n"}},
		{{"a", strings.Repeat("x", 9000)}, {"b", "=== " + strings.Repeat("x", 9000) + " ==="}, {"c", strings.Repeat("\\", 9000) + "=== a ==="}},
		{{strings.Repeat("n", 4096), strings.Repeat("\n", 70000)}, {"b", "=== " + strings.Repeat("x", 8<<10-8) + " ==="}},
		{{"a", "=== " + strings.Repeat("x", 8<<10-9) + " ===\\\n\\=== " + strings.Repeat("x", 8<<10-8) + " ==="}},
	}
}

func TestWriteRead(t *testing.T) {
	for _, want := range laws() {
		src := written(t, want)
		if len(want) == 0 {
			want = nil
		}
		assert.Equal(t, want, corpus(t, src, parse.Options{}), "detected")
		assert.Equal(t, want, corpus(t, src, parse.Options{Format: parse.Fence}), "named")
		assert.Equal(t, append(want[:len(want):len(want)], want...), corpus(t, src+src, parse.Options{}), "twice")
	}
}

func TestWriteReadLimit(t *testing.T) {
	for _, body := range []string{"=== a ===\n=== b ===\n", "\ufeff12345", "12345678\r\n"} {
		src := written(t, []piece{{"x", body}, {"y", "z"}})
		opts := parse.Options{Limit: int64(len(body))}
		assert.Equal(t, []piece{{"x", body}, {"y", "z"}}, corpus(t, src, opts))
	}
}

func TestWriterErrors(t *testing.T) {
	for _, tt := range []struct {
		name, doc, body string
		want            error
	}{
		{"line feed in the name", "a\nb", "", parse.ErrName},
		{"CR in the name", "a\r", "", parse.ErrName},
		{"long name", strings.Repeat("a", 4097), "", parse.ErrName},
		{"name not UTF-8", "a\xff", "", parse.ErrUTF8},
		{"body not UTF-8", "a", "A.\xe2\x82", parse.ErrUTF8},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			w := parse.NewWriter(&b)
			require.ErrorIs(t, w.Write(tt.doc, tt.body), tt.want)
			assert.Empty(t, b.Bytes(), "nothing is written")
			require.NoError(t, w.Write("b", "B."))
			assert.Equal(t, []piece{{"b", "B."}}, corpus(t, b.String(), parse.Options{}), "the next document is the first")
		})
	}
}

type failingWriter struct{ err error }

func (f failingWriter) Write([]byte) (int, error) { return 0, f.err }

func TestWriterPassesErrorsOn(t *testing.T) {
	full := errors.New("disk full")
	assert.ErrorIs(t, parse.NewWriter(failingWriter{full}).Write("a", "A."), full)
}

func FuzzWriteRead(f *testing.F) {
	for _, pieces := range laws() {
		if len(pieces) > 1 {
			f.Add(pieces[0].name, pieces[0].text, pieces[1].name, pieces[1].text)
		}
	}
	f.Fuzz(func(t *testing.T, name1, body1, name2, body2 string) {
		var b bytes.Buffer
		w := parse.NewWriter(&b)
		var want []piece
		for _, p := range []piece{{name1, body1}, {name2, body2}, {name1, body2}} {
			p.name, p.text = strings.ToValidUTF8(p.name, "?"), strings.ToValidUTF8(p.text, "?")
			if err := w.Write(p.name, p.text); err != nil {
				require.ErrorIs(t, err, parse.ErrName)
				require.True(t, strings.ContainsAny(p.name, "\r\n") || len(p.name) > 4096)
				continue
			}
			want = append(want, p)
		}
		require.Equal(t, want, corpus(t, b.String(), parse.Options{}), "detected")
		require.Equal(t, want, corpus(t, b.String(), parse.Options{Format: parse.Fence}), "named")
	})
}
