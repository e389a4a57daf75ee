package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/copydesk/copydesk/clean"
)

// verdictTable counts the pages of each type of WCXB by the verdict on them.
type verdictTable map[string]map[string]int

// verdictOrder is the order of verdicts in tables.
var verdictOrder = [...]clean.Verdict{clean.IsArticle, clean.IsDocumentation, clean.IsForum, clean.IsListing, clean.IsProduct, clean.IsStub, clean.IsError, clean.IsEmpty}

// rightVerdict is what a page of a type is called: services have no verdict of
// their own, and a collection of products is a listing.
func rightVerdict(kind string) clean.Verdict {
	switch kind {
	case "service":
		return clean.IsArticle
	case "collection":
		return clean.IsListing
	}
	return clean.Verdict(kind)
}

// countVerdicts returns the table of the pages that have a verdict, or nil where
// none has.
func countVerdicts(scores []*score) verdictTable {
	t := verdictTable{}
	for _, s := range scores {
		if s.verdict == "" {
			continue
		}
		if t[s.page.kind] == nil {
			t[s.page.kind] = map[string]int{}
		}
		t[s.page.kind][s.verdict]++
	}
	if len(t) == 0 {
		return nil
	}
	return t
}

// right returns how many pages of a type have the right verdict, and how many
// there are.
func (t verdictTable) right(kind string) (right, all int) {
	for verdict, n := range t[kind] {
		all += n
		if clean.Verdict(verdict) == rightVerdict(kind) {
			right += n
		}
	}
	return right, all
}

// writeVerdicts writes the table of each system that has verdicts: a row for each
// type of page.
func writeVerdicts(w io.Writer, all []figures) error {
	for _, f := range all {
		if f.WCXB == nil || f.WCXB.Verdicts == nil {
			continue
		}
		t := f.WCXB.Verdicts
		right, pages := 0, 0
		for kind := range t {
			r, n := t.right(kind)
			right, pages = right+r, pages+n
		}
		fmt.Fprintf(w, "WCXB, verdicts by page type, %s: %s right of %d\n", f.System, decimal(ratio(right, pages)), pages)
		tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
		for _, v := range verdictOrder {
			fmt.Fprintf(tw, "\t%s", v)
		}
		fmt.Fprint(tw, "\tright\t\n")
		for _, kind := range t.kinds() {
			fmt.Fprintf(tw, "%s\t", kind)
			for _, v := range verdictOrder {
				fmt.Fprintf(tw, "%d\t", t[kind][string(v)])
			}
			right, n := t.right(kind)
			fmt.Fprintf(tw, "%.2f\t\n", ratio(right, n))
		}
		if err := tw.Flush(); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}

// kinds returns the types of pages in the order of the other tables.
func (t verdictTable) kinds() []string {
	var out []string
	for _, kind := range pageTypes {
		if t[kind] != nil {
			out = append(out, kind)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(t)) {
		if !slices.Contains(out, kind) {
			out = append(out, kind)
		}
	}
	return out
}
