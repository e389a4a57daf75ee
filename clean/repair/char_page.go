package repair

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A confusion is a single-byte page whose text was read as another. There is no
// sequence that tells it, as in UTF-8, only that the text reads badly as it
// stands and well as it was meant.
type confusion struct {
	meant, read *charmap.Charmap
	name        string
}

// cyrillicPages are the ways in which Cyrillic and Greek text goes wrong.
var cyrillicPages = [...]confusion{
	{charmap.Windows1251, charmap.Windows1252, "windows-1251 read as windows-1252"},
	{charmap.KOI8R, charmap.Windows1251, "KOI8-R read as windows-1251"},
	{charmap.KOI8R, charmap.Windows1252, "KOI8-R read as windows-1252"},
	{charmap.Windows1251, charmap.KOI8R, "windows-1251 read as KOI8-R"},
	{charmap.CodePage866, charmap.Windows1251, "IBM 866 read as windows-1251"},
	{charmap.CodePage866, charmap.Windows1252, "IBM 866 read as windows-1252"},
	{charmap.Windows1251, charmap.CodePage866, "windows-1251 read as IBM 866"},
	{charmap.ISO8859_5, charmap.Windows1251, "ISO 8859-5 read as windows-1251"},
	{charmap.ISO8859_5, charmap.Windows1252, "ISO 8859-5 read as windows-1252"},
	{charmap.Windows1253, charmap.Windows1252, "windows-1253 read as windows-1252"},
}

// Bounds of a misread line: its letters, the share of them that are not ASCII,
// and that of frequent ones as it stands, as it was meant, and between the two.
const (
	minPageLetters = 10
	foreignShare   = 0.75
	mostFrequent   = 0.45
	leastFrequent  = 0.50
	frequencyGain  = 0.12
)

// pageSample is how many bytes of a line are counted.
const pageSample = 512

// upTo returns at most n bytes of a text, and whole characters.
func upTo(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// foreignBytes returns how many bytes of a text are not ASCII.
func foreignBytes(s string) (n int) {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

// A letterCount is what the letters of a line are.
type letterCount struct {
	ascii, foreign int
	frequent       int // of foreign
	humps          int // words of a lower-case letter and capitals behind it
	words          int
}

// countLetters counts the letters of a text.
func countLetters(s string) (c letterCount) {
	var before rune
	for _, r := range s {
		if !unicode.IsLetter(r) {
			before = 0
			continue
		}
		switch {
		case r < utf8.RuneSelf:
			c.ascii++
		default:
			c.foreign++
			if isFrequent(r) {
				c.frequent++
			}
		}
		if before == 0 {
			c.words++
		} else if unicode.IsLower(before) && unicode.IsUpper(r) {
			c.humps++
		}
		before = r
	}
	return c
}

// isFrequent reports whether a letter is one of the ten most frequent of Russian
// or of Greek: six of ten letters of running text, and hardly four of ten of one
// misread.
func isFrequent(r rune) bool {
	switch r {
	case 'о', 'е', 'а', 'и', 'н', 'т', 'с', 'р', 'в', 'л', 'О', 'Е', 'А', 'И', 'Н', 'Т', 'С', 'Р', 'В', 'Л',
		'α', 'ο', 'ι', 'ε', 'τ', 'ν', 'σ', 'η', 'ρ', 'κ', 'ά', 'ό', 'ί', 'έ', 'ή', 'ς', 'Α', 'Ο', 'Ι', 'Ε', 'Τ', 'Ν', 'Σ', 'Η', 'Ρ', 'Κ':
		return true
	}
	return false
}

func (c letterCount) share() float64 { return float64(c.frequent) / float64(max(c.foreign, 1)) }

// fixPages repairs lines of a page that was read as another.
func (p *pass) fixPages() {
	if p.fixAlphabet() {
		return
	}
	forEachLine(p.text, func(start, end int) {
		line := p.text[start:end]
		sample := upTo(line, pageSample)
		if len(line) < 2*minPageLetters || 2*foreignBytes(sample) < len(sample) || p.aboutEncoding(start) {
			return
		}
		now := countLetters(sample)
		total := now.ascii + now.foreign
		if now.foreign < minPageLetters || float64(now.foreign) < foreignShare*float64(total) || now.share() > mostFrequent && 2*now.humps < now.words {
			return
		}
		best, by := "", confusion{}
		for _, c := range cyrillicPages {
			meant := c.decode(sample)
			n := countLetters(meant)
			gain := n.share() - now.share()
			if meant == "" || 10*n.foreign < 9*now.foreign || n.share() < leastFrequent || gain < frequencyGain && 2*now.humps < now.words || 4*n.humps > n.words || !oneAlphabet(meant) {
				continue
			}
			if best == "" || n.share() > countLetters(best).share() {
				best, by = meant, c
			}
		}
		if meant := by.decode(line); meant != "" {
			p.fix(start, end, meant, 0.95, by.name)
		}
	})
}

// oneAlphabet reports whether the letters of a text that are not ASCII are all
// Cyrillic or all Greek.
func oneAlphabet(s string) bool {
	_, cyrillic, greek := countScripts(s)
	return (cyrillic == 0) != (greek == 0) && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) && r >= utf8.RuneSelf && (r < 0x370 || r >= 0x530 && r < 0x1F00)
	})
}

