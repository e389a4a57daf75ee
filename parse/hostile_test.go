package parse_test

import (
	"io"
	"iter"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

// A repeater is a source of n bytes that repeats s and is never held.
type repeater struct {
	s string
	n int
	i int
}

func (r *repeater) Read(p []byte) (int, error) {
	if r.n <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(p) && r.n > 0 {
		c := copy(p[n:], r.s[r.i:min(len(r.s), r.i+r.n)])
		n, r.n, r.i = n+c, r.n-c, (r.i+c)%len(r.s)
	}
	return n, nil
}

// allocated returns the bytes that f allocated.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func count(docs iter.Seq2[*parse.Document, error]) (good, bad int) {
	for _, err := range docs {
		if err == nil {
			good++
		} else {
			bad++
		}
	}
	return good, bad
}

// TestHostileSizes reads more than is to be held: the memory used stays near
// the limit, and what follows the bad document is read.
func TestHostileSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	const size, limit = 100 << 20, 1 << 20
	for _, tt := range []struct {
		name        string
		open, body  string
		close       string
		opts        parse.Options
		docs, wrong int
	}{
		{"line alone", "", "x", "", parse.Options{}, 0, 1},
		{"line of NULs", "", "\x00", "", parse.Options{}, 0, 1},
		{"line between fences", "=== a.txt ===\n", "x", "\n=== b ===\nB.\n", parse.Options{}, 1, 1},
		{"line of a fence's signs", "=== a.txt ===\n", "=", "\n=== b ===\nB.\n", parse.Options{}, 1, 1},
		{"line that begins as a fence", "=== a.txt ===\n=== ", "= ", "\n=== b ===\nB.\n", parse.Options{}, 1, 1},
		{"only newlines", "=== a.txt ===\n", "\n", "\n=== b ===\nB.\n", parse.Options{}, 1, 1},
		{"line between tags", "<doc id=\"a\" url=\"u\">\n", "<", "\n</doc>\n<doc id=\"b\">\nB.\n</doc>\n", parse.Options{}, 1, 1},
		{"line before a separator", "A.<|endoftext|>", "<|endoftext|", "<|endoftext|>B.", parse.Options{}, 2, 1},
		{"line of form feeds", "A.\n\f\n", "x\f", "\n\f\nB.", parse.Options{Format: parse.FormFeed}, 2, 1},
		{"UTF-16", "\xff\xfe", "x\x00", "", parse.Options{}, 0, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.opts.Limit = limit
			r := io.MultiReader(strings.NewReader(tt.open), &repeater{s: strings.Repeat(tt.body, 4<<10), n: size}, strings.NewReader(tt.close))
			var docs, bad int
			used := allocated(func() { docs, bad = count(parse.Documents(r, tt.opts)) })
			assert.Equal(t, []int{tt.docs, tt.wrong}, []int{docs, bad})
			assert.Less(t, used, uint64(8*limit), "bytes allocated for a limit of %d", limit)
		})
	}
}

func TestHostileLines(t *testing.T) {
	lines := strings.Repeat("word\n", 1_000_000)
	newlines := strings.Repeat("\n", 1_000_000)
	fences := strings.Repeat("=== a ===\n", 100_000)
	for name, tt := range map[string]struct {
		src  string
		opts parse.Options
		docs int
	}{
		"a million words":       {"=== a.txt ===\n" + lines, parse.Options{}, 1},
		"a million words alone": {lines, parse.Options{}, 1},
		"newlines":              {newlines, parse.Options{}, 1},
		"newlines as fences":    {newlines, parse.Options{Format: parse.Fence}, 1},
		"newlines to part":      {newlines, parse.Options{Format: parse.EndOfText}, 0},
		"CRs":                   {strings.Repeat("\r", 1_000_000), parse.Options{}, 1},
		"fences":                {fences, parse.Options{}, 100_000},
		"styles":                {strings.Repeat("x\n=== a\n--- b ---\n---- c ----\n", 10_000), parse.Options{Format: parse.Fence}, 10_001},
		"separators":            {strings.Repeat("<|endoftext|>", 100_000), parse.Options{}, 0},
		"form feeds":            {strings.Repeat("\f", 100_000), parse.Options{Format: parse.FormFeed}, 0},
		"backslashes":           {"=== a ===\\\n" + strings.Repeat("\\", 1_000_000), parse.Options{}, 1},
		"attributes":            {"<doc " + strings.Repeat("a=\"", 2000) + "\">\n</doc>\n", parse.Options{Format: parse.Fence}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			docs, bad := count(parse.Documents(strings.NewReader(tt.src), tt.opts))
			assert.Equal(t, tt.docs, docs)
			assert.Zero(t, bad)
		})
	}
}

func TestHostileBytes(t *testing.T) {
	rng := rand.NewChaCha8([32]byte{1})
	for range 200 {
		b := make([]byte, 1+rng.Uint64()%5000)
		_, _ = rng.Read(b)
		for _, f := range []parse.Format{parse.Auto, parse.Fence, parse.EndOfText, parse.FormFeed} {
			_, _, err := stream(t, strings.NewReader(string(b)), parse.Options{Format: f})
			require.NoError(t, err)
		}
	}
}

// TestHostileCuts cuts a corpus at every byte: what was whole before the cut is
// read as before.
func TestHostileCuts(t *testing.T) {
	for _, src := range []string{
		"=== a.txt ===\nA.\n=== b ===\\\n\\=== x ===\nB.\n=== c ===\nC.\n",
		"<doc id=\"a\" url=\"u\">\nA.\n</doc>\n<doc id=\"b\">\nB.\n</doc>\n",
		"-- a.txt --\nA.\n-- b.txt --\nB.\n",
	} {
		all, _, _ := stream(t, strings.NewReader(src), parse.Options{})
		for n := range len(src) {
			docs, _, err := stream(t, strings.NewReader(src[:n]), parse.Options{Format: parse.Fence})
			require.NoError(t, err)
			for i, d := range docs[:max(0, len(docs)-1)] {
				require.Equal(t, all[i], d, "cut at %d", n)
			}
		}
	}
}
