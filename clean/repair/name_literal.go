package repair

import (
	"fmt"
	"strings"
)

// A frame is how a person shows in the words around a gloss.
type frame struct {
	start, end int    // the range that is replaced
	after      string // the rest behind the surname
	capital    bool   // the gloss is written as a name
	given      string // the given name before it, if any
}

func restoreSurnames(p *pass) {
	for i := range p.toks {
		if p.word(i).class&literalSense == 0 {
			continue
		}
		e, last := p.phraseAt(i, literalTable)
		if e == nil || p.quotedAt(int(p.toks[i].start)) {
			continue
		}
		f, ok := p.personFrame(i, last)
		if !ok {
			continue
		}
		p.restoreSurname(e, f, i, last)
	}
}

// restoreSurname puts the surname of the text that an entry glosses in the
// frame, or flags it if the text does not decide.
func (p *pass) restoreSurname(e *phraseEntry, f frame, i, last int) {
	names := p.nameIndex()
	surname, full, rivals := "", "", 0
	for s := range strings.FieldsSeq(e.becomes) {
		if strings.EqualFold(s, p.str(i)) {
			continue // the gloss itself
		}
		name, bearers := p.bearer(s)
		if name == "" || f.given != "" && (!p.pair(f.given, s) || names.lower[uint32(hashWord(f.given))]) {
			continue
		}
		if surname != "" || bearers > 1 && f.given == "" {
			rivals++
		}
		surname, full = s, name
	}
	if surname == "" {
		return
	}
	if f.capital && f.given == "" && len(names.after[p.str(i)]) > 0 {
		return // somebody bears the name
	}
	if f.capital && p.together(i, surname) {
		return // two persons, who meet
	}
	start, end := f.start, f.end
	first, stop := p.sentenceOf(i)
	switch {
	case f.given == "" && (p.among(e.bars, first, min(stop, first+contextReach)) || p.is(i, person) && !f.capital && !royal(p.str(i)) && names.count(surname) < rightUses):
		return // it means itself
	case f.given == "" && !f.capital && (p.is(i, person) && !royal(p.str(i)) || p.literalElsewhere(i)):
		rivals++
		fallthrough
	case f.given == "" && p.hasAny(e.bars), rivals > 0:
		p.suggest(start, end, surname+f.after, fmt.Sprintf("“%s” may stand for %s, whom the text names, or for itself", p.str(i), surname))
	default:
		p.fix(start, end, surname+f.after, 0.95, fmt.Sprintf("%s names “%s”, and “%s” is its translation", "the text", full, p.text[p.toks[i].start:p.toks[last].end]))
	}
}

// together reports whether the word of the token i, as a name, and a surname stand
// in one sentence.
func (p *pass) together(i int, surname string) bool {
	pair := [2]uint32{p.toks[i].hash, uint32(hashWord(surname))}
	met, known := p.meetings[pair]
	if known {
		return met
	}
	for k := 0; k < len(p.toks) && !met; k++ {
		if p.toks[k].hash != pair[1] {
			continue
		}
		first, end := p.sentenceOf(k)
		for at := max(first, k-contextReach); at < min(end, k+contextReach); at++ {
			met = met || p.toks[at].hash == pair[0] && p.toks[at].shape&startsUpper != 0 && at != k
		}
	}
	if p.meetings == nil {
		p.meetings = map[[2]uint32]bool{}
	}
	p.meetings[pair] = met
	return met
}

// royal reports whether a word is a title of nobility, which is no trade: only
// nobles are called by it.
func royal(w string) bool {
	switch strings.ToLower(w) {
	case "king", "queen", "emperor", "prince", "duke", "count", "pope", "marquis", "knight":
		return true
	}
	return false
}

// literalElsewhere reports whether the gloss at the token i also stands where
// no person does.
func (p *pass) literalElsewhere(i int) bool {
	const reach = 400
	for k := max(0, i-reach); k < min(len(p.toks), i+reach); k++ {
		if k == i || p.toks[k].hash != p.toks[i].hash || p.toks[k].shape&startsUpper != 0 {
			continue
		}
		if _, ok := p.personFrame(k, k); !ok {
			return true
		}
	}
	return false
}

// bearer returns a full name or other use of a surname in the text, or in the
// text that the field belongs to, that shows that a person bears it, and how many
// different persons do.
func (p *pass) bearer(surname string) (name string, persons int) {
	for _, v := range [...]*view{p.view, p.job.doc} {
		if v == nil || v.nameIndex().count(surname) == 0 || !v.nameIndex().isPerson(surname) {
			continue
		}
		if name, persons = v.bearer(surname); persons > 0 {
			return name, persons
		}
		if names := v.nameIndex(); names.count(surname) > 1 || names.acts[surname] || p.job.proof.bearers(surname) > 0 {
			return surname, 1
		}
	}
	return "", 0
}

