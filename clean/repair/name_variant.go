package repair

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

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
	if p.job.proof.none() && !p.hasRivals() {
		return
	}
	names := p.nameIndex()
	buckets := map[rune][]string{}
	known := names.words
	if p.job.doc != nil {
		known = p.job.doc.nameIndex().words
	}
	for _, w := range slices.Sorted(maps.Keys(known)) {
		if known[w] >= rightUses && utf8.RuneCountInString(w) >= minName {
			r := firstRune(w)
			buckets[r] = append(buckets[r], w)
		}
	}
	if len(buckets) == 0 && p.job.proof.none() {
		return
	}
	for i := range p.toks {
		t := &p.toks[i]
		if len(buckets) == 0 || t.shape&startsUpper == 0 || t.shape.upper() || t.shape&hasDigit != 0 || t.end-t.start < minName || t.word != 0 && p.word(i).class|class(p.word(i).function) != 0 {
			continue
		}
		w := p.str(i)
		n := max(p.countName(w), 1)
		if n > 1 && n*2 > len(p.toks) {
			continue
		}
		if right := p.rightForm(i, w, n, buckets[firstRune(w)]); right != "" && !p.quotedAt(int(t.start)) {
			start, end := p.span(i, i)
			p.fix(start, end, right, 0.88, fmt.Sprintf("“%s” %d times in the text", right, p.countName(right)))
		}
	}
	p.fixGivenNames(names)
	p.fixSurnames()
}

// fixSurnames repairs a surname behind a given name that stands before almost
// the same one in other texts.
func (p *pass) fixSurnames() {
	if p.job.proof.none() {
		return
	}
	for i := 0; i+1 < len(p.toks); i++ {
		given, last := "", ""
		if p.fullAt(i) {
			given, last = p.str(i), p.str(i+1)
		}
		if given == "" || !plainName(last) || p.toks[i+1].word != 0 {
			continue
		}
		lasts := p.job.proof.lasts(given)
		if len(lasts) > maxRivals || p.job.proof.bearers(last) > 1 {
			continue // one is the text itself, where it was added to the corpus
		}
		right := ""
		for r, n := range lasts {
			if n >= rightUses && keyOf(r) == keyOf(last) && !sameSpelling(r, last) && distance(r, last, 2) <= mostDistance(last) {
				if right != "" {
					right = ""
					break
				}
				right = r
			}
		}
		start, end := p.span(i+1, i+1)
		if right != "" && utf8.RuneCountInString(last) >= minName && !p.quotedAt(start) {
			p.fix(start, end, right, 0.86, fmt.Sprintf("“%s %s” in other texts", given, right))
		}
	}
}

// hasRivals reports whether two different names of the text may be forms of
// one: without it, names need not be counted. It allocates nothing.
func (p *pass) hasRivals() bool {
	var byEnds, byStart [1 << 12]uint32 // by key: the first name seen
	for i := range p.toks {
		t := &p.toks[i]
		if t.word != 0 || t.end-t.start < minName || !t.shape.capital() {
			continue
		}
		w := p.str(i)
		n := len(w)
		const size = uint32(len(byEnds))
		ends := &byEnds[(uint32(w[0])*31*31+uint32(w[n-2])*31+uint32(w[n-1]))%size]
		start := &byStart[(((uint32(w[0])*31+uint32(w[1]))*31+uint32(w[2]))*31+uint32(w[3])+uint32(n))%size]
		if *ends != 0 && *ends != t.hash || *start != 0 && *start != t.hash {
			return true
		}
		*ends, *start = t.hash, t.hash
	}
	return false
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
	swap := swapped(w, r)
	if !swap && keyOf(w) != keyOf(r) {
		return false
	}
	most := mostDistance(w)
	d := distance(w, r, most)
	if d == 0 || d > most || sameSpelling(w, r) || p.countName(r) < 2*n || strings.HasPrefix(w, r) || strings.HasPrefix(r, w) {
		return false
	}
	if !plainName(r) || !plainName(w) || p.hasLower(p.toks[i].hash) || !p.isPerson(r) || p.lex.find(hashWord(r)) != 0 {
		return false
	}
	return p.samePerson(i, w, r) || swap && p.nobodyElse(i, r)
}

// swapped reports whether two words of one length differ in two letters side by
// side that changed places, as they do when one types fast.
func swapped(a, b string) bool {
	if len(a) != len(b) || a == b {
		return false
	}
	i := 0
	for a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// nobodyElse reports whether a capital word before the token i may be the given
// name of the bearer of r, who has no other in the text.
func (p *pass) nobodyElse(i int, r string) bool {
	return i > 0 && p.before(i) == " " && p.is(i-1, givenName) && !p.hasGiven(r) && p.countName(r) > rightUses
}

// plainName reports whether a word is written as names are: a capital, then
// lower-case letters.
func plainName(w string) bool {
	_, _, sh := scanWord(w)
	return sh.capital()
}

// mostDistance returns how far a wrong form of a name may be from it.
func mostDistance(w string) int {
	if utf8.RuneCountInString(w) >= longName {
		return 2
	}
	return 1
}

// samePerson reports whether the words beside the token i fit those beside the
// name r elsewhere: the same given name, or none and a title or a bare surname.
func (p *pass) samePerson(i int, w, r string) bool {
	if i+1 < len(p.toks) && p.gap(i) == " " && p.toks[i+1].shape&startsUpper != 0 && !p.toks[i+1].opens {
		return p.pair(r, p.str(i+1))
	}
	if i > 0 && p.before(i) == ". " && p.initial(&p.toks[i-1]) {
		return false // somebody with an initial of their own
	}
	if i > 0 && p.before(i) == " " && p.capitalName(i-1) && !p.is(i-1, title|place) && (!p.toks[i-1].opens || p.countName(p.str(i-1)) > 0) {
		return p.pair(p.str(i-1), r)
	}
	// Both in one sentence are two persons.
	first, end := p.sentenceOf(i)
	h := uint32(hashWord(r))
	for k := first; k < end; k++ {
		if p.toks[k].hash == h {
			return false
		}
	}
	return p.countName(r) > rightUses || p.hasGiven(r)
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
			consider(g, names.full[g+" "+last]+p.job.proof.fullName(g, last))
		}
		if others == 0 && !p.job.proof.none() {
			right, uses = p.job.proof.nearest(given, last)
			others = 1
		}
		if others != 1 || uses < 2*here || !plainName(right) || !plainName(given) || p.lex.words[p.lex.find(hashWord(right))].class&givenName == 0 && p.job.proof.fullName(right, last) == 0 || distance(given, right, 2) > 1 || sameSpelling(given, right) || p.isFigure(given, last) || firstRune(given) != firstRune(right) {
			continue
		}
		if otherGender(given, right) {
			continue
		}
		start, end := p.span(i, i)
		if !p.quotedAt(start) && !p.nearWord(i, right) {
			p.fix(start, end, right, 0.86, fmt.Sprintf("“%s %s” %d times", right, last, uses))
		}
	}
}

// otherGender reports whether two given names differ in their end alone, as those of
// men and women do: Edwin and Edwina, Mario and Maria.
func otherGender(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n >= len(a)-1 && len(b)-n <= 2
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
