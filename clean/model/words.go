package model

import "math"

// Tables are the parts of a model that know words: function words of languages,
// and weights that training gave to words and to the classes of elements.
type Tables struct {
	function table // word → languages, as bits
	english  int   // the bit of English, -1 where it is not known
	words    table // key → weight, see weight
	classes  table
	scales   [2]float32 // of the weights of words and classes
	lexicon  table      // word of a class → categories, as bits
}

// NewTables returns tables that know the function words of some languages, of 32
// at most, and no weights. langs and words have equal lengths.
func NewTables(langs []string, words [][]string) *Tables {
	t := &Tables{english: -1}
	n := 0
	for _, ws := range words {
		n += len(ws)
	}
	t.function = newTable(n)
	for k, ws := range words {
		if k == maxLangs {
			break
		}
		if langs[k] == "en" {
			t.english = k
		}
		for _, w := range ws {
			h := WordHash(w)
			t.function.put(h, t.function.get(h)|1<<k)
		}
	}
	t.lexicon = newLexicon()
	return t
}

// A Weight is what a word or a class is worth: more than 0 for content.
type Weight struct {
	Key   uint32
	Value float32
}

// SetWeights gives t the weights of words and of classes. They are kept as
// multiples of a hundred and twenty-seventh of the largest.
func (t *Tables) SetWeights(words, classes []Weight) {
	for k, ws := range [...][]Weight{words, classes} {
		var top float32
		for _, w := range ws {
			top = max(top, w.Value, -w.Value)
		}
		tab := newTable(len(ws))
		for _, w := range ws {
			if q := int8(math.RoundToEven(float64(w.Value / max(top, 1e-9) * 127))); q != 0 {
				tab.put(w.Key, uint32(uint8(q)))
			}
		}
		t.scales[k] = top / 127
		if k == 0 {
			t.words = tab
		} else {
			t.classes = tab
		}
	}
}

func weight(t *table, key uint32) float32 { return float32(int8(t.get(key))) }

// A page is of the language whose function words are at least this share of its
// words; in running text of the languages known they are a quarter and more.
const minFunction = 0.04

// otherStop stands in for the share of function words on pages of other
// languages: the median of running text in those that are known.
const otherStop = 0.35

// functionWords finds the language of the page and counts its function words,
// and those of English beside it, which other languages quote.
func (r *reading) functionWords() {
	best := 0
	for k, n := range r.langs {
		if n > r.langs[best] {
			best = k
		}
	}
	known := float32(r.langs[best]) >= minFunction*float32(len(r.tokens)) && len(r.tokens) > 0
	mask := uint32(1) << best
	if r.tables.english >= 0 {
		mask |= 1 << r.tables.english
	}
	r.global[gEnglish] = flag(best == r.tables.english)
	for i := range r.n {
		v := r.row(i)
		if !known {
			v[qStop] = otherStop
			continue
		}
		n := 0
		toks := r.tokensOf(i)
		for k := range toks {
			if toks[k].langs&mask != 0 {
				n++
			}
		}
		v[qStop] = float32(n) / float32(max(len(toks), 1))
	}
}

// shortLine is the number of words up to which a block has weights of its own:
// words of menus and labels mean other things there than in sentences.
const shortLine = 6

// wordScores adds up the weights of the words of each block.
func (r *reading) wordScores() {
	if len(r.tables.words.cells) == 0 {
		return
	}
	for i := range r.n {
		r.keys = WordKeys(r.keys[:0], r.tokensOf(i))
		var sum float32
		for _, key := range r.keys {
			sum += weight(&r.tables.words, key)
		}
		r.row(i)[qWordScore] = sum * r.tables.scales[0] / float32(math.Sqrt(float64(max(len(r.keys), 1))))
	}
}

// WordKeys appends to dst the keys of the words of a block.
func WordKeys(dst []uint32, toks []token) []uint32 {
	if len(toks) == 0 {
		return dst
	}
	kind := keyWord
	if len(toks) <= shortLine {
		kind = keyShort
	}
	last := toks[0].hash
	dst = append(dst, mix(last, keyFirst), mix(last, kind))
	for k := range toks[1:] {
		h := toks[1+k].hash
		dst = append(dst, mix(h, kind), mix(h^last*hashPrime, keyPair))
		last = h
	}
	return dst
}

// forms notes the kind of each block and whether it is good: running text as
// articles have it.
func (r *reading) forms() {
	for i := range r.n {
		v, b := r.row(i), &r.page.Blocks[i]
		v[qKind], v[qLevel], v[qGap] = float32(b.Kind), float32(b.Level), float32(b.Gap)
		v[qLinked] = float32(b.LinkBytes()) / float32(max(len(b.Text), 1))
		v[qLinks] = float32(len(b.Links))
		v[qGood] = good(v)
		if i < len(r.hints.Debris) {
			v[qDebris] = float32(r.hints.Debris[i])
		}
		if i < len(r.hints.Phrase) {
			v[qPhrase] = float32(r.hints.Phrase[i])
		}
	}
}

// Running text has this many words, function words among them, and few links.
const (
	goodWords  = 12
	goodStop   = 0.2
	goodLinked = 0.35
)

// good returns the words of a block that is running text, half of them where it
// does not end as a sentence, and 0 for other blocks.
func good(v *blockRow) float32 {
	if v[qWords] < goodWords || v[qStop] <= goodStop || v[qLinked] >= goodLinked {
		return 0
	}
	if v[qEnd] != endSentence {
		return v[qWords] / 2
	}
	return v[qWords]
}
