package repair

import (
	"strings"
)

func sentenceRules() []Rule {
	return []Rule{
		{
			Name: "sent.false_stop", Tier: Should, needs: trigger{bytes: "."},
			Doc: "A full stop behind a word that ends no sentence, before a lower-case word, is cut; other stops before lower-case words are flagged.",
			run: findFalseStops,
		},
		{
			Name: "sent.lowercase_start", Tier: Should, English: true, needs: trigger{bytes: "."},
			Doc: "A sentence that begins in lower case with a word that often begins one, in a text whose sentences begin with capitals.",
			run: raiseStarts,
		},
		{
			Name: "sent.missing_stop", Tier: Should, English: true, needs: trigger{class: starter | opening},
			Doc: "A capital He, She, They, However or But behind a complete clause: a full stop is put before it; less certain places are flagged.",
			run: findMissingStops,
		},
		{
			Name: "sent.dangling_end", Tier: None,
			Doc: "A paragraph that ends in a word that ends no sentence is flagged; headlines, labels and broken lines are not.",
			run: findDanglingEnds,
		},
		{
			Name: "sent.orphan", Tier: May, English: true, needs: trigger{class: orphaned | auxiliary},
			Doc: "A finite verb alone as a sentence is flagged, and cut on demand; answers, series of verbs and quoted words are not.",
			run: findOrphans,
		},
	}
}

// lowerStop reports whether a full stop and a space stand between the token i
// and the next, which is in lower case, in a text that otherwise has capitals
// there.
func (p *pass) lowerStop(i int) bool {
	if i+1 >= len(p.toks) || p.gap(i) != ". " && p.gap(i) != "”. " && p.gap(i) != ".” " || !p.toks[i+1].shape.lower() {
		return false
	}
	at := int(p.toks[i].end)
	if strings.HasPrefix(p.gap(i), "”") {
		at += len("”")
	}
	return !p.quotedAt(at+1) && p.cased()
}

func findFalseStops(p *pass) {
	lang := p.lex.langOf(p.lang)
	for i := range p.toks {
		if i+1 >= len(p.toks) || p.gap(i) == " " {
			continue
		}
		at := int(p.toks[i].end)
		if p.lang == "de" && p.gap(i) == ". " && p.word(i).joins&lang != 0 && p.toks[i].shape.lower() && p.toks[i+1].shape.capital() && !p.quotedAt(at) {
			p.fix(at, at+1, "", 0.9, "no sentence ends with “"+p.str(i)+"”") // nouns have capitals
			continue
		}
		if !p.lowerStop(i) {
			continue
		}
		if p.gap(i) == ". " && p.word(i).joins&lang != 0 && p.joinsNext(i) {
			p.fix(at, at+1, "", 0.92, "no sentence ends with “"+p.str(i)+"”")
			continue
		}
		if !p.english() || p.abbreviated(i) || p.is(i+1, lowercase) || p.startsClause(i+1) && p.fullClause(i) {
			continue
		}
		if p.lowerName(i + 1) {
			continue
		}
		if p.orphanAt(i+1) == 0 {
			start, _ := p.span(i, i)
			p.flag(start, int(p.toks[min(i+3, p.lineEndToken(i+1))].end), "a full stop before a lower-case word")
		}
	}
}

// joinsNext reports whether a word that ends no sentence does join the next:
// it is no letter, name or word spoken about.
func (p *pass) joinsNext(i int) bool {
	if p.toks[i].shape.lower() {
		return p.str(i) != "a" || i > 0 && p.before(i) == " " && p.toks[i-1].shape.lower() && p.articleAfter(i) && !p.is(i+1, conjunction|auxiliary|preposition|pronoun)
	}
	return p.toks[i].opens && p.toks[i].shape.capital()
}

// lineEndToken returns the last token of the line of the token i.
func (v *view) lineEndToken(i int) int {
	for i+1 < len(v.toks) && !v.toks[i+1].first {
		i++
	}
	return i
}

