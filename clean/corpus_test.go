package clean_test

import (
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

const testdata = "../testdata"

// articleGold is a file of testdata/gold; see testdata/README.md.
type articleGold struct {
	File, Lang             string
	Title, Dek, Site       *string
	Authors, Section, Tags []string
	Published, Modified    *string
	Figures                []struct{ Caption, Credit *string }
	Body                   []struct {
		Line       int
		Kind, Text string
	}
	Comments []struct{ Author, Date, Text *string }
	Removed  []struct {
		Line       int
		Text, Role string
		Part       bool
	}
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestCorpus(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testdata, "gold", "*.json"))
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 25)
	c := newCleaner(t, clean.Options{NoRepair: true})
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			var g articleGold
			b, err := os.ReadFile(file)
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(b, &g))
			src, err := os.ReadFile(filepath.Join(testdata, "corpus", g.File))
			require.NoError(t, err)
			doc := parse.NewText(string(src))
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			checkGold(t, g, doc.Text, a)
			checkLaws(t, c, doc, a)
		})
	}
}

func checkGold(t *testing.T, g articleGold, src string, a *clean.Article) {
	assert.Equal(t, g.Lang, a.Language)
	assert.Equal(t, fold(deref(g.Title)), a.Title)
	assert.Equal(t, fold(deref(g.Dek)), a.Dek)
	assert.Equal(t, deref(g.Site), a.Site)
	assert.Equal(t, g.Authors, append([]string{}, a.Authors...))
	assert.Equal(t, g.Section, append([]string{}, a.Section...))
	assert.Equal(t, g.Tags, append([]string{}, a.Tags...))
	assert.Equal(t, deref(g.Published), a.Published)
	assert.Equal(t, deref(g.Modified), a.Modified)
	var want, got []string
	for _, n := range g.Body {
		want = append(want, n.Kind+": "+fold(n.Text))
	}
	for _, n := range a.Body {
		got = append(got, n.Kind+": "+n.Text)
	}
	sameLines(t, want, got)
	want, got = nil, nil
	for _, f := range g.Figures {
		want = append(want, fold(deref(f.Caption))+" / "+fold(deref(f.Credit)))
	}
	for _, f := range a.Figures {
		got = append(got, f.Caption+" / "+f.Credit)
	}
	sameLines(t, want, got)
	want, got = nil, nil
	for _, c := range g.Comments {
		want = append(want, deref(c.Author)+": "+fold(deref(c.Text)))
	}
	for _, c := range a.Comments {
		got = append(got, c.Author+": "+fold(c.Text))
	}
	sameLines(t, want, got)
	lines := strings.SplitAfter(src, "\n")
	for _, r := range g.Removed {
		if r.Part {
			continue
		}
		line := strings.Join(lines[:r.Line-1], "")
		start := len(line) + strings.Index(lines[r.Line-1], strings.TrimSpace(lines[r.Line-1]))
		if e := entryAt(a.Ledger, start); assert.NotNil(t, e, "line %d", r.Line) {
			assert.Contains(t, []clean.Fate{clean.Removed, clean.Markup, clean.Field}, e.Fate, "line %d %q (%s): %s", r.Line, r.Text, r.Role, e.Rule)
		}
	}
}
