package clean_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// A ruleCase is a document of testdata/rules/RULE.txt. Each of its lines begins
// with a sign: "-" the rule takes this line, "~" the rule takes part of it, "+"
// the line stays in the text, ":" whatever happens to it. A blank follows.
type ruleCase struct {
	name  string
	signs []byte
	lines []string
	doc   string
}

func TestRules(t *testing.T) {
	c := newCleaner(t, clean.Options{Disable: []string{"model"}, NoRepair: true})
	for _, r := range clean.Rules() {
		if r.Name == "markup.permalink" || r.Name == "edge.heading" {
			continue // of HTML alone: see TestPermalinks, TestBareHeadings
		}
		t.Run(r.Name, func(t *testing.T) {
			cases := readRuleCases(t, filepath.Join("testdata", "rules", r.Name+".txt"))
			takes, leaves := 0, 0
			for _, rc := range cases {
				t.Run(rc.name, func(t *testing.T) {
					take, leave := checkRuleCase(t, c, r.Name, rc)
					takes, leaves = takes+take, leaves+leave
				})
			}
			assert.Positive(t, takes, "no case in which the rule fires")
			assert.GreaterOrEqual(t, leaves, takes, "fewer lines that must stay than lines that must go")
		})
	}
}

// readRuleCases reads the cases of a file: "=== NAME ===" before each.
func readRuleCases(t *testing.T, name string) []ruleCase {
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	var cases []ruleCase
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		if fence, ok := strings.CutPrefix(line, "=== "); ok {
			cases = append(cases, ruleCase{name: strings.TrimSuffix(fence, " ===")})
			continue
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		require.NotEmpty(t, cases, "%s: a line before the first case", name)
		rc := &cases[len(cases)-1]
		sign, text := byte(' '), ""
		if line != "" {
			require.True(t, len(line) > 2 && strings.IndexByte("-~+:", line[0]) >= 0 && line[1] == ' ', "%s: line without a sign: %q", name, line)
			sign, text = line[0], line[2:]
		}
		rc.signs, rc.lines = append(rc.signs, sign), append(rc.lines, text)
		rc.doc += text + "\n"
	}
	return cases
}

// checkRuleCase compares the ledger of a case with its signs, and returns how
// many lines the rule had to take and to leave.
func checkRuleCase(t *testing.T, c *clean.Cleaner, rule string, rc ruleCase) (takes, leaves int) {
	doc := parse.NewText(rc.doc)
	a, err := c.Clean(t.Context(), doc)
	require.NoError(t, err)
	checkLaws(t, c, doc, a)
	at := 0
	for i, text := range rc.lines {
		entries := entriesIn(a.Ledger, at, at+len(text))
		switch rc.signs[i] {
		case '-':
			takes++
			for _, e := range entries {
				assert.Equal(t, rule, e.Rule, "takes %q, but %s (%s)", text, e.Fate, e.Reason)
			}
		case '~':
			takes++
			rules := map[string]bool{}
			for _, e := range entries {
				rules[e.Rule] = true
			}
			assert.True(t, rules[rule] && len(rules) > 1, "takes a part of %q: %v", text, rules)
		case '+':
			leaves++
			for _, e := range entries {
				if e.Fate != clean.Markup {
					assert.Equal(t, clean.Kept, e.Fate, "keeps %q, but %s (%s)", text, e.Rule, e.Reason)
				}
			}
		}
		at += len(text) + 1
	}
	return takes, leaves
}

func entriesIn(l clean.Ledger, start, end int) []clean.Entry {
	var in []clean.Entry
	for _, e := range l {
		if e.Start < end && start < e.End {
			in = append(in, e)
		}
	}
	return in
}
