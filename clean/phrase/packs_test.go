package phrase

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBuiltinPacks(t *testing.T) {
	files, err := filepath.Glob("packs/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		lang := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(lang, func(t *testing.T) { testPack(t, file, lang) })
	}
}

func testPack(t *testing.T, file, lang string) {
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	pack, err := ReadPack(file, f)
	require.NoError(t, err)
	assert.Equal(t, lang, pack.Lang)

	assert.GreaterOrEqual(t, len(pack.Words), 30, "function words")
	seen := map[string]bool{}
	for _, w := range pack.Words {
		assert.False(t, seen[Fold(w)], "function word %q stands twice", w)
		seen[Fold(w)] = true
	}

	m, err := NewMatcher(pack)
	require.NoError(t, err)
	categories := Categories()
	for _, ph := range pack.Phrases {
		assert.Contains(t, categories, ph.Category, ph.ID)
		for _, line := range samples(t, ph.Pattern) {
			matches := m.Line(nil, line)
			assert.True(t, slices.ContainsFunc(matches, func(mt Match) bool { return mt.Phrase.ID == ph.ID }),
				"%s does not match %q", ph.ID, line)
		}
	}
}

// samples returns lines that fit a pattern, such that every alternative is in
// one of them.
func samples(t *testing.T, text string) []string {
	var p pattern
	require.NoError(t, p.parse(text))
	variants := 1
	for _, e := range p.elements {
		variants = max(variants, e.to-e.from+1)
	}
	var lines []string
	for v := range variants {
		var words []string
		if p.openStart {
			words = append(words, "Anna Berg")
		}
		for _, e := range p.elements {
			n := e.to - e.from
			if e.optional && v == n {
				continue
			}
			for _, it := range p.alternative(e.from + v%n) {
				words = append(words, sample(it))
			}
		}
		if p.openEnd {
			words = append(words, "Anna Berg")
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return lines
}

func sample(it item) string {
	switch it.kind {
	case number:
		return "1,234"
	case anyWord:
		return "Anna"
	case anyWords:
		return "Anna Berg"
	}
	return it.text
}

// TestNegatives runs all packs over prose, subheadings and bylines that have
// the words of phrases and must be kept.
func TestNegatives(t *testing.T) {
	m, err := NewMatcher(Builtin()...)
	require.NoError(t, err)
	files, err := filepath.Glob("testdata/negative/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			n := 0
			for _, line := range readLines(t, file) {
				n++
				for _, mt := range m.Line(nil, line) {
					assert.True(t, mt.Phrase.Weak, "%s matches %q", mt.Phrase.ID, line)
				}
			}
			assert.NotZero(t, n)
		})
	}
}

// readLines returns the lines of a file that are neither empty nor comments.
func readLines(t *testing.T, file string) (lines []string) {
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if line := strings.TrimSpace(sc.Text()); line != "" && !strings.HasPrefix(line, "# ") {
			lines = append(lines, line)
		}
	}
	require.NoError(t, sc.Err())
	return lines
}
