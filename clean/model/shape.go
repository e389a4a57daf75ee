package model

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How a block ends, in the order of how much it looks like running text.
const (
	endOpen = iota
	endColon
	endEllipsis
	endSentence
)

// How a block begins.
const (
	startOther = iota
	startLower
	startUpper
	startDigit
	startQuote
)

// A shaper reads the text of one block, each byte once.
type shaper struct {
	*reading
	text string

	words, letters, runes     int // words without ideographs
	ideographs                int
	capital, capitals, digits int
	commas, sentences, asks   int
	marks, code               int
	date, money, address      bool
	copyright                 bool
	last                      rune // the last that is not white space, a quotation mark or a bracket
	dots                      int  // full stops in a row at the end
	textHash                  uint64
	number                    numberRun
}

// A numberRun remembers the numbers just read, to find dates and times.
type numberRun struct {
	end, digits int  // of the last number
	sign        byte // between it and the one before, 0 where they do not touch
}

// shape measures the form of block i.
func (r *reading) shape(i int) {
	s := shaper{reading: r, text: r.page.Blocks[i].Text, number: numberRun{end: -2}}
	s.read()
	s.store(i)
}

// tokenize adds the words of a text to r.tokens.
func (r *reading) tokenize(text string) {
	s := shaper{reading: r, text: text, number: numberRun{end: -2}}
	s.read()
}

func (s *shaper) read() {
	for at := 0; at < len(s.text); {
		c := s.text[at]
		if c == ' ' {
			s.runes++
			at++
			continue
		}
		if c >= utf8.RuneSelf {
			at = s.wide(at)
			continue
		}
		switch asciiClass[c] {
		case classLower, classUpper, classLetter:
			at = s.word(at)
		case classDigit:
			at = s.digitRun(at)
		default:
			s.ascii(at, c)
			at++
		}
	}
}

// ascii reads a byte that is neither letter nor digit.
func (s *shaper) ascii(at int, c byte) {
	s.runes++
	switch c {
	case ' ', '\t', '\n', '\r':
		return
	case '"', '\'', ')', ']':
		return
	case ',':
		s.commas++
	case '.', '!', '?':
		if c != '.' {
			s.asks++
		}
		if s.endsSentence(at + 1) {
			s.sentences++
		}
		if c == '.' && s.last == '.' {
			s.dots++
		} else {
			s.dots = 1
		}
	case '|', '/', '>':
		s.marks++
	case '$':
		s.money = s.money || s.digitNear(at, 1)
	case '@':
		s.address = s.address || at+1 < len(s.text) && s.text[at+1] > ' '
	case ':':
		if strings.HasPrefix(s.text[at:], "://") {
			s.address = true
		}
	case '{', '}', ';', '=', '<', '[', '+', '\\', '^', '~', '`':
		s.code++
	}
	s.last = rune(c)
}

// endsSentence reports whether what stands at at may follow a sentence: white
// space, the end, or a closing mark.
func (s *shaper) endsSentence(at int) bool {
	if at >= len(s.text) {
		return true
	}
	c := s.text[at]
	return c == ' ' || c == '\n' || c == '"' || c == '\'' || c == ')' || c == ']' || c >= utf8.RuneSelf
}

// digitNear reports whether a digit stands beside the sign at at, with one blank
// between at most.
func (s *shaper) digitNear(at, n int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s.text) && s.text[i] >= '0' && s.text[i] <= '9' }
	return digit(at+n) || digit(at+n+1) || digit(at-1) || digit(at-2)
}

// wide reads a character beyond ASCII, or the word that begins with it.
func (s *shaper) wide(at int) int {
	c, n := utf8.DecodeRuneInString(s.text[at:])
	switch classOf(c) {
	case classLower, classUpper, classLetter:
		return s.word(at)
	case classIdeograph:
		s.runes++
		s.letters++
		s.ideographs++
		s.push((hashSeed^uint32(c))*hashPrime, minLong)
		s.last = c
		return at + n
	case classDigit:
		s.runes++
		s.digits++
		s.last = c
		return at + n
	}
	s.runes++
	switch c {
	case '“', '”', '„', '«', '»', '‘', '’', '」', '』', '）', '\u00A0', '\u200B', '\u3000':
		return at + n
	case '，', '、', '،':
		s.commas++
	case '。', '！', '？', '…', '؟', '।', '۔':
		s.sentences++
		if c == '！' || c == '？' || c == '؟' {
			s.asks++
		}
	case '•', '›', '·', '→', '｜', '‹', '⋅', '▸':
		s.marks++
	case '€', '£', '¥', '₹', '₽':
		s.money = s.money || s.digitNear(at, n)
	case '©':
		s.copyright = true
	}
	s.last = c
	return at + n
}

