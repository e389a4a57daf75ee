package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

func creditRules() []Rule {
	return []Rule{{
		Name: "credit",
		Doc:  "Photo credits: a line of their own, or the end of a caption, by the phrases of category credit and by “NAME/Agency”.",
		Run:  findCredits,
	}}
}

func findCredits(p *Pass) {
	for i := range p.facts {
		b := &p.Page.Blocks[i]
		f := &p.facts[i]
		if !p.free(i) || f.words == 0 || b.Kind == parse.Preformatted || f.lacks(searchCredit) {
			continue
		}
		src := p.source(b.Content)
		at, why := p.creditAt(i, src)
		if why == "" {
			f.without |= searchCredit
			continue
		}
		if at > 0 && !f.prose && p.prefixed(i) {
			continue // "By NAME (Reuters)"
		}
		if at == 0 {
			if p.facts[i].words <= maxCreditWords {
				p.whole(i, RoleCredit, 0.92, why)
			}
			continue
		}
		start := b.Content.Start + at
		p.Report(Decision{Block: i, Span: parse.Span{Start: start, End: b.Content.End}, Role: RoleCredit, Reason: why, Confidence: 0.93})
	}
}

// wholeCredit reports whether s is a name before the sign of photographers in
// Chinese and Japanese.
func (p *Pass) wholeCredit(s string) bool {
	name, ok := photographer(s)
	return ok && isName(name)
}

// photographer returns the name before the sign of photographers in Chinese and
// Japanese, without the day or the place before it: 17日、高瀬写す.
func photographer(s string) (name string, ok bool) {
	for _, sign := range [...]string{"摄影", "攝影", "撮影", "写す", "摄", "攝", "供图"} {
		if name, ok = strings.CutSuffix(s, sign); ok {
			const comma = "、"
			if k := strings.LastIndex(name, comma); k >= 0 {
				name = name[k+len(comma):]
			}
			return strings.Trim(name, " /／"), true
		}
	}
	return s, false
}

// creditReach is how far from the end of a block a credit may begin, in bytes.
const creditReach = 160

// creditAt returns where in src a credit begins that reaches to its end.
func (p *Pass) creditAt(i int, src string) (at int, why string) {
	var buf [4]phrase.Match
	for _, m := range p.facts[i].matches {
		if m.Phrase.Category == "credit" && !m.Phrase.Weak && m.RestStart < m.RestEnd && p.facts[i].words <= maxCreditWords && !p.readsOn(i, m) {
			return 0, phraseReason(m)
		}
	}
	few := func(s string) bool { return len(s) <= 2*maxCreditWords || countWords(s) <= maxCreditWords }
	if name, ok := strings.CutPrefix(src, "©"); ok && len(src) <= creditReach && few(src) && isCredit(name) && p.proseAfter(i) {
		return 0, "a name behind ©"
	}
	short := false // so is what follows
	for k := max(1, len(src)-creditReach); k < len(src); k++ {
		if k > 1 && inWords(src, k) || !creditStart(src, k) {
			continue
		}
		tail := src[k:]
		if short = short || few(tail); !short {
			continue
		}
		if hasWide(tail) && p.wholeCredit(strings.Trim(tail, "()[]（）【】 .")) {
			return openBracket(src, k), "a credit in brackets"
		}
		for _, m := range p.env.finders.credits.At(buf[:0], src, k) {
			if hasLetter(src[m.End:]) && (!m.Phrase.Weak || isCredit(src[m.End:])) {
				return openBracket(src, k), phraseReason(m)
			}
		}
		switch {
		case isAgency(strings.Trim(tail, " /()[].—–-")):
			return openBracket(src, k), "an agency"
		case agencyCredit(tail):
			return openBracket(src, k), "a name and an agency"
		case strings.HasPrefix(tail, "©") && isCredit(strings.TrimPrefix(tail, "©")):
			return openBracket(src, k), "a name behind ©"
		}
	}
	return 0, ""
}

// inWords reports whether position k of s, not the first two, stands in a word
// or between two words with nothing but white space between them: that is most
// positions.
func inWords(s string, k int) bool {
	before := wordOrSpace[s[k-1]]
	return (before|before>>1&wordOrSpace[s[k-2]]&wordOrSpace[s[k]])&1 != 0
}

// creditStart reports whether a credit may begin at position k of s: behind a
// sentence, a bracket or a bar.
func creditStart(s string, k int) bool {
	c, copyright := s[k-1], strings.HasPrefix(s[k:], "©")
	switch {
	case c == '(' || c == '[' || c == '|':
		return true
	case isWordByte(c):
		return false
	case c >= utf8.RuneSelf:
		return copyright || strings.HasSuffix(s[:k], "（") || strings.HasSuffix(s[:k], "【") || strings.HasSuffix(s[:k], "。")
	case !asciiSpace(c):
		return copyright
	}
	before := trimBlanksRight(s[:k])
	if before == "" || isWordByte(before[len(before)-1]) || before[len(before)-1] == ',' {
		return copyright
	}
	return parse.EndsSentence(before[max(0, len(before)-12):]) || strings.HasSuffix(before, "|") ||
		strings.HasSuffix(before, "–") || strings.HasSuffix(before, "—") || strings.HasSuffix(before, " -") || copyright
}

// trimBlanksRight cuts blanks, tabulators and no-break spaces from the end of s.
func trimBlanksRight(s string) string {
	for {
		t := strings.TrimSuffix(strings.TrimRight(s, " \t"), "\u00a0")
		if len(t) == len(s) {
			return s
		}
		s = t
	}
}

// openBracket moves at back over a bracket or a sign before the credit.
func openBracket(s string, at int) int {
	for at > 0 && strings.IndexByte("([| -/", s[at-1]) >= 0 {
		at--
	}
	for _, sign := range [...]string{"–", "—", "（", "【"} {
		at = len(strings.TrimSuffix(s[:at], sign))
	}
	return len(trimBlanksRight(s[:at]))
}

// proseAfter reports whether running text follows block i.
func (p *Pass) proseAfter(i int) bool { return p.nextProse(i+1) < len(p.facts) }

// isCredit reports whether s is what a credit names: names and agencies with
// slashes, commas or bars between them.
func isCredit(s string) bool {
	s = strings.Trim(s, " :.()[]（）【】\u00a0")
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/,|", r) })
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if !isName(part) && !isAgency(part) && nameWord(part) != wordCapital {
			return false
		}
	}
	return len(parts) > 0
}

// agencyCredit reports whether s is "NAME/Agency" or "Agency/NAME", with or
// without "via" and a further agency.
func agencyCredit(s string) bool {
	if strings.IndexByte(s, '/') < 0 {
		return false
	}
	s = strings.Trim(s, " ()[].")
	name, agency, ok := strings.Cut(s, "/")
	if !ok || strings.ContainsAny(s, ":!?") {
		return false
	}
	agency, _, _ = strings.Cut(agency, " via ")
	name, agency = strings.TrimSpace(name), strings.TrimSpace(agency)
	name = strings.TrimSuffix(strings.TrimSuffix(name, " Photo"), " Images")
	return isName(name) && isAgency(agency) || isAgency(name) && isName(agency)
}
