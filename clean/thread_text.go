package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// Bounds of threads in flattened text, where only the rhythm of the lines shows
// them.
const (
	minTextPosts  = 3   // dates of the same form
	textReplies   = 0.6 // share of the posts with a “Reply”, a number, a “Joined”
	textProse     = 0.5 // share of the posts with running text
	forumProse    = 0.3 // where the address is that of a forum
	maxPostBlocks = 400
)

// textThreads finds comments and posts by their rhythm: date lines of the same
// form come again and again, running text and “Reply” between them. It returns
// none where there is no such rhythm.
func (p *Pass) textThreads() []reply {
	starts := p.joinHeads(p.postStarts())
	p.raiseHeads(starts)
	if len(starts) < minTextPosts {
		return nil
	}
	records := make([]record, len(starts))
	longest := 0
	for k, from := range starts {
		to := min(len(p.facts), from+max(longest, minTextPosts))
		if k+1 < len(starts) {
			to = starts[k+1]
			longest = max(longest, min(to-from, maxPostBlocks))
		}
		for b := from; b < min(to, from+maxPostBlocks); b++ {
			records[k].blocks = append(records[k].blocks, b)
		}
	}
	if !p.atForum() {
		records = records[p.articleEnd(records):]
	}
	if len(records) < minTextPosts || !p.hasRhythm(records) {
		return nil
	}
	n := len(p.Page.Containers)
	s := &threadScan{p: p, threadMap: &threadMap{page: p.Page, cues: make([]cue, n), from: make([]int32, n), to: make([]int32, n)}}
	r := s.newReading(records)
	var replies []reply
	for i := range records {
		if t, parts, ok := r.thread(&records[i]); ok {
			replies = append(replies, reply{&records[i], t, parts, ok})
		}
	}
	return replies
}

// takeTextPosts makes the replies the posts of a forum. Names and dates are fields
// of theirs, and buttons go; of the texts the model knows more.
func (p *Pass) takeTextPosts(replies []reply) {
	p.forum = true
	for i := range replies {
		t := &replies[i]
		p.zones.posts = append(p.zones.posts, t.thread)
		reason := "post " + itoa(i+1)
		for k, b := range t.blocks {
			switch {
			case !p.open(b) || slices.Contains(t.text, b):
			case t.parts[k] == partAction:
				p.overrule(b, RoleCommentForm, 0.9, reason+": button, count or signature")
			case t.parts[k] != partText || k == 0:
				p.overrule(b, RoleComment, 0.85, reason+": name and date")
			}
		}
	}
}

// articleEnd returns the number of the first record that is none: an article and
// what stands around it may have dates of the form that its comments have. There
// is nothing to answer them by, or a heading of comments stands behind them.
func (p *Pass) articleEnd(records []record) int {
	end := 0
	for end < len(records) && !p.hasReply(&records[end]) {
		end++
	}
	for i := range len(records) / 2 {
		for _, b := range records[i].blocks {
			if p.facts[b].words <= maxPostHead && p.matchesAny(b, "comments.heading") {
				end = max(end, i+1)
			}
		}
	}
	return end
}

// hasReply reports whether a record has something to answer it by.
func (p *Pass) hasReply(r *record) bool {
	return slices.ContainsFunc(r.blocks, func(b int) bool { return p.facts[b].words <= maxPostHead && p.matchesAny(b, "comments.reply") })
}

// atForum reports whether a text comes from the address of a forum, as far as its
// corpus says.
func (p *Pass) atForum() bool { return p.origin == nil && forumAddress(p.Page.Doc.URL) }

// hasRhythm reports whether most records have running text and something to
// answer by, which those of a forum need not have.
func (p *Pass) hasRhythm(records []record) bool {
	prose, replies := 0, 0
	for i := range records {
		prose += count(slices.ContainsFunc(records[i].blocks, func(b int) bool { return p.facts[b].prose }))
		replies += count(p.hasReply(&records[i]))
	}
	n := float64(len(records))
	if p.atForum() {
		return float64(prose) >= forumProse*n
	}
	return float64(prose) >= textProse*n && float64(replies) >= textReplies*n
}