// word reads the word at at and returns its end.
func (s *shaper) word(at int) int {
	text, start, h, n, upper := s.text, at, hashSeed, 0, 0
	capital := letters[text[at]] != text[at]
	for at < len(text) {
		c := text[at]
		if small := letters[c]; small != 0 {
			h = (h ^ uint32(small)) * hashPrime
			if small != c {
				upper++
			}
			at++
			n++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		k := classOf(r)
		if k == classIdeograph || k == classOther && !unicode.IsMark(r) {
			break
		}
		if n == 0 {
			capital = k == classUpper
		}
		if k == classUpper {
			upper++
			r = unicode.ToLower(r)
		}
		h = (h ^ uint32(r)) * hashPrime
		at += size
		n++
	}
	s.words++
	s.letters += n
	s.runes += n
	if capital {
		s.capital++
		if upper == n && n > 1 {
			s.capitals++
		}
	}
	s.last = 'a'
	switch h {
	case hashWWW:
		s.address = true
	case hashCopyright:
		s.copyright = s.copyright || start < copyrightBytes
	}
	s.push(h, n)
	return at
}

// copyrightBytes is how near the start of a block the word copyright means that
// the block is a notice.
const copyrightBytes = 60

var (
	hashWWW       = WordHash("www")
	hashCopyright = WordHash("copyright")
)

// digitRun reads the number at at, or a word that begins with digits.
func (s *shaper) digitRun(at int) int {
	start := at
	h := hashSeed
	for at < len(s.text) && s.text[at] < utf8.RuneSelf && asciiClass[s.text[at]] == classDigit {
		h = (h ^ uint32(s.text[at])) * hashPrime
		at++
	}
	n := at - start
	s.words++
	s.runes += n
	s.digits += n
	s.last = '0'
	s.textHash = (s.textHash ^ uint64(h)) * 0x9E3779B97F4A7C15
	s.tokens = append(s.tokens, token{hash: numberHash(n)})
	s.dated(start, n)
	for at < len(s.text) && s.text[at] < utf8.RuneSelf && asciiClass[s.text[at]] != classOther { // 12k, 3rd
		s.runes++
		at++
	}
	return at
}

// dated looks for years, times, and days written in numbers.
func (s *shaper) dated(start, n int) {
	sign := byte(0)
	if s.number.end == start-1 {
		sign = s.text[start-1]
	}
	switch {
	case n == 4 && (s.text[start] == '1' && s.text[start+1] == '9' || s.text[start] == '2' && s.text[start+1] == '0'),
		sign == ':' && n == 2 && s.number.digits <= 2,
		sign != 0 && sign == s.number.sign && (sign == '.' || sign == '/' || sign == '-') && n <= 4:
		s.date = true
	}
	s.number = numberRun{end: start + n, digits: n, sign: sign}
}

// minLong is the length from which a word that is no function word says what a
// text is about. An ideograph counts as that long.
const minLong = 3

// push adds a token of n letters.
func (s *shaper) push(h uint32, n int) {
	s.textHash = (s.textHash ^ uint64(h)) * 0x9E3779B97F4A7C15
	langs := s.tables.function.get(h)
	for m := langs; m != 0; m &= m - 1 {
		s.langs[bits.TrailingZeros32(m)]++
	}
	s.tokens = append(s.tokens, token{hash: h, langs: langs, long: n >= minLong})
}

// store writes what was measured into the row of block i.
func (s *shaper) store(i int) {
	v := s.row(i)
	words := float32(s.words) + float32(s.ideographs)/2
	per := 1 / max(words, 1)
	v[qWords] = words
	v[qChars] = float32(s.runes) * per
	v[qCommas] = float32(s.commas) * per
	v[qSentences] = float32(s.sentences)
	v[qEnd] = float32(s.ending())
	v[qStart] = float32(s.beginning())
	v[qCapital] = float32(s.capital) * per
	v[qCapitals] = float32(s.capitals) * per
	v[qDigits] = float32(s.digits) / float32(max(s.runes, 1))
	v[qDate] = flag(s.date)
	v[qMoney] = flag(s.money)
	v[qAddress] = flag(s.address)
	v[qCopyright] = flag(s.copyright)
	v[qMarks] = float32(s.marks)
	v[qAsks] = float32(s.asks)
	v[qCode] = float32(s.code) * per
	v[qLetters] = float32(s.letters) / float32(max(s.runes, 1))
	s.hashes[i] = s.textHash ^ uint64(len(s.tokens)-int(s.first[i]))<<56
	s.first[i+1] = int32(len(s.tokens))
}

func (s *shaper) ending() int {
	switch s.last {
	case ':', '：':
		return endColon
	case '…':
		return endEllipsis
	case '.':
		if s.dots >= 3 {
			return endEllipsis
		}
		return endSentence
	case '!', '?', '。', '！', '？', '؟', '।', '۔', '｡':
		return endSentence
	}
	return endOpen
}

func (s *shaper) beginning() int {
	c, _ := utf8.DecodeRuneInString(s.text)
	switch classOf(c) {
	case classLower:
		return startLower
	case classUpper, classLetter, classIdeograph:
		return startUpper
	case classDigit:
		return startDigit
	}
	switch c {
	case '"', '\'', '“', '„', '«', '‘', '»', '「', '『', '—', '–':
		return startQuote
	}
	return startOther
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}
