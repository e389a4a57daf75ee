package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func tokenRules() []Rule {
	return []Rule{
		{
			Name: "token.subword", Tier: Must, needs: trigger{bytes: "@#" + string([]byte{nonASCII})},
			Doc: "The marks that subword tokenizers leave at the seams of words; letters that a language owns, handles and code stay.",
			run: joinSubwords,
		},
		{
			Name: "token.spacing", Tier: Must,
			Doc: "The spaces and marks of tokenised text, where the paragraph shows two signs of it or one that nobody types.",
			run: detokenize,
		},
		{
			Name: "token.placeholder", Tier: Must, needs: trigger{bytes: "<[{%_$@#N" + string([]byte{nonASCII}), class: placeholder},
			Doc: "Marks that stand for lost text are flagged; sentence marks of translation models are cut.",
			run: findPlaceholders,
		},
	}
}

func joinSubwords(p *pass) {
	if p.technical() {
		return
	}
	forEachLine(p.text, func(start, end int) {
		line := p.text[start:end]
		if p.topical(start) {
			return
		}
		if strings.Contains(line, "▁") {
			p.joinPieces(start, end, "▁")
		}
		if strings.Contains(line, "Ġ") && gptPieces(line) {
			p.joinPieces(start, end, "Ġ")
		}
		if p.joinMarks(start, end, "@@ ", true)+p.joinMarks(start, end, " ##", false) > 0 {
			p.closeStops(start, end)
		}
	})
}

// forEachLine calls f with the bytes of each line.
func forEachLine(text string, f func(start, end int)) {
	for at := 0; at <= len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		f(at, end)
		at = end + 1
	}
}

// gptPieces reports whether Ġ marks the words of a line, which a language that
// owns the letter would not do: it begins half the words at least, capitals too.
func gptPieces(line string) bool {
	words, marked, maltese := 0, 0, 0
	for w := range strings.FieldsSeq(line) {
		words++
		if strings.HasPrefix(w, "Ġ") {
			marked++
		}
		if strings.ContainsAny(w, "ħĦżŻ") {
			maltese++
		}
	}
	inner := strings.Count(line, "Ġ") - marked
	return maltese == 0 && (marked >= 2 && 2*marked >= words-1 || inner >= 2 && inner >= words)
}

// joinPieces writes the pieces of a line as words: a mark begins a word, and a
// piece without one belongs to the word before.
func (p *pass) joinPieces(start, end int, mark string) {
	line := p.text[start:end]
	fields := strings.Fields(line)
	marked := 0
	for _, f := range fields {
		marked += strings.Count(f, mark)
	}
	whole := marked >= 2 && 2*marked >= len(fields)
	var b strings.Builder
	for i, f := range fields {
		switch {
		case whole && i > 0 && !strings.HasPrefix(f, mark):
		case i > 0:
			b.WriteByte(' ')
		}
		if f != mark {
			f = strings.TrimPrefix(f, mark)
		}
		if len(f) > len(mark) {
			f = strings.ReplaceAll(f, mark, " ")
		}
		b.WriteString(f)
	}
	after := b.String()
	if whole {
		after = closeGaps(after)
	}
	p.fix(start, end, after, 0.97, "word marks "+mark)
}

// closeGaps takes the spaces out before stops that stand as pieces of their own.
func closeGaps(s string) string {
	for _, stop := range [...]string{".", ",", ";", ":", "!", "?", "%", ")", "’s", "'s"} {
		s = strings.ReplaceAll(s, " "+stop+" ", stop+" ")
		if strings.HasSuffix(s, " "+stop) {
			s = s[:len(s)-len(stop)-1] + stop
		}
	}
	return s
}

// closeStops cuts the space before the last stop of a line that is tokenised.
func (p *pass) closeStops(start, end int) {
	at := start + len(strings.TrimRight(p.text[start:end], ".!?"))
	if at < end && at-2 > start && p.text[at-1] == ' ' && isWordByte(p.text[at-2]) {
		p.cut(at-1, at, 0.96, "the stop of a tokenised line")
	}
}

// joinMarks cuts the marks of split words, letters on both sides, and returns
// how many there were.
func (p *pass) joinMarks(start, end int, mark string, behind bool) (count int) {
	for at := start; ; {
		n := strings.Index(p.text[at:end], mark)
		if n < 0 {
			return count
		}
		at += n
		next := at + len(mark)
		if isLetterBefore(p.text, at) && next < end && isLetterAt(p.text, next) && (behind || isLowerAt(p.text, next)) {
			p.cut(at, next, 0.97, "seam of a subword tokenizer")
			count++
		}
		at = next
	}
}

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
			case p.mentioned(at, end) || p.topical(at):
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
		if size > 0 && !p.mentioned(at, at+size) && !p.topical(at) && (p.text[at] != '%' || !p.inAddress(at)) {
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

// masks reports whether a name in brackets stands for what is masked.
func masks(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if anonymous[strings.TrimRight(w, "_0123456789")] {
			return true
		}
	}
	return false
}

// anonymous are the names of what is masked in anonymised or templated text.
var anonymous = wordSet("NAME URL PERSON DATE LOCATION ORG NUM NUMBER EMAIL USER PLACE COMPANY TIME PHONE ADDRESS REDACTED CITY COUNTRY TITLE LINK IMAGE PRODUCT SOURCE AUTHOR")

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
		if s != "NaN" && s != "undefined" && s != "null" && s != "NULL" || p.topical(start) || p.quotedAt(start) || p.inAddress(start) {
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
