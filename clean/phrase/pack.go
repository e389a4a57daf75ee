package phrase

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Pack holds the phrases of one language. The zero Pack holds none.
type Pack struct {
	Lang    string   // BCP 47 tag
	Words   []string // commonest words of the language, as the pack writes them
	Phrases []Phrase // in the order of the pack
}

// Phrase is one pattern of a pack.
type Phrase struct {
	ID       string // language and name: "en/skip-content"
	Category string // what it is: "nav.skip_link", see [Categories]
	Weak     bool   // the words alone are no proof of the category
	Pattern  string // see the package documentation
}

// SyntaxError is an error in the text of a pack.
type SyntaxError struct {
	File string // name given to [ReadPack]
	Line int    // counted from 1
	Msg  string
}

// Error returns the place and the message.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("phrase: %s:%d: %s", e.File, e.Line, e.Msg)
}

// Categories returns the names of the categories that the rules of this module
// ask for, in a fresh slice.
func Categories() []string {
	return []string{
		"nav.skip_link", "nav.you_are_here", "nav.menu", "nav.home", "nav.top",
		"nav.page", "nav.latest",
		"related.heading", "related.link", "share", "counter", "read_time",
		"embed",
		"comments.heading", "comments.form", "comments.reply",
		"newsletter", "cookie", "subscribe", "advert", "inline",
		"footer", "copyright", "analytics", "notice",
		"tags.heading", "byline.prefix", "byline.role",
		"date.published", "date.updated", "credit", "caption.label",
		"author.bio",
	}
}

// wordsCategory is the section of a pack that lists words instead of phrases.
const wordsCategory = "words"

// ReadPack reads a pack to its end. The name is used in errors only. Errors in
// the text are of type [*SyntaxError]; those of r are returned wrapped.
func ReadPack(name string, r io.Reader) (*Pack, error) {
	p := packReader{pack: &Pack{}, ids: make(map[string]bool)}
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if msg := p.line(strings.TrimSpace(line)); msg != "" {
			return nil, &SyntaxError{File: name, Line: n, Msg: msg}
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("phrase: reading %s: %w", name, err)
	}
	if p.pack.Lang == "" {
		return nil, &SyntaxError{File: name, Line: 1, Msg: "no lang statement"}
	}
	return p.pack, nil
}

// packReader is the state of reading one pack.
type packReader struct {
	pack     *Pack
	category string
	ids      map[string]bool
	pattern  pattern // for checks
}

// line takes in one line without surrounding space and returns what is wrong
// with it.
func (p *packReader) line(line string) (msg string) {
	switch {
	case line == "" || line[0] == '#':
		return ""
	case p.pack.Lang == "":
		return p.lang(line)
	case line[0] == '[':
		return p.section(line)
	case p.category == "":
		return "a phrase before the first category"
	case p.category == wordsCategory:
		p.pack.Words = append(p.pack.Words, strings.Fields(line)...)
		return ""
	}
	return p.phrase(line)
}

func (p *packReader) lang(line string) (msg string) {
	tag, found := strings.CutPrefix(line, "lang ")
	tag = strings.TrimSpace(tag)
	if !found || !isName(strings.ToLower(tag), "-") {
		return `the first statement has to be "lang" and a language tag`
	}
	p.pack.Lang = tag
	return ""
}

func (p *packReader) section(line string) (msg string) {
	name, closed := strings.CutSuffix(line[1:], "]")
	if !closed || !isName(name, "._") {
		return "a category has to be a lower-case name in brackets"
	}
	p.category = name
	return ""
}

func (p *packReader) phrase(line string) (msg string) {
	id, pattern := line, ""
	if i := strings.IndexAny(line, " \t"); i >= 0 {
		id, pattern = line[:i], strings.TrimSpace(line[i:])
	}
	id, weak := strings.CutPrefix(id, "~")
	if !isName(id, "-") {
		return fmt.Sprintf("%q is not an id: lower-case letters, digits and hyphens", id)
	}
	if p.ids[id] {
		return fmt.Sprintf("the id %q is used twice", id)
	}
	if err := p.pattern.parse(pattern); err != nil {
		return fmt.Sprintf("%s: %v", id, err)
	}
	p.ids[id] = true
	p.pack.Phrases = append(p.pack.Phrases, Phrase{
		ID:       p.pack.Lang + "/" + id,
		Category: p.category,
		Weak:     weak,
		Pattern:  pattern,
	})
	return ""
}

// isName reports whether s is lower-case letters and digits, with the given
// separators between them.
func isName(s, separators string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(separators, r) })
	if len(parts) == 0 || len(strings.Join(parts, "-")) != len(s) {
		return false
	}
	return !slices.ContainsFunc(parts, func(part string) bool {
		return strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") != ""
	})
}
