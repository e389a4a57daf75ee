package repair

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func duplicateRules() []Rule {
	return []Rule{
		{
			Name: "dup.word", Tier: Must,
			Doc: "A function word written twice, by a list for each language of words that never double on purpose.",
			run: cutDoubledWords,
		},
		{
			Name: "dup.phrase", Tier: Should,
			Doc: "Three or more words repeated at once, or two three times over, in running text; idioms, names, scores and songs stay.",
			run: cutRepeatedPhrases,
		},
		{
			Name: "dup.sentence", Tier: Must,
			Doc: "A sentence of six words or more that follows itself, also as the paragraph behind; flagged where it comes back later.",
			run: cutRepeatedSentences,
		},
	}
}

func cutDoubledWords(p *pass) {
	lang := p.lex.langOf(p.lang)
	if lang == 0 {
		return
	}
	for i := 0; i+1 < len(p.toks); i++ {
		t, next := &p.toks[i], &p.toks[i+1]
		if t.word == 0 || t.word != next.word || p.word(i).doubled&lang == 0 || !next.shape.lower() || p.gap(i) != " " {
			continue
		}
		if !t.shape.lower() && (!t.opens || !t.shape.capital() && t.end-t.start > 1) || p.tripled(i) || p.quotedAt(int(t.start)) {
			continue
		}
		if p.english() && p.is(i, preposition) && p.particleBefore(i) || p.is(i+2, conjunction) && p.is(i, conjunction) || strings.HasPrefix(p.gap(i+1), "-") {
			continue
		}
		start, end := p.span(i, i+1)
		p.cut(int(t.end), end, 0.97, fmt.Sprintf("“%s” twice", p.text[start:end]))
	}
}

// tripled reports whether a word stands three times in a row: that is sung or
// stammered.
func (p *pass) tripled(i int) bool {
	same := func(k int) bool { return k >= 0 && k < len(p.toks) && p.toks[k].word == p.toks[i].word }
	return same(i-1) && p.before(i) == " " || same(i+2) && p.gap(i+1) == " "
}

// particleBefore reports whether the word before the token i may be a verb with
// the preposition as its particle: the tide came in in the night.
func (p *pass) particleBefore(i int) bool {
	if i == 0 || p.toks[i].opens {
		return false
	}
	if p.str(i) != "in" && p.str(i) != "on" && p.str(i) != "to" && p.str(i) != "for" && p.str(i) != "by" {
		return false
	}
	if p.str(i) == "to" { // the man he sent to to fetch it
		return !p.is(i+2, article|possessive) && (i+2 >= len(p.toks) || p.toks[i+2].shape&startsUpper == 0)
	}
	w := strings.ToLower(p.str(i - 1))
	if strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") {
		return true
	}
	return p.is(i-1, particle|auxiliary|pronoun) || w == "it" || w == "them" || w == "him" || w == "us" || w == "me"
}

// shortIdiom is the longest phrase that is repeated for effect.
const shortIdiom = 4

// Bounds of dup.phrase: the longest phrase looked for, the shortest that is cut
// when it stands twice, with a comma between the two, and three times.
const (
	maxPhrase      = 12
	twicePhrase    = 3
	commaPhrase    = 4
	threeTimes     = 2
	articledPhrase = 2 // the summit the summit
)

func cutRepeatedPhrases(p *pass) {
	var run [maxPhrase + 1]int // how many tokens up to here equal those a lag before
	for i := range p.toks {
		if p.toks[i].opens {
			clear(run[:])
			continue
		}
		for lag := 1; lag <= maxPhrase && lag <= i; lag++ {
			if p.toks[i].hash != p.toks[i-lag].hash {
				run[lag] = 0
				continue
			}
			run[lag]++
			if run[lag] == lag && lag >= articledPhrase && p.repeats(i, lag) {
				run = [maxPhrase + 1]int{}
				break
			}
		}
	}
}

