package repair

import "strings"

func joinSubwords(p *pass) {
	if p.technical() {
		return
	}
	forEachLine(p.text, func(start, end int) {
		line := p.text[start:end]
		about := p.topical(start)
		if !about && strings.Contains(line, "▁") {
			p.joinPieces(start, end, "▁")
		}
		if !about && strings.Contains(line, "Ġ") && gptPieces(line) {
			p.joinPieces(start, end, "Ġ")
		}
		if strings.Contains(line, " ## ") || strings.Contains(line, " @@ ") {
			return // a line about the marks
		}
		joined := p.joinMarks(start, end, "@@ ", true)
		if !about {
			joined += p.joinMarks(start, end, " ##", false)
		}
		if joined > 0 {
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

// closesMark reports whether the mark at a byte is the end of a placeholder that
// such a mark opened: @@NAME@@.
func (p *pass) closesMark(start, at int, mark string) bool {
	word := p.text[start:at]
	word = word[strings.LastIndexByte(word, ' ')+1:]
	return strings.HasPrefix(word, strings.TrimSpace(mark))
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
		if p.quotedAt(at) && p.topical(at) {
			at = next
			continue // it is spoken about
		}
		if isLetterBefore(p.text, at) && !p.closesMark(start, at, mark) && next < end && isLetterAt(p.text, next) && (behind || isLowerAt(p.text, next)) {
			p.cut(at, next, 0.97, "seam of a subword tokenizer")
			count++
		}
		at = next
	}
}
