package parse_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"

	"github.com/copydesk/copydesk/parse"
)

// articles is the number of documents of about 3.3 KB in a benchmark's corpus.
const articles = 1000

// article is text as an article has it: paragraphs, some letters beyond ASCII.
func article(i int) string {
	var b strings.Builder
	for p := range 12 {
		fmt.Fprintf(&b, "Paragraph %d of article %d tells of the bridge, of those who built it, and of what it cost them.\n", p, i)
		b.WriteString("“Nobody thought of the café under the pillars,” the mayor said – and went on to the next question.\n\n")
		b.WriteString(strings.Repeat("Rain fell on the town. ", 3) + "\n")
	}
	return b.String()
}

func delimited(fence func(i int) string, end string) string {
	var b strings.Builder
	for i := range articles {
		b.WriteString(fence(i) + article(i) + end)
	}
	return b.String()
}

func BenchmarkDocuments(b *testing.B) {
	equals := delimited(func(i int) string { return fmt.Sprintf("=== %03d_00ffee.txt ===\n", i) }, "\n")
	latin, err := charmap.Windows1252.NewEncoder().String(equals)
	if err != nil {
		b.Fatal(err)
	}
	utf16, err := utf16le.NewEncoder().String(equals)
	if err != nil {
		b.Fatal(err)
	}
	for _, bb := range []struct{ name, src string }{
		{"single", article(0) + article(1)},
		{"equals", equals},
		{"tags", delimited(func(i int) string { return fmt.Sprintf("<doc id=\"%d\" url=\"u\" title=\"t\">\n", i) }, "\n</doc>\n")},
		{"endoftext", delimited(func(int) string { return "" }, "<|endoftext|>")},
		{"lines of one word", "=== a.txt ===\n" + strings.Repeat("word\n", 1<<20)},
		{"windows-1252", latin},
		{"utf-16", utf16},
		{"gzip", packed(b, equals)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			size := len(bb.src)
			if bb.name == "gzip" {
				size = len(equals) // what is read, not what is stored
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if _, bad := count(parse.Documents(strings.NewReader(bb.src), parse.Options{})); bad > 0 {
					b.Fatal("bad records")
				}
			}
		})
	}
}

func BenchmarkFiles(b *testing.B) {
	m := fstest.MapFS{}
	size := 0
	for i := range articles {
		data := []byte(article(i))
		m[fmt.Sprintf("%03d_00ffee.txt", i)] = &fstest.MapFile{Data: data}
		size += len(data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if docs, _ := count(parse.Files(m, parse.Options{})); docs != articles {
			b.Fatal(docs, "documents")
		}
	}
}

func BenchmarkWriter(b *testing.B) {
	body := article(1)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	var buf bytes.Buffer
	w := parse.NewWriter(&buf)
	for b.Loop() {
		buf.Reset()
		if err := w.Write("a.txt", body); err != nil {
			b.Fatal(err)
		}
	}
}
