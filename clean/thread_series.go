package clean

import (
	"cmp"
	"slices"
)

// A series is a set of containers that look alike, in source order. They may
// stand inside one another, as answers do.
type series struct {
	members  []int32
	own      []counts  // of each, without the members inside it
	each     []float64 // the evidence for each
	dated    int       // how many have a date
	quality  float64   // mean over the members
	total    float64   // over the members, what is above chance
	headed   bool      // below a heading of comments
	called   bool      // by the names of its members, or headed
	comments bool      // as comments, or headed
}

// A seriesKey is what alike containers share: name and a word of the class, the
// id without its number, the type, or name and parent.
type seriesKey struct {
	name, token string
	kind        byte
	parent      int32
}

// maxTokens is the number of words of a class that are looked at.
const maxTokens = 8

// series returns the sets of containers that are comments or posts by their
// quality, the most likely first.
func (s *threadScan) series() []series {
	var all []series
	members := 0
	for _, alike := range s.alikes() {
		if len(alike) > 1 || s.mayBeAlone(int(alike[0])) {
			all = append(all, series{members: alike})
			members += len(alike)
		}
	}
	own, each := make([]counts, members), make([]float64, members)
	for i := range all {
		n := len(all[i].members)
		all[i].own, all[i].each = own[:n:n], each[:0:n]
		own, each = own[n:], each[n:]
		s.judge(&all[i])
	}
	all = slices.DeleteFunc(all, func(r series) bool { return r.quality < postQuality })
	slices.SortStableFunc(all, func(a, b series) int { return a.compare(&b, s.forum) })
	return all
}

// alikes returns the sets of containers that look alike, of those that may be
// comments or posts, in source order.
func (s *threadScan) alikes() [][]int32 {
	index := map[seriesKey]int{}
	var all [][]int32
	add := func(k seriesKey, c int) {
		n, ok := index[k]
		if !ok {
			n = len(all)
			index[k] = n
			all = append(all, nil)
		}
		if m := all[n]; len(m) == 0 || m[len(m)-1] != int32(c) {
			all[n] = append(m, int32(c))
		}
	}
	for c := 1; c < len(s.cues); c++ {
		if !s.mayBePost(c) {
			continue
		}
		at := &s.page.Containers[c]
		add(seriesKey{name: at.Name, parent: int32(at.Parent)}, c)
		tokens := 0
		for token := range classTokens(at.Class) {
			if tokens++; tokens > maxTokens {
				break
			}
			add(seriesKey{name: at.Name, token: token, kind: '.'}, c)
		}
		if stem := numberless(at.ID); stem != at.ID {
			add(seriesKey{name: at.Name, token: stem, kind: '#'}, c)
		}
		if at.Type != "" {
			add(seriesKey{token: afterSlash(at.Type), kind: '!'}, c)
		}
	}
	return all
}

// mayBeAlone reports whether a container that nothing else looks like may be taken:
// what is called a comment or a review, stands among comments or below their
// heading, or on a page of a forum.
func (s *threadScan) mayBeAlone(c int) bool {
	return s.forum || s.cues[c]&(cueComment|cueReview) != 0 || s.within[c]&cueThread != 0 || s.headed(int(s.from[c]))
}

// compare orders series: first those that are called comments, unless the page is
// one of a forum, or posts, then by what speaks for them, the outer ones first.
func (r *series) compare(o *series, forum bool) int {
	rank := func(r *series) int {
		switch {
		case r.comments && !forum:
			return 0
		case r.called:
			return 1
		}
		return 2
	}
	if a, b := rank(r), rank(o); a != b {
		return a - b
	}
	return cmp.Or(cmp.Compare(o.total, r.total), cmp.Compare(o.quality, r.quality), cmp.Compare(r.members[0], o.members[0]), cmp.Compare(len(o.members), len(r.members)))
}

// mayBePost reports whether a container is looked at: it has words, and a cue
// or a date, and is no form. A number beside the name is stronger than “share”.
func (s *threadScan) mayBePost(c int) bool {
	h := s.cues[c]
	in := s.inside(c)
	numbered := h&(cueComment|cueNumbered) == cueComment|cueNumbered && in.dates > 0
	if (h|s.within[c])&cueForm != 0 && !numbered {
		return false
	}
	return in.words > 1 && (h&(cueComment|cuePost|cueReview|cueTyped) != 0 || s.within[c]&cueThread != 0 || in.dates > 0)
}

// judge works out the quality of a series, whose own and each have room.
func (s *threadScan) judge(r *series) {
	var open []int // members around the one at hand
	for i, c := range r.members {
		in := s.inside(int(c))
		r.own[i] = r.own[i].plus(in, 1)
		for len(open) > 0 && !s.holds(int(r.members[open[len(open)-1]]), int(c)) {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			around := open[len(open)-1]
			r.own[around] = r.own[around].plus(in, -1)
		}
		open = append(open, i)
	}
	s.weigh(r)
	if r.prune() {
		s.weigh(r)
	}
}

// What the evidence is of a container that is neither comment nor post, about;
// and what it costs a series that is not called comments when few of its members
// say a sentence: rows of a list of topics do not.
const (
	chance   = 3
	unspoken = 3
)

