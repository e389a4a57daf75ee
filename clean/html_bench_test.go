package clean_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// BenchmarkCleanHTML is bytes to article with ledger, on every 25th labelled page.
func BenchmarkCleanHTML(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(shared(b, "bench/wcxb-dev"), "html", "*.gz"))
	require.NoError(b, err)
	var pages [][]byte
	size := 0
	for i := 0; i < len(files); i += 25 {
		pages = append(pages, clean.Gunzip(b, files[i]))
		size += len(pages[len(pages)-1])
	}
	c := newCleaner(b, clean.Options{NoRepair: true})
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			text, d := parse.Decode(p, "")
			doc := &parse.Document{Media: parse.MediaHTML, Text: text, Charset: d.Charset}
			_, err := c.Clean(b.Context(), doc)
			require.NoError(b, err)
		}
	}
}
