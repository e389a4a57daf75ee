package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/dates"
)

// A record is a container of a series with the blocks that are its own.
type record struct {
	container int
	depth     int
	around    int   // the record around it, or -1
	comment   bool  // it or what is around it is called so; else it is a post
	post      bool  // it is called a post
	answer    bool  // it or what is around it is called a question or an answer
	named     bool  // it itself is called a comment
	series    int   // that it belongs to
	blocks    []int // without those of records inside it
}

// A part is what a block is in its record.
type part uint8

const (
	partText part = iota
	partAuthor
	partDate
	partAction // buttons, counts, forms, signatures
)

// commonShare: what so many of the records have word for word in common
// (“Reply”, “Offline”, “Joined”) is nobody's name or text.
const commonShare = 0.8

// A reading tells the parts of records from one another.
type reading struct {
	s      *threadScan
	common map[uint64]int // how many records hold a short line, or what stands beside a date
	n      int
	named  bool // the texts of the records begin with a name
}

func (s *threadScan) newReading(records []record) *reading {
	r := &reading{s: s, common: map[uint64]int{}, n: len(records)}
	for i := range records {
		for _, b := range records[i].blocks {
			if k, ok := r.key(b); ok {
				r.common[k]++
			}
		}
	}
	named := 0
	for i := range records {
		named += count(r.beginsWithName(&records[i]))
	}
	r.named = len(records) > 1 && float64(named) >= commonShare*float64(len(records))
	return r
}

// beginsWithName reports whether the first line of a record that may be text is
// short, and more text follows.
func (r *reading) beginsWithName(rec *record) bool {
	first := true
	for _, b := range rec.blocks {
		if r.part(rec, b) != partText {
			continue
		}
		if !first {
			return true
		}
		if !r.s.p.nameLine(b) {
			return false
		}
		first = false
	}
	return false
}

// key returns the key of a short line without its date.
func (r *reading) key(b int) (uint64, bool) {
	p := r.s.p
	f := &p.facts[b]
	if f.words > maxPostHead {
		return 0, false
	}
	if h := p.head(b); h.dated() {
		return p.env.key(h.rest), !h.dateOnly
	}
	return f.key, true
}

// repeats reports whether a block says what most records say.
func (r *reading) repeats(b int) bool {
	k, ok := r.key(b)
	n := r.common[k]
	return ok && (n > 2 || n == r.n) && n > 1 && float64(n) >= commonShare*float64(r.n)
}

// maxAge is the length of the longest age: "12mo (edited)".
const maxAge = 14

// isAge reports whether a line says how old a comment is, in short: "5h", "2d",
// "6mo", "3w (edited)".
func isAge(line string) bool {
	if len(line) > maxAge || line == "" || !isDigit(line[0]) {
		return false
	}
	switch strings.TrimLeft(strings.TrimSuffix(line, " (edited)"), "0123456789") {
	case "s", "m", "min", "h", "hr", "d", "w", "wk", "mo", "y", "yr":
		return true
	}
	return false
}

// maxPostHead is the number of words of the longest line that is not text.
const maxPostHead = maxNameWords + 8

// part says what block b of a record is by itself.
func (r *reading) part(rec *record, b int) part {
	p, s := r.s.p, r.s
	f := &p.facts[b]
	named := s.nearest(p.Page.Blocks[b].Container, rec.container) &^ (s.cues[rec.container] & cueForm)
	short := f.words <= maxPostHead
	switch {
	case f.words == 0:
		return partAction
	case p.says(b) && !p.head(b).dated():
		return partAuthor
	case short && p.timeIn(b) != "", isAge(p.Page.Blocks[b].Text):
		return partDate
	case short && p.head(b).dated() && (p.head(b).dateOnly || countWords(p.head(b).rest) <= maxNameWords+2):
		return partDate
	case named&cueSignature != 0 || named&cueForm != 0 && !f.prose:
		return partAction
	case short && !f.stop && p.matchesAny(b, "comments.reply", "comments.form", "comments.heading", "share", "counter", "nav.page"):
		return partAction
	case named&cueAuthor != 0 && len(p.Page.Blocks[b].Links) > 0 && f.words <= maxNameWords && !f.stop:
		return partAuthor
	case r.repeats(b):
		return partAction
	case named&(cueAuthor|cueText) == cueAuthor && f.words <= maxNameWords+3 && !f.stop:
		return partAuthor
	}
	return partText
}

