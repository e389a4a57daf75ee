package clean

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

// A labelledPage is a page of the sets beside the project with its labels; nil
// where a field was not looked at, "" where the page has none.
type labelledPage struct {
	set, path, url      string
	title, author, date *string
}

// page reads the page.
func (g *labelledPage) page(t testing.TB) *parse.Page {
	text, _ := parse.Decode(Gunzip(t, g.path), "")
	p, err := parse.Read(&parse.Document{URL: g.url, Media: parse.MediaHTML, Text: text})
	require.NoError(t, err)
	return p
}

// Gunzip reads a packed file.
func Gunzip(t testing.TB, path string) []byte {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	b, err := io.ReadAll(z)
	require.NoError(t, err)
	return b
}

// labelledPages returns every n-th page of both sets; without them the test is
// skipped.
func labelledPages(t testing.TB, every int) []labelledPage {
	root := filepath.Join("..", "..", "shared", "bench")
	files, err := filepath.Glob(filepath.Join(root, "wcxb-dev", "ground-truth", "*.json.gz"))
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("../shared/bench is not there")
	}
	var all []labelledPage
	for _, f := range files {
		var label struct {
			URL   string
			Truth struct {
				Title, Author string
				Date          string `json:"publish_date"`
			} `json:"ground_truth"`
		}
		require.NoError(t, json.Unmarshal(Gunzip(t, f), &label))
		id := strings.TrimSuffix(filepath.Base(f), ".json.gz")
		all = append(all, labelledPage{
			set: "wcxb", path: filepath.Join(root, "wcxb-dev", "html", id+".html.gz"), url: label.URL,
			title: &label.Truth.Title, author: &label.Truth.Author, date: &label.Truth.Date,
		})
	}
	all = append(all, trafPages(t, root)...)
	var some []labelledPage
	for i := 0; i < len(all); i += every {
		some = append(some, all[i])
	}
	return some
}

func trafPages(t testing.TB, root string) []labelledPage {
	b, err := os.ReadFile(filepath.Join(root, "traf-dev", "evaldata.json"))
	require.NoError(t, err)
	var labels map[string]struct {
		File        string
		Title, Date *string
		Author      any
	}
	require.NoError(t, json.Unmarshal(b, &labels))
	var all []labelledPage
	for url, l := range labels {
		g := labelledPage{set: "traf", path: filepath.Join(root, "traf-dev", "html", l.File+".gz"), url: url, title: l.Title, date: l.Date}
		switch a := l.Author.(type) {
		case string:
			g.author = &a
		case []any:
			var names []string
			for _, n := range a {
				names = append(names, n.(string))
			}
			joined := strings.Join(names, "; ")
			g.author = &joined
		}
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b labelledPage) int { return strings.Compare(a.path, b.path) })
	return all
}
