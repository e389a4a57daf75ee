package repair

import (
	"strings"
	"unicode/utf8"
)

func spaceRules() []Rule {
	return []Rule{
		{
			Name: "space.glued_stop", Tier: Must, needs: trigger{bytes: ".?!,;"},
			Doc: "A missing space behind a stop or comma between two words; domains, brands with a dot, code and abbreviations stay.",
			run: splitStops,
		},
		{
			Name: "space.glued_name", Tier: Must, English: true, needs: trigger{bytes: "eoasdhtwfniryl"},
			Doc: "A name of the text with a function word glued to it, where the whole occurs nowhere else.",
			run: splitNames,
		},
		{
			Name: "space.hyphen_break", Tier: Must, needs: trigger{bytes: "-\u00ad"},
			Doc: "A word broken by a hyphen and a space: joined if the text has it in one piece, flagged otherwise; suspended hyphens stay.",
			run: joinHyphens,
		},
	}
}

func splitStops(p *pass) {
	for i := 0; i+1 < len(p.toks); i++ {
		gap := p.gap(i)
		if gap == " " || gap == "" || gap[0] == ' ' || p.toks[i+1].first {
			continue
		}
		at := int(p.toks[i].end)
		switch gap {
		case ".", "?", "!", "…":
			if p.gluedStop(i) {
				p.fix(at+len(gap), at+len(gap), " ", 0.97, "a stop between two words")
			}
		case ";":
			if p.gluedSemicolon(i) {
				p.fix(at+1, at+1, " ", 0.96, "a semicolon between two words")
			}
		case ",":
			if p.gluedComma(i) {
				p.fix(at+1, at+1, " ", 0.96, "a comma between two words")
			}
		default:
			if k := gluedQuote(gap); k > 0 && p.toks[i].shape&hasLower != 0 && (p.toks[i].shape.lower() || p.is(i+1, pronoun|article)) && p.toks[i+1].shape&startsUpper != 0 && !p.inAddress(at) {
				p.fix(at+k, at+k, " ", 0.96, "a stop between two words")
			}
		}
	}
}

// gluedSemicolon reports whether the semicolon behind the token i stands between
// two clauses: words with spaces on their other sides, and no list of them.
func (p *pass) gluedSemicolon(i int) bool {
	t, next := &p.toks[i], &p.toks[i+1]
	if !t.shape.lower() || !next.shape.lower() || t.end-t.start < 3 || next.end-next.start < 2 || p.word(i).function != 0 || p.inCode(i) || p.technical() || p.topical(int(t.start)) {
		return false
	}
	return p.is(i+1, article|pronoun|starter|possessive) || p.spaced(i-2, i) && p.spaced(i+1, i+3)
}

// gluedQuote returns where a space is missing in a gap of a stop and a curly
// quotation mark, or 0.
func gluedQuote(gap string) int {
	for _, stop := range [...]string{".", "?", "!", ",”", ".”", "?”", "!”"} {
		if rest, ok := strings.CutPrefix(gap, stop); ok && (rest == "“" && !strings.HasSuffix(stop, ",”") || strings.HasSuffix(stop, "”") && stop != ",”" && (rest == "" || rest == "“")) {
			return len(stop)
		}
	}
	return 0
}

// gluedStop reports whether the stop behind the token i ends a sentence that
// the next token follows without a space.
func (p *pass) gluedStop(i int) bool {
	t, next := &p.toks[i], &p.toks[i+1]
	if next.shape&(startsUpper|innerUpper|hasDigit) != startsUpper || !p.cased() || p.inCode(i) {
		return false
	}
	short := next.end-next.start == 1
	if short && p.str(i+1) != "I" && p.str(i+1) != "A" {
		return false
	}
	function := p.word(i+1).class&(starter|pronoun|article|possessive|preposition|conjunction) != 0 && !p.isDomain(i+1) || p.word(i+1).function&p.lex.langOf(p.lang) != 0
	n := utf8.RuneCountInString(p.str(i))
	switch {
	case p.topical(int(t.start)) && !function:
		return false
	case t.shape&hasDigit != 0:
		return function
	case t.shape&innerUpper != 0:
		return function && t.shape.upper() && n >= 2
	case n < 3:
		asked := !strings.HasPrefix(p.gap(i), ".") && p.word(i).class&pronoun != 0
		return (function || asked) && t.shape.lower() && n == 2 && p.word(i).class&abbreviation == 0
	case p.word(i).class&abbreviation != 0 || p.isDomain(i+1) || p.isDomain(i) && !function:
		return false
	case t.shape&startsUpper != 0:
		return (function && !p.is(i+1, particle) && !afterVerb(p.str(i+1)) || p.is(i, weekday|month) && p.spaced(i-2, i)) && !short
	}
	return p.glue(i) < brandUses && (function || !p.technical())
}

