package repair

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
)

//go:embed data
var data embed.FS

// A Table is a list of facts that rules look up: how surnames are mistranslated,
// which terms translation and spinning leave behind, what scrapers take along.
// It is made by ParseTable and does not change.
type Table struct {
	entries []entry
	lists   []wordList
}

// An entry says what a phrase may stand for.
type entry struct {
	kind    string   // the rule, or the table's section
	phrase  string   // what is found
	becomes string   // what belongs there
	needs   []string // words of which one must be in the text
	bars    []string // words of which none may be in the text
	next    []string // words of which one must follow
	flag    bool     // never edited
	alone   bool     // flagged where no word of needs is near
}

// A wordList puts words in a class, or names those of a language.
type wordList struct {
	name  string
	lang  string
	words []string
}

// ParseTable reads a table in the format of this package's data folder. A line
// holds one entry, # begins a comment, and [name] begins a section. In sections
// of words, each line lists words. In the others an entry has fields separated
// by "|": the phrase, what it becomes, its context, and the source. A word of
// the phrase may list several, as in "profound/bottomless learning"; what the
// phrase becomes is left out of what they make, and is a plural where the last
// word is the plural of another one of its list. The context is a list of words
// of which one must be near, also as a plural; with a minus sign a word must not
// be in the text, with > it must be the next one. An entry with ! only flags,
// one with ? flags where the context is not there.
func ParseTable(r io.Reader) (*Table, error) {
	t := &Table{}
	section, lang := "", ""
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, ok := strings.CutPrefix(line, "["); ok {
			if name, ok = strings.CutSuffix(name, "]"); !ok {
				return nil, fmt.Errorf("repair: table line %d: section without a bracket: %q", n, line)
			}
			section, lang, _ = strings.Cut(name, " ")
			continue
		}
		if err := t.add(section, lang, line); err != nil {
			return nil, fmt.Errorf("repair: table line %d: %w", n, err)
		}
	}
	return t, s.Err()
}

// add reads a line of a section.
func (t *Table) add(section, lang, line string) error {
	if _, ok := classNames[section]; ok || wordSections[section] {
		t.lists = append(t.lists, wordList{section, lang, strings.Fields(line)})
		return nil
	}
	if !entrySections[section] {
		return fmt.Errorf("unknown section %q", section)
	}
	fields := strings.Split(line, "|")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if len(fields) < 2 || fields[0] == "" {
		return fmt.Errorf("entry needs a phrase and what it becomes: %q", line)
	}
	e := entry{kind: section, phrase: fields[0], becomes: fields[1]}
	if len(fields) > 2 {
		for w := range strings.FieldsSeq(fields[2]) {
			switch {
			case w == "!":
				e.flag = true
			case w == "?":
				e.alone = true
			case w[0] == '>':
				e.next = append(e.next, w[1:])
			case w[0] == '-':
				e.bars = append(e.bars, w[1:])
			default:
				e.needs = append(e.needs, w)
			}
		}
	}
	last := strings.Split(e.phrase[strings.LastIndexByte(e.phrase, ' ')+1:], "/")
	becomes := e.becomes
	for _, phrase := range alternatives(e.phrase) {
		e.phrase, e.becomes = phrase, becomes
		if one, ok := strings.CutSuffix(phrase[strings.LastIndexByte(phrase, ' ')+1:], "s"); ok && slices.Contains(last, one) && !strings.HasSuffix(becomes, "s") {
			e.becomes += "s"
		}
		if phrase != e.becomes {
			t.entries = append(t.entries, e)
		}
	}
	return nil
}

// maxAlternatives bounds the phrases that one entry makes.
const maxAlternatives = 256

// alternatives returns the phrases that the words of a phrase make, each of which
// may list several.
func alternatives(phrase string) []string {
	all := []string{""}
	for word := range strings.FieldsSeq(phrase) {
		var longer []string
		for _, start := range all {
			for form := range strings.SplitSeq(word, "/") {
				if len(longer) < maxAlternatives {
					longer = append(longer, strings.TrimSpace(start+" "+form))
				}
			}
		}
		all = longer
	}
	return all
}

// entrySections are the sections of entries.
var entrySections = map[string]bool{
	literalTable: true, figureTable: true, termTable: true, torturedTable: true, brandTable: true, templateTable: true,
}

// The sections of entries, with what their fields mean beside the phrase.
const (
	literalTable  = "name.literal"         // a gloss; becomes the surnames it stands for
	figureTable   = "figure"               // a full name; becomes a country or an office, for the reader
	termTable     = "term.backtranslation" // a term; becomes the usual one
	torturedTable = "term.tortured"        // a spun phrase; becomes the usual one
	brandTable    = "term.brand"           // a translated brand; becomes the brand
	templateTable = "template"             // a scraper's debris; becomes how it is cut
	wordingTable  = "wording"              // what brands and terms become, to find it in other texts; not in files
)

// wordSections are the sections of words that hold for a language.
var wordSections = map[string]bool{"function": true, "doubled": true, "joins": true, "open": true}

// builtinTables reads the tables of this package.
func builtinTables() ([]*Table, error) {
	files, err := data.ReadDir("data")
	if err != nil {
		return nil, err
	}
	var tables []*Table
	for _, f := range files {
		r, err := data.Open("data/" + f.Name())
		if err != nil {
			return nil, err
		}
		t, err := ParseTable(r)
		r.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		tables = append(tables, t)
	}
	return tables, nil
}
