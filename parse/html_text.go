package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A textBuilder gathers the text of one block after another in one buffer.
type textBuilder struct {
	buf   []byte
	start int  // of the open block in buf
	space bool // white space comes before the next character
	pre   bool // white space is kept
	from  int  // range of the source that the open block's text stands in
	to    int
	line  int // in preformatted text: where the line begins that has no text yet
	raw   int // in text without markup: where the tag stands that says so

	places []place // where words come from, if it is not nil
}

// none is a place outside the source.
const none = -1

// begin opens a block.
func (b *textBuilder) begin(pre bool) {
	b.start, b.space, b.pre = len(b.buf), false, pre
	b.from, b.to, b.line, b.raw = none, none, none, none
}

// empty reports whether the open block has no text yet.
func (b *textBuilder) empty() bool { return b.from == none }

// blank adds a blank, or a line break where white space is kept.
func (b *textBuilder) blank() {
	if b.pre {
		b.newline(none)
		return
	}
	b.space = true
}

// newline adds a line break to preformatted text; next is where the next line
// begins.
func (b *textBuilder) newline(next int) {
	if b.empty() {
		b.buf, b.line = b.buf[:b.start], next
		return
	}
	b.buf = append(b.buf, '\n')
}

// add adds the source from at to end, which holds no tags. With refs, "&" may
// begin a character reference.
func (b *textBuilder) add(src string, at, end int, refs bool) {
	if b.pre && b.empty() && b.line == none {
		b.line = at
	}
	for at < end {
		switch textBytes[src[at]] {
		case blankByte, whiteByte:
			if b.pre {
				at = b.white(src, at, end)
				continue
			}
			b.space = true
			at += whiteBytes(src[at:end])
			continue
		case nulByte:
			at++ // as browsers do
			continue
		case referenceByte:
			if refs {
				r, r2, n := reference(src[at:end], false)
				b.char(r, at, at+n)
				if r2 != 0 {
					b.char(r2, at, at+n)
				}
				at += n
				continue
			}
		}
		if n := b.run(src[at:end], refs); n > 0 {
			b.word(src[at:at+n], at, at+n)
			at += n
			continue
		}
		r, n := utf8.DecodeRuneInString(src[at:end])
		b.char(r, at, at+n)
		at += n
	}
}

// run returns the length of the text that s begins with and that is taken as it
// stands: words, and the blanks between them that are kept. It is 0 where the
// first character is white space or no UTF-8.
func (b *textBuilder) run(s string, refs bool) int {
	if b.places != nil {
		s, _, _ = strings.Cut(s, " ") // a place for each word
	}
	for n, before := 0, plainByte; ; {
		var more int
		more, before = plainBytes(s[n:], before)
		if n += more; n < len(s) {
			switch textBytes[s[n]] {
			case wideByte:
				if r, size := utf8.DecodeRuneInString(s[n:]); size > 1 && !isWideSpace(r) {
					n, before = n+size, plainByte
					continue
				}
			case referenceByte:
				if !refs {
					n, before = n+1, plainByte
					continue
				}
			}
		}
		if before == blankByte {
			n-- // what comes behind it decides
		}
		return n
	}
}

// white adds the white space character at at and returns where the next begins.
func (b *textBuilder) white(src string, at, end int) int {
	if !b.pre {
		b.space = true
		return at + 1
	}
	switch src[at] {
	case '\r':
		if at+1 < end && src[at+1] == '\n' {
			at++
		}
		b.newline(at + 1)
	case '\n':
		b.newline(at + 1)
	default:
		b.buf = append(b.buf, src[at])
	}
	return at + 1
}

// char adds a character that the range of the source stands for.
func (b *textBuilder) char(r rune, from, to int) {
	if unicode.IsSpace(r) {
		switch {
		case !b.pre:
			b.space = true
		case r == '\n':
			b.newline(to)
		case r == '\r':
		default:
			b.buf = utf8.AppendRune(b.buf, r)
		}
		return
	}
	var enc [utf8.UTFMax]byte
	b.word(string(enc[:utf8.EncodeRune(enc[:], r)]), from, to)
}

// word adds characters that are not white space.
func (b *textBuilder) word(s string, from, to int) {
	if b.space && len(b.buf) > b.start {
		b.buf = append(b.buf, ' ')
	}
	b.space = false
	if b.places != nil {
		b.places = append(b.places, place{text: len(b.buf) - b.start, size: len(s), from: from, to: to})
	}
	b.buf = append(b.buf, s...)
	if b.from == none {
		b.from = from
		switch {
		case b.raw != none:
			b.from = b.raw
		case b.pre && b.line != none:
			b.from = b.line
		}
	}
	b.to = to
}

// finish closes the block and returns where its text ends in the buffer.
func (b *textBuilder) finish() (end int) {
	if b.pre {
		for len(b.buf) > b.start {
			r, n := utf8.DecodeLastRune(b.buf)
			if !unicode.IsSpace(r) {
				break
			}
			b.buf = b.buf[:len(b.buf)-n]
		}
	}
	return len(b.buf)
}
