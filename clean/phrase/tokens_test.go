package phrase

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"punctuation alone", " — * • ", ""},
		{"case and decoration", "» Read More … ›", "read more"},
		{"marks part words", "Home > News|Sport", "home news sport"},
		{"curly apostrophe", "Don’t miss", "don't miss"},
		{"outer apostrophes", "'90s ‘quoted’ rock 'n' roll", "90s quoted rock n roll"},
		{"hyphen", "E-mail", "e mail"},
		{"soft hyphen and zero width", "adver\u00adtise\u200bment", "advertisement"},
		{"emoji", "💬 12 Comments 👍🏽", "12 comments"},
		{"number", "1,234 views", "1,234 views"},
		{"number with apostrophe", "1’234 Franken", "1'234 franken"},
		{"arabic digits", "١٬٦٥٠٫٥", "1,650.5"},
		{"number and unit", "24h 12k", "24h 12k"},
		{"digits within a word", "Covid19", "covid19"},
		{"decomposed", "cafe\u0301", "café"},
		{"dotted capital", "İLETİŞİM", "iletişim"},
		{"dotted capital, decomposed", "I\u0307leti\u015fim", "iletişim"},
		{"dotless", "YAZI yazı", "yazi yazi"},
		{"yo", "Ещё", "еще"},
		{"yo, decomposed", "Еще\u0308", "еще"},
		{"sharp s stays", "Straße", "straße"},
		{"full width", "ＡＢＣ１２：", "abc12"},
		{"chinese", "点击 阅读 全文", "点击阅读全文"},
		{"chinese and latin", "分享到 Facebook页面", "分享到 facebook页面"},
		{"kana with voice mark", "か\u3099か", "がか"},
		{"hangul in parts", "\u1112\u1161\u11ab", "한"},
		{"arabic vowel signs, tatweel and alef", "أَخبـار", "اخبار"},
		{"invalid utf-8", "a\xffb", "a b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, Fold(test.in))
			assert.Equal(t, test.want, Fold(test.want), "idempotent")
		})
	}
}

func TestTokenClosesQuote(t *testing.T) {
	tests := []struct {
		text string
		want string
	}{
		{"Home » News", "home > news"},
		{"« Home » est un film", "home est un film"},
		{"«Start» ist ein Film » mehr", "start ist ein film > mehr"},
		{"»Home« ist ein Film", "> home ist ein film"},
		{"Start › Politik", "start > politik"},
		{"‹Start› ist", "start ist"},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			var words []string
			for _, tok := range forward(test.text) {
				words = append(words, string(appendWord(nil, test.text[tok.start:tok.end])))
			}
			assert.Equal(t, test.want, strings.Join(words, " "))
		})
	}
}

func TestDigitValue(t *testing.T) {
	for want, r := range "0123456789" {
		assert.Equal(t, rune(want), digitValue(r))
	}
	for want, digits := range [][3]rune{{'٠', '०', '０'}, {'١', '१', '１'}, {'٢', '२', '２'}} {
		for _, r := range digits {
			assert.Equal(t, rune(want), digitValue(r))
		}
	}
	assert.Equal(t, rune(9), digitValue('𝟗'))
}

func forward(text string) (tokens []token) {
	for t, ok := nextToken(text, 0); ok; t, ok = nextToken(text, t.end) {
		tokens = append(tokens, t)
	}
	return tokens
}

// foldTokens folds the tokens of a text without combining marks one by one.
func foldTokens(text string, tokens []token) string {
	var folded []byte
	var last token
	for _, t := range tokens {
		if t.class == mark {
			continue
		}
		if last.class != other && t.start > last.end && (t.class != unspaced || last.class != unspaced) {
			folded = append(folded, ' ')
		}
		folded = appendWord(folded, text[t.start:t.end])
		last = t
	}
	return string(folded)
}

// FuzzTokens checks that a text is cut alike from both ends, that plain words are
// cut as others are, and that folding is idempotent.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"Skip to content", "don’t 1,234.5 a1.5b 12k", "点击 Facebook页面", "か\u3099b", "a\u00ad'b 'n' «x» » y",
		"Home » News | © 2024", "x''y 1'2'a", "\xe4\xb8 a\xff", "अंक ١٬٢", "i\u0307İI", "in 2024. 3rd 1.5b, a1.5 x' 'y 12' 1,a 4ß éa", "i\u0307\u0307", "a\u0301\u200d\u0308",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := forward(s)
		pos := 0
		for _, tok := range want {
			slow, ok := tokenWithin(s, pos, len(s))
			require.True(t, ok)
			require.Equal(t, slow, tok)
			pos = tok.end
		}
		if !hasMark(s) {
			require.Equal(t, foldTokens(s, want), Fold(s))
		}
		for _, tok := range want {
			require.Less(t, tok.start, tok.end)
			if tok.end-tok.start >= maxWord/2 {
				return // longer words may be cut at other places
			}
		}
		var got []token
		for tok, ok := prevToken(s, len(s)); ok; tok, ok = prevToken(s, tok.start) {
			got = append(got, tok)
		}
		slices.Reverse(got)
		require.Equal(t, want, got)

		folded := Fold(s)
		require.True(t, utf8.ValidString(folded))
		require.Equal(t, folded, Fold(folded))
	})
}
