package parse_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

// folder reads a file system: the identifiers and texts of its documents, and
// its bad records.
func folder(t *testing.T, fsys fs.FS, opts parse.Options) (got []piece, bad []*parse.Error) {
	t.Helper()
	for d, err := range parse.Files(fsys, opts) {
		require.True(t, (d == nil) != (err == nil))
		var at *parse.Error
		if err != nil {
			require.ErrorAs(t, err, &at)
			bad = append(bad, at)
			continue
		}
		got = append(got, piece{d.ID(), d.Text})
	}
	return got, bad
}

func sampleFS(t *testing.T) fstest.MapFS {
	m := fstest.MapFS{}
	for name, data := range map[string]string{
		"000_aa.txt":    "A.",
		"001_bb.txt":    "B.\n",
		"sub/x.html":    "<p>X.",
		"sub/y.txt.gz":  packed(t, "Y."),
		"z.jsonl":       "{\"id\":\"j1\",\"text\":\"J.\"}\nnonsense\n{\"id\":\"j2\",\"text\":\"K.\"}\n",
		"fences":        "=== p ===\nP.\n=== q ===\nQ.\n",
		"empty.txt":     "",
		".hidden":       "no",
		".git/config":   "no",
		"sub/._x.html":  "no",
		"sub/.d/e/f.md": "no",
	} {
		m[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return m
}

func TestFiles(t *testing.T) {
	m := sampleFS(t)
	want := []piece{{"000_aa.txt", "A."}, {"001_bb.txt", "B.\n"}, {"empty.txt", ""}, {"fences#p", "P."}, {"fences#q", "Q."},
		{"sub/x.html", "<p>X."}, {"sub/y.txt.gz", "Y."}, {"z.jsonl#j1", "J."}, {"z.jsonl#j2", "K."}}

	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, m))
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	require.NoError(t, z.AddFS(m))
	require.NoError(t, z.Close())
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)

	for name, fsys := range map[string]fs.FS{"map": m, "folder": os.DirFS(dir), "zip": archive} {
		t.Run(name, func(t *testing.T) {
			got, bad := folder(t, fsys, parse.Options{Name: "ignored"})
			assert.Equal(t, want, got)
			require.Len(t, bad, 1)
			assert.Equal(t, "z.jsonl", bad[0].Source)
			assert.EqualValues(t, 24, bad[0].Offset)
		})
	}
}

func TestFilesSeq(t *testing.T) {
	type place struct {
		seq   int
		key   string
		media string
	}
	var got []place
	for d, err := range parse.Files(sampleFS(t), parse.Options{}) {
		if err == nil {
			got = append(got, place{d.Seq, d.Key, d.Media})
		}
	}
	assert.Equal(t, []place{{0, "aa", ""}, {1, "bb", ""}, {2, "", ""}, {3, "", ""}, {4, "", ""},
		{5, "", parse.MediaHTML}, {6, "", ""}, {7, "", ""}, {9, "", ""}}, got)
}

func TestFilesNamedFormat(t *testing.T) {
	got, bad := folder(t, fstest.MapFS{
		"a": {Data: []byte("A.\n\f\nB.")},
		"b": {Data: nil},
		"c": {Data: []byte("C.")},
	}, parse.Options{Format: parse.FormFeed})
	assert.Equal(t, []piece{{"a#1", "A."}, {"a#2", "B."}, {"c#1", "C."}}, got)
	assert.Empty(t, bad)
}

// brokenFS is a file system in which one file cannot be opened, one cannot be
// read to its end, and one folder cannot be listed.
type brokenFS struct{ fstest.MapFS }

var errBroken = errors.New("bad sector")

func (b brokenFS) Open(name string) (fs.File, error) {
	f, err := b.MapFS.Open(name)
	switch name {
	case "b.txt", "d":
		return nil, errBroken
	case "c.txt":
		return brokenFile{f}, nil
	}
	return f, err
}

func (b brokenFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "d" {
		return nil, errBroken
	}
	return b.MapFS.ReadDir(name)
}

type brokenFile struct{ fs.File }

func (b brokenFile) Read(p []byte) (int, error) {
	n, _ := b.File.Read(p[:min(2, len(p))])
	return n, errBroken
}

func TestFilesUnreadable(t *testing.T) {
	m := fstest.MapFS{}
	for _, name := range []string{"a.txt", "b.txt", "c.txt", "d/x.txt", "e.txt"} {
		m[name] = &fstest.MapFile{Data: []byte("Text.")}
	}
	got, bad := folder(t, brokenFS{m}, parse.Options{})
	assert.Equal(t, []piece{{"a.txt", "Text."}, {"e.txt", "Text."}}, got)
	require.Len(t, bad, 3)
	for i, name := range []string{"b.txt", "c.txt", "d"} {
		assert.Equal(t, name, bad[i].Source)
		assert.ErrorIs(t, bad[i], errBroken)
	}
	assert.EqualValues(t, 2, bad[1].Offset)
}

func TestFilesIrregular(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.txt"), []byte("A."), 0o600))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "sub"), 0o700))
	for link, target := range map[string]string{"b.txt": "a.txt", "c": ".", "d": "nowhere"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	got, bad := folder(t, os.DirFS(dir), parse.Options{})
	assert.Equal(t, []piece{{"a.txt", "A."}, {"b.txt", "A."}}, got)
	require.Len(t, bad, 2)
	assert.Equal(t, "c", bad[0].Source)
	assert.ErrorIs(t, bad[1], fs.ErrNotExist)
}

func TestFilesErrors(t *testing.T) {
	for name, seq := range map[string]struct {
		fsys fs.FS
		opts parse.Options
	}{
		"no such folder": {fsys: os.DirFS(filepath.Join(t.TempDir(), "none"))},
		"wrong options":  {fsys: fstest.MapFS{}, opts: parse.Options{Format: "yaml"}},
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			for d, err := range parse.Files(seq.fsys, seq.opts) {
				n++
				assert.Nil(t, d)
				var at *parse.Error
				assert.False(t, errors.As(err, &at), "not one bad record")
			}
			assert.Equal(t, 1, n)
		})
	}
	for range parse.Files(sampleFS(t), parse.Options{}) {
		break
	}
	got, bad := folder(t, fstest.MapFS{}, parse.Options{})
	assert.Empty(t, got)
	assert.Empty(t, bad)
}

// TestFilesAfterLong makes sure that no document of one file shows in the next.
func TestFilesAfterLong(t *testing.T) {
	got, _ := folder(t, fstest.MapFS{
		"a.txt": {Data: []byte(strings.Repeat("long ", 50000))},
		"b.txt": {Data: []byte("short")},
		"c.txt": {Data: []byte("=== c.txt ===\nC.\r=== d ===")},
		"d.txt": {Data: []byte("=== 1 ===\rD.\r=== 2 ===\r")},
		"e.txt": {Data: []byte("=== 1 ===\nE.\r\n=== 2 ===\n")},
	}, parse.Options{})
	require.Len(t, got, 7)
	assert.Equal(t, []piece{{"b.txt", "short"}, {"c.txt#c.txt", "C.\r=== d ==="}, {"d.txt#1", "D."}, {"d.txt#2", ""},
		{"e.txt#1", "E.\r"}, {"e.txt#2", ""}}, got[1:])
}
