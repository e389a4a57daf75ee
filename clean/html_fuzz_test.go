package clean_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// FuzzCleanHTML checks on any source of HTML that the ledger is right and that the
// ranges of the body hold its text.
func FuzzCleanHTML(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(testdata, "corpus", "*.html"))
	require.NoError(f, err)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(f, err)
		text, _ := parse.Decode(b, "")
		f.Add(text)
	}
	for _, s := range []string{
		"", "a", "<p>", "<title>x</title>", "<h1>A title</h1><p>By Anna Bell | 4 May 2023", "<pre>a\n b</pre>", "<pre>\n<b>x</b>\ny</pre>",
		"<table><tr><td>a<td>b<td>c<tr><td>d</table>", "<table><tr><td><p>a<p>b<td>c</table>", "<ul><li>a<li>b</ul><ol><li>c</ol>",
		"<p>Share this <b>article</b> &amp; more</p>", "<p>a<script>x</script>b<!-- c --> d</p>", "<figure><img src=a><figcaption>x. Photo: A. Bell</figcaption></figure>",
		"<p>Home &gt; News &gt; A title of words</p><p>A title of words</p>", "<noscript><p>x</noscript>", "<p>4 May 2023<br>Anna<br><br>Reply",
	} {
		f.Add(s)
	}
	c, err := clean.New(clean.Options{})
	require.NoError(f, err)
	unrepaired, err := clean.New(clean.Options{NoRepair: true})
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 20_000 {
			t.Skip("long inputs are the business of other tests")
		}
		doc := newHTML(s)
		a, err := c.Clean(t.Context(), doc)
		require.NoError(t, err)
		checkLedger(t, doc, a)
		a, err = unrepaired.Clean(t.Context(), doc)
		require.NoError(t, err)
		for _, n := range a.Body {
			require.True(t, 0 <= n.Start && n.Start < n.End && n.End <= len(doc.Text), "range %v of %q", n.Span, n.Text)
			text := parse.PlainText(doc.Text[n.Start:n.End], n.Kind == string(clean.RolePreformatted))
			require.True(t, within(n.Text, text), "%q in %q", n.Text, text)
		}
	})
}

// within reports whether a text is what is left of another when parts of that are
// cut out; white space does not count.
func within(text, of string) bool {
	rest := []rune(strings.Join(strings.Fields(of), ""))
	for _, r := range strings.Join(strings.Fields(text), "") {
		at := slices.Index(rest, r)
		if at < 0 {
			return false
		}
		rest = rest[at+1:]
	}
	return true
}