// abbreviated reports whether the stop behind the token i may be that of an
// abbreviation: listed, without a vowel, a letter, or beside other stops.
func (p *pass) abbreviated(i int) bool {
	w := p.str(i)
	if p.is(i, abbreviation) || strings.HasSuffix(p.before(i), ".") {
		return true
	}
	switch w { // words when they are in lower case
	case "Sat", "Sun", "Wed", "Mar", "No", "Nos", "Art", "Temp":
		return true
	}
	if len(w) < 3 {
		return !p.is(i, pronoun) && w != "up" && w != "so" && w != "us" && w != "me" && w != "in" && w != "on" && w != "do" && w != "go" && w != "out"
	}
	if p.toks[i].shape&hasDigit != 0 {
		return len(w) < 4 // a day; a year ends a sentence
	}
	if !strings.ContainsAny(strings.ToLower(w), "aeiouyáéíóúäöü") {
		return true
	}
	return p.toks[i].shape&innerUpper != 0 && !p.toks[i].shape.upper()
}

// lowerName reports whether the token i, in lower case, may be a name that is
// written so: a handle, an address, or a word with capitals inside.
func (p *pass) lowerName(i int) bool {
	if p.toks[i].shape&(innerUpper|hasDigit) != 0 || p.inAddress(int(p.toks[i].start)) {
		return true
	}
	gap := p.gap(i)
	return strings.HasPrefix(gap, ".") && !strings.HasPrefix(gap, ". ") && len(gap) == 1
}

// startsClause reports whether the token i is a word that often begins a
// sentence, and what follows bears it out.
func (p *pass) startsClause(i int) bool {
	if !p.is(i, starter) {
		return false
	}
	switch p.str(i) {
	case "since":
		if p.gap(i) == " " && i+1 < len(p.toks) && p.str(i+1) == "then" {
			return true
		}
		fallthrough
	case "in", "on", "at", "from", "by", "until", "during", "for":
		return p.gap(i) == " " && p.is(i+1, month|weekday|article|possessive) || i+1 < len(p.toks) && p.toks[i+1].shape&(hasDigit|startsUpper) != 0
	}
	return true
}

// fullClause reports whether the sentence up to the token i may end there.
func (p *pass) fullClause(i int) bool {
	return !p.abbreviated(i) && i-p.opensAt(i) >= 1 && p.word(i).joins&p.lex.langOf("en") == 0
}

func raiseStarts(p *pass) {
	for i := 0; i+1 < len(p.toks); i++ {
		if p.gap(i) == " " || !p.is(i+1, starter) || !p.lowerStop(i) || p.gap(i) != ". " || !p.startsClause(i+1) || !p.fullClause(i) || p.is(i+1, lowercase) {
			continue
		}
		if len(p.str(i)) < 3 && p.toks[i].shape&hasDigit == 0 && !p.is(i, pronoun) {
			continue
		}
		start, end := p.span(i+1, i+1)
		w := p.text[start:end]
		p.fix(start, end, strings.ToUpper(w[:1])+w[1:], 0.9, "sentences of the text begin with capitals")
	}
}

// minClause is the number of words before a missing stop.
const minClause = 4

