package repair_test

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/repair"
)

// What each rule must at least be tried on.
const (
	minPositive = 8
	minNegative = 12
)

// A ruleCase is a line of testdata/rules/RULE.txt:
//
//   - damaged → repaired      the rule repairs, and nothing else does
//     ? text with a ⟦place⟧     the rule flags there, and nothing is edited
//     = text                    no edit, and no flag of the rule
//
// A language in brackets may stand before the text, [es]; \n, \t, \u and \x are
// read as in Go.
type ruleCase struct {
	kind       string
	lang       string
	text, want string
	start, end int
}

func readRuleCases(t *testing.T, file string) []ruleCase {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	var cases []ruleCase
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		kind, rest, ok := strings.Cut(line, " ")
		require.True(t, ok && strings.Contains("+?=", kind), "%s: %q", file, line)
		c := ruleCase{kind: kind}
		if strings.HasPrefix(rest, "[") && strings.Index(rest, "] ") == 3 {
			c.lang, rest = rest[1:3], rest[5:]
		}
		c.text = rest
		switch kind {
		case "+":
			c.text, c.want, ok = strings.Cut(rest, " → ")
			require.True(t, ok, line)
			c.want = unquote(t, strings.TrimPrefix(c.want, "∅"))
		case "?":
			c.start = strings.Index(unquote(t, rest), "⟦")
			c.end = strings.Index(unquote(t, rest), "⟧") - len("⟦")
			require.Less(t, c.start, c.end, line)
			c.text = strings.NewReplacer("⟦", "", "⟧", "").Replace(rest)
		}
		c.text = unquote(t, c.text)
		cases = append(cases, c)
	}
	require.NoError(t, lines.Err())
	return cases
}

// unquote reads the escapes of a text that holds quotation marks as they are.
func unquote(t *testing.T, s string) string {
	t.Helper()
	if !strings.Contains(s, `\`) {
		return s
	}
	u, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	require.NoError(t, err, s)
	return u
}

func TestRuleCases(t *testing.T) {
	for _, rule := range repair.Rules() {
		t.Run(rule.Name, func(t *testing.T) {
			cases := readRuleCases(t, filepath.Join("testdata", "rules", rule.Name+".txt"))
			positive, negative := 0, 0
			for _, c := range cases {
				if c.kind == "=" {
					negative++
				} else {
					positive++
				}
				checkRuleCase(t, rule.Name, c)
			}
			assert.GreaterOrEqual(t, positive, minPositive, "positive cases")
			assert.GreaterOrEqual(t, negative, minNegative, "negative cases")
		})
	}
}

func checkRuleCase(t *testing.T, rule string, c ruleCase) {
	t.Helper()
	r := newRepairer(t, repair.Options{Lang: c.lang})
	res := checkLaws(t, r, c.text)
	flags := 0
	for _, f := range res.Flags {
		if f.Kind == rule && (c.kind == "=" || f.Start < c.end && c.start < f.End) {
			flags++
		}
	}
	switch c.kind {
	case "+":
		assert.Equal(t, c.want, res.Text, "of %q", c.text)
		for _, e := range res.Edits {
			assert.Contains(t, e.Rule, rule, "of %q", c.text)
		}
	case "?":
		assert.Equal(t, c.text, res.Text)
		assert.Positive(t, flags, "no flag in %q, but %v", c.text, res.Flags)
	default:
		assert.Equal(t, c.text, res.Text)
		assert.Zero(t, flags, "flag in %q", c.text)
	}
}

// TestMixedCases checks whole texts, whatever rule repairs or flags them; a clean
// one has neither edit nor flag.
func TestMixedCases(t *testing.T) {
	for _, c := range readRuleCases(t, filepath.Join("testdata", "mixed.txt")) {
		res := checkLaws(t, newRepairer(t, repair.Options{Lang: c.lang}), c.text)
		if c.kind == "+" {
			assert.Equal(t, c.want, res.Text, "of %q", c.text)
			continue
		}
		assert.Equal(t, c.text, res.Text)
		hit := slices.ContainsFunc(res.Flags, func(f repair.Flag) bool { return c.kind == "=" || f.Start < c.end && c.start < f.End })
		assert.Equal(t, c.kind == "?", hit, "flags %v in %q", res.Flags, c.text)
	}
}

// TestKnownFailures holds what is known to go wrong: a line that comes right
// must be moved to the cases of its rule.
func TestKnownFailures(t *testing.T) {
	for _, c := range readRuleCases(t, filepath.Join("testdata", "known_failures.txt")) {
		res := checkLaws(t, newRepairer(t, repair.Options{Lang: c.lang}), c.text)
		flagged := false
		for _, f := range res.Flags {
			flagged = flagged || f.Start < c.end && c.start < f.End
		}
		switch c.kind {
		case "+":
			assert.NotEqual(t, c.want, res.Text, "mended: %q", c.text)
		case "?":
			assert.False(t, flagged && res.Text == c.text, "mended: %q", c.text)
		default:
			assert.False(t, res.Text == c.text && len(res.Flags) == 0, "mended: %q", c.text)
		}
	}
}
