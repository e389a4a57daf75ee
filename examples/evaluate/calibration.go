package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"
)

// scoreBins is the number of bins of equal width that scores are sorted into.
const scoreBins = 10

// A scoreBin holds the pages whose scores lie between two tenths.
type scoreBin struct {
	Pages int     `json:"pages"`
	Score float64 `json:"score"` // mean over the pages
	F1    float64 `json:"f1"`    // mean over the pages
}

// calibration compares what a system thinks of its text with the word F1 that
// the text has. Pages without a score are left out.
type calibration struct {
	Pages int                 `json:"pages"`
	Bins  [scoreBins]scoreBin `json:"bins"`
	// Gap is the mean distance of a bin's score from its F1, weighted by pages;
	// Bias the mean score less the mean F1; Error the root of the mean squared
	// distance of a page's score from its F1.
	Gap   float64 `json:"gap"`
	Bias  float64 `json:"bias"`
	Error float64 `json:"error"`
}

// calibrate returns the calibration of the pages of WCXB that have a score, or nil
// where none has.
func calibrate(scores []*score) *calibration {
	c := &calibration{}
	squares := 0.0
	for _, s := range scores {
		if s.expected == nil {
			continue
		}
		b := &c.Bins[min(max(int(*s.expected*scoreBins), 0), scoreBins-1)]
		b.Pages++
		b.Score += *s.expected
		b.F1 += s.words.F1
		c.Pages++
		squares += (*s.expected - s.words.F1) * (*s.expected - s.words.F1)
	}
	if c.Pages == 0 {
		return nil
	}
	for i := range c.Bins {
		b := &c.Bins[i]
		if b.Pages == 0 {
			continue
		}
		c.Gap += math.Abs(b.Score-b.F1) / float64(c.Pages)
		c.Bias += (b.Score - b.F1) / float64(c.Pages)
		b.Score, b.F1 = b.Score/float64(b.Pages), b.F1/float64(b.Pages)
	}
	c.Error = math.Sqrt(squares / float64(c.Pages))
	return c
}

// writeCalibration writes the reliability table of each system that has scores.
func writeCalibration(w io.Writer, all []figures) error {
	for _, f := range all {
		if f.WCXB == nil || f.WCXB.Calibration == nil {
			continue
		}
		c := f.WCXB.Calibration
		fmt.Fprintf(w, "WCXB, score against word F1, %s: %d pages, mean gap %s, bias %s, error of a page %s\n", f.System, c.Pages, decimal(c.Gap), decimal(c.Bias), decimal(c.Error))
		tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
		rows := make([]strings.Builder, 4)
		for i, head := range [...]string{"score from", "pages", "mean score", "mean F1"} {
			fmt.Fprintf(&rows[i], "%s\t", head)
		}
		for i, b := range c.Bins {
			if b.Pages > 0 {
				fmt.Fprintf(&rows[0], "%.1f\t", float64(i)/scoreBins)
				fmt.Fprintf(&rows[1], "%d\t", b.Pages)
				fmt.Fprintf(&rows[2], "%.3f\t", b.Score)
				fmt.Fprintf(&rows[3], "%.3f\t", b.F1)
			}
		}
		for i := range rows {
			fmt.Fprintln(tw, rows[i].String())
		}
		if err := tw.Flush(); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}
