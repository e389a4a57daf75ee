package main

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func repairLines(t *testing.T, stdin string, args ...string) (string, string, error) {
	t.Helper()
	var stdout, stderr strings.Builder
	p := &program{stdin: strings.NewReader(stdin), stdout: &stdout, stderr: &stderr}
	err := p.repair(t.Context(), args)
	return stdout.String(), stderr.String(), err
}

func TestRepairLines(t *testing.T) {
	for _, tc := range []struct {
		name, in, want string
		args           []string
	}{
		{"byte-order mark", "\uFEFF" + `{"id":"a","text":""}`, `{"id":"a","text":"","edits":[],"flags":[],"flag_details":[]}`, nil},
		{"clean", `{"id":"a","text":"The café is open."}`, `{"id":"a","text":"The café is open.","edits":[],"flags":[],"flag_details":[]}`, nil},
		{
			"offsets in code points", `{"id":7,"text":"Café, the the end."}`,
			`{"id":7,"text":"Café, the end.","edits":[{"start":9,"end":13,"before":" the","after":"","rule":"dup.word","confidence":0.97,"evidence":"“the the” twice"}],"flags":[],"flag_details":[]}`, nil,
		},
		{
			"no edits", `{"id":"c","text":"Café, the the end."}`,
			`{"id":"c","text":"Café, the the end.","edits":[],"flags":[[9,13]],"flag_details":[{"kind":"dup.word","note":"“the the” twice","suggestion":""}]}`, []string{"-tier", "none"},
		},
		{"language of the record", `{"id":"d","lang":"tr","text":"Enflasyon %9 oldu."}`, `{"id":"d","text":"Enflasyon %9 oldu.","edits":[],"flags":[],"flag_details":[]}`, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			out, errs, err := repairLines(t, tc.in+"\n", tc.args...)
			require.NoError(t, err)
			assert.Empty(t, errs)
			assert.JSONEq(t, tc.want, out)
		})
	}
}

func TestRepairCorpus(t *testing.T) {
	const spokesman = "A spokesman, Edwin Marsh, opened the hall."
	const spokeswoman = "Edwin Marsh, a spokeswoman for the port, closed it."
	for name, in := range map[string]string{
		"by name":  `{"id":1,"text":"` + spokeswoman + `","corpus":"port"}` + "\n" + `{"id":2,"text":"` + spokesman + `","corpus":"port"}`,
		"by texts": `{"id":1,"text":"` + spokeswoman + `","corpus":["` + spokesman + `"]}`,
	} {
		t.Run(name, func(t *testing.T) {
			out, _, err := repairLines(t, in)
			require.NoError(t, err)
			first, _, _ := strings.Cut(out, "\n")
			assert.Contains(t, first, "pron.gender")
		})
	}
	out, _, err := repairLines(t, `{"id":1,"text":"`+spokeswoman+`"}`)
	require.NoError(t, err)
	assert.NotContains(t, out, "pron.gender")
}

func TestRepairMistakes(t *testing.T) {
	for name, args := range map[string][]string{
		"tier": {"-tier", "most"}, "rule": {"-disable", "no.rule"}, "path": {"file.jsonl"}, "flag": {"-wide"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := repairLines(t, "", args...)
			assert.ErrorAs(t, err, new(usageError))
		})
	}
	for in, want := range map[string]string{
		`{"id":1}`: `no field "text"`, `{"id":1,"text":null}`: `no field "text"`, `{"id":1,"text":7}`: `field "text" is not a string`,
		`{"id":1,"text":"x","lang":7}`: `field "lang" is not a string`, `["x"]`: "not a JSON object", `7`: "not a JSON object",
	} {
		t.Run(in, func(t *testing.T) {
			out, errs, err := repairLines(t, in+"\n")
			assert.ErrorIs(t, err, errFailed)
			assert.Equal(t, "copydesk: line 1: "+want+"\n", errs)
			assert.Empty(t, out)
		})
	}
	out, errs, err := repairLines(t, "nonsense\n{\"id\":1,\"text\":\"fine\"}\n")
	assert.ErrorIs(t, err, errFailed)
	assert.Contains(t, errs, "line 1")
	assert.Contains(t, out, "fine")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p := &program{stdin: strings.NewReader(`{"id":1,"text":"fine"}`), stdout: &strings.Builder{}, stderr: &strings.Builder{}}
	assert.ErrorIs(t, p.repair(ctx, nil), errInterrupted)
}
