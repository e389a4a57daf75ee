package phrase_test

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/stretchr/testify/require"
)

func builtinMatcher(tb testing.TB) *phrase.Matcher {
	m, err := phrase.NewMatcher(phrase.Builtin()...)
	require.NoError(tb, err)
	return m
}

func BenchmarkNewMatcher(b *testing.B) {
	packs := phrase.Builtin()
	b.ReportAllocs()
	for b.Loop() {
		_, err := phrase.NewMatcher(packs...)
		require.NoError(b, err)
	}
}

func benchmarkLines(b *testing.B, lines []string) {
	m := builtinMatcher(b)
	n := 0
	for _, line := range lines {
		n += len(line)
	}
	var dst []phrase.Match
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, line := range lines {
			dst = m.Line(dst[:0], line)
		}
	}
}

func BenchmarkLine(b *testing.B) {
	b.Run("prose", func(b *testing.B) {
		benchmarkLines(b, []string{
			"The ferry to the northern islands was cancelled on Friday morning after a gale tore two of its mooring lines, the harbour office said.",
			"Residents had warned for years that the quay, which dates from 1911, would not stand another winter without repairs to its footings.",
			"“We read the reports and we shared them with the council,” the harbour master, Lena Holm, told the meeting.",
			"By the time the wind dropped, 340 passengers had spent the night in a school hall.",
		})
	})
	b.Run("cyrillic", func(b *testing.B) {
		benchmarkLines(b, []string{
			"Паром на северные острова отменили в пятницу утром после того, как шторм порвал два швартовых конца, сообщили в управлении порта.",
			"Жители много лет предупреждали, что причал, построенный в 1911 году, не переживёт ещё одну зиму без ремонта.",
		})
	})
	b.Run("debris", func(b *testing.B) {
		benchmarkLines(b, []string{
			"Skip to content", "Share on Facebook", "16 Reads", "Leave a Reply", "© 2024 The Harbour Post. All rights reserved.",
			"Your email address will not be published. Required fields are marked *", "Tags: ferry, harbour, gale",
		})
	})
	b.Run("long", func(b *testing.B) {
		benchmarkLines(b, []string{strings.Repeat("The ferry stayed in port. ", 4000)})
	})
}

func BenchmarkAt(b *testing.B) {
	m := builtinMatcher(b)
	text := "The driver was fined. Story continues below advertisement He has appealed against the sentence."
	var dst []phrase.Match
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range len(text) {
			if i == 0 || text[i-1] == ' ' {
				dst = m.At(dst[:0], text, i, "inline")
			}
		}
	}
}

func BenchmarkFold(b *testing.B) {
	lines := map[string]string{
		"latin":    "Residents had warned for years that the quay, which dates from 1911, wouldn’t stand another winter without repairs to its footings.",
		"cyrillic": "Жители много лет предупреждали, что причал, построенный в 1911 году, не переживёт ещё одну зиму без ремонта.",
		"chinese":  "星期五早晨，大风扯断了渡轮的两根缆绳，前往北部岛屿的班次因此取消。",
	}
	for name, line := range lines {
		b.Run(name, func(b *testing.B) {
			var dst []byte
			b.SetBytes(int64(len(line)))
			b.ReportAllocs()
			for b.Loop() {
				dst = phrase.AppendFold(dst[:0], line)
			}
		})
	}
}
