package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letters that look alike: each foreign letter and its Latin twin.
const (
	cyrillicLike = "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁһԛԝ"
	cyrillicTwin = "ABESIJKMHOPCTYXaeijopcyxsdhqw"
	greekLike    = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"
	greekTwin    = "ABEZHIKMNOPTYXovp"
)

// A twins maps letters of one script to those of another.
type twins map[rune]rune

func newTwins(from, to string) twins {
	t := twins{}
	target := []rune(to)
	for i, r := range []rune(from) {
		t[r] = target[i]
	}
	return t
}

// lookalikes are the twins of each pair of scripts.
type lookalikes struct {
	cyrillic, greek twins // to Latin
	toCyrillic      twins // from Latin
	toGreek         twins
}

func newLookalikes() lookalikes {
	return lookalikes{
		cyrillic: newTwins(cyrillicLike, cyrillicTwin), greek: newTwins(greekLike, greekTwin),
		toCyrillic: newTwins("ABEKMHOPCTYXaeopcyxi", "АВЕКМНОРСТУХаеорсухі"),
		toGreek:    newTwins("ABEZHIKMNOPTYXovai", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναι"),
	}
}

// minWord is the shortest word that is taken to be of one script.
const minWord = 3

func fixHomoglyphs(p *pass) {
	var alike lookalikes
	for i := range p.toks {
		if p.toks[i].shape&notASCII == 0 || p.toks[i].shape&hasDigit != 0 {
			continue
		}
		word := p.str(i)
		latin, cyrillic, greek := countScripts(word)
		if latin == 0 || cyrillic+greek == 0 || cyrillic > 0 && greek > 0 || latin+cyrillic+greek < minWord-1 {
			continue
		}
		if alike.cyrillic == nil {
			alike = newLookalikes()
		}
		start, end := p.span(i, i)
		after := p.oneScript(word, latin, cyrillic, greek, alike)
		short := latin+cyrillic+greek < minWord // a title, or letters side by side
		if short && p.lex.words[p.lex.find(hashWord(after))].class&title == 0 {
			continue
		}
		if after != "" && !p.mentioned(start, end) {
			p.fix(start, end, after, 0.97, "one word, two scripts, all letters with a twin")
		}
	}
}

// oneScript writes a word in the script it belongs to, or returns "".
func (p *pass) oneScript(word string, latin, cyrillic, greek int, alike lookalikes) string {
	russian := p.lang == "ru" || p.lang == "uk" || p.lang == "bg" || p.lang == "sr"
	toLatin := func() string {
		if greek > 0 {
			return replaceTwins(word, unicode.Greek, alike.greek)
		}
		return replaceTwins(word, unicode.Cyrillic, alike.cyrillic)
	}
	switch {
	case greek > latin && p.lang == "el":
		return replaceTwins(word, unicode.Latin, alike.toGreek)
	case greek > 0 && (greek >= latin || latin < 2):
		return ""
	case greek > 0 || latin > cyrillic || latin == cyrillic && !russian:
		return toLatin()
	case latin > 1 && acronymTail(word):
		return ""
	}
	if s := replaceTwins(word, unicode.Latin, alike.toCyrillic); s != "" {
		return s
	}
	if !russian {
		return toLatin()
	}
	return ""
}

// acronymTail reports whether a word is Latin capitals with a Cyrillic ending,
// as Russian inflects foreign acronyms.
func acronymTail(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.Is(unicode.Latin, r) || !unicode.IsUpper(r) {
			break
		}
		n++
	}
	latin, _, _ := countScripts(word)
	return n >= 2 && n == latin
}

func countScripts(s string) (latin, cyrillic, greek int) {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && unicode.IsLetter(r), r >= 0xC0 && r < 0x250 && unicode.IsLetter(r):
			latin++
		case r >= 0x400 && r < 0x530:
			cyrillic++
		case r >= 0x370 && r < 0x400 && unicode.IsLetter(r):
			greek++
		}
	}
	return latin, cyrillic, greek
}

// replaceTwins replaces the letters of a script by their twins, or returns ""
// if one has none.
func replaceTwins(word string, script *unicode.RangeTable, t twins) string {
	var b strings.Builder
	for _, r := range word {
		if unicode.Is(script, r) {
			twin, ok := t[r]
			if !ok {
				return ""
			}
			r = twin
		}
		b.WriteRune(r)
	}
	return b.String()
}
