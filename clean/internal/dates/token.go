package dates

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/parse"
)

type tokenKind uint8

const (
	numberToken tokenKind = iota + 1
	wordToken
	signToken // one character that is neither letter nor digit nor blank
)

// A token is a number, a word or phrase, or a sign.
type token struct {
	parse.Span
	kind   tokenKind
	spaced bool   // white space stands before it
	sign   rune   // of a signToken, folded
	value  int    // of a numberToken, or -1 for more than nine digits
	width  int    // digits of a numberToken
	entry  *entry // of a wordToken the lexicon knows
}

// has reports whether t can mean one of the kinds.
func (t *token) has(kinds ...wordKind) bool {
	for _, k := range kinds {
		if _, ok := t.sense(k); ok {
			return true
		}
	}
	return false
}

// sense returns the first meaning of a kind.
func (t *token) sense(kind wordKind) (sense, bool) {
	if t.entry == nil {
		return sense{}, false
	}
	for _, s := range t.entry.senses {
		if s.kind == kind {
			return s, true
		}
	}
	return sense{}, false
}

// A tokenizer cuts a line into tokens.
type tokenizer struct {
	line   string
	lex    *lexicon
	tokens []token
	key    []byte // scratch
	spaced bool
}

func (t *tokenizer) run() []token {
	for i := 0; i < len(t.line); {
		r, n := utf8.DecodeRuneInString(t.line[i:])
		switch {
		case unicode.IsSpace(r), r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r):
			t.spaced = t.spaced || unicode.IsSpace(r)
			i += n
		case digit(r) >= 0:
			i = t.number(i)
		case unspaced(r):
			i = t.segment(i)
		case letter(r):
			i = t.word(i)
		default:
			t.push(token{Span: parse.Span{Start: i, End: i + n}, kind: signToken, sign: foldSign(r)})
			i += n
		}
	}
	t.joinPhrases()
	t.splitGlued()
	return t.tokens
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// foldSign writes the variants of a sign as one.
func foldSign(r rune) rune {
	switch r {
	case '：', '∶', '︰':
		return ':'
	case '，', '、', '،':
		return ','
	case '．', '。':
		return '.'
	case '／', '⁄':
		return '/'
	case '（':
		return '('
	case '）':
		return ')'
	case '‐', '‑', '−', '－', '﹣':
		return '-'
	case '—', '―', '〜', '～', '~', '‒':
		return '–'
	case '’', '‘', 'ʼ', '´', '`', '′', '׳':
		return '\''
	case '｜', '│', '¦', '‖':
		return '|'
	case '＋':
		return '+'
	}
	return r
}

func (t *tokenizer) push(tok token) {
	tok.spaced = t.spaced
	t.spaced = false
	t.tokens = append(t.tokens, tok)
}

func (t *tokenizer) number(i int) int {
	start, value, width := i, 0, 0
	for i < len(t.line) {
		r, n := utf8.DecodeRuneInString(t.line[i:])
		d := digit(r)
		if d < 0 {
			break
		}
		value, width, i = value*10+d, width+1, i+n
		if width > 9 {
			value = 0
		}
	}
	if width > 9 {
		value = -1
	}
	t.push(token{Span: parse.Span{Start: start, End: i}, kind: numberToken, value: value, width: width})
	return i
}

func (t *tokenizer) word(i int) int {
	start := i
	t.key = t.key[:0]
	for ; i < len(t.line) && asciiLetter(t.line[i]); i++ {
		t.key = append(t.key, t.line[i]|0x20)
	}
	if i < len(t.line) && t.line[i] >= utf8.RuneSelf {
		i = wordEnd(t.line, i)
		t.key = appendFold(t.key[:0], t.line[start:i])
	}
	t.push(token{Span: parse.Span{Start: start, End: i}, kind: wordToken, entry: t.lex.entries[string(t.key)]})
	return i
}

// wordEnd returns the end of the letters from byte i on that make one word.
func wordEnd(line string, i int) int {
	for i < len(line) {
		r, n := utf8.DecodeRuneInString(line[i:])
		if !letter(r) && !ignorable(r) || unspaced(r) {
			break
		}
		i += n
	}
	return i
}

// ignorable reports whether r is a joiner or a soft hyphen inside a word.
func ignorable(r rune) bool { return r == 0x200C || r == 0x200D || r == 0x00AD }

// maxSegment is the length in characters of the longest word of the lexicon in
// a script without blanks; a test holds it.
const maxSegment = 16

