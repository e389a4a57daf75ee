package repair

import (
	"sort"
	"strings"
	"unicode/utf8"
)

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
		if isLowerBefore(p.text, at) && isLowerAt(p.text, at+1) && !strings.HasPrefix(p.text[at+1:], "â€") && !p.inAddress(at) || p.lostWord(at) {
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

// flagRemains flags what begins a sequence, lost a part of it, and stands beside
// one that decodes: more is lost there than a guess could bring back. It returns
// the lines with such places and those in lossy.
func (p *pass) flagRemains(edits []Edit, lossy map[int]bool) map[int]bool {
	mark := func(start, end int) {
		if lossy == nil {
			lossy = map[int]bool{}
		}
		line, _ := p.lineOf(start)
		lossy[line] = true
		p.flag(start, end, lostNote)
	}
	for i, e := range edits {
		if r, n := utf8.DecodeLastRuneInString(p.text[:e.Start]); strings.ContainsRune(remains, r) && (i == 0 || edits[i-1].End <= e.Start-n) {
			mark(e.Start-n, e.Start)
		}
		if r, n := utf8.DecodeRuneInString(p.text[e.End:]); strings.ContainsRune(remains, r) && (i+1 == len(edits) || edits[i+1].Start >= e.End+n) {
			mark(e.End, e.End+n)
		}
	}
	for at, r := range p.text {
		if strings.ContainsRune(remains, r) && isLowerBefore(p.text, at) && isLowerAt(p.text, at+utf8.RuneLen(r)) && !covered(edits, at) && p.hasEdit(edits, at) {
			mark(at, at+utf8.RuneLen(r))
		}
	}
	return lossy
}

// covered reports whether one of the edits, which are in order, holds a byte.
func covered(edits []Edit, at int) bool {
	i := sort.Search(len(edits), func(i int) bool { return edits[i].End > at })
	return i < len(edits) && edits[i].Start <= at
}

// hasEdit reports whether one of the edits stands in the line of a byte.
func (p *pass) hasEdit(edits []Edit, at int) bool {
	start, end := p.lineOf(at)
	i := sort.Search(len(edits), func(i int) bool { return edits[i].Start >= start })
	return i < len(edits) && edits[i].Start < end
}

// remains are the characters that begin sequences and stand in words rarely.
const remains = "ÃÂÄÅÎÏÐÑ×ØÙ"
