package repair

import (
	"cmp"
	"slices"
	"strings"
)

// A Span is a range of bytes of the input.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// An Edit is a replacement in the input.
type Edit struct {
	Span
	// Before is the input in the range, After what replaces it.
	Before string `json:"before"`
	After  string `json:"after"`
	// Rule is the name of the rule; where several rules changed the same
	// place their names are joined by "+" in the order they ran.
	Rule string `json:"rule"`
	// Confidence is between 0 and 1.
	Confidence float64 `json:"confidence"`
	// Evidence says what proves the edit: a place in the text, or an entry
	// of a table.
	Evidence string `json:"evidence"`
}

// A Flag is a place that looks damaged and was not changed.
type Flag struct {
	Span
	// Kind is the name of the rule.
	Kind string `json:"kind"`
	// Note says what was seen.
	Note string `json:"note"`
	// Suggestion is what could stand in the range instead, if Suggests.
	Suggestion string `json:"suggestion,omitempty"`
	// Suggests says that there is a suggestion; an empty one proposes to
	// delete the range.
	Suggests bool `json:"suggests,omitempty"`
}

// A Result is a repaired text and the account of it.
type Result struct {
	// Text is the repaired text: Apply(input, Edits).
	Text string `json:"text"`
	// Lang is the language the text was read as, "" if unknown.
	Lang string `json:"lang,omitempty"`
	// Edits and Flags are over the input, each sorted by Start; no two
	// ranges share a byte.
	Edits []Edit `json:"edits"`
	Flags []Flag `json:"flags"`
}

// Apply replaces the ranges of sorted, disjoint edits in the text they are over.
func Apply(text string, edits []Edit) string {
	if len(edits) == 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:e.Start])
		b.WriteString(e.After)
		at = e.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// Undo is the inverse of Apply: it takes the output and the edits, and returns
// the input.
func Undo(text string, edits []Edit) string {
	back := make([]Edit, len(edits))
	shift := 0
	for i, e := range edits {
		start := e.Start + shift
		back[i] = Edit{Span: Span{start, start + len(e.After)}, After: e.Before}
		shift += len(e.After) - len(e.Before)
	}
	return Apply(text, back)
}

// compose returns the edits that do in one step what first and then next do:
// first is over input, next over middle, which is Apply(input, first). Edits
// that touch each other become one.
func compose(input string, first []Edit, middle string, next []Edit) []Edit {
	if len(first) == 0 {
		return next
	}
	out := make([]Edit, 0, len(first)+len(next))
	shift := 0 // bytes that first added before the place in middle
	for i, j := 0, 0; i < len(first) || j < len(next); {
		lo, hi := len(middle)+1, -1
		i0, j0, shift0 := i, j, shift
		for grown := true; grown; {
			grown = false
			if i < len(first) && (hi < 0 && (j == len(next) || first[i].Start+shift <= next[j].Start) || hi >= 0 && first[i].Start+shift <= hi) {
				start := first[i].Start + shift
				lo, hi = min(lo, start), max(hi, start+len(first[i].After))
				shift += len(first[i].After) - len(first[i].Before)
				i, grown = i+1, true
			}
			if j < len(next) && (hi < 0 || next[j].Start <= hi) {
				lo, hi = min(lo, next[j].Start), max(hi, next[j].End)
				j, grown = j+1, true
			}
		}
		e := merge(first[i0:i], next[j0:j])
		e.Span = Span{lo - shift0, hi - shift}
		e.Before = input[e.Start:e.End]
		e.After = applyWithin(middle, lo, hi, next[j0:j])
		if e.Before != e.After {
			out = append(out, e)
		}
	}
	return out
}

// merge returns an edit with the rules and evidence of several.
func merge(first, next []Edit) Edit {
	e := Edit{Confidence: 1}
	var rules, evidence []string
	for _, part := range [2][]Edit{first, next} {
		for _, p := range part {
			for r := range strings.SplitSeq(p.Rule, "+") {
				if !slices.Contains(rules, r) {
					rules = append(rules, r)
				}
			}
			if !slices.Contains(evidence, p.Evidence) {
				evidence = append(evidence, p.Evidence)
			}
			e.Confidence = min(e.Confidence, p.Confidence)
		}
	}
	e.Rule, e.Evidence = strings.Join(rules, "+"), strings.Join(evidence, "; ")
	return e
}

// applyWithin returns text[lo:hi] with edits, which lie in it, applied.
func applyWithin(text string, lo, hi int, edits []Edit) string {
	if len(edits) == 0 {
		return text[lo:hi]
	}
	var b strings.Builder
	at := lo
	for _, e := range edits {
		b.WriteString(text[at:e.Start])
		b.WriteString(e.After)
		at = e.End
	}
	b.WriteString(text[at:hi])
	return b.String()
}

// disjoint sorts edits and drops those that overlap an earlier one, or insert at
// its end: they are found again in the next round if they still hold.
func disjoint(edits []Edit) []Edit {
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Start, b.Start) })
	out, end, inserted := edits[:0], -1, false
	for _, e := range edits {
		insertion := e.Start == e.End
		if (e.Start > end || e.Start == end && !insertion && !inserted) && e.Before != e.After {
			out = append(out, e)
			end, inserted = e.End, insertion
		}
	}
	return out
}

// settleFlags moves flags, which are over the output, back to the input, keeps
// the first of several that overlap, and cuts what edits cover off them.
func settleFlags(flags []Flag, edits []Edit) []Flag {
	if len(flags) == 0 {
		return nil
	}
	kept := make([]Flag, 0, len(flags))
	slices.SortStableFunc(flags, func(a, b Flag) int { return cmp.Compare(a.Start, b.Start) })
	end := -1
	for _, f := range flags {
		if f.Start >= end && f.End > f.Start {
			kept = append(kept, f)
			end = f.End
		}
	}
	out := kept[:0]
	i, shift := 0, 0
	for _, f := range kept {
		for i < len(edits) && edits[i].Start+shift+len(edits[i].After) <= f.Start {
			shift += len(edits[i].After) - len(edits[i].Before)
			i++
		}
		whole := f.Span
		f.Span = largestFree(whole, edits[i:], shift)
		if f.Start == f.End {
			continue
		}
		if f.End-f.Start != whole.End-whole.Start {
			f.Suggestion, f.Suggests = "", false
		}
		out = append(out, f)
	}
	return out
}

// largestFree returns the largest part of a range of the output that no edit
// covers, as a range of the input; shift is what the edits before edits added.
func largestFree(s Span, edits []Edit, shift int) Span {
	best := Span{}
	keep := func(start, end int) {
		if end-start > best.End-best.Start {
			best = Span{start, end}
		}
	}
	at := s.Start
	for _, e := range edits {
		start := e.Start + shift
		if start >= s.End {
			break
		}
		keep(at-shift, start-shift)
		at = start + len(e.After)
		shift += len(e.After) - len(e.Before)
	}
	keep(at-shift, s.End-shift)
	return best
}
