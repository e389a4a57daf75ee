package clean

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/repair"
	"github.com/copydesk/copydesk/parse"
)

// A fieldMending repairs the fields of an article with the evidence of its body.
type fieldMending struct {
	ctx    context.Context
	doc    *repair.Doc
	ledger Ledger
	source string
	err    error // the context's
}

// article repairs what holds words and names. Comments stay as their readers
// wrote them, but for their names.
func (f *fieldMending) article(a *Article) {
	span := func(field string) parse.Span { return a.Sources[field].Span }
	f.words(&a.Title, span("title"))
	f.words(&a.Dek, span("dek"))
	for i := range a.Figures {
		f.words(&a.Figures[i].Caption, a.Figures[i].Span)
		f.name(&a.Figures[i].Credit, a.Figures[i].Span)
	}
	for i := range a.Authors {
		f.name(&a.Authors[i], span("authors"))
	}
	for i := range a.AuthorDetails {
		f.name(&a.AuthorDetails[i].Name, parse.Span{})
	}
	f.tags(a.Tags, span("tags"))
	f.names(a.Comments)
	f.names(a.Posts)
}

// names repairs the names of those who wrote comments.
func (f *fieldMending) names(comments []Comment) {
	for i := range comments {
		f.name(&comments[i].Author, parse.Span{})
		for k := range comments[i].Comments {
			f.name(&comments[i].Comments[k].Author, parse.Span{})
		}
	}
}

// tags repairs tags as the list that they are; a tag alone says nothing.
func (f *fieldMending) tags(tags []string, at parse.Span) {
	const comma = ", "
	list := strings.Join(tags, comma)
	f.words(&list, at)
	if mended := strings.Split(list, comma); len(mended) == len(tags) {
		copy(tags, mended)
	}
}

// words repairs a field of words that was read from a range of the source.
func (f *fieldMending) words(s *string, at parse.Span) { f.mend(s, at, f.doc.Field) }

// name repairs a field that is a name.
func (f *fieldMending) name(s *string, at parse.Span) { f.mend(s, at, f.doc.Name) }

// mend repairs a field and writes its edits into the ledger.
func (f *fieldMending) mend(s *string, at parse.Span, mend func(context.Context, string) (repair.Result, error)) {
	if *s == "" || f.err != nil {
		return
	}
	res, err := mend(f.ctx, *s)
	if err != nil {
		f.err = f.ctx.Err()
		return
	}
	if len(res.Edits) > 0 && res.Text != "" {
		f.record(at, *s, res.Edits)
		*s = res.Text
	}
}

// record writes the edits of a field into the entry that it was read from, if
// one entry holds it as it was, and once. They replay where the entry is kept
// after all, see [Ledger.Undo].
func (f *fieldMending) record(at parse.Span, raw string, edits []repair.Edit) {
	if at.Len() <= 0 {
		return
	}
	i, _ := slices.BinarySearchFunc(f.ledger, at.Start, func(e Entry, start int) int { return cmp.Compare(e.End, start+1) })
	if i == len(f.ledger) || f.ledger[i].Fate != Field {
		return
	}
	e := &f.ledger[i]
	text := pieceText(e.Role, e.raw(f.source))
	start := strings.Index(text, raw)
	if start < 0 || start != strings.LastIndex(text, raw) {
		return
	}
	for k := range edits {
		span := parse.Span{Start: start + edits[k].Start, End: start + edits[k].End}
		if overlaps := func(o Edit) bool { return o.Start < span.End && span.Start < o.End || o.Span == span }; slices.ContainsFunc(e.Edits, overlaps) {
			continue // two fields have the words in common
		}
		e.Edits = append(e.Edits, ledgerEdit(span, &edits[k]))
	}
	slices.SortStableFunc(e.Edits, func(a, b Edit) int { return cmp.Compare(a.Start, b.Start) })
}
