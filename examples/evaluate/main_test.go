package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func testSets(t *testing.T) (wcxb, traf string) {
	t.Helper()
	wcxb, traf = filepath.Join(t.TempDir(), "wcxb"), filepath.Join(t.TempDir(), "traf")
	writeWCXB(t, wcxb, oddWCXB())
	writeTraf(t, traf, oddTraf())
	return wcxb, traf
}

func TestRun(t *testing.T) {
	wcxb, traf := testSets(t)
	out := filepath.Join(t.TempDir(), "figures.json")
	lines := filepath.Join(t.TempDir(), "pages.jsonl")
	var stdout, stderr bytes.Buffer
	require.NoError(t, run([]string{"-wcxb", wcxb, "-traf", traf, "-systems", "readeck,shiori", "-speed", "-runs", "1", "-json", out, "-per-page", lines}, &stdout, &stderr))
	assert.Empty(t, stderr.String(), "no progress where nobody looks")

	var report struct{ Systems []figures }
	b, err := os.ReadFile(out)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, &report))
	require.Len(t, report.Systems, 4, "two baselines and two systems")
	for _, f := range report.Systems {
		require.NotNil(t, f.Speed, f.System)
		if f.System == baseline || f.System == "tokenizer" {
			assert.Nil(t, f.WCXB)
			continue
		}
		require.NotNil(t, f.WCXB, f.System)
		assert.Equal(t, 5, f.WCXB.Pages)
		assert.Equal(t, 2, f.Traf.Pages)
		assert.Greater(t, f.WCXB.Types["article"].F1, 0.1)
	}

	b, err = os.ReadFile(lines)
	require.NoError(t, err)
	var sets []string
	last := map[string]float64{}
	for line := range strings.Lines(string(b)) {
		var l pageLine
		require.NoError(t, json.Unmarshal([]byte(line), &l))
		key := l.System + " " + l.Set
		assert.GreaterOrEqual(t, l.F1, last[key], "the worst pages first")
		last[key] = l.F1
		sets = append(sets, key)
	}
	assert.Len(t, sets, 2*(5+2))
	for _, head := range []string{"WCXB, words", "by page type", "WCXB, metadata", "trafilatura's set, segments", "Speed"} {
		assert.Contains(t, stdout.String(), head)
	}
	assert.NotContains(t, stdout.String(), "flattened text")
}

func TestRunText(t *testing.T) {
	wcxb, _ := testSets(t)
	var stdout bytes.Buffer
	require.NoError(t, run([]string{"-wcxb", wcxb, "-text"}, &stdout, &bytes.Buffer{}))
	assert.Contains(t, stdout.String(), "by style of flattened text")
	assert.Contains(t, stdout.String(), "copydesk")
	assert.NotContains(t, stdout.String(), "readeck")
	assert.NotContains(t, stdout.String(), "failed")
}

func TestRunErrors(t *testing.T) {
	wcxb, traf := testSets(t)
	for _, tc := range []struct {
		name string
		args []string
		want string
	}{
		{"no pages", nil, "no pages"},
		{"an argument", []string{"-wcxb", wcxb, "more"}, `unexpected argument "more"`},
		{"an unknown flag", []string{"-x"}, "-x"},
		{"an unknown system", []string{"-wcxb", wcxb, "-systems", "boilerpipe"}, `no system is named "boilerpipe"`},
		{"text of the other set", []string{"-traf", traf, "-text"}, "-text reads -wcxb alone"},
		{"text of both sets", []string{"-wcxb", wcxb, "-traf", traf, "-text"}, "-text reads -wcxb alone"},
		{"text for a peer", []string{"-wcxb", wcxb, "-text", "-systems", "readeck"}, "copydesk alone"},
		{"speed of text", []string{"-wcxb", wcxb, "-text", "-speed"}, "cannot read -text"},
		{"no such folder", []string{"-wcxb", wcxb + "x"}, "no labelled pages"},
		{"no place to write", []string{"-wcxb", wcxb, "-systems", "readeck", "-json", filepath.Join(wcxb, "no", "where")}, "no such file"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			assert.ErrorContains(t, run(tc.args, &stdout, &stderr), tc.want)
			assert.Empty(t, stdout.String())
		})
	}
}

func TestRunUnreadablePage(t *testing.T) {
	wcxb, _ := testSets(t)
	writeBytes(t, filepath.Join(wcxb, "html", "03.html.gz"), []byte("not compressed at all"))
	err := run([]string{"-wcxb", wcxb, "-systems", "readeck"}, &bytes.Buffer{}, &bytes.Buffer{})
	assert.ErrorContains(t, err, "03.html.gz")
}

func TestWriteTables(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, writeTables(&b, nil))
	assert.Empty(t, b.String())

	broken := figures{System: "x", WCXB: &wcxbFigures{Types: map[string]groupFigures{"menu": {}, "forum": {}}}}
	for range failuresShown + 1 {
		broken.Failed = append(broken.Failed, failure{setWCXB, "1", "time limit"})
	}
	require.NoError(t, writeTables(&b, []figures{broken, {System: "baseline"}}))
	assert.NotContains(t, b.String(), "baseline", "nothing is known of it")
	assert.Less(t, strings.Index(b.String(), "forum"), strings.Index(b.String(), "menu"), "known types first")
	assert.Contains(t, b.String(), "x failed on 6 pages")
	assert.Equal(t, failuresShown, strings.Count(b.String(), "time limit"))
}