// weigh works out the evidence for the members of a series.
func (s *threadScan) weigh(r *series) {
	r.headed = s.headed(int(s.from[r.members[0]]))
	total, wholeMean := 0.0, 0.0
	spoken, whole, comments, posts := 0, 0, 0, 0
	r.each, r.dated = r.each[:0], 0
	for i, c := range r.members {
		e := s.evidence(int(c), r.own[i])
		r.each = append(r.each, e)
		total += e
		r.dated += count(r.own[i].dates > 0)
		switch h := s.cues[c]; {
		case h&cueComment != 0:
			comments++
		case h&(cuePost|cueReview|cueTyped) != 0:
			posts++
		}
		spoken += count(r.own[i].prose > 0)
		if r.own[i].dates > 0 && (r.own[i].prose > 0 || s.cues[c]&cueComment != 0) {
			whole++
			wholeMean += e
		}
	}
	n := float64(len(r.members))
	r.quality = total / n
	r.called = 2*(comments+posts) >= len(r.members) || r.headed
	r.comments = 2*comments >= len(r.members) || r.headed
	if len(r.members) > 1 {
		r.quality++
	}
	if r.headed {
		r.quality++
	}
	need := 2 // one in so many members says a sentence
	if posts > 0 {
		need = 4
	}
	if comments == 0 && need*spoken < len(r.members) {
		r.quality -= unspoken
	}
	r.total = n * (r.quality - chance)
	if whole > 0 { // parts of posts have but one of both
		wholeMean /= float64(whole)
		r.total = 2*float64(whole)*(r.quality+wholeMean-total/n-chance) - (n - float64(whole))
	}
}

// headingReach is how many blocks may stand between the heading of the comments
// and the first of them.
const headingReach = 3

// headed reports whether a heading of comments stands before block i.
func (s *threadScan) headed(i int) bool {
	for k := i - 1; k >= 0 && k >= i-headingReach; k-- {
		if s.p.matchesAny(k, "comments.heading") {
			return true
		}
	}
	return false
}

// prune drops the members that are far weaker than the others, such as the
// heading of a list of answers, and reports whether there were any.
func (r *series) prune() bool {
	weak := min(r.quality/2, postQuality/2)
	n := 0
	for i := range r.members {
		if r.each[i] >= weak {
			r.members[n], r.own[n] = r.members[i], r.own[i]
			n++
		}
	}
	pruned := n > 0 && n < len(r.members)
	if pruned {
		r.members, r.own = r.members[:n], r.own[:n]
	}
	return pruned
}

// textOfThread are the cues of "comments-body", which Movable Type calls each
// comment.
const textOfThread = cueThread | cueText

// evidence adds up what speaks for one container to be a comment or a post.
func (s *threadScan) evidence(c int, own counts) float64 {
	h := s.cues[c]
	e := 0.0
	add := func(yes bool, weight float64) {
		if yes {
			e += weight
		}
	}
	add(h&cueComment != 0, 3)
	add(h&cuePost != 0, 1.5)
	add(h&cueReview != 0 && h&cueComment == 0, 1)
	add(s.within[c]&cueReview != 0 && s.within[c]&cueThread == 0, 1)
	add(h&cueTyped != 0, 2)
	add(h&cueNumbered != 0 && h&(cueComment|cuePost|cueReview) != 0, 1)
	add(h&cueThread != 0 && h&cueNumbered == 0, -1)
	add(h&textOfThread == textOfThread && own.dates == 1 && own.prose > 0, 4.5)
	add(h&cueText != 0 && h&cueNumbered == 0, -0.5)
	add(s.within[c]&cueThread != 0, 2)
	add(s.within[c]&(cueThread|cueComment) == cueComment, 1)
	add(s.within[c]&(cueThread|cueAside) == cueThread && s.page.Containers[c].Name == "li" && own.prose > 0, 0.5)
	add(s.within[c]&cueAside != 0 || h&cueAside != 0, -2.5)
	add(s.below[c]&cueAuthor != 0, 0.5)
	add(s.below[c]&cueText != 0, 0.5)
	add(own.dates > 0, 2)
	add(own.dates > 3, -1.5)
	add(own.dates > 6, -3)
	add(s.within[c]&cueReview != 0 && own.prose > 0, 1)
	add(own.replies > 0, 1)
	add(own.words >= proseWords, 0.5)
	add(s.forum && own.dates > 0, 1)
	add(s.named(c) && s.below[c]&cueAuthor == 0, 0.5)
	add(own.titles > 0, -2)
	add(own.titles > 0 && h&cueComment == 0, -1)
	add(own.words < 3, -3)
	add(own.words >= 3 && 2*own.linked > own.words, -2)
	return e
}

// classTokens yields the words of a class without the numbers in them.
func classTokens(class string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for c := range classes(class) {
			if t := numberless(c); t != "" && !yield(t) {
				return
			}
		}
	}
}

// numberless returns s up to its first digit.
func numberless(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			return s[:i]
		}
	}
	return s
}
