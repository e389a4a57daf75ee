package main

// shingleSize is the number of words of a shingle in the article-extraction
// benchmark.
const shingleSize = 4

// A confusion is what two bags of shingles share and do not share, as parts of 1.
type confusion struct{ tp, fp, fn float64 }

// shingleMatch compares two texts by the metric of the article-extraction
// benchmark: bags of four successive words, whose case counts. A shorter text
// is one shingle. Two empty texts are the zero confusion.
func shingleMatch(predicted, gold string) confusion {
	type shingle [shingleSize]string
	bag := map[shingle]int{}
	count := func(text string, n int) {
		w := words(text)
		if len(w) == 0 {
			return
		}
		for i := range max(1, len(w)-shingleSize+1) {
			var s shingle
			copy(s[:], w[i:])
			bag[s] += n
		}
	}
	total := func() (n int) {
		for _, k := range bag {
			n += k
		}
		return n
	}
	count(gold, 1)
	golden := total()
	count(predicted, -1)
	var fn, fp int
	for _, k := range bag {
		fn += max(0, k)
		fp += max(0, -k)
	}
	tp := golden - fn
	sum := float64(tp + fp + fn)
	if sum == 0 {
		return confusion{}
	}
	return confusion{float64(tp) / sum, float64(fp) / sum, float64(fn) / sum}
}

// precision is the share of the predicted shingles that are right; ok is false
// where none was predicted.
func (c confusion) precision() (p float64, ok bool) {
	if c.tp+c.fp == 0 {
		return 0, false
	}
	return c.tp / (c.tp + c.fp), true
}

// recall is the share of the gold shingles that were predicted; ok is false
// where the gold has none.
func (c confusion) recall() (r float64, ok bool) {
	if c.tp+c.fn == 0 {
		return 0, false
	}
	return c.tp / (c.tp + c.fn), true
}

// shingleFigures are means over pages.
type shingleFigures struct {
	Pages int `json:"pages"`
	prf
}

// meanShingles averages precision and recall over the pages that have one; F1
// is that of the means.
func meanShingles(pages []confusion) shingleFigures {
	var p, r mean
	for _, c := range pages {
		if x, ok := c.precision(); ok {
			p.add(x)
		}
		if x, ok := c.recall(); ok {
			r.add(x)
		}
	}
	return shingleFigures{len(pages), harmonic(p.value(), r.value())}
}

// A mean averages numbers; that of none is 0.
type mean struct {
	sum float64
	n   int
}

func (m *mean) add(x float64) { m.sum, m.n = m.sum+x, m.n+1 }

func (m *mean) value() float64 {
	if m.n == 0 {
		return 0
	}
	return m.sum / float64(m.n)
}
