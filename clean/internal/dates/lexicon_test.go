package dates

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLanguageFiles holds that every line of the tables has a known key, and
// that the ordered groups are complete.
func TestLanguageFiles(t *testing.T) {
	names, err := fs.Glob(langFiles, "lang/*.txt")
	require.NoError(t, err)
	require.Less(t, len(names), 64, "a set of languages has 64 bits")
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			text, err := fs.ReadFile(langFiles, name)
			require.NoError(t, err)
			for line := range strings.Lines(string(text)) {
				key, words, _ := strings.Cut(strings.TrimSpace(line), " ")
				groups := strings.Count(words, "|") + 1
				switch key {
				case "#", "era":
				case "order":
					assert.Contains(t, orderNames, strings.TrimSpace(words))
				case "months":
					assert.Equal(t, 12, groups)
				case "days":
					assert.Equal(t, 7, groups)
				default:
					assert.Contains(t, kindsByKey, key)
				}
				assert.NotContains(t, splitWords(strings.ReplaceAll(words, "|", ",")), "", line)
			}
		})
	}
}

// TestLexiconBounds holds the lengths that the tokenizer relies on.
func TestLexiconBounds(t *testing.T) {
	lex := loadLexicon()
	longest := 0
	for key := range lex.entries {
		assert.LessOrEqual(t, len(strings.Fields(key)), maxPhrase, key)
		if strings.IndexFunc(key, func(r rune) bool { return !unspaced(r) }) < 0 {
			longest = max(longest, utf8.RuneCountInString(key))
		}
	}
	assert.LessOrEqual(t, longest, maxSegment)
}

// TestMonthsAgree holds that no word names different months in two languages:
// without a locale nothing could tell them apart.
func TestMonthsAgree(t *testing.T) {
	for key, e := range loadLexicon().entries {
		var values []int16
		for _, s := range e.senses {
			if s.kind == monthName && !slices.Contains(values, s.value) {
				values = append(values, s.value)
			}
		}
		assert.LessOrEqual(t, len(values), 1, key)
	}
}

func TestZones(t *testing.T) {
	lex := loadLexicon()
	for name, want := range map[string]int{
		"UTC": 0, "EST": -300, "EDT": -240, "BST": 60, "CEST": 120, "IST": 330, "NPT": 345, "ACST": 570, "NST": -210, "KST": 540,
	} {
		index, ok := lex.abbrevs[name]
		require.True(t, ok, name)
		assert.Equal(t, want, lex.zones[index].offset, name)
		assert.True(t, lex.zones[index].known, name)
	}
	assert.False(t, lex.zones[lex.abbrevs["AET"]].known)
	assert.NotContains(t, lex.abbrevs, "BBC")
}
