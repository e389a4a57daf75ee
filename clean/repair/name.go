package repair

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func nameRules() []Rule {
	return []Rule{
		{
			Name: "name.literal", Tier: Must, English: true, needs: trigger{class: literalSense},
			Doc: "A surname that was translated as a word, where a table has the word for a surname of the text and a person acts or owns; flagged where the word may mean itself.",
			run: restoreSurnames,
		},
		{
			Name: "name.variant", Tier: Should,
			Doc: "A name written wrongly once against its other uses in the text, or against the table of public names where given name and surname fit.",
			run: fixVariants,
		},
	}
}

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
		if name == "" || f.given != "" && (!names.pair(f.given, s) || names.lower[uint32(hashWord(f.given))]) {
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

// bearer returns a full name or other use of a surname in the text that shows
// that a person bears it, and how many different persons do.
func (p *pass) bearer(surname string) (name string, persons int) {
	names := p.nameIndex()
	n := names.count(surname)
	if n == 0 || !names.isPerson(surname) {
		return "", 0
	}
	for _, list := range [...]map[string]int{names.after[surname], names.next[surname]} {
		if len(list) > maxRivals {
			return surname, len(list)
		}
		for other := range list {
			if c := p.lex.words[p.lex.find(hashWord(other))].class; c&(title|body|place) == 0 {
				persons++
				if name == "" || other < name {
					name = other
				}
			}
		}
	}
	switch {
	case name != "" && names.after[surname][name] > 0:
		return name + " " + surname, persons
	case name != "":
		return surname + " " + name, persons
	case n > 1 || p.job.evidence.bears(surname) || names.acts[surname]:
		return surname, 1
	}
	return "", 0
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

// Bounds of name.variant. A name is at least minName letters long, the wrong
// form at most a third of the uses, and two letters apart at most, one in
// names of fewer than longName letters.
const (
	minName   = 5
	longName  = 8
	rightUses = 2
)

func fixVariants(p *pass) {
	p.fixPublicNames()
	names := p.nameIndex()
	buckets := map[variantKey][]string{}
	for w, n := range names.words {
		if n >= rightUses && utf8.RuneCountInString(w) >= minName {
			k := keyOf(w)
			buckets[k] = append(buckets[k], w)
		}
	}
	if len(buckets) == 0 && p.job.evidence == nil {
		return
	}
	for i := range p.toks {
		t := &p.toks[i]
		if t.shape&startsUpper == 0 || t.shape.upper() || t.shape&hasDigit != 0 || t.end-t.start < minName || t.word != 0 && p.word(i).class|class(p.word(i).function) != 0 {
			continue
		}
		w := p.str(i)
		n := max(names.count(w), 1)
		if n > 1 && n*2 > len(p.toks) {
			continue
		}
		if right := p.rightForm(i, w, n, buckets[keyOf(w)]); right != "" && !p.quotedAt(int(t.start)) {
			start, end := p.span(i, i)
			p.fix(start, end, right, 0.88, fmt.Sprintf("“%s” %d times in the text", right, names.count(right)))
		}
	}
	p.fixGivenNames(names)
}

// A variantKey is what forms of one name share: the first letter and the last
// two, which tell persons and their languages' endings apart.
type variantKey struct {
	first rune
	last  string
}

func keyOf(w string) variantKey {
	r, _ := utf8.DecodeRuneInString(w)
	_, a := utf8.DecodeLastRuneInString(w)
	_, b := utf8.DecodeLastRuneInString(w[:len(w)-a])
	return variantKey{r, w[len(w)-a-b:]}
}

// maxRivals bounds how many names a form is compared with.
const maxRivals = 64

// rightForm returns the name that the word w is a wrong form of, or "".
func (p *pass) rightForm(i int, w string, n int, rivals []string) string {
	best := ""
	for _, r := range rivals[:min(len(rivals), maxRivals)] {
		if r == w || !p.fits(i, w, r, n) {
			continue
		}
		if best != "" {
			return "" // two names could be meant
		}
		best = r
	}
	return best
}

// fits reports whether the token i, written w, may be a wrong form of the name
// r: close enough, rare enough, and with nobody else to be.
func (p *pass) fits(i int, w, r string, n int) bool {
	names := p.nameIndex()
	most := 1
	if utf8.RuneCountInString(w) >= longName {
		most = 2
	}
	d := distance(w, r, most)
	if d == 0 || d > most || sameSpelling(w, r) || names.count(r) < 2*n || strings.HasPrefix(w, r) || strings.HasPrefix(r, w) {
		return false
	}
	if !plainName(r) || !plainName(w) || names.lower[p.toks[i].hash] || !names.isPerson(r) || p.lex.find(hashWord(r)) != 0 {
		return false
	}
	return p.samePerson(i, w, r)
}

// plainName reports whether a word is written as names are: a capital, then
// lower-case letters.
func plainName(w string) bool {
	_, _, sh := scanWord(w)
	return sh.capital()
}

// samePerson reports whether the words beside the token i fit those beside the
// name r elsewhere: the same given name, or none and a title or a bare surname.
func (p *pass) samePerson(i int, w, r string) bool {
	names := p.nameIndex()
	if i+1 < len(p.toks) && p.gap(i) == " " && p.toks[i+1].shape&startsUpper != 0 && !p.toks[i+1].opens {
		return names.pair(r, p.str(i+1))
	}
	if i > 0 && p.before(i) == " " && p.capitalName(i-1) && !p.is(i-1, title|place) && (!p.toks[i-1].opens || names.count(p.str(i-1)) > 0) {
		return names.pair(p.str(i-1), r)
	}
	// Both in one sentence are two persons.
	first, end := p.sentenceOf(i)
	h := uint32(hashWord(r))
	for k := first; k < end; k++ {
		if p.toks[k].hash == h {
			return false
		}
	}
	return names.count(r) > rightUses || len(names.after[r]) > 0
}

// fixGivenNames repairs a given name before a surname that has another, almost
// the same one elsewhere, and no third.
func (p *pass) fixGivenNames(names *nameIndex) {
	for i := 0; i+1 < len(p.toks); i++ {
		if !p.fullAt(i) || p.toks[i].end-p.toks[i].start < minName {
			continue
		}
		given, last := p.str(i), p.str(i+1)
		here := names.full[given+" "+last]
		right, uses, others := "", 0, 0
		consider := func(g string, n int) {
			if g != given && n > uses {
				right, uses = g, n
			}
		}
		if len(names.after[last]) > maxRivals {
			continue
		}
		for g := range names.after[last] {
			if g != given {
				others++
			}
			consider(g, names.full[g+" "+last]+p.job.evidence.fullName(g, last))
		}
		if others == 0 && p.job.evidence != nil {
			right, uses = p.job.evidence.nearest(given, last)
			others = 1
		}
		if others != 1 || uses < 2*here || !plainName(right) || !plainName(given) || p.lex.words[p.lex.find(hashWord(right))].class&givenName == 0 && p.job.evidence.fullName(right, last) == 0 || distance(given, right, 2) > 1 || sameSpelling(given, right) || p.isFigure(given, last) || firstRune(given) != firstRune(right) {
			continue
		}
		start, end := p.span(i, i)
		if !p.quotedAt(start) && !p.nearWord(i, right) {
			p.fix(start, end, right, 0.86, fmt.Sprintf("“%s %s” %d times", right, last, uses))
		}
	}
}

// nearWord reports whether a word stands in the sentence of the token i.
func (p *pass) nearWord(i int, w string) bool {
	const reach = 40
	h := uint32(hashWord(w))
	first, end := p.sentenceOf(i)
	for k := max(first, i-reach); k < min(end, i+reach); k++ {
		if p.toks[k].hash == h {
			return true
		}
	}
	return false
}

// nearest returns the given name, other than the one given, that other texts
// put before a surname most often.
func (e *Evidence) nearest(given, last string) (right string, uses int) {
	if e == nil || len(e.names[last]) > maxRivals {
		return "", 0
	}
	for g, n := range e.names[last] {
		if g != given && (n > uses || n == uses && g < right) {
			right, uses = g, n
		}
	}
	return right, uses
}

// fixPublicNames repairs the names of public persons where given name and
// surname both fit and one of them is right.
func (p *pass) fixPublicNames() {
	figures := p.lex.figures
	for i := 0; i+1 < len(p.toks); i++ {
		if p.toks[i].shape&startsUpper == 0 || p.toks[i+1].shape&startsUpper == 0 || p.gap(i) != " " || !p.toks[i].shape.capital() {
			continue
		}
		given, last := p.str(i), p.str(i+1)
		for _, full := range figures.near(given, last) {
			g, l, _ := strings.Cut(full, " ")
			wrong, right, k := given, g, i
			if g == given {
				wrong, right, k = last, l, i+1
			}
			if g == given && l == last || g != given && l != last {
				continue
			}
			if d := distance(wrong, right, 2); d == 0 || d > 2 || d > 1 && k > i || sameSpelling(wrong, right) || firstRune(wrong) != firstRune(right) || p.isFigure(given, last) || min(len(wrong), len(right)) < minName-1 || p.nameIndex().full[given+" "+last] > max(1, p.nameIndex().full[full]) {
				continue
			}
			start, end := p.span(k, k)
			if !p.quotedAt(start) {
				p.fix(start, end, right, 0.9, "table of public names: "+full)
			}
			break
		}
	}
}

// distance returns the number of letters to insert, delete, replace or swap to
// make b of a, or most+1 if there are more than most.
func distance(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	if max(len(x)-len(y), len(y)-len(x)) > most {
		return most + 1
	}
	prev2, prev, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
		}
		prev2, prev, row = prev, row, prev2
	}
	return min(prev[len(y)], most+1)
}

// sameSpelling reports whether two words differ in accents or in the way they
// are transliterated alone, Sergey and Sergei, which is a house's style.
func sameSpelling(a, b string) bool { return foldSpelling(a) == foldSpelling(b) }

func foldSpelling(s string) string {
	return translit.Replace(strings.ToLower(stripAccents(s)))
}

var translit = strings.NewReplacer("iy", "i", "yi", "i", "yy", "i", "ii", "i", "y", "i", "ks", "x", "w", "v", "ph", "f", "kh", "h", "zh", "z", "dj", "j")

// isFigure reports whether a name is in the table of public names.
func (p *pass) isFigure(given, last string) bool {
	for _, full := range p.lex.figures[last] {
		if full == given+" "+last {
			return true
		}
	}
	return false
}