// decode returns the text as it was meant, "" where a character is none of the
// page that it was read as.
func (c confusion) decode(s string) string {
	if c.read == nil {
		return ""
	}
	var b strings.Builder
	for _, r := range s {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
			continue
		}
		raw, ok := c.read.EncodeRune(r)
		if !ok {
			return ""
		}
		meant := c.meant.DecodeByte(raw)
		if meant == utf8.RuneError {
			return ""
		}
		b.WriteRune(meant)
	}
	return b.String()
}

// An alphabet is the letters beyond ASCII of a language, and the pages that it
// is written in.
type alphabet struct {
	letters string
	pages   [2]confusion
}

// has reports whether a letter is of the alphabet.
func (a alphabet) has(r rune) bool {
	return strings.ContainsRune(a.letters, r) || strings.ContainsRune(a.letters, unicode.ToLower(r))
}

var (
	central = [2]confusion{
		{charmap.Windows1250, charmap.Windows1252, "windows-1250 read as windows-1252"},
		{charmap.ISO8859_2, charmap.ISO8859_1, "ISO 8859-2 read as ISO 8859-1"},
	}
	baltic  = [2]confusion{{charmap.Windows1257, charmap.Windows1252, "windows-1257 read as windows-1252"}}
	turkish = [2]confusion{{charmap.Windows1254, charmap.Windows1252, "windows-1254 read as windows-1252"}}
)

// alphabets are those with letters that Western pages have not.
var alphabets = map[string]alphabet{
	"tr": {"çğıöşüâîûİ", turkish},
	"pl": {"ąćęłńóśźż", central},
	"cs": {"áčďéěíňóřšťúůýž", central},
	"sk": {"áäčďéíĺľňóôŕšťúýž", central},
	"hu": {"áéíóöőúüű", central},
	"ro": {"ăâîșțşţ", central},
	"hr": {"čćđšž", central},
	"sl": {"čšž", central},
	"lt": {"ąčęėįšųūž", baltic},
	"lv": {"āčēģīķļņšūž", baltic},
}

// Bounds of a text in a wrong alphabet: letters that the language has not, and
// how many different ones.
const (
	minWrong     = 3
	minWrongKind = 2
)

// fixAlphabet repairs a text whose letters are none of its language as they
// stand, and all of it in another page. It reports whether it did.
func (p *pass) fixAlphabet() bool {
	a, ok := alphabets[p.lang]
	if !ok {
		return false
	}
	for _, c := range a.pages {
		if c.read == nil {
			break
		}
		if words := p.wrongWords(a, c); len(words) > 0 {
			for _, w := range words {
				p.fix(w.Start, w.End, c.decode(p.text[w.Start:w.End]), 0.95, fmt.Sprintf("%s, in a text of %q", c.name, p.lang))
			}
			return true
		}
	}
	return false
}

// wrongWords returns the words of the text that another page changes, none
// where the text has letters that only the right page has, or keeps wrong ones.
func (p *pass) wrongWords(a alphabet, c confusion) (words []Span) {
	wrong, kinds := 0, map[rune]bool{}
	for at := 0; at < len(p.text); {
		n := strings.IndexFunc(p.text[at:], func(r rune) bool { return r >= utf8.RuneSelf })
		if n < 0 {
			break
		}
		start := at + len(strings.TrimRightFunc(p.text[at:at+n], unicode.IsLetter))
		end := at + n
		changed := false
		for end < len(p.text) {
			r, size := utf8.DecodeRuneInString(p.text[end:])
			if r < utf8.RuneSelf && !unicode.IsLetter(r) {
				break
			}
			end += size
			if r < utf8.RuneSelf || a.has(r) || strings.ContainsRune("’‘“”„–—…«»", r) {
				continue
			}
			meant := c.decode(string(r))
			m, _ := utf8.DecodeRuneInString(meant)
			if meant == "" || !a.has(m) {
				return nil
			}
			wrong, changed = wrong+1, true
			kinds[r] = true
		}
		if changed {
			words = append(words, Span{start, end})
		}
		at = end
	}
	if wrong < minWrong || len(kinds) < minWrongKind || p.ownLetters(a, c) {
		return nil
	}
	return words
}

// ownLetters reports whether the text has letters of its alphabet that stand
// only in the right page: then it was read as that.
func (p *pass) ownLetters(a alphabet, c confusion) bool {
	return strings.ContainsFunc(p.text, func(r rune) bool {
		if r < 0x100 || !a.has(r) {
			return false
		}
		_, misread := c.read.EncodeRune(r)
		return !misread
	})
}
