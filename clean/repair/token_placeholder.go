package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A placeholderMark is a literal mark with the note of its flag.
type placeholderMark struct {
	text string
	cut  bool
}

// placeholderMarks are the marks that translation models, templates and
// programs leave where text is lost. Those of a sentence's ends are cut.
var placeholderMarks = [...]placeholderMark{
	{"<unk>", false}, {"<UNK>", false}, {"[UNK]", false}, {"⁇", false}, {"[MASK]", false}, {"<mask>", false}, {"<pad>", true}, {"[PAD]", true},
	{"[CLS]", true}, {"[SEP]", true}, {"<s>", true}, {"</s>", true}, {"<eos>", true}, {"<bos>", true}, {"<EOS>", true}, {"<BOS>", true}, {"<|endoftext|>", true}, {"[object Object]", false},
	{"#REF!", false}, {"#N/A", false}, {"#VALUE!", false}, {"#NAME?", false}, {"#DIV/0!", false},
}

func findPlaceholders(p *pass) {
	if p.technical() {
		return
	}
	for _, m := range placeholderMarks {
		for at := 0; ; {
			n := strings.Index(p.text[at:], m.text)
			if n < 0 {
				break
			}
			at += n
			end := at + len(m.text)
			switch {
			case p.mentioned(at, end) || p.topical(at) || p.spokenOf(at):
			case m.cut:
				p.cutClosing(at, end, false, "sentence mark "+m.text)
			default:
				p.flag(at, end, "a mark that stands for lost text")
			}
			at = end
		}
	}
	for at := 0; at < len(p.text); {
		n := strings.IndexAny(p.text[at:], "{%_$@[<")
		if n < 0 {
			break
		}
		at += n
		size := placeholderLen(p.text, at)
		if size > 0 && !p.mentioned(at, at+size) && !p.spokenOf(at) && !p.topical(at) && (p.text[at] != '%' || !p.inAddress(at)) {
			p.flag(at, at+size, "a placeholder that was never filled")
		}
		at += max(size, 1)
	}
	p.findEmptyValues()
}

// placeholderLen returns the length of the placeholder at a byte, or 0:
// {{name}}, ${name}, {0}, %s, __NAME__, @@NAME1@@, [NAME] or <NAME>.
func placeholderLen(text string, at int) int {
	s := text[at:min(len(text), at+60)]
	free := at == 0 || !isWordByte(text[at-1])
	switch {
	case strings.HasPrefix(s, "{{"):
		return closedBy(s, 2, "}}", identifier)
	case strings.HasPrefix(s, "${"):
		return closedBy(s, 2, "}", identifier)
	case s[0] == '{':
		return closedBy(s, 1, "}", func(s string) bool {
			return identifier(s) && !strings.ContainsAny(s, " -|:") && !strings.HasSuffix(s, ".")
		})
	case strings.HasPrefix(s, "__") && free:
		return closedBy(s, 2, "__", capitals)
	case strings.HasPrefix(s, "@@") && free:
		return closedBy(s, 2, "@@", capitals)
	case strings.HasPrefix(s, "<") || strings.HasPrefix(s, "["):
		n := closedBy(s, 1, map[byte]string{'<': ">", '[': "]"}[s[0]], capitals)
		if n > 0 && masks(s[1:n-1]) {
			return n
		}
		if n := strings.IndexByte(s, ']'); n > 0 && (strings.HasPrefix(s, "[insert ") || strings.HasPrefix(s, "[Insert ") || strings.HasPrefix(s, "[INSERT ")) {
			return n + 1
		}
	case strings.HasPrefix(s, "%("):
		if n := closedBy(s, 2, ")", identifier); n > 0 && n < len(s) && (s[n] == 's' || s[n] == 'd') {
			return n + 1
		}
	case s[0] == '%' && (at == 0 || strings.IndexByte(" (“\"'", text[at-1]) >= 0 || strings.HasSuffix(text[:at], "“")):
		return formatLen(s)
	case strings.HasPrefix(s, "%%") && free:
		return closedBy(s, 2, "%%", capitals)
	}
	return 0
}

