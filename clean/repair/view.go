package repair

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A view is a text as the rules see it. It does not change; what is worked out
// on demand is kept for the rules that follow.
type view struct {
	text string
	lang string
	lex  *lexicon
	toks []token
	// sents are the indexes of the tokens that open a sentence.
	sents   []int32
	classes class     // of all words
	bytes   [4]uint64 // the set of bytes of the text

	lines             []int32 // where lines begin
	letters           uint8   // whether the text is cased: 0 not worked out, 1 no, 2 yes
	indexed           *wordIndex
	present           []bool          // which words of the lexicon stand in the text
	phrases           map[string]bool // whether phrases stand in the text
	named             *nameIndex
	meetings          map[[2]uint32]bool // whether two names stand in one sentence
	quoted            *quoteMap
	topics, encodings []int32 // starts of lines that speak of markup or code, and of encodings
	coded             uint8   // whether the text is technical: 0 not worked out, 1 no, 2 yes
}

// newView reads a text. The language is detected where it is not given.
func newView(lex *lexicon, text, lang string) *view {
	v := &view{text: text, lang: lang, lex: lex}
	v.toks = make([]token, 0, len(text)/6+8)
	v.sents = make([]int32, 0, len(text)/100+2)
	v.tokenize()
	if v.lang == "" {
		v.lang = v.detect()
	}
	return v
}

// tokenize finds the words, and where lines and sentences begin. The ’s of a
// genitive belongs to the gap behind its word.
func (v *view) tokenize() {
	text := v.text
	first, opens := true, true
	last, gap := -1, 0 // the last token, and where it ends
	for at := 0; at < len(text); {
		for at < len(text) && !v.wordAt(at) {
			v.see(text[at])
			at++
		}
		if at == len(text) {
			break
		}
		n, hash, sh := scanWord(text[at:])
		if last >= 0 {
			first, opens = v.breaks(last, text[gap:at], sh)
		}
		t := token{start: int32(at), end: int32(at + n), hash: uint32(hash), shape: sh, first: first, opens: opens}
		t.word = v.lex.find(hash)
		v.classes |= v.lex.words[t.word].class
		last++
		if opens {
			v.sents = append(v.sents, int32(last))
		}
		v.toks = append(v.toks, t)
		v.see(text[at])
		if sh&notASCII != 0 {
			for i := at; i < at+n; i++ {
				v.see(text[i])
			}
		}
		gap = at + n
		at = gap + genitiveLen(text[gap:])
		if at > gap {
			v.see(text[gap])
		}
	}
}

