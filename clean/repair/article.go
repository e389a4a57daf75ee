package repair

import (
	"strings"
	"unicode/utf8"
)

func articleRules() []Rule {
	return []Rule{{
		Name: "gram.a_an", Tier: Should, English: true, needs: trigger{class: article},
		Doc: "A and an by the sound of the next word, from a list of the words that sound other than they look; letters, acronyms and doubtful words stay.",
		run: fixArticles,
	}}
}

func fixArticles(p *pass) {
	for i := 0; i+1 < len(p.toks); i++ {
		if !p.is(i, article) {
			continue
		}
		s := p.str(i)
		an := strings.EqualFold(s, "an")
		if !an && !strings.EqualFold(s, "a") || s == "AN" || s == "A" && !p.toks[i].opens || p.toks[i].shape&innerUpper != 0 {
			continue
		}
		gap := p.gap(i)
		if gap != " " && gap != " “" && gap != " ‘" && gap != " \"" && gap != " $" && gap != " £" && gap != " €" {
			continue
		}
		if i > 0 && !p.articleAfter(i) || p.quotedAt(int(p.toks[i].start)) {
			continue
		}
		vowel, sure := p.sound(i + 1)
		if !sure || vowel == an || an && (plural(p.str(i+1)) || i > 0 && p.toks[i-1].shape&hasDigit != 0) { // an for and
			continue
		}
		start, end := p.span(i, i)
		after := s[:1]
		if vowel {
			after += "n"
		}
		p.fix(start, end, after, 0.88, "by the sound of “"+p.str(i+1)+"”")
	}
}

// articleAfter reports whether the token i may be an article by what stands
// before it: no letter, number or mark joins it to another word.
func (p *pass) articleAfter(i int) bool {
	before := p.before(i)
	if before != " " && strings.TrimRight(before, " ") == before && before != "(" && !strings.HasSuffix(before, "\n") && !strings.HasSuffix(before, "“") && !strings.HasSuffix(before, "\"") && !strings.HasSuffix(before, "—") {
		return false
	}
	prev := strings.ToLower(p.str(i - 1))
	switch prev {
	case "vitamin", "hepatitis", "group", "grade", "plan", "class", "letter", "section", "type", "category", "schedule", "level", "team", "hemophilia", "haemophilia", "influenza", "part", "point", "option", "pool", "platform", "appendix", "series", "unit", "block", "serie", "league", "street":
		return false
	}
	return true
}

// sound reports whether the token i begins with a vowel's sound, and whether
// that is sure.
func (p *pass) sound(i int) (vowel, sure bool) {
	t := &p.toks[i]
	w := p.str(i)
	if p.word(i).class&(conjunction|preposition|auxiliary|article|pronoun) != 0 && !p.is(i, month) || t.shape&apostrophe != 0 && t.shape&innerUpper == 0 {
		return false, false
	}
	if p.word(i).function&^p.lex.langOf("en") != 0 && p.word(i).function&p.lex.langOf("en") == 0 {
		return false, false
	}
	switch {
	case t.shape&hasDigit != 0:
		return p.numberSound(i)
	case t.shape.upper() && initials[strings.TrimSuffix(w, "s")] != 0:
		return initials[strings.TrimSuffix(w, "s")] == 'v', true
	case t.shape.upper() || t.shape&(startsUpper|innerUpper) == startsUpper|innerUpper && t.shape&apostrophe == 0:
		return false, false
	case utf8.RuneCountInString(w) < 3 || t.shape&notASCII != 0 && w[0] >= utf8.RuneSelf:
		return false, false
	}
	lower := strings.ToLower(w)
	r := lower[0]
	isVowel := strings.IndexByte("aeiou", r) >= 0
	if t.shape&startsUpper != 0 && (r == 'u' || r == 'h' || strings.HasPrefix(lower, "eu") || strings.HasPrefix(lower, "on") || strings.HasPrefix(lower, "x")) {
		if p.word(i).class&plainAn == 0 {
			return false, false
		}
	}
	if p.is(i, plainAn) || plainPrefix(lower) {
		return !isVowel, true
	}
	if doubtful(lower) || !isVowel && !onset(lower) || !strings.ContainsAny(lower, "aeiouy") {
		return false, false
	}
	return isVowel, true
}

