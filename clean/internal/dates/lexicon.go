package dates

import (
	"embed"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"
)

//go:embed lang/*.txt
var langFiles embed.FS

// A wordKind says what a word can mean beside a date.
type wordKind uint8

const (
	monthName wordKind = iota + 1 // value 1 to 12
	dayName                       // value 1 (Monday) to 7
	publishedWord
	updatedWord
	nearWord // stands with labels: "last", "first", "article"
	joinWord // connects the parts of a date: "on", "at", "de"
	toWord   // stands between the ends of a range
	ordinalMark
	amWord
	pmWord
	hourMark
	minuteMark
	secondMark
	yearMark
	monthMark
	dayMark
	eraName // value is added to the year
	relativeWord
	agoBefore
	agoAfter
	oneWord
	unitWord
	unitAgo   // a unit that says "ago" by its ending
	otherName // a month of another calendar
	otherEra
	zoneWord // value is an index of the zone table
)

// kindsByKey are the keys of the language files that list words.
var kindsByKey = map[string]wordKind{
	"published": publishedWord, "updated": updatedWord, "near": nearWord, "join": joinWord, "to": toWord,
	"ordinal": ordinalMark, "am": amWord, "pm": pmWord, "hour": hourMark, "minute": minuteMark, "second": secondMark,
	"year": yearMark, "month": monthMark, "day": dayMark, "relative": relativeWord, "ago-before": agoBefore,
	"ago-after": agoAfter, "one": oneWord, "unit": unitWord, "unit-ago": unitAgo, "other-months": otherName,
	"other-era": otherEra,
}

// A langs is a set of languages, by their numbers in the lexicon.
type langs uint64

const allLangs = ^langs(0)

// A sense is one meaning of a word.
type sense struct {
	kind  wordKind
	value int16
	langs langs
}

// An entry is what the lexicon knows of a word or of a phrase, whose words are
// joined by single blanks.
type entry struct {
	senses []sense
	longer bool // a phrase begins with these words
}

// A lexicon holds the words of all languages, folded.
type lexicon struct {
	entries map[string]*entry
	numbers map[string]int // of languages, by tag
	orders  [yearMonthDay + 1]langs
	zones   []zone
	abbrevs map[string]int // zones by their names in capitals

	relative wordFilter // of the words for which entry.relative holds
	telling  wordFilter // of those for which entry.tells holds
}

// loadLexicon reads the embedded tables on first use. They are part of the
// program, so a mistake in them is found by the tests.
var loadLexicon = sync.OnceValue(func() *lexicon {
	x := &lexicon{
		entries: map[string]*entry{},
		numbers: map[string]int{},
		abbrevs: map[string]int{},
	}
	names, _ := fs.Glob(langFiles, "lang/*.txt")
	for n, name := range names {
		tag := strings.TrimSuffix(path.Base(name), ".txt")
		x.numbers[tag] = n
		text, _ := langFiles.ReadFile(name)
		for line := range strings.Lines(string(text)) {
			x.addLine(line, langs(1)<<n)
		}
	}
	x.readZones()
	for word, e := range x.entries {
		if e.relative() {
			x.relative.add(word)
		}
		if e.tells() {
			x.telling.add(word)
		}
	}
	return x
})

// addLine adds a line of a language file: a key and its words, alternatives
// apart by commas, ordered groups by bars.
func (x *lexicon) addLine(line string, of langs) {
	key, words, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch key {
	case "", "#":
	case "order":
		x.orders[orderNames[strings.TrimSpace(words)]] |= of
	case "months":
		x.addGroups(words, monthName, of)
	case "days":
		x.addGroups(words, dayName, of)
	case "era":
		for _, w := range splitWords(words) {
			i := strings.LastIndexByte(w, ' ')
			n, _ := strconv.Atoi(w[i+1:])
			x.add(w[:i], sense{eraName, int16(n), of})
		}
	default:
		for _, w := range splitWords(words) {
			x.add(w, sense{kindsByKey[key], 0, of})
		}
	}
}

func (x *lexicon) addGroups(groups string, kind wordKind, of langs) {
	value := int16(0)
	for group := range strings.SplitSeq(groups, "|") {
		value++
		for _, w := range splitWords(group) {
			x.add(w, sense{kind, value, of})
		}
	}
}

// add adds a sense of a word or phrase. A sense that several languages share is
// kept once.
func (x *lexicon) add(phrase string, s sense) {
	words := strings.FieldsFunc(fold(phrase), func(r rune) bool { return r == ' ' || r == '\'' })
	for n := 1; n < len(words); n++ {
		x.entry(strings.Join(words[:n], " ")).longer = true
	}
	e := x.entry(strings.Join(words, " "))
	for i := range e.senses {
		if o := &e.senses[i]; o.kind == s.kind && o.value == s.value {
			o.langs |= s.langs
			return
		}
	}
	e.senses = append(e.senses, s)
}

func (x *lexicon) entry(key string) *entry {
	e := x.entries[key]
	if e == nil {
		e = &entry{}
		x.entries[key] = e
	}
	return e
}

func splitWords(s string) []string {
	words := strings.Split(s, ",")
	for i, w := range words {
		words[i] = strings.TrimSpace(w)
	}
	return words
}
