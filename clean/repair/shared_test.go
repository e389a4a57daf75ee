package repair_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/repair"
)

// sharedFile finds a file of the folder shared beside the module's root, and
// skips the test where there is none.
func sharedFile(t *testing.T, path string) string {
	t.Helper()
	dir, err := os.Getwd()
	require.NoError(t, err)
	for {
		file := filepath.Join(filepath.Dir(dir), "shared", path)
		if _, err := os.Stat(file); err == nil {
			return file
		}
		if filepath.Dir(dir) == dir {
			t.Skipf("no shared/%s beside the module", path)
		}
		dir = filepath.Dir(dir)
	}
}

// A sample is a line of the shared cases.
type sample struct {
	ID       string
	Kind     string
	Lang     string
	Context  string
	Input    string
	Expected string
	Accept   []string
	Must     string
	Note     string
	Spans    []struct{ Start, End int }
}

// verdict scores a result as the shared scorer does.
func (s *sample) verdict(r repair.Result) string {
	same := r.Text == s.Context
	base := strings.Index(s.Context, s.Input)
	switch s.Must {
	case "repair":
		for _, want := range append([]string{s.Expected}, s.Accept...) {
			if r.Text == strings.Replace(s.Context, s.Input, want, 1) {
				return "repair ok"
			}
		}
		if same {
			return "repair missed"
		}
		return "repair WRONG"
	case "flag":
		if !same {
			return "flag EDITED"
		}
		for _, f := range r.Flags {
			for _, span := range s.Spans {
				if f.Start < base+byteAt(s.Input, span.End) && base+byteAt(s.Input, span.Start) < f.End {
					return "flag ok"
				}
			}
		}
		return "flag missed"
	}
	switch {
	case !same:
		return "leave DAMAGED"
	case len(r.Flags) > 0:
		return "leave false flag"
	}
	return "leave ok"
}

// byteAt returns the byte of a code point.
func byteAt(s string, n int) int {
	at := 0
	for range n {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

func readSamples(t *testing.T, path string) []sample {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	var all []sample
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var s sample
		require.NoError(t, json.Unmarshal(lines.Bytes(), &s))
		all = append(all, s)
	}
	require.NoError(t, lines.Err())
	return all
}

// TestSharedCases holds the bars on the shared cases, but for those of lines,
// which the whole of cleaning is for.
func TestSharedCases(t *testing.T) {
	samples := readSamples(t, sharedFile(t, "repair/cases.jsonl"))
	for _, given := range [...]bool{true, false} {
		counts := map[string]int{}
		for _, s := range samples {
			if strings.HasPrefix(s.Kind, "line.") {
				continue
			}
			opts := repair.Options{}
			if given {
				opts.Lang = s.Lang
			}
			r, err := repair.Text(t.Context(), s.Context, opts)
			require.NoError(t, err)
			v := s.verdict(r)
			counts[v]++
			if !strings.HasSuffix(v, "ok") {
				t.Logf("%s %s %s (%s)\n  in  %q\n  out %q\n  edits %v\n  flags %v", v, s.ID, s.Kind, s.Note, s.Context, r.Text, r.Edits, r.Flags)
			}
		}
		t.Log("language given:", given, fmt.Sprint(counts))
		assert.Zero(t, counts["leave DAMAGED"])
		assert.Zero(t, counts["flag EDITED"])
		assert.Zero(t, counts["repair WRONG"])
		assert.GreaterOrEqual(t, 10*counts["repair ok"], 9*(counts["repair ok"]+counts["repair missed"]))
		assert.GreaterOrEqual(t, 10*counts["flag ok"], 8*(counts["flag ok"]+counts["flag missed"]))
		assert.LessOrEqual(t, 20*counts["leave false flag"], counts["leave ok"]+counts["leave false flag"])
	}
}
