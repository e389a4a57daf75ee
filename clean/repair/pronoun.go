package repair

import "strings"

func pronounRules() []Rule {
	return []Rule{
		{
			Name: "pron.country", Tier: None, English: true, needs: trigger{class: masculine | feminine},
			Doc: "He or she for a country, a capital or an institution that is the subject of the sentence before is flagged, where no person is in reach.",
			run: findCountryPronouns,
		},
		{
			Name: "pron.gender", Tier: None, English: true, needs: trigger{class: masculine | feminine | man | woman},
			Doc: "A word for a man beside one for a woman, about the same name, is flagged.",
			run: findGenderClashes,
		},
	}
}

// pronounReach is how many words into a sentence its subject's pronoun stands.
const pronounReach = 7

func findCountryPronouns(p *pass) {
	for k := 1; k < len(p.sents); k++ {
		i, j := p.sentence(k)
		at := p.pronounIn(i, min(j, i+pronounReach))
		if at < 0 || p.quotedAt(int(p.toks[at].start)) {
			continue
		}
		// The sentence before, in the same paragraph, has an institution as
		// its subject; no person is named up to the pronoun.
		i0, j0 := p.sentence(k - 1)
		if p.toks[i].first || !p.institution(i0, j0) || p.pronounIn(i0, j0) >= 0 || p.personIn(p.reachStart(k, at), j0) || p.personIn(i, at) || p.somebodyIn(i, at) {
			continue
		}
		p.flagPronouns(at, j)
	}
}

// somebodyIn reports whether a noun that is no institution says or does in the tokens
// [i, j) what people do: a teller said he was sad.
func (p *pass) somebodyIn(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if p.is(k, saying|human) && p.before(k) == " " && p.toks[k-1].shape.lower() && p.word(k-1).class == 0 && p.word(k-1).function == 0 {
			return true
		}
	}
	return false
}

// pronounIn returns the first personal pronoun of he or she in the tokens [i, j),
// or -1.
func (p *pass) pronounIn(i, j int) int {
	for ; i < j; i++ {
		if p.is(i, masculine|feminine) && !p.toks[i].shape.upper() {
			return i
		}
	}
	return -1
}

// flagPronouns flags the pronouns from the token at on to the end of the
// sentence, the first with a suggestion.
func (p *pass) flagPronouns(at, end int) {
	for k := at; k < min(end, at+40); k++ {
		if !p.is(k, masculine|feminine) {
			if k > at && p.personAt(k) {
				return
			}
			continue
		}
		start, stop := p.span(k, k)
		if p.quotedAt(start) {
			continue
		}
		after := map[string]string{"he": "it", "she": "it", "his": "its", "her": "its", "him": "it", "himself": "itself", "herself": "itself"}[strings.ToLower(p.str(k))]
		if after == "" {
			continue
		}
		p.suggest(start, stop, matchCase(p.str(k), after), "the sentence before is about an institution, and nobody is named")
	}
}

// reachStart returns the first token in which a person would explain the pronoun
// at a token of the sentence k: one sentence back if what it owns is a
// state's, two sentences back otherwise, in its paragraph.
func (p *pass) reachStart(k, at int) int {
	k--
	if i, _ := p.sentence(k); !p.toks[i].first && !p.stateOwned(at+1) {
		k--
	}
	i, _ := p.sentence(k)
	return i
}

// stateOwned reports whether the token i, behind his or her, names what states
// and institutions have.
func (p *pass) stateOwned(i int) bool {
	if !p.is(i-1, possessive) {
		return false
	}
	for k := i; k < min(len(p.toks), i+3) && p.before(k) == " "; k++ {
		if p.is(k, body) || p.str(k) == "spokesman" || p.str(k) == "economy" || p.str(k) == "ambassador" || p.str(k) == "troops" || p.str(k) == "exports" || p.str(k) == "borders" {
			return true
		}
		if !p.is(k, modifier) {
			return false
		}
	}
	return false
}

// institution reports whether the subject of the sentence [i, j) is a country,
// a capital or an institution: it is the first noun, behind an article,
// modifiers and the time.
func (p *pass) institution(i, j int) bool {
	const reach = 9
	for k := i; k < min(j, i+reach); k++ {
		t := &p.toks[k]
		switch {
		case p.is(k, place) && genitive(p.gap(k)), p.is(k, place|body) && p.gap(k) == " " && p.is(k+1, body|person):
		case p.is(k, place|body) && !p.is(k, person):
			return (t.shape&startsUpper != 0 || p.is(k, body)) && p.verbFollows(k)
		case p.is(k, article|modifier|preposition|weekday|month|starter|conjunction), t.shape&hasDigit != 0:
		case p.is(k, person|pronoun|masculine|feminine), t.shape.lower():
			return false
		case p.fullAt(k) && !p.is(k+1, place|body):
			return false
		}
	}
	return false
}

