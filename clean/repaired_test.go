package clean_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/repair"
	"github.com/copydesk/copydesk/parse"
)

// repairedGold is what the gold file says of one of the five documents once it
// is repaired.
type repairedGold struct {
	seedGold
	Title   string
	Repairs []struct{ Tier string }
	Flags   []struct {
		Line              int
		Text, Kind, Level string
	}
}

// TestSeedsRepaired asks the whole of cleaning for each repair and required flag
// of the shared documents, and no other edit: alone, and with each other as
// evidence.
func TestSeedsRepaired(t *testing.T) {
	dir := shared(t, "seeds")
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	require.NoError(t, err)
	var gold struct{ Documents []repairedGold }
	require.NoError(t, json.Unmarshal(b, &gold))
	require.Len(t, gold.Documents, 5)
	var texts []string
	for _, g := range gold.Documents {
		src, err := os.ReadFile(filepath.Join(dir, g.File))
		require.NoError(t, err)
		texts = append(texts, string(src))
	}
	evidence, err := newCleaner(t, clean.Options{}).Evidence(t.Context(), textDocuments(texts))
	require.NoError(t, err)
	for name, e := range map[string]*repair.Evidence{"alone": nil, "corpus": evidence} {
		c := newCleaner(t, clean.Options{Repair: repair.Options{Evidence: e}})
		for i, g := range gold.Documents {
			t.Run(name+"/"+g.File, func(t *testing.T) {
				doc := parse.NewText(texts[i])
				a, err := c.Clean(t.Context(), doc)
				require.NoError(t, err)
				checkRepaired(t, &g, a)
				checkRequiredFlags(t, &g, texts[i], a, e != nil)
				checkLaws(t, c, doc, a)
			})
		}
	}
}

func checkRepaired(t *testing.T, g *repairedGold, a *clean.Article) {
	assert.Equal(t, g.Title, a.Title)
	assert.Equal(t, deref(g.Dek), a.Dek)
	assert.Equal(t, g.Tags, append([]string{}, a.Tags...))
	var want, got []string
	for _, p := range g.Paragraphs {
		want = append(want, p.Text)
	}
	for _, n := range a.Body {
		got = append(got, n.Text)
	}
	sameLines(t, want, got)
	want, got = nil, nil
	for _, c := range g.Captions {
		want = append(want, c.Text+" / "+c.Credit)
	}
	for _, f := range a.Figures {
		got = append(got, f.Caption+" / "+f.Credit)
	}
	sameLines(t, want, got)
	edits := 0
	for _, e := range a.Ledger {
		edits += len(e.Edits)
	}
	if len(g.Repairs) == 0 {
		assert.Zero(t, edits)
		assert.Empty(t, a.Flags)
	}
}

// checkRequiredFlags asks for a flag in the block of each required one that
// shares a word with it.
func checkRequiredFlags(t *testing.T, g *repairedGold, src string, a *clean.Article, corpus bool) {
	lines := strings.SplitAfter(src, "\n")
	for _, f := range g.Flags {
		if f.Level == "optional" || f.Level == "required_with_corpus" && !corpus {
			continue
		}
		start := len(strings.Join(lines[:f.Line-1], ""))
		hit := slices.ContainsFunc(a.Flags, func(x clean.Flag) bool {
			n := &a.Body[x.Node]
			return n.Start <= start && start < n.End && shareWord(n.Text[x.Start:x.End], f.Text)
		})
		assert.True(t, hit, "no flag for %s %q in line %d: %v", f.Kind, f.Text, f.Line, a.Flags)
	}
}

func shareWord(a, b string) bool {
	return slices.ContainsFunc(strings.Fields(a), func(w string) bool { return slices.Contains(strings.Fields(b), w) })
}

// TestSharedLines cleans the shared cases of whole lines: what is debris, a
// duplicate or a field does not stand in the body, all else does.
func TestSharedLines(t *testing.T) {
	f, err := os.Open(shared(t, "repair/cases.jsonl"))
	require.NoError(t, err)
	defer f.Close()
	c := newCleaner(t, clean.Options{})
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var s struct{ ID, Kind, Context, Expected, Note string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &s))
		if !strings.HasPrefix(s.Kind, "line.") {
			continue
		}
		t.Run(s.ID, func(t *testing.T) {
			a, err := c.Clean(t.Context(), parse.NewText(s.Context))
			require.NoError(t, err)
			want := strings.Split(s.Expected, "\n\n")
			got := strings.Split(a.Text(), "\n\n")
			for _, line := range want {
				assert.True(t, slices.Contains(got, line) || inField(a, line), "%s: lost %q of %q", s.Note, line, s.Context)
			}
			for _, line := range got {
				assert.True(t, line == "" || slices.Contains(want, line), "%s: left %q", s.Note, line)
			}
		})
	}
	require.NoError(t, lines.Err())
}

