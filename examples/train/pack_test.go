package main

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/parse"
)

// dumped is one tree: long blocks are content, of short ones those that end as
// sentences.
const dumped = `{"base":-0.5,"features":["words","end"],"trees":[{"nodeid":0,"split":"f0","split_condition":2.5,"yes":1,"no":2,"cover":10,"children":[
	{"nodeid":1,"split":"f1","split_condition":1,"yes":3,"no":4,"cover":6,"children":[
		{"nodeid":3,"leaf":-2,"cover":4},{"nodeid":4,"leaf":1,"cover":2}]},
	{"nodeid":2,"leaf":2,"cover":4}]}]}`

func workFolder(t *testing.T, trees string) string {
	dir := t.TempDir()
	var bins model.Bins
	bins.Block[0] = []float32{2, 5, 10, 20} // words
	bins.Block[5] = []float32{1, 2, 3}      // end
	b, err := json.Marshal(bins)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "all.bins.json"), b, 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "all.trees.json"), []byte(trees), 0o600))
	return dir
}

func TestPack(t *testing.T) {
	out := t.TempDir()
	require.NoError(t, pack(model.Text, workFolder(t, dumped), out))
	b, err := os.ReadFile(filepath.Join(out, "text.bin"))
	require.NoError(t, err)
	m, err := model.Read(bytes.NewReader(b))
	require.NoError(t, err)
	assert.Equal(t, []string{"words", "end"}, m.Names())
	page, err := parse.Read(parse.NewText(strings.Repeat("word ", 12) + "\n\nHome\n\nThe following:\n\nfour words stand here"))
	require.NoError(t, err)
	p := m.Score(nil, page, model.Hints{})
	for i, logit := range []float64{1.5, -2.5, 0.5, -2.5} {
		assert.InDelta(t, 1/(1+math.Exp(-logit)), p[i], 1e-3, page.Blocks[i].Text)
	}
	entries, err := os.ReadDir(out)
	require.NoError(t, err)
	assert.Len(t, entries, 1, "folds without trees are left out")
}

func TestPackErrors(t *testing.T) {
	for name, trees := range map[string]string{
		"no JSON":            `{`,
		"an unknown feature": strings.Replace(dumped, `"words"`, `"wrods"`, 1),
		"an unknown column":  strings.Replace(dumped, `"f1"`, `"f7"`, 1),
		"no column":          strings.Replace(dumped, `"f1"`, `"x"`, 1),
		"a limit below all":  strings.Replace(dumped, `"split_condition":1,`, `"split_condition":0,`, 1),
		"a limit above all":  strings.Replace(dumped, `"split_condition":1,`, `"split_condition":300,`, 1),
		"a limit not binned": strings.Replace(dumped, `"split_condition":1,`, `"split_condition":9,`, 1),
		"a lost child":       strings.Replace(dumped, `"yes":3`, `"yes":9`, 1),
		"an only child":      strings.Replace(dumped, `{"nodeid":3,"leaf":-2,"cover":4},`, ``, 1),
	} {
		t.Run(name, func(t *testing.T) {
			assert.Error(t, pack(model.Text, workFolder(t, trees), t.TempDir()))
		})
	}
	assert.Error(t, pack(model.Text, t.TempDir(), t.TempDir()), "nothing to pack")
}

func TestTablesWithout(t *testing.T) {
	for _, c := range []struct {
		split string
		fold  int
		want  string
	}{{"all", 3, "3"}, {"fold3", 3, "3"}, {"fold0", 4, "04"}, {"fold4", 0, "04"}} {
		assert.Equal(t, c.want, tablesWithout(c.split, c.fold), "%+v", c)
	}
}
