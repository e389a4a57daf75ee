package repair

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

func termRules() []Rule {
	return []Rule{
		{
			Name: "term.backtranslation", Tier: Should, English: true, needs: trigger{class: termStart},
			Doc: "Fixed terms that were translated there and back, by a table with the words that must stand near; plain words are flagged with the usual one.",
			run: func(p *pass) { replaceTerms(p, termTable) },
		},
		{
			Name: "term.tortured", Tier: Should, English: true, needs: trigger{class: termStart},
			Doc: "Phrases that only spinning programs write, by a table: replaced where the text shows its subject or a second one, flagged otherwise.",
			run: func(p *pass) { replaceTerms(p, torturedTable) },
		},
		{
			Name: "term.brand", Tier: Should, English: true, needs: trigger{class: termStart},
			Doc: "Translated brands, where the text has the brand itself; flagged where it has not.",
			run: func(p *pass) { replaceTerms(p, brandTable) },
		},
	}
}

func replaceTerms(p *pass, kind string) {
	hits := 0
	if kind == torturedTable {
		hits = p.countTerms(kind)
	}
	for i := 0; i < len(p.toks); i++ {
		if p.word(i).class&termStart == 0 {
			continue
		}
		e, last := p.phraseAt(i, kind)
		if e == nil || !p.termFits(e, i, last) {
			continue
		}
		p.replaceTerm(e, i, last, hits)
		i = last
	}
}

// countTerms counts the terms of a kind in the text, each once.
func (p *pass) countTerms(kind string) int {
	seen := map[string]bool{}
	for i := range p.toks {
		if p.word(i).class&termStart == 0 {
			continue
		}
		if e, _ := p.phraseAt(i, kind); e != nil {
			seen[e.phrase] = true
		}
	}
	return len(seen)
}

// termFits reports whether a term stands where it can be replaced or flagged.
func (p *pass) termFits(e *phraseEntry, i, last int) bool {
	start, end := p.span(i, last)
	if p.topical(start) || p.quotedAt(start) && !p.mentioned(start, end) {
		return false
	}
	if e.kind == brandTable && p.toks[i].shape&startsUpper == 0 {
		return false
	}
	if e.kind == torturedTable && p.mentioned(start, end) {
		return false
	}
	if len(e.next) > 0 && !p.among(e.next, last+1, min(len(p.toks), last+2)) {
		return false
	}
	return !p.among(e.bars, max(0, i-contextReach), min(len(p.toks), last+contextReach))
}

// contextReach is how many words around a term its context is looked for in.
const contextReach = 60

// replaceTerm replaces a term, or flags it, as its context says.
func (p *pass) replaceTerm(e *phraseEntry, i, last, hits int) {
	start, end := p.span(i, last)
	after := matchCase(p.text[start:end], e.becomes)
	near := len(e.needs) == 0 || p.among(e.needs, max(0, i-contextReach), i) || p.among(e.needs, last+1, min(len(p.toks), last+contextReach))
	evidence := fmt.Sprintf("table: “%s” for “%s”", e.phrase, e.becomes)
	switch {
	case e.kind == brandTable:
		switch {
		case e.flag && near:
			p.suggest(start, end, e.becomes, evidence)
		case e.flag:
		case !near && !p.sameEvent(e.becomes):
		case p.phraseIn(e.becomes):
			p.fix(start, end, e.becomes, 0.9, "“"+e.becomes+"” stands in the text")
		case p.sameEvent(e.becomes):
			p.fix(start, end, e.becomes, 0.85, "“"+e.becomes+"” stands in another text about the same persons")
		case near:
			p.suggest(start, end, e.becomes, evidence)
		}
		return
	case e.kind == torturedTable && !e.flag && hits < 2 && p.sameEvent(e.becomes):
		evidence += ", as another text about the same persons has it"
	case e.kind == torturedTable && !near && hits < 2:
		if e.alone {
			p.suggest(start, end, after, evidence)
		}
		return
	case e.kind == torturedTable && hits < 2 && len(e.needs) == 0:
		p.suggest(start, end, after, evidence)
		return
	case !near:
		return
	case e.flag:
		p.suggest(start, end, after, evidence)
		return
	}
	start, after = p.withArticle(i, start, after)
	p.fix(start, end, after, 0.88, evidence)
}

// withArticle extends a replacement to the article before it, if its sound
// changes.
func (p *pass) withArticle(i, start int, after string) (int, string) {
	if i == 0 || !strings.EqualFold(p.str(i-1), "a") && !strings.EqualFold(p.str(i-1), "an") {
		return start, after
	}
	gap := p.before(i)
	if strings.Trim(gap, " “\"‘'") != "" {
		return start, after
	}
	article := p.str(i - 1)
	an := soundsVowel(after, p.lex)
	switch {
	case an && len(article) == 1:
		article += "n"
	case !an && len(article) == 2:
		article = article[:1]
	default:
		return start, after
	}
	return int(p.toks[i-1].start), article + gap + after
}

// phraseIn reports whether a phrase stands in the text with its capitals.
func (v *view) phraseIn(s string) bool {
	found, known := v.phrases[s]
	if known {
		return found
	}
	for at := 0; !found; {
		n := strings.Index(v.text[at:], s)
		if n < 0 {
			break
		}
		at += n
		found = !isLetterBefore(v.text, at) && !isLetterAt(v.text, at+len(s))
		at += len(s)
	}
	if v.phrases == nil {
		v.phrases = map[string]bool{}
	}
	v.phrases[s] = found
	return found
}

// matchCase writes s with a capital first if the words it replaces have one.
func matchCase(old, s string) string {
	r, _ := utf8.DecodeRuneInString(old)
	first, n := utf8.DecodeRuneInString(s)
	if unicode.IsUpper(r) && unicode.IsLower(first) {
		return string(unicode.ToUpper(first)) + s[n:]
	}
	return s
}
