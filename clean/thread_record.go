package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
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
	const says = cueText | cueAuthor | cueDate | cueSignature | cueForm
	for ; c > record; c = s.page.Containers[c].Parent {
		if h := s.cues[c] & says; h != 0 {
			return h
		}
	}
	return 0
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
	t.author = r.author(&t, rec, parts)
	t.date = r.date(rec, parts)
	return t, parts, true
}

// date returns when a record was written: of its dates the one that is a link
// to it or has a clock, rather than that of an edit or of the writer's account.
func (r *reading) date(rec *record, parts []part) string {
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
		if v > most {
			best, most = b, v
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

// nameIn returns the name that an element inside block i is called by, or "": of
// several the innermost.
func (p *Pass) nameIn(i int) string {
	b := &p.Page.Blocks[i]
	name := ""
	for k := range b.Marks {
		m := &b.Marks[k]
		if m.End <= m.Start || (wordCues(m.Class)|wordCues(m.Prop))&cueAuthor == 0 && m.Rel != "author" {
			continue
		}
		if t := b.Text[m.Start:m.End]; countWords(t) <= maxNameWords && letters(t) > 1 && (name == "" || strings.Contains(name, t)) {
			name = t
		}
	}
	return name
}

// author finds who wrote a record: the line that its container names or “NAME
// says”, what stands beside the date, or the first short line. A line of the
// text that turns out to be the name is taken out of it.
func (r *reading) author(t *thread, rec *record, parts []part) string {
	p := r.s.p
	for _, try := range [...]func(k, b int) bool{
		func(k, b int) bool { return parts[k] != partText && p.nameIn(b) != "" },
		func(k, b int) bool { return parts[k] == partAuthor && len(p.Page.Blocks[b].Links) > 0 },
		func(k, b int) bool { return parts[k] == partAuthor },
		func(k, b int) bool {
			return parts[k] == partDate && p.head(b).dated() && !p.head(b).dateOnly && !r.repeats(b) && countWords(p.head(b).rest) <= maxNameWords
		},
		func(k, b int) bool { return parts[k] == partText && b < t.text[0] && p.nameLine(b) },
		func(k, b int) bool {
			return parts[k] == partText && b == t.text[0] && len(t.text) > 1 && p.nameLine(b) && (r.named || slices.Contains(parts[k:], partDate))
		},
		func(k, b int) bool { // below the text, above the date
			last := len(t.text) - 1
			return last > 0 && b == t.text[last] && p.nameLine(b) && k+1 < len(parts) && parts[k+1] == partDate
		},
	} {
		edited := false // behind the date of an edit stands who did it
		for k, b := range rec.blocks {
			if parts[k] == partDate {
				edited = p.updated(b)
			}
			if edited && parts[k] == partAuthor || !try(k, b) {
				continue
			}
			if name := p.nameOf(b); name != "" {
				if i := slices.Index(t.text, b); i >= 0 && parts[k] == partText {
					t.text = slices.Delete(t.text, i, i+1)
				}
				return name
			}
		}
	}
	return ""
}

// updated reports whether a line is the date of an edit.
func (p *Pass) updated(i int) bool {
	d := p.head(i).dates.Dates
	return len(d) > 0 && d[0].Label == dates.Updated
}

// says reports whether a line says that somebody says: “NAME wrote:”.
func (p *Pass) says(i int) bool {
	m, ok := p.match(i, "comments.reply")
	return ok && strings.HasPrefix(m.Phrase.Pattern, "{*}") && !p.facts[i].prose
}

// nameOf returns the name in a line: that of its first link, or what stands
// beside a date or before “says”; "" where it is none.
func (p *Pass) nameOf(i int) string {
	b := &p.Page.Blocks[i]
	if name := p.nameIn(i); name != "" {
		return p.trimName(i, name)
	}
	text := b.Text
	dated := p.head(i).dated()
	if dated {
		text = p.head(i).rest
	}
	for k := range b.Links {
		l := b.Text[b.Links[k].Start:b.Links[k].End]
		if n := countWords(l); n > 0 && n <= maxNameWords && strings.Contains(text, l) && letters(l) > 1 {
			text = l
			if !dated {
				break // behind the name stand links to its owner; before it, those of “Posted in FORUM by NAME”
			}
		}
	}
	return p.trimName(i, text)
}

// trimName cuts “says” and “by” off a name in block i; "" is left where it is no
// name.
func (p *Pass) trimName(i int, text string) string {
	if m, ok := p.match(i, "comments.reply"); ok && strings.HasPrefix(m.Phrase.Pattern, "{*}") && strings.HasSuffix(p.Page.Blocks[i].Text, text) && strings.Contains(text, " ") {
		text = speaker(text, m.Phrase.Pattern)
	}
	text = p.cutBy(text)
	text = strings.Trim(parse.FoldSpace(text), " |·•,-–—:()#")
	if countWords(text) > maxNameWords || letters(text) < 2 || strings.Contains(text, "://") {
		return ""
	}
	return text
}

// cutBy cuts a byline's prefix from a name.
func (p *Pass) cutBy(s string) string {
	var buf [4]phrase.Match
	finder := p.env.phrases.Finder("byline.prefix")
	for _, m := range finder.Line(buf[:0], s) {
		if m.RestStart < m.RestEnd {
			return s[m.RestStart:m.RestEnd]
		}
	}
	return s
}
