package repair_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/repair"
)

var corpusTexts = []string{
	"A spokesman, Edwin Marsh, opened the hall. Ada Lindqvist sang.",
	"Ada Lindqvist thanked the staff. Edwin Marsh left.",
	"The mayor, Ravi Sharma, met Ada Lindqvist in Hull.",
}

func TestEvidenceOrder(t *testing.T) {
	var one, two, parts repair.Evidence
	for i, text := range corpusTexts {
		one.Add(text)
		two.Add(corpusTexts[len(corpusTexts)-1-i])
		var part repair.Evidence
		part.Add(text)
		parts.Merge(&part)
	}
	want, err := json.Marshal(&one)
	require.NoError(t, err)
	for _, e := range []*repair.Evidence{&two, &parts} {
		got, err := json.Marshal(e)
		require.NoError(t, err)
		assert.JSONEq(t, string(want), string(got))
	}
	var loaded repair.Evidence
	require.NoError(t, json.Unmarshal(want, &loaded))
	assert.Equal(t, one, loaded)
	assert.Error(t, json.Unmarshal([]byte(`[]`), &loaded))
	before := len(want)
	one.Merge(nil)
	again, err := json.Marshal(&one)
	require.NoError(t, err)
	assert.Len(t, again, before)
}

// TestEvidenceAdds asks that evidence only ever adds edits.
func TestEvidenceAdds(t *testing.T) {
	var corpus repair.Evidence
	for _, text := range corpusTexts {
		corpus.Add(text)
	}
	with := newRepairer(t, repair.Options{Evidence: &corpus})
	without := newRepairer(t, repair.Options{})
	for _, text := range append(append([]string{"Later Lindqvistsaid she was glad.", "Ads Lindqvist sang."}, seedTexts...), corpusTexts...) {
		a, err := without.Text(t.Context(), text)
		require.NoError(t, err)
		b, err := with.Text(t.Context(), text)
		require.NoError(t, err)
		for _, e := range a.Edits {
			assert.Contains(t, b.Edits, e, "of %q", text)
		}
	}
	res, err := with.Text(t.Context(), "Later Lindqvistsaid she was glad.")
	require.NoError(t, err)
	assert.Equal(t, "Later Lindqvist said she was glad.", res.Text)
}

func TestParseTable(t *testing.T) {
	for name, s := range map[string]string{
		"no section": "a | b", "unknown section": "[nothing]\na | b", "open bracket": "[term.brand\na | b",
		"no replacement": "[term.brand]\nalone", "no phrase": "[term.brand]\n | b",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := repair.ParseTable(strings.NewReader(s))
			assert.Error(t, err)
		})
	}
	_, err := repair.ParseTable(strings.NewReader("# a comment\n\n[saying]\nquoth\n[function xx]\nfoo bar\n"))
	assert.NoError(t, err)
}

// TestFields repairs titles with the evidence of their text, and names with that of
// other documents alone.
func TestFields(t *testing.T) {
	const body = "Ada Lindqvist opened the hall. “It is late,” said Lindqvist. The mayor thanked Lindqvist. Facebook showed it."
	var corpus repair.Evidence
	for _, text := range corpusTexts {
		corpus.Add(text)
	}
	_, alone, err := newRepairer(t, repair.Options{}).Doc(t.Context(), body)
	require.NoError(t, err)
	_, known, err := newRepairer(t, repair.Options{Evidence: &corpus}).Doc(t.Context(), body)
	require.NoError(t, err)
	for _, tc := range []struct {
		name, field, want string
		repair            func(context.Context, string) (repair.Result, error)
	}{
		{"surname of the text", "Lindqvst opens the hall", "Lindqvist opens the hall", alone.Field},
		{"brand of the text", "Book of faces shows the hall", "Facebook shows the hall", alone.Field},
		{"another surname", "Lindblad opens the hall", "Lindblad opens the hall", alone.Field},
		{"characters", "The cafÃ© in the hall", "The café in the hall", alone.Field},
		{"characters of a name", "JosÃ© Marin", "José Marin", alone.Name},
		{"name almost as in the text", "Ada Lindqvst", "Ada Lindqvst", alone.Name},
		{"name as other texts have it", "Ada Lindqvst", "Ada Lindqvist", known.Name},
		{"name of nobody else", "Edwina Marsh", "Edwina Marsh", known.Name},
		{"an agency", "the the Agency", "the the Agency", known.Name},
		{"empty", "", "", alone.Field},
	} {
		t.Run(tc.name, func(t *testing.T) {
			res, err := tc.repair(t.Context(), tc.field)
			require.NoError(t, err)
			assert.Equal(t, tc.want, res.Text)
			assert.Equal(t, tc.field, repair.Undo(res.Text, res.Edits))
		})
	}
}

// FuzzEvidence holds that evidence is the same from a whole and from its parts,
// in any order, that it reads back, and that it only ever adds edits of names.
func FuzzEvidence(f *testing.F) {
	for i, s := range seedTexts {
		f.Add(s, corpusTexts[i%len(corpusTexts)])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, ""), strings.ToValidUTF8(b, "")
		var one, two, part repair.Evidence
		one.Add(a)
		one.Add(b)
		part.Add(a)
		two.Add(b)
		two.Merge(&part)
		want, err := json.Marshal(&one)
		require.NoError(t, err)
		got, err := json.Marshal(&two)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
		var back repair.Evidence
		require.NoError(t, json.Unmarshal(want, &back))
		checkLaws(t, newRepairer(t, repair.Options{Evidence: &back}), a)
	})
}
