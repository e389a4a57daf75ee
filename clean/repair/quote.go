package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func quoteRules() []Rule {
	needs := trigger{bytes: "\"" + string([]byte{nonASCII})}
	return []Rule{
		{
			Name: "quote.missing_open", Tier: Must, needs: needs,
			Doc: "The opening mark of a quotation that closes before its attribution, put at the start of its sentence, where it is the only mark of the paragraph without a mate.",
			run: openQuotes,
		},
		{
			Name: "quote.missing_close", Tier: Must, needs: needs,
			Doc: "The closing mark between a quotation and its attribution; quotations over several paragraphs stay.",
			run: closeQuotes,
		},
	}
}

// A quoteLine is a line with the marks of its quotations.
type quoteLine struct {
	start, end int
	marks      []mark
}

// forEachQuoted calls f for the lines with double marks that are of one style,
// and says whether the line before left a quotation open.
func (p *pass) forEachQuoted(f func(l quoteLine, open bool)) {
	marks := p.quoteSpans().marks
	open := false
	lastEnd := 0
	var double []mark
	for i := 0; i < len(marks); {
		start, end := p.lineOf(marks[i].at)
		j := i
		double = double[:0]
		for ; j < len(marks) && marks[j].at < end; j++ {
			if family(marks[j].kind) != '‘' {
				double = append(double, marks[j])
			}
		}
		if open && strings.TrimSpace(p.text[lastEnd:start]) != "" {
			open = false // a paragraph without marks lies between
		}
		if len(double) > 0 && oneStyle(double) {
			f(quoteLine{start, end, double}, open)
		}
		open = false
		for _, m := range double {
			open = m.opens && m.mate < 0
		}
		lastEnd = end
		i = j
	}
}

// oneStyle reports whether all marks are of one family.
func oneStyle(marks []mark) bool {
	for _, m := range marks {
		if family(m.kind) != family(marks[0].kind) {
			return false
		}
	}
	return true
}

func openQuotes(p *pass) {
	p.forEachQuoted(func(l quoteLine, open bool) {
		if open {
			return
		}
		at, mark := -1, ""
		from := l.start
		if l.marks[0].kind == '"' {
			at, from = p.straightCloser(l)
			mark = "\""
		} else {
			for _, m := range l.marks {
				if m.mate < 0 {
					if at >= 0 || m.opens {
						return
					}
					at = m.at
				} else if at < 0 && !m.opens {
					from = m.at + m.size
				}
			}
			mark = map[rune]string{'”': "“", '»': "«", '“': "„"}[kindAt(l.marks, at)]
		}
		if at < 0 || mark == "" || !p.attributed(at) {
			return
		}
		switch start := p.quoteStart(from, at); {
		case start < 0:
		case p.sentencesIn(from, start) > maxBeforeQuote:
			p.suggest(start, start, mark, "a closing mark without an opening one, which may stand at one of several sentences")
		default:
			p.fix(start, start, mark, 0.95, "a closing mark without an opening one, then the attribution")
		}
	})
}

// maxBeforeQuote is how many sentences may stand before the one that a quotation is
// taken to begin with: with more, any of them may be quoted too.
const maxBeforeQuote = 2

// sentencesIn returns how many sentences begin in a range.
func (p *pass) sentencesIn(start, end int) (n int) {
	i, j := p.tokenAt(start), p.tokenAt(end)
	for ; i < j; i++ {
		if p.toks[i].opens {
			n++
		}
	}
	return n
}

// kindAt returns the kind of the mark at a byte.
func kindAt(marks []mark, at int) rune {
	for _, m := range marks {
		if m.at == at {
			return m.kind
		}
	}
	return 0
}

// straightCloser returns the place of the straight mark of a line with an odd
// number of them that closes a quotation without an opening mark, and where
// what is quoted may begin; -1 if there is none.
func (p *pass) straightCloser(l quoteLine) (at, from int) {
	if len(l.marks)%2 == 0 {
		return -1, 0
	}
	from = l.start
	for i := 0; i < len(l.marks); i++ {
		m := l.marks[i]
		if i%2 == 0 && p.closesAtMark(m.at) { // it should open, but closes
			return m.at, from
		}
		if i%2 == 1 {
			from = m.at + m.size
		}
	}
	return -1, 0
}

// closesAtMark reports whether the mark at a byte stands as a closing one:
// behind a comma or stop, before a space or the end.
func (p *pass) closesAtMark(at int) bool {
	return at > 0 && strings.IndexByte(",.?!", p.text[at-1]) >= 0 && (at+1 >= len(p.text) || isSpace(p.text[at+1]))
}

// attributed reports whether an attribution follows the closing mark at a byte:
// the quotation ends with , ? or ! and a verb of speech is near.
func (p *pass) attributed(at int) bool {
	_, size := utf8.DecodeRuneInString(p.text[at:])
	if at == 0 || strings.IndexByte(",?!", p.text[at-1]) < 0 && !strings.HasPrefix(p.text[at+size:], ", ") {
		return false
	}
	return p.attribution(p.tokenAt(at), true)
}

