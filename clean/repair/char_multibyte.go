package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// multibyte decodes characters that UTF-8 read as GBK or Shift-JIS left right
// behind or before Latin letters.
func multibyte(s string, at int, r rune) (n int, after, name string) {
	if !unicode.Is(unicode.Han, r) && (r < 0xFF61 || r > 0xFF9F) {
		return 0, "", ""
	}
	for at+n < len(s) && n < 64 {
		c, size := utf8.DecodeRuneInString(s[at+n:])
		if !unicode.Is(unicode.Han, c) && (c < 0xFF61 || c > 0xFF9F) && c != '€' && c != '�' {
			break
		}
		n += size
	}
	if !isLatinBefore(s, at) && !isLatinAt(s, at+n) && r != '鈥' && r != '窶' {
		return 0, "", ""
	}
	for _, enc := range [...]struct {
		name string
		encoding.Encoding
	}{{"gbk", simplifiedchinese.GBK}, {"shift-jis", japanese.ShiftJIS}} {
		raw, err := enc.NewEncoder().String(s[at : at+n])
		if err == nil && utf8.ValidString(raw) && !strings.ContainsFunc(raw, func(r rune) bool { return r >= 0x80 && (!plausible(r) || needsRun(r)) || r < 0x20 }) {
			return n, raw, enc.name
		}
	}
	return 0, "", ""
}

func isLatinBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.Is(unicode.Latin, r)
}

func isLatinAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.Is(unicode.Latin, r)
}
