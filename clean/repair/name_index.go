package repair

import (
	"strings"
	"unicode/utf8"
)

// A nameIndex is the capital words of a text and how they go together.
type nameIndex struct {
	words map[string]int            // how often each stands inside a sentence, or in a name
	full  map[string]int            // "Wang Yi": two capital words in a row
	after map[string]map[string]int // the capital words before a word: Yi: Wang
	next  map[string]map[string]int // the capital words behind a word: Wang: Yi
	first map[string]int            // how often each opens a sentence
	acts  map[string]bool           // whether a word stands where a person does
	lower map[uint32]bool           // the words that also stand in lower case
}

// nameIndex works the index out. A capital word at the start of a sentence
// counts only if it also stands inside one.
func (v *view) nameIndex() *nameIndex {
	if v.named != nil {
		return v.named
	}
	x := &nameIndex{words: map[string]int{}, full: map[string]int{}, after: map[string]map[string]int{}, next: map[string]map[string]int{}}
	v.named = x
	x.first, x.acts, x.lower = map[string]int{}, map[string]bool{}, map[uint32]bool{}
	for i := range v.toks {
		if !v.capitalName(i) {
			if v.toks[i].word == 0 && v.toks[i].shape.lower() {
				x.lower[v.toks[i].hash] = true
			}
			continue
		}
		w := v.str(i)
		if !x.acts[w] && v.acts(i) {
			x.acts[w] = true
		}
		if v.toks[i].opens {
			x.first[w]++
		} else {
			x.words[w]++
		}
		if i+1 < len(v.toks) && v.gap(i) == " " && v.capitalName(i+1) && v.word(i).class&(title|place|weekday|month|body) == 0 && !v.toks[i].shape.upper() {
			x.pairUp(w, v.str(i+1))
		}
	}
	for w, n := range x.first {
		if x.words[w] > 0 || len(x.next[w])+len(x.after[w]) > 0 || v.lex.words[v.lex.find(hashWord(w))].class == 0 && n > 1 {
			x.words[w] += n
		}
	}
	return x
}

func (x *nameIndex) pairUp(a, b string) {
	x.full[a+" "+b]++
	if x.after[b] == nil {
		x.after[b] = map[string]int{}
	}
	x.after[b][a]++
	if x.next[a] == nil {
		x.next[a] = map[string]int{}
	}
	x.next[a][b]++
}

// capitalName reports whether the token i may be part of a name: it begins with
// a capital and is no function word.
func (v *view) capitalName(i int) bool {
	t := &v.toks[i]
	return t.shape&startsUpper != 0 && t.shape&hasDigit == 0 && t.end-t.start > 1 &&
		(t.word == 0 || v.lex.words[t.word].class&(article|pronoun|conjunction|preposition|possessive|starter|auxiliary) == 0)
}

// acts reports whether the name word i stands where a person does: behind a
// title or a word for a person, behind a verb of speech, before a verb only people are the subject of,
// before an age, or before "a teacher" and the like.
func (v *view) acts(i int) bool {
	if i > 0 && v.before(i) == " " && v.is(i-1, title|person|man|woman|givenName) {
		return true
	}
	if i > 1 && v.before(i) == ". " && v.is(i-1, title) {
		return true
	}
	if i > 1 && v.before(i) == " " && v.is(i-1, saying) && strings.ContainsAny(v.before(i-1), ",?!") { // “…,” said Holm
		return true
	}
	gap := v.gap(i)
	switch {
	case i+1 >= len(v.toks):
		return false
	case gap == " ":
		return v.personal(i + 1)
	case gap == ", ":
		age := v.toks[i+1].shape&(hasDigit|hasLower) == hasDigit && v.toks[i+1].end-v.toks[i+1].start == 2 && strings.HasPrefix(v.gap(i+1), ",")
		return age || v.is(i+1, article) && (v.is(i+2, person) || v.is(i+3, person) && v.gap(i+2) == " ")
	}
	return genitive(gap) && v.owned(i+1)
}

// isPerson reports whether a word is a person's name in the text: it stands
// where a person does, alone or in a full name, and never in lower case.
func (x *nameIndex) isPerson(w string) bool {
	if x.lower[uint32(hashWord(w))] {
		return false
	}
	if x.acts[w] {
		return true
	}
	for other := range x.next[w] {
		if x.acts[other] {
			return true
		}
	}
	for other := range x.after[w] {
		if x.acts[other] {
			return true
		}
	}
	return false
}

// count returns how often a word is a name in the text.
func (x *nameIndex) count(w string) int { return x.words[w] }

// seen returns how often a word stands in the text with a capital.
func (x *nameIndex) seen(w string) int { return max(x.words[w], x.first[w]) }

// pair reports whether two words stand as a name.
func (x *nameIndex) pair(given, last string) bool { return x.full[given+" "+last] > 0 }

// roles returns the words for men and women that stand beside full names: "his
// spokesman, Wang Wenbin", "Wang Wenbin, a spokeswoman".
func (v *view) roles() map[string]gender {
	roles := map[string]gender{}
	if v.classes&(man|woman) == 0 {
		return roles
	}
	for i := range v.toks {
		c := v.word(i).class & (man | woman)
		if c == 0 || c == man|woman {
			continue
		}
		name, _ := v.nameBeside(i)
		if name == "" {
			continue
		}
		g := roles[name]
		if c == man {
			g.Man++
		} else {
			g.Woman++
		}
		roles[name] = g
	}
	return roles
}

// nameBeside returns the full name that the word i for a person belongs to, and
// its first token: it follows at once or behind a comma, or stands before a
// comma and an article.
func (v *view) nameBeside(i int) (name string, at int) {
	if v.word(i).class&title == 0 && i+2 < len(v.toks) && (v.gap(i) == " " || v.gap(i) == ", ") && v.fullAt(i+1) {
		return v.str(i+1) + " " + v.str(i+2), i + 1
	}
	if v.word(i).class&title != 0 {
		if i+2 < len(v.toks) && v.gap(i) == " " && v.fullAt(i+1) {
			return v.str(i+1) + " " + v.str(i+2), i + 1
		}
		return "", 0
	}
	for k := i - 1; k >= 2 && k >= i-4; k-- { // Wang Wenbin, a (foreign ministry) spokeswoman
		gap := v.gap(k)
		if gap == ", " && v.fullAt(k-1) && v.is(k+1, article) {
			return v.str(k-1) + " " + v.str(k), k - 1
		}
		if gap != " " {
			break
		}
	}
	if i >= 3 && v.gap(i-1) == " " && v.is(i-1, article) && v.gap(i-2) == ", " && v.fullAt(i-3) {
		return v.str(i-3) + " " + v.str(i-2), i - 3
	}
	return "", 0
}

// fullAt reports whether two name words stand at the token i.
func (v *view) fullAt(i int) bool {
	return i >= 0 && i+1 < len(v.toks) && v.gap(i) == " " && v.capitalName(i) && v.capitalName(i+1) &&
		v.word(i).class&(title|place|body|weekday|month) == 0 && utf8.RuneCountInString(v.str(i)) > 1
}
