package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

const firstWords = "The lighthouse of Garrow changed hands"

func TestJSON(t *testing.T) {
	object := func(t *testing.T, stdin string, args ...string) (map[string]any, string) {
		r := execute(t, stdin, append([]string{"clean", "-"}, args...)...)
		require.Equal(t, exitOK, r.status, r.stderr)
		require.Equal(t, 1, strings.Count(r.stdout, "\n"))
		var o map[string]any
		require.NoError(t, json.Unmarshal([]byte(r.stdout), &o))
		return o, r.stdout
	}
	fields := []string{
		"id", "url", "language", "title", "dek", "authors", "published", "modified", "section", "tags", "site",
		"text", "body", "figures", "comments", "verdict", "score", "sources",
	}
	t.Run("fields", func(t *testing.T) {
		o, _ := object(t, story)
		for _, name := range fields {
			assert.Contains(t, o, name)
		}
		assert.NotContains(t, o, "ledger")
		assert.Equal(t, "Lighthouse of Garrow sold for a bicycle", o["title"])
		assert.Equal(t, []any{}, o["authors"])
		assert.Nil(t, o["score"])
		assert.True(t, strings.HasPrefix(o["text"].(string), firstWords))
		assert.NotContains(t, o["text"], "Skip to content")
	})
	t.Run("HTML characters are not escaped", func(t *testing.T) {
		_, line := object(t, story)
		assert.Contains(t, line, "R&D <done well>")
	})
	t.Run("line separators stay inside the line", func(t *testing.T) {
		o, line := object(t, strings.Replace(story, "a kettle", "a\u0085kettle\u2028of tin", 1))
		assert.NotContains(t, line, "\u2028")
		assert.Contains(t, o["text"], "of tin")
	})
	t.Run("ledger", func(t *testing.T) {
		o, _ := object(t, story, "-ledger")
		entries := o["ledger"].([]any)
		require.NotEmpty(t, entries)
		for _, name := range []string{"start", "end", "block", "fate", "role", "rule", "reason", "confidence"} {
			assert.Contains(t, entries[0], name)
		}
	})
	t.Run("ledger of a blank document", func(t *testing.T) {
		o, _ := object(t, "\n \n", "-ledger")
		assert.Equal(t, []any{}, o["ledger"])
		assert.Equal(t, "empty", o["verdict"])
	})
}

func TestFences(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": story, "sub/b.jsonl": records(2), "empty.txt": ""})
	for format, render := range map[string]func(*clean.Article) string{
		"txt": (*clean.Article).Text, "md": (*clean.Article).Markdown,
	} {
		t.Run(format, func(t *testing.T) {
			want := execute(t, "", "clean", dir).articles(t)
			r := execute(t, "", "clean", "-format", format, dir)
			require.Equal(t, exitOK, r.status)
			n := 0
			for doc, err := range parse.Documents(strings.NewReader(r.stdout), parse.Options{}) {
				require.NoError(t, err)
				assert.Equal(t, want[n].ID, doc.Record)
				assert.Equal(t, render(&want[n]), doc.Text)
				n++
			}
			assert.Len(t, want, n)
		})
		t.Run(format+" of one document", func(t *testing.T) {
			path := filepath.Join(dir, "a.txt")
			want := execute(t, "", "clean", path).articles(t)
			r := execute(t, "", "clean", "-format", format, path)
			assert.Equal(t, render(&want[0])+"\n", r.stdout)
			assert.NotContains(t, r.stdout, "===")
		})
		t.Run(format+" of nothing", func(t *testing.T) {
			assert.Empty(t, execute(t, "", "clean", "-format", format, "-").stdout)
			assert.Empty(t, execute(t, "\n\n", "clean", "-format", format, "-").stdout)
		})
	}
}

func TestFenceName(t *testing.T) {
	assert.Equal(t, "a/b.txt#c", fenceName("a/b.txt#c"))
	assert.Equal(t, "two  lines", fenceName("two\r\nlines"))
	long := fenceName(strings.Repeat("é", maxFenceName))
	assert.Len(t, long, maxFenceName)
	w := parse.NewWriter(&bytes.Buffer{})
	assert.NoError(t, w.Write(long, ""))
	assert.NoError(t, w.Write(fenceName("a"+strings.Repeat("é", maxFenceName)), ""))
}

func TestHTML(t *testing.T) {
	r := execute(t, records(3), "clean", "-format", "html", "-")
	require.Equal(t, exitOK, r.status)
	doc, err := html.Parse(strings.NewReader(r.stdout))
	require.NoError(t, err)
	var ids []string
	for n := range doc.Descendants() {
		if n.Data == "article" {
			ids = append(ids, n.Attr[0].Val)
		}
	}
	assert.Equal(t, []string{"r0", "r1", "r2"}, ids)
}

