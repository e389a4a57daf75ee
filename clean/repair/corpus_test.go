package repair_test

import (
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/repair"
)

var listEdits = flag.String("edits", "", "list the edits of the rules that begin with this on clean text, and its flags")

// cleanTexts returns the gold texts of the labelled pages by name.
func cleanTexts(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sharedFile(t, "bench/wcxb-dev/ground-truth"), "*.json.gz"))
	require.NoError(t, err)
	texts := map[string]string{}
	for _, name := range files {
		f, err := os.Open(name)
		require.NoError(t, err)
		z, err := gzip.NewReader(f)
		require.NoError(t, err)
		var page struct {
			Truth struct {
				Text string `json:"main_content"`
			} `json:"ground_truth"`
		}
		require.NoError(t, json.NewDecoder(z).Decode(&page))
		f.Close()
		texts[filepath.Base(name)] = page.Truth.Text
	}
	return texts
}

// TestCleanText counts what the rules do to text that is nearly clean:
//
//	go test -run TestCleanText -v ./clean/repair -args -edits=dup
//
// Most edits mend slips of the writers, so that only reading them tells the
// wrong ones; the bound is on all of them.
func TestCleanText(t *testing.T) {
	texts := cleanTexts(t)
	r, err := repair.New(repair.Options{})
	require.NoError(t, err)
	edits, flags, words := map[string]int{}, map[string]int{}, 0
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		words += len(strings.Fields(text))
		res, err := r.Text(t.Context(), text)
		require.NoError(t, err)
		require.Equal(t, text, repair.Undo(res.Text, res.Edits))
		for _, e := range res.Edits {
			edits[e.Rule]++
			if *listEdits != "" && strings.HasPrefix(e.Rule, *listEdits) {
				t.Logf("%s %s %s %q → %q | %s", e.Rule, name, around(text, e.Start, e.End), e.Before, e.After, e.Evidence)
			}
		}
		for _, f := range res.Flags {
			flags[f.Kind]++
			if *listEdits != "" && strings.HasPrefix("flag:"+f.Kind, *listEdits) {
				t.Logf("%s %s %s → %q | %s", f.Kind, name, around(text, f.Start, f.End), f.Suggestion, f.Note)
			}
		}
	}
	t.Logf("%d texts, %d words\nedits %s\nflags %s", len(texts), words, table(edits), table(flags))
	total := 0
	for rule, n := range edits {
		if !strings.HasPrefix(rule, "char.") {
			total += n
		}
	}
	assert.Less(t, total, words/1_000_000*400, "edits other than of characters")
}

func around(s string, start, end int) string {
	lo, hi := max(0, start-60), min(len(s), end+60)
	return fmt.Sprintf("…%s⟦%s⟧%s…", strings.ReplaceAll(s[lo:start], "\n", "⏎"), s[start:end], strings.ReplaceAll(s[end:hi], "\n", "⏎"))
}

func table(counts map[string]int) string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&b, "\n  %-32s %5d", k, counts[k])
	}
	return b.String()
}