// spokenOf reports whether a word beside the mark at a byte says that the text is
// about it: a field to fill, a function that returns it.
func (p *pass) spokenOf(at int) bool {
	const reach = 3
	i := p.tokenAt(at)
	for k := max(0, i-reach); k <= min(len(p.toks)-1, i+reach); k++ {
		switch strings.ToLower(p.str(k)) {
		case "field", "fields", "box", "enter", "type", "fill", "returns", "returned", "return", "function", "token", "vocabulary", "model", "output", "bracket", "brackets", "braces":
			return true
		}
	}
	return false
}

// masks reports whether a name in brackets stands for what is masked.
func masks(s string) bool {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r < 'A' || r > 'Z' }) {
		if anonymous[w] {
			return true
		}
	}
	return false
}

// anonymous are the names of what is masked in anonymised or templated text.
var anonymous = wordSet("NAME URL PERSON DATE LOCATION ORG NUM NUMBER EMAIL USER PLACE COMPANY TIME PHONE ADDRESS REDACTED CITY COUNTRY TITLE LINK IMAGE PRODUCT SOURCE AUTHOR AMOUNT PRICE MONEY AGE QUANTITY PER LOC GPE ENTITY BLANK VALUE")

func isWordByte(c byte) bool { return c >= utf8.RuneSelf || byteKind[c] != 0 }

// closedBy returns the length of what opens with n bytes, holds only what ok
// accepts, and ends with closing.
func closedBy(s string, n int, closing string, ok func(string) bool) int {
	end := strings.Index(s[n:], closing)
	if end <= 0 || !ok(strings.TrimSpace(s[n:n+end])) {
		return 0
	}
	return n + end + len(closing)
}

func identifier(s string) bool {
	for _, r := range s {
		if r >= utf8.RuneSelf || byteKind[r] == 0 && !strings.ContainsRune("_.-|: ", r) {
			return false
		}
	}
	return s != "" && strings.Count(s, " ") <= 3 && (unicode.IsLetter(rune(s[0])) || len(s) < 3)
}

func capitals(s string) bool {
	for i, r := range s {
		if (r < 'A' || r > 'Z') && (i == 0 || r != '_' && r != ' ' && (r < '0' || r > '9')) {
			return false
		}
	}
	return len(s) > 1
}

// formatLen returns the length of the printf verb at the start of s.
func formatLen(s string) int {
	n := 1
	if len(s) > 2 && s[1] >= '1' && s[1] <= '9' && s[2] == '$' {
		n = 3
	}
	if n >= len(s) || strings.IndexByte("sdif@", s[n]) < 0 || n+1 < len(s) && isWordByte(s[n+1]) {
		return 0
	}
	return n + 1
}

// findEmptyValues flags the words that programs write for a missing value,
// where a value belongs: beside a number or unit, or behind a preposition.
func (p *pass) findEmptyValues() {
	if p.classes&placeholder == 0 {
		return
	}
	for i := range p.toks {
		if p.word(i).class&placeholder == 0 {
			continue
		}
		start, end := p.span(i, i)
		s := p.str(i)
		if s != "NaN" && s != "undefined" && s != "null" && s != "NULL" || p.spokenOf(start) || p.topical(start) || p.quotedAt(start) || p.inAddress(start) {
			continue
		}
		before, after := strings.TrimRight(p.text[max(0, start-3):start], " "), p.gap(i)
		money := strings.HasSuffix(before, "$") || strings.HasSuffix(before, "€") || strings.HasSuffix(before, "£")
		unit := strings.HasPrefix(after, "%") || strings.HasPrefix(after, "°") || after == " " && p.is(i+1, magnitude|countable|month)
		slot := i > 0 && p.is(i-1, preposition) && p.before(i) == " " && (after == "" || strings.IndexAny(after, ".,;\n)") == 0 || p.is(i+1, preposition|auxiliary|conjunction))
		named := strings.HasPrefix(p.before(i), ", ") && strings.HasPrefix(after, ",") || p.toks[i].first && s != "null" && p.is(i+1, saying|auxiliary)
		if s == "NaN" && !p.is(i+1, body) || money || unit || slot || named {
			p.flag(start, end, "a value that a program did not find")
		}
	}
}
