package clean_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// checkLaws asserts what must hold of every article: the ledger partitions the
// source and replays, JSON reads back, and a second cleaning finds nothing.
func checkLaws(t testing.TB, c *clean.Cleaner, doc *parse.Document, a *clean.Article) {
	t.Helper()
	checkLedger(t, doc, a)
	for _, e := range firesAgain(t, c, a) {
		assert.Fail(t, "a rule fires again", e)
	}
}

// checkLedger asserts partition, replay and that JSON reads back.
func checkLedger(t testing.TB, doc *parse.Document, a *clean.Article) {
	t.Helper()
	checkPartition(t, doc.Text, a.Ledger)
	require.Equal(t, a.Text(), clean.Replay(doc.Text, a.Ledger), "replay")
	require.True(t, utf8.ValidString(a.Text()))
	b, err := json.Marshal(a)
	require.NoError(t, err)
	var back clean.Article
	require.NoError(t, json.Unmarshal(b, &back))
	b2, err := json.Marshal(&back)
	require.NoError(t, err)
	require.Equal(t, string(b), string(b2), "JSON reads back")
}

func checkPartition(t testing.TB, src string, l clean.Ledger) {
	t.Helper()
	at := 0
	for i, e := range l {
		require.GreaterOrEqual(t, e.Start, at, "entry %d overlaps", i)
		require.Greater(t, e.End, e.Start, "entry %d is empty", i)
		require.Empty(t, strings.Trim(src[at:e.Start], " \t\n\v\f\r"), "before entry %d", i)
		require.True(t, utf8.ValidString(src[e.Start:e.End]), "entry %d cuts a character", i)
		require.NotEmpty(t, e.Rule)
		require.NotEmpty(t, e.Reason)
		require.NotEmpty(t, e.Role)
		checkEdits(t, e.Edits)
		at = e.End
	}
	require.Empty(t, strings.Trim(src[at:], " \t\n\v\f\r"), "behind the last entry")
}

// checkEdits asserts that edits are sorted and disjoint, and say who made them.
func checkEdits(t testing.TB, edits []clean.Edit) {
	t.Helper()
	at := 0
	for _, e := range edits {
		require.GreaterOrEqual(t, e.Start, at)
		require.GreaterOrEqual(t, e.End, e.Start)
		require.NotEmpty(t, e.Rule)
		require.NotEmpty(t, e.Reason)
		at = e.End
	}
}

// cleanedText is what a second cleaning reads: title, blank line and text.
func cleanedText(a *clean.Article) string {
	if a.Sources["title"].From == "visible" {
		return a.Title + "\n\n" + a.Text()
	}
	return a.Text()
}

// firesAgain cleans the cleaned text and says what is removed or moved to a field
// that had stayed the first time.
func firesAgain(t testing.TB, c *clean.Cleaner, a *clean.Article) (entries []string) {
	t.Helper()
	text := cleanedText(a)
	again, err := c.Clean(t.Context(), parse.NewText(text))
	require.NoError(t, err)
	for _, e := range again.Ledger {
		if e.Fate == clean.Kept || e.Role == clean.RoleTitle || e.Rule == "model" {
			continue // what the model takes the second time is measured, see TestQualitySecondCleaning
		}
		part := text[e.Start:e.End]
		if e.Rule == "markup.marker" && (part == "```" || part == "~~~") {
			continue // code stands between fences in the text too
		}
		entries = append(entries, fmt.Sprintf("%s %s %q: %s", e.Fate, e.Rule, part, e.Reason))
	}
	return entries
}
