package model

import "github.com/copydesk/copydesk/parse"

// headings says of each block under which heading it stands, and how long and
// how linked the section below that heading is.
func (r *reading) headings() {
	s := r.sums
	last := -1
	fill := func(from, to int) { // the blocks of a section, its heading first
		var words, linked float32
		if from >= 0 {
			words = s[to].words - s[from+1].words
			linked = ratio(s[to].linked-s[from+1].linked, words)
		}
		for i := max(from, 0); i < to; i++ {
			v := r.row(i)
			if from < 0 {
				v[qHeadingDist], v[qHeadingLevel] = -1, -1
				continue
			}
			h := r.row(from)
			v[qHeadingDist] = float32(min(i-from, farRun))
			v[qHeadingLevel], v[qHeadingWords] = h[qLevel], h[qWords]
			v[qHeadingScore], v[qHeadingPhrase] = h[qWordScore], h[qPhrase]
			v[qSectionWords], v[qSectionLinked] = words, linked
		}
	}
	for i := range r.n {
		if r.page.Blocks[i].Kind == parse.Heading {
			fill(last, i)
			last = i
		}
	}
	fill(last, r.n)
}

// signs says of each block how far it is from the last sign that the article has
// ended: a phrase such as "Related articles", "Leave a comment" or "About the author".
// Signs before the first running text are those of menus.
func (r *reading) signs() {
	s := r.sums
	last, kind, count := -1, uint8(0), 0
	good := float32(0)
	for i := range r.n {
		v := r.row(i)
		if last < 0 {
			v[qSignDist] = -1
		} else {
			v[qSignDist] = float32(min(i-last, farRun))
		}
		if p := uint8(v[qPhrase]); p >= firstSign && s[i].good > 0 {
			if count == 0 {
				good = s[i].good
			}
			last, kind = i, p
			count++
			v[qSignDist] = 0
		}
		v[qSignKind], v[qSignCount] = float32(kind), float32(min(count, farRun))
		if count > 0 {
			v[qSignGood] = ratio(s[i].good-good, good)
		} else {
			v[qSignGood] = -1
		}
	}
	next := r.n + farRun
	for i := r.n - 1; i >= 0; i-- {
		v := r.row(i)
		v[qNextSign] = float32(min(next-i, farRun))
		if uint8(v[qPhrase]) >= firstSign {
			next = i
		}
	}
}
