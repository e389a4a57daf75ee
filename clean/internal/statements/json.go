package statements

import (
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// A valueKind says what a value of JSON is.
type valueKind uint8

const (
	literal valueKind = iota // a number, true, false, null, or a word that is none of JSON
	textual
	object
	array
)

// A value is a value of JSON in a tree that stands in one slice.
type value struct {
	parse.Span // in the script; of a text the inside of its quotes
	kind       valueKind
	key        string // its name in the object around it, or ""
	first      int32  // the first value inside; 0 for none
	next       int32  // the next value of the same object or array; 0 for none
	parent     int32
}

// A tree is a script of JSON. The first value is no value of the script but
// holds those at its top level.
type tree struct {
	src    string
	start  int // of src in the source of the page, or -1
	values []value
}

// Bounds of a script. Both are far above what pages hold.
const (
	maxValues = 1 << 16
	maxDepth  = 200
)

// readJSON reads a script of JSON as far as it can be understood: commas may be
// missing or too many, quotes in texts need no backslash, texts may run over
// several lines, and comments, CDATA signs and what stands between values are
// skipped. A script that ends early is read up to its end.
func readJSON(src string) *tree {
	t := &tree{src: src, values: make([]value, 1, 16+len(src)/64)}
	p := jsonReader{tree: t, quote: quoteOf(src)}
	p.open = append(p.open, frame{})
	for p.at < len(src) && len(t.values) < maxValues {
		p.step()
	}
	for len(p.open) > 1 {
		p.close()
	}
	return t
}

// escapedQuote stands for a quote where a page escaped the script as if it were text.
const escapedQuote = "&quot;"

// quoteOf returns what encloses the texts of a script.
func quoteOf(src string) string {
	if !strings.Contains(src, `"`) && strings.Contains(src, escapedQuote) {
		return escapedQuote
	}
	return `"`
}

// A jsonReader reads values without recursion.
type jsonReader struct {
	*tree
	at    int
	quote string
	open  []frame
}

// A frame is an open object or array.
type frame struct {
	value int32  // its index
	last  int32  // the index of its last value so far; 0 for none
	key   string // of the value that comes next
	keyed bool   // a key was read
}

func (p *jsonReader) top() *frame { return &p.open[len(p.open)-1] }

// step reads one sign, text or word.
func (p *jsonReader) step() {
	rest := p.src[p.at:]
	switch c := rest[0]; {
	case c == '{' || c == '[':
		p.begin(c)
	case c == '}' || c == ']':
		p.end(c)
	case strings.HasPrefix(rest, p.quote):
		p.text()
	case strings.HasPrefix(rest, "//"):
		p.skipPast("\n")
	case strings.HasPrefix(rest, "/*"):
		p.at += 2
		p.skipPast("*/")
	case strings.HasPrefix(rest, "<!["):
		p.skipPast("[CDATA[")
	case wordByte(c):
		p.word()
	default:
		p.at++ // blanks, commas, colons and what does not belong here
	}
}

// skipPast moves behind the next sign; to the end of the script where there is
// none.
func (p *jsonReader) skipPast(sign string) {
	n := strings.Index(p.src[p.at:], sign)
	if n < 0 {
		p.at = len(p.src)
		return
	}
	p.at += n + len(sign)
}

// add adds a value to the open object or array and returns its index.
func (p *jsonReader) add(v value) int32 {
	top := p.top()
	v.key, v.parent = top.key, top.value
	top.key, top.keyed = "", false
	n := int32(len(p.values))
	p.values = append(p.values, v)
	if top.last == 0 {
		p.values[top.value].first = n
	} else {
		p.values[top.last].next = n
	}
	top.last = n
	return n
}

func (p *jsonReader) begin(c byte) {
	kind := object
	if c == '[' {
		kind = array
	}
	n := p.add(value{kind: kind, Span: parse.Span{Start: p.at, End: len(p.src)}})
	p.at++
	if len(p.open) < maxDepth {
		p.open = append(p.open, frame{value: n})
	}
}

// end closes the innermost object or array of the kind, if one is open.
func (p *jsonReader) end(c byte) {
	kind := object
	if c == ']' {
		kind = array
	}
	p.at++
	for k := len(p.open) - 1; k > 0; k-- {
		if p.values[p.open[k].value].kind != kind {
			continue
		}
		for len(p.open) > k {
			p.close()
		}
		return
	}
}

func (p *jsonReader) close() {
	p.values[p.top().value].End = p.at
	p.open = p.open[:len(p.open)-1]
}

// wantsKey reports whether a text may be a key here.
func (p *jsonReader) wantsKey() bool {
	top := p.top()
	return top.value > 0 && p.values[top.value].kind == object && !top.keyed
}

// text reads a text, or a key with the colon behind it.
func (p *jsonReader) text() {
	p.at += len(p.quote)
	at := parse.Span{Start: p.at, End: p.textEnd()}
	p.at = min(at.End+len(p.quote), len(p.src))
	p.keyOr(value{kind: textual, Span: at})
}

// keyOr takes what was just read for a key if a colon follows where one may
// stand, and adds it as a value elsewhere.
func (p *jsonReader) keyOr(v value) {
	if p.wantsKey() {
		k := skipBlank(p.src, p.at)
		if k < len(p.src) && p.src[k] == ':' {
			p.top().key, p.top().keyed = p.src[v.Start:v.End], true
			p.at = k + 1
			return
		}
	}
	p.add(v)
}

// textEnd returns where the text ends that begins at p.at. A quote inside that
// lacks its backslash is told by what follows it: a text ends before a comma, a
// colon, a bracket or the end.
func (p *jsonReader) textEnd() int {
	for at := p.at; ; {
		n := strings.Index(p.src[at:], p.quote)
		if n < 0 {
			return len(p.src)
		}
		at += n
		if escaped(p.src[p.at:at]) {
			at += len(p.quote)
			continue
		}
		k := skipBlank(p.src, at+len(p.quote))
		if k == len(p.src) || strings.IndexByte(",:}]", p.src[k]) >= 0 && !p.goesOn(k) || p.beginsMember(k) {
			return at
		}
		at += len(p.quote)
	}
}

// goesOn reports whether a comma or a colon behind a quote is one of the text:
// what follows is neither a value nor a key.
func (p *jsonReader) goesOn(k int) bool {
	c := p.src[k]
	if c != ',' && c != ':' {
		return false
	}
	k = skipBlank(p.src, k+1)
	if k == len(p.src) {
		return false
	}
	rest := p.src[k:]
	if strings.HasPrefix(rest, p.quote) || strings.IndexByte("{[}],/<-0123456789", rest[0]) >= 0 {
		return false
	}
	for _, w := range [...]string{"true", "false", "null", "undefined", "NaN"} {
		if strings.HasPrefix(rest, w) {
			return false
		}
	}
	return !bareKey(rest)
}

// bareKey reports whether s begins with a key without quotes and its colon.
func bareKey(s string) bool {
	n := 0
	for n < len(s) && n < longestKey && wordByte(s[n]) {
		n++
	}
	return n > 0 && n < len(s) && s[n] == ':'
}

// longestKey is the length of a key that is told by what surrounds it alone.
const longestKey = 40

// beginsMember reports whether a key and its colon stand at k: the comma before
// them is missing.
func (p *jsonReader) beginsMember(k int) bool {
	rest := p.src[k:]
	if !strings.HasPrefix(rest, p.quote) {
		return false
	}
	rest = rest[len(p.quote):]
	n := strings.Index(rest[:min(len(rest), longestKey)], p.quote)
	if n < 1 || strings.ContainsAny(rest[:n], " \t\r\n,:") {
		return false
	}
	after := skipBlank(rest, n+len(p.quote))
	return after < len(rest) && rest[after] == ':'
}

// escaped reports whether an odd number of backslashes ends s.
func escaped(s string) bool {
	n := 0
	for n < len(s) && s[len(s)-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// word reads a number, true, false, null, or a word that is none of JSON.
func (p *jsonReader) word() {
	start := p.at
	for p.at < len(p.src) && wordByte(p.src[p.at]) {
		p.at++
	}
	p.keyOr(value{kind: literal, Span: parse.Span{Start: start, End: p.at}})
}

func wordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == '_' || c == '@' || c == '$'
}

func skipBlank(s string, at int) int {
	for at < len(s) && (s[at] == ' ' || s[at] >= '\t' && s[at] <= '\r') {
		at++
	}
	return at
}
