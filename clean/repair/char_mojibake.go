package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A page is a single-byte encoding as which UTF-8 may have been read. Where
// bytes are undefined, browsers and most decoders leave the control character.
type page struct {
	name    string
	charmap *charmap.Charmap
	leads   string // bytes that may begin a sequence of two; "" is the common ones
}

// commonLeads begin what Western texts are made of: letters and signs of
// Latin-1 and Latin Extended-A.
const commonLeads = "\xC2\xC3\xC4\xC5"

// pages are in the order in which they are tried. All but the first are tried
// with the leads that keep them apart from honest text.
var pages = [...]page{
	{"windows-1252", charmap.Windows1252, "\xC2\xC3\xC4\xC5\xC8\xCB\xCE\xCF\xD0\xD1\xD7\xD8\xD9"},
	{"windows-1250", charmap.Windows1250, "\xC3\xC5"},
	{"windows-1251", charmap.Windows1251, "\xC2\xC3\xC4\xC5\xD0\xD1"},
	{"windows-1253", charmap.Windows1253, "\xC2\xC3\xCE\xCF"},
	{"windows-1254", charmap.Windows1254, ""},
	{"windows-1257", charmap.Windows1257, ""},
	{"iso-8859-2", charmap.ISO8859_2, ""},
	{"macintosh", charmap.Macintosh, "\xC2\xC3\xC4\xC5"},
	{"ibm437", charmap.CodePage437, "\xC2\xC3"},
	{"koi8-r", charmap.KOI8R, "\xD0\xD1"},
}

// A pageTable says which byte a character is in each page. Its zero value is
// not usable.
type pageTable struct {
	bytes [len(pages)]map[rune]byte
	lead  map[rune]uint16 // pages in which a character may begin a sequence
}

func newPageTable() *pageTable {
	t := &pageTable{lead: map[rune]uint16{}}
	for k, pg := range pages {
		leads := pg.leads
		if leads == "" {
			leads = commonLeads
		}
		t.bytes[k] = map[rune]byte{}
		for b := 0x80; b <= 0xFF; b++ {
			r := pg.charmap.DecodeByte(byte(b))
			if r == utf8.RuneError {
				r = rune(b)
			}
			t.bytes[k][r] = byte(b)
			if b < 0xE0 && strings.IndexByte(leads, byte(b)) >= 0 || b >= 0xE0 && b <= 0xF4 {
				t.lead[r] |= 1 << k
			}
		}
		for r := rune(0x80); r < 0xA0; r++ {
			if _, ok := t.bytes[k][r]; !ok {
				t.bytes[k][r] = byte(r)
			}
		}
	}
	return t
}

func fixMojibake(p *pass) {
	lossy := p.flagLossy()
	if p.ascii() {
		return
	}
	t := p.lex.pages
	edits := peel(p.text, func(s string) []Edit { return t.find(s, p.english()) })
	if len(edits) == 0 {
		p.fixPages()
		return
	}
	lossy = p.flagRemains(edits, lossy)
	for _, e := range edits {
		if p.aboutEncoding(e.Start) || p.mentioned(e.Start, e.End) {
			continue
		}
		if start, _ := p.lineOf(e.Start); lossy[start] {
			p.suggest(e.Start, e.End, e.After, e.Evidence+"; another character of the line is lost")
			continue
		}
		p.fix(e.Start, e.End, e.After, 0.98, e.Evidence)
	}
}

// longestRun bounds what becomes one edit, in bytes, so that a text of nothing
// but damage is not copied again and again.
const longestRun = 64

