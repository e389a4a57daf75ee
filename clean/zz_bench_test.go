package clean

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/copydesk/copydesk/parse"
)

func BenchmarkZZ(b *testing.B) {
	files, _ := filepath.Glob("/work/shared/bench/wcxb-dev/html/*.gz")
	var docs []*parse.Document
	var passes []*Pass
	for i := 0; i < len(files); i += 12 {
		text, _ := parse.Decode(zread(files[i]), "")
		docs = append(docs, &parse.Document{Media: parse.MediaHTML, Text: text})
		passes = append(passes, debugPass(files[i]))
	}
	b.Run("clean", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, d := range docs {
				standard().Clean(context.Background(), d)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(docs)), "us/page")
	})
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			for _, d := range docs {
				parse.Read(d)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(docs)), "us/page")
	})
	b.Run("threads", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, p := range passes {
				p.labels = newLabels(len(p.facts))
				p.zones = zones{}
				p.findThreads()
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(docs)), "us/page")
	})
}
