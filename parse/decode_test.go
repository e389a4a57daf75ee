package parse_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/copydesk/copydesk/parse"
)

var (
	utf16le = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16be = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
)

func encode(t testing.TB, enc encoding.Encoding, s string) string {
	t.Helper()
	b, err := enc.NewEncoder().String(s)
	require.NoError(t, err)
	return b
}

const (
	german  = "Über die Brücke führt ein schöner Weg; für Fußgänger ist er geöffnet.\n"
	russian = "Мост открыли утром. Жители пришли пешком, и мэр сказал речь.\n"
	chinese = "昨天上午,新桥在市中心通车,许多居民到场观看。\n"
)

func TestDecode(t *testing.T) {
	korean949 := encode(t, korean.EUCKR, "어제 아침 다리가 열렸다.\n")
	for _, tt := range []struct {
		name, bytes, label string
		text               string
		want               parse.Decoded
	}{
		{"empty", "", "", "", parse.Decoded{Charset: "utf-8"}},
		{"ASCII", "A bridge.\r\n", "", "A bridge.\r\n", parse.Decoded{Charset: "utf-8"}},
		{"UTF-8", german, "windows-1252", german, parse.Decoded{Charset: "utf-8"}},
		{"UTF-8 with mark", "\xEF\xBB\xBF" + german, "", german, parse.Decoded{Charset: "utf-8", BOM: true}},
		{"NULs in text", "a b\x00c d\x00", "", "a b\x00c d\x00", parse.Decoded{Charset: "utf-8"}},

		{"UTF-16LE with mark", "\xFF\xFE" + encode(t, utf16le, chinese), "utf-8", chinese, parse.Decoded{Charset: "utf-16le", BOM: true}},
		{"UTF-16BE with mark", "\xFE\xFF" + encode(t, utf16be, german), "", german, parse.Decoded{Charset: "utf-16be", BOM: true}},
		{"UTF-32LE with mark", "\xFF\xFE\x00\x00" + encode(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), german), "", german, parse.Decoded{Charset: "utf-32le", BOM: true}},
		{"UTF-32BE with mark", "\x00\x00\xFE\xFF" + encode(t, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), german), "", german, parse.Decoded{Charset: "utf-32be", BOM: true}},
		{"UTF-16LE by NULs", encode(t, utf16le, german), "", german, parse.Decoded{Charset: "utf-16le"}},
		{"UTF-16BE by NULs", encode(t, utf16be, "Hi"), "", "Hi", parse.Decoded{Charset: "utf-16be"}},
		{"UTF-16LE Cyrillic by NULs", encode(t, utf16le, strings.Repeat(russian, 3)), "", strings.Repeat(russian, 3), parse.Decoded{Charset: "utf-16le"}},
		{"UTF-16LE stated", encode(t, utf16le, chinese), "utf-16", chinese, parse.Decoded{Charset: "utf-16le"}},
		{"UTF-16LE cut in a pair", "\xFF\xFEA\x00B", "", "A\uFFFD", parse.Decoded{Charset: "utf-16le", BOM: true, Replaced: 1}},

		{"windows-1252", encode(t, charmap.Windows1252, german), "", german, parse.Decoded{Charset: "windows-1252"}},
		{"one letter", "caf\xe9", "", "café", parse.Decoded{Charset: "windows-1252"}},
		{"Latin-1 is windows-1252", "\x93caf\xe9\x94", "ISO-8859-1", "“café”", parse.Decoded{Charset: "windows-1252"}},
		{"KOI8-R stated", encode(t, charmap.KOI8R, russian), "koi8-r", russian, parse.Decoded{Charset: "koi8-r"}},
		{"GBK stated", encode(t, simplifiedchinese.GBK, chinese), "gb2312", chinese, parse.Decoded{Charset: "gbk"}},
		{"EUC-KR stated", korean949, " EUC-KR ", "어제 아침 다리가 열렸다.\n", parse.Decoded{Charset: "euc-kr"}},
		{"Shift_JIS stated", encode(t, japanese.ShiftJIS, "橋が開通した。"), "Shift_JIS", "橋が開通した。", parse.Decoded{Charset: "shift_jis"}},
		{"ISO-2022-JP by its escapes", encode(t, japanese.ISO2022JP, "橋が開通した。OK"), "", "橋が開通した。OK", parse.Decoded{Charset: "iso-2022-jp"}},
		{"terminal escapes", "\x1b[1mA\x1b[0m \x1b$5", "", "\x1b[1mA\x1b[0m \x1b$5", parse.Decoded{Charset: "utf-8"}},

		{"label of no encoding", "caf\xe9", "latin-nine", "café", parse.Decoded{Charset: "windows-1252"}},
		{"label that forbids decoding", "caf\xe9", "hz-gb-2312", "café", parse.Decoded{Charset: "windows-1252"}},
		{"UTF-8 stated wrongly", "na\xefve caf\xe9", "utf-8", "naïve café", parse.Decoded{Charset: "windows-1252"}},
		{"UTF-8 stated, mostly valid", "Brücke über\xff den Kanal\xfe, für alle", "utf-8", "Brücke über\uFFFD den Kanal\uFFFD, für alle", parse.Decoded{Charset: "utf-8", Replaced: 2}},
		{"UTF-8 with one broken place", strings.Repeat(german, 3) + "\xe2\x82 x\n", "windows-1252", strings.Repeat(german, 3) + "\uFFFD x\n", parse.Decoded{Charset: "utf-8", Replaced: 1}},
		{"UTF-8 cut in a rune", "“Brücke\xe2\x80", "", "“Brücke\uFFFD", parse.Decoded{Charset: "utf-8", Replaced: 1}},
		{"U+FFFD of the source", "a\uFFFDb", "", "a\uFFFDb", parse.Decoded{Charset: "utf-8"}},
		{"mixed encodings", strings.Repeat("schön ", 8) + strings.Repeat("f\xfcr ", 8), "", strings.Repeat("schÃ¶n ", 8) + strings.Repeat("für ", 8), parse.Decoded{Charset: "windows-1252"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, got := parse.Decode([]byte(tt.bytes), tt.label)
			assert.Equal(t, tt.text, text)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestDecodeDeclared(t *testing.T) {
	body := encode(t, charmap.Windows1251, russian)
	comment := "<!-- " + strings.Repeat("x", 5000) + " -->"
	for _, tt := range []struct{ name, head, want string }{
		{"charset", `<meta charset="windows-1251">`, "windows-1251"},
		{"without quotation marks", `<META CHARSET=windows-1251>`, "windows-1251"},
		{"content type", `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">`, "windows-1251"},
		{"content first", `<meta content='text/html;charset = "cp1251"' http-equiv=content-type>`, "windows-1251"},
		{"after a long comment", comment + `<meta charset="windows-1251">`, "windows-1251"},
		{"after another", `<meta name="a" content="b"><meta charset="windows-1251"/>`, "windows-1251"},
		{"XML declaration", `<?xml version="1.0" encoding="windows-1251"?>`, "windows-1251"},

		{"in a comment", `<!-- <meta charset="windows-1251"> -->`, "windows-1252"},
		{"in a script", `<script>"<meta charset=windows-1251>"</script>`, "windows-1252"},
		{"content of another", `<meta name="x" content="text/html; charset=windows-1251">`, "windows-1252"},
		{"no such encoding", `<meta charset="windows-1249">`, "windows-1252"},
		{"UTF-8 that it is not", `<meta charset="utf-8">`, "windows-1252"},
		{"UTF-16 that it cannot be", `<meta charset="utf-16">`, "windows-1252"},
		{"no value", `<meta charset>`, "windows-1252"},
		{"nothing", `<p>`, "windows-1252"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, got := parse.Decode([]byte(tt.head+"\n"+body), "")
			assert.Equal(t, tt.want, got.Charset)
			assert.Equal(t, tt.want == "windows-1251", strings.HasSuffix(text, russian))
			_, got = parse.Decode([]byte(tt.head+"\n"+body), "koi8-r")
			assert.Equal(t, "koi8-r", got.Charset, "the transport goes first")
		})
	}
}

func TestDecodeNotUTF16(t *testing.T) {
	for name, s := range map[string]string{
		"records padded with NULs": strings.Repeat("abc\x00", 100),
		"NULs on both sides":       strings.Repeat("\x01\x00\x00\x01\x01", 40),
		"few NULs":                 "\x01\x00" + strings.Repeat("ab", 40),
		"ASCII first":              "ab" + strings.Repeat("c\x00", 40),
		"one byte":                 "\x00",
		"NULs":                     "\x00\x00\x00\x00",
	} {
		t.Run(name, func(t *testing.T) {
			text, got := parse.Decode([]byte(s), "")
			assert.Equal(t, "utf-8", got.Charset)
			assert.Equal(t, s, text)
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("plain", "")
	f.Add("\xff\xfea\x00\x00\xd8", "utf-8")
	f.Add("<meta charset=big5>\xa4", "")
	f.Add("\x1b$B\x1b(B", "iso-2022-jp")
	f.Fuzz(func(t *testing.T, s, label string) {
		text, got := parse.Decode([]byte(s), label)
		require.True(t, utf8.ValidString(text))
		require.NotEmpty(t, got.Charset)
		if got.Charset == "utf-8" && got.Replaced == 0 {
			require.Equal(t, strings.TrimPrefix(s, "\ufeff"), text, "UTF-8 is unchanged but for its mark")
		}
	})
}
