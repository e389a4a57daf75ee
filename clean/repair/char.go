package repair

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

func charRules() []Rule {
	return []Rule{
		{
			Name: "char.mojibake", Tier: Must, needs: trigger{bytes: string([]byte{nonASCII, '?'})},
			Doc: "UTF-8 that was read as another encoding, once or several times: improbable characters that decode as a whole. Where bytes are lost it only flags.",
			run: fixMojibake,
		},
		{
			Name: "char.entity", Tier: Must, needs: trigger{bytes: "&"},
			Doc: "Character references with their semicolon, also escaped twice; not in texts about markup.",
			run: fixEntities,
		},
		{
			Name: "char.invisible", Tier: Must, needs: trigger{bytes: string([]byte{nonASCII}) + controls()},
			Doc: "Zero-width spaces, byte-order marks, word joiners, direction marks, controls, and soft hyphens inside words, except in scripts that need them.",
			run: cutInvisible,
		},
		{
			Name: "char.homoglyph", Tier: Must, needs: trigger{bytes: string([]byte{nonASCII})},
			Doc: "Cyrillic or Greek letters in a Latin word, or Latin letters in a Cyrillic word, that look like the ones that belong there.",
			run: fixHomoglyphs,
		},
	}
}

// maxLayers is how many layers of damage are taken off in one go.
const maxLayers = 6

// peel repeats find, which reports edits of a text, on what is left, and
// returns the edits over the text itself.
func peel(text string, find func(string) []Edit) []Edit {
	var all []Edit
	now := text
	for range maxLayers {
		edits := find(now)
		if len(edits) == 0 {
			break
		}
		all = compose(text, all, now, edits)
		now = Apply(text, all)
	}
	return all
}

func fixEntities(p *pass) {
	for at := 0; at < len(p.text); {
		n := strings.IndexByte(p.text[at:], '&')
		if n < 0 {
			return
		}
		at += n
		size := entityLen(p.text[at:])
		if size == 0 {
			at++
			continue
		}
		after := p.text[at : at+size]
		for range maxLayers {
			after = unescape(after)
		}
		// What follows may be the rest of a reference whose & was escaped.
		if after == "&" && size > 1 {
			if rest := entityTail(p.text[at+size:]); rest > 0 {
				size += rest
				after = unescape("&" + p.text[at+size-rest:at+size])
			}
		}
		if after == "<" && p.writesTag(at) {
			if n := strings.Index(p.text[at:min(len(p.text), at+tagReach)], "&gt;"); n > 0 {
				size = n + len("&gt;")
			}
		} else if (!p.topical(at) || p.insideWord(at, at+size)) && !p.mentioned(at, at+size) {
			p.fix(at, at+size, after, 0.98, "character reference")
		}
		at += size
	}
}

// insideWord reports whether letters stand on both sides of a range: nobody speaks
// of what is in there.
func (p *pass) insideWord(start, end int) bool {
	return isLetterBefore(p.text, start) && isLetterAt(p.text, end) && !p.inAddress(start)
}

// unescape resolves the references of a short string.
func unescape(s string) string {
	t := html.UnescapeString(s)
	if strings.ContainsRune(t, 0) || strings.ContainsRune(t, utf8.RuneError) {
		return s
	}
	return t
}

// entityLen returns the length of the character reference at the start of s, or 0.
func entityLen(s string) int {
	n := 1 + entityTail(s[1:])
	if n == 1 || unescape(s[:n]) == s[:n] || strings.HasSuffix(unescape(s[:n]), ";") {
		return 0
	}
	return n
}

// entityTail returns the length of a name or number with its semicolon at the
// start of s, or 0.
func entityTail(s string) int {
	const longest = 32 // the longest name of HTML has 31 letters
	for i := range min(len(s), longest) {
		switch c := s[i]; {
		case c == ';' && i > 0:
			return i + 1
		case c == '#' && i == 0, byteKind[c&0x7F] != 0 && c < utf8.RuneSelf:
		default:
			return 0
		}
	}
	return 0
}

// tagReach is how far an escaped tag reaches.
const tagReach = 40

// writesTag reports whether the reference to < at a byte writes a tag for the
// reader: the line has no closing tag of that name, and it needs one.
func (p *pass) writesTag(at int) bool {
	line := p.text[at:min(len(p.text), at+tagReach)]
	_, rest, _ := strings.Cut(line, ";")
	n := 0
	for n < len(rest) && byteKind[rest[n]&0x7F] != 0 && rest[n] < utf8.RuneSelf {
		n++
	}
	name := strings.ToLower(rest[:n])
	return n > 0 && tags[name] && name != "br" && name != "hr" && name != "p" && name != "img" && !strings.Contains(p.line(at), "&lt;/"+rest[:n])
}

// controls are the ASCII controls that no text needs.
func controls() string {
	var b strings.Builder
	for c := byte(0); c < 0x20; c++ {
		if c != '\t' && c != '\n' && c != '\r' {
			b.WriteByte(c)
		}
	}
	b.WriteByte(0x7F)
	return b.String()
}

func cutInvisible(p *pass) {
	for at := 0; at < len(p.text); {
		c := p.text[at]
		if c >= 0x20 && c < 0x7F || c == '\t' || c == '\n' || c == '\r' {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(p.text[at:])
		if !isInvisible(r) || p.needed(r, at, n) {
			at += n
			continue
		}
		end := at + n
		for end < len(p.text) {
			s, n := utf8.DecodeRuneInString(p.text[end:])
			if !isInvisible(s) || p.needed(s, end, n) {
				break
			}
			end += n
		}
		after := ""
		if (r == '\v' || r == '\f') && at > 0 && end < len(p.text) && !isSpace(p.text[at-1]) && !isSpace(p.text[end]) {
			after = " " // a break was all that kept the words apart
		}
		p.fix(at, end, after, 0.99, fmt.Sprintf("%U", r))
		at = end
	}
}

// isInvisible reports whether a character shows nothing and means nothing in
// most scripts.
func isInvisible(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n' && r != '\r'
	case r == 0x7F, r == 0xAD, r == 0x200B, r == 0x200E, r == 0x200F, r == 0xFEFF, r == 0x2060, r == 0xFFFE:
		return true
	}
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r >= 0x2061 && r <= 0x2064 || r >= 0xFFF9 && r <= 0xFFFB
}

// needed reports whether an invisible character at a byte does its work there.
func (p *pass) needed(r rune, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.text[:at])
	after, _ := utf8.DecodeRuneInString(p.text[at+size:])
	switch {
	case r == 0xAD:
		return !unicode.IsLetter(before) || !unicode.IsLetter(after) || strings.ContainsRune(remains, before)
	case r == 0x200B:
		return unbroken(before) || unbroken(after)
	case r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
		return p.rightToLeft(at)
	}
	return false
}

// rightToLeft reports whether a letter of a script written from the right
// stands near a byte.
func (p *pass) rightToLeft(at int) bool {
	const reach = 200
	lo, hi := max(0, at-reach), min(len(p.text), at+reach)
	for _, r := range p.text[lo:hi] {
		if r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC {
			return true
		}
	}
	return false
}

// unbroken reports whether a letter is of a script that writes without spaces,
// so that zero-width spaces mark its words.
func unbroken(r rune) bool {
	return unicode.In(r, unicode.Thai, unicode.Khmer, unicode.Lao, unicode.Myanmar, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Tibetan)
}
