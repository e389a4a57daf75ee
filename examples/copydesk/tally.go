package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/clean"
)

// fates are all fates, in the order in which they are shown.
var fates = []clean.Fate{clean.Kept, clean.Field, clean.Removed, clean.Markup}

// A tally adds up what became of documents.
type tally struct {
	verdicts map[clean.Verdict]int
	partial  int
	failed   int
	bytes    int // of source text
	words    int // kept
	fates    map[clean.Fate]share
	rules    map[ruleFate]share
}

// A ruleFate is what a rule does to text; some rules do several things.
type ruleFate struct {
	rule string
	fate clean.Fate
}

// A share is a part of ledgers.
type share struct{ entries, bytes int }

func (s share) plus(bytes int) share { return share{s.entries + 1, s.bytes + bytes} }

// add adds an article.
func (t *tally) add(a *clean.Article) {
	if t.verdicts == nil {
		t.verdicts = map[clean.Verdict]int{}
		t.fates = map[clean.Fate]share{}
		t.rules = map[ruleFate]share{}
	}
	t.verdicts[a.Verdict]++
	if a.Partial != "" {
		t.partial++
	}
	for i := range a.Body {
		t.words += countWords(a.Body[i].Text)
	}
	for i := range a.Ledger {
		e := &a.Ledger[i]
		key := ruleFate{e.Rule, e.Fate}
		t.fates[e.Fate] = t.fates[e.Fate].plus(e.Len())
		t.rules[key] = t.rules[key].plus(e.Len())
	}
}

// countWords counts runs of letters and digits; two ideographs or kana count as
// a word.
func countWords(s string) int {
	words, ideographs, inside := 0, 0, false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			ideographs++
			inside = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				words++
			}
			inside = true
		default:
			inside = inside && (r == '\'' || r == '’' || r == '-' || unicode.IsMark(r))
		}
	}
	return words + (ideographs+1)/2
}

// summary writes what was done.
func (t *tally) summary(w io.Writer) {
	var b strings.Builder
	all := t.failed
	for _, n := range t.verdicts {
		all += n
	}
	fmt.Fprintf(&b, "%s: %s", plural(all, "document"), plural(t.verdicts[clean.IsArticle], "article"))
	for _, v := range [...]clean.Verdict{clean.IsForum, clean.IsProduct, clean.IsListing, clean.IsDocumentation, clean.IsError} {
		if n := t.verdicts[v]; n > 0 {
			fmt.Fprintf(&b, ", %d %s", n, v)
		}
	}
	fmt.Fprintf(&b, ", %s, %d empty, %d failed", plural(t.verdicts[clean.IsStub], "stub"), t.verdicts[clean.IsEmpty], t.failed)
	if t.partial > 0 {
		fmt.Fprintf(&b, "; %d cut short by a budget", t.partial)
	}
	fmt.Fprintf(&b, "\n%s in, %s kept\n", plural(t.bytes, "byte"), plural(t.words, "word"))
	if n := t.fates[clean.Removed]; n.entries > 0 {
		fmt.Fprintf(&b, "Removed: %s in %s\n", plural(n.bytes, "byte"), plural(n.entries, "place"))
		t.table(&b, clean.Removed)
	}
	io.WriteString(w, b.String())
}

// table writes what each rule did, for the given fates: most bytes first.
func (t *tally) table(b *strings.Builder, of ...clean.Fate) {
	keys := slices.Collect(maps.Keys(t.rules))
	keys = slices.DeleteFunc(keys, func(k ruleFate) bool { return !slices.Contains(of, k.fate) })
	slices.SortFunc(keys, func(x, y ruleFate) int {
		return cmp.Or(
			cmp.Compare(slices.Index(fates, x.fate), slices.Index(fates, y.fate)),
			cmp.Compare(t.rules[y].bytes, t.rules[x].bytes),
			cmp.Compare(x.rule, y.rule),
		)
	})
	name := 0
	for _, k := range keys {
		name = max(name, len(k.rule))
	}
	for _, k := range keys {
		n := t.rules[k]
		fmt.Fprintf(b, "  %-7s  %-*s  %7s  %14s\n", k.fate, name, k.rule, grouped(n.entries)+" ×", plural(n.bytes, "byte"))
	}
}
