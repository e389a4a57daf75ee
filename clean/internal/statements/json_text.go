package statements

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/copydesk/copydesk/parse"
)

// text returns the text of a value: escapes and character references decoded,
// tags cut out, white space folded; "" where it is an object or null.
func (t *tree) text(i int32) string {
	v := &t.values[i]
	s := t.src[v.Start:v.End]
	switch v.kind {
	case literal:
		switch s {
		case "null", "undefined", "true", "false", "NaN":
			return ""
		}
		return s
	case textual:
		return Plain(unescape(s))
	}
	return ""
}

// Plain returns a value of markup as plain text: character references decoded
// also where they were escaped twice, tags cut out, white space folded.
func Plain(s string) string {
	for range 2 {
		if !strings.Contains(s, "&") {
			break
		}
		s = html.UnescapeString(s)
	}
	if strings.IndexByte(s, '<') >= 0 {
		s = withoutTags(s)
	}
	return parse.FoldSpace(strings.ToValidUTF8(s, "\uFFFD"))
}

// formatting are the elements that editors leave in values: the tags of others
// are text that speaks of them, "The <table> element".
const formatting = " a b br div em font h1 h2 h3 i p small span strong sub sup u "

// withoutTags cuts the tags of formatting out of s.
func withoutTags(s string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			break
		}
		name := tagName(s[at+1:])
		end := -1
		if name != "" && strings.Contains(formatting, " "+name+" ") {
			end = strings.IndexByte(s[at:], '>')
		}
		if end < 0 {
			b.WriteString(s[:at+1])
			s = s[at+1:]
			continue
		}
		b.WriteString(s[:at])
		if name == "br" || name == "p" || name == "div" {
			b.WriteByte(' ')
		}
		s = s[at+end+1:]
	}
	b.WriteString(s)
	return b.String()
}

// tagName returns the name of a tag in lower case that begins before s; "" for
// one longer than those of formatting.
func tagName(s string) string {
	s = strings.TrimPrefix(s, "/")
	const longest = len("strong")
	n := 0
	for n < len(s) && n <= longest && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || s[n] >= '0' && s[n] <= '9') {
		n++
	}
	if n > longest {
		return ""
	}
	return strings.ToLower(s[:n])
}

// unescape decodes the escapes of a text of JSON; what is none stays.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 == len(s) {
			b = append(b, s[i])
			i++
			continue
		}
		switch c := s[i+1]; c {
		case 'n', 'r', 't', 'f', 'b':
			b = append(b, ' ')
			i += 2
		case 'u':
			r, n := unicodeEscape(s[i:])
			b = utf8.AppendRune(b, r)
			i += n
		default:
			b = append(b, c)
			i += 2
		}
	}
	return string(b)
}

// unicodeEscape decodes \uXXXX, or two of them that make a pair, at the start of
// s, and returns its length.
func unicodeEscape(s string) (rune, int) {
	const size = len(`\uXXXX`)
	unit := func(s string) (rune, bool) {
		if len(s) < size || s[:2] != `\u` {
			return 0, false
		}
		n, err := strconv.ParseUint(s[2:size], 16, 16)
		return rune(n), err == nil
	}
	r, ok := unit(s)
	if !ok {
		return 'u', 2
	}
	if utf16.IsSurrogate(r) {
		if low, ok := unit(s[size:]); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return pair, 2 * size
			}
		}
	}
	return r, size
}