// What a page lays out stands in all formats: tables, code, lists, captions.
func TestFormatsOfHTML(t *testing.T) {
	const page = `<!doctype html><article><h1>How the lamp is fed</h1>
<p>The keeper of Garrow fills the lamp every evening at six, by the table that hangs beside the door of the oil room.</p>
<table><tr><th>Month<th>Oil<tr><td>June<td>2 | 3<tr><td>July<td>4</table>
<pre>lamp --fill
  --month june</pre>
<ul><li>wick<li>oil &amp; cloth</ul>
<figure><img src="lamp.jpg"><figcaption>The lamp of Garrow in June. Photo: R. Pond</figcaption></figure>
<p>When the month is over the keeper turns the page and begins again with the first line.</p></article>`
	in := func(format string) string {
		r := execute(t, page, "clean", "-q", "-format", format, "-")
		require.Equal(t, exitOK, r.status, r.stderr)
		return r.stdout
	}
	md := in("md")
	assert.Contains(t, md, "| Month | Oil |\n| --- | --- |\n| June | 2 \\| 3 |\n| July | 4 |\n")
	assert.Contains(t, md, "```\nlamp --fill\n  --month june\n```")
	assert.Contains(t, md, "- wick\n- oil & cloth")
	assert.Contains(t, md, "> The lamp of Garrow in June. (R. Pond)")
	markup := in("html")
	assert.Contains(t, markup, "<table><tr><td>Month</td><td>Oil</td></tr><tr><td>June</td><td>2 | 3</td></tr>")
	assert.Contains(t, markup, "<pre>lamp --fill\n  --month june</pre>")
	assert.Contains(t, markup, "<ul><li>wick</li><li>oil &amp; cloth</li></ul>")
	assert.Contains(t, markup, "<figcaption>The lamp of Garrow in June. <small>R. Pond</small></figcaption>")
	txt := in("txt")
	assert.Contains(t, txt, "Month\tOil\nJune\t2 | 3\n")
	assert.NotContains(t, txt, "Photo:")
	assert.NotContains(t, txt, "<")
}

func TestOutputFile(t *testing.T) {
	t.Run("is what standard output would be", func(t *testing.T) {
		dir := folderOf(t, map[string]string{"a.txt": story})
		file := filepath.Join(t.TempDir(), "out.jsonl")
		r := execute(t, "", "clean", dir, "-o", file)
		require.Equal(t, exitOK, r.status)
		assert.Empty(t, r.stdout)
		got, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, execute(t, "", "clean", dir).stdout, string(got))
		assert.Equal(t, execute(t, "", "clean", dir).stdout, execute(t, "", "clean", dir, "-o", "-").stdout)
	})
	t.Run("is not read in its folder", func(t *testing.T) {
		dir := folderOf(t, map[string]string{"a.txt": story, "sub/out.jsonl": records(1)})
		file := filepath.Join(dir, "out.jsonl")
		for range 2 { // the second run finds the output of the first
			require.Equal(t, exitOK, execute(t, "", "clean", "-o", file, dir).status)
			got, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Equal(t, []string{"a.txt", "sub/out.jsonl#r0"}, result{stdout: string(got)}.ids(t))
		}
	})
	t.Run("is never an input", func(t *testing.T) {
		dir := folderOf(t, map[string]string{"a.txt": story})
		file := filepath.Join(dir, "a.txt")
		r := execute(t, "", "clean", "-o", file, file)
		assert.Equal(t, exitUsage, r.status)
		assert.Contains(t, r.stderr, "would overwrite")
		assertFile(t, file, story)
	})
	t.Run("stays as it is after wrong use", func(t *testing.T) {
		dir := folderOf(t, map[string]string{"a.txt": story, "out": "precious"})
		file := filepath.Join(dir, "out")
		for _, args := range [][]string{{"-o", file}, {"-o", file, "-disable", "nothing", dir}, {"-o", file, "-format", "pdf", dir}} {
			assert.Equal(t, exitUsage, execute(t, "", append([]string{"clean"}, args...)...).status)
			assertFile(t, file, "precious")
		}
	})
}

func assertFile(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, want, string(got))
}

