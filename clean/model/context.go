package model

// sums are running sums over the blocks: element i is the sum of those before
// block i.
type sums struct {
	words, good, linked, ends, stop, score, weight []float32
}

// fullWeight is the number of words from which a block counts as much as longer
// ones in the mean word score of its surroundings.
const fullWeight = 40

func (r *reading) accumulate() {
	s, n := &r.sums, r.n+1
	for _, p := range [...]*[]float32{&s.words, &s.good, &s.linked, &s.ends, &s.stop, &s.score, &s.weight} {
		*p = grow(*p, n)
	}
	for i := range r.n {
		v := r.row(i)
		w := v[qWords]
		k := min(w, fullWeight) + 0.5
		s.words[i+1] = s.words[i] + w
		s.good[i+1] = s.good[i] + v[qGood]
		s.linked[i+1] = s.linked[i] + w*v[qLinked]
		s.ends[i+1] = s.ends[i] + w*flag(v[qEnd] == endSentence)
		s.stop[i+1] = s.stop[i] + w*v[qStop]
		s.score[i+1] = s.score[i] + k*v[qWordScore]
		s.weight[i+1] = s.weight[i] + k
	}
}

func ratio(a, b float32) float32 { return a / max(b, 1) }

// Limits of distances: what is farther away is all the same.
const (
	farBlocks = 60
	farGood   = 100
	farRun    = 50
)

// places says where each block stands on the page and among running text.
func (r *reading) places() {
	n, s := r.n, &r.sums
	words, goods := s.words[n], s.good[n]
	firstGood, lastGood := 0, 0
	for i := n - 1; i >= 0; i-- {
		if r.row(i)[qGood] > 0 {
			firstGood = i
			lastGood = max(lastGood, i)
		}
	}
	before, run := -farGood, 0
	short := float32(0)
	for i := range n {
		v := r.row(i)
		v[qPlace] = float32(i) / float32(n)
		v[qWordPlace] = ratio(s.words[i], words)
		v[qGoodPlace] = ratio(s.good[i], goods)
		v[qFromStart] = float32(min(i, farBlocks))
		v[qToEnd] = float32(min(n-i, farBlocks))
		v[qFromGood] = float32(min(max(i-firstGood, -farGood), farGood))
		v[qToGood] = float32(min(max(i-lastGood, -farGood), farGood))
		v[qPrevGood] = float32(min(i-before, farGood))
		v[qRunBefore] = float32(min(run, farRun))
		v[qScoreSoFar] = ratio(s.score[i+1], words)
		v[qShortAbove] = short
		run++
		if v[qGood] > 0 {
			before = i
		}
		if v[qWords] >= 8 {
			run = 0
		}
		if v[qWords] <= shortLine {
			short = v[qWordScore]
		}
	}
	after, run := n+farGood, 0
	for i := n - 1; i >= 0; i-- {
		v := r.row(i)
		v[qNextGood] = float32(min(after-i, farGood))
		v[qRunAfter] = float32(min(run, farRun))
		run++
		if v[qGood] > 0 {
			after = i
		}
		if v[qWords] >= 8 {
			run = 0
		}
	}
}

// A window is a range of blocks around one.
type window struct{ from, to int }

func (r *reading) window(from, to int) window { return window{max(from, 0), min(to, r.n)} }

func (w window) of(sum []float32) float32 { return sum[w.to] - sum[w.from] }

// wideWindows are the numbers of blocks on both sides of the windows that
// begin at qWin2Words.
var wideWindows = [...]int{2, 5, 10, 25}

// windows measures the surroundings of each block.
func (r *reading) windows() {
	s := &r.sums
	for i := range r.n {
		v := r.row(i)
		at := qWin2Words
		for _, k := range wideWindows {
			w := r.window(i-k, i+k+1)
			words := w.of(s.words)
			v[at] = words / float32(w.to-w.from)
			v[at+1] = ratio(w.of(s.good), words)
			v[at+2] = ratio(w.of(s.linked), words)
			v[at+3] = ratio(w.of(s.ends), words)
			v[at+4] = ratio(w.of(s.stop), words)
			at += 5
		}
		v[qWin3Score] = r.meanScore(r.window(i-3, i+4))
		v[qWin8Score] = r.meanScore(r.window(i-8, i+9))
		ahead, back := r.window(i+1, i+6), r.window(i-5, i)
		v[qAhead5Words], v[qAhead5Good], v[qAhead5Score] = ahead.of(s.words), ahead.of(s.good), r.meanScore(ahead)
		v[qBack5Words], v[qBack5Good], v[qBack5Score] = back.of(s.words), back.of(s.good), r.meanScore(back)
		far := r.window(i+1, i+21)
		v[qAhead20Words], v[qAhead20Good] = far.of(s.words), far.of(s.good)
	}
}

func (r *reading) meanScore(w window) float32 {
	if w.to <= w.from {
		return 0
	}
	return w.of(r.sums.score) / w.of(r.sums.weight)
}