// find returns the decodable sequences of a text, neighbours as one edit.
func (t *pageTable) find(s string, english bool) []Edit {
	var edits []Edit
	add := func(start, end int, after, evidence string) {
		if n := len(edits); n > 0 && edits[n-1].End == start && len(edits[n-1].After) < longestRun {
			e := &edits[n-1]
			e.End, e.Before, e.After = end, s[e.Start:end], e.After+after
			return
		}
		edits = append(edits, Edit{Span{start, end}, s[start:end], after, "char.mojibake", 0.98, evidence})
	}
	for at := 0; at < len(s); {
		if s[at] < utf8.RuneSelf {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		if r >= 0x80 && r < 0xA0 && t.lead[r] == 0 {
			if c := charmap.Windows1252.DecodeByte(byte(r)); c != utf8.RuneError && c != r && !t.isTail(s, at) {
				add(at, at+size, string(c), "a windows-1252 byte kept as a control")
			}
			at += size
			continue
		}
		beside := len(edits) > 0 && edits[len(edits)-1].End == at
		if n, after, name := t.sequence(s, at, english, beside); n > 0 {
			add(at, at+n, after, "UTF-8 read as "+name)
			at += n
			continue
		}
		if n, after, name := multibyte(s, at, r); n > 0 {
			add(at, at+n, after, "UTF-8 read as "+name)
			at += n
			continue
		}
		at += size
	}
	return edits
}

// isTail reports whether the control at s[at] may be a byte of a sequence that
// begins before it, and has lost a part.
func (t *pageTable) isTail(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return t.lead[r]&1 != 0
}

// sequence decodes what begins at s[at] and returns its length, the decoded
// text and the name of the page. Letters of other scripts than Latin count
// only in runs; beside another sequence, what is probable elsewhere is not.
func (t *pageTable) sequence(s string, at int, english, beside bool) (n int, after, name string) {
	r, size := utf8.DecodeRuneInString(s[at:])
	mask := t.lead[r]
	for k := 0; mask>>k != 0; k++ {
		if mask>>k&1 == 0 {
			continue
		}
		if n, after := t.decodeRun(k, s, at, beside); n > 0 {
			return n, after, pages[k].name
		}
	}
	if r == 'Ã' && strings.HasPrefix(s[at+size:], "—") && hasDigitBefore(s, len(strings.TrimRight(s[:at], " "))) {
		return size + len("—"), "×", pages[0].name
	}
	if r == 'Å' && english && strings.HasPrefix(s[at+size:], " ") && isLowerAt(s, at+size+1) && !isLowerBefore(s, at) && t.damaged(s) {
		return size + 1, "Š", pages[0].name
	}
	// A no-break space behind à was folded to a space, or lost.
	if (r == 'Ã' || r == 'Â') && at+size < len(s) && s[at+size] == ' ' {
		if alone := at > 0 && s[at-1] == ' ' && !strings.HasPrefix(s[at+size:], "  "); alone && english && !t.damaged(s) {
			return 0, "", "" // the letter is spoken about
		}
		if r == 'Ã' && !namesLetter(s[:at]) && (isLowerBefore(s, at) || at > 0 && s[at-1] == ' ' && isLowerAt(s, at+size+1) || strings.HasPrefix(s[at+size:], "  ") && !isUpperBefore(s, at)) {
			if strings.HasPrefix(s[at+size:], "  ") {
				size++
			}
			return size, "à", pages[0].name
		}
		if r == 'Â' && english && !isUpperBefore(s, at) && !namesLetter(s[:at]) {
			return size, "", pages[0].name
		}
	}
	return 0, "", ""
}

// namesLetter reports whether what stands before a character says that it is
// spoken about.
func namesLetter(before string) bool {
	const reach = 24
	before = strings.ToLower(before[max(0, len(before)-reach):])
	return strings.Contains(before, "letter") || strings.Contains(before, "character") || strings.Contains(before, "vowel")
}

// hasDigitBefore reports whether a digit ends s[:at].
func hasDigitBefore(s string, at int) bool { return at > 0 && isDigit(s[at-1]) }

// damaged reports whether a text has a sequence that no honest text has.
func (t *pageTable) damaged(s string) bool {
	for i, r := range s {
		if r == 'Ã' || r == 'Å' || r == 'Ä' {
			if _, n, strange := t.decodeOne(0, s, i); n > 0 && strange {
				return true
			}
		}
	}
	return false
}

// decodeRun decodes the characters at s[at] as long as they are sequences of
// one page, and reports the whole if it is improbable and what it says is not.
func (t *pageTable) decodeRun(k int, s string, at int, beside bool) (n int, after string) {
	var b strings.Builder
	count, foreign, strange := 0, 0, beside
	for at+n < len(s) {
		r, size, odd := t.decodeOne(k, s, at+n)
		if size == 0 || r < 0xA0 && !beside {
			break
		}
		if needsRun(r) {
			foreign++
		}
		strange = strange || odd
		b.WriteRune(r)
		count++
		n += size
		if !needsRun(r) {
			break
		}
		// Words of other scripts stand with spaces between them.
		if at+n < len(s) && s[at+n] == ' ' && count > 1 {
			if _, size, _ := t.decodeOne(k, s, at+n+1); size > 0 {
				b.WriteByte(' ')
				n++
			}
		}
	}
	if count == 0 || foreign > 0 && foreign < 2 && !(strange && foreign == count && n > 4) || foreign == 0 && !strange {
		return 0, ""
	}
	return n, strings.TrimSuffix(b.String(), " ")
}

// A misread is a sequence of characters that are the bytes of one character in
// a page.
type misread struct {
	page  int
	lead  byte
	bytes int  // how many
	weird int  // of them characters that hardly stand behind a letter
	last  rune // the last character as it stands
	r     rune // the character meant
}

// decodeOne decodes the sequence at s[at] in a page: the character, the length
// of the sequence, and whether it is improbable as it stands.
func (t *pageTable) decodeOne(k int, s string, at int) (r rune, n int, strange bool) {
	var buf [utf8.UTFMax]byte
	first, n := utf8.DecodeRuneInString(s[at:])
	lead, ok := t.bytes[k][first]
	if !ok || t.lead[first]>>k&1 == 0 {
		return 0, 0, false
	}
	m := misread{page: k, lead: lead, bytes: 2}
	switch {
	case lead >= 0xF0:
		m.bytes = 4
	case lead >= 0xE0:
		m.bytes = 3
	}
	buf[0] = lead
	for i := 1; i < m.bytes; i++ {
		c, size := utf8.DecodeRuneInString(s[at+n:])
		b, ok := t.bytes[k][c]
		if !ok || b >= 0xC0 {
			return 0, 0, false
		}
		buf[i] = b
		if isWeird(c) {
			m.weird++
		}
		m.last = c
		n += size
	}
	r, used := utf8.DecodeRune(buf[:m.bytes])
	m.r = r
	if used != m.bytes || !plausible(r) || m.honest() {
		return 0, 0, false
	}
	return r, n, m.improbable(s, at, n)
}

// The pages that need care.
const (
	pageCyrillic = 2
	pageMac      = 7
	pageDOS      = 8
)

// honest reports whether the sequence is what people write: Ukrainian words, or
// drawn boxes.
func (m *misread) honest() bool {
	return m.page == pageCyrillic && m.bytes == 2 && m.lead < 0xD0 && unicode.IsLetter(m.last) ||
		m.page == pageDOS && m.r < 0x2000 && m.last >= 0x2500 && m.last < 0x2580
}

// improbable reports whether nobody would write the sequence s[at:at+n].
func (m *misread) improbable(s string, at, n int) bool {
	switch {
	case m.lead == 0xCB:
		return m.r == '˜' || m.r == 'ˆ'
	case m.lead == 0xC2 && m.last == 0xA0:
		return !isUpperBefore(s, at)
	case m.bytes == 4:
		return true
	case m.bytes == 3 && m.r >= 0x1E00 && m.r < 0x1F00 && m.weird > 0 && !strings.ContainsRune("…–—’”“‘", m.last):
		return true // Vietnamese
	case m.bytes == 3:
		return m.lead == 0xE2 && !needsRun(m.r) || m.weird > 0 && (m.lead == 0xE2 || m.lead == 0xEF || m.weird == 2)
	case m.page > 0 && m.lead > 0xC5: // in runs only
		return false
	}
	return m.weird > 0 && !(m.page == pageMac && m.lead > 0xC3) || lowerAround(s, at, at+n)
}

// isWeird reports whether a character hardly ever stands right behind a letter.
func isWeird(r rune) bool {
	return r >= 0x80 && r < 0xA0 || strings.ContainsRune("€‚ƒ„†‡ˆ‰‹˜¡¢£¤¥¦§¨©ª¬\u00ad®¯°±²³´µ¶·¸¹º¼½¾¿•Ђ‚Љ⌐╜╝╛┐▒▓│┤╡╢", r)
}

// lowerAround reports whether a lower-case letter stands beside a range: then
// it is inside a word that a sign or capital has no place in.
func lowerAround(s string, start, end int) bool {
	return isLowerBefore(s, start) || isLowerAt(s, end)
}

func isLowerAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(at, len(s)):])
	return unicode.IsLower(r)
}

func isLowerBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsLower(r)
}

func isUpperBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsUpper(r)
}

// plausible reports whether a decoded character is one that texts hold.
func plausible(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case r < 0x180, r == '˜', r == 'ˆ', r >= 0x218 && r <= 0x21B, r >= 0x391 && r <= 0x3CE, r >= 0x401 && r <= 0x491:
		return true
	case r >= 0x5D0 && r <= 0x5EA, r >= 0x60C && r <= 0x6D5:
		return true
	case r >= 0x900 && r < 0x1000, r >= 0x1E00 && r < 0x2000:
		return true
	case r >= 0x2000 && r <= 0x2044, r == 0x2060, r >= 0x20A0 && r <= 0x20C0, r >= 0x2100 && r <= 0x2265:
		return true
	case r >= 0x25A0 && r <= 0x27BF, r >= 0x3000 && r < 0x9FFF, r >= 0xAC00 && r < 0xD7A4, r >= 0xFB00 && r <= 0xFB06, r == 0xFE0F, r == 0xFEFF:
		return true
	}
	return r >= 0x1F000 && r < 0x1FB00
}

// needsRun reports whether a decoded character is of a script whose letters
// come in words, so that a single one proves nothing.
func needsRun(r rune) bool {
	return r >= 0x370 && r < 0x1E00 || r >= 0x3000 && r < 0xD7A4
}
