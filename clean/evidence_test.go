package clean_test

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/repair"
	"github.com/copydesk/copydesk/parse"
)

// witnesses are documents that say of persons what others get wrong.
var witnesses = []string{
	"Bridge opens\n\nThe engineer Ada Lindqvist opened the bridge on Monday, and a spokesman, Edwin Marsh, read her letter to the guests of the town.\n",
	"A walk over the water\n\nAda Lindqvist walked over the bridge with her brother on Tuesday. Edwin Marsh said that 400 people came to see it.\n",
	"The bridge in figures\n\nThe bridge is 400 metres long, said Ada Lindqvist, who drew it. She told Edwin Marsh that Facebook would light its towers at night.\n",
}

// doubtful are documents that only the witnesses can mend.
var doubtful = []struct {
	name, text, want string
	flag             string
}{
	{"surname", "Bridge closed\n\nThe bridge was closed on Friday after a storm, and Ada Lindqvst came to look at its towers before the night.\n",
		"The bridge was closed on Friday after a storm, and Ada Lindqvist came to look at its towers before the night.", ""},
	{"glued", "Storm damage\n\nThe towers held in the storm on Friday. Later Lindqvistsaid that the bridge would open again within the week.\n",
		"The towers held in the storm on Friday. Later Lindqvist said that the bridge would open again within the week.", ""},
	{"gender", "No comment\n\nThe company that built the bridge was silent on Friday. A spokeswoman, Edwin Marsh, left the hall without a word to the press.\n",
		"The company that built the bridge was silent on Friday. A spokeswoman, Edwin Marsh, left the hall without a word to the press.", "pron.gender"},
	{"brand", "Light on the towers\n\nEdwin Marsh thanked Ada Lindqvist on Friday. He said the book of faces had kept its word, and praised Book of Faces again.\n",
		"Edwin Marsh thanked Ada Lindqvist on Friday. He said the book of faces had kept its word, and praised Facebook again.", ""},
}

func textDocuments(texts []string) iter.Seq2[*parse.Document, error] {
	return func(yield func(*parse.Document, error) bool) {
		for _, s := range texts {
			if !yield(parse.NewText(s), nil) {
				return
			}
		}
	}
}

func TestEvidence(t *testing.T) {
	texts := slices.Clone(witnesses)
	for _, d := range doubtful {
		texts = append(texts, d.text)
	}
	c := newCleaner(t, clean.Options{Workers: 2})
	evidence, err := c.Evidence(t.Context(), textDocuments(texts))
	require.NoError(t, err)
	with := newCleaner(t, clean.Options{Repair: repair.Options{Evidence: evidence}})
	for _, d := range doubtful {
		t.Run(d.name, func(t *testing.T) {
			doc := parse.NewText(d.text)
			alone, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			a, err := with.Clean(t.Context(), doc)
			require.NoError(t, err)
			assert.Equal(t, d.want, a.Text())
			checkLaws(t, with, doc, a)
			if d.flag == "" {
				assert.NotEqual(t, d.want, alone.Text(), "needs no evidence")
				return
			}
			assert.Empty(t, alone.Flags, "needs no evidence")
			require.NotEmpty(t, a.Flags)
			assert.Equal(t, d.flag, a.Flags[0].Kind)
		})
	}
}

// TestEvidenceOrder asks for the same evidence in any order, from any number of
// workers, and from parts.
func TestEvidenceOrder(t *testing.T) {
	collect := func(workers int, texts []string) *repair.Evidence {
		e, err := newCleaner(t, clean.Options{Workers: workers}).Evidence(t.Context(), textDocuments(texts))
		require.NoError(t, err)
		return e
	}
	back := slices.Clone(witnesses)
	slices.Reverse(back)
	parts := collect(1, witnesses[:1])
	parts.Merge(collect(1, witnesses[1:]))
	want, err := json.Marshal(collect(1, witnesses))
	require.NoError(t, err)
	assert.Contains(t, string(want), "Lindqvist")
	for _, e := range []*repair.Evidence{collect(3, witnesses), collect(2, back), parts} {
		got, err := json.Marshal(e)
		require.NoError(t, err)
		assert.JSONEq(t, string(want), string(got))
	}
}

func TestEvidenceOfBrokenDocuments(t *testing.T) {
	c := newCleaner(t, clean.Options{})
	docs := func(yield func(*parse.Document, error) bool) {
		_ = yield(nil, errors.New("unreadable")) && yield(parse.NewText(witnesses[0]), nil)
	}
	e, err := c.Evidence(t.Context(), docs)
	require.NoError(t, err)
	b, err := json.Marshal(e)
	require.NoError(t, err)
	assert.Contains(t, string(b), "Lindqvist")

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = c.Evidence(ctx, textDocuments(witnesses))
	assert.ErrorIs(t, err, context.Canceled)
}
