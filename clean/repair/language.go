package repair

import "unicode"

// Bounds of language detection: so many tokens are read, and so much of the
// text must be of another script than Latin to be named by it.
const (
	detectTokens = 1200
	scriptShare  = 0.4
)

// detect names the language of the text by its function words or its script.
// A text in Latin letters that shows no language is read as English if it is
// ASCII, and as unknown otherwise.
func (v *view) detect() string {
	toks := v.toks[:min(len(v.toks), detectTokens)]
	if s := v.script(toks); s != "" {
		return s
	}
	var hits [32]int
	for i := range toks {
		for k, f := 0, v.lex.words[toks[i].word].function; f != 0; k, f = k+1, f>>1 {
			if f&1 != 0 {
				hits[k]++
			}
		}
	}
	best, second, english := -1, 0, 0
	for k, lang := range v.lex.langs {
		if lang == "en" {
			english = hits[k]
		}
		switch {
		case best < 0 || hits[k] > hits[best]:
			if best >= 0 {
				second = max(second, hits[best])
			}
			best = k
		default:
			second = max(second, hits[k])
		}
	}
	switch {
	case best >= 0 && hits[best] > 0 && v.lex.langs[best] == "en":
		return "en"
	case best >= 0 && hits[best] >= 2 && hits[best] > second:
		return v.lex.langs[best]
	case best >= 0 && hits[best] >= 2:
		return ""
	case english == 0 && !v.mostlyASCII(toks):
		return ""
	}
	return "en"
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