// verbFollows reports whether what stands behind the token k may be its verb,
// and not the noun of a compound.
func (p *pass) verbFollows(k int) bool {
	if p.gap(k) != " " || k+1 >= len(p.toks) || p.is(k+1, auxiliary|human|saying|preposition|particle|starter|conjunction|weekday) {
		return true
	}
	w := p.str(k + 1)
	return p.toks[k+1].shape.lower() && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s") || strings.HasSuffix(w, "t")) || p.toks[k+1].shape&hasDigit != 0 || p.toks[k+1].shape.lower() && len(w) < 5
}

// personIn reports whether a person is named in the tokens [i, j).
func (p *pass) personIn(i, j int) bool {
	for k := i; k < j; k++ {
		if p.personAt(k) {
			return true
		}
	}
	return false
}

// personAt reports whether the token k names a person: a word for one, a title,
// or a name that is no place or institution.
func (p *pass) personAt(k int) bool {
	if p.is(k, person|man|woman) && !(p.is(k, title) && p.toks[k].shape.lower() && !p.is(k, person)) {
		return true
	}
	t := &p.toks[k]
	if !t.shape.capital() || t.opens || p.word(k).class&(place|body|month|weekday|acronym) != 0 || !p.capitalName(k) {
		return t.opens && p.fullAt(k) && p.is(k, givenName)
	}
	if p.is(k, givenName) || p.is(k-1, title) && p.toks[k-1].shape&startsUpper != 0 {
		return true
	}
	// Two capital words are a person unless one of them is an institution's.
	if p.fullAt(k) && !p.is(k+1, place|body) && !p.is(k, modifier|countable) && !p.is(k+1, modifier|countable) {
		for _, other := range [...]int{k - 1, k + 2} {
			if p.is(other, place|body|article) && other >= 0 && other < len(p.toks) && p.before(max(other, k)) == " " && (other > k || p.gap(other) == " ") {
				return p.is(other, place) && other < k && p.gap(other) != " "
			}
		}
		return true
	}
	return p.nameIndex().acts[p.str(k)]
}

func findGenderClashes(p *pass) {
	roles := p.roles()
	for i := range p.toks {
		c := p.word(i).class & (man | woman)
		if c == 0 || c == man|woman || p.quotedAt(int(p.toks[i].start)) {
			continue
		}
		name, _ := p.nameBeside(i)
		start, end := p.span(i, i)
		inText, elsewhere := roles[name], p.job.proof.roleOf(name)
		switch {
		case name != "" && c == woman && (inText.Man >= inText.Woman || elsewhere.Man >= max(elsewhere.Woman, inText.Woman)):
			p.flag(start, end, name+" is called by a word for a man elsewhere")
		case name != "" && c == man && (inText.Woman >= inText.Man || elsewhere.Woman >= max(elsewhere.Man, inText.Man)):
			p.flag(start, end, name+" is called by a word for a woman elsewhere")
		default:
			p.pronounClash(i, c)
		}
	}
}

// objectOf reports whether the token k is him or her as the object of a verb, who
// is somebody else: the policeman arrested her.
func (p *pass) objectOf(k int) bool {
	switch strings.ToLower(p.str(k)) {
	case "him":
		return true
	case "her":
		gap := p.gap(k)
		return gap != " " || p.is(k+1, preposition|conjunction|auxiliary|article|weekday|month)
	}
	return false
}

// pronounClash flags a pronoun in the sentence of a word for a man or woman
// that is of the other gender, if nobody else is named.
func (p *pass) pronounClash(i int, c class) {
	if p.is(i, title) && !p.is(i, person) && (p.gap(i) != " " && p.gap(i) != ". " || i+1 >= len(p.toks) || p.toks[i+1].shape&startsUpper == 0) {
		return
	}
	if genitive(p.gap(i)) {
		return // the king’s mother
	}
	wrong := masculine
	if c == man {
		wrong = feminine
	}
	end := p.closesAt(i)
	if end+1 < len(p.toks) && !p.toks[end+1].first && p.is(i, title) && p.is(end+1, wrong) {
		end++ // the pronoun opens the next sentence
	}
	for k := i + 1; k <= min(end, i+25); k++ {
		switch {
		case p.is(k, wrong):
			start, stop := p.span(k, k)
			if !p.quotedAt(start) && !p.objectOf(k) {
				p.flag(start, stop, "of another gender than “"+p.str(i)+"”")
			}
			return
		case k > i+3 && p.personAt(k), k > i+1 && p.is(k, man|woman|person|givenName), p.is(k, masculine|feminine):
			return
		}
	}
}