func TestCleanFlags(t *testing.T) {
	const page = "<html><body><p>One page</p></body></html>"
	run := func(t *testing.T, stdin string, status int, args ...string) ([]clean.Article, string) {
		t.Helper()
		r := execute(t, stdin, append([]string{"clean", "-", "-ledger"}, args...)...)
		require.Equal(t, status, r.status, r.stderr)
		return r.articles(t), r.stderr
	}
	t.Run("media", func(t *testing.T) {
		isHTML := func(a clean.Article) bool {
			return slices.ContainsFunc(a.Ledger, func(e clean.Entry) bool { return e.HTML })
		}
		got, _ := run(t, page, exitOK)
		assert.True(t, isHTML(got[0]))
		got, _ = run(t, page, exitOK, "-media", "auto")
		assert.True(t, isHTML(got[0]))
		got, _ = run(t, story, exitOK, "-media", "html")
		assert.True(t, isHTML(got[0]))
		got, _ = run(t, page, exitOK, "-media", "text")
		assert.False(t, isHTML(got[0]))
	})
	t.Run("in", func(t *testing.T) {
		got, _ := run(t, records(2), exitOK, "-in", "auto")
		assert.Len(t, got, 2)
		got, _ = run(t, records(2), exitOK, "-in", "single")
		assert.Len(t, got, 1)
		got, _ = run(t, story+"\f"+story, exitOK, "-in", "formfeed")
		assert.Len(t, got, 2)
		got, _ = run(t, "id,text\n7,One line of text\n", exitOK, "-in", "csv")
		assert.Equal(t, "7", got[0].ID)
	})
	t.Run("fence", func(t *testing.T) {
		const text = "@ one\n" + story + "@ two\n" + story
		got, _ := run(t, text, exitOK, "-fence", "^@ (.*)$")
		require.Len(t, got, 2)
		assert.Equal(t, "two", got[1].ID)
		got, _ = run(t, text, exitOK, "-fence", "^@ (.*)$", "-in", "pattern")
		assert.Len(t, got, 2)
		got, _ = run(t, text, exitOK)
		assert.Len(t, got, 1)
	})
	t.Run("limit", func(t *testing.T) {
		got, stderr := run(t, records(1)+`{"id":"short","text":"Short."}`+"\n", exitFailed, "-limit", "200")
		require.Len(t, got, 1)
		assert.Equal(t, "short", got[0].ID)
		assert.Contains(t, stderr, parse.ErrTooLong.Error())
	})
	t.Run("budgets", func(t *testing.T) {
		for _, args := range [][]string{{"-max-bytes", "250"}, {"-max-blocks", "3"}} {
			got, stderr := run(t, story, exitOK, args...)
			require.Len(t, got, 1)
			assert.NotEmpty(t, got[0].Partial)
			assert.Contains(t, stderr, "1 cut short by a budget")
		}
		got, stderr := run(t, story, exitOK, "-max-bytes", "100000", "-max-blocks", "1000")
		assert.Empty(t, got[0].Partial)
		assert.NotContains(t, stderr, "budget")
	})
	t.Run("disable", func(t *testing.T) {
		byRule := func(name string) func(clean.Entry) bool {
			return func(e clean.Entry) bool { return e.Rule == name }
		}
		got, _ := run(t, story, exitOK)
		require.True(t, slices.ContainsFunc(got[0].Ledger, byRule("nav.skip_link")))
		got, _ = run(t, story, exitOK, "-disable", "nav.skip_link, copyright,")
		assert.False(t, slices.ContainsFunc(got[0].Ledger, byRule("nav.skip_link")))
		assert.False(t, slices.ContainsFunc(got[0].Ledger, byRule("copyright")))
	})
	t.Run("phrases", func(t *testing.T) {
		dir := folderOf(t, map[string]string{
			"one": "lang en\n[share]\nmy-beam beam it to the moon\n", "two": "lang en\n[share]\nmy-shout shout it from the roof\n",
		})
		text := story + "\nBeam it to the moon\n\nShout it from the roof\n\n" + strings.Repeat("The lamp burns all night, and so does the kettle. ", 9)
		got, _ := run(t, text, exitOK)
		assert.Contains(t, got[0].Text(), "Beam it to the moon")
		got, _ = run(t, text, exitOK, "-phrases", filepath.Join(dir, "one"), "-phrases", filepath.Join(dir, "two"))
		assert.NotContains(t, got[0].Text(), "Beam it to the moon")
		assert.NotContains(t, got[0].Text(), "Shout it from the roof")
	})
	t.Run("quiet", func(t *testing.T) {
		_, stderr := run(t, story, exitOK, "-q")
		assert.Empty(t, stderr)
		_, stderr = run(t, noText, exitFailed, "-q", "-in", "jsonl")
		assert.Contains(t, stderr, "record without text")
	})
}

