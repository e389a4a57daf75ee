package clean_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// TestQualityLineCases runs the cases of debris in lines: what has to go must
// not stand in the text, and every other line must stand there or in a field.
func TestQualityLineCases(t *testing.T) {
	f, err := os.Open(filepath.Join(shared(t, "repair"), "cases.jsonl"))
	require.NoError(t, err)
	defer f.Close()
	c := newCleaner(t, clean.Options{})
	n := 0
	for in := bufio.NewScanner(f); in.Scan(); {
		var g struct{ ID, Kind, Context, Input, Expected, Must, Note string }
		require.NoError(t, json.Unmarshal(in.Bytes(), &g))
		if !strings.HasPrefix(g.Kind, "line.") && !strings.HasPrefix(g.Kind, "scrape.") {
			continue
		}
		n++
		t.Run(g.ID, func(t *testing.T) {
			doc := parse.NewText(g.Context)
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			checkLaws(t, c, doc, a)
			want := strings.Replace(g.Context, g.Input, g.Expected, 1)
			assertSame(t, want, a, g.Note)
		})
	}
	require.Positive(t, n)
}

// assertSame asserts that the lines of want stand in the article, each as often
// as in want.
func assertSame(t *testing.T, want string, a *clean.Article, note string) {
	have := map[string]int{}
	add := func(s string) {
		if s != "" {
			have[fold(s)]++
		}
	}
	add(a.Title)
	for _, n := range a.Body {
		add(n.Text)
	}
	for _, f := range a.Figures {
		add(f.Caption)
	}
	if a.Dek != "" && !strings.HasPrefix(a.Text(), a.Dek) {
		add(a.Dek)
	}
	lines := map[string]int{}
	for line := range strings.Lines(want) {
		if fold(line) != "" {
			lines[fold(line)]++
		}
	}
	assert.Equal(t, lines, have, note)
}
