package clean_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGoldenLedgers compares the ledger of each article of the corpus, an entry a
// line, with testdata/golden: it shows what a change of a rule changes.
func TestGoldenLedgers(t *testing.T) {
	c := newCleaner(t, clean.Options{})
	files, err := filepath.Glob(filepath.Join(testdata, "corpus", "*.txt"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			require.NoError(t, err)
			doc := parse.NewText(string(src))
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			var b strings.Builder
			for _, e := range a.Ledger {
				text := []rune(fold(doc.Text[e.Start:e.End]))
				fmt.Fprintf(&b, "%-7s %-13s %-18s %s\n", e.Fate, e.Role, e.Rule, string(text[:min(len(text), 60)]))
			}
			golden := filepath.Join(testdata, "golden", filepath.Base(file))
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
				require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err, "go test ./clean -run Golden -update writes it")
			assert.Equal(t, string(want), b.String())
		})
	}
}
