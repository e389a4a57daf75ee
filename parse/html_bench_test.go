package parse

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// benchHTML is every 25th labelled page.
func benchHTML(b *testing.B) (pages []string, size int64) {
	for i, path := range benchPages(b) {
		if i%25 == 0 {
			src, _ := Decode(gunzip(b, path), "")
			pages = append(pages, src)
			size += int64(len(src))
		}
	}
	return pages, size
}

func BenchmarkReadHTML(b *testing.B) {
	pages, size := benchHTML(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range pages {
			pageOf(&Document{Text: src})
		}
	}
}

// BenchmarkHTMLParse is what a tree costs on the same bytes.
func BenchmarkHTMLParse(b *testing.B) {
	pages, size := benchHTML(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range pages {
			_, _ = html.Parse(strings.NewReader(src))
		}
	}
}