// genitiveLen returns the length of the ’s at the start of s, or 0.
func genitiveLen(s string) int {
	n := 0
	switch {
	case strings.HasPrefix(s, "'s"):
		n = len("'s")
	case strings.HasPrefix(s, "’s"):
		n = len("’s")
	default:
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(s[n:]); isWordRune(r) {
		return 0
	}
	return n
}

// see notes a byte of the text.
func (v *view) see(c byte) { v.bytes[c>>6] |= 1 << (c & 63) }

// wordAt reports whether a word character is at a byte.
func (v *view) wordAt(at int) bool {
	c := v.text[at]
	if c < utf8.RuneSelf {
		return byteKind[c] != 0
	}
	if !utf8.RuneStart(c) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(v.text[at:])
	return isWordRune(r)
}

// breaks reports whether a line, and whether a sentence, begins behind the gap
// that follows the token last.
func (v *view) breaks(last int, gap string, sh shape) (line, sentence bool) {
	if gap == " " {
		return false, false
	}
	if strings.IndexByte(gap, '\n') >= 0 {
		return true, true
	}
	stop := stopIn(gap)
	if stop == 0 || strings.IndexByte(gap, ' ') < 0 && !strings.Contains(gap, "\u00a0") {
		return false, false
	}
	t := &v.toks[last]
	if stop == '.' && gap[0] == '.' && (v.word(last).class&abbreviation != 0 || v.initial(t)) {
		return false, false
	}
	return false, sh&hasLower == 0 || sh&startsUpper != 0 || stop != '.' && stop != '…' && sh&startsUpper != 0
}

// stopIn returns the first full stop, question or exclamation mark of a gap
// with nothing but closing marks before it, or 0.
func stopIn(gap string) rune {
	for i, r := range gap {
		switch r {
		case '.', '!', '?', '…', '。', '！', '？', '؟', '।':
			return r
		case '"', '\'', '”', '’', '»', ')', ']', '“':
		case 's':
			if i == 0 {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

// initial reports whether a token is a single capital letter, as in a name.
func (v *view) initial(t *token) bool {
	return t.shape&startsUpper != 0 && utf8.RuneCountInString(v.text[t.start:t.end]) == 1 && v.text[t.start:t.end] != "I"
}

// word returns the lexicon's entry of a token; one without anything if the word
// is not listed.
func (v *view) word(i int) *word { return &v.lex.words[v.toks[i].word] }

// is reports whether the token i exists and is of one of the classes.
func (v *view) is(i int, c class) bool {
	return i >= 0 && i < len(v.toks) && v.word(i).class&c != 0
}

// str returns the text of a token.
func (v *view) str(i int) string {
	t := &v.toks[i]
	return v.text[t.start:t.end]
}

// span returns the bytes from the token i to the end of the token j.
func (v *view) span(i, j int) (start, end int) {
	return int(v.toks[i].start), int(v.toks[j].end)
}

// gap returns what stands between the token i and the next, or the end.
func (v *view) gap(i int) string {
	if i+1 < len(v.toks) {
		return v.text[v.toks[i].end:v.toks[i+1].start]
	}
	return v.text[v.toks[i].end:]
}

// before returns what stands between the token i and the one before, or the start.
func (v *view) before(i int) string {
	if i > 0 {
		return v.gap(i - 1)
	}
	return v.text[:v.toks[i].start]
}

// spaced reports whether the tokens i to j stand with single spaces between them.
func (v *view) spaced(i, j int) bool {
	for ; i < j; i++ {
		if i < 0 || i+1 >= len(v.toks) || v.gap(i) != " " {
			return false
		}
	}
	return true
}

// lineOf returns the bytes of the line that holds a byte.
func (v *view) lineOf(at int) (start, end int) {
	if v.lines == nil {
		v.lines = append(v.lines, 0)
		for i := 0; ; i++ {
			n := strings.IndexByte(v.text[i:], '\n')
			if n < 0 {
				break
			}
			i += n
			v.lines = append(v.lines, int32(i+1))
		}
	}
	k, found := slices.BinarySearch(v.lines, int32(at))
	if !found {
		k--
	}
	if k+1 < len(v.lines) {
		return int(v.lines[k]), int(v.lines[k+1]) - 1
	}
	return int(v.lines[k]), len(v.text)
}

// line returns the line that holds a byte.
func (v *view) line(at int) string {
	start, end := v.lineOf(at)
	return v.text[start:end]
}

// sentence returns the tokens [i, j) of the sentence with the index k in sents.
func (v *view) sentence(k int) (i, j int) {
	i, j = int(v.sents[k]), len(v.toks)
	if k+1 < len(v.sents) {
		j = int(v.sents[k+1])
	}
	return i, j
}

// sentenceOf returns the tokens [first, end) of the sentence that holds the token i.
func (v *view) sentenceOf(i int) (first, end int) {
	k, found := slices.BinarySearch(v.sents, int32(i))
	if !found {
		k--
	}
	return v.sentence(k)
}

// opensAt returns the first token of the sentence that holds the token i.
func (v *view) opensAt(i int) int {
	first, _ := v.sentenceOf(i)
	return first
}

// closesAt returns the last token of the sentence that holds the token i.
func (v *view) closesAt(i int) int {
	_, end := v.sentenceOf(i)
	return end - 1
}

// has reports whether a byte is in the text.
func (v *view) has(c byte) bool { return v.bytes[c>>6]&(1<<(c&63)) != 0 }

// ascii reports whether all of the text is ASCII.
func (v *view) ascii() bool { return v.bytes[2]|v.bytes[3] == 0 }

// english reports whether the text is read as English.
func (v *view) english() bool { return v.lang == "en" }

// meets reports whether a rule could find something.
func (v *view) meets(r *Rule) bool {
	if r.English && !v.english() {
		return false
	}
	if r.needs.bytes == "" && r.needs.class == 0 || v.classes&r.needs.class != 0 {
		return true
	}
	for i := range len(r.needs.bytes) {
		if c := r.needs.bytes[i]; v.has(c) || c == nonASCII && !v.ascii() {
			return true
		}
	}
	return false
}

// nonASCII stands for any byte beyond ASCII in a trigger.
const nonASCII = 0xFF

// cased reports whether sentences of the text begin with capitals, most of them.
func (v *view) cased() bool {
	if v.letters == 0 {
		v.letters = 1
		if v.countCases() {
			v.letters = 2
		}
	}
	return v.letters == 2
}

func (v *view) countCases() bool {
	lower, upper := 0, 0
	for i := range v.toks {
		t := &v.toks[i]
		afterStop := i > 0 && strings.HasPrefix(v.before(i), ". ") && !v.is(i-1, abbreviation) && v.toks[i-1].end-v.toks[i-1].start > 1
		switch {
		case !t.opens && !afterStop:
		case t.shape&startsUpper != 0:
			upper++
		case t.shape.lower():
			lower++
		}
	}
	return upper > 0 && lower <= max(1, upper/3)
}

// topical reports whether the line at a byte speaks of markup or code, so that what looks like damage may be what it is about.
func (v *view) topical(at int) bool { return v.speaksOf(topic, &v.topics, at) }

// aboutEncoding is topical for encodings.
func (v *view) aboutEncoding(at int) bool { return v.speaksOf(encodingTopic, &v.encodings, at) }

// speaksOf reports whether the line at a byte has a word of a class; lines
// keeps the starts of those that have.
func (v *view) speaksOf(c class, lines *[]int32, at int) bool {
	if v.classes&c == 0 {
		return false
	}
	if *lines == nil {
		for i := range v.toks {
			if v.word(i).class&c == 0 {
				continue
			}
			start, _ := v.lineOf(int(v.toks[i].start))
			if n := len(*lines); n == 0 || int((*lines)[n-1]) != start {
				*lines = append(*lines, int32(start))
			}
		}
	}
	start, _ := v.lineOf(at)
	_, found := slices.BinarySearch(*lines, int32(start))
	return found
}

// tokenAt returns the index of the first token that ends behind a byte.
func (v *view) tokenAt(at int) int {
	lo, hi := 0, len(v.toks)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(v.toks[mid].end) <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// mentioned reports whether a range stands between quotation marks of its own:
// the text speaks of it.
func (v *view) mentioned(start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(v.text[:start])
	after, _ := utf8.DecodeRuneInString(v.text[end:])
	return isQuote(before) && isQuote(after)
}

func isQuote(r rune) bool { return strings.ContainsRune("\"'`“”‘’«»„‚‹›", r) }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

func isLetterAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsLetter(r)
}

func isLetterBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsLetter(r)
}

// inAddress reports whether the word at a byte, up to spaces, looks like a web
// address, a path or code.
func (v *view) inAddress(at int) bool {
	start := strings.LastIndexAny(v.text[max(0, at-200):at], " \n\t") + 1 + max(0, at-200)
	end := strings.IndexAny(v.text[at:min(len(v.text), at+200)], " \n\t")
	if end < 0 {
		end = min(len(v.text), at+200) - at
	}
	w := v.text[start : at+end]
	return strings.ContainsAny(w, "/@=_\\") || strings.Contains(w, "www.")
}
