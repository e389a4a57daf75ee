package main

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Two stories that write a name right, and one that does not.
var lampStories = map[string]string{
	"a.txt": "Lamp lit\n\nThe keeper Ada Lindqvist lit the lamp of Garrow on Monday evening, before four hundred guests and a brass band.\n",
	"b.txt": "Lamp sold\n\nThe lamp of Garrow belongs to Ada Lindqvist now, who paid for it with a bicycle and a kettle from her own kitchen.\n",
	"c.txt": "Lamp out\n\nThe lamp of Garrow went out on Friday, and nobody could say why. Ada Lindqvst climbed the stairs with a candle in her hand.\n",
}

func TestEvidence(t *testing.T) {
	dir := folderOf(t, lampStories)
	third := func(r result) string {
		t.Helper()
		require.Equal(t, exitOK, r.status, r.stderr)
		all := r.articles(t)
		require.NotEmpty(t, all)
		return all[len(all)-1].Text()
	}
	assert.Contains(t, third(execute(t, "", "clean", dir)), "Lindqvst", "nothing proves the name in its own text")
	assert.Contains(t, third(execute(t, "", "clean", "-evidence", "corpus", dir)), "Ada Lindqvist climbed")
	assert.Contains(t, third(execute(t, "", "clean", "-evidence", "corpus", "-repair", "off", dir)), "Lindqvst")

	saved := execute(t, "", "evidence", filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt"))
	require.Equal(t, exitOK, saved.status, saved.stderr)
	names := folderOf(t, map[string]string{"names.json": saved.stdout, "none.json": "[1]"})
	file := filepath.Join(names, "names.json")
	assert.Contains(t, third(execute(t, "", "clean", "-evidence", file, filepath.Join(dir, "c.txt"))), "Ada Lindqvist climbed")
	assert.Contains(t, execute(t, "", "explain", "-evidence", file, filepath.Join(dir, "c.txt")).stdout, "Lindqvst → Lindqvist")
	assert.Equal(t, saved.stdout, execute(t, "", "evidence", filepath.Join(dir, "b.txt"), filepath.Join(dir, "a.txt")).stdout, "order")

	for name, args := range map[string][]string{
		"a stream":    {"clean", "-evidence", "corpus", "-"},
		"no such":     {"clean", "-evidence", filepath.Join(names, "gone.json"), dir},
		"no evidence": {"clean", "-evidence", filepath.Join(names, "none.json"), dir},
		"no path":     {"evidence"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, exitUsage, execute(t, story, args...).status)
		})
	}
}
