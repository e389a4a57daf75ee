package parse

import (
	"slices"
	"strings"
)

// reach reports whether an end tag reaches the innermost open element of a kind.
func (r *htmlReader) reach(t tag) bool { return r.last[t] > 0 && r.last[t] >= r.top().scope }

// inTable reports whether the innermost element of a kind belongs to the
// innermost table.
func (r *htmlReader) inTable(t tag) bool {
	return r.last[t] > max(r.last[tagTable], r.last[tagTemplate])
}

// foreign reports whether what is innermost belongs to a drawing or to a formula,
// and not to HTML.
func (r *htmlReader) foreign() bool {
	t := r.top().tag
	return t == tagSvg || t == tagAnnotation
}

// breaksOut reports whether a start tag ends the drawing or formula it stands in.
func (r *htmlReader) breaksOut() bool {
	switch strings.ToLower(r.src[r.name.Start:r.name.End]) {
	case "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed",
		"h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr",
		"ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var":
		return true
	case "font":
		return slices.ContainsFunc(r.attrs, func(a attr) bool {
			switch strings.ToLower(r.src[a.name.Start:a.name.End]) {
			case "color", "face", "size":
				return true
			}
			return false
		})
	}
	return false
}

// opens closes what the start tag of a block implies to be closed, and reports
// whether the tag counts where it stands.
func (r *htmlReader) opens(t token) bool {
	switch t.tag {
	case tagBody:
		counts := !r.body && len(r.open) == 0 && r.seg.blank()
		r.body = true
		return counts
	case tagForm:
		if r.form && r.last[tagTemplate] == 0 || r.seg.text.pre {
			return false
		}
		r.form = true
	case tagLi:
		r.popTo(upTo(r.top().li, len(r.open)), t.start)
	case tagDd, tagDt:
		r.popTo(upTo(r.top().dd, len(r.open)), t.start)
	case tagButton:
		if r.reach(tagButton) {
			r.popTo(r.last[tagButton]-1, t.start)
		}
	case tagOption, tagOptgroup:
		if r.top().tag == tagOption {
			r.popTo(len(r.open)-1, t.start)
		}
	case tagTable:
		if r.last[tagTable] > r.last[tagTemplate] && !r.inCell() {
			r.popTo(r.last[tagTable]-1, t.start)
		}
		if r.quirks {
			return true
		}
		r.closeP(t.start)
	case tagCaption, tagTbody, tagThead, tagTfoot:
		return r.tablePart(t, tagTable)
	case tagTr:
		return r.tablePart(t, tagTbody)
	case tagTd, tagTh:
		return r.tablePart(t, tagTr)
	}
	if t.tag.info().closeP {
		r.closeP(t.start)
	}
	if t.tag.heading() > 0 && r.top().tag.heading() > 0 {
		r.popTo(len(r.open)-1, t.start)
	}
	return true
}

// upTo returns how many elements stay open when the one at 1-based index n is
// closed; all of them where n is 0.
func upTo(n, all int) int {
	if n == 0 {
		return all
	}
	return n - 1
}

func (r *htmlReader) closeP(at int) { r.popTo(upTo(r.top().p, len(r.open)), at) }

// inCell reports whether a cell or a caption of the innermost table is open.
func (r *htmlReader) inCell() bool {
	return r.inTable(tagTd) || r.inTable(tagTh) || r.inTable(tagCaption)
}

// tablePart makes the element of the table that a part of it belongs to the
// innermost one: the table itself, a section or a row. Those that are missing
// are implied. Outside tables the part's start tag does not count.
func (r *htmlReader) tablePart(t token, parent tag) bool {
	table := r.last[tagTable]
	if r.last[tagTemplate] > table {
		return true // in a template the parts stand for themselves
	}
	if table == 0 {
		return false
	}
	keep := table
	if parent != tagTable {
		for _, section := range [...]tag{tagTbody, tagThead, tagTfoot} {
			if r.last[section] > table {
				keep = r.last[section]
			}
		}
		if parent == tagTr && r.last[tagTr] > table {
			keep = r.last[tagTr]
		}
	}
	r.popTo(keep, t.start)
	if parent != tagTable && keep == table {
		r.imply(tagTbody, t.start)
	}
	if parent == tagTr && r.top().tag != tagTr {
		r.imply(tagTr, t.start)
	}
	return true
}