// postStarts returns the first blocks of what may be posts: the date lines whose
// form comes most often.
func (p *Pass) postStarts() []int {
	forms := map[string][]int{}
	for i := range p.facts {
		f := &p.facts[i]
		if f.words == 0 || f.words > maxPostHead || !p.head(i).dated() {
			continue
		}
		form := formOf(p.head(i).rest)
		if n := len(forms[form]); n == 0 || i-forms[form][n-1] > 1 {
			forms[form] = append(forms[form], i)
		}
	}
	var best []int
	for _, at := range forms {
		if len(at) > len(best) || len(at) == len(best) && len(at) > 0 && at[0] < best[0] {
			best = at
		}
	}
	return best
}

// headLines is the number of lines above the first date of a head among which the
// name is: ranks and numbers may stand between.
const headLines = 3

// raiseHeads moves the starts of posts up to the names above them. Names differ
// more than ranks do, and than what is left of the post before. Above the first
// post is no other but the head of the page: it goes as high as most.
func (p *Pass) raiseHeads(starts []int) {
	if len(starts) < minTextPosts {
		return
	}
	level, most := 0, 0
	for n := 1; n <= headLines; n++ {
		named, distinct := 0, map[uint64]bool{}
		for _, i := range starts[1:] {
			if at := p.raised(i, n); at < i {
				named++
				distinct[p.facts[at].key] = true
			}
		}
		if 2*named > len(starts) && len(distinct) > most {
			level, most = n, len(distinct)
		}
	}
	var heights [headLines + 1]int // how many starts went up so far
	for k := len(starts) - 1; k > 0; k-- {
		if at := p.raised(starts[k], level); at > starts[k-1] {
			heights[starts[k]-at]++
			starts[k] = at
		}
	}
	usual := slices.Index(heights[:], slices.Max(heights[:]))
	starts[0] = p.raised(starts[0], usual)
}

// raised returns the highest name in the lines of a head above block i, at most n
// of them; i where there is none.
func (p *Pass) raised(i, n int) int {
	at := i
	for k := 1; k <= n && p.headLine(i-k); k++ {
		if p.nameLine(i - k) {
			at = i - k
		}
	}
	return at
}

// Heads of posts with two dates: that of the post, and that of the writer's account
// a few lines above it.
const (
	accountReach = 12   // blocks between the two
	accountShare = 0.35 // of the starts, with nothing said before the next
)

// joinHeads drops the starts between which and the one before nothing is said, if
// there are so many that they are the second dates of heads.
func (p *Pass) joinHeads(starts []int) []int {
	second := make([]bool, len(starts))
	n := 0
	for k := 1; k < len(starts); k++ {
		from, to := starts[k-1], starts[k]
		second[k] = !second[k-1] && to-from <= accountReach && !slices.ContainsFunc(p.facts[from:to], func(f fact) bool { return f.prose || f.stop })
		n += count(second[k])
	}
	if float64(n) < accountShare*float64(len(starts)) {
		return starts
	}
	joined := starts[:0]
	for k, at := range starts {
		if !second[k] {
			joined = append(joined, at)
		}
	}
	return joined
}

// headLine reports whether block i may stand in the head of a post: a name, a rank,
// a number of posts.
func (p *Pass) headLine(i int) bool {
	if i < 0 {
		return false
	}
	f := &p.facts[i]
	return f.words > 0 && f.words <= maxNameWords && !f.stop && !p.head(i).dated()
}

// nameLine reports whether block i may be the name of a writer. In text a name
// above a date is often taken for a heading.
func (p *Pass) nameLine(i int) bool {
	if i < 0 || i >= len(p.facts) {
		return false
	}
	f, b := &p.facts[i], &p.Page.Blocks[i]
	if f.words == 0 || f.words > maxNameWords || f.stop || len(f.matches) > 0 || p.origin != nil && b.Kind == parse.Heading {
		return false
	}
	if counts := isDigit(b.Text[0]) && f.words > 1; counts || !strings.ContainsFunc(b.Text, unicode.IsLetter) || isNoName(b.Text) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(b.Text)
	return (isLetterOrDigit(last) || last == ')') && !p.head(i).dated()
}

// formOf returns what stands beside a date without numbers and names: of “#12
// Posted by Ida” the words in small letters.
func formOf(rest string) string {
	words := strings.FieldsFunc(rest, func(r rune) bool { return !isLetterOrDigit(r) })
	words = slices.DeleteFunc(words, func(w string) bool { return beginsUpper(w) || w[0] >= '0' && w[0] <= '9' })
	return phrase.Fold(strings.Join(words, " "))
}
