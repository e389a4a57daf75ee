package clean

import "slices"

// Evidence from which a series is one of comments or posts, and from which a
// container is that nothing else looks like.
const (
	postQuality = 5.0
	loneQuality = 6.5
)

// maxSeries bounds the series that are tried; pages have a few.
const maxSeries = 64

// maxAround is how many containers a comment may stand inside its post.
const maxAround = 12

// lesserShare: beside posts, only what is nearly as well proved is one too.
const lesserShare = 0.6

// openingWords is the least running text of an opening post that looks like no
// other post.
const openingWords = 12

// records returns the comments and posts of the page in source order: the
// members of the best series, of which none has most of its words in a better
// one.
func (s *threadScan) records() []record {
	all := s.series()
	taken := make([]bool, len(s.p.facts))
	var out []record
	best := 0.0               // quality of the best series of posts
	posts := map[int32]bool{} // containers of records, and whether they are no comments
	tried := 0
	for i := range all {
		r := &all[i]
		if i > 0 && slices.Equal(r.members, all[i-1].members) {
			continue
		}
		if tried++; tried > maxSeries {
			break
		}
		named := s.cues[r.members[0]]&cueComment != 0
		if 2*r.dated < len(r.members) && s.isReview(r) && !s.shop() {
			continue
		}
		if !named && r.quality < lesserShare*best || len(r.members) == 1 && !s.mayStandAlone(r) || !s.fresh(r, taken) && !(named && s.remarks(r, posts)) {
			continue
		}
		if !named {
			best = max(best, r.quality)
		}
		free := s.wordsNotIn(taken)
		for _, c := range r.members {
			if _, ok := posts[c]; ok || !named && s.isSpoken(int(c), free) {
				continue
			}
			posts[c] = !named
			out = append(out, s.newRecord(int(c), i, r.headed))
		}
		for b := range s.blocksOf(r) {
			taken[b] = true
		}
	}
	slices.SortFunc(out, func(a, b record) int { return a.container - b.container })
	s.nest(out)
	s.claimHeads(out)
	return out
}

func (s *threadScan) newRecord(c, series int, headed bool) record {
	h, within := s.cues[c], s.within[c]
	return record{
		container: c, series: series, around: -1,
		named:   h&cueComment != 0,
		post:    h&(cuePost|cueTyped) != 0,
		answer:  (h|within)&cueAnswer != 0,
		comment: headed || h&(cueComment|cueReview) != 0 || h&textOfThread == textOfThread || within&(cueThread|cueReview) != 0,
	}
}

// blocksOf yields the blocks of a series, each once.
func (s *threadScan) blocksOf(r *series) func(func(int) bool) {
	return func(yield func(int) bool) {
		last := int32(0)
		for _, c := range r.members {
			for b := max(last, s.from[c]); b < s.to[c]; b++ {
				if !yield(int(b)) {
					return
				}
			}
			last = max(last, s.to[c])
		}
	}
}

// isReview reports whether a series is called reviews and nothing else. Without
// dates they are those of buyers on the page of a product; elsewhere they are
// praise that the page chose for its text.
func (s *threadScan) isReview(r *series) bool {
	c := r.members[0]
	return !r.comments && (s.cues[c]|s.within[c])&cueReview != 0 && (s.cues[c]|s.within[c])&(cueComment|cueThread) == 0
}

// mayStandAlone reports whether a container that may be alone is taken: a single
// comment, or the opening post of a forum, which has a text and a date.
func (s *threadScan) mayStandAlone(r *series) bool {
	c := r.members[0]
	if s.forum {
		return r.own[0].prose >= openingWords && (r.own[0].dates > 0 || s.cues[c]&(cueTyped|cueNumbered) != 0)
	}
	return s.mayBeAlone(int(c)) && r.quality >= loneQuality
}

// fresh reports whether most words of a series do not belong to another yet. What
// stands alone and has comments inside is what they stand in.
func (s *threadScan) fresh(r *series, taken []bool) bool {
	all, free := 0, 0
	for b := range s.blocksOf(r) {
		all += s.p.facts[b].words
		if !taken[b] {
			free += s.p.facts[b].words
		}
	}
	if len(r.members) == 1 && !s.forum {
		return free == all
	}
	return 2*free > all
}

// wordsNotIn returns the number of words before each block, and of all, that
// stand in none of the blocks that are taken.
func (s *threadScan) wordsNotIn(taken []bool) []int {
	free := make([]int, len(taken)+1)
	for b, yes := range taken {
		if free[b+1] = free[b]; !yes {
			free[b+1] += s.p.facts[b].words
		}
	}
	return free
}

// isSpoken reports whether a container is no record of its own beside those that
// are taken: its words are theirs, or it is called nothing and stands around them.
func (s *threadScan) isSpoken(c int, free []int) bool {
	all, left := int(s.inside(c).words), free[s.to[c]]-free[s.from[c]]
	return left == 0 || left < all && s.cues[c]&(cueComment|cuePost|cueReview|cueTyped) == 0
}

// remarks reports whether a series is one of comments inside posts, with dates of
// their own.
func (s *threadScan) remarks(r *series, posts map[int32]bool) bool {
	for _, c := range r.members {
		at := s.page.Containers[c].Parent
		for n := 0; n < maxAround && at > 0; n++ {
			if _, ok := posts[int32(at)]; ok {
				break
			}
			at = s.page.Containers[at].Parent
		}
		if !posts[int32(at)] {
			return false
		}
	}
	return 2*r.dated > len(r.members)
}

// nest gives each record its own blocks and its depth, which is the number of
// records around it, or, where answers stand beside what they answer, of lists
// of answers.
func (s *threadScan) nest(records []record) {
	var open []int // records around the one at hand
	nested := false
	least := int32(-1)
	at := 0 // the first block that has no owner yet
	own := func(end int) {
		for ; at < end; at++ {
			if n := len(open); n > 0 {
				r := &records[open[n-1]]
				r.blocks = append(r.blocks, at)
			}
		}
	}
	leave := func(c int) {
		for len(open) > 0 && (c < 0 || !s.holds(records[open[len(open)-1]].container, c)) {
			own(int(s.to[records[open[len(open)-1]].container]))
			open = open[:len(open)-1]
		}
	}
	for i := range records {
		r := &records[i]
		leave(r.container)
		own(int(s.from[r.container]))
		if n := len(open); n > 0 {
			r.around = open[n-1]
			if o := &records[r.around]; o.comment == r.comment {
				r.depth, nested = o.depth+1, true
			}
		}
		if k := s.replies[r.container]; least < 0 || k < least {
			least = k
		}
		open = append(open, i)
	}
	leave(-1)
	for i := range records {
		if r := &records[i]; !nested {
			r.depth = int(s.replies[r.container] - least)
		}
	}
}
