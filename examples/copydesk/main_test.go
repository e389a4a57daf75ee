package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
)

var update = flag.Bool("update", false, "write the golden files")

// story is a text whose cleaning is plain: a skip link, a title, two paragraphs.
const story = `Skip to content

Lighthouse of Garrow sold for a bicycle

The lighthouse of Garrow changed hands on Friday for a bicycle, a kettle and the promise to keep the lamp clean for as long as both of them live.

The new keeper, a retired tram driver, says that she has always wanted to see R&D <done well>, and that the stairs will do her good.

© 2024 The Garrow Lamp. All rights reserved.
`

// noText is a record that fails.
const noText = `{"id":"x"}` + "\n"

// result is what a run left.
type result struct {
	status         int
	stdout, stderr string
}

func execute(t *testing.T, stdin string, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), args, strings.NewReader(stdin), &stdout, &stderr)
	return result{status, stdout.String(), stderr.String()}
}

// articles reads JSON lines.
func (r result) articles(t *testing.T) []clean.Article {
	t.Helper()
	var all []clean.Article
	for line := range strings.Lines(r.stdout) {
		require.True(t, strings.HasSuffix(line, "\n"), "line cut short: %.80q", line)
		var a clean.Article
		require.NoError(t, json.Unmarshal([]byte(line), &a), "%.80q", line)
		all = append(all, a)
	}
	return all
}

func (r result) ids(t *testing.T) []string {
	t.Helper()
	var ids []string
	for _, a := range r.articles(t) {
		ids = append(ids, a.ID)
	}
	return ids
}

// folderOf makes a folder with the given files.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return dir
}

// records returns JSON lines of n stories with the ids r0, r1 …
func records(n int) string {
	var b strings.Builder
	for i := range n {
		line, _ := json.Marshal(map[string]string{"id": "r" + grouped(i), "text": story})
		b.Write(append(line, '\n'))
	}
	return b.String()
}

