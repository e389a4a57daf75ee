package model_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// benchmarkPages is the number of real pages that are measured.
const benchmarkPages = 150

// sharedPages returns pages of the benchmark beside the module, and skips where
// there are none.
func sharedPages(t testing.TB, folder, media string) []*parse.Page {
	dir := filepath.Join("..", "..", "..", "shared", "bench", "wcxb-dev", folder)
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no labelled pages in a folder shared beside the module")
	}
	var pages []*parse.Page
	for doc, err := range parse.Files(os.DirFS(dir), parse.Options{Format: parse.Single, Media: media}) {
		require.NoError(t, err)
		page, err := parse.Read(doc)
		require.NoError(t, err)
		if pages = append(pages, page); len(pages) == benchmarkPages {
			break
		}
	}
	return pages
}

// benchmarkReal reports the time a page, hints included.
func benchmarkReal(b *testing.B, mode model.Mode, folder, media string) {
	pages := sharedPages(b, folder, media)
	matcher, err := phrase.NewMatcher(phrase.Builtin()...)
	require.NoError(b, err)
	m := model.Builtin(mode)
	var p []float32
	var hints []uint8
	blocks, containers := 0, 0
	for _, page := range pages {
		blocks += len(page.Blocks)
		containers += len(page.Containers)
	}
	b.ReportMetric(float64(blocks)/float64(len(pages)), "blocks/page")
	b.ReportMetric(float64(containers)/float64(len(pages)), "containers/page")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		page := pages[i%len(pages)]
		hints = model.Phrases(hints[:0], matcher, page)
		p = m.Score(p[:0], page, model.Hints{Phrase: hints})
	}
}

func BenchmarkRealHTML(b *testing.B) { benchmarkReal(b, model.HTML, "html", parse.MediaHTML) }
func BenchmarkRealText(b *testing.B) { benchmarkReal(b, model.Text, "text", parse.MediaText) }