// repeats cuts the lag tokens that end with the token i and the copies of them
// that follow, if they repeat those before them by mistake.
func (p *pass) repeats(i, lag int) bool {
	second := i - lag + 1
	first := second - lag
	if first < 0 || p.sentsBetween(first+1, i) {
		return false
	}
	end, copies := i, 2
	for p.sameTokens(first, end+1, lag) && p.before(end+1) == " " {
		end += lag
		copies++
	}
	seam := p.before(second)
	comma := seam == ", "
	least := twicePhrase
	switch {
	case copies > 2:
		least = threeTimes
	case comma:
		least = commaPhrase
	case p.is(first, article|possessive), p.is(first-1, article|possessive) && p.before(first) == " " && p.word(first).function|p.word(first+1).function == 0:
		least = articledPhrase
	}
	if seam != " " && !comma || lag < least || !p.proseRepeat(first, second, i) {
		return false
	}
	start, last := int(p.toks[second-1].end), int(p.toks[end].end)
	if p.quotedAt(int(p.toks[first].start)) || p.quotedAt(start) {
		return false
	}
	p.cut(start, last, 0.9, fmt.Sprintf("%d words repeated at once", lag))
	return true
}

// sentsBetween reports whether a sentence begins at one of the tokens [i, j].
func (v *view) sentsBetween(i, j int) bool {
	for ; i <= j; i++ {
		if v.toks[i].opens {
			return true
		}
	}
	return false
}

// sameTokens reports whether n tokens from i and from j on are the same words.
func (v *view) sameTokens(i, j, n int) bool {
	if j+n > len(v.toks) {
		return false
	}
	for k := range n {
		if v.toks[i+k].hash != v.toks[j+k].hash || !strings.EqualFold(v.str(i+k), v.str(j+k)) {
			return false
		}
	}
	return true
}

// proseRepeat reports whether a repeated phrase is running text: lower-case
// words, single spaces, a word with a meaning, no number, no conjunction at
// the seam.
func (p *pass) proseRepeat(first, second, last int) bool {
	if !p.sameTokens(first, second, second-first) || !p.spaced(first, second-1) || !p.spaced(second, last) {
		return false
	}
	lower, content := 0, 0
	for k := second; k <= last; k++ {
		t := &p.toks[k]
		if t.shape&hasDigit != 0 {
			return false
		}
		if t.shape.lower() {
			lower++
		}
		if p.word(k).function == 0 || t.shape&startsUpper != 0 {
			content++
		}
	}
	if last-second+1 <= shortIdiom && p.is(first, pronoun) || second-first < shortIdiom && p.hasAux(first, second) {
		return false // what we know we know; a rose is a rose is a rose
	}
	if lower == 0 || content == 0 || 2*lower < last-second+1 {
		return false
	}
	edge := conjunction
	if second-first <= shortIdiom && (p.is(first, edge) || p.is(last, edge) || p.is(second-1, edge)) {
		return false
	}
	switch strings.ToLower(p.str(first)) { // more and more, over and over; time after time
	case "more", "over", "again", "round", "on", "up", "down", "no", "very", "so":
		return second-first > threeTimes
	}
	return !p.songLine(first)
}

// hasAux reports whether one of the tokens [i, j) is a form of to be.
func (p *pass) hasAux(i, j int) bool {
	for ; i < j; i++ {
		switch p.str(i) {
		case "is", "are", "was", "were":
			return true
		}
	}
	return false
}

// songLine reports whether the line of the token i has no stop at its end, as
// verses and table rows.
func (p *pass) songLine(i int) bool {
	line := strings.TrimRight(p.line(int(p.toks[i].start)), " ")
	if line == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(line)
	return !strings.ContainsRune(".!?…:;\"'”’»)", r)
}

// minSentence is the shortest sentence, in words, that is not repeated on purpose.
const minSentence = 6

// maxRepeats is how many sentences of an article come back later.
const maxRepeats = 3

