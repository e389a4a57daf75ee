package repair

import (
	"math/bits"
	"strings"
	"unicode"
)

func languageRules() []Rule {
	return []Rule{{
		Name: "lang.untranslated", Tier: None,
		Doc: "A sentence in another language or script than the text is flagged; quotations, names and what a gloss in brackets follows are not.",
		run: findUntranslated,
	}}
}

// Bounds of lang.untranslated: words of a window, function words of the other
// language in it, and words of another script in a row.
const (
	minForeign   = 4
	foreignWords = 3
	scriptWords  = 2
	mostForeign  = 5 // places of a text; with more it is written in several languages
)

func findUntranslated(p *pass) {
	own := p.lex.langOf(p.lang)
	if own == 0 {
		return
	}
	before := len(p.job.flags)
	for k := range p.sents {
		i, j := p.sentence(k)
		if p.latinOwn() {
			p.flagScripts(i, j)
		}
		if j-i >= minForeign && j-i < 200 {
			p.flagForeign(i, j, own)
		}
	}
	if len(p.job.flags) > before+mostForeign {
		p.job.flags = p.job.flags[:before]
	}
}

// latinOwn reports whether the language of the text is written in Latin letters.
func (p *pass) latinOwn() bool {
	switch p.lang {
	case "ru", "uk", "zh", "ja", "ko", "ar", "he", "el", "bg", "sr", "th", "hi":
		return false
	}
	return true
}

// flagScripts flags runs of words in another script than Latin.
func (p *pass) flagScripts(i, j int) {
	for ; i < j; i++ {
		if p.toks[i].shape&notASCII == 0 || !otherScript(p.str(i)) {
			continue
		}
		last, letters := i, 0
		for last+1 < j && otherScript(p.str(last+1)) {
			last++
		}
		for k := i; k <= last; k++ {
			letters += len([]rune(p.str(k)))
		}
		start, end := p.span(i, last)
		unspaced := unbroken(firstRune(p.str(i)))
		if (last-i+1 >= scriptWords+1 || last-i+1 >= scriptWords && letters >= 8 || unspaced && letters >= 5) && !p.glossed(start, end) {
			p.flag(start, end, "words in another script")
		}
		i = last
	}
}

func otherScript(w string) bool {
	r := firstRune(w)
	return r > 0x36F && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
}

// glossed reports whether a range is quoted, or stands in brackets or before
// them, as names and mottoes with their translation do.
func (p *pass) glossed(start, end int) bool {
	before := strings.TrimRight(p.text[max(0, start-4):start], " ")
	after := strings.TrimLeft(p.text[end:min(len(p.text), end+8)], " ”\"».,")
	return p.quotedAt(start) || p.mentioned(start, end) || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[") || strings.HasPrefix(after, "(") || strings.HasPrefix(after, "[")
}

// flagForeign flags a sentence of which most function words are those of
// another language.
func (p *pass) flagForeign(i, j int, own langSet) {
	var hits [32]int
	capitals := 0
	for k := i; k < j; k++ {
		if p.toks[k].shape&startsUpper != 0 {
			capitals++
		}
		if p.str(k) == "I" {
			continue // Polish and Italian have the word, too
		}
		for g := p.word(k).function &^ own; g != 0; g &= g - 1 {
			hits[bits.TrailingZeros32(uint32(g))]++
		}
	}
	best := 0
	for l, n := range hits {
		if n > hits[best] {
			best = l
		}
	}
	foreign, other, mine, alone := hits[best], langSet(1)<<best, 0, 0
	if foreign == 0 || 2*capitals > j-i {
		return
	}
	for k := i; k < j; k++ { // words that both languages have tell nothing
		switch f := p.word(k).function; {
		case f&own != 0 && f&other == 0:
			mine++
		case f&own == 0 && f&other != 0 && p.toks[k].end-p.toks[k].start > 1:
			alone++
		}
	}
	if alone == 0 || foreign < foreignWords && !(foreign == foreignWords-1 && mine == 0 && p.accented(i, j)) || foreign < 2*mine+1 || 6*foreign < j-i {
		return
	}
	start, end := int(p.toks[i].start), p.sentenceEnd(j-1)
	if sentence := p.text[start:end]; !p.glossed(start, end) && !p.gloss(j) && !strings.Contains(sentence, "://") && !isCode(sentence) {
		p.flag(start, end, "a sentence in another language")
	}
}

// accented reports whether a word of the tokens [i, j) has a letter beyond ASCII.
func (p *pass) accented(i, j int) bool {
	for ; i < j; i++ {
		if p.toks[i].shape&notASCII != 0 {
			return true
		}
	}
	return false
}

// gloss reports whether the sentence that begins with the token j stands in
// brackets.
func (p *pass) gloss(j int) bool {
	return j < len(p.toks) && strings.HasSuffix(p.before(j), "(")
}