func findMissingStops(p *pass) {
	for i := 1; i < len(p.toks); i++ {
		t := &p.toks[i]
		if t.shape&startsUpper == 0 || p.word(i).class&(starter|opening) == 0 || t.opens || p.before(i) != " " || !t.shape.capital() && p.str(i) != "A" {
			continue
		}
		if !p.clauseBefore(i) || p.quotedAt(int(t.start)) || p.titleCase(i) {
			continue
		}
		end := int(p.toks[i-1].end)
		switch w := p.str(i); {
		case (w == "He" || w == "She" || w == "They") && p.verbAt(i+1) && !p.deity(),
			w == "However" && strings.HasPrefix(p.gap(i), ", "),
			w == "But" && p.gap(i) == " " && (p.is(i+1, pronoun|article|possessive) || p.lowerAfter(i+1) && (p.is(i+2, auxiliary) || p.is(i+3, pronoun|auxiliary))),
			w == "Meanwhile" && strings.HasPrefix(p.gap(i), ", "):
			p.fix(end, end, ".", 0.88, "a complete clause, then “"+w+"” with a capital")
		case w == "He" || w == "She" || w == "They":
		case p.is(i, opening) && p.gap(i) == " " && p.is(i+1, preposition|article|possessive), p.is(i, opening) && w == "According":
			start, _ := p.span(i-1, i)
			p.suggest(start, int(t.end), p.str(i-1)+". "+w, "a participle with a capital inside a sentence")
		case (w == "The" || w == "It" || w == "We" || w == "This" || w == "These" || w == "In" || w == "There" || w == "But" || w == "However" || w == "Meanwhile" || w == "His" || w == "Her" || w == "Their") &&
			p.gap(i) == " " && i+1 < len(p.toks) && p.toks[i+1].shape.lower() && p.lowerAfter(i+1):
			start, _ := p.span(i-1, i)
			p.suggest(start, int(t.end), p.str(i-1)+". "+w, "“"+w+"” with a capital inside a sentence")
		}
	}
}

// lowerAfter reports whether two words from the token i on are in lower case.
func (p *pass) lowerAfter(i int) bool {
	return i+1 < len(p.toks) && p.toks[i].shape.lower() && p.toks[i+1].shape.lower() && p.gap(i) == " "
}

// clauseBefore reports whether the words before the token i may be a complete
// clause: enough of them, the last one in lower case and able to end it.
func (p *pass) clauseBefore(i int) bool {
	t := &p.toks[i-1]
	dated := p.is(i-1, month|weekday|place) && t.shape.capital()
	if !t.shape.lower() && !dated || t.end-t.start < 3 || i-p.opensAt(i) < minClause || p.word(i-1).joins&p.lex.langOf("en") != 0 {
		return false
	}
	if dated && p.is(i-2, preposition) {
		return true
	}
	if p.word(i-1).function&p.lex.langOf("en") != 0 || p.is(i-1, introducer|preposition|conjunction|article|auxiliary|possessive|saying|pronoun) {
		return false
	}
	for k := i - 2; k >= 0 && k >= i-4; k-- { // a film called She; the band
		if p.is(k, introducer) && p.toks[k].shape.lower() && !p.is(i-1, weekday) {
			return false
		}
	}
	return true
}

// verbAt reports whether the token i may be the verb of a pronoun before it: a
// word in lower case that is no function word but an auxiliary.
func (p *pass) verbAt(i int) bool {
	if i >= len(p.toks) || p.before(i) != " " || !p.toks[i].shape.lower() {
		return false
	}
	return p.is(i, auxiliary|saying|human) || p.word(i).function&p.lex.langOf("en") == 0 && !p.is(i, conjunction|preposition|article)
}

// deity reports whether the text writes of God, whose pronouns take capitals.
func (p *pass) deity() bool {
	for _, w := range [...]string{"god", "lord", "jesus", "christ", "allah"} {
		if p.hasWord(w) {
			return true
		}
	}
	return false
}

// titleCase reports whether most words around the token i begin with capitals.
func (p *pass) titleCase(i int) bool {
	upper, n := 0, 0
	for k := max(0, i-4); k < min(len(p.toks), i+4); k++ {
		if k != i && p.toks[k].end-p.toks[k].start > 3 {
			n++
			if p.toks[k].shape&startsUpper != 0 {
				upper++
			}
		}
	}
	return n > 0 && 2*upper > n
}

// minDangling is the shortest paragraph, in words, that must end as a sentence.
const minDangling = 8

