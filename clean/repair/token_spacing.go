package repair

import "strings"

// A gapFix is a place where tokenised text has a space or mark too many.
type gapFix struct {
	start, end int
	after      string
	sure       bool // one sign is enough: nobody types this
	sign       bool // counts as a sign; others are repaired beside one
}

// minSigns is how many signs show that a paragraph is tokenised text.
const minSigns = 2

func detokenize(p *pass) {
	var fixes []gapFix
	forEachLine(p.text, func(start, end int) {
		line := p.text[start:end]
		if !strings.Contains(line, " ") {
			return
		}
		fixes = p.tokenSigns(fixes[:0], start, end)
		signs, sure := 0, false
		for _, f := range fixes {
			if f.sign {
				signs++
			}
			sure = sure || f.sure
		}
		if len(fixes) == 0 || !sure && p.topical(start) || p.technical() || isCode(line) || !sure && signs < attached(line) {
			return
		}
		for _, f := range fixes {
			if signs >= minSigns || f.sure || sure && f.sign {
				p.fix(f.start, f.end, f.after, 0.96, "signs of tokenised text in the paragraph")
			}
		}
	})
}

// attached counts the commas and stops of a line that stand at their words, as
// those of tokenised text do not.
func attached(line string) int {
	n := 0
	for i := 1; i+1 < len(line); i++ {
		if (line[i] == ',' || line[i] == '.') && line[i+1] == ' ' && isWordByte(line[i-1]) {
			n++
		}
	}
	return n
}

// escapes are what tokenizers write for marks.
var escapes = [...]struct{ from, to string }{
	{" @-@ ", "-"}, {" @,@ ", ","}, {" @.@ ", "."}, {" @/@ ", "/"}, {" @:@ ", ":"}, {" @’@ ", "’"}, {" @'@ ", "'"},
	{"-LRB- ", "("}, {" -RRB-", ")"}, {"-LSB- ", "["}, {" -RSB-", "]"}, {"-LCB- ", "{"}, {" -RCB-", "}"},
	{"`` ", "\""}, {" ''", "\""},
}

// clitics are what tokenizers split off a word in front of them.
var clitics = [...]string{"n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"}

// suspect are the bytes behind a space that may be signs, and those that may
// begin one themselves.
const (
	suspectBehind = ",.;:!?)]%'@-n\xe2"
	suspectAlone  = "-`([\"$"
)

// suspects says which bytes are to be looked at: 1 behind a space, 2 alone.
var suspects = func() (k [256]uint8) {
	for i := range len(suspectBehind) {
		k[suspectBehind[i]] |= 1
	}
	for i := range len(suspectAlone) {
		k[suspectAlone[i]] |= 2
	}
	return k
}()

// tokenSigns appends the signs of tokenised text in a line.
func (p *pass) tokenSigns(fixes []gapFix, start, end int) []gapFix {
	text := p.text
	quotes := false
	for at := start; at < end; at++ {
		c := text[at]
		if c != ' ' {
			if suspects[c]&2 == 0 {
				continue
			}
		} else if at+1 == end || suspects[text[at+1]]&1 == 0 {
			continue
		}
		switch c {
		case ' ':
			if f, ok := p.spaceSign(at, end); ok {
				fixes = append(fixes, f)
				at = max(at, f.end-1)
			}
		case '-', '`':
			if f, ok := escapeSign(text, at, end); ok {
				fixes = append(fixes, f)
				at = f.end - 1
			}
		case '"':
			quotes = true
		default:
			closing := byte(')')
			if c == '[' {
				closing = ']'
			}
			if c == '$' {
				if at+2 < end && text[at+1] == ' ' && isDigit(text[at+2]) && (at == 0 || text[at-1] == ' ') {
					fixes = append(fixes, gapFix{at + 1, at + 2, "", false, false})
				}
				continue
			}
			if at+2 < end && text[at+1] == ' ' && isWordByte(text[at+2]) && strings.IndexByte(text[at:end], closing) > 0 {
				fixes = append(fixes, gapFix{at + 1, at + 2, "", false, false})
			}
		}
	}
	if !quotes && p.ascii() {
		return fixes
	}
	return p.quoteSigns(fixes, start, end)
}

