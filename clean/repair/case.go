package repair

import (
	"strings"
)

func caseRules() []Rule {
	return []Rule{{
		Name: "case.acronym", Tier: Must, English: true, needs: trigger{class: acronym},
		Doc: "Acronyms read letter by letter that lost their capitals, behind an article, in a list of tags, or where the text has the capitals too; names of persons and places stay.",
		run: raiseAcronyms,
	}}
}

func raiseAcronyms(p *pass) {
	for i := range p.toks {
		if p.word(i).class&acronym == 0 || !p.toks[i].shape.capital() {
			continue
		}
		start, end := p.span(i, i)
		if p.mentioned(start, end) || p.partOfName(i) {
			continue
		}
		upper := strings.ToUpper(p.str(i))
		switch {
		case i > 0 && p.before(i) == " " && strings.EqualFold(p.str(i-1), "the"):
			p.fix(start, end, upper, 0.97, "behind an article")
		case p.inTags(i):
			p.fix(start, end, upper, 0.96, "in a list of tags")
		case i > 0 && p.before(i) == " " && p.is(i-1, preposition) && p.toks[i-1].shape.lower() && p.str(i) != "Un" && p.str(i) != "Eu":
			p.propose(Should, start, end, upper, 0.9, "behind a preposition")
		case p.str(i) != "Un" && p.str(i) != "Eu" && p.hasUpper(i, upper):
			p.fix(start, end, upper, 0.96, "“"+upper+"” stands in the text")
		}
	}
}

// partOfName reports whether the token i stands in a person's name: a capital
// word that is neither a common word nor the first of its sentence beside it.
func (p *pass) partOfName(i int) bool {
	name := func(k int) bool {
		return k >= 0 && k < len(p.toks) && p.toks[k].shape.capital() && p.word(k).class&(article|preposition|conjunction|pronoun|place|title|body|month|weekday|starter) == 0
	}
	before := i > 0 && p.before(i) == " " && name(i-1)
	behind := p.gap(i) == " " && name(i+1)
	if i > 0 && strings.EqualFold(p.str(i-1), "the") {
		return false
	}
	return before || behind && p.is(i, acronym) && !p.is(i+1, person|human)
}

// inTags reports whether the token i stands in a line of short items with
// commas between them and no stop at its end.
func (p *pass) inTags(i int) bool {
	line := p.line(int(p.toks[i].start))
	items := strings.Split(line, ",")
	if len(line) > 300 || len(items) < 2 || endsSentence(line) {
		return false
	}
	for _, item := range items {
		if len(strings.Fields(item)) > 4 {
			return false
		}
	}
	s := strings.TrimSpace(p.str(i))
	for k, item := range items {
		item = strings.TrimSpace(item)
		if k == 0 {
			if _, rest, ok := strings.Cut(item, ":"); ok {
				item = strings.TrimSpace(rest)
			}
		}
		if item == s || strings.HasPrefix(item, s+" ") {
			return true
		}
	}
	return false
}

// hasUpper reports whether the capitals stand in the text.
func (p *pass) hasUpper(i int, upper string) bool { return p.nameIndex().count(upper) > 0 }
