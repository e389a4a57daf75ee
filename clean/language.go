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

// detect returns the language of an article by the function words of the
// phrase packs, or "" where they do not tell.
func (c *Cleaner) detect(a *Article) string {
	sample := sampleText(a)
	words := strings.FieldsFunc(strings.ToLower(sample), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\''
	})
	if s := scriptOf(sample); s != "" {
		return s
	}
	seen := map[string]int{}
	for _, w := range words {
		seen[w]++
	}
	best, second, lang := 0, 0, ""
	for _, p := range c.packs {
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

func sampleText(a *Article) string {
	var b strings.Builder
	b.WriteString(a.Title)
	for _, n := range a.Body {
		if b.Len() > detectBytes {
			break
		}
		b.WriteByte(' ')
		b.WriteString(n.Text)
	}
	s := b.String()
	if len(s) > 2*detectBytes {
		s = strings.ToValidUTF8(s[:2*detectBytes], "")
	}
	return s
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
