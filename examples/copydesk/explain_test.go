package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// sample is a document with an article made by hand, so that the view does not
// depend on the rules.
func sample() (*parse.Document, *clean.Article) {
	doc := parse.NewText("\n\nHome > Sea\r\n灯台 for sale\n\nShare this\tBy Ida Brook\n- a lamp,\n  with its oil\n\n\nA line that goes on and on, far behind the end of what a narrow terminal can show. Advertisement\n")
	at := func(s string) parse.Span {
		i := strings.Index(doc.Text, s)
		return parse.Span{Start: i, End: i + len(s)}
	}
	entry := func(s string, fate clean.Fate, role clean.Role, rule, reason string) clean.Entry {
		return clean.Entry{Span: at(s), Fate: fate, Role: role, Rule: rule, Reason: reason, Confidence: 0.9}
	}
	long := "A line that goes on and on, far behind the end of what a narrow terminal can show."
	return doc, &clean.Article{
		Title: "灯台 for sale", Authors: []string{"Ida Brook"}, Section: []string{"Sea"}, Verdict: clean.IsStub,
		Body:     []clean.Node{{Kind: "list_item", Text: "a lamp, with its oil"}, {Kind: "paragraph", Text: long}},
		Figures:  []clean.Figure{{Caption: "The lamp", Credit: "I. Brook", Span: at("a lamp")}},
		Comments: []clean.Comment{{Author: "Kit", Text: "I want it.", Span: parse.Span{Start: -1, End: -1}}},
		Sources: map[string]clean.Source{
			"title":   {From: "visible", Rule: "title", Span: at("灯台 for sale"), Rivals: []clean.Rival{{Value: "Lighthouse"}}},
			"authors": {From: "visible", Rule: "byline", Note: "job title left out", Span: at("By Ida Brook")},
			"section": {From: "visible", Rule: "breadcrumb", Span: at("Home > Sea"), Path: []string{"Home", "Sea"}},
		},
		Ledger: clean.Ledger{
			entry("Home > Sea", clean.Field, clean.RoleBreadcrumb, "breadcrumb", "path of 2 parts"),
			entry("灯台 for sale", clean.Field, clean.RoleTitle, "title", "first line that reads as one, and a reason that is longer than its column"),
			entry("Share this", clean.Removed, clean.RoleShare, "share", "phrase en/share"),
			entry("By Ida Brook", clean.Field, clean.RoleByline, "byline", "phrase en/by and a name"),
			entry("- ", clean.Markup, clean.RoleMarkup, "markup.marker", "marks a list item"),
			entry("a lamp,\n  with its oil", clean.Kept, clean.RoleListItem, "body", "nothing speaks against it"),
			entry(long, clean.Kept, clean.RoleParagraph, "body", "nothing speaks against it"),
			entry("Advertisement", clean.Removed, clean.RoleAdvertisement, "advert", "phrase en/advertisement"),
		},
	}
}

func TestView(t *testing.T) {
	for name, v := range map[string]view{
		"plain":  {width: 120},
		"colour": {width: 120, painter: true},
		"narrow": {width: 40},
		"wide":   {width: 200},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			v.b = &b
			v.doc, v.article = sample()
			v.write("sale.txt#1")
			golden(t, "explain_"+name, b.String())
			if name == "plain" {
				table, _, _ := strings.Cut(b.String(), "Fields")
				for line := range strings.Lines(table) {
					assert.LessOrEqual(t, columns(strings.TrimSuffix(line, "\n")), v.width, line)
				}
			}
		})
	}
}

// TestViewOfRepairs shows edits and flags in place: below the line of a text that
// they are in, below the entry of a page.
func TestViewOfRepairs(t *testing.T) {
	doc := parse.NewText("Lamp for for sale\n\nThe the lamp\nof Garrow is for sale. Became.\n")
	entry := func(start, end int, fate clean.Fate, role clean.Role, edits ...clean.Edit) clean.Entry {
		return clean.Entry{Span: parse.Span{Start: start, End: end}, Fate: fate, Role: role, Rule: "rule", Reason: "reason", Edits: edits}
	}
	edit := func(start, end int) clean.Edit {
		return clean.Edit{Span: parse.Span{Start: start, End: end}, Rule: "repair.dup.word", Reason: "twice"}
	}
	a := &clean.Article{
		Title: "Lamp for sale", Verdict: clean.IsStub,
		Body: []clean.Node{{Kind: "paragraph", Text: "The lamp of Garrow is for sale. Became.", Span: parse.Span{Start: 19, End: 62}}},
		Flags: []clean.Flag{
			{Node: 0, Start: 9, End: 18, Kind: "name.variant", Note: "near the lamp", Suggestion: "of Jarrow"},
			{Node: 0, Start: 32, End: 39, Kind: "sent.orphan", Note: "a verb without a sentence"},
		},
		Ledger: clean.Ledger{
			entry(0, 17, clean.Field, clean.RoleTitle, edit(8, 12)),
			entry(19, 62, clean.Kept, clean.RoleParagraph, edit(3, 7)),
		},
	}
	for name, media := range map[string]string{"text": parse.MediaText, "html": parse.MediaHTML} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			doc.Media = media
			(&view{b: &b, doc: doc, article: a, width: 120}).write("lamp.txt")
			golden(t, "explain_repairs_"+name, b.String())
		})
	}
}