func TestStatus(t *testing.T) {
	dir := folderOf(t, map[string]string{
		"a.txt": story, "page.html": "<html><p>Hello</p></html>", "bad.jsonl": noText, "broken.zip": "no zip at all", "bad.phrases": "no pack",
	})
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		name   string
		args   []string
		status int
		stderr string
	}{
		{"no arguments", nil, exitOK, ""},
		{"help", []string{"help"}, exitOK, ""},
		{"flag help", []string{"--help"}, exitOK, ""},
		{"help of clean", []string{"clean", "-h"}, exitOK, ""},
		{"help of explain", []string{"explain", "-help"}, exitOK, ""},
		{"rules", []string{"rules"}, exitOK, ""},
		{"help of rules", []string{"rules", "-h"}, exitOK, ""},
		{"clean", []string{"clean", in("a.txt")}, exitOK, "1 document: 1 article"},
		{"clean HTML", []string{"clean", in("page.html")}, exitOK, "1 document: "},
		{"clean part of HTML", []string{"clean", "-keep", "p", "-drop", "b, i", in("page.html")}, exitOK, "1 document: "},
		{"explain", []string{"explain", in("a.txt")}, exitOK, ""},
		{"explain HTML", []string{"explain", in("page.html")}, exitOK, ""},

		{"some failed", []string{"clean", dir}, exitFailed, "bad.jsonl#x: record without text"},
		{"explain some failed", []string{"explain", dir}, exitFailed, "bad.jsonl#x: record without text"},
		{"missing path", []string{"clean", in("none.txt"), in("a.txt")}, exitFailed, "none.txt: no such file"},
		{"explain missing path", []string{"explain", in("none.txt")}, exitFailed, "none.txt: no such file"},
		{"broken zip", []string{"clean", in("broken.zip")}, exitFailed, "broken.zip: zip: not a valid zip file"},

		{"unknown command", []string{"wash", dir}, exitUsage, `unknown command "wash"`},
		{"clean without path", []string{"clean"}, exitUsage, "clean needs a path"},
		{"explain without path", []string{"explain", "-width", "80"}, exitUsage, "explain needs a path"},
		{"unknown flag", []string{"clean", "-frobnicate", dir}, exitUsage, "-frobnicate"},
		{"unknown flag behind path", []string{"clean", dir, "-frobnicate"}, exitUsage, "-frobnicate"},
		{"flag of the other command", []string{"explain", "-ledger", dir}, exitUsage, "-ledger"},
		{"flag without value", []string{"clean", dir, "-format"}, exitUsage, "-format"},
		{"unknown format", []string{"clean", "-format", "xml", dir}, exitUsage, "neither jsonl nor md"},
		{"unknown media", []string{"clean", "-media", "pdf", dir}, exitUsage, "neither auto nor text"},
		{"unknown input format", []string{"clean", "-in", "tar", dir}, exitUsage, "no such format"},
		{"empty input format", []string{"clean", "-in", "", dir}, exitUsage, "no such format"},
		{"pattern without fence", []string{"clean", "-in", "pattern", dir}, exitUsage, "belong together"},
		{"fence in another format", []string{"clean", "-in", "csv", "-fence", "^#", dir}, exitUsage, "belong together"},
		{"broken fence", []string{"clean", "-fence", "(", dir}, exitUsage, "error parsing regexp"},
		{"broken selector", []string{"clean", "-keep", "p[", dir}, exitUsage, `keep "p["`},
		{"broken second selector", []string{"explain", "-drop", "p", "-drop", ">", dir}, exitUsage, `drop ">"`},
		{"negative workers", []string{"clean", "-j", "-1", dir}, exitUsage, "not a number from 0"},
		{"too many workers", []string{"clean", "-j", "1000000000", dir}, exitUsage, "not a number from 0"},
		{"odd limit", []string{"clean", "-limit", "lots", dir}, exitUsage, "not a number from 0"},
		{"unknown rule", []string{"clean", "-disable", "no.such.rule", dir}, exitUsage, "no.such.rule"},
		{"missing phrases", []string{"clean", "-phrases", in("none"), dir}, exitUsage, "no such file"},
		{"broken phrases", []string{"clean", "-phrases", in("bad.phrases"), dir}, exitUsage, "bad.phrases:1"},
		{"standard input twice", []string{"clean", "-", "-"}, exitUsage, "can be read once"},
		{"output is a folder", []string{"clean", "-o", dir, in("a.txt")}, exitUsage, "is a directory"},
		{"arguments for rules", []string{"rules", "all"}, exitUsage, "takes no arguments"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := execute(t, "", c.args...)
			assert.Equal(t, c.status, r.status, r.stderr)
			if c.stderr == "" {
				assert.Empty(t, r.stderr)
				assert.NotEmpty(t, r.stdout)
			} else {
				assert.Contains(t, r.stderr, c.stderr)
			}
			if c.status == exitUsage {
				assert.Empty(t, r.stdout)
			}
		})
	}
}

func TestHelpExamples(t *testing.T) {
	t.Chdir("../..")
	found := 0
	for line := range strings.Lines(helpText) {
		args, ok := strings.CutPrefix(strings.TrimSpace(line), "go run ./examples/copydesk ")
		if !ok {
			continue
		}
		found++
		r := execute(t, "", strings.Fields(args)...)
		assert.Equal(t, exitOK, r.status, "%s: %s", line, r.stderr)
		assert.NotEmpty(t, r.stdout)
	}
	assert.NotZero(t, found)
}

