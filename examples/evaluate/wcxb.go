package main

import "strings"

// prf is precision, recall and their harmonic mean, each in 0…1.
type prf struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// harmonic returns precision, recall and F1.
func harmonic(p, r float64) prf {
	if p+r == 0 {
		return prf{p, r, 0}
	}
	return prf{p, r, 2 * p * r / (p + r)}
}

// wordF1 is the metric of WCXB: the words of the two texts as bags, in lower
// case. Two empty texts agree.
func wordF1(predicted, gold string) prf {
	p, g := words(lower(predicted)), words(lower(gold))
	switch {
	case len(g) == 0 && len(p) == 0:
		return prf{1, 1, 1}
	case len(g) == 0 || len(p) == 0:
		return prf{}
	}
	left := make(map[string]int, len(g))
	for _, w := range g {
		left[w]++
	}
	shared := 0
	for _, w := range p {
		if left[w] > 0 {
			left[w]--
			shared++
		}
	}
	return harmonic(float64(shared)/float64(len(p)), float64(shared)/float64(len(g)))
}

// snippets returns those of the snippets that stand in the text, whatever their
// case, and those that do not.
func snippets(text string, list []string) (found, missing []string) {
	text = lower(text)
	for _, s := range list {
		if strings.Contains(text, lower(s)) {
			found = append(found, s)
		} else {
			missing = append(missing, s)
		}
	}
	return found, missing
}

// share returns part/whole, or 1 where there is nothing to find.
func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}
