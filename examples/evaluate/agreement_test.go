package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// python returns the interpreter, or skips the test.
func python(t *testing.T) string {
	t.Helper()
	name, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	return name
}

// shared returns a path below the folder of labelled pages beside the module,
// or skips the test.
func shared(t *testing.T, path ...string) string {
	t.Helper()
	name := filepath.Join(append([]string{"..", "..", "..", "shared", "bench"}, path...)...)
	if _, err := os.Stat(name); err != nil {
		t.Skip("../shared is not there")
	}
	abs, err := filepath.Abs(name)
	require.NoError(t, err)
	return abs
}

// TestUnicode compares the character classes and mappings with Python's for
// every character that both know.
func TestUnicode(t *testing.T) {
	const program = `
import sys, json, unicodedata, re
out = []
for i in range(0x110000):
    c = chr(i)
    if 0xd800 <= i < 0xe000 or unicodedata.category(c) == 'Cn':
        continue
    s = 'a ' + c + 'A'
    out.append([i, bool(re.match(r'\w', c)), bool(re.match(r'\s', c)), s.lower(),
                re.sub(r'\s+', ' ', unicodedata.normalize('NFKC', s)).strip().casefold()])
json.dump(out, sys.stdout)`
	raw, err := exec.Command(python(t), "-c", program).Output()
	require.NoError(t, err)
	var rows [][5]json.RawMessage
	require.NoError(t, json.Unmarshal(raw, &rows))
	require.Greater(t, len(rows), 100_000)
	for _, row := range rows {
		var r rune
		var word, space bool
		var lowered, folded string
		for i, to := range []any{&r, &word, &space, &lowered, &folded} {
			require.NoError(t, json.Unmarshal(row[i], to))
		}
		if !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C) {
			continue
		}
		s := "a " + string(r) + "A"
		if unicode.Is(unicode.Cherokee, r) { // x/text swaps its cases instead of folding them
			folded = normal(s)
		}
		if isWord(r) != word || isSpace(r) != space || lower(s) != lowered || normal(s) != folded {
			t.Errorf("%U: word %v space %v lower %q normal %q; Python has %v %v %q %q",
				r, isWord(r), isSpace(r), lower(s), normal(s), word, space, lowered, folded)
		}
	}
}

// TestSigma compares the lower case of Greek words with Python's.
func TestSigma(t *testing.T) {
	words := []string{"ΟΔΟΣ", "ΣΑΣ ΣΑΣ", "Σ", "ΑΣ.", "ΑΣ'", "ΑΣ'Α", "Α\u0301Σ\u0301", "1Σ", "ΑΣ1", "ΑΣ-Β", "İΣ", "AΣ\u00adB", "ΣΣ", ".Σ"}
	raw, err := exec.Command(python(t), "-c", "import sys, json; json.dump([s.lower() for s in json.loads(sys.argv[1])], sys.stdout)", toJSON(t, words)).Output()
	require.NoError(t, err)
	var want []string
	require.NoError(t, json.Unmarshal(raw, &want))
	for i, s := range words {
		assert.Equal(t, want[i], lower(s), s)
	}
}

// TestAgreement compares all figures with the reference scorer's, on pages with
// every oddity of the formats.
func TestAgreement(t *testing.T) {
	scorer, data := shared(t, "score.py"), t.TempDir()
	writeWCXB(t, filepath.Join(data, "wcxb-dev"), oddWCXB())
	writeTraf(t, filepath.Join(data, "traf-dev"), oddTraf())
	agree(t, scorer, data)
}

// TestAgreementOnPages does the same on a part of the labelled pages.
func TestAgreementOnPages(t *testing.T) {
	scorer, data := shared(t, "score.py"), t.TempDir()
	wcxb, err := filepath.Glob(filepath.Join(shared(t, "wcxb-dev", "ground-truth"), "*.json.gz"))
	require.NoError(t, err)
	for i, name := range wcxb {
		if i%7 != 0 {
			continue
		}
		id := strings.TrimSuffix(filepath.Base(name), ".json.gz")
		link(t, name, filepath.Join(data, "wcxb-dev", "ground-truth", filepath.Base(name)))
		link(t, shared(t, "wcxb-dev", "html", id+".html.gz"), filepath.Join(data, "wcxb-dev", "html", id+".html.gz"))
	}
	link(t, shared(t, "traf-dev"), filepath.Join(data, "traf-dev"))
	agree(t, scorer, data)
}

