package clean

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"

	"github.com/copydesk/copydesk/clean/repair"
	"github.com/copydesk/copydesk/parse"
)

// A Flag is a place of the body that looks damaged and was not changed.
type Flag struct {
	Node       int    `json:"node"`  // index in Article.Body
	Start      int    `json:"start"` // bytes of the node's text
	End        int    `json:"end"`
	Kind       string `json:"kind"` // the rule of clean/repair
	Note       string `json:"note"`
	Suggestion string `json:"suggestion,omitempty"`
}

// blockSeparator stands between the blocks of the text that is repaired.
const blockSeparator = "\n\n"

// repair mends the body and the fields of an article. Code is left alone. A text
// that cannot be repaired stays as it is; the error is the context's. source is
// what the ledger is about.
func (c *Cleaner) repair(ctx context.Context, a *Article, source string) error {
	if c.repairer == nil {
		return nil
	}
	m := mending{article: a, edits: map[int][]repair.Edit{}}
	res, doc, err := c.repairer.Doc(ctx, m.text())
	if err != nil {
		return ctx.Err()
	}
	m.entries = a.entryTexts(source)
	for i := range res.Edits {
		m.edit(&res.Edits[i])
	}
	m.apply()
	m.flags(res.Flags)
	m.fold()
	slices.SortStableFunc(a.Flags, func(x, y Flag) int { return cmp.Or(x.Node-y.Node, x.Start-y.Start) })
	f := fieldMending{ctx: ctx, doc: doc, ledger: a.Ledger, source: source}
	f.article(a)
	return f.err
}

// A mending is the repair of one article.
type mending struct {
	article *Article
	nodes   []place               // of the repaired text, in order
	entries [][]entryText         // of each node; nil without a ledger
	edits   map[int][]repair.Edit // those of each node, by its own bytes, in order
}

// A place is where a node stands in the text that is repaired.
type place struct{ node, start, end int }

// text returns the blocks of the body, code aside.
func (m *mending) text() string {
	var b strings.Builder
	for i := range m.article.Body {
		n := &m.article.Body[i]
		if n.Kind == string(RolePreformatted) {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(blockSeparator)
		}
		start := b.Len()
		b.WriteString(n.Text)
		m.nodes = append(m.nodes, place{i, start, b.Len()})
	}
	return b.String()
}

