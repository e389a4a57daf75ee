package clean

import (
	"slices"
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/clean/phrase"
)

// Bounds of language detection: so many bytes are read, and so many function
// words must be seen, this many times as often as those of the next language.
const (
	detectBytes = 4000
	minHits     = 3
	minLead     = 1.15
)

// A lexicon says of which languages a function word is.
type lexicon struct {
	langs []string
	words map[string][]int // indexes of langs
}

func newLexicon(packs []*phrase.Pack) lexicon {
	l := lexicon{words: map[string][]int{}}
	for _, p := range packs {
		k := slices.Index(l.langs, p.Lang)
		if k < 0 {
			k = len(l.langs)
			l.langs = append(l.langs, p.Lang)
		}
		for _, w := range p.Words {
			if !slices.Contains(l.words[w], k) {
				l.words[w] = append(l.words[w], k)
			}
		}
	}
	return l
}

// detect returns the language of a text by its function words, or "" where they
// do not tell.
func (l *lexicon) detect(sample string) string {
	if s := scriptOf(sample); s != "" {
		return s
	}
	hits := make([]int, len(l.langs))
	for w := range strings.FieldsFuncSeq(strings.ToLower(sample), notWord) {
		for _, k := range l.words[w] {
			hits[k]++
		}
	}
	best, second, lang := 0, 0, ""
	for k, n := range hits {
		switch {
		case n > best:
			best, second, lang = n, best, l.langs[k]
		case n > second:
			second = n
		}
	}
	if best < minHits || float64(best) < minLead*float64(second) {
		return ""
	}
	return lang
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' }

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
	// Kana, ideographs and Hangul begin with these bytes.
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x1100 }) {
		return ""
	}
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
