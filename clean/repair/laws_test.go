package repair_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/repair"
)

// checkLaws asserts what holds for every text: edits and flags are sorted,
// disjoint and on character boundaries, edits replay and are undone, the output
// is valid, and repairing it again changes nothing.
func checkLaws(t *testing.T, r *repair.Repairer, text string) repair.Result {
	t.Helper()
	res, err := r.Text(t.Context(), text)
	require.NoError(t, err)
	require.True(t, utf8.ValidString(res.Text), "%q", res.Text)
	require.Equal(t, res.Text, repair.Apply(text, res.Edits), "replay of %q", text)
	require.Equal(t, text, repair.Undo(res.Text, res.Edits), "undo of %q", res.Text)
	checkSpans(t, text, res)
	again, err := r.Text(t.Context(), res.Text)
	require.NoError(t, err)
	require.Empty(t, again.Edits, "second run over %q, from %q", res.Text, text)
	return res
}

func checkSpans(t *testing.T, text string, res repair.Result) {
	t.Helper()
	end := 0
	for i, e := range res.Edits {
		require.True(t, e.Start >= end && e.Start <= e.End && e.End <= len(text), "edit %v of %q", e, text)
		require.Equal(t, text[e.Start:e.End], e.Before)
		require.True(t, onBoundary(text, e.Start) && onBoundary(text, e.End), "edit %v of %q", e, text)
		require.NotEqual(t, e.Before, e.After)
		require.NotEmpty(t, e.Rule)
		require.NotEmpty(t, e.Evidence)
		require.True(t, e.Confidence > 0 && e.Confidence <= 1)
		if i > 0 {
			require.False(t, e.Start == e.End && e.Start == res.Edits[i-1].Start && res.Edits[i-1].End == e.End, "two insertions at one place")
		}
		end = e.End
	}
	end = 0
	for _, f := range res.Flags {
		require.True(t, f.Start >= end && f.Start < f.End && f.End <= len(text), "flag %v of %q", f, text)
		require.True(t, onBoundary(text, f.Start) && onBoundary(text, f.End), "flag %v of %q", f, text)
		for _, e := range res.Edits {
			require.False(t, e.Start < f.End && f.Start < e.End && e.Start < e.End, "flag %v over edit %v of %q", f, e, text)
		}
		end = f.End
	}
}

