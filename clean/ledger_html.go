package clean

import "github.com/copydesk/copydesk/parse"

// Rules of what stands between the blocks of HTML.
const (
	ruleTags    = "markup.tags"    // tags, comments, white space
	ruleSkipped = "markup.skipped" // elements that hold no text of the page
)

// htmlLedger lists what became of every byte of a source of HTML. Of a page that
// was made from a tree no source is known: it has one entry for each decision,
// with the path of its block.
func (p *Pass) htmlLedger(roles []Role) Ledger {
	src := p.origin.Doc.Text
	// A block and the tags before it, an element without text and its tags.
	l := make(Ledger, 0, 2*(len(p.Page.Blocks)+len(p.origin.Skipped))+1)
	w := htmlLedger{l: l, src: src, skipped: p.origin.Skipped}
	var flat Ledger
	for i := range p.Page.Blocks {
		flat = p.blockEntries(flat[:0], i, roles[i])
		if p.origin.Blocks[i].Start < 0 {
			path := p.origin.Path(p.origin.Blocks[i].Container)
			for _, e := range flat {
				e.Span, e.HTML, e.Path = nowhere, true, path
				w.l = append(w.l, e)
			}
			continue
		}
		w.markup(p.origin.Blocks[i].Start, -1)
		for _, e := range flat {
			e.Span, e.HTML = p.inSource(i, e.Span), true
			e.Start = max(e.Start, w.at)
			w.markup(e.Start, i)
			if e.End > e.Start {
				w.l = append(w.l, e)
				w.at = e.End
			}
		}
		w.markup(p.origin.Blocks[i].End, i)
	}
	if p.cut {
		if s := trimASCII(src, parse.Span{Start: w.at, End: len(src)}); s.Len() > 0 {
			w.l = append(w.l, Entry{Span: s, Block: -1, Fate: Removed, Role: RoleUnread, Rule: ruleBudget, Reason: "behind the end of the budget", Confidence: 1, HTML: true})
		}
		return w.l
	}
	w.markup(len(src), -1)
	return w.l
}

// An htmlLedger is a ledger of HTML while it is written.
type htmlLedger struct {
	l       Ledger
	src     string
	at      int // end of what is accounted for
	skipped []parse.Skipped
}

// markup accounts for what stands before end and holds no text of the page.
func (w *htmlLedger) markup(end, block int) {
	for len(w.skipped) > 0 && w.skipped[0].Start < end {
		s := w.skipped[0]
		w.skipped = w.skipped[1:]
		if s.End > end || s.Start < w.at {
			continue // it stands inside a piece of text
		}
		w.entry(s.Start, block, ruleTags, "tags")
		w.entry(s.End, block, ruleSkipped, "<"+s.Name+">")
	}
	w.entry(end, block, ruleTags, "tags")
}

func (w *htmlLedger) entry(end, block int, rule, reason string) {
	if end <= w.at {
		return
	}
	if s := trimASCII(w.src, parse.Span{Start: w.at, End: end}); s.Len() > 0 {
		w.l = append(w.l, Entry{Span: s, Block: block, Fate: Markup, Role: RoleMarkup, Rule: rule, Reason: reason, Confidence: 1, HTML: true})
	}
	w.at = end
}
