package parse

import (
	"bytes"
	"iter"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// sniffWindow is the number of bytes in which an encoding is looked for. The
// 1,024 bytes of the HTML standard end inside the comments and scripts of many
// pages.
const sniffWindow = 64 << 10

// Thresholds of sniffUTF16. NULs that fall on one side of the pairs by chance
// do so with a probability of one half each.
const (
	manyNULs = 16 // one in 65,536 by chance
	someNULs = 10 // one pair in ten: the blanks and stops of scripts that are not Latin
)

// sniffUTF16 returns UTF-16LE or UTF-16BE where the NUL bytes of b prove it: all
// stand on one side of the pairs of bytes, and either three pairs in four have
// one, or one in ten has (and at least sixteen) while the other pairs are not
// plain ASCII. Bytes that begin with two printable ASCII characters are never
// taken for UTF-16.
func sniffUTF16(b []byte) (encoding.Encoding, string) {
	pairs := len(b) / 2
	if pairs < 2 || printable(b[0]) && printable(b[1]) || bytes.IndexByte(b, 0) < 0 {
		return nil, ""
	}
	var nul [2]int // NULs at even and at odd positions
	text := 0      // pairs of two printable ASCII characters
	for i := 0; i+1 < len(b); i += 2 {
		switch {
		case b[i] == 0 && b[i+1] == 0:
			return nil, ""
		case b[i] == 0:
			nul[0]++
		case b[i+1] == 0:
			nul[1]++
		case printable(b[i]) && printable(b[i+1]):
			text++
		}
	}
	n := nul[0] + nul[1]
	most := n >= 2 && 4*n >= 3*pairs
	some := n >= manyNULs && someNULs*n >= pairs && text < pairs-n
	switch {
	case nul[0] > 0 && nul[1] > 0 || !most && !some:
		return nil, ""
	case nul[0] > 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	}
	return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
}

func printable(c byte) bool { return ' ' <= c && c <= '~' }

// statedCharsets yields the labels that may name the encoding of b: the
// transport's, then those that b declares. A declared UTF-16 is none, since the
// declaration could be read as ASCII.
func statedCharsets(b []byte, transport string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if transport != "" && !yield(transport) {
			return
		}
		head := b[:min(len(b), sniffWindow)]
		for _, label := range []string{xmlCharset(head), metaCharset(head)} {
			_, name := lookupCharset(label)
			if name != "" && !strings.HasPrefix(name, "utf-16") && !yield(name) {
				return
			}
		}
	}
}

// xmlCharset returns the encoding of an XML declaration at the start of b.
func xmlCharset(b []byte) string {
	decl, ok := bytes.CutPrefix(bytes.TrimLeft(b, " \t\r\n"), []byte("<?xml"))
	end := bytes.IndexByte(decl, '>')
	if !ok || end < 0 {
		return ""
	}
	return labelAfter(string(decl[:end]), "encoding")
}

// metaCharset returns the first encoding that a <meta> element in b declares.
func metaCharset(b []byte) string {
	if !bytes.Contains(b, []byte("<")) {
		return ""
	}
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, attrs := z.TagName(); attrs && string(name) == "meta" {
				if label := metaLabel(z); label != "" {
					return label
				}
			}
		}
	}
}

// metaLabel returns the label of one <meta> element: its charset, or that of
// its content where http-equiv says that this is a content type.
func metaLabel(z *html.Tokenizer) string {
	var charset, content string
	var contentType bool
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "charset":
			charset = string(value)
		case "content":
			content = labelAfter(string(value), "charset")
		case "http-equiv":
			contentType = strings.EqualFold(string(value), "content-type")
		}
	}
	if charset == "" && contentType {
		return content
	}
	return charset
}

// labelAfter returns the value of key in s: key="value", key='value' or
// key=value up to a blank or a semicolon.
func labelAfter(s, key string) string {
	_, s, ok := strings.Cut(strings.ToLower(s), key)
	s, eq := strings.CutPrefix(strings.TrimLeft(s, " \t\r\n"), "=")
	if !ok || !eq {
		return ""
	}
	s = strings.TrimLeft(s, " \t\r\n")
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		s, _, _ = strings.Cut(s[1:], s[:1])
		return s
	}
	if i := strings.IndexAny(s, " \t\r\n;?"); i >= 0 {
		s = s[:i]
	}
	return s
}