func TestIDs(t *testing.T) {
	dir := folderOf(t, map[string]string{
		"news/b.txt":     story,
		"a.txt":          story,
		"news.jsonl":     records(2),
		"twice.jsonl":    records(1) + records(1) + records(1),
		"other/a.txt":    story,
		"other/a~2":      story,
		".hidden.txt":    story,
		"empty.txt":      "",
		"000_0a1b2c.txt": story,
	})
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	zipped := filepath.Join(t.TempDir(), "corpus.ZIP")
	writeZip(t, zipped, "x/one.txt", "two.jsonl")
	for _, c := range []struct {
		name  string
		stdin string
		args  []string
		want  []string
	}{
		{"folder", "", []string{dir}, []string{
			"000_0a1b2c.txt", "a.txt", "empty.txt", "news/b.txt", "news.jsonl#r0", "news.jsonl#r1",
			"other/a.txt", "other/a~2", "twice.jsonl#r0", "twice.jsonl#r0~2", "twice.jsonl#r0~3",
		}},
		{"folder with slash", "", []string{in("news") + "/"}, []string{"b.txt"}},
		{"file", "", []string{in("news/b.txt")}, []string{"b.txt"}},
		{"empty file", "", []string{in("empty.txt")}, []string{"empty.txt"}},
		{"hidden file given directly", "", []string{in(".hidden.txt")}, []string{".hidden.txt"}},
		{"records", "", []string{in("news.jsonl")}, []string{"news.jsonl#r0", "news.jsonl#r1"}},
		{"clash", "", []string{in("a.txt"), in("other/a.txt"), in("a.txt")}, []string{"a.txt", "a.txt~2", "a.txt~3"}},
		{"clash with a clash", "", []string{in("a.txt"), in("a.txt")}, []string{"a.txt", "a.txt~2"}},
		{"zip", "", []string{zipped}, []string{"two.jsonl#r0", "x/one.txt"}},
		{"standard input", story, []string{"-"}, []string{"-"}},
		{"records of standard input", records(2), []string{"-"}, []string{"r0", "r1"}},
		{"several", records(1), []string{in("a.txt"), "-", in("news")}, []string{"a.txt", "r0", "b.txt"}},
		{"nothing on standard input", "", []string{"-"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := execute(t, c.stdin, append([]string{"clean", "-q"}, c.args...)...)
			require.Equal(t, exitOK, r.status, r.stderr)
			assert.ElementsMatch(t, c.want, r.ids(t))
			assert.Empty(t, r.stderr)
		})
	}
}

func writeZip(t *testing.T, path, text, jsonl string) {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range map[string]string{text: story, jsonl: records(1)} {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(w, body)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
}

func TestUniqueIDs(t *testing.T) {
	var s ids
	for _, c := range [][2]string{
		{"a", "a"}, {"a~2", "a~2"}, {"a", "a~3"}, {"a", "a~4"}, {"a~2", "a~2~2"}, {"", "-"}, {"-", "-~2"}, {"b", "b"},
	} {
		assert.Equal(t, c[1], s.unique(c[0]))
	}
}

func TestFlagsAnywhere(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": story, "b.txt": story, "-q": story})
	t.Chdir(dir)
	for _, args := range [][]string{
		{"-q", "-format", "txt", "a.txt", "b.txt"},
		{"a.txt", "b.txt", "-q", "-format=txt"},
		{"a.txt", "-q", "b.txt", "--format", "txt"},
		{"-q", "-format", "txt", "--", "a.txt", "b.txt"},
		{"a.txt", "-format", "txt", "-q", "--", "b.txt"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			r := execute(t, "", append([]string{"clean"}, args...)...)
			require.Equal(t, exitOK, r.status, r.stderr)
			assert.Empty(t, r.stderr)
			assert.Contains(t, r.stdout, "=== a.txt ===")
			assert.Contains(t, r.stdout, "=== b.txt ===")
		})
	}
	t.Run("paths only behind --", func(t *testing.T) {
		r := execute(t, "", "clean", "--", "a.txt", "-q")
		assert.Equal(t, []string{"a.txt", "-q"}, r.ids(t))
		assert.Contains(t, r.stderr, "2 documents")
	})
}

