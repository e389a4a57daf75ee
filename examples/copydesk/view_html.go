package main

import (
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// entries shows what became of HTML: a row for each entry of the ledger with
// the text that a reader would see, headed by its first byte.
func (v *view) entries() {
	for i := range v.article.Ledger {
		e := &v.article.Ledger[i]
		switch {
		case e.Start < 0:
			v.row("", e.Path, e) // made from a tree: no source is known
			continue
		case e.Fate != clean.Markup:
			v.row(strconv.Itoa(e.Start), v.plain(e), e)
		case v.markup:
			v.row(strconv.Itoa(e.Start), strings.TrimSpace(v.text(e.Span)), e)
		}
		v.showMarks(e.End - 1)
	}
}

// plain returns the text of an entry of HTML.
func (v *view) plain(e *clean.Entry) string {
	return parse.PlainText(v.text(e.Span), e.Role == clean.RolePreformatted)
}
