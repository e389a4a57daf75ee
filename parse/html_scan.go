package parse

import "strings"

// A token is a piece of HTML source.
type token struct {
	kind       tokenKind
	tag        tag // what is known of a tag's name
	start, end int // bytes of the source, the signs around included
}

type tokenKind uint8

const (
	endOfSource tokenKind = iota
	textToken             // text with character references
	rawToken              // the inside of an element that has no markup in it
	startToken
	endToken
	otherToken // a comment, a doctype, a tag that is no tag
)

// An attr is an attribute of a start tag: ranges of the source.
type attr struct {
	name, value Span
	known       attribute // what is known of the name
}

// A scanner cuts HTML source into tokens as the HTML standard and the
// Tokenizer of golang.org/x/net/html do, but hands out ranges of the source and
// copies nothing. That tokenizer is its referee in the tests.
type scanner struct {
	src string
	at  int
	raw tag // the element whose inside comes next and has no markup

	// What else there is of the last tag.
	name  Span
	attrs []attr
	empty bool // a start tag that closes itself: <br/>
}

// next returns the next token. Tokens lie side by side and cover the source; a
// tag that the source ends in is dropped, as browsers do.
func (s *scanner) next() token {
	if s.raw != tagOther {
		raw := s.raw
		s.raw = tagOther
		start := s.at
		if s.at = s.rawEnd(raw); s.at > start {
			return token{kind: rawToken, start: start, end: s.at}
		}
	}
	src, start := s.src, s.at
	for at := start; at < len(src); at++ {
		if src[at] != '<' {
			n := strings.IndexByte(src[at:], '<')
			if n < 0 {
				break
			}
			at += n
		}
		if at+1 == len(src) {
			break
		}
		if c := src[at+1]; isLetter(c) || c == '/' || c == '!' || c == '?' {
			if at == start {
				return s.markup(c)
			}
			s.at = at
			return token{kind: textToken, start: start, end: at}
		}
	}
	s.at = len(src)
	if start == s.at {
		return token{kind: endOfSource, start: start, end: start}
	}
	return token{kind: textToken, start: start, end: s.at}
}

// markup reads the token that begins at s.at with "<" and c.
func (s *scanner) markup(c byte) token {
	start := s.at
	switch {
	case c == '/':
		if start+2 >= len(s.src) {
			s.at = len(s.src)
			return token{kind: textToken, start: start, end: s.at}
		}
		if isLetter(s.src[start+2]) {
			return s.tag(endToken, start+2)
		}
	case c == '!' && strings.HasPrefix(s.src[start+2:], "--"):
		s.at = commentEnd(s.src, start+4)
		return token{kind: otherToken, start: start, end: s.at}
	case c != '!' && c != '?':
		return s.tag(startToken, start+1)
	}
	s.at = len(s.src)
	if n := strings.IndexByte(s.src[start+2:], '>'); n >= 0 {
		s.at = start + 2 + n + 1
	}
	return token{kind: otherToken, start: start, end: s.at}
}

// tag reads a tag whose name begins at name.
func (s *scanner) tag(kind tokenKind, name int) token {
	t := token{kind: kind, start: s.at}
	n, known := tags.scan(s.src[name:])
	s.name = Span{name, name + n}
	closed := s.attributes(s.name.End)
	t.end = s.at
	if !closed {
		return token{kind: endOfSource, start: t.start, end: t.end}
	}
	if t.tag = tag(known); known == 0 {
		t.tag = otherTag(s.src[name : name+n])
	}
	if kind == startToken {
		last := t.end - 2
		s.empty = s.src[last] == '/' && (len(s.attrs) == 0 || s.attrs[len(s.attrs)-1].value.End-1 != last)
		if t.tag.info().raw {
			s.raw = t.tag
		}
	}
	return t
}

// attributes reads the attributes from at up to the end of the tag, and reports
// whether the source holds that end.
func (s *scanner) attributes(at int) (closed bool) {
	s.attrs = s.attrs[:0]
	src := s.src
	for {
		at = skipBlank(src, at)
		if at >= len(src) || src[at] == '>' {
			s.at = min(at+1, len(src))
			return at < len(src)
		}
		start := at
		if src[at] == '=' {
			at++ // it is part of the name here, which is none of those that are known
		}
		n, known := attributes.scan(src[at:])
		if at > start {
			known = 0
		}
		end := at + n
		a := attr{name: Span{start, end}, known: attribute(known)}
		a.value, at = attributeValue(src, end)
		if end > start {
			s.attrs = append(s.attrs, a)
		}
	}
}

