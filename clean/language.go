package clean

import (
	"strings"
	"unicode"
)

// Bounds of language detection: so many bytes are read, and so many function
// words must be seen, this many times as often as those of the next language.
const (
	detectBytes = 4000
	minHits     = 4
	minLead     = 1.15
)

// detect returns the language of a text by the function words of the phrase
// packs, or "" where they do not tell.
func (e *env) detect(sample string) string {
	if s := scriptOf(sample); s != "" {
		return s
	}
	seen := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(sample), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\''
	}) {
		seen[w]++
	}
	best, second, lang := 0, 0, ""
	for _, p := range e.packs {
		hits := 0
		for _, w := range p.Words {
			hits += seen[w]
		}
		switch {
		case p.Lang == lang:
			best = max(best, hits)
		case hits > best:
			best, second, lang = hits, best, p.Lang
		case hits > second:
			second = hits
		}
	}
	if best < minHits || float64(best) < minLead*float64(second) {
		return ""
	}
	return lang
}

// sample returns the first running text of the page, or its first lines where
// there is none.
func (p *Pass) sample() string {
	var b strings.Builder
	for _, prose := range [...]bool{true, false} {
		for i := 0; i < len(p.facts) && b.Len() < detectBytes; i++ {
			if p.facts[i].prose == prose && p.free(i) {
				t := p.Page.Blocks[i].Text
				b.WriteString(strings.ToValidUTF8(t[:min(len(t), detectBytes)], ""))
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// scriptOf returns the language of a text whose script is proof enough.
func scriptOf(s string) string {
	var kana, han, hangul, letters int
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	switch {
	case letters == 0:
		return ""
	case hangul*3 > letters:
		return "ko"
	case (kana+han)*2 > letters && kana*10 > han:
		return "ja"
	case han*2 > letters:
		return "zh"
	}
	return ""
}
