package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Decoded tells how [Decode] understood its bytes.
type Decoded struct {
	// Charset is the encoding as an IANA name in lower case.
	Charset string
	// BOM tells that the bytes began with a byte-order mark, which is no part
	// of the text.
	BOM bool
	// Replaced is the number of places at which undecodable bytes became U+FFFD.
	Replaced int
}

// Decode returns b as UTF-8; the text is always valid. The encoding is the
// first of these that the bytes allow:
//
//   - what a byte-order mark says (UTF-8, UTF-16, UTF-32)
//   - UTF-16 without a mark, where the NUL bytes prove it: ASCII as UTF-16 is
//     valid UTF-8 with NULs, so this comes before UTF-8
//   - ISO-2022-JP, where its escape sequences prove it: it is ASCII by its bytes
//   - UTF-8, where all of b is valid, or so much of it that no other encoding
//     explains it: ten valid sequences of several bytes for each broken place,
//     or one where only the last rune is cut short
//   - charset, the label that the transport states ("" for none)
//   - the label that b itself declares, in a <meta> element or an XML declaration
//   - windows-1252, in which every byte is a character
//
// A stated UTF-8 counts only where more sequences are valid than broken;
// labels that name no encoding are passed over.
func Decode(b []byte, charset string) (string, Decoded) {
	if enc, name, size := byteOrderMark(b); size > 0 {
		text, d := decodeAs(b[size:], enc, name)
		d.BOM = true
		return text, d
	}
	if enc, name := sniffUTF16(b[:min(len(b), sniffWindow)]); enc != nil {
		return decodeAs(b, enc, name)
	}
	if hasISO2022JP(b) {
		enc, name := lookupCharset("iso-2022-jp")
		return decodeAs(b, enc, name)
	}
	return decodeBytes(b, charset)
}

// decodeBytes is Decode for bytes without byte-order mark that are known not to
// be UTF-16.
func decodeBytes(b []byte, charset string) (string, Decoded) {
	if utf8.Valid(b) {
		return string(b), Decoded{Charset: "utf-8"}
	}
	valid, broken := countUTF8(b)
	if broken == 0 || valid >= brokenUTF8*broken {
		return decodeAs(b, nil, "utf-8")
	}
	for label := range statedCharsets(b, charset) {
		enc, name := lookupCharset(label)
		switch {
		case name == "":
		case name != "utf-8":
			return decodeAs(b, enc, name)
		case valid > broken:
			return decodeAs(b, nil, name)
		}
	}
	enc, name := lookupCharset("windows-1252")
	return decodeAs(b, enc, name)
}

// decodeAs decodes b with an encoding; nil stands for UTF-8. A U+FFFD that the
// bytes spell counts as a replaced place in other encodings than UTF-8.
func decodeAs(b []byte, enc encoding.Encoding, name string) (string, Decoded) {
	if enc == nil {
		text, replaced := validUTF8(string(b))
		return text, Decoded{Charset: name, Replaced: replaced}
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		// The decoders of x/text replace instead of failing; what fails all the
		// same is kept as far as it is UTF-8.
		out = b
	}
	text, replaced := validUTF8(string(out))
	return text, Decoded{Charset: name, Replaced: replaced + strings.Count(text, "\uFFFD")}
}

// validUTF8 replaces each run of bytes that is not UTF-8 by U+FFFD and counts
// the runs.
func validUTF8(s string) (string, int) {
	if utf8.ValidString(s) {
		return s, 0
	}
	before := strings.Count(s, "\uFFFD")
	s = strings.ToValidUTF8(s, "\uFFFD")
	return s, strings.Count(s, "\uFFFD") - before
}

// brokenUTF8 is the number of valid sequences that outweigh a broken place. In
// text of one byte per letter, a valid sequence needs a letter of C2–F4 with
// signs of 80–BF after it: running text has next to none. In GB 2312 and EUC-KR
// about a third of the pairs of bytes happen to be valid.
const brokenUTF8 = 10

// countUTF8 counts, in bytes that are not all UTF-8, the valid sequences of
// several bytes and the runs of bytes that are not UTF-8. A last rune that is
// cut short after valid sequences is no broken run.
func countUTF8(b []byte) (valid, broken int) {
	for inRun := false; len(b) > 0; {
		if b[0] < utf8.RuneSelf {
			b, inRun = b[1:], false
			continue
		}
		r, size := utf8.DecodeRune(b)
		switch {
		case r != utf8.RuneError || size > 1:
			valid, inRun = valid+1, false
		case !inRun && valid > 0 && !utf8.FullRune(b):
			return valid, broken
		case !inRun:
			broken, inRun = broken+1, true
		}
		b = b[size:]
	}
	return valid, broken
}

// lookupCharset returns the encoding with a label and its name, or "" where no
// encoding has it. The encoding of UTF-8 is nil.
func lookupCharset(label string) (encoding.Encoding, string) {
	enc, name := charset.Lookup(label)
	switch name {
	case "utf-8":
		return nil, name
	case "replacement", "x-user-defined":
		// WHATWG's names for "do not decode this" and for bytes in disguise.
		return nil, ""
	}
	return enc, name
}

// byteOrderMark returns the encoding that a byte-order mark at the start of b
// names, and the mark's size; without a mark the size is 0.
func byteOrderMark(b []byte) (enc encoding.Encoding, name string, size int) {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return nil, "utf-8", 3
	case bytes.HasPrefix(b, []byte("\xFF\xFE\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 4
	case bytes.HasPrefix(b, []byte("\x00\x00\xFE\xFF")):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 4
	case bytes.HasPrefix(b, []byte("\xFF\xFE")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", 2
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", 2
	}
	return nil, "", 0
}

// hasISO2022JP tells whether b is seven-bit text that switches to a Japanese
// set of two bytes and back.
func hasISO2022JP(b []byte) bool {
	i := bytes.Index(b, []byte("\x1b$"))
	if i < 0 || i+2 >= len(b) || b[i+2] != 'B' && b[i+2] != '@' {
		return false
	}
	rest := b[i:]
	back := bytes.Contains(rest, []byte("\x1b(B")) || bytes.Contains(rest, []byte("\x1b(J"))
	return back && bytes.IndexFunc(b, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
