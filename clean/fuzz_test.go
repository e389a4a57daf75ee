package clean_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// maxCleanings is how many cleanings of any text, however odd, may still change
// it. Real pages are settled after the first: the corpus, the cases of the rules
// and the quality gate hold them to that.
const maxCleanings = 3

// FuzzClean checks on any text that the ledger is right, that each decision can
// be undone, and that cleaning again and again soon changes nothing.
func FuzzClean(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(testdata, "corpus", "*.txt"))
	require.NoError(f, err)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(string(b))
	}
	for _, s := range []string{
		"", "\n", "\u00a0", "\ufeff", "a\x00b", "- a\n- b\n", "<p>x</p>", "[vc_row]x[/vc_row]", "> a\n", "# a\n", "```\ncode\n```\n",
		"Home > News > A title of some words\n\nA title of some words\n\nComments\n\nAnna says:\n4 May 2023\nYes.\nReply\n",
		"Tags\na, b\n", "By Anna Bell | 4 May 2023\n", "a\tb\nc\td\n",
	} {
		f.Add(s)
	}
	c, err := clean.New(clean.Options{})
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 20_000 {
			t.Skip("long inputs are the benchmarks' business")
		}
		doc := parse.NewText(s)
		a, err := c.Clean(t.Context(), doc)
		require.NoError(t, err)
		checkLedger(t, doc, a)
		checkUndo(t, doc, a)
		var fired []string
		for range maxCleanings {
			if fired = firesAgain(t, c, a); len(fired) == 0 {
				return
			}
			a, err = c.Clean(t.Context(), parse.NewText(cleanedText(a)))
			require.NoError(t, err)
		}
		require.Empty(t, fired, "rules fire again and again")
	})
}

// checkUndo asserts that a text with one decision undone has the words of that
// decision, and no others more.
func checkUndo(t testing.TB, doc *parse.Document, a *clean.Article) {
	t.Helper()
	words := len(strings.Fields(a.Text()))
	for i, e := range a.Ledger {
		if e.Fate == clean.Kept || i > 50 {
			continue
		}
		undone := clean.Replay(doc.Text, a.Ledger.Undo(i))
		more := len(strings.Fields(doc.Text[e.Start:e.End]))
		got := len(strings.Fields(undone))
		// A part of a word that comes back joins the word it was cut from; a
		// repair parts a word, or joins two.
		edits := len(e.Edits)
		require.LessOrEqual(t, got, words+more+edits, "entry %d", i)
		require.GreaterOrEqual(t, got, words+more-2-edits, "entry %d", i)
	}
}
