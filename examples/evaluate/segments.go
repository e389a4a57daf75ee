package main

import "strings"

// segmentCounts are the outcomes of trafilatura's metric, summed over segments:
// those that must stand in the text, and those that must not.
type segmentCounts struct {
	TP int `json:"tp"` // wanted and there
	FP int `json:"fp"` // not wanted and there
	FN int `json:"fn"` // wanted and missing
	TN int `json:"tn"` // not wanted and missing
}

// segmentMatch looks for segments in a text; runs of white space count as one
// space in both. It returns the counts with the wanted segments that are
// missing and the unwanted ones that are there.
func segmentMatch(text string, with, without []string) (c segmentCounts, missing, leaked []string) {
	text = collapse(text)
	for _, s := range with {
		if strings.Contains(text, collapse(s)) {
			c.TP++
		} else {
			missing = append(missing, s)
		}
	}
	for _, s := range without {
		if strings.Contains(text, collapse(s)) {
			leaked = append(leaked, s)
		}
	}
	c.FN, c.FP = len(missing), len(leaked)
	c.TN = len(without) - c.FP
	return c, missing, leaked
}

func (c *segmentCounts) add(d segmentCounts) {
	c.TP, c.FP, c.FN, c.TN = c.TP+d.TP, c.FP+d.FP, c.FN+d.FN, c.TN+d.TN
}

// prf returns the shares; those of nothing are 0.
func (c segmentCounts) prf() prf {
	return prf{
		Precision: ratio(c.TP, c.TP+c.FP),
		Recall:    ratio(c.TP, c.TP+c.FN),
		F1:        ratio(2*c.TP, 2*c.TP+c.FP+c.FN),
	}
}

// accuracy is the share of all segments that are where they belong.
func (c segmentCounts) accuracy() float64 { return ratio(c.TP+c.TN, c.TP+c.TN+c.FP+c.FN) }

// ratio returns a/b, or 0 where b is 0.
func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