func onBoundary(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

func newRepairer(t testing.TB, opts repair.Options) *repair.Repairer {
	t.Helper()
	r, err := repair.New(opts)
	require.NoError(t, err)
	return r
}

// seedTexts are texts of all kinds of damage, for fuzzing.
var seedTexts = []string{
	"", " ", "\n\n", ".", "The king’s visit. The the road is is open.",
	"Wang Yi said so. Wang left. The king’s visit to Oslo was short.",
	"The cafÃ© on Mill Lane isnâ€™t open. â€œNo,â€ he said.", "Ã¢â‚¬â„¢ ÃƒÂ© &amp;amp;amp;lt;b&amp;gt;",
	"We do n't know , the clerk said . `` Yes '' -LRB- no -RRB- @-@ one",
	"▁The ▁ro ad ▁is ▁clo sed ▁. un@@ like@@ ly in ##deed ĠThe Ġcat", "<p>A <b>bold</b> move.<br/>Next</p><script>x</script>",
	"The road is closed.The bridge is open,too. in- spectors and inspectors", "Zelenskythey said, would. Zelensky spoke. Zelensky left.",
	"the Usa and the Uk", "a hour, an unit, a 8-year-old", "%25 of 1.000.000 and 1,5 million and 6 May 2023 Saturday",
	"He came and he saw He left. However, the. mayor stayed. is repeated. Became.", "“I saw it, he said. She left,” she said.",
	"\"One,\" he said. Two,\" she said. \"Three, he said.", "Москва cреды Мoscow αβγ", "\u200b\ufeffzero\u00adwidth\x00\x01",
	"I said so so so so so. no no no. a b c a b c a b c a b c a b c", strings.Repeat("no more ", 40), strings.Repeat("a- b.C,d ", 50),
	"Amazonas opened a warehouse. Facebook and Book of faces.", "El jefe de la. policía. D’après le maire : « Oui ! »",
}

func TestLaws(t *testing.T) {
	for _, opts := range []repair.Options{{}, {Tier: repair.Must}, {Tier: repair.May}, {Tier: repair.None}, {Lang: "en", Tier: repair.May}, {Lang: "fr"}} {
		r := newRepairer(t, opts)
		for i, text := range seedTexts {
			t.Run(fmt.Sprint(opts.Tier, opts.Lang, i), func(t *testing.T) { checkLaws(t, r, text) })
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range seedTexts {
		f.Add(s, uint8(0))
	}
	rs := []*repair.Repairer{newRepairer(f, repair.Options{}), newRepairer(f, repair.Options{Lang: "en", Tier: repair.May}), newRepairer(f, repair.Options{Lang: "de"})}
	f.Fuzz(func(t *testing.T, text string, mode uint8) {
		r := rs[int(mode)%len(rs)]
		if !utf8.ValidString(text) {
			_, err := r.Text(t.Context(), text)
			require.ErrorIs(t, err, repair.ErrNotUTF8)
			return
		}
		checkLaws(t, r, text)
	})
}

// FuzzMix puts pieces of damage together.
func FuzzMix(f *testing.F) {
	for seed := range uint64(50) {
		f.Add(seed)
	}
	r := newRepairer(f, repair.Options{Tier: repair.May})
	pieces := strings.Fields(strings.Join(seedTexts, " "))
	f.Fuzz(func(t *testing.T, seed uint64) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		var b strings.Builder
		for range rnd.IntN(60) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
			b.WriteString([]string{" ", " ", " ", " ", ". ", ", ", "", "\n\n", "\n"}[rnd.IntN(9)])
		}
		checkLaws(t, r, b.String())
	})
}

// calm is clean prose, of which damage is made.
var calm = []string{
	"The harbour office said on Monday that the ferry would sail again by the end of the week. Two of its engines had failed in March. Nobody was hurt.",
	"Ines Duarte runs the café on Station Road. She bakes at night, and her brother João sells the bread. “We don’t take cards,” she said.",
	"Prices rose by 3.2 percent in May, the bank said, after a long spring. Its governor expects 1.5 million visitors this year.",
	"The council of Örebro has voted for a new bridge. Work begins on Tuesday, 7 May 2024, and will last for two years.",
}

// A damage is a way to hurt clean text that can be undone from the text alone.
type damage struct {
	name string
	do   func(string) string
}

var damages = []damage{
	{"mojibake", func(s string) string { return misread(s) }},
	{"mojibake twice", func(s string) string { return misread(misread(s)) }},
	{"entities", func(s string) string {
		return strings.NewReplacer("’", "&rsquo;", "“", "&#8220;", "”", "&#x201D;", "é", "&eacute;").Replace(s)
	}},
	{"entities twice", func(s string) string {
		return strings.NewReplacer("’", "&amp;rsquo;", "“", "&amp;#8220;").Replace(s)
	}},
	{"zero width", func(s string) string { return strings.NewReplacer("end", "e\u200bnd", " by ", " \ufeffby ").Replace(s) }},
	{"soft hyphens", func(s string) string { return strings.ReplaceAll(s, "ar", "a\u00adr") }},
	{"homoglyphs", func(s string) string { return strings.ReplaceAll(s, "bank", "bаnk") }},
	{"subwords", func(s string) string {
		return strings.NewReplacer("harbour", "har@@ bour", "council", "coun@@ cil").Replace(s)
	}},
	{"glued stops", func(s string) string {
		return strings.NewReplacer(". She ", ".She ", ". Two ", ".Two ", ". Work ", ".Work ").Replace(s)
	}},
	{"doubled words", func(s string) string { return strings.ReplaceAll(s, " the ", " the the ") }},
	{"comments", func(s string) string { return strings.ReplaceAll(s, ". ", ".<!-- ad --> ") }},
	{"decimal commas", func(s string) string { return strings.NewReplacer("3.2 p", "3,2 p", "1.5 m", "1,5 m").Replace(s) }},
	{"weekday", func(s string) string { return strings.ReplaceAll(s, "Tuesday, 7 May 2024", "7 May 2024 Tuesday") }},
	{"sentence twice", func(s string) string {
		return strings.ReplaceAll(s, "Two of its engines had failed in March.", "Two of its engines had failed in March. Two of its engines had failed in March.")
	}},
}

// misread reads UTF-8 as windows-1252, with controls where it has no character.
func misread(s string) string {
	table := []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0x80 && c < 0xA0:
			b.WriteRune(table[c-0x80])
		default:
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// TestRestore damages clean text in known ways and asks for it back.
func TestRestore(t *testing.T) {
	r := newRepairer(t, repair.Options{})
	for _, d := range damages {
		t.Run(d.name, func(t *testing.T) {
			hurt := 0
			for _, s := range calm {
				damaged := d.do(s)
				if damaged == s {
					continue
				}
				hurt++
				res := checkLaws(t, r, damaged)
				assert.Equal(t, s, res.Text)
			}
			require.Positive(t, hurt, "nothing was damaged")
		})
	}
	for _, s := range calm {
		res := checkLaws(t, r, s)
		assert.Empty(t, res.Edits)
		assert.Empty(t, res.Flags)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	res, err := newRepairer(t, repair.Options{}).Text(ctx, "the the")
	require.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, "the the", res.Text)
}

func TestOptions(t *testing.T) {
	const text = "The team was led by the the coach. An skilled keeper joined."
	for _, tc := range []struct {
		name string
		opts repair.Options
		want string
	}{
		{"zero", repair.Options{}, "The team was led by the coach. A skilled keeper joined."},
		{"must", repair.Options{Tier: repair.Must}, "The team was led by the coach. An skilled keeper joined."},
		{"none", repair.Options{Tier: repair.None}, text},
		{"disabled", repair.Options{Disable: []string{"dup.word"}}, "The team was led by the the coach. A skilled keeper joined."},
		{"enabled", repair.Options{Tier: repair.None, Enable: []string{"dup.word"}}, "The team was led by the coach. An skilled keeper joined."},
		{"another language", repair.Options{Lang: "nl"}, text},
	} {
		t.Run(tc.name, func(t *testing.T) {
			res, err := repair.Text(t.Context(), text, tc.opts)
			require.NoError(t, err)
			assert.Equal(t, tc.want, res.Text)
		})
	}
	_, err := repair.New(repair.Options{Disable: []string{"no.rule"}})
	assert.ErrorContains(t, err, "no.rule")
}

func TestSuggestions(t *testing.T) {
	res, err := repair.Text(t.Context(), "The team was led by the the coach.", repair.Options{Tier: repair.None})
	require.NoError(t, err)
	require.Len(t, res.Flags, 1)
	assert.True(t, res.Flags[0].Suggests)
	assert.Equal(t, "dup.word", res.Flags[0].Kind)
}

func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range repair.Rules() {
		assert.NotEmpty(t, r.Doc, r.Name)
		assert.False(t, seen[r.Name], r.Name)
		seen[r.Name] = true
	}
	assert.Greater(t, len(seen), 30)
}