// nearest returns the cues of the innermost container between a block's and
// its record that says what is in it.
func (s *threadScan) nearest(c, record int) cue {
	if c <= record {
		return 0
	}
	if c = int(s.telling[c]); c <= record {
		return 0
	}
	return s.cues[c] & cueTelling
}

// Values of blocks for the choice of a record's text: a word counts one, a line
// that is no text costs as many words as a short sentence, and a container that
// is called the text is worth a long one.
const (
	partCost  = 10
	textNamed = 15
	maxInside = 500 // containers of a record that are looked at
)

// textIn returns the blocks of a record between which its text stands: the row
// of blocks, or the container that is called the text, that holds most words and
// least of anything else.
func (r *reading) textIn(rec *record, parts []part) (from, to int) {
	s := r.s
	sums := make([]int, len(rec.blocks)+1)
	most, low := 0, 0 // low: where the sum so far is least
	for k, b := range rec.blocks {
		v := s.p.facts[b].words
		if parts[k] != partText {
			v = -partCost
		}
		sums[k+1] = sums[k] + v
		if v := sums[k+1] - sums[low]; v > most {
			most, from, to = v, low, k+1
		}
		if sums[k+1] <= sums[low] {
			low = k + 1
		}
	}
	depth := s.page.Containers[rec.container].Depth
	for c := rec.container + 1; c < min(len(s.cues), rec.container+maxInside) && s.page.Containers[c].Depth > depth; c++ {
		if s.to[c] == 0 || s.cues[c]&cueText == 0 {
			continue
		}
		a, _ := slices.BinarySearch(rec.blocks, int(s.from[c]))
		b, _ := slices.BinarySearch(rec.blocks, int(s.to[c]))
		if v := sums[b] - sums[a] + textNamed; b > a && v > most {
			most, from, to = v, a, b
		}
	}
	return from, to
}

// thread reads a record.
//
// parts are left to say what its blocks are.
func (r *reading) thread(rec *record) (t thread, parts []part, ok bool) {
	if len(rec.blocks) == 0 {
		return t, nil, false
	}
	parts = make([]part, len(rec.blocks))
	for k, b := range rec.blocks {
		parts[k] = r.part(rec, b)
	}
	from, to := r.textIn(rec, parts)
	t = thread{head: rec.blocks[0], depth: rec.depth}
	for k, b := range rec.blocks {
		if parts[k] == partText && from <= k && k < to {
			t.text = append(t.text, b)
		}
	}
	if len(t.text) == 0 {
		return t, parts, false
	}
	first := t.text[0]
	t.author = r.author(&t, rec, parts)
	t.date = r.date(rec, parts, first)
	return t, parts, true
}

// date returns when a record was written: of its dates the one that is a link
// to it or has a clock, rather than that of an edit or of the writer's account.
func (r *reading) date(rec *record, parts []part, first int) string {
	p := r.s.p
	best, most := -1, 0
	for k, b := range rec.blocks {
		if parts[k] != partDate {
			continue
		}
		h := p.head(b)
		v := 10
		if p.timeIn(b) != "" {
			v += 3
		}
		if len(p.Page.Blocks[b].Links) > 0 {
			v += 3
		}
		if d, ok := h.dates.Published(); ok && d.Precision >= dates.Minute {
			v += 2
		}
		if p.updated(b) {
			v -= 6
		}
		if r.s.nearest(p.Page.Blocks[b].Container, rec.container)&(cueAuthor|cueSignature) != 0 {
			v -= 4
		}
		if v > most || v == most && p.origin == nil && b < first {
			best, most = b, v // in text the nearest above what is said: others are of the account
		}
	}
	if best < 0 {
		return ""
	}
	if t := p.timeIn(best); t != "" {
		return t
	}
	return p.dateText(best)
}

// timeIn returns the date that an element inside block i states, or "".
func (p *Pass) timeIn(i int) string {
	marks := p.Page.Blocks[i].Marks
	for k := range marks {
		if m := &marks[k]; m.Datetime != "" {
			l := dates.Scan(m.Datetime, "")
			if d, ok := l.Published(); ok {
				return d.String()
			}
		}
	}
	return ""
}