func link(t *testing.T, from, to string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(to), 0o755))
	require.NoError(t, os.Symlink(from, to))
}

// agree scores predictions made of the gold in both ways and compares every
// figure of the reference scorer.
func agree(t *testing.T, scorer, data string) {
	t.Helper()
	wcxb, err := readWCXB(filepath.Join(data, "wcxb-dev"), false)
	require.NoError(t, err)
	traf, err := readTraf(filepath.Join(data, "traf-dev"))
	require.NoError(t, err)

	got := map[string]any{}
	args := []string{scorer, "--data", data, "--json", "-"}
	var scores []*score
	for set, pages := range map[string][]*page{"--wcxb-dev": wcxb, "--traf": traf} {
		predictions := map[string]map[string]string{}
		for _, p := range pages {
			pr := spoiled(p)
			predictions[p.id] = map[string]string{"text": pr.text, "title": pr.title, "author": pr.author, "date": pr.date, "comments": pr.comments}
			scores = append(scores, scorePage(p, pr, nil))
		}
		name := filepath.Join(data, "predictions"+set+".json")
		writeBytes(t, name, []byte(toJSON(t, predictions)))
		args = append(args, set, name)
	}
	require.NoError(t, json.Unmarshal([]byte(toJSON(t, summarise("x", scores))), &got))

	raw, err := exec.Command(python(t), args...).Output()
	require.NoError(t, err)
	var want map[string]any
	require.NoError(t, json.Unmarshal(raw, &want))
	require.Len(t, want, 2)
	n := compareFigures(t, "", want, got)
	assert.Greater(t, n, 100, "figures compared")
}

// compareFigures checks that each number of want is in got, and counts them.
func compareFigures(t *testing.T, path string, want, got any) (n int) {
	t.Helper()
	tree, ok := want.(map[string]any)
	if !ok {
		assert.InDelta(t, want, got, 1e-9, path)
		return 1
	}
	branch, _ := got.(map[string]any)
	for name, w := range tree {
		if name == "missing" { // a page without a prediction does not occur
			assert.EqualValues(t, 0, w, path+"/missing")
			continue
		}
		if assert.Contains(t, branch, name, path) {
			n += compareFigures(t, path+"/"+name, w, branch[name])
		}
	}
	return n
}

// spoiled makes a prediction that is right and wrong in ways that depend on the
// page's id alone.
func spoiled(p *page) prediction {
	h := fnv.New32a()
	fmt.Fprint(h, p.id)
	n := h.Sum32()
	wrong := func(every uint32) bool { n = n*1664525 + 1013904223; return (n>>8)%every == 0 }
	var kept []string
	for i, paragraph := range strings.Split(p.gold.text, "\n\n") {
		switch {
		case wrong(5):
		case wrong(7):
			kept = append(kept, strings.ToUpper(paragraph), paragraph)
		default:
			kept = append(kept, fmt.Sprintf("%s\u001c%d", paragraph, i))
		}
	}
	for _, list := range [][]string{p.gold.with, p.gold.without, p.gold.comments} {
		for _, s := range list {
			if wrong(2) {
				kept = append(kept, strings.ReplaceAll(s, " ", "\u00a0\n"))
			}
		}
	}
	var comments []string
	for _, s := range p.gold.comments {
		if wrong(2) {
			comments = append(comments, s)
		}
	}
	pr := prediction{text: strings.Join(kept, "\n"), comments: strings.Join(comments, "\n")}
	value := func(gold *string, change func(string) string) string {
		switch {
		case wrong(6):
			return ""
		case wrong(6):
			return "2020-01-01 Somebody and Another"
		case gold == nil:
			return "x"
		case wrong(2):
			return change(*gold)
		}
		return *gold
	}
	pr.title = value(p.gold.meta.title, func(s string) string { return " " + strings.ToUpper(s) + "!" })
	pr.author = value(p.gold.meta.author, func(s string) string { return "by " + strings.ReplaceAll(s, ", ", " und ") })
	pr.date = value(p.gold.meta.date, func(s string) string { return s + "T10:00" })
	if wrong(20) {
		pr = prediction{}
	}
	return pr
}
