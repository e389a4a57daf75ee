package clean

import (
	"hash/maphash"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// A fact is what rules ask of a block again and again.
type fact struct {
	key     uint64 // of the folded text; equal for lines that say the same
	words   int    // words; two ideographs count as one
	stop    bool   // ends as a sentence does
	prose   bool   // reads as running text
	row     bool   // stands in a list, a table or code, or among lines without blank lines
	matches []phrase.Match
	starts  phrase.Set // categories of the phrases at its start, and of matches
	without search     // what was looked for in the text in vain
	parts   []uint64   // keys of the parts beside a site's sign, once they were asked for
	head    *headLine  // the block as a line of the head, once it was read so
	byline  *byline    // the block as a byline, once it was read so
}

// A search is a set of things that are looked for inside a block. What is not
// there need not be looked for again when the cleaned text is read once more.
type search uint8

const (
	searchSeries search = 1 << iota
	searchMenu
	searchInline
	searchCredit
	searchScript
	searchDate
)

// lacks reports whether s was looked for in the block in vain.
func (f *fact) lacks(s search) bool { return f.without&s != 0 }

// Running text is a sentence of this many words, or so many words without one:
// shorter lines may be menus, headlines, labels.
const (
	proseWords     = 8
	longProseWords = 35
)

// key returns the key of a text by its folded form. Keys are equal within a
// cleaner; they are never compared or shown beyond it.
func (e *env) key(s string) uint64 {
	var buf [512]byte // room for most lines
	return maphash.Bytes(e.seed, phrase.AppendFold(buf[:0], s))
}

// readFacts returns the facts of the blocks of a page; those that are known need
// not be worked out again.
func (e *env) readFacts(page *parse.Page, w *workspace, known func(block int) *fact) []fact {
	facts := cleared(&w.facts, len(page.Blocks))
	for i := range facts {
		if f := known(i); f != nil {
			facts[i] = *f
			continue
		}
		facts[i].words = countWords(page.Blocks[i].Text)
		e.readFact(&facts[i], &page.Blocks[i])
	}
	return facts
}

// readShort returns the facts of the blocks that may be phrases, and the number
// of words of the others.
func (e *env) readShort(page *parse.Page, w *workspace) []fact {
	facts := cleared(&w.facts, len(page.Blocks))
	for i := range facts {
		b := &page.Blocks[i]
		facts[i].words = countWords(b.Text)
		if len(b.Text) <= model.PhraseBytes {
			e.readFact(&facts[i], b)
		}
	}
	return facts
}

// readFact works out what rules ask of b, whose words are counted.
func (e *env) readFact(f *fact, b *parse.Block) {
	f.stop = parse.EndsSentence(b.Text)
	f.prose = b.Kind != parse.Preformatted && (f.stop && f.words >= proseWords || f.words >= longProseWords)
	f.parts, f.head, f.byline = nil, nil, nil
	var folded [512]byte // room for most lines, as is that for the matches
	var matches [8]phrase.Match
	r := e.phrases.Read(phrase.Reading{Folded: folded[:0], Matches: matches[:0]}, b.Text)
	f.key = maphash.Bytes(e.seed, r.Folded)
	f.matches = append([]phrase.Match(nil), r.Matches...)
	f.starts = r.Starts
}

// finders find the phrases of the categories that rules look for inside lines.
type finders struct {
	home, menu, entries, series, inline, credits, tails, roles phrase.Finder
}

func newFinders(m *phrase.Matcher) finders {
	return finders{
		home:    m.Finder("nav.home"),
		menu:    m.Finder("nav.menu"),
		entries: m.Finder(menuCategories[:]...),
		series:  m.Finder(seriesCategories[:]...),
		inline:  m.Finder("inline"),
		credits: m.Finder("credit"),
		tails:   m.Finder("comments.heading", "share", "counter", "read_time"),
		roles:   m.Finder("byline.role", "read_time", "counter", "date.updated", "date.published"),
	}
}

// countWords counts the words of s: runs of letters and digits, where two
// ideographs or kana count as a word.
func countWords(s string) int {
	words, ideographs := 0, 0
	in := uint8(0) // 1 inside a word
	for i := 0; i < len(s); i++ {
		if is := inWord[s[i]]; is != notASCII { // without a branch: no processor foresees where words end
			begins := is & 1
			words += int(begins &^ in)
			in = begins | in&(is>>1)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n - 1
		switch {
		case ideograph(r):
			ideographs++
			in = 0
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			words += int(1 &^ in)
			in = 1
		case r != '’' && !unicode.IsMark(r):
			in = 0
		}
	}
	return words + (ideographs+1)/2
}

// inWord is 1 for letters and digits, 2 for what may stand inside a word, and
// notASCII.
var inWord = func() (is [256]uint8) {
	for c := range is {
		is[c] = uint8(count(isWordByte(byte(c))))
		if c >= utf8.RuneSelf {
			is[c] = notASCII
		}
	}
	is['\''], is['-'] = 2, 2
	return is
}()

const notASCII = 4

// ideograph reports whether r belongs to a script written without blanks.
func ideograph(r rune) bool {
	return r >= 0x2E80 && (r <= 0x9FFF && r >= 0x3040 || r >= 0x3400 && r <= 0x4DBF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF)
}

func beginsUpper(s string) bool {
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return true
		}
	}
	return false
}

// match returns the phrase of the category that block i matches: the longest, and
// of equals that of the page's language.
func (p *Pass) match(i int, category string) (best phrase.Match, ok bool) {
	if len(p.facts[i].matches) > 0 {
		return p.pick(i, category, true)
	}
	return best, false
}

// strong returns the strong phrase of the category that block i matches, chosen
// as match does.
func (p *Pass) strong(i int, category string) (phrase.Match, bool) {
	return p.pick(i, category, false)
}

func (p *Pass) pick(i int, category string, weak bool) (best phrase.Match, ok bool) {
	for k := range p.facts[i].matches {
		m := &p.facts[i].matches[k]
		if m.Phrase.Category != category || m.Phrase.Weak && !weak {
			continue
		}
		if !ok {
			best, ok = *m, true
			continue
		}
		if m.Start == best.Start && m.End == best.End && m.Phrase.Weak == best.Phrase.Weak && p.lang != "" && strings.HasPrefix(m.Phrase.ID, p.lang+"/") {
			return *m, true
		}
	}
	return best, ok
}

// matchesAny reports whether block i matches a phrase of one of the categories.
func (p *Pass) matchesAny(i int, categories ...string) bool {
	for k := range p.facts[i].matches {
		if slices.Contains(categories, p.facts[i].matches[k].Phrase.Category) {
			return true
		}
	}
	return false
}

// proseWords returns the number of words of the running text in blocks that count.
func (p *Pass) proseWords(counts func(block int) bool) int {
	n := 0
	for i := range p.facts {
		if p.facts[i].prose && counts(i) {
			n += p.facts[i].words
		}
	}
	return n
}

func itoa(n int) string { return strconv.Itoa(n) }

// phraseReason words a phrase for the ledger.
func phraseReason(m phrase.Match) string { return "phrase " + m.Phrase.ID }

// clip shortens s for a reason.
func clip(s string, runes int) string {
	for i := range s {
		if runes == 0 {
			return strings.TrimRight(s[:i], " ") + "…"
		}
		runes--
	}
	return s
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