func TestSummary(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": story, "b.txt": "Two words", "c.txt": "", "d/bad.jsonl": noText})
	r := execute(t, "", "clean", dir)
	assert.Equal(t, exitFailed, r.status)
	assert.Len(t, r.articles(t), 3)
	assert.Contains(t, r.stderr, filepath.Join(dir, "d", "bad.jsonl")+"#x: record without text")
	assert.Contains(t, r.stderr, "4 documents: 1 article, ")
	assert.Contains(t, r.stderr, ", 1 failed\n")
	assert.Regexp(t, `(?m)^  removed  nav\.skip_link +1 × +15 bytes$`, r.stderr)
	assert.NotContains(t, r.stderr, "\x1b", "no terminal, no progress")
}

func TestPlaces(t *testing.T) {
	dir := folderOf(t, map[string]string{"bad.jsonl": `{"id":"x","text":"Fine."}` + "\n{oops\n" + `{"id":"y","text":"Fine."}` + "\n"})
	r := execute(t, "", "clean", "-q", filepath.Join(dir, "bad.jsonl"))
	assert.Equal(t, exitFailed, r.status)
	assert.Equal(t, []string{"bad.jsonl#x", "bad.jsonl#y"}, r.ids(t))
	assert.Contains(t, r.stderr, "copydesk: "+filepath.Join(dir, "bad.jsonl"))
	assert.Contains(t, r.stderr, ": byte 26: ")
	assert.Equal(t, 1, strings.Count(r.stderr, "\n"))

	r = execute(t, "{oops\n", "clean", "-q", "-in", "jsonl", "-")
	assert.Contains(t, r.stderr, "copydesk: -")
}

func TestTallyOrder(t *testing.T) {
	var ty tally
	entry := func(rule string, fate clean.Fate, n int) clean.Entry {
		return clean.Entry{Rule: rule, Fate: fate, Span: parse.Span{End: n}}
	}
	ty.add(&clean.Article{Ledger: clean.Ledger{
		entry("b", clean.Removed, 5), entry("a", clean.Removed, 5), entry("big", clean.Removed, 1), entry("big", clean.Removed, 9),
		entry("body", clean.Kept, 100),
	}})
	var b strings.Builder
	ty.table(&b, clean.Removed)
	var rules []string
	for line := range strings.Lines(b.String()) {
		rules = append(rules, strings.Fields(line)[1])
	}
	assert.Equal(t, []string{"big", "a", "b"}, rules)
}

func TestCountWords(t *testing.T) {
	for s, n := range map[string]int{
		"": 0, " – … ": 0, "one": 1, "the keeper’s well-kept lamp": 4, "42 km": 2, "снег идёт": 2, "灯台守": 2, "灯台 lamp": 2,
	} {
		assert.Equal(t, n, countWords(s), s)
	}
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	var read atomic.Int64
	now := time.Unix(0, 0)
	p := newProgress(&b, true, true, &read)
	p.now = func() time.Time { return now }
	sized := make(chan struct{})
	p.start(func() int64 { defer close(sized); return 0 })
	<-sized
	p.total.Store(40_000_000)
	step := func(d time.Duration) {
		now = now.Add(d)
		p.docs++
		read.Add(1_000_000)
		p.show()
	}
	step(progressInterval / 2)
	assert.Empty(t, b.String(), "too early")
	for range 9 {
		step(progressInterval)
	}
	require.Equal(t, 9, strings.Count(b.String(), eraseLine))
	last := b.String()[strings.LastIndex(b.String(), eraseLine)+len(eraseLine):]
	assert.Equal(t, "10 documents, 10.0 MB of 40.0 MB, 10.5 MB/s, 3s left", last)
	assert.NotContains(t, b.String(), "\n")

	b.Reset()
	p.beforeOutput()
	assert.Equal(t, eraseLine, b.String())
	p.hide()
	assert.Equal(t, eraseLine, b.String(), "hidden already")

	p.total.Store(0)
	assert.NotContains(t, p.line(time.Second), "left", "size not known")

	off := newProgress(&b, false, false, &read)
	off.start(func() int64 { t.Error("size of the input is asked for"); return 0 })
	b.Reset()
	off.show()
	off.hide()
	assert.Empty(t, b.String())
}

func TestCorpusSize(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": "12345", "b/c.txt": "678"})
	size := func(paths ...string) int64 { return (&corpus{paths: paths}).size(t.Context()) }
	assert.EqualValues(t, 8, size(dir))
	assert.EqualValues(t, 13, size(dir, filepath.Join(dir, "a.txt")))
	assert.EqualValues(t, 8, size(dir, filepath.Join(dir, "none")))
	zipped := filepath.Join(t.TempDir(), "x.zip")
	writeZip(t, zipped, "a", "b")
	assert.EqualValues(t, len(story)+len(records(1)), size(zipped))
}
