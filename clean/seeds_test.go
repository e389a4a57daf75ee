package clean_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// seedGold is what the gold file says of one of the five documents. Raw values
// are those before repair.
type seedGold struct {
	File       string
	Lang       string
	TitleRaw   string `json:"title_raw"`
	TitleLine  int    `json:"title_line"`
	Dek        *string
	Byline     *string
	Date       *string
	Breadcrumb []string
	Tags       []string
	TagsRaw    []string `json:"tags_raw"`
	Paragraphs []struct {
		Line      int
		Role      string
		Text, Raw string
	}
	Captions []struct {
		Line         int
		Text, Credit string
	}
	Removed []struct {
		Line         int
		Text, Reason string
	}
}

// shared returns the folder of shared material beside the module, or skips.
func shared(t testing.TB, path string) string {
	t.Helper()
	dir, err := filepath.Abs(".")
	require.NoError(t, err)
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		parent := filepath.Dir(dir)
		require.NotEqual(t, parent, dir, "no module root")
		dir = parent
	}
	p := filepath.Join(filepath.Dir(dir), "shared", path)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("no shared material: ../shared/%s is not there", path)
	}
	return p
}

func TestSeeds(t *testing.T) {
	dir := shared(t, "seeds")
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	require.NoError(t, err)
	var gold struct{ Documents []seedGold }
	require.NoError(t, json.Unmarshal(b, &gold))
	require.Len(t, gold.Documents, 5)
	c := newCleaner(t, clean.Options{NoRepair: true})
	for _, g := range gold.Documents {
		t.Run(g.File, func(t *testing.T) {
			src, err := os.ReadFile(filepath.Join(dir, g.File))
			require.NoError(t, err)
			doc := parse.NewText(string(src))
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			checkSeed(t, g, doc.Text, a)
			checkLaws(t, c, doc, a)
		})
	}
}

func checkSeed(t *testing.T, g seedGold, src string, a *clean.Article) {
	assert.Equal(t, g.TitleRaw, a.Title)
	assert.Equal(t, deref(g.Dek), a.Dek)
	assert.Equal(t, deref(g.Byline), strings.Join(a.Authors, ", "))
	assert.Equal(t, deref(g.Date), a.Published)
	assert.Equal(t, g.Lang, a.Language)
	assert.Equal(t, g.Breadcrumb, append([]string{}, a.Sources["section"].Path...))
	tags := g.Tags
	if g.TagsRaw != nil {
		tags = g.TagsRaw
	}
	assert.Equal(t, tags, append([]string{}, a.Tags...))
	var want, got []string
	for _, p := range g.Paragraphs {
		text := p.Text
		if p.Raw != "" {
			text = p.Raw
		}
		kind := map[string]string{"paragraph": "paragraph", "subhead": "heading"}[p.Role]
		want = append(want, kind+": "+text)
	}
	for _, n := range a.Body {
		got = append(got, n.Kind+": "+n.Text)
	}
	sameLines(t, want, got)
	want, got = nil, nil
	for _, c := range g.Captions {
		want = append(want, c.Text+" / "+c.Credit)
	}
	for _, f := range a.Figures {
		got = append(got, f.Caption+" / "+f.Credit)
	}
	sameLines(t, want, got)
	lines := strings.SplitAfter(src, "\n")
	for _, r := range g.Removed {
		start := len(strings.Join(lines[:r.Line-1], ""))
		e := entryAt(a.Ledger, start)
		require.NotNil(t, e, "line %d", r.Line)
		if e.Fate != clean.Field {
			assert.Equal(t, clean.Removed, e.Fate, "line %d %q: %s", r.Line, r.Text, e.Rule)
		}
		assert.NotEmpty(t, e.Reason)
	}
}

// entryAt returns the entry that owns the byte.
func entryAt(l clean.Ledger, at int) *clean.Entry {
	for i := range l {
		if l[i].Start <= at && at < l[i].End {
			return &l[i]
		}
	}
	return nil
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// sameLines asserts that two lists of texts are equal and says where they differ.
func sameLines(t *testing.T, want, got []string) {
	t.Helper()
	if slices.Equal(want, got) {
		return
	}
	var diff []string
	for _, w := range want {
		if !slices.Contains(got, w) {
			diff = append(diff, "missing "+w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			diff = append(diff, "extra   "+g)
		}
	}
	if diff == nil {
		diff = []string{"the order or the number differs", strings.Join(got, " | ")}
	}
	t.Error("\n" + strings.Join(diff, "\n"))
}
