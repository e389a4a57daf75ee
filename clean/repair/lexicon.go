package repair

import (
	"slices"
	"strings"
)

// A langSet is a set of languages of a lexicon.
type langSet uint32

// A word is what the tables know of a word.
type word struct {
	class    class
	function langSet // the languages it is a function word of
	doubled  langSet // where it is doubled by mistake only
	joins    langSet // where no sentence ends with it, so that a stop behind it is wrong
	open     langSet // where a paragraph that ends with it is cut short
	phrases  []phraseStart
}

// A phraseStart is an entry that begins with a word: its index, and its second
// word, which rules most entries out; -1 for none.
type phraseStart struct{ entry, second int32 }

// A lexicon is the tables compiled for one pass over a text: each word is
// looked up once, and phrases are followed from their first word.
type lexicon struct {
	words   []word // the first is of all words not listed
	langs   []string
	entries []phraseEntry

	slots []slot     // open addressing; a power of two
	pages *pageTable // for misread encodings
	// figures are the full names of public persons by each of their words.
	figures publicNames
}

// A slot holds the hash of a word and its index, 0 if empty.
type slot struct {
	hash uint64
	word int32
}

// A phraseEntry is an entry with its words as indexes of the lexicon.
type phraseEntry struct {
	entry
	words       []int32
	hyphens     uint32 // joints that are hyphens: bit k between the words k-1 and k
	genitives   uint32 // joints with an ’s
	capitals    uint32 // words that are found with a capital only
	needs, bars []int32
	next        []int32
}

// publicNames are full names by each of their words.
type publicNames map[string][]string

// near returns the names that have a given name or a surname.
func (n publicNames) near(given, last string) []string {
	a, b := n[given], n[last]
	if len(a) == 0 || len(b) == 0 {
		return append(a[:len(a):len(a)], b...)
	}
	return slices.Concat(a, b)
}

// newLexicon compiles tables.
func newLexicon(tables []*Table) *lexicon {
	l := &lexicon{words: make([]word, 1, 8192), slots: make([]slot, 1<<14), pages: newPageTable(), figures: publicNames{}}
	for _, t := range tables {
		for _, list := range t.lists {
			for _, w := range list.words {
				l.put(list, w)
			}
		}
		for _, e := range t.entries {
			l.addEntry(e)
		}
	}
	return l
}

// put notes that a word is on a list.
func (l *lexicon) put(list wordList, w string) {
	e := &l.words[l.intern(hashWord(w))]
	lang := l.langBit(list.lang)
	switch list.name {
	case "function":
		e.function |= lang
	case "doubled":
		e.doubled |= lang
	case "joins":
		e.joins |= lang
	case "open":
		e.open |= lang
	default:
		e.class |= classNames[list.name]
	}
}

// addEntry adds a phrase.
func (l *lexicon) addEntry(e entry) {
	if e.kind == figureTable {
		given, last, _ := strings.Cut(e.phrase, " ")
		l.figures[given] = append(l.figures[given], e.phrase)
		l.figures[last] = append(l.figures[last], e.phrase)
		return
	}
	p := phraseEntry{entry: e}
	l.addWords(&p)
	for _, w := range e.needs {
		p.needs = append(p.needs, l.intern(hashWord(w)), l.intern(hashWord(w+"s")))
	}
	for _, w := range e.next {
		p.next = append(p.next, l.intern(hashWord(w)))
	}
	for _, w := range e.bars {
		p.bars = append(p.bars, l.intern(hashWord(w)))
	}
	if len(p.words) == 0 {
		return
	}
	w := &l.words[p.words[0]]
	switch e.kind {
	case literalTable:
		w.class |= literalSense
	case templateTable:
		w.class |= templateStart
	case wordingTable:
	default:
		w.class |= termStart
	}
	start := phraseStart{entry: int32(len(l.entries)), second: -1}
	if len(p.words) > 1 {
		start.second = p.words[1]
	}
	w.phrases = append(w.phrases, start)
	l.entries = append(l.entries, p)
	if e.kind == brandTable || e.kind == torturedTable {
		l.addWording(e.becomes)
	}
}

// addWording adds what an entry becomes, once.
func (l *lexicon) addWording(phrase string) {
	_, hash, _ := scanWord(phrase)
	for _, s := range l.words[l.find(hash)].phrases {
		if e := &l.entries[s.entry]; e.kind == wordingTable && e.phrase == phrase {
			return
		}
	}
	l.addEntry(entry{kind: wordingTable, phrase: phrase})
}

