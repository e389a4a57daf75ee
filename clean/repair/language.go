package repair

import (
	"math/bits"
	"slices"
	"unicode"
)

// Bounds of language detection: so many tokens are read, and so much of the
// text must be of another script than Latin to be named by it.
const (
	detectTokens = 1200
	minHits      = 2
	scriptShare  = 0.6
)

// detect names the language of the text by its function words or its script.
// Each sentence votes; English wins a tie. A text in Latin letters that shows no
// language is read as English if it is ASCII, and as unknown otherwise.
func (v *view) detect() string {
	toks := v.toks[:min(len(v.toks), detectTokens)]
	if s := v.script(toks); s != "" {
		return s
	}
	var votes, words [32]int
	for i := 0; i < len(toks); {
		j := i + 1
		for j < len(toks) && !toks[j].opens {
			j++
		}
		v.vote(toks[i:j], &votes, &words)
		i = j
	}
	best, second := slices.Index(v.lex.langs, "en"), 0
	english := votes[best]
	for k := range v.lex.langs {
		if votes[k] > max(english, votes[best]) || votes[k] == votes[best] && votes[k] > english && words[k] > words[best] {
			best = k
		}
	}
	for k := range v.lex.langs {
		if k != best && votes[k] == votes[best] {
			second = max(second, words[k])
		}
	}
	switch {
	case votes[best] == 0 && v.mostlyASCII(toks), votes[best] > 0 && v.lex.langs[best] == "en":
		return "en"
	case words[best] >= minHits && words[best] > second:
		return v.lex.langs[best]
	}
	return ""
}

// vote counts the function words of a sentence by language, and gives the
// languages with most of them a vote.
func (v *view) vote(sentence []token, votes, words *[32]int) {
	var hits [32]int
	most := 0
	for i := range sentence {
		for f := v.lex.words[sentence[i].word].function; f != 0; f &= f - 1 {
			k := bits.TrailingZeros32(uint32(f))
			hits[k]++
			words[k]++
			most = max(most, hits[k])
		}
	}
	for k := range hits {
		if most > 0 && hits[k] == most {
			votes[k]++
		}
	}
}

// mostlyASCII reports whether at most a tenth of the tokens, and at least one
// of three, hold other characters.
func (v *view) mostlyASCII(toks []token) bool {
	n := 0
	for i := range toks {
		if toks[i].shape&notASCII != 0 {
			n++
		}
	}
	return n <= max(1, len(toks)/10)
}

// scripts name the languages that letters tell; where several share a script,
// function words decide, and the first stands for those not listed.
var scripts = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Han, "zh"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Arabic, "ar"},
	{unicode.Hebrew, "he"}, {unicode.Greek, "el"}, {unicode.Thai, "th"}, {unicode.Devanagari, "hi"}, {unicode.Georgian, "ka"},
	{unicode.Armenian, "hy"}, {unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Khmer, "km"},
	{unicode.Myanmar, "my"}, {unicode.Lao, "lo"}, {unicode.Cyrillic, "ru"},
}

// script returns the language of a text that is not in Latin letters, or "".
func (v *view) script(toks []token) string {
	other := 0
	for i := range toks {
		if toks[i].shape&notASCII != 0 {
			other++
		}
	}
	if float64(other) < scriptShare*float64(len(toks)) {
		return ""
	}
	counts := make([]int, len(scripts))
	letters := 0
	for i := range toks {
		for _, r := range v.str(i) {
			if !unicode.IsLetter(r) {
				continue
			}
			letters++
			for k := range scripts {
				if r > 0x36F && unicode.Is(scripts[k].table, r) {
					counts[k]++
					break
				}
			}
		}
	}
	best := 0
	for k := range counts {
		if counts[k] > counts[best] {
			best = k
		}
	}
	if letters == 0 || float64(counts[best]) < scriptShare*float64(letters) {
		return ""
	}
	if counts[1]+counts[2] > 0 && best == 0 {
		return "ja"
	}
	return scripts[best].lang
}
