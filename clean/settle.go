package clean

import (
	"context"
	"sort"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// maxRounds bounds the rounds of settle. The first is nearly always the last;
// pages of hundreds of equal lines take more.
const maxRounds = 24

// settle runs the rules over the cleaned text until they find nothing more.
// What was taken out can bring lines together that say more side by side, and
// an article that is cleaned again must stay as it is.
func (c *Cleaner) settle(ctx context.Context, p *Pass) error {
	w := p.work.forRendering()
	for range maxRounds {
		r := p.rendered()
		again := c.newPass(r.page, p, c.env.readFacts(r.page, w, func(i int) *fact { return p.factOf(&r, i) }), w)
		err := c.label(ctx, again)
		w.decisions = again.labels.all
		if err != nil {
			return err
		}
		if !p.take(again, r) {
			return nil
		}
	}
	return nil
}

// A rendering is the cleaned text as a page of its own, with the way back.
type rendering struct {
	page   *parse.Page
	pieces []piece
}

// A piece is a kept range of the source, and where it stands in the rendering.
type piece struct {
	block int
	alone bool // it is all that is left of the block
	src   parse.Span
	out   parse.Span
}

// rendered returns the title, a blank line and the text.
func (p *Pass) rendered() rendering {
	r := rendering{pieces: p.work.pieces[:0]}
	var w textWriter
	w.b.Grow(len(p.Page.Doc.Text))
	if p.found.title >= 0 {
		w.block(RoleTitle, p.titleText())
	}
	roles := p.roles(p.isKept)
	for i := range p.Page.Blocks {
		pieces := p.pieces(i)
		if len(pieces) == 0 {
			continue
		}
		role := roles[i]
		text := p.joined(i, pieces)
		at := w.block(role, text)
		for k, s := range pieces {
			t := text
			if len(pieces) > 1 {
				t = pieceText(role, p.source(s))
			}
			if k > 0 && spaced(p.Page.Doc.Text[pieces[k-1].End:s.Start]) && at < w.b.Len() {
				at++
			}
			end := min(at+len(t), w.b.Len())
			r.pieces = append(r.pieces, piece{block: i, alone: len(pieces) == 1, src: s, out: parse.Span{Start: at, End: end}})
			at = end
		}
	}
	doc := &parse.Document{Name: p.Page.Doc.Name, Media: parse.MediaText, Text: w.b.String(), Meta: p.Page.Doc.Meta}
	page, _ := p.work.reader.Read(doc) // text is never an error
	r.page, p.work.pieces = page, r.pieces
	return r
}

// factOf returns the facts of the block of p that block i of the rendering is a
// copy of, or nil where it is not just that.
func (p *Pass) factOf(r *rendering, i int) *fact {
	b := &r.page.Blocks[i]
	of := r.overlapping(b.Span)
	if len(of) != 1 {
		return nil
	}
	k := of[0].block
	if p.Page.Blocks[k].Text != b.Text || p.Page.Blocks[k].Kind == parse.Preformatted {
		return nil
	}
	cut := len(p.labels.parts[int32(k)]) > 0
	if !cut && b.Kind != parse.Preformatted {
		return &p.facts[k]
	}
	f := p.facts[k]
	f.head, f.byline = nil, nil // code is no line of a head
	if cut {
		f.without = 0 // it was searched with what has been cut since
	}
	return &f
}

// contents returns the ranges of the text of the blocks, in order.
func (p *Pass) contents() []parse.Span {
	spans := cleared(&p.work.contents, len(p.Page.Blocks))
	for i := range spans {
		b := &p.Page.Blocks[i]
		if spans[i] = b.Content; b.Kind != parse.Preformatted {
			spans[i] = trimASCII(p.Page.Doc.Text, b.Content)
		}
	}
	return spans
}

// pieces returns what kept does, for most blocks without an allocation.
func (p *Pass) pieces(i int) []parse.Span {
	if !p.free(i) || len(p.labels.parts[int32(i)]) > 0 {
		return p.kept(i)
	}
	s := p.found.contents[i : i+1 : i+1]
	if s[0].Len() == 0 && p.Page.Blocks[i].Kind != parse.Preformatted {
		return nil
	}
	return s
}

// joined returns the text of a block from its kept pieces.
func (p *Pass) joined(i int, pieces []parse.Span) string {
	role := bodyRole(p.Page.Blocks[i].Kind)
	if len(pieces) == 1 {
		s, text := p.source(pieces[0]), p.Page.Blocks[i].Text
		if s == text {
			return text // white space is folded in it already
		}
		return pieceText(role, s)
	}
	var b strings.Builder
	for k, s := range pieces {
		if k > 0 && spaced(p.Page.Doc.Text[pieces[k-1].End:s.Start]) {
			b.WriteByte(' ')
		}
		b.WriteString(p.source(s))
	}
	return pieceText(role, b.String())
}

// take moves the decisions of a pass over the rendering into p. It reports
// whether there were any.
func (p *Pass) take(again *Pass, r rendering) bool {
	before := len(p.labels.all)
	for _, d := range again.labels.all {
		if d.Role.Fate() == Kept || (d.Role == RoleTitle || d.Role == RoleSite) && p.found.title >= 0 {
			continue
		}
		for _, piece := range r.overlapping(d.Span) {
			if p.Page.Blocks[piece.block].Kind == parse.Preformatted {
				continue // code is not prose, whatever its lines say
			}
			m := d
			m.Block = piece.block
			m.Span = p.back(d.Span, piece)
			if m.Role == RoleTitle {
				p.found.title = piece.block
			}
			p.labels.add(m, p.Page.Blocks[piece.block].Span)
		}
	}
	for _, t := range again.zones.comments {
		if m, ok := r.thread(again.Page, t); ok {
			p.zones.comments = append(p.zones.comments, m)
		}
	}
	return len(p.labels.all) > before
}

// back returns the range of the source that a range of the rendering stands
// for, within one piece; the zero Span where it is all that is left of the block.
func (p *Pass) back(s parse.Span, at piece) parse.Span {
	if s.Start <= at.out.Start && s.End >= at.out.End {
		if at.alone {
			return parse.Span{}
		}
		return at.src
	}
	src := p.source(at.src)
	return parse.Span{
		Start: at.src.Start + parse.Unfold(src, max(s.Start-at.out.Start, 0)),
		End:   at.src.Start + parse.Unfold(src, min(s.End-at.out.Start, at.out.Len())),
	}
}

// overlapping returns the pieces that share bytes with s.
func (r *rendering) overlapping(s parse.Span) []piece {
	from := sort.Search(len(r.pieces), func(i int) bool { return r.pieces[i].out.End > s.Start })
	to := from
	for to < len(r.pieces) && r.pieces[to].out.Start < s.End {
		to++
	}
	return r.pieces[from:to]
}

// thread moves a comment that was found in the rendering back to the page.
func (r *rendering) thread(page *parse.Page, t thread) (thread, bool) {
	block := func(i int) int {
		if o := r.overlapping(page.Blocks[i].Span); len(o) > 0 {
			return o[0].block
		}
		return -1
	}
	m := thread{author: t.author, date: t.date, head: block(t.head)}
	for _, k := range t.text {
		if b := block(k); b >= 0 {
			m.text = append(m.text, b)
		}
	}
	return m, m.head >= 0 && len(m.text) > 0
}