func cutRepeatedSentences(p *pass) {
	p.cutRepeatedLines()
	seen := map[uint64]int{}
	var later []int
	for k := range p.sents {
		i, j := p.sentence(k)
		if j-i < minSentence {
			continue
		}
		if k > 0 {
			i0, j0 := p.sentence(k - 1)
			if !p.toks[i].first && p.sameSentence(i0, j0, i, j) {
				start, end := p.sentenceEnd(j0-1), p.sentenceEnd(j-1)
				if !p.quotedAt(int(p.toks[i].start)) && !p.quotedAt(int(p.toks[i0].start)) && !strings.Contains(p.before(i), "/") {
					p.cut(start, end, 0.96, "the sentence before, word for word")
				}
				continue
			}
		}
		h := p.hashTokens(i, j)
		first, ok := seen[h]
		if !ok {
			seen[h] = k
			continue
		}
		i0, j0 := p.sentence(first)
		if k-first > 1 && p.isSentence(j-1) && p.sameSentence(i0, j0, i, j) && !p.quotedAt(int(p.toks[i].start)) {
			later = append(later, k)
		}
	}
	if len(later) > maxRepeats { // a page of entries, not an article
		return
	}
	for _, k := range later {
		i, j := p.sentence(k)
		p.suggest(int(p.toks[i].start), p.sentenceEnd(j-1), "", "stands in the text already")
	}
}

// cutRepeatedLines cuts paragraphs that repeat the one before them.
func (p *pass) cutRepeatedLines() {
	last, lastEnd := "", 0
	forEachLine(p.text, func(start, end int) {
		line := strings.TrimSpace(p.text[start:end])
		if line == "" {
			return
		}
		same := equalQuoted(line, last)
		if same && len(strings.Fields(line)) >= minSentence && endsSentence(line) && !isQuote(firstRune(line)) && !endsSentenceMark(line, "\"”") {
			p.cut(lastEnd, end, 0.96, "the paragraph before, word for word")
			lastEnd = end
			return
		}
		last, lastEnd = line, end
	})
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func endsSentenceMark(s, marks string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(marks, r)
}

// equalQuoted reports whether two texts are equal but for the style of their
// quotation marks and apostrophes.
func equalQuoted(a, b string) bool {
	for len(a) > 0 && len(b) > 0 {
		r, n := utf8.DecodeRuneInString(a)
		q, m := utf8.DecodeRuneInString(b)
		if r != q && straight(r) != straight(q) {
			return false
		}
		a, b = a[n:], b[m:]
	}
	return len(a) == len(b)
}

// straight returns a quotation mark or apostrophe as typewriters have it.
func straight(r rune) rune {
	switch r {
	case '’', '‘':
		return '\''
	case '“', '”':
		return '"'
	}
	return r
}

// sameSentence reports whether two ranges of tokens say the same in the same
// words and marks, but for the style of quotation marks.
func (p *pass) sameSentence(i0, j0, i, j int) bool {
	if j0-i0 != j-i || !p.sameTokens(i0, i, j-i) {
		return false
	}
	a := p.text[p.toks[i0].start:p.sentenceEnd(j0-1)]
	b := p.text[p.toks[i].start:p.sentenceEnd(j-1)]
	return equalQuoted(a, b)
}

// sentenceEnd returns the byte behind the stop of the sentence whose last token
// is i, closing marks included.
func (v *view) sentenceEnd(i int) int {
	gap := v.gap(i)
	if n := strings.IndexAny(gap, " \n"); n >= 0 {
		gap = gap[:n]
	}
	gap = strings.TrimRight(gap, "“‘(")
	return int(v.toks[i].end) + len(gap)
}

// isSentence reports whether a stop follows the token i.
func (v *view) isSentence(i int) bool { return stopIn(v.gap(i)) != 0 }

// hashTokens returns a hash of the words of the tokens [i, j).
func (v *view) hashTokens(i, j int) uint64 {
	h := uint64(fnvOffset)
	for ; i < j; i++ {
		h = (h ^ uint64(v.toks[i].hash)) * fnvPrime
	}
	return h
}
