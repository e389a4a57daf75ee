package parse

// Bounds of the work on marks: broken pages leave thousands of them open.
const (
	maxOpenMarks = 16 // open marks, which go on from block to block
	markReach    = 16 // open inline elements that an end tag looks back on
)

// An inlineElement is an open element inside blocks.
type inlineElement struct {
	tag   tag
	depth int // number of open containers around it
	mark  int // index in marks, or none
}

// openMark opens an element that may be a mark.
func (s *segmenter) openMark(e *element) {
	if s.skipping > 0 {
		return
	}
	in := inlineElement{tag: e.tag, depth: len(s.open), mark: none}
	if e.tells() && len(s.openMarks) < maxOpenMarks {
		in.mark = s.addMark(e)
		s.openMarks = append(s.openMarks, len(s.inlines))
	}
	s.inlines = append(s.inlines, in)
}

// addMark notes a mark that begins here.
func (s *segmenter) addMark(e *element) int {
	m := Mark{
		Start: len(s.text.buf), End: none, Name: e.tag.info().name, Class: e.class, Prop: e.prop, Rel: e.rel,
		Type: e.itemType, Datetime: e.datetime, Content: e.content,
	}
	if s.text.empty() {
		m.Start = s.text.start // white space before the text may go
	}
	first(&m.Prop, e.key)
	first(&m.Content, e.title)
	s.marks = append(s.marks, m)
	return len(s.marks) - 1
}

// valueMark notes an element without an inside that states a value among the
// blocks: <meta itemprop="datePublished" content="2024-05-03">.
func (s *segmenter) valueMark(e *element) {
	if s.skipping == 0 && e.prop != "" && e.content != "" && len(s.open) > 1 {
		s.marks[s.addMark(e)].End = len(s.text.buf)
	}
}

// closeMark takes the end tag of an element that may be a mark.
func (s *segmenter) closeMark(t tag) {
	if s.skipping > 0 {
		return
	}
	for i := len(s.inlines) - 1; i >= 0 && i >= len(s.inlines)-markReach && s.inlines[i].depth == len(s.open); i-- {
		if s.inlines[i].tag == t {
			s.cutInlines(i)
			return
		}
	}
}

// dropMarks closes the inline elements that the closed container left open.
func (s *segmenter) dropMarks() {
	n := len(s.inlines)
	for n > 0 && s.inlines[n-1].depth > len(s.open) {
		n--
	}
	s.cutInlines(n)
}

// cutInlines closes inline elements until n are left.
func (s *segmenter) cutInlines(n int) {
	for k := len(s.openMarks) - 1; k >= 0 && s.openMarks[k] >= n; k-- {
		s.marks[s.inlines[s.openMarks[k]].mark].End = len(s.text.buf)
		s.openMarks = s.openMarks[:k]
	}
	s.inlines = s.inlines[:n]
}

// endMarks ends the open marks at the end of a block.
func (s *segmenter) endMarks() {
	for _, k := range s.openMarks {
		s.marks[s.inlines[k].mark].End = len(s.text.buf)
	}
}

// resumeMarks begins the open marks again in the next block. Their values were
// said once.
func (s *segmenter) resumeMarks() {
	for _, k := range s.openMarks {
		in := &s.inlines[k]
		m := s.marks[in.mark]
		m.Start, m.End, m.Datetime, m.Content = len(s.text.buf), none, "", ""
		in.mark = len(s.marks)
		s.marks = append(s.marks, m)
	}
}

// cutMarks returns the marks of a block that have text or a value, by its own
// bytes.
func (s *segmenter) cutMarks(at textRange) []Mark {
	marks := s.marks[at.marks.Start:at.marks.End]
	kept := marks[:0]
	for _, m := range marks {
		m.Start = min(max(m.Start-at.text.Start, 0), at.text.Len())
		m.End = max(min(m.End, at.text.End)-at.text.Start, m.Start)
		for m.Start < m.End && s.text.buf[at.text.Start+m.Start] == ' ' {
			m.Start++
		}
		if m.Start < m.End || m.Datetime != "" || m.Content != "" {
			kept = append(kept, m)
		}
	}
	return kept[:len(kept):len(kept)]
}

// tells reports whether the attributes of an element inside a block may say
// what its text is.
func (e *element) tells() bool {
	return e.datetime != "" || e.prop != "" || e.rel != "" || e.key != "" || e.tag == tagTime || e.class != "" && tellingClass(e.class)
}

// tellingWords are the parts of class names that name a field of an article: words
// of hAtom, hEntry and of common themes.
var tellingWords = [...]string{
	"author", "byline", "caption", "categor", "credit", "dachzeile", "date", "eyebrow", "fn", "headline", "kicker",
	"modified", "name", "overline", "p-", "posted", "publi", "roofline", "section", "spitzmarke", "subtitle",
	"tag", "time", "title", "updated", "user", "writer", "written",
}

// tellingPairs are the pairs of characters that tellingWords begin with, a bit for
// the second in that of the first, and tellingStarts the words by the first; both
// by the bits that large and small letters have in common.
var tellingPairs, tellingStarts = func() (pairs [32]uint32, starts [32][]string) {
	for _, word := range tellingWords {
		pairs[word[0]&31] |= 1 << (word[1] & 31)
		starts[word[0]&31] = append(starts[word[0]&31], word)
	}
	return pairs, starts
}()

// tellingClass reports whether a class attribute has one of the telling words.
func tellingClass(class string) bool {
	for i := range len(class) - 1 {
		first := class[i] & 31
		if tellingPairs[first]>>(class[i+1]&31)&1 == 0 {
			continue
		}
		for _, word := range tellingStarts[first] {
			if foldPrefix(class[i:], word) {
				return true
			}
		}
	}
	return false
}