// addWords reads the words of a phrase, and how they stand. Templates are found
// in any case.
func (l *lexicon) addWords(p *phraseEntry) {
	for at := 0; at < len(p.phrase); {
		n, hash, sh := scanWord(p.phrase[at:])
		if n == 0 {
			at++
			continue
		}
		bit := uint32(1) << len(p.words)
		if at > 0 && p.phrase[at-1] == '-' {
			p.hyphens |= bit
		}
		if sh&startsUpper != 0 && p.kind != templateTable {
			p.capitals |= bit
		}
		p.words = append(p.words, l.intern(hash))
		at += n
		if g := genitiveLen(p.phrase[at:]); g > 0 {
			p.genitives |= bit << 1
			at += g
		}
	}
}

// langBit returns the set of one language, which is added if it is new; that of
// "" is empty.
func (l *lexicon) langBit(lang string) langSet {
	if lang == "" {
		return 0
	}
	i := slices.Index(l.langs, lang)
	if i < 0 {
		i = len(l.langs)
		l.langs = append(l.langs, lang)
	}
	return 1 << i
}

// langOf returns the set of a language without adding it.
func (l *lexicon) langOf(lang string) langSet {
	if i := slices.Index(l.langs, lang); i >= 0 {
		return 1 << i
	}
	return 0
}

// find returns the index of the word with a hash, or 0.
func (l *lexicon) find(hash uint64) int32 {
	mask := uint64(len(l.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &l.slots[i]; s.hash == hash || s.word == 0 {
			return s.word
		}
	}
}

// intern is find for a word that is added if it is new.
func (l *lexicon) intern(hash uint64) int32 {
	if i := l.find(hash); i != 0 {
		return i
	}
	l.words = append(l.words, word{})
	i := int32(len(l.words) - 1)
	if 2*len(l.words) > len(l.slots) {
		old := l.slots
		l.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.word != 0 {
				l.insert(s)
			}
		}
	}
	l.insert(slot{hash, i})
	return i
}

func (l *lexicon) insert(s slot) {
	mask := uint64(len(l.slots) - 1)
	i := s.hash & mask
	for l.slots[i].word != 0 {
		i = (i + 1) & mask
	}
	l.slots[i] = s
}

// phraseAt returns the entries of a kind whose phrase begins with the token i,
// the longest first found last token behind it.
func (v *view) phraseAt(i int, kind string) (e *phraseEntry, last int) {
	second := int32(-1)
	if i+1 < len(v.toks) {
		second = v.toks[i+1].word
	}
	for _, s := range v.word(i).phrases {
		if s.second >= 0 && s.second != second {
			continue
		}
		p := &v.lex.entries[s.entry]
		if p.kind != kind || e != nil && len(p.words) <= len(e.words) || !v.follows(i, p) {
			continue
		}
		e, last = p, i+len(p.words)-1
	}
	return e, last
}

// follows reports whether a phrase stands from the token i on, with hyphens
// where it has them and single spaces or hyphens elsewhere.
func (v *view) follows(i int, p *phraseEntry) bool {
	words := p.words
	if i+len(words) > len(v.toks) {
		return false
	}
	for k, w := range words {
		if v.toks[i+k].word != w {
			return false
		}
		if p.capitals>>k&1 != 0 && v.toks[i+k].shape&startsUpper == 0 {
			return false
		}
		if k == 0 {
			continue
		}
		if p.genitives>>k&1 != 0 {
			if !genitive(v.before(i + k)) {
				return false
			}
			continue
		}
		if gap := v.before(i + k); gap != "-" && (gap != " " || p.hyphens>>k&1 != 0) {
			return false
		}
	}
	return true
}

// hasAny reports whether one of the words stands in the text.
func (v *view) hasAny(words []int32) bool {
	if v.present == nil {
		v.present = make([]bool, len(v.lex.words))
		for i := range v.toks {
			v.present[v.toks[i].word] = true
		}
	}
	return slices.ContainsFunc(words, func(w int32) bool { return v.present[w] })
}

// among reports whether one of the words stands in the tokens [i, j).
func (v *view) among(words []int32, i, j int) bool {
	for ; i < j; i++ {
		if w := v.toks[i].word; w != 0 && slices.Contains(words, w) {
			return true
		}
	}
	return false
}