// golden compares text with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestExplain(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": story, "b.jsonl": records(2), "c.jsonl": records(1)})
	r := execute(t, "", "explain", "-width", "150", dir)
	require.Equal(t, exitOK, r.status, r.stderr)
	for _, id := range []string{"a.txt\n", "b.jsonl#r0\n", "b.jsonl#r1\n", "c.jsonl#r0\n"} {
		assert.Contains(t, r.stdout, id)
	}
	assert.Regexp(t, `(?m)^1  - navigation +Skip to content +nav\.skip_link +phrase en/`, r.stdout)
	assert.Regexp(t, `(?m)^3  > title +Lighthouse of Garrow sold for a bicycle`, r.stdout)
	assert.Regexp(t, `(?m)^5  \+ paragraph +The lighthouse of Garrow changed hands.*…  body`, r.stdout)
	assert.Regexp(t, `(?m)^  title +Lighthouse of Garrow sold for a bicycle +visible, line 3`, r.stdout)
	assert.NotContains(t, r.stdout, "\x1b")
	assert.Empty(t, r.stderr)

	assert.NotContains(t, r.stdout, "repaired", "there is nothing to repair")

	r = execute(t, strings.Replace(story, "changed hands", "changed the the hands", 1), "explain", "-width", "160", "-")
	assert.Regexp(t, `(?m)^5  \+ paragraph .*\n   ~ edit +…rrow changed the\[ the → \] hands on Friday… +repair\.dup\.word `, r.stdout)
	assert.Contains(t, r.stdout, "~ repaired")

	r = execute(t, story, "explain", "-", "-disable", "nav.skip_link")
	assert.NotContains(t, r.stdout, "nav.skip_link")
}

// pageSource is a page with what its view has to take apart: an entry of several
// elements, characters written as references, a script inside the text, code.
const pageSource = `<!doctype html>
<title>Lamp for sale</title><script>var lamps = [1, 2]</script>
<body><nav><a href="/">Skip to content</a></nav>
<article><h1>Lamp for sale</h1>
<p>The lamp of <b>Garrow</b> &amp; its<script>track()</script> oil
are for sale&hellip;</p><pre>lamp --on
  &lt;now&gt;</pre></article></body>
`

func TestExplainHTML(t *testing.T) {
	rows := func(args ...string) map[string]string {
		r := execute(t, pageSource, append([]string{"explain", "-media", "html", "-width", "200", "-"}, args...)...)
		require.Equal(t, exitOK, r.status, r.stderr)
		table, rest, _ := strings.Cut(r.stdout, "Fields")
		assert.Contains(t, rest, "markup.skipped", "the figures count what the table leaves out")
		byStart := map[string]string{}
		for line := range strings.Lines(table) {
			if start, row, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
				byStart[start] = strings.TrimSpace(row)
			}
		}
		return byStart
	}
	at := func(s string) string { return strconv.Itoa(strings.Index(pageSource, s)) }
	t.Run("texts", func(t *testing.T) {
		got := rows()
		assert.Regexp(t, `^. \w+ +Skip to content  `, got[at("Skip")])
		assert.Regexp(t, `^. \w+ +Lamp for sale  `, got[at("Lamp for sale</h1>")])
		assert.Regexp(t, `^\+ paragraph +The lamp of Garrow & its oil are for sale…  `, got[at("The lamp")])
		assert.Regexp(t, `^\+ preformatted +lamp --on   <now>  `, got[at("lamp --on")])
		for _, row := range got {
			assert.NotRegexp(t, `^\. markup|</`, row)
		}
	})
	t.Run("markup", func(t *testing.T) {
		got := rows("-markup")
		assert.Regexp(t, `^\. markup +<script>var lamps = \[1, 2\]</script>  `, got[at("<script>var")])
		assert.Regexp(t, `^\. markup +</h1> <p>  `, got[at("</h1>")])
		assert.Contains(t, got[at("The lamp")], "its oil")
		assert.Greater(t, len(got), len(rows()))
	})
	t.Run("part of a page", func(t *testing.T) {
		r := execute(t, pageSource, "explain", "-media", "html", "-keep", "article", "-drop", "h1", "-")
		require.Equal(t, exitOK, r.status, r.stderr)
		assert.Contains(t, r.stdout, "html/article/p")
		assert.NotContains(t, r.stdout, "html/nav")
		assert.NotContains(t, r.stdout, "h1")
		assert.NotContains(t, r.stdout, "NaN")
	})
	t.Run("the same source as text", func(t *testing.T) {
		r := execute(t, pageSource, "explain", "-media", "text", "-")
		require.Equal(t, exitOK, r.status, r.stderr)
		assert.Regexp(t, `(?m)^ *2  `, r.stdout, "rows are lines")
	})
}

