package clean

import (
	"slices"
	"sort"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// flatten returns the page of HTML as a page of text, block by block: rules read
// both the same way. Its document is the text of all blocks, and the language
// that the page declares stands beside the metadata of the container.
func flatten(page *parse.Page, w *workspace) *parse.Page {
	size := 0
	for i := range page.Blocks {
		size += len(page.Blocks[i].Text) + 1
	}
	var text strings.Builder
	text.Grow(size)
	flat := *page
	flat.HTML = false
	w.blocks = append(w.blocks[:0], page.Blocks...)
	flat.Blocks = w.blocks
	for i := range flat.Blocks {
		b := &flat.Blocks[i]
		b.Span = parse.Span{Start: text.Len(), End: text.Len() + len(b.Text)}
		b.Content = b.Span
		if i > 0 && !(joins(b.Kind) && flat.Blocks[i-1].Kind == b.Kind) {
			b.Gap = 1
		}
		text.WriteString(b.Text)
		text.WriteByte('\n')
	}
	doc := *page.Doc
	doc.Media, doc.Text = parse.MediaText, text.String()
	if page.Head.Lang != "" {
		doc.Meta = append(slices.Clip(doc.Meta), parse.Field{Name: "lang", Value: page.Head.Lang})
	}
	flat.Doc = &doc
	return &flat
}

// joins reports whether blocks of the kind stand line under line.
func joins(k parse.Kind) bool {
	return k == parse.ListItem || k == parse.TableRow || k == parse.TableCell
}

// toSource returns the range of the source that a range of the page's text
// stands for.
func (p *Pass) toSource(s parse.Span) parse.Span {
	if p.origin == nil || s.Start < 0 {
		return s
	}
	blocks := p.Page.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > s.Start })
	if i == len(blocks) {
		return nowhere
	}
	at := p.inSource(i, s)
	if s.End > blocks[i].End {
		j := sort.Search(len(blocks), func(j int) bool { return blocks[j].End >= s.End })
		if j < len(blocks) {
			at.End = p.inSource(j, parse.Span{Start: blocks[j].Start, End: s.End}).End
		}
	}
	return at
}

// inSource returns the range of the source that a range of block i stands for.
func (p *Pass) inSource(i int, s parse.Span) parse.Span {
	b := &p.Page.Blocks[i]
	if p.origin == nil {
		return s
	}
	return p.origin.Locate(i, s.Start-b.Start, min(s.End, b.End)-b.Start)
}
