package parse

import (
	"strings"

	"golang.org/x/net/html"
)

// readHTML makes the page of HTML source in one pass: no tree is built, and no
// depth is too deep. It takes the memory of r, whose earlier page is overwritten.
func readHTML(doc *Document, r *htmlReader) *Page {
	r.reset(doc, doc.Text)
	p := r.read()
	if r.seg.sparse() {
		r.reset(doc, doc.Text)
		r.seg.noscript = true
		p = r.read()
	}
	return p
}

// reset begins a page in the memory of the last.
func (r *htmlReader) reset(doc *Document, src string) {
	*r = htmlReader{
		scanner: scanner{src: src, attrs: r.attrs[:0]},
		seg:     newSegmenter(doc, len(src), r.seg),
		open:    r.open[:0],
	}
}

// PlainText returns the text of a range of HTML that holds one block, as
// [Block.Text] has it: tags, comments and elements without text left out,
// character references decoded, white space folded. In preformatted text (pre)
// white space is kept, and the tags of blocks break lines.
func PlainText(fragment string, pre bool) string {
	r := fragmentReader(fragment, pre)
	p := r.read()
	if len(p.Blocks) == 1 {
		return p.Blocks[0].Text
	}
	var b strings.Builder
	for i := range p.Blocks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p.Blocks[i].Text)
	}
	return b.String()
}

// fragmentReader returns a reader for the inside of a block.
func fragmentReader(fragment string, pre bool) *htmlReader {
	r := &htmlReader{scanner: scanner{src: fragment}, seg: newSegmenter(nil, len(fragment), nil), form: true, body: true}
	if pre {
		r.seg.pres = 1
		r.seg.text.begin(true)
	}
	return r
}

// An htmlReader builds a page from tokens. It keeps the stack of open elements
// as far as it says where blocks begin and end, by the rules of the HTML
// standard: html.Parse is its referee in the tests.
type htmlReader struct {
	scanner
	seg    *segmenter
	open   []openElement // parallel to seg.open without its root
	last   [numTags]int  // per tag 1 + index of the innermost open one; 0 for none
	quirks bool          // a table does not end a paragraph
	form   bool          // a form is open
	body   bool          // the body's start tag was read
	known  bool          // quirks are known
	elem   element
}

// An openElement is an element on the stack. What an end tag may reach is noted
// when it is opened, so that no tag needs a walk down the stack.
type openElement struct {
	tag     tag
	before  int // 1 + index of the element below with the same tag; 0 for none
	scope   int // 1 + index of the nearest element that end tags do not reach through
	p       int // 1 + index of the paragraph that a block's start tag closes; 0 for none
	li      int // the same for a list item's start tag
	dd      int // the same for that of a definition
	special int // 1 + index of the nearest element that an unknown end tag does not pass
}

func (r *htmlReader) read() *Page {
	for {
		t := r.next()
		switch t.kind {
		case endOfSource:
			r.popTo(0, len(r.src))
			return r.seg.finish(len(r.src))
		case textToken:
			r.seg.characters(r.src, t.start, t.end, true)
		case rawToken:
			r.seg.characters(r.src, t.start, t.end, false)
		case startToken:
			r.start(t)
		case endToken:
			r.end(t)
		case otherToken:
			r.doctype(t)
		}
	}
}

// doctype notes whether the page is read in quirks mode.
func (r *htmlReader) doctype(t token) {
	if decl := r.src[t.start:t.end]; !r.known && foldPrefix(decl, "<!doctype") {
		r.known, r.quirks = true, quirky(decl)
	}
}

// quirky reports whether a doctype asks for quirks mode: there is none of the
// public identifiers of old HTML, nor is it missing.
func quirky(doctype string) bool {
	d := strings.ToLower(doctype)
	switch {
	case !strings.Contains(d, "public"):
		return !strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(d, "<!doctype")), "html")
	case strings.Contains(d, "dtd html 4.01 transitional//"), strings.Contains(d, "dtd html 4.01 frameset//"):
		return !strings.Contains(d, "http://")
	}
	return strings.Contains(d, "dtd html 4.0 transitional//") || strings.Contains(d, "dtd html 3") || strings.Contains(d, "//ietf//") || strings.Contains(d, "dtd html 2")
}

// start takes a start tag.
func (r *htmlReader) start(t token) {
	if !r.known {
		r.known, r.quirks = true, true // no doctype
	}
	info := t.tag.info()
	if r.foreign() {
		if !r.breaksOut() {
			r.inForeign(t)
			return
		}
		r.endForeign(t.start)
	}
	switch {
	case t.tag == tagNoscript && r.seg.noscript && r.seg.skipping == 0:
		t.tag, r.raw = tagQuiet, tagOther
		r.push(t)
	case info.raw && info.skip:
		r.skipRaw(t)
	case info.block:
		switch {
		case r.opens(t):
			r.pushBlock(t)
		case r.seg.text.pre:
			r.stray(t.start)
		}
	case t.tag == tagForeign, t.tag == tagDesc: // unknown outside drawings
	case info.skip:
		r.pushSkipped(t)
	case t.tag == tagColgroup:
		if r.tablePart(t, tagTable) || r.seg.text.pre {
			r.seg.part()
		}
	default:
		r.inline(t)
	}
}

// inForeign takes a start tag inside a drawing or formula: of those that matter
// there.
func (r *htmlReader) inForeign(t token) {
	r.raw = tagOther
	switch t.tag {
	case tagSvg, tagForeign, tagDesc, tagTitle:
		if !r.empty {
			r.push(t)
		}
	}
}