// attributeValue reads what stands behind an attribute's name: nothing, or "="
// and a value. It returns where the next attribute begins.
func attributeValue(src string, at int) (Span, int) {
	none := Span{at, at}
	if at = skipBlank(src, at); at >= len(src) || src[at] != '=' {
		if at < len(src) && src[at] == '/' {
			at++
		}
		return none, at
	}
	if at = skipBlank(src, at+1); at >= len(src) || src[at] == '>' {
		return none, at
	}
	if q := src[at]; q == '"' || q == '\'' {
		start := at + 1
		n := strings.IndexByte(src[start:], q)
		if n < 0 {
			return Span{start, len(src)}, len(src)
		}
		return Span{start, start + n}, start + n + 1
	}
	start := at
	for at < len(src) && src[at] != '>' && !blank(src[at]) {
		at++
	}
	return Span{start, at}, at
}

// commentEnd returns the end of the comment whose text begins at at.
func commentEnd(src string, at int) int {
	for from := at; ; {
		n := strings.IndexByte(src[from:], '>')
		if n < 0 {
			return len(src)
		}
		end := from + n // of the comment's text
		body := src[at:end]
		if body == "" || body == "-" || strings.HasSuffix(body, "--") || strings.HasSuffix(body, "--!") {
			return end + 1
		}
		from = end + 1
	}
}

// rawEnd returns where the inside of an element without markup ends.
func (s *scanner) rawEnd(t tag) int {
	switch t {
	case tagPlaintext:
		return len(s.src)
	case tagScript:
		return scriptEnd(s.src, s.at)
	}
	name := t.info().name
	for at := s.at; ; at += 2 {
		n := strings.Index(s.src[at:], "</")
		if n < 0 {
			return len(s.src)
		}
		at += n
		if closes(s.src, at, name) {
			return at
		}
	}
}

// closes reports whether the end tag of the element stands at at.
func closes(src string, at int, name string) bool {
	end := at + 2 + len(name)
	return end < len(src) && endsName(src[end]) && strings.EqualFold(src[at+2:end], name)
}

// scriptEnd returns where a script that begins at at ends. A comment in it hides
// one pair of script tags, as browsers have it.
func scriptEnd(src string, at int) int {
	const plain, escaped, hidden = 0, 1, 2
	state := plain
	for comment := 0; ; {
		n := strings.IndexByte(src[at:], '<')
		if state != plain {
			// A comment's end is looked for up to the next "<"; its dashes may be
			// those that opened it.
			stop := len(src)
			if n >= 0 {
				stop = at + n
			}
			if end := strings.Index(src[max(comment, at-2):stop], "-->"); end >= 0 {
				at, state = max(comment, at-2)+end+3, plain
				continue
			}
		}
		if n < 0 {
			return len(src)
		}
		at += n
		rest := src[at:]
		switch {
		case closes(src, at, "script") && rest[1] == '/':
			if state != hidden {
				return at
			}
			at, state = at+len("</script>"), escaped
			comment = at
		case state == plain && strings.HasPrefix(rest, "<!--"):
			at, state = at+4, escaped
			comment = at - 2
		case state == escaped && len(rest) > 1 && isLetter(rest[1]):
			at++
			if len(rest) > 7 && strings.EqualFold(rest[1:7], "script") && endsName(rest[7]) {
				at, state = at+7, hidden
			}
			comment = at
		case state == escaped && len(rest) > 1 && rest[1] != '/':
			at, state = at+1, plain
		default:
			at++
			comment = at
		}
	}
}

func skipBlank(s string, at int) int {
	for at < len(s) && blank(s[at]) {
		at++
	}
	return at
}

// blank reports whether c is white space to HTML.
func blank(c byte) bool { return c <= ' ' && blanks>>c&1 != 0 }

const blanks = 1<<' ' | 1<<'\n' | 1<<'\t' | 1<<'\r' | 1<<'\f'

// endsName reports whether c ends the name of a tag.
func endsName(c byte) bool { return tags.lower[c] == 0 }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
