package repair

import "strings"

func anchorRules() []Rule {
	return []Rule{{
		Name: "anchor.displaced", Tier: None, English: true, needs: trigger{class: synonymous},
		Doc: "Two nouns of one meaning side by side, as a translated link leaves them beside its text, are flagged; an exact repeat is cut by dup.phrase.",
		run: findAnchors,
	}}
}

// synonyms are groups of nouns that stand for each other in the news.
var synonyms = [...]string{
	"visit trip tour journey stopover voyage",
	"talks meeting summit conference negotiations discussions gathering assembly",
	"deal agreement accord pact treaty contract",
	"war conflict fighting hostilities",
	"company firm business corporation",
	"election vote poll ballot",
	"protest demonstration rally march",
	"plan proposal scheme initiative",
	"report study survey paper",
	"attack assault raid strike bombing",
	"house home residence dwelling",
	"law legislation act bill statute",
	"road street highway motorway",
	"game match fixture",
	"car vehicle automobile",
	"speech talk address remarks statement lecture",
	"verdict ruling judgment judgement sentence decision",
	"offer bid tender",
	"fight battle clash",
	"theft robbery burglary",
	"murder killing homicide",
	"film movie picture",
	"book novel volume",
	"factory plant works",
	"ship boat vessel",
	"doctor physician medic",
	"lawyer attorney solicitor",
	"fire blaze inferno",
	"flood flooding inundation",
	"prize award trophy",
	"strike walkout stoppage",
	"arrest detention capture",
	"debate discussion argument",
	"ban prohibition embargo",
	"riot unrest disturbance",
	"letter message note",
	"money funds cash",
	"crisis emergency",
	"storm hurricane cyclone typhoon",
}

// sameMeaning reports whether two words stand in one group.
func sameMeaning(a, b string) bool {
	for _, group := range synonyms {
		if hasField(group, a) && hasField(group, b) {
			return a != b
		}
	}
	return false
}

func hasField(list, w string) bool {
	for f := range strings.FieldsSeq(list) {
		if f == w {
			return true
		}
	}
	return false
}

// maxModifiers is how many words may stand between the two nouns.
const maxModifiers = 2

func findAnchors(p *pass) {
	for i := range p.toks {
		if p.word(i).class&synonymous == 0 || !p.toks[i].shape.lower() || i == 0 || p.before(i) != " " && !genitive(p.before(i)) {
			continue
		}
		for k := i + 1; k < len(p.toks) && k <= i+1+maxModifiers && p.before(k) == " "; k++ {
			if p.is(k, synonymous) && p.toks[k].shape.lower() && sameMeaning(p.str(i), p.str(k)) && p.nounEnds(k) && p.nounPhrase(i) {
				start, end := p.span(i, k)
				if k+1 < len(p.toks) && p.gap(k) == " " && p.is(k+1, opening) && p.toks[k+1].shape.capital() {
					_, end = p.span(k+1, k+1)
					p.suggest(start, end, p.text[p.toks[i+1].start:p.toks[k].end]+". "+p.str(k+1), "two words of one meaning, then a sentence without a stop before it")
				} else if !p.quotedAt(start) {
					p.flag(start, end, "two words of one meaning side by side")
				}
				break
			}
			if !p.is(k, modifier|synonymous) {
				break
			}
		}
	}
}

// nounPhrase reports whether a noun phrase leads to the token i: an article, a
// possessive or a genitive, with modifiers between.
func (p *pass) nounPhrase(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch gap := p.gap(k); {
		case gap == "’s " || gap == "'s " || gap == "’ " || gap == "' ":
			return true
		case gap != " ":
			return false
		case p.is(k, article|possessive):
			return true
		case !p.is(k, modifier):
			return false
		}
	}
	return false
}

// nounEnds reports whether the noun phrase ends with the token k: a stop, a
// preposition, a verb or a capital follows, not another noun.
func (p *pass) nounEnds(k int) bool {
	gap := p.gap(k)
	if gap != " " {
		return !strings.HasPrefix(gap, "-") && !strings.HasPrefix(gap, "’") && !strings.HasPrefix(gap, "'")
	}
	return k+1 >= len(p.toks) || p.is(k+1, preposition|auxiliary|conjunction|saying) || p.toks[k+1].shape&startsUpper != 0
}