// initials are acronyms that everybody reads in one way: v for a vowel first.
var initials = func() map[string]byte {
	m := map[string]byte{}
	for w := range strings.FieldsSeq("MRI MBA MP MEP NBA NFL NHL NGO NHS FBI FDA HIV HBO LGBT LED SMS SOS SUV RSS XML HTML HTTP IMF IRA IRS IPO MTV NYPD NBC NPR NCAA FA FM LP EU EEG ECG ICU IQ ID IT AI ATM SAS RAF RSPCA MI5 MI6 X-ray") {
		m[w] = 'v'
	}
	for w := range strings.FieldsSeq("UN UK US USA UFO UNESCO UNICEF UEFA URL USB BBC CIA CEO CFO CNN CCTV DNA DVD GDP GP GPS PC PR TV VIP VPN NATO NASA WHO WTO KGB GCSE PIN JPEG DJ CD CV BMW BP BA PhD PDF") {
		m[w] = 'c'
	}
	return m
}()

// plainPrefix reports whether a word begins with letters that sound like you,
// one or hour, in all words but those excluded.
func plainPrefix(w string) bool {
	switch {
	case strings.HasPrefix(w, "uni"):
		return !strings.HasPrefix(w, "unin") && !strings.HasPrefix(w, "unim") && !strings.HasPrefix(w, "unid") && !strings.HasPrefix(w, "unill") && !strings.HasPrefix(w, "uniss")
	case strings.HasPrefix(w, "eu"), strings.HasPrefix(w, "ewe"), strings.HasPrefix(w, "ubiq"), strings.HasPrefix(w, "uto"), strings.HasPrefix(w, "usu"), strings.HasPrefix(w, "ura"), strings.HasPrefix(w, "ure"), strings.HasPrefix(w, "uri"), strings.HasPrefix(w, "ute"), strings.HasPrefix(w, "uti"):
		return true
	case strings.HasPrefix(w, "hour"), strings.HasPrefix(w, "honest"), strings.HasPrefix(w, "honor"), strings.HasPrefix(w, "honour"), strings.HasPrefix(w, "heir"):
		return true
	}
	return strings.HasPrefix(w, "one") && !strings.HasPrefix(w, "oner") || w == "once" || strings.HasPrefix(w, "use") || strings.HasPrefix(w, "usa")
}

// onset reports whether a word begins with consonants that English begins
// words with; others are read letter by letter.
func onset(w string) bool {
	if len(w) < 2 || strings.IndexByte("aeiouy", w[1]) >= 0 {
		return true
	}
	return strings.Contains(" bl br ch cl cr dr dw fl fr gh gl gn gr kh kl kn kr ph pl pr ps rh sc sh sk sl sm sn sp sq st sw th tr ts tw wh wr ", " "+w[:2]+" ")
}

// plural reports whether a word looks like a plural: an before it is and.
func plural(w string) bool {
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && !strings.HasSuffix(w, "ous")
}

// doubtful reports whether writers put an before a word with h, or whether a u
// may sound like you.
func doubtful(w string) bool {
	if w[0] == 'u' && len(w) > 2 && strings.IndexByte("aeiou", w[1]) < 0 && strings.IndexByte("aeiouy", w[2]) >= 0 || len(w) == 3 && w[0] == 'u' {
		return !strings.HasPrefix(w, "una") && !strings.HasPrefix(w, "uno") && !strings.HasPrefix(w, "une") && !strings.HasPrefix(w, "upo") && !strings.HasPrefix(w, "unu")
	}
	for _, s := range [...]string{"hist", "hotel", "hero", "habit", "hered", "hallu", "hyster", "herb", "hilar", "homage", "horr", "hypo", "hospit", "human", "harm"} {
		if strings.HasPrefix(w, s) {
			return true
		}
	}
	return false
}

// numberSound reports whether the number at the token i begins with a vowel:
// eight, eleven, eighteen, eighty and theirs.
func (p *pass) numberSound(i int) (vowel, sure bool) {
	w := p.str(i)
	n := 0
	for n < len(w) && isDigit(w[n]) {
		n++
	}
	if n == 0 || n < len(w) && w[n:] != "th" && w[n:] != "st" && w[n:] != "s" && w[n:] != "m" && w[n:] != "bn" && w[n:] != "pm" && w[n:] != "am" && w[n:] != "k" && w[n:] != "km" {
		return false, false
	}
	if w[0] == '8' {
		return true, true
	}
	if (strings.HasPrefix(w, "11") || strings.HasPrefix(w, "18")) && n == 2 {
		return true, true
	}
	if n == 4 && (strings.HasPrefix(w, "11") || strings.HasPrefix(w, "18")) { // 1800s: eighteen hundred
		return false, false
	}
	return false, true
}

// soundsVowel reports whether a phrase begins with a vowel's sound.
func soundsVowel(s string, lex *lexicon) bool {
	v := newView(lex, s, "en")
	if len(v.toks) == 0 {
		return false
	}
	p := pass{view: v}
	vowel, _ := p.sound(0)
	return vowel
}