// inline takes the start tag of an element inside blocks, or of one that tells
// about the page.
func (r *htmlReader) inline(t token) {
	switch t.tag {
	case tagOther:
	case tagMeta, tagLink, tagBase, tagHTML:
		r.attributed(t)
		r.seg.head(&r.elem, "", Span{t.start, t.end})
		if t.tag == tagMeta {
			r.seg.valueMark(&r.elem)
		}
	case tagA, tagImg, tagSource:
		r.attributed(t)
		r.seg.inline(&r.elem, Span{t.start, t.end})
	case tagInput:
		if r.reach(tagSelect) {
			r.popTo(r.last[tagSelect]-1, t.start)
		}
	case tagBr, tagCustom:
		r.elem = element{tag: t.tag}
		r.seg.inline(&r.elem, Span{t.start, t.end})
	default:
		if t.tag.info().mark {
			r.attributed(t)
			r.seg.openMark(&r.elem)
		}
	}
}

// skipRaw reads an element without markup and without text of the page.
func (r *htmlReader) skipRaw(t token) {
	r.attributed(t)
	e := r.elem
	inside := Span{t.end, t.end}
	end := t.end
	if t.tag != tagPlaintext {
		inside.End = r.rawEnd(t.tag)
		r.at, r.raw = inside.End, tagOther
		end = inside.End
		if closing := r.next(); closing.kind == endToken {
			end = closing.end
		}
	}
	at := Span{t.start, end}
	text := r.src[inside.Start:inside.End]
	if t.tag == tagTitle {
		text = html.UnescapeString(text)
	}
	r.seg.head(&e, text, at)
	if r.seg.skipping == 0 {
		r.seg.skipped(t.tag, at)
	}
}

// attributed fills r.elem from the start tag that was read last.
func (r *htmlReader) attributed(t token) {
	r.elem = element{tag: t.tag}
	if len(r.attrs) == 0 {
		return
	}
	plain := !escaped(r.src[t.start:t.end])
	for i := range r.attrs {
		a := &r.attrs[i]
		if !t.tag.wanted(a.known) {
			continue
		}
		value := r.src[a.value.Start:a.value.End]
		if !plain {
			value = attributeText(value)
		}
		r.elem.set(a.known, value)
	}
}

// pushBlock opens an element that begins a block.
func (r *htmlReader) pushBlock(t token) {
	if t.tag.info().void {
		r.seg.part()
		return
	}
	r.push(t)
	if t.tag.info().raw && r.seg.skipping == 0 {
		r.seg.text.raw = t.start // the range of a block says that its text has no markup
	}
	if r.seg.pres > 1 && (t.tag == tagPre || t.tag == tagListing) {
		r.skipBreak()
	}
}

// skipBreak passes over a line break, which is no text behind the start tag of
// preformatted text; at the start of a block none is.
func (r *htmlReader) skipBreak() {
	rest := r.src[r.at:]
	switch {
	case strings.HasPrefix(rest, "\r\n"):
		r.at += 2
	case strings.HasPrefix(rest, "\n"), strings.HasPrefix(rest, "\r"):
		r.at++
	}
}

// pushSkipped opens an element with markup but without text of the page.
func (r *htmlReader) pushSkipped(t token) {
	if t.tag == tagSelect && r.reach(tagSelect) {
		r.popTo(r.last[tagSelect]-1, t.start) // a select in a select ends it
		return
	}
	r.push(t)
	if t.tag == tagSvg && r.empty {
		r.popTo(len(r.open)-1, t.end)
	}
}

// push opens an element.
func (r *htmlReader) push(t token) {
	r.attributed(t)
	r.pushElement(Span{t.start, t.end})
}

// imply opens an element whose start tag is missing.
func (r *htmlReader) imply(t tag, at int) {
	r.elem = element{tag: t}
	r.pushElement(Span{at, at})
}

func (r *htmlReader) pushElement(at Span) {
	t := r.elem.tag
	n := len(r.open) + 1
	var o openElement
	if n > 1 {
		o = r.open[n-2]
	}
	o.tag, o.before = t, r.last[t]
	info := t.info()
	if info.scope {
		o.scope, o.p = n, 0
	}
	switch t {
	case tagP:
		o.p = n
	case tagButton:
		o.p = 0
	case tagLi:
		o.li = n
	case tagDd, tagDt:
		o.dd = n
	}
	if special(t) {
		o.special = n
		if t != tagAddress && t != tagDiv && t != tagP {
			if t != tagLi {
				o.li = 0
			}
			if t != tagDd && t != tagDt {
				o.dd = 0
			}
		}
	}
	r.last[t] = n
	r.open = append(r.open, o)
	r.seg.push(&r.elem, at)
}

// special reports whether end tags of unknown elements stop at t.
func special(t tag) bool {
	switch t {
	case tagAnnotation, tagLabel, tagLegend, tagAudio, tagVideo, tagCanvas, tagDialog, tagSearch, tagOption, tagOptgroup, tagDatalist, tagSvg:
		return false
	}
	return true
}

// popTo closes elements until n are left; the innermost of them ends at end.
func (r *htmlReader) popTo(n, end int) {
	for i := len(r.open) - 1; i >= n; i-- {
		o := &r.open[i]
		r.last[o.tag] = o.before
		r.seg.pop(end)
	}
	r.open = r.open[:min(n, len(r.open))]
}

// top returns what is innermost; the zero value for nothing.
func (r *htmlReader) top() openElement {
	if n := len(r.open); n > 0 {
		return r.open[n-1]
	}
	return openElement{}
}
