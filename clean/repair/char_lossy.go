package repair

import "strings"

// lostNote is the note of flags where a character is lost.
const lostNote = "a character was lost when the text changed its encoding"

// flagLossy flags replacement characters and question marks that stand for lost
// letters, and returns the lines that hold one.
func (p *pass) flagLossy() map[int]bool {
	var lines map[int]bool
	mark := func(start, end int, note string) {
		if p.mentioned(start, end) || p.aboutEncoding(start) {
			return
		}
		if lines == nil {
			lines = map[int]bool{}
		}
		line, _ := p.lineOf(start)
		lines[line] = true
		p.flag(start, end, note)
	}
	if !p.ascii() {
		for _, lost := range [...]string{"�", "ï¿½", "â€?", "Ã?", "Â?", "â€\n", "â€ ", "â€.", "â€,", "â€;", "â€:", "â€!", "â€)"} {
			for at := 0; ; {
				n := strings.Index(p.text[at:], lost)
				if n < 0 {
					break
				}
				at += n + len(lost)
				if lost != "Ã?" && lost != "Â?" || isLowerAt(p.text, at) || isLowerBefore(p.text, at-len(lost)) {
					mark(at-len(lost), at-len(lost)+len(strings.TrimRight(lost, "\n .,;:!)")), lostNote)
				}
			}
		}
		if strings.HasSuffix(p.text, "â€") {
			mark(len(p.text)-len("â€"), len(p.text), lostNote)
		}
	}
	for at := 0; p.has('?'); at++ {
		n := strings.IndexByte(p.text[at:], '?')
		if n < 0 {
			break
		}
		at += n
		if isLowerBefore(p.text, at) && isLowerAt(p.text, at+1) && !p.inAddress(at) || p.lostWord(at) {
			mark(at, at+1, "a question mark inside a word: a letter was lost")
		}
	}
	return lines
}

// lostWord reports whether the question mark at a byte begins a word of them.
func (p *pass) lostWord(at int) bool {
	if at > 0 && p.text[at-1] != ' ' {
		return isUpperBefore(p.text, at) && isLowerAt(p.text, at+1) && !p.inAddress(at)
	}
	n := len(p.text[at:]) - len(strings.TrimLeft(p.text[at:], "?"))
	return n > 3 && strings.HasPrefix(p.text[at+n:], " ??")
}