// end takes an end tag.
func (r *htmlReader) end(t token) {
	open := len(r.open)
	r.endTag(t)
	if r.seg.text.pre && t.tag != tagP && t.tag.info().block && len(r.open) == open {
		r.stray(t.start)
	}
}

// stray takes the tag of a block, in text where white space counts, that opens or
// closes nothing. It breaks the line all the same: what it belongs to may stand
// before the fragment that is read.
func (r *htmlReader) stray(at int) {
	for r.seg.skipping > 0 && r.top().tag != tagTemplate {
		r.popTo(len(r.open)-1, at)
	}
	r.seg.part()
}

func (r *htmlReader) endTag(t token) {
	if t.tag == tagNoscript && r.seg.noscript {
		t.tag = tagQuiet
	}
	switch info := t.tag.info(); {
	case t.tag == tagBr:
		r.endForeign(t.start)
		r.elem = element{tag: tagBr}
		r.seg.inline(&r.elem, Span{t.start, t.end})
	case t.tag == tagP:
		if p := r.top().p; p > 0 {
			r.popTo(p-1, t.end)
		} else {
			r.endForeign(t.start)
			r.seg.part()
		}
	case t.tag == tagBody, t.tag == tagHTML, t.tag == tagHr:
	case t.tag == tagForm:
		r.endForm(t)
	case t.tag.heading() > 0:
		last := 0
		for h := tagH1; h <= tagH6; h++ {
			last = max(last, r.last[h])
		}
		if last > 0 && last >= r.top().scope {
			r.popTo(last-1, t.end)
		}
	case t.tag == tagA:
		r.seg.endLink()
	case t.tag == tagCustom:
		r.seg.inline(&element{tag: tagCustom}, Span{t.start, t.end})
	case info.mark:
		r.seg.closeMark(t.tag)
	case info.block || info.skip:
		if r.closable(t.tag) {
			r.popTo(r.last[t.tag]-1, t.end)
		}
	}
}

// endForeign ends the drawings and formulas that are innermost.
func (r *htmlReader) endForeign(at int) {
	for r.foreign() {
		r.popTo(len(r.open)-1, at)
	}
}

// closable reports whether an end tag of a kind closes an open element.
func (r *htmlReader) closable(t tag) bool {
	at := r.last[t]
	if at == 0 {
		return false
	}
	top := r.top()
	switch t {
	case tagTemplate, tagQuiet:
		return true
	case tagLi:
		return at >= top.scope && at > r.last[tagOl] && at > r.last[tagUl]
	case tagTable:
		return at > r.last[tagTemplate]
	case tagCaption, tagTbody, tagThead, tagTfoot, tagTr, tagTd, tagTh:
		return r.inTable(t)
	}
	if !special(t) && t != tagDialog && t != tagSearch {
		return at >= top.special
	}
	return at >= top.scope
}

// endForm takes the end tag of a form. A form with other elements open inside
// leaves them open: the standard takes it alone from the stack; here it is
// closed with the element around it, which changes no block.
func (r *htmlReader) endForm(t token) {
	at := r.last[tagForm]
	if !r.form || at == 0 || at < r.top().scope {
		return
	}
	r.form = false
	for implied(r.top().tag) && len(r.open) > at {
		r.popTo(len(r.open)-1, t.start)
	}
	if at == len(r.open) {
		r.popTo(at-1, t.end)
	}
}

// implied reports whether the end tag of an element may be missing.
func implied(t tag) bool {
	switch t {
	case tagP, tagLi, tagDd, tagDt, tagOption, tagOptgroup:
		return true
	}
	return false
}