func TestRepositoryCorpora(t *testing.T) {
	for path, atLeast := range map[string]int{"../../testdata/corpus": 25, "../../testdata/formats": 11} {
		t.Run(filepath.Base(path), func(t *testing.T) {
			one := execute(t, "", "clean", "-ledger", "-j", "1", path)
			require.Equal(t, exitOK, one.status, one.stderr)
			eight := execute(t, "", "clean", path, "-ledger", "-j", "8")
			assert.Equal(t, one, eight)
			seen := map[string]bool{}
			for _, a := range one.articles(t) {
				assert.False(t, seen[a.ID], a.ID)
				seen[a.ID] = true
				assert.NotEmpty(t, a.Ledger, a.ID)
				assert.NotEmpty(t, a.Text(), a.ID)
			}
			assert.GreaterOrEqual(t, len(seen), atLeast)
			assert.Equal(t, exitOK, execute(t, "", "explain", path).status)
		})
	}
}

// cancelWriter ends a context at the n-th write.
type cancelWriter struct {
	buf    bytes.Buffer
	n      int
	cancel context.CancelFunc
}

func (w *cancelWriter) Write(b []byte) (int, error) {
	if w.n--; w.n == 0 {
		w.cancel()
	}
	return w.buf.Write(b)
}

func TestInterrupted(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.jsonl": records(500)})
	for _, command := range [][]string{
		{"clean", "-j", "4"}, {"clean", "-format", "html"}, {"clean", "-format", "txt"}, {"explain"},
	} {
		t.Run(strings.Join(command, " "), func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			out := &cancelWriter{n: 3, cancel: cancel}
			var stderr bytes.Buffer
			status := run(ctx, append(command, dir), strings.NewReader(""), out, &stderr)
			assert.Equal(t, exitInterrupted, status)
			assert.Contains(t, stderr.String(), "interrupted")
			assert.NotContains(t, stderr.String(), "a.jsonl")
			assert.True(t, strings.HasSuffix(out.buf.String(), "\n"))
			if slices.Contains(command, "-j") {
				assert.Len(t, result{stdout: out.buf.String()}.articles(t), 3)
			}
		})
	}
	t.Run("before the start", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var stdout, stderr bytes.Buffer
		assert.Equal(t, exitInterrupted, run(ctx, []string{"clean", dir}, nil, &stdout, &stderr))
		assert.Empty(t, stdout.String())
	})
}

func TestInterruptedWaitingForInput(t *testing.T) {
	for _, command := range []string{"clean", "explain"} {
		t.Run(command, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			r, w := io.Pipe()
			defer w.Close()
			go func() {
				io.WriteString(w, records(3))
				cancel()
			}()
			var stdout, stderr bytes.Buffer
			assert.Equal(t, exitInterrupted, run(ctx, []string{command, "-"}, r, &stdout, &stderr))
		})
	}
}

// brokenWriter takes a number of writes, and then none.
type brokenWriter struct {
	n   int
	err error
}

func (w *brokenWriter) Write(b []byte) (int, error) {
	if w.n--; w.n < 0 {
		return 0, &os.PathError{Op: "write", Path: "out", Err: w.err}
	}
	return len(b), nil
}

func TestOutputFails(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.jsonl": records(50)})
	full := errors.New("no space left on device")
	for _, args := range [][]string{
		{"clean", dir}, {"clean", "-format", "html", dir}, {"clean", "-format", "md", dir}, {"explain", dir},
	} {
		t.Run(strings.Join(args[:len(args)-1], " "), func(t *testing.T) {
			var stderr bytes.Buffer
			assert.Equal(t, exitFailed, run(t.Context(), args, nil, &brokenWriter{1, full}, &stderr))
			assert.Contains(t, stderr.String(), full.Error())
			stderr.Reset()
			assert.Equal(t, exitPipe, run(t.Context(), args, nil, &brokenWriter{1, syscall.EPIPE}, &stderr))
			assert.Empty(t, stderr.String(), "a broken pipe is quiet")
		})
	}
	t.Run("while waiting for input", func(t *testing.T) {
		r, w := io.Pipe()
		defer w.Close()
		go io.WriteString(w, records(200))
		var stderr bytes.Buffer
		assert.Equal(t, exitPipe, run(t.Context(), []string{"clean", "-in", "jsonl", "-"}, r, &brokenWriter{0, syscall.EPIPE}, &stderr))
	})
}
