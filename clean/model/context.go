package model

// A sum is what is added up over blocks. The sums of a reading are running ones:
// element i is that of the blocks before block i.
type sum struct {
	words, good, linked, ends, stop, score, weight float32
}

// fullWeight is the number of words from which a block counts as much as longer
// ones in the mean word score of its surroundings.
const fullWeight = 40

func (r *reading) accumulate() {
	r.sums = append(r.sums[:0], sum{})
	var s sum
	for i := range r.n {
		v := r.row(i)
		w := v[qWords]
		k := min(w, fullWeight) + 0.5
		s.words += w
		s.good += v[qGood]
		s.linked += w * v[qLinked]
		s.ends += w * flag(v[qEnd] == endSentence)
		s.stop += w * v[qStop]
		s.score += k * v[qWordScore]
		s.weight += k
		r.sums = append(r.sums, s)
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
	n, s := r.n, r.sums
	words, goods := s[n].words, s[n].good
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
		v[qWordPlace] = ratio(s[i].words, words)
		v[qGoodPlace] = ratio(s[i].good, goods)
		v[qFromStart] = float32(min(i, farBlocks))
		v[qToEnd] = float32(min(n-i, farBlocks))
		v[qFromGood] = float32(min(max(i-firstGood, -farGood), farGood))
		v[qToGood] = float32(min(max(i-lastGood, -farGood), farGood))
		v[qPrevGood] = float32(min(i-before, farGood))
		v[qRunBefore] = float32(min(run, farRun))
		v[qScoreSoFar] = ratio(s[i+1].score, words)
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

// around returns the sums before one block and before another, as far as there are blocks.
func (r *reading) around(from, to int) (a, b *sum) {
	return &r.sums[max(from, 0)], &r.sums[min(to, r.n)]
}

// wideWindows are the numbers of blocks on both sides of the windows that
// begin at qWin2Words.
var wideWindows = [...]int{2, 5, 10, 25}

// windows measures the surroundings of each block.
func (r *reading) windows() {
	for i := range r.n {
		v := r.row(i)
		at := v[qWin2Words:qWin3Score]
		for _, k := range wideWindows {
			a, b := r.around(i-k, i+k+1)
			words := b.words - a.words
			least := max(words, 1)
			at[0] = words / float32(min(i+k+1, r.n)-max(i-k, 0))
			at[1] = (b.good - a.good) / least
			at[2] = (b.linked - a.linked) / least
			at[3] = (b.ends - a.ends) / least
			at[4] = (b.stop - a.stop) / least
			at = at[5:]
		}
		v[qWin3Score] = meanScore(r.around(i-3, i+4))
		v[qWin8Score] = meanScore(r.around(i-8, i+9))
		a, b := r.around(i+1, i+6)
		v[qAhead5Words], v[qAhead5Good], v[qAhead5Score] = b.words-a.words, b.good-a.good, meanScore(a, b)
		a, b = r.around(i-5, i)
		v[qBack5Words], v[qBack5Good], v[qBack5Score] = b.words-a.words, b.good-a.good, meanScore(a, b)
		a, b = r.around(i+1, i+21)
		v[qAhead20Words], v[qAhead20Good] = b.words-a.words, b.good-a.good
	}
}

// meanScore is the mean word score of the blocks between two sums, 0 where there are none.
func meanScore(a, b *sum) float32 {
	if a == b {
		return 0
	}
	return (b.score - a.score) / (b.weight - a.weight)
}
