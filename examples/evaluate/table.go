package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// pageTypes is the order of WCXB's page types in tables; others follow.
var pageTypes = [...]string{"article", "documentation", "service", "forum", "collection", "listing", "product"}

// A column is a heading with what stands below it for a system, "" for nothing.
type column struct {
	head string
	cell func(*figures) string
}

// writeTables writes the figures for readers, a table for each kind. A table
// that has nothing to say is left out.
func writeTables(w io.Writer, all []figures) error {
	tables := []struct {
		title   string
		columns []column
	}{
		{"WCXB, words (mean over pages)", wcxbColumns()},
		{"WCXB, word F1 by page type", groupColumns(all, func(f *wcxbFigures) map[string]groupFigures { return f.Types })},
		{"WCXB, word F1 by style of flattened text", groupColumns(all, func(f *wcxbFigures) map[string]groupFigures { return f.Styles })},
		{"WCXB, metadata F1", metaColumns((*figures).metaWCXB)},
		{"trafilatura's set, segments and comments", trafColumns()},
		{"trafilatura's set, metadata F1", metaColumns((*figures).metaTraf)},
		{"Speed (" + cpuClock + ", collector included)", speedColumns()},
	}
	for _, t := range tables {
		if err := writeTable(w, t.title, all, t.columns); err != nil {
			return err
		}
	}
	if err := writeVerdicts(w, all); err != nil {
		return err
	}
	if err := writeCalibration(w, all); err != nil {
		return err
	}
	return writeFailures(w, all)
}

// writeTable writes the rows of those systems that have something to say.
func writeTable(w io.Writer, title string, all []figures, columns []column) error {
	var rows []string
	for i := range all {
		cells := make([]string, len(columns))
		for j, c := range columns {
			cells[j] = c.cell(&all[i])
		}
		if strings.Join(cells, "") != "" {
			rows = append(rows, all[i].System+"\t"+strings.Join(cells, "\t")+"\t")
		}
	}
	if len(rows) == 0 {
		return nil
	}
	fmt.Fprintf(w, "%s\n", title)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(tw, "\t")
	for _, c := range columns {
		fmt.Fprint(tw, c.head, "\t")
	}
	fmt.Fprintf(tw, "\n%s\n\n", strings.Join(rows, "\n"))
	return tw.Flush()
}

// on makes columns that read one part of the figures; systems without the part
// have empty cells.
func on[T any](part func(*figures) *T) func(head string, cell func(*T) string) column {
	return func(head string, cell func(*T) string) column {
		return column{head, func(f *figures) string {
			if p := part(f); p != nil {
				return cell(p)
			}
			return ""
		}}
	}
}

func wcxbColumns() []column {
	col := on(func(f *figures) *wcxbFigures { return f.WCXB })
	return []column{
		col("pages", func(f *wcxbFigures) string { return strconv.Itoa(f.Pages) }),
		col("empty", func(f *wcxbFigures) string { return strconv.Itoa(f.Empty) }),
		col("F1", func(f *wcxbFigures) string { return decimal(f.F1) }),
		col("P", func(f *wcxbFigures) string { return decimal(f.Precision) }),
		col("R", func(f *wcxbFigures) string { return decimal(f.Recall) }),
		col("with", func(f *wcxbFigures) string { return decimal(f.With) }),
		col("without", func(f *wcxbFigures) string { return decimal(f.Without) }),
		col("with*", func(f *wcxbFigures) string { return decimal(f.WithAnnotated) }),
		col("without*", func(f *wcxbFigures) string { return decimal(f.WithoutAnnotated) }),
		col("articles F1", func(f *wcxbFigures) string { return decimal(f.Types["article"].F1) }),
		col("4-gram F1", func(f *wcxbFigures) string { return decimal(f.Shingle.F1) }),
		col("P", func(f *wcxbFigures) string { return decimal(f.Shingle.Precision) }),
		col("R", func(f *wcxbFigures) string { return decimal(f.Shingle.Recall) }),
	}
}