// bearer returns a full name with a surname, and how many there are.
func (v *view) bearer(surname string) (name string, persons int) {
	names := v.nameIndex()
	for _, list := range [...]map[string]int{names.after[surname], names.next[surname]} {
		if len(list) > maxRivals {
			return surname, len(list)
		}
		for other := range list {
			if c := v.lex.words[v.lex.find(hashWord(other))].class; c&(title|body|place) == 0 {
				persons++
				if name == "" || other < name {
					name = other
				}
			}
		}
	}
	switch {
	case name != "" && names.after[surname][name] > 0:
		name += " " + surname
	case name != "":
		name = surname + " " + name
	}
	return name, persons
}

// personFrame reports whether the gloss in the tokens [i, last] stands where a
// person does: behind a given name or a title, as the subject of a verb only
// people are, or as an owner of what people own.
func (p *pass) personFrame(i, last int) (f frame, ok bool) {
	start, end := p.span(i, last)
	f = frame{start: start, end: end, capital: p.toks[i].shape&startsUpper != 0}
	if p.toks[last].shape&notASCII != 0 && !f.capital {
		return f, false
	}
	article := i > 0 && p.before(i) == " " && strings.EqualFold(p.str(i-1), "the")
	switch {
	case article:
		f.start = int(p.toks[i-1].start)
		if f.capital && p.toks[i].shape.capital() && !p.is(last+1, human|saying|auxiliary) && !genitive(p.gap(last)) {
			return f, false
		}
	case f.capital && i > 0 && p.before(i) == " " && p.toks[i-1].shape.capital():
		if p.is(i-1, title) {
			return f, !p.toks[i].opens && (p.gap(last) != " " || last+1 >= len(p.toks) || p.toks[last+1].shape&startsUpper == 0)
		}
		f.given = p.str(i - 1)
		return f, p.nameIndex().count(f.given) > 0
	case f.capital && (p.toks[i].opens || p.before(i) == " "):
	default:
		return f, false
	}
	if p.gap(last) == " " && p.personal(last+1) {
		return f, true
	}
	if genitive(p.gap(last)) && last+1 < len(p.toks) && p.owned(last+1) {
		return f, true
	}
	// ", said the king": a verb of speech before it.
	return f, article && i > 1 && p.before(i-1) == " " && p.is(i-2, saying) && p.toks[i-2].shape.lower() && p.quoteBefore(i-2)
}

// quoteBefore reports whether a quotation ends before the token i.
func (p *pass) quoteBefore(i int) bool { return strings.ContainsAny(p.before(i), "”\"") }

func genitive(gap string) bool {
	return gap == "’s " || gap == "'s "
}

// personal reports whether the token i is a verb that only people are the
// subject of, also behind auxiliaries.
func (v *view) personal(i int) bool {
	for k := i; k < min(len(v.toks), i+5); k++ {
		switch {
		case v.is(k, human|saying):
			return true
		case !v.is(k, auxiliary) && v.str(k) != "to" && v.str(k) != "not" && v.str(k) != "also" && v.str(k) != "then" && v.str(k) != "later" && v.str(k) != "never" && v.str(k) != "has" && v.str(k) != "due" && v.str(k) != "expected" && v.str(k) != "already":
			return false
		case v.gap(k) != " ":
			return false
		}
	}
	return false
}

// owned reports whether the token i names what people have or do.
func (v *view) owned(i int) bool {
	for k := i; k < min(len(v.toks), i+3) && (k == i || v.before(k) == " "); k++ {
		switch strings.ToLower(v.str(k)) {
		case "visit", "trip", "speech", "remarks", "comments", "lawyer", "lawyers", "wife", "husband", "spokesman", "spokeswoman", "spokesperson", "party", "government",
			"statement", "proposal", "resignation", "office", "team", "supporters", "victory", "defeat", "career", "decision", "campaign", "deputy", "adviser", "aide", "aides",
			"predecessor", "successor", "mother", "father", "family", "son", "daughter", "interview", "meeting", "talks", "cabinet", "opponents", "allies", "critics", "words", "address", "letter",
			"plan", "arrival", "departure", "appearance", "tour", "coach", "goal", "goals", "novel", "film", "book", "death", "arrest", "trial", "testimony", "election", "announcement", "answer", "message", "popularity", "rival", "rivals", "presidency", "administration", "ministry", "tenure", "term", "brother", "sister", "partner", "colleagues", "attorney", "doctor":
			return true
		}
		if !v.is(k, modifier) {
			return false
		}
	}
	return false
}
