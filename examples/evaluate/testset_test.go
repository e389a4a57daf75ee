package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// writeGzip writes a compressed file and the folders above it.
func writeGzip(t *testing.T, name, content string) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(content))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	writeBytes(t, name, b.Bytes())
}

func writeBytes(t *testing.T, name string, content []byte) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
	require.NoError(t, os.WriteFile(name, content, 0o644))
}

func toJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// A labelled is a page of the sets that these tests write.
type labelled struct {
	id, url, kind string
	html          string
	truth         map[string]any // ground_truth
}

// writeWCXB writes pages in the layout of WCXB.
func writeWCXB(t *testing.T, dir string, pages []labelled) {
	t.Helper()
	for _, p := range pages {
		writeGzip(t, filepath.Join(dir, "html", p.id+".html.gz"), p.html)
		writeGzip(t, filepath.Join(dir, "text", p.id+".wet.txt.gz"), "Rain\nIt rained on the town for three days and three nights.\n")
		var kind any
		if p.kind != "" {
			kind = p.kind
		}
		writeGzip(t, filepath.Join(dir, "ground-truth", p.id+".json.gz"),
			toJSON(t, map[string]any{"file_id": p.id, "url": p.url, "page_type": kind, "ground_truth": p.truth}))
	}
}

// writeTraf writes pages in the layout of trafilatura's evaluation.
func writeTraf(t *testing.T, dir string, pages map[string]map[string]any) {
	t.Helper()
	for _, p := range pages {
		writeGzip(t, filepath.Join(dir, "html", p["file"].(string)+".gz"), samplePage)
	}
	writeBytes(t, filepath.Join(dir, "evaldata.json"), []byte(toJSON(t, pages)))
}

// oddWCXB are labelled pages with the oddities that the format allows.
func oddWCXB() []labelled {
	return []labelled{
		{"01", "https://a.example/1", "article", samplePage, map[string]any{
			"main_content": "Rain fell on the harbour town for the third day in a row.\n\nFarmers in the valley may sow.",
			"with":         []string{"Harbour TOWN", "may sow"}, "without": []string{"Terms of use"},
			"title": "Rain at last", "author": "By Ada Roe and Bo Fox", "publish_date": "2024-02-01",
		}},
		{"02", "https://b.example/2", "", "", map[string]any{"main_content": nil, "with": nil, "title": nil, "author": nil, "publish_date": nil}},
		{"03", "https://c.example/3", "forum", "<p>x", map[string]any{
			"main_content": "ΟΔΟΣ ΣΟΦΙΑΣ Σ. İstanbul'da ﬁne cafe\u0301 ² Ⅻ ⓐ a_b 雨が降る नमस्ते", "with": []string{"οδος σοφιας"},
			"title": "Straße ﬁne", "author": "Ærø Åand; Zoë", "publish_date": "2024-02",
		}},
		{"04", "", "article", "", map[string]any{"main_content": "one two", "title": "?!", "author": " ", "publish_date": ""}},
		{"05", "", "menu", "", map[string]any{}},
		{"06", "", "article", "", nil},
	}
}

func oddTraf() map[string]map[string]any {
	return map[string]map[string]any{
		"https://a.example/1": {
			"file": "a.html", "with": []string{"harbour  town", "barley"}, "without": []string{"small print", "Home"},
			"comments": []string{"Well\nsaid", " ", "Not so"}, "author": []string{"Ada Roe", "Bo Fox"}, "title": "Rain", "date": "2024-02-01",
		},
		"hard::b.example-2.html": {"file": "b.html", "with": []string{"nothing of it"}, "without": []string{}, "title": nil, "date": ""},
	}
}
