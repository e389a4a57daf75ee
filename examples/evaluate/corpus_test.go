package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadWCXB(t *testing.T) {
	dir := t.TempDir()
	writeWCXB(t, dir, oddWCXB())
	pages, err := readWCXB(dir, false)
	require.NoError(t, err)
	require.Len(t, pages, 5, "a page without labels is left out")

	p := pages[0]
	assert.Equal(t, "01", p.id)
	assert.Equal(t, "https://a.example/1", p.url)
	assert.Equal(t, []string{"Terms of use"}, p.gold.without)
	assert.Equal(t, "By Ada Roe and Bo Fox", *p.gold.meta.author)
	assert.Equal(t, "2024-02-01", *p.gold.meta.date)
	assert.Empty(t, p.style())
	body, err := p.bytes()
	require.NoError(t, err)
	assert.Equal(t, samplePage, string(body))

	assert.Equal(t, "article", pages[1].kind, "null is an article")
	assert.Empty(t, pages[1].gold.text)
	assert.Empty(t, *pages[1].gold.meta.title, "every page of this set is annotated")
	assert.Equal(t, "menu", pages[4].kind)

	flat, err := readWCXB(dir, true)
	require.NoError(t, err)
	require.Len(t, flat, 5)
	assert.Equal(t, "wet", flat[0].style())
	body, err = flat[0].bytes()
	require.NoError(t, err)
	assert.Contains(t, string(body), "It rained")
}

func TestReadTraf(t *testing.T) {
	dir := t.TempDir()
	writeTraf(t, dir, oddTraf())
	pages, err := readTraf(dir)
	require.NoError(t, err)
	require.Len(t, pages, 2)
	a, b := pages[0], pages[1]
	assert.Equal(t, "a.html", a.id)
	assert.Equal(t, "Ada Roe; Bo Fox", *a.gold.meta.author)
	assert.Len(t, a.gold.comments, 3)
	assert.Nil(t, b.gold.meta.author, "not annotated")
	require.NotNil(t, b.gold.meta.title, "annotated as null")
	assert.Empty(t, *b.gold.meta.title)
}

func TestReadErrors(t *testing.T) {
	for _, tc := range []struct {
		name  string
		write func(t *testing.T, dir string)
		read  func(dir string) ([]*page, error)
		want  string
	}{
		{"no folder", func(*testing.T, string) {}, wcxbHTML, "no labelled pages"},
		{"gold without page", func(t *testing.T, dir string) {
			writeGzip(t, filepath.Join(dir, "ground-truth", "1.json.gz"), `{"ground_truth":{}}`)
		}, wcxbHTML, "no page has this id"},
		{"gold that is no JSON", func(t *testing.T, dir string) {
			writeGzip(t, filepath.Join(dir, "ground-truth", "1.json.gz"), `{`)
		}, wcxbHTML, "1.json.gz"},
		{"gold that is not compressed", func(t *testing.T, dir string) {
			writeBytes(t, filepath.Join(dir, "ground-truth", "1.json.gz"), []byte(`{"ground_truth": {}}`))
		}, wcxbHTML, "gzip"},
		{"gold of another shape", func(t *testing.T, dir string) {
			writeGzip(t, filepath.Join(dir, "ground-truth", "1.json.gz"), `{"ground_truth":{"with":7}}`)
		}, wcxbHTML, "1.json.gz"},
		{"no evaldata.json", func(*testing.T, string) {}, readTraf, "evaldata.json"},
		{"empty evaldata.json", func(t *testing.T, dir string) {
			writeBytes(t, filepath.Join(dir, "evaldata.json"), []byte(`{}`))
		}, readTraf, "no labelled pages"},
		{"a page is missing", func(t *testing.T, dir string) {
			writeBytes(t, filepath.Join(dir, "evaldata.json"), []byte(`{"u":{"file":"a.html"}}`))
		}, readTraf, "a.html.gz"},
		{"an author that is a number", func(t *testing.T, dir string) {
			writeGzip(t, filepath.Join(dir, "html", "a.html.gz"), "")
			writeBytes(t, filepath.Join(dir, "evaldata.json"), []byte(`{"u":{"file":"a.html","author":7}}`))
		}, readTraf, "cannot unmarshal"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			tc.write(t, dir)
			_, err := tc.read(dir)
			assert.ErrorContains(t, err, tc.want)
		})
	}
}

func wcxbHTML(dir string) ([]*page, error) { return readWCXB(dir, false) }

func TestPageBytesErrors(t *testing.T) {
	name := filepath.Join(t.TempDir(), "cut.gz")
	writeGzip(t, name, samplePage)
	whole, err := os.ReadFile(name)
	require.NoError(t, err)
	writeBytes(t, name, whole[:len(whole)/2])
	_, err = (&page{file: name}).bytes()
	assert.ErrorContains(t, err, "cut.gz")
	_, err = (&page{file: name + ".none"}).bytes()
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestSample(t *testing.T) {
	pages := make([]*page, 10)
	for i := range pages {
		pages[i] = &page{id: string(rune('0' + i))}
	}
	for _, tc := range []struct {
		name         string
		every, limit int
		want         string
	}{
		{"all", 1, 0, "0123456789"},
		{"zero is all", 0, 0, "0123456789"},
		{"every third", 3, 0, "0369"},
		{"the first two", 1, 2, "01"},
		{"two of every third", 3, 2, "03"},
		{"more than there are", 4, 99, "048"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := ""
			for _, p := range sample(pages, tc.every, tc.limit) {
				got += p.id
			}
			assert.Equal(t, tc.want, got)
		})
	}
}