// inField reports whether a line became the title, the dek or a caption.
func inField(a *clean.Article, line string) bool {
	return line == a.Title || line == a.Dek || slices.ContainsFunc(a.Figures, func(f clean.Figure) bool { return f.Caption == line })
}

// TestRepairAcrossBlocks repairs what stands in more than one block: a paragraph
// that repeats the one before is cut whole, and the ledger says so.
func TestRepairAcrossBlocks(t *testing.T) {
	const (
		first  = "The old mill by the river burned down on Friday night, and the fire brigade came too late to save the wheel."
		twice  = "The ferry carries two hundred cars. It has crossed the bay for ten years now, and it was late only twice."
		behind = "It has four engines and and a bell, and the town pays for all of them from the tax on beer and wine."
	)
	// The rules of cleaning that look for repeats come first, so that they are off.
	c := newCleaner(t, clean.Options{Disable: []string{"duplicate.block", "duplicate.line"}})
	doc := parse.NewText(strings.Join([]string{"Old mill burns down", first, twice, twice, behind, ""}, "\n\n"))
	a, err := c.Clean(t.Context(), doc)
	require.NoError(t, err)
	assert.Equal(t, strings.Join([]string{first, twice, strings.Replace(behind, "and and", "and", 1)}, "\n\n"), a.Text())
	assert.Len(t, a.Body, 3)
	checkLedger(t, doc, a)
	e := entryAt(a.Ledger, strings.LastIndex(doc.Text, twice))
	require.Len(t, e.Edits, 1)
	assert.Equal(t, parse.Span{Start: 0, End: len(twice)}, e.Edits[0].Span)
	assert.Equal(t, "repair.dup.sentence", e.Edits[0].Rule)
}

// TestRepairedFields repairs fields with the evidence of the body, writes their
// edits into the ledger, and leaves the names of others alone.
func TestRepairedFields(t *testing.T) {
	src := strings.Join([]string{
		"Lindqvst opens the bridge",
		"By Nils Ek",
		"Ada Lindqvist opened the bridge on Monday. Lindqvist had drawn it herself, and the mayor thanked Lindqvist for her patience.",
		"It took ten years, said Lindqvist, and the town danced until the lamps on the towers went out after midnight.",
		"Tags: bridges, Usa, towns",
		"",
	}, "\n\n")
	doc := parse.NewText(src)
	a, err := newCleaner(t, clean.Options{}).Clean(t.Context(), doc)
	require.NoError(t, err)
	checkLedger(t, doc, a)
	assert.Equal(t, "Lindqvist opens the bridge", a.Title)
	assert.Equal(t, []string{"Nils Ek"}, a.Authors)
	assert.Equal(t, []string{"bridges", "USA", "towns"}, a.Tags)

	i := slices.IndexFunc(a.Ledger, func(e clean.Entry) bool { return e.Role == clean.RoleTitle })
	require.GreaterOrEqual(t, i, 0)
	require.Len(t, a.Ledger[i].Edits, 1)
	assert.Equal(t, "repair.name.variant", a.Ledger[i].Edits[0].Rule)
	assert.NotContains(t, clean.Replay(src, a.Ledger), a.Title)
	assert.Contains(t, clean.Replay(src, a.Ledger.Undo(i)), a.Title)

	plain, err := newCleaner(t, clean.Options{NoRepair: true}).Clean(t.Context(), doc)
	require.NoError(t, err)
	assert.Equal(t, "Lindqvst opens the bridge", plain.Title)

	// An author of almost the name of somebody in the text is somebody else.
	other := parse.NewText(strings.Replace(src, "Nils Ek", "Ada Lindqvst", 1))
	a, err = newCleaner(t, clean.Options{}).Clean(t.Context(), other)
	require.NoError(t, err)
	assert.Equal(t, []string{"Ada Lindqvst"}, a.Authors)
}