// segment cuts the longest known word, or a number written in Han characters,
// from the start of a run in a script without blanks. Unknown characters make
// words of their own.
func (t *tokenizer) segment(i int) int {
	var best *entry
	end, runes := i, 0
	t.key = t.key[:0]
	for j := i; j < len(t.line) && runes < maxSegment; runes++ {
		r, n := utf8.DecodeRuneInString(t.line[j:])
		if !unspaced(r) {
			break
		}
		j += n
		t.key = appendFoldRune(t.key, r)
		if e := t.lex.entries[string(t.key)]; e != nil && (len(e.senses) > 0 || runes == 0) {
			best, end = e, j
		}
	}
	_, first := utf8.DecodeRuneInString(t.line[i:])
	if end <= i+first {
		if j, value, ok := hanNumber(t.line, i); ok {
			t.push(token{Span: parse.Span{Start: i, End: j}, kind: numberToken, value: value, width: max(1, digitsOf(value))})
			return j
		}
		end = i + first
	}
	t.push(token{Span: parse.Span{Start: i, End: end}, kind: wordToken, entry: best})
	return end
}

func digitsOf(n int) int {
	width := 0
	for ; n > 0; n /= 10 {
		width++
	}
	return width
}

// hanNumber reads a number written in Han characters before a sign of a date:
// 二〇二三年, 十二月, 二十日. The first year of an era is 元年.
func hanNumber(line string, i int) (end, value int, ok bool) {
	const digits = "〇一二三四五六七八九"
	const tens = '十'
	ones, seen := 0, false
	for i < len(line) {
		r, n := utf8.DecodeRuneInString(line[i:])
		d := strings.IndexRune(digits, r) / len("一")
		switch {
		case r == '零':
			ones *= 10
		case r == '元' && !seen:
			ones = 1
		case r == tens && ones > 9:
			return 0, 0, false
		case r == tens:
			value, ones = max(1, ones)*10, 0
		case strings.ContainsRune(digits, r) && ones < 1000:
			ones = ones*10 + d
		default:
			return i, value + ones, seen && strings.ContainsRune("年月日号號时時点點分", r)
		}
		seen = true
		i += n
	}
	return 0, 0, false
}

// maxPhrase is the number of words of the longest phrase of the lexicon; a test
// holds it.
const maxPhrase = 7

// joinPhrases makes one token of the words of each phrase, longest first.
// Points, hyphens and apostrophes may stand between the words: "a. m.",
// "terça-feira", "aujourd'hui".
func (t *tokenizer) joinPhrases() {
	out := t.tokens[:0]
	for i := 0; i < len(t.tokens); {
		tok := t.tokens[i]
		next := i + 1
		if tok.entry != nil && tok.entry.longer {
			if e, end := t.longest(i); end > next {
				next = end
				tok.entry = e
				tok.End = t.tokens[end-1].End
			}
		}
		out = append(out, tok)
		i = next
	}
	t.tokens = out
}

// splitGlued parts a year from the day or hour that a page without blanks put
// behind it: "3 Mar 20213 Mar 2021", "May 4, 20216:40 PM".
func (t *tokenizer) splitGlued() {
	for i := len(t.tokens) - 2; i > 0; i-- {
		n, next := t.tokens[i], &t.tokens[i+1]
		if n.kind != numberToken || n.width < 5 || n.width > 6 || n.Len() != n.width {
			continue
		}
		tail := 10
		if n.width == 6 {
			tail = 100
		}
		year := n.value / tail
		glued := next.sign == ':' && !next.spaced || next.has(monthName)
		if !glued || year < 1900 || year > 2099 || !t.behindMonth(i) {
			continue
		}
		rest := n
		rest.Start, rest.value, rest.width, rest.spaced = n.Start+4, n.value%tail, n.width-4, true
		t.tokens[i].End, t.tokens[i].value, t.tokens[i].width = n.Start+4, year, 4
		t.tokens = slices.Insert(t.tokens, i+1, rest)
	}
}

// behindMonth reports whether a month stands before token i, with a day between
// or none.
func (t *tokenizer) behindMonth(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if t.tokens[k].has(monthName) {
			return true
		}
	}
	return false
}

// longest returns the entry of the longest phrase that begins at token i, and
// the token behind it.
func (t *tokenizer) longest(i int) (best *entry, end int) {
	t.key = appendFold(t.key[:0], t.line[t.tokens[i].Start:t.tokens[i].End])
	words := 1
	for j := i + 1; j < len(t.tokens) && words < maxPhrase; j++ {
		tok := &t.tokens[j]
		if tok.kind == signToken && (tok.sign == '.' || tok.sign == '-' || tok.sign == '\'') {
			continue
		}
		if tok.kind != wordToken {
			break
		}
		t.key = appendFold(append(t.key, ' '), t.line[tok.Start:tok.End])
		e := t.lex.entries[string(t.key)]
		if e == nil {
			break
		}
		if len(e.senses) > 0 {
			best, end = e, j+1
		}
		if !e.longer {
			break
		}
		words++
	}
	return best, end
}
