package main

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
)

// pageLine is one line of -per-page: a system on a page, the worst pages of a
// system first.
type pageLine struct {
	System string `json:"system"`
	Set    string `json:"set"`
	ID     string `json:"id"`
	Type   string `json:"type,omitempty"`
	Style  string `json:"style,omitempty"`
	URL    string `json:"url,omitempty"`
	// What the system said of the page and of its text.
	Verdict  string   `json:"verdict,omitempty"`
	Expected *float64 `json:"expected,omitempty"`
	prf
	// Missing are the wanted segments that the text lacks, Leaked the unwanted
	// ones that it has.
	Missing  []string       `json:"missing,omitempty"`
	Leaked   []string       `json:"leaked,omitempty"`
	Comments *commentCounts `json:"comments,omitempty"`
	// Title, Author and Date stand here where the prediction is wrong.
	Title  *fieldLine `json:"title,omitempty"`
	Author *fieldLine `json:"author,omitempty"`
	Date   *fieldLine `json:"date,omitempty"`
	Error  string     `json:"error,omitempty"`
}

// fieldLine is a wrong field.
type fieldLine struct {
	Gold      string `json:"gold"`
	Predicted string `json:"predicted"`
}

// writePages writes a line for each page of each system, ordered by system, set
// and F1.
func writePages(w io.Writer, systems []extractor, scores [][]*score) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i, e := range systems {
		rows := slices.Clone(scores[i])
		slices.SortStableFunc(rows, func(a, b *score) int {
			return cmp.Or(cmp.Compare(b.page.set, a.page.set), cmp.Compare(a.f1(), b.f1()))
		})
		for _, s := range rows {
			if err := enc.Encode(s.line(e.name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// line returns the score of a page with what explains it.
func (s *score) line(system string) pageLine {
	l := pageLine{
		System: system, Set: s.page.set, ID: s.page.id, Type: s.page.kind, Style: s.page.style(), URL: s.page.url,
		Verdict: s.verdict, Expected: s.expected,
		prf: s.words, Missing: s.missing, Leaked: s.leaked,
		Title: wrong(s.meta.title, sameLetters), Author: wrong(s.meta.author, sameNames), Date: wrong(s.meta.date, sameDay),
	}
	if s.page.set == setTraf {
		l.prf = s.segments.prf()
		if s.comments.Segments > 0 {
			l.Comments = &s.comments
		}
	}
	if s.err != nil {
		l.Error = s.err.Error()
	}
	return l
}

// wrong returns an annotated field that was not predicted rightly, or nil.
func wrong(pairs []metaPair, equal func(gold, predicted string) bool) *fieldLine {
	for _, p := range pairs {
		spurious := p.gold == "" && p.predicted != ""
		if spurious || p.gold != "" && !equal(p.gold, p.predicted) {
			return &fieldLine{p.gold, p.predicted}
		}
	}
	return nil
}
