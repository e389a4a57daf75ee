package parse

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// commonReferences are decoded without a look at the table of all names.
func commonReference(s string) (rune, int) {
	end := strings.IndexByte(s[:min(len(s), 8)], ';')
	if end < 0 {
		return 0, 0
	}
	var r rune
	switch s[1:end] {
	case "amp":
		r = '&'
	case "nbsp":
		r = '\u00a0'
	case "quot":
		r = '"'
	case "lt":
		r = '<'
	case "gt":
		r = '>'
	case "apos", "#39", "#039", "#x27":
		r = '\''
	case "rsquo", "#8217", "#x2019":
		r = '’'
	case "lsquo", "#8216":
		r = '‘'
	case "ldquo", "#8220":
		r = '“'
	case "rdquo", "#8221":
		r = '”'
	case "ndash", "#8211":
		r = '–'
	case "mdash", "#8212":
		r = '—'
	case "#8230":
		r = '…'
	case "#160":
		r = '\u00a0'
	default:
		return 0, 0
	}
	return r, end + 1
}

// reference decodes the character reference that s may begin with, a "&". It
// returns one or two characters (the second is 0 where there is one) and the
// number of bytes; where there is no reference, '&' and 1.
func reference(s string, inAttribute bool) (r, r2 rune, size int) {
	if r, n := commonReference(s); n > 0 {
		return r, 0, n
	}
	end := 1
	if end < len(s) && s[end] == '#' {
		end++
	}
	for end < len(s) && isWord(s[end]) {
		end++
	}
	name := s[:end]
	closed := end < len(s) && s[end] == ';'
	if closed {
		name = s[:end+1]
	}
	if end == 1 || inAttribute && !closed && end < len(s) && s[end] == '=' && s[1] != '#' {
		return '&', 0, 1
	}
	text := html.UnescapeString(name)
	if text == name {
		return '&', 0, 1
	}
	r, n := utf8.DecodeRuneInString(text)
	left := text[n:]
	if r2, n2 := utf8.DecodeRuneInString(left); n2 > 0 && !strings.HasSuffix(name, left) {
		return r, r2, len(name) - len(left[n2:])
	}
	if inAttribute && left != "" && name[1] != '#' {
		return '&', 0, 1 // in attributes a name is not cut short
	}
	return r, 0, len(name) - len(left)
}

// attributeText returns the value of an attribute with its references decoded.
func attributeText(s string) string {
	if !escaped(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	for at := indexEscape(s); at >= 0; at = indexEscape(s) {
		b = append(b, s[:at]...)
		n := 1
		if s[at] == '&' {
			r, r2, size := reference(s[at:], true)
			b, n = utf8.AppendRune(b, r), size
			if r2 != 0 {
				b = utf8.AppendRune(b, r2)
			}
		} else {
			b = append(b, '\n')
			if strings.HasPrefix(s[at+1:], "\n") {
				n = 2
			}
		}
		s = s[at+n:]
	}
	return string(append(b, s...))
}

// escaped reports whether attributeText may change s.
func escaped(s string) bool { return strings.IndexByte(s, '&') >= 0 || strings.IndexByte(s, '\r') >= 0 }

// indexEscape returns where s has the first byte that attributeText decodes, or -1.
func indexEscape(s string) int {
	for i := range len(s) {
		if s[i] == '&' || s[i] == '\r' {
			return i
		}
	}
	return -1
}

func isWord(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' }