// at returns the place that holds a range; the zero place with false where the
// range reaches beyond one node.
func (m *mending) at(s repair.Span) (place, bool) {
	lo, hi := 0, len(m.nodes)
	for lo < hi {
		mid := (lo + hi) / 2
		if m.nodes[mid].end < s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(m.nodes) || s.Start < m.nodes[lo].start || s.End > m.nodes[lo].end {
		return place{}, false
	}
	return m.nodes[lo], true
}

// edit takes an edit for its node and writes it into the ledger. One that cuts
// whole blocks is taken for each; what joins two blocks is not taken: it is a
// flag on the first.
func (m *mending) edit(e *repair.Edit) {
	if p, ok := m.at(e.Span); ok {
		local := *e
		local.Start, local.End = e.Start-p.start, e.End-p.start
		if m.entries == nil || m.article.record(m.entries[p.node], local.Start, local.End, e) {
			m.edits[p.node] = append(m.edits[p.node], local)
		}
		return
	}
	if blocks := m.whole(e); len(blocks) > 0 {
		for _, p := range blocks {
			m.cut(p, e)
		}
		return
	}
	m.across(e)
}

// whole returns the blocks that an edit cuts, nil where it does more than that:
// it begins and ends between blocks.
func (m *mending) whole(e *repair.Edit) []place {
	if e.After != "" {
		return nil
	}
	i := sort.Search(len(m.nodes), func(i int) bool { return m.nodes[i].end > e.Start })
	first := i
	for i < len(m.nodes) && m.nodes[i].start < e.End {
		if m.nodes[i].start < e.Start || m.nodes[i].end > e.End {
			return nil
		}
		i++
	}
	return m.nodes[first:i]
}

// cut takes the cut of a whole block, which several entries may make.
func (m *mending) cut(p place, e *repair.Edit) {
	text := m.article.Body[p.node].Text
	if m.entries != nil {
		for _, t := range m.entries[p.node] {
			end := t.end
			if end < 0 {
				end = len(text)
			}
			m.article.record([]entryText{t}, t.start, end, e)
		}
	}
	m.edits[p.node] = append(m.edits[p.node], repair.Edit{Span: repair.Span{Start: 0, End: len(text)}, Before: text, Rule: e.Rule})
}

// apply changes the texts of the nodes.
func (m *mending) apply() {
	for node, edits := range m.edits {
		n := &m.article.Body[node]
		n.Text = repair.Apply(n.Text, edits)
	}
}

// across flags an edit that reaches over the end of a block.
func (m *mending) across(e *repair.Edit) {
	i := sort.Search(len(m.nodes), func(i int) bool { return m.nodes[i].end >= e.Start })
	if i == len(m.nodes) || m.nodes[i].start > e.Start {
		return
	}
	p := m.nodes[i]
	m.article.Flags = append(m.article.Flags, Flag{
		Node: p.node, Start: e.Start - p.start, End: p.end - p.start, Kind: e.Rule, Note: "goes on in the next block: " + e.Evidence, Suggestion: e.After,
	})
}

// fold folds the white space that edits left at the ends of blocks, and drops
// blocks of which nothing is left.
func (m *mending) fold() {
	a := m.article
	moved := make([]int, len(a.Body)) // where each node goes; -1 for nowhere
	kept := a.Body[:0]
	for i := range a.Body {
		n := a.Body[i]
		moved[i] = -1
		if n.Text = pieceText(Role(n.Kind), n.Text); n.Text != "" {
			moved[i] = len(kept)
			kept = append(kept, n)
		}
	}
	a.Body = kept
	a.Flags = slices.DeleteFunc(a.Flags, func(f Flag) bool { return moved[f.Node] < 0 })
	for k := range a.Flags {
		f := &a.Flags[k]
		f.Node = moved[f.Node]
		n := len(a.Body[f.Node].Text)
		f.Start, f.End = min(f.Start, n), min(f.End, n)
	}
}

// flags adds the flags, moved by the edits before them in their nodes. They come
// in order.
func (m *mending) flags(all []repair.Flag) {
	node, next, shift := -1, 0, 0
	for i := range all {
		f := &all[i]
		p, ok := m.at(f.Span)
		if !ok {
			continue
		}
		if p.node != node {
			node, next, shift = p.node, 0, 0
		}
		edits := m.edits[node]
		for ; next < len(edits) && edits[next].End <= f.Start-p.start; next++ {
			shift += len(edits[next].After) - len(edits[next].Before)
		}
		m.article.Flags = append(m.article.Flags, Flag{
			Node: node, Start: f.Start - p.start + shift, End: f.End - p.start + shift, Kind: f.Kind, Note: f.Note, Suggestion: f.Suggestion,
		})
	}
}

// An entryText is an entry of the ledger, and where its text stands in that of
// its node.
type entryText struct{ entry, start, end int }

// entryTexts returns for each node of the body the entries that it is made of;
// nil without a ledger.
func (a *Article) entryTexts(source string) [][]entryText {
	if a.Ledger == nil {
		return nil
	}
	var nodes [][]entryText
	for i := 0; i < len(a.Ledger); {
		block := a.Ledger[i].Block
		var texts []entryText
		role, at, last := RoleParagraph, 0, -1
		for ; i < len(a.Ledger) && a.Ledger[i].Block == block && (len(texts) == 0 || a.Ledger[i].Start >= 0); i++ {
			e := &a.Ledger[i]
			if e.Fate != Kept {
				continue
			}
			switch {
			case e.Start < 0:
				texts = append(texts, entryText{i, 0, -1})
				role = e.Role
				continue
			case len(texts) == 0:
				role = e.Role
			case e.spaced(source[last:e.Start]):
				at++
			}
			n := len(pieceText(role, e.text(source)))
			texts = append(texts, entryText{i, at, at + n})
			at, last = at+n, e.End
		}
		if len(texts) == 0 {
			continue
		}
		if role != RoleTableCell || len(nodes) == 0 {
			nodes = append(nodes, texts)
			continue
		}
		row := &nodes[len(nodes)-1]
		shift := (*row)[len(*row)-1].end + len(cellSeparator)
		for _, t := range texts {
			*row = append(*row, entryText{t.entry, t.start + shift, t.end + shift})
		}
	}
	return nodes
}

// record writes an edit of the bytes start to end of a node's text into the
// ledger. It reports false where the edit does not stand in one entry.
func (a *Article) record(texts []entryText, start, end int, e *repair.Edit) bool {
	i := sort.Search(len(texts), func(i int) bool { return texts[i].end < 0 || texts[i].end >= end })
	if i == len(texts) || texts[i].end >= 0 && start < texts[i].start {
		return false
	}
	t := texts[i]
	at := parse.Span{Start: start - t.start, End: end - t.start}
	entry := &a.Ledger[t.entry]
	entry.Edits = append(entry.Edits, ledgerEdit(at, e))
	return true
}

// ledgerEdit returns a repair of a range as the ledger has it.
func ledgerEdit(at parse.Span, e *repair.Edit) Edit {
	return Edit{Span: at, After: e.After, Rule: "repair." + e.Rule, Reason: e.Evidence, Confidence: e.Confidence}
}