func findDanglingEnds(p *pass) {
	lang := p.lex.langOf(p.lang)
	if lang == 0 {
		return
	}
	for i := range p.toks {
		if i+1 < len(p.toks) && !p.toks[i+1].first || p.word(i).open&lang == 0 {
			continue
		}
		start, end := p.lineOf(int(p.toks[i].start))
		if p.str(i) == "not" && !p.is(i-1, auxiliary) || strings.TrimSpace(p.text[p.toks[i].end:end]) != "" || !p.toks[i].shape.lower() || p.wrapped(end) {
			continue
		}
		first := p.tokenAt(start)
		if i-first+1 < minDangling || i-first+1 < 2*minDangling && p.asks(first) || p.lang != "de" && p.titleCase(i) || p.quotedAt(int(p.toks[i].start)) {
			continue
		}
		at := int(p.toks[i].start)
		if at > start && p.text[at-1] == ' ' {
			at = int(p.toks[i-1].start)
		}
		p.flag(at, int(p.toks[i].end), "the paragraph ends with “"+p.str(i)+"”")
	}
}

// asks reports whether the token i may begin a heading that ends in any word:
// What it was and what it will be.
func (p *pass) asks(i int) bool {
	switch p.str(i) {
	case "What", "Who", "Where", "How", "Why", "When", "Which", "Things":
		return true
	}
	return false
}

// wrapped reports whether the line that ends at a byte goes on in the next one.
func (v *view) wrapped(end int) bool {
	return end+1 < len(v.text) && v.text[end+1] != '\n'
}

func findOrphans(p *pass) {
	for i := range p.toks {
		n := 0
		if p.toks[i].opens || i > 0 && strings.HasPrefix(p.before(i), ". ") {
			n = p.orphanAt(i)
		}
		if n == 0 || i == 0 || p.abbreviated(i-1) && !p.toks[i].opens {
			continue
		}
		start, end := p.span(i, i+n-1)
		end++
		if p.quotedAt(start) || p.serial(i, n) || p.mentioned(start, end-1) {
			continue
		}
		if start > 0 && p.text[start-1] == ' ' && !p.allowed() {
			p.suggest(start, end, "", "a verb without a sentence")
			continue
		}
		p.cut(max(0, start-1), end, 0.7, "a verb without a sentence")
	}
}

// allowed reports whether the edits of the rule are applied.
func (p *pass) allowed() bool { return !p.job.frozen && p.job.tier.allows(p.rule.Tier) }

// orphanAt returns how many words of a verb form the whole sentence at the
// token i, or 0: "Became.", "Has been.", "is repeated."
func (p *pass) orphanAt(i int) int {
	n := 0
	for n < 4 && i+n < len(p.toks) && p.gap(i+n) == " " {
		n++
	}
	n++
	if i+n > len(p.toks) || !strings.HasPrefix(p.gap(i+n-1), ".") || strings.HasPrefix(p.gap(i+n-1), "..") {
		return 0
	}
	last := p.str(i + n - 1)
	switch {
	case n == 1 && p.is(i, orphaned):
		return 1
	case n == 2 && p.is(i, auxiliary) && p.is(i+1, auxiliary):
		return 2
	case n >= 2 && n <= 3 && p.is(i, auxiliary) && p.toks[i].shape.lower() && (strings.HasSuffix(last, "ed") || strings.HasSuffix(last, "en") || last == "said" || last == "told" || last == "sold" || last == "held" || last == "built" || last == "made" || last == "put" || p.is(i+n-1, orphaned)):
		return n
	}
	return 0
}

// serial reports whether a short sentence beside the orphan, or a question
// before it, makes it one of a series or an answer.
func (p *pass) serial(i, n int) bool {
	if strings.ContainsAny(p.before(i), "?:") {
		return true
	}
	if i > 0 {
		k := i - 1
		if p.toks[k].opens && p.toks[i].opens || k > 0 && strings.HasPrefix(p.before(k), ". ") && p.toks[i].opens {
			return true
		}
	}
	return i+n+1 < len(p.toks) && !p.toks[i+n].first && strings.HasPrefix(p.gap(i+n), ". ")
}