func escapeSign(text string, at, end int) (gapFix, bool) {
	for _, e := range escapes {
		if strings.HasPrefix(text[at:end], e.from) {
			return gapFix{at, at + len(e.from), e.to, true, true}, true
		}
	}
	return gapFix{}, false
}

// spaceSign returns what is wrong with the space at a byte.
func (p *pass) spaceSign(at, end int) (gapFix, bool) {
	text := p.text
	if at == 0 || at+1 >= end {
		return gapFix{}, false
	}
	next := text[at+1]
	switch next {
	case '@', '-', '\'':
		if f, ok := escapeSign(text, at, end); ok {
			if next == '\'' && f.end < end && isWordByte(text[f.end]) {
				return gapFix{}, false // it opens a quotation
			}
			return f, true
		}
	}
	if !isWordByte(text[at-1]) && strings.IndexByte("\"'”’)]%", text[at-1]) < 0 {
		return gapFix{}, false
	}
	for _, c := range clitics {
		if !strings.HasPrefix(text[at+1:end], c) || at+1+len(c) < end && isWordByte(text[at+1+len(c)]) || !isWordByte(text[at-1]) {
			continue
		}
		if !p.english() || c[0] != 'n' && strings.HasPrefix(text[at+1+len(c):end], "'") {
			continue
		}
		return gapFix{at, at + 1, "", true, true}, true
	}
	last := at+2 == end
	spaceBehind := last || text[at+2] == ' ' || strings.IndexByte("\"')”", text[at+2]) >= 0 || strings.HasPrefix(text[at+2:], "”") || strings.HasPrefix(text[at+2:], "’")
	switch next {
	case ',', '.':
		if !spaceBehind || strings.HasPrefix(text[at+1:], "..") || strings.HasPrefix(text[at+1:], ". .") || strings.HasSuffix(text[:at], " .") {
			return gapFix{}, false
		}
		return gapFix{at, at + 1, "", false, true}, true
	case ';', '!', '?', ':':
		if !spaceBehind || p.lang == "fr" || p.lang == "" || next == ':' && at > 0 && isDigit(text[at-1]) {
			return gapFix{}, false
		}
		return gapFix{at, at + 1, "", false, next != ':'}, true
	case ')', ']':
		return gapFix{at, at + 1, "", false, false}, strings.IndexByte("([", text[at-1]) < 0
	case '%':
		return gapFix{at, at + 1, "", false, false}, isDigit(text[at-1]) && p.english()
	}
	return gapFix{}, false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// quoteSigns appends the spaces inside pairs of straight quotation marks that
// stand apart from their words on both sides.
func (p *pass) quoteSigns(fixes []gapFix, start, end int) []gapFix {
	line := p.text[start:end]
	if strings.Count(line, " \" ")+strings.Count(line, "“ ")+strings.Count(line, " ”") == 0 {
		if !strings.HasPrefix(line, "\" ") && !strings.HasSuffix(line, " \"") {
			return fixes
		}
	}
	open := false
	for i := 0; i < len(line); i++ {
		if line[i] != '"' {
			continue
		}
		open = !open
		at := start + i
		before, after := i == 0 || line[i-1] == ' ', i+1 == len(line) || line[i+1] == ' '
		if !before || !after {
			continue
		}
		if open && i+1 < len(line) {
			fixes = append(fixes, gapFix{at + 1, at + 2, "", false, true})
		} else if !open && i > 0 {
			fixes = append(fixes, gapFix{at - 1, at, "", false, true})
		}
	}
	for _, q := range [...]string{"“ ", " ”"} {
		for i := 0; ; {
			n := strings.Index(line[i:], q)
			if n < 0 {
				break
			}
			i += n
			space := start + i + strings.IndexByte(q, ' ')
			fixes = append(fixes, gapFix{space, space + 1, "", false, true})
			i += len(q)
		}
	}
	return fixes
}