// afterVerb reports whether a word opens no sentence but stands behind a verb:
// System.Out, Log.Off.
func afterVerb(w string) bool {
	switch w {
	case "Out", "Up", "Off", "Down", "Over", "Of", "Or":
		return true
	}
	return false
}

// brandUses is how often a name with a dot is written for it to be one.
const brandUses = 3

// isDomain reports whether a token is a common last part of a domain or file name.
func (p *pass) isDomain(i int) bool {
	switch strings.ToLower(p.str(i)) {
	case "com", "org", "net", "io", "ai", "co", "uk", "de", "fr", "tv", "js", "info", "biz", "edu", "gov", "app", "dev", "me", "py", "exe", "pdf", "html", "php", "md", "txt", "eu", "ru", "in", "it", "es", "be", "us":
		return p.str(i) != "In" && p.str(i) != "It" && p.str(i) != "Us" && p.str(i) != "Me" && p.str(i) != "Be"
	}
	return false
}

// inCode reports whether the run of characters around the token i is an
// address, a path or code rather than words.
func (p *pass) inCode(i int) bool {
	start, end := int(p.toks[i].start), int(p.toks[i+1].end)
	if p.inAddress(start) {
		return true
	}
	if start > 0 && strings.IndexByte(".-_/@#$&", p.text[start-1]) >= 0 {
		return true
	}
	return end < len(p.text) && (strings.IndexByte("(_/@=[", p.text[end]) >= 0 ||
		p.text[end] == '.' && end+1 < len(p.text) && isWordByte(p.text[end+1]))
}

// gluedComma reports whether the comma behind the token i stands between two
// words of a sentence.
func (p *pass) gluedComma(i int) bool {
	t, next := &p.toks[i], &p.toks[i+1]
	year := t.shape&(hasDigit|hasLower) == hasDigit && t.end-t.start == 4 && p.is(i+1, starter|conjunction|article|pronoun)
	if next.shape&hasDigit != 0 || !year && t.shape&(hasLower|hasDigit) != hasLower || next.shape&hasLower == 0 ||
		t.end-t.start < 2 || utf8.RuneCountInString(p.str(i+1)) < 2 || t.shape&innerUpper != 0 || next.shape&innerUpper != 0 || p.inCode(i) || p.topical(int(t.start)) && p.word(i+1).function == 0 {
		return false
	}
	// Lists without any space are written so on purpose.
	near := func(k int) bool {
		return k >= 0 && k+1 < len(p.toks) && p.gap(k) == ","
	}
	return !near(i-1) && !near(i+1) || p.spaced(i-4, i-1) && !near(i+2)
}

func splitNames(p *pass) {
	for i := range p.toks {
		t := &p.toks[i]
		if t.shape&(startsUpper|hasLower) != startsUpper|hasLower || t.shape&(hasDigit|apostrophe) != 0 || t.end-t.start < 6 || t.word != 0 && p.word(i).class != 0 {
			continue
		}
		w := p.str(i)
		for n := min(5, len(w)-3); n >= 2; n-- {
			if !p.gluedTail(w[len(w)-n:]) || !utf8.RuneStart(w[len(w)-n]) {
				continue
			}
			if p.splitName(i, w[:len(w)-n], w[len(w)-n:]) {
				break
			}
		}
	}
}