func trafColumns() []column {
	col := on(func(f *figures) *trafFigures { return f.Traf })
	return []column{
		col("pages", func(f *trafFigures) string { return strconv.Itoa(f.Pages) }),
		col("empty", func(f *trafFigures) string { return strconv.Itoa(f.Empty) }),
		col("F1", func(f *trafFigures) string { return decimal(f.F1) }),
		col("P", func(f *trafFigures) string { return decimal(f.Precision) }),
		col("R", func(f *trafFigures) string { return decimal(f.Recall) }),
		col("accuracy", func(f *trafFigures) string { return decimal(f.Accuracy) }),
		col("comments found", func(f *trafFigures) string { return decimal(f.Comments.FoundRate) }),
		col("leaked", func(f *trafFigures) string { return decimal(f.Comments.LeakRate) }),
		col("found clean", func(f *trafFigures) string { return decimal(f.Comments.FoundNotLeakedRate) }),
	}
}

func speedColumns() []column {
	col := on(func(f *figures) *speedFigures { return f.Speed })
	return []column{
		col("pages", func(f *speedFigures) string { return strconv.Itoa(f.Pages) }),
		col("ms a page", func(f *speedFigures) string { return fmt.Sprintf("%.2f", f.Millis) }),
		col("× html.Parse", func(f *speedFigures) string { return fmt.Sprintf("%.2f", f.Ratio) }),
		col("allocations a page", func(f *speedFigures) string { return fmt.Sprintf("%.0f", f.Allocs) }),
		col("× html.Parse", func(f *speedFigures) string { return fmt.Sprintf("%.2f", f.AllocRatio) }),
		col("kB a page", func(f *speedFigures) string { return fmt.Sprintf("%.0f", f.Bytes/1000) }),
	}
}

// metaColumns has the F1 of each metric, with precision and recall of the
// lenient ones.
func metaColumns(meta func(*figures) *metaTable) []column {
	col := on(meta)
	var out []column
	for _, m := range metaMetrics() {
		out = append(out, col(m.name, func(t *metaTable) string { return decimal((*t)[m.name].F1) }))
		if m.lenient {
			out = append(out,
				col("P", func(t *metaTable) string { return decimal((*t)[m.name].Precision) }),
				col("R", func(t *metaTable) string { return decimal((*t)[m.name].Recall) }))
		}
	}
	return out
}

// groupColumns has a column for each group of WCXB's pages that any system has.
func groupColumns(all []figures, groups func(*wcxbFigures) map[string]groupFigures) []column {
	names := map[string]bool{}
	for _, f := range all {
		if f.WCXB != nil {
			for name := range groups(f.WCXB) {
				names[name] = true
			}
		}
	}
	var order []string
	for _, name := range pageTypes {
		if names[name] {
			order = append(order, name)
			delete(names, name)
		}
	}
	order = append(order, slices.Sorted(maps.Keys(names))...)
	col := on(func(f *figures) *wcxbFigures { return f.WCXB })
	var out []column
	for _, name := range order {
		out = append(out, col(name, func(f *wcxbFigures) string { return decimal(groups(f)[name].F1) }))
	}
	return out
}

// failuresShown is the number of failures that are listed for a system.
const failuresShown = 5

// writeFailures tells on how many pages each system failed, with examples.
func writeFailures(w io.Writer, all []figures) error {
	for _, f := range all {
		if len(f.Failed) == 0 {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s failed on %d pages, which count as empty:\n", f.System, len(f.Failed)); err != nil {
			return err
		}
		for i, x := range f.Failed {
			if i == failuresShown {
				fmt.Fprintf(w, "  …\n")
				break
			}
			fmt.Fprintf(w, "  %s %s: %s\n", x.Set, x.ID, x.Error)
		}
	}
	return nil
}

func decimal(x float64) string { return fmt.Sprintf("%.4f", x) }
