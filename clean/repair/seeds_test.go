package repair_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/repair"
)

// A goldDoc is what is wanted of a shared document.
type goldDoc struct {
	File       string
	Title      string
	TitleRaw   string `json:"title_raw"`
	Paragraphs []struct {
		Line int
		Text string
	}
	Captions []struct {
		Line int
		Text string
	}
	Repairs []goldRepair
	Flags   []struct {
		Line, Start, End int
		StartByte        int `json:"start_byte"`
		EndByte          int `json:"end_byte"`
		Text             string
		Kind, Level      string
	}
}

type goldRepair struct {
	Line      int
	StartByte int `json:"start_byte"`
	EndByte   int `json:"end_byte"`
	Before    string
	After     string
	Rule      string
	Tier      string
}

// TestSharedDocuments asks for each repair and required flag of the shared
// documents, and no other edit: alone, and with each other as evidence.
func TestSharedDocuments(t *testing.T) {
	b, err := os.ReadFile(sharedFile(t, "seeds/gold.json"))
	require.NoError(t, err)
	var gold struct{ Documents []goldDoc }
	require.NoError(t, json.Unmarshal(b, &gold))
	corpus := repair.NewEvidence()
	texts := make([]string, len(gold.Documents))
	for i, d := range gold.Documents {
		raw, err := os.ReadFile(sharedFile(t, "seeds/"+d.File))
		require.NoError(t, err)
		texts[i] = string(raw)
		corpus.Add(texts[i])
	}
	for _, evidence := range []*repair.Evidence{nil, corpus} {
		r, err := repair.New(repair.Options{Evidence: evidence})
		require.NoError(t, err)
		for i, d := range gold.Documents {
			t.Run(d.File, func(t *testing.T) { checkDocument(t, r, d, strings.Split(texts[i], "\n"), evidence != nil) })
		}
	}
}

func checkDocument(t *testing.T, r *repair.Repairer, d goldDoc, lines []string, corpus bool) {
	var raw, want []string
	at := map[int]int{} // where each line begins in the body
	size := 0
	for _, p := range d.Paragraphs {
		at[p.Line] = size
		raw = append(raw, lines[p.Line-1])
		want = append(want, p.Text)
		size += len(lines[p.Line-1]) + len("\n\n")
	}
	res, doc, err := r.Doc(t.Context(), strings.Join(raw, "\n\n"))
	require.NoError(t, err)
	assert.Equal(t, strings.Join(want, "\n\n"), res.Text)
	for _, f := range d.Flags {
		start, inBody := at[f.Line]
		if !inBody || f.Level == "optional" || f.Level == "required_with_corpus" && !corpus {
			continue
		}
		hit := false
		for _, g := range res.Flags {
			hit = hit || g.Start < start+f.EndByte && start+f.StartByte < g.End
		}
		assert.True(t, hit, "no flag at %s %q of line %d", f.Kind, f.Text, f.Line)
	}
	t.Log("edits", res.Edits)
	for _, f := range res.Flags {
		t.Logf("flag %s %q: %s", f.Kind, strings.Join(raw, "\n\n")[f.Start:f.End], f.Note)
	}
	title := d.Title
	if d.TitleRaw != "" {
		title = d.TitleRaw
	}
	res, err = doc.Field(t.Context(), title)
	require.NoError(t, err)
	assert.Equal(t, d.Title, res.Text, "title")
	for _, c := range d.Captions {
		res, err = doc.Field(t.Context(), lines[c.Line-1])
		require.NoError(t, err)
		assert.Equal(t, c.Text, res.Text, "caption")
	}
	for _, e := range d.Repairs {
		if e.Rule == "case.acronym" {
			res, err = doc.Field(t.Context(), lines[e.Line-1])
			require.NoError(t, err)
			assert.Contains(t, res.Text, e.After)
		}
	}
}