// attribution reports whether the clause at the token i names a speaker: "he
// said", "said the mayor", "the report notes". It is short.
func (p *pass) attribution(i int, loose bool) bool {
	const reach = 8
	for k := i; k < min(len(p.toks), i+reach); k++ {
		if k > i && (p.toks[k].first || strings.ContainsAny(p.before(k), ".!?;\"“”")) {
			return false
		}
		if p.is(k, speech) && p.toks[k].shape.lower() && (k > i || p.toks[k].shape.lower()) {
			return loose || k == i || p.speaker(i, k)
		}
		if !loose && p.before(k) != " " && k > i && !strings.HasPrefix(p.before(k), "’s") && !strings.HasPrefix(p.before(k), "'s") && p.before(k) != "-" && p.before(k) != ", " && p.before(k) != ". " {
			return false
		}
	}
	return false
}

// speaker reports whether the tokens [i, k) may name who speaks: a pronoun, a
// name, or a noun with its article.
func (p *pass) speaker(i, k int) bool {
	t := &p.toks[i]
	return p.is(i, pronoun|article|possessive|title) || t.shape&startsUpper != 0 && k-i <= 4 || p.is(i, person)
}

// quoteStart returns where the quotation that ends at a byte begins: at the
// start of its sentence, or of those before it in which somebody speaks as I or we,
// behind what was quoted before. It returns -1 if the
// sentence does not begin with a capital or holds an attribution itself.
func (p *pass) quoteStart(from, at int) int {
	i := p.tokenAt(at - 1)
	if i >= len(p.toks) || int(p.toks[i].start) >= at {
		i--
	}
	if i < 0 {
		return -1
	}
	first := p.opensAt(i)
	start := int(p.toks[first].start)
	if start < from {
		return -1
	}
	for first > 0 && !p.toks[first].first {
		before := p.opensAt(first - 1)
		if int(p.toks[before].start) < from || !p.speaks(before, first) {
			break
		}
		first, start = before, int(p.toks[before].start)
	}
	for start > from && strings.ContainsRune("¿¡([$€£", lastRune(p.text[:start])) {
		_, n := utf8.DecodeLastRuneInString(p.text[:start])
		start -= n
	}
	r, _ := utf8.DecodeRuneInString(p.text[start:])
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("¿¡([$€£", r) {
		return -1
	}
	return start
}

// speaks reports whether one of the tokens [i, j) is a pronoun of somebody who
// speaks, or a contraction.
func (p *pass) speaks(i, j int) bool {
	for ; i < j; i++ {
		switch strings.ToLower(p.str(i)) {
		case "i", "we", "our", "us", "my", "me", "i'm", "i’m", "i've", "i’ve", "we're", "we’re", "we've", "we’ve", "we'll", "we’ll", "i'll", "i’ll", "don't", "don’t", "can't", "can’t", "won't", "won’t", "isn't", "isn’t":
			return true
		}
	}
	return false
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func closeQuotes(p *pass) {
	p.forEachQuoted(func(l quoteLine, _ bool) {
		if p.continues(l.end) {
			return
		}
		for i, m := range l.marks {
			if !m.opens || m.mate >= 0 {
				continue
			}
			limit := l.end
			if i+1 < len(l.marks) {
				limit = l.marks[i+1].at
				if !l.marks[i+1].opens {
					continue
				}
			}
			if m.kind == '„' || m.kind == '«' {
				continue
			}
			if at := p.speechEnd(m.at+m.size, limit); at > 0 {
				mark := "”"
				if m.kind == '"' {
					mark = "\""
				}
				p.fix(at, at, mark, 0.95, "an opening mark without a closing one, then the attribution")
			}
		}
	})
}

// continues reports whether the paragraph behind a line begins with an opening
// mark, as quotations over several paragraphs do.
func (p *pass) continues(end int) bool {
	rest := strings.TrimLeft(p.text[end:], "\n ")
	return rest != "" && strings.ContainsRune("\"“«„", firstRune(rest))
}

// speechEnd returns the byte behind the mark that ends the words quoted from
// start on, before the attribution, or 0.
func (p *pass) speechEnd(start, limit int) int {
	for i := p.tokenAt(start); i+1 < len(p.toks) && int(p.toks[i].end) < limit; i++ {
		gap := p.gap(i)
		if len(gap) < 2 || gap[1] != ' ' && gap[1] != '\n' || strings.IndexByte(",?!", gap[0]) < 0 || int(p.toks[i+1].start) >= limit {
			continue
		}
		if i+1-p.tokenAt(start) < 2 || !p.attribution(i+1, false) || !p.closesClause(i+1, limit) {
			continue
		}
		return int(p.toks[i].end) + 1
	}
	return 0
}

// closesClause reports whether the attribution that begins at the token i ends
// its sentence, or is followed by a comma at most: nothing quoted goes on.
func (p *pass) closesClause(i, limit int) bool {
	const reach = 14
	for k := i; k < min(len(p.toks), i+reach); k++ {
		gap := p.gap(k)
		if strings.HasPrefix(gap, ".") || int(p.toks[k].end) >= limit || k+1 >= len(p.toks) || strings.Contains(gap, "\n") {
			return true
		}
		if strings.HasPrefix(gap, ",") && k > i {
			// He knew, he said, that it was late: the quotation goes on.
			inverted := p.is(i, speech) && p.is(k+1, article|person|possessive) // said Ada Holm, a farmer
			return k+1 < len(p.toks) && (!p.toks[k+1].shape.lower() || inverted)
		}
	}
	return false
}