func TestExplainHTMLWithoutText(t *testing.T) {
	for _, src := range []string{"<html>", "<!doctype html><script>x()</script>", "<body><!-- "} {
		r := execute(t, src, "explain", "-")
		require.Equal(t, exitOK, r.status, r.stderr)
		assert.Contains(t, r.stdout, "empty, 0 words kept")
		assert.NotContains(t, r.stdout, "NaN")
	}
	r := execute(t, "<html>", "explain", "-keep", "p", "-")
	require.Equal(t, exitOK, r.status, r.stderr)
	assert.NotContains(t, r.stdout, "NaN")
}

// A page too deep for a tree fails where a tree is asked for, and only there.
func TestDeepPage(t *testing.T) {
	deep := "<html><body>" + strings.Repeat("<div>", 600) + "The lamp burns all night."
	assert.Equal(t, exitOK, execute(t, deep, "clean", "-").status)
	r := execute(t, deep, "clean", "-keep", "div", "-")
	assert.Equal(t, exitFailed, r.status)
	assert.Contains(t, r.stderr, "512")
}

func TestExplainShowsEveryLine(t *testing.T) {
	text, err := os.ReadFile("../../testdata/corpus/000_59cc52935e953997.txt")
	require.NoError(t, err)
	r := execute(t, string(text), "explain", "-width", "1000", "-")
	require.Equal(t, exitOK, r.status)
	for line := range strings.Lines(string(text)) {
		assert.Contains(t, r.stdout, printable(strings.TrimSpace(line)))
	}
}

// What a page holds must not steer the terminal.
func TestExplainHostileText(t *testing.T) {
	const text = "\x1b[2J\x1b]0;owned\x07 first line\n\u202Eenil dnoces\u2066\nthird\x00line\u009b31m\n"
	dir := folderOf(t, map[string]string{"\x1b[31m.txt": text, "\x1b.html": "<html><p>" + text, "\x1b.jsonl": noText})
	r := execute(t, "", "explain", dir)
	assert.Equal(t, exitFailed, r.status)
	for _, bad := range []string{"\x1b", "\x00", "\x07", "\u009b", "\u202e", "\u2066"} {
		assert.NotContains(t, r.stdout+r.stderr, bad)
	}
}

func TestSplitLines(t *testing.T) {
	for s, want := range map[string][]string{
		"":                 nil,
		"a":                {"a"},
		"a\n":              {"a"},
		"\n":               {""},
		"a\r\n\r\nb\rc\n ": {"a", "", "b", "c", " "},
	} {
		var got []string
		for _, l := range splitLines(s) {
			got = append(got, s[l.Start:l.End])
		}
		assert.Equal(t, want, got, "%q", s)
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"", 5, ""},
		{"lamps", 5, "lamps"},
		{"lantern", 5, "lant…"},
		{"灯台守", 6, "灯台守"},
		{"灯台守", 5, "灯台…"},
		{"灯台守", 4, "灯…"},
		{"e\u0301te\u0301", 3, "e\u0301te\u0301"},
		{"a\tb\x1bc", 9, "a b·c"},
	} {
		got := clip(c.s, c.w)
		assert.Equal(t, c.want, got, "%q in %d", c.s, c.w)
		assert.LessOrEqual(t, columns(got), c.w)
		assert.Equal(t, c.w, columns(fit(c.s, c.w)))
	}
	assert.Less(t, len(clip(strings.Repeat("\u0301", 1e6), 10)), 1000, "marks take no columns, but not for ever")
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		assert.Equal(t, want, grouped(n))
	}
	for n, want := range map[int64]string{0: "0 bytes", 999: "999 bytes", 1000: "1.0 kB", 999_949: "999.9 kB", 999_950: "1.0 MB", 32 << 20: "33.6 MB"} {
		assert.Equal(t, want, byteSize(n))
	}
	assert.Equal(t, "1 document", plural(1, "document"))
	assert.Equal(t, "2 documents", plural(2, "document"))
}

func TestWrap(t *testing.T) {
	assert.Equal(t, []string{""}, wrap("", 10))
	assert.Equal(t, []string{"one two", "three"}, wrap("one two\nthree", 9))
	assert.Equal(t, []string{"a", "lighthouse", "b"}, wrap("a lighthouse b", 4))
}