// gluedTail reports whether a word is one of those found glued to names.
func (p *pass) gluedTail(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return p.lex.words[p.lex.find(hashWord(w))].class&glued != 0
}

// splitName splits the token i into a name of the text and a function word.
func (p *pass) splitName(i int, name, tail string) bool {
	names := p.nameIndex()
	n := names.seen(name)
	if n == 0 && p.job.proof.bearers(name) == 0 || names.seen(p.str(i)) > 1 || utf8.RuneCountInString(name) < 3 {
		return false
	}
	if len(tail) == 2 && (n < 2 || utf8.RuneCountInString(name) < 5) {
		return false
	}
	if i > 0 && p.before(i) == " " && p.toks[i-1].shape.capital() && !p.toks[i-1].opens && !p.is(i-1, title|preposition|article|weekday|month|place|body|starter|conjunction) &&
		!names.pair(p.str(i-1), name) {
		return false
	}
	next := p.gap(i)
	if next != " " && !strings.HasPrefix(next, ",") || next == " " && i+1 < len(p.toks) && p.toks[i+1].shape&startsUpper != 0 && tail != "and" && tail != "said" && tail != "in" {
		return false
	}
	at := int(p.toks[i].start) + len(name)
	space := " "
	if p.is(i+1, saying) && strings.HasPrefix(p.gap(i+1), ",") && (tail == "they" || tail == "he" || tail == "she" || tail == "it") {
		space = ", "
	}
	if tail == "who" && p.commaBefore(i+1) {
		space = ", "
	}
	p.fix(at, at, space, 0.96, "“"+name+"” is a name of the text, “"+name+tail+"” is not")
	return true
}

// commaBefore reports whether the clause from the token i on ends with a comma
// before a verb, so that another one began it: Silva, who took over in May, has lost.
func (p *pass) commaBefore(i int) bool {
	const reach = 20
	for k := i; k+1 < min(len(p.toks), i+reach) && !p.toks[k+1].opens; k++ {
		if p.gap(k) == ", " {
			return p.is(k+1, auxiliary|saying|human)
		}
	}
	return false
}

func joinHyphens(p *pass) {
	for i := 0; i+1 < len(p.toks); i++ {
		gap := p.gap(i)
		if gap != "- " && gap != "-\n" && gap != "\u00ad " && gap != "\u00ad\n" && gap != "‐ " {
			continue
		}
		t, next := &p.toks[i], &p.toks[i+1]
		if t.end-t.start < 2 || next.shape&hasLower == 0 || next.shape&hasDigit != 0 || p.suspends(i) || p.quotedAt(int(t.end)) && !strings.HasPrefix(gap, "\u00ad") {
			continue
		}
		start, end := int(t.end), int(next.start)
		joined, hyphenated := p.str(i)+p.str(i+1), p.str(i)+"-"+p.str(i+1)
		switch {
		case p.compound(i):
			p.fix(start, end, "-", 0.96, "“"+hyphenated+"” stands in the text")
		case p.hasWord(joined):
			p.fix(start, end, "", 0.96, "“"+joined+"” stands in the text")
		case gap != "-\n" && next.shape.lower() && t.shape&hasDigit == 0 && t.shape&hasLower != 0:
			p.suggest(start, end, "", "a word broken by a hyphen, with nothing in the text to tell how it is written")
		}
	}
}

// suspends reports whether the hyphen behind the token i stands for the rest
// of a compound, as in short- and long-term, or for a dash.
func (p *pass) suspends(i int) bool {
	if p.is(i+1, conjunction|preposition|article|auxiliary|pronoun|starter) && !p.hasWord(p.str(i)+p.str(i+1)) {
		return true
	}
	switch strings.ToLower(p.str(i + 1)) {
	case "or", "and", "to", "nor", "but", "und", "oder", "bzw", "sowie", "bis", "noch", "en", "of", "y", "o", "e", "et", "ou", "i", "lub", "och", "eller", "og", "als", "than", "through", "versus", "vs":
		return true
	}
	// A list of suspended parts: two-, three- and four-year terms.
	return strings.HasPrefix(p.gap(i), "-,")
}
