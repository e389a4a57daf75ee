package clean_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// corpus returns the articles of the test corpus.
func corpus(t testing.TB) []*parse.Document {
	files, err := filepath.Glob(filepath.Join(testdata, "corpus", "*.txt"))
	require.NoError(t, err)
	var docs []*parse.Document
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		docs = append(docs, parse.NewText(string(b)))
	}
	require.NotEmpty(t, docs)
	return docs
}

func BenchmarkClean(b *testing.B) {
	c, docs := newCleaner(b, clean.Options{}), corpus(b)
	bytes := 0
	for _, d := range docs {
		bytes += len(d.Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if _, err := c.Clean(b.Context(), d); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkCleanGrowth cleans one document of 1, 2 and 4 times a length: MB/s
// must stay about the same.
func BenchmarkCleanGrowth(b *testing.B) {
	c := newCleaner(b, clean.Options{})
	var all strings.Builder
	for _, d := range corpus(b) {
		all.WriteString(d.Text + "\n\n")
	}
	for _, times := range []int{1, 2, 4} {
		doc := parse.NewText(strings.Repeat(all.String(), 4*times))
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			b.SetBytes(int64(len(doc.Text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Clean(b.Context(), doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newCleaner(b, clean.Options{})
	}
}
