package clean

import (
	"math"
	"slices"

	"github.com/copydesk/copydesk/parse"
)

// A reply is a record that was read.
type reply struct {
	*record
	thread
	parts []part
	ok    bool // it has a text
}

// findThreads looks for comments and posts among the elements of a page of HTML.
func (p *Pass) findThreads() {
	s := newThreadScan(p)
	records := s.records()
	r := s.newReading(records)
	replies := make([]reply, len(records))
	var threads []thread
	for i := range records {
		t := &replies[i]
		t.record = &records[i]
		t.thread, t.parts, t.ok = r.thread(t.record)
		if a := t.around; a >= 0 && replies[a].comment == t.comment {
			t.thread.depth = replies[a].thread.depth + count(replies[a].ok) // what says nothing is not answered
		}
		if t.ok {
			threads = append(threads, t.thread)
		}
	}
	s.inRecord = make([]bool, len(p.facts))
	for i := range records {
		for _, b := range records[i].blocks {
			s.inRecord[b] = true
		}
	}
	if s.isForumPage(records, threads) {
		p.forum = true
		s.takePosts(replies)
	} else {
		s.takeComments(replies)
	}
	s.dropForms()
}

// takePosts makes the records the posts of a forum. Where they are questions and
// answers, what is called a comment belongs to the post before it and is no text of
// the page.
func (s *threadScan) takePosts(replies []reply) {
	p := s.p
	answers := slices.ContainsFunc(replies, func(t reply) bool { return t.ok && t.answer && !t.named })
	seen := map[uint64]bool{}    // texts of posts
	unsigned := map[uint64]int{} // posts without a name and a date, by how they begin
	for i := range replies {
		t := &replies[i]
		if !t.ok {
			continue
		}
		n := len(p.zones.posts)
		if answers && t.named && n > 0 {
			post := &p.zones.posts[n-1]
			t.thread.depth = 0
			post.below = append(post.below, t.thread)
			s.label(t, RoleComment, "comment on post "+itoa(n), nil)
			continue
		}
		begins := p.facts[t.text[0]].key
		if k, ok := unsigned[begins]; ok && t.author != "" { // the same again, as readers see it
			p.zones.posts[k].author, p.zones.posts[k].date = t.author, t.date
			delete(unsigned, begins)
			s.label(t, "", "post "+itoa(k+1), seen)
			continue
		}
		if t.author == "" && t.date == "" {
			unsigned[begins] = n
		}
		p.zones.posts = append(p.zones.posts, t.thread)
		s.label(t, "", "post "+itoa(n+1), seen)
	}
	raisePosts(p.zones.posts[1:])
	s.dropBesidePosts()
}

// raisePosts takes off the depth of posts what all have: the lists around them.
func raisePosts(posts []thread) {
	least := math.MaxInt
	for i := range posts {
		least = min(least, posts[i].depth)
	}
	for i := range posts {
		posts[i].depth -= least
	}
}

// dropBesidePosts takes what stands between and behind the posts of a forum: links
// to other topics, forms, notices; and the short lines between the headline and the
// first post, which count and name.
func (s *threadScan) dropBesidePosts() {
	p := s.p
	first := p.zones.posts[0].head
	top := slices.IndexFunc(p.Page.Blocks[:first], func(b parse.Block) bool { return b.Kind == parse.Heading && b.Level == 1 })
	for b := range p.facts {
		before := b < first && (top < 0 || b <= top || p.facts[b].prose)
		if !before && !s.inRecord[b] && p.free(b) {
			p.whole(b, RoleNavigation, 0.8, "beside the posts")
		}
	}
}

// takeComments takes the records that are called comments. The article itself
// may look like one of them.
func (s *threadScan) takeComments(replies []reply) {
	p := s.p
	proved := s.proved(replies)
	for i := range replies {
		t := &replies[i]
		if !t.ok || !t.comment || s.isArticle(t) || s.isNotice(t) || !s.signed(t) && !proved[t.series] {
			continue
		}
		p.zones.comments = append(p.zones.comments, t.thread)
		s.label(t, RoleComment, "comment "+itoa(len(p.zones.comments)), nil)
	}
	if len(p.zones.comments) > 0 {
		s.dropRest()
	}
}

// signed reports whether a reply shows that somebody wrote it: by a name, a date,
// a number or a type.
func (s *threadScan) signed(t *reply) bool {
	return t.author != "" || t.date != "" || s.cues[t.container]&(cueNumbered|cueTyped) != 0
}

// minUnsigned is the number of comments without names and dates that are taken for
// such, where they are called so and say sentences.
const minUnsigned = 3

// proved returns the series whose comments need no signs of their own: most have
// them, or there are several that are called so and most say a sentence.
func (s *threadScan) proved(replies []reply) map[int]bool {
	type tallies struct{ all, signed, spoken int }
	n := map[int]tallies{}
	for i := range replies {
		if t := &replies[i]; t.ok && t.comment {
			c := n[t.series]
			c.all++
			c.signed += count(s.signed(t))
			c.spoken += count(s.cues[t.container]&(cueComment|cueReview) != 0 && slices.ContainsFunc(t.text, func(b int) bool { return s.p.facts[b].prose }))
			n[t.series] = c
		}
	}
	proved := map[int]bool{}
	for k, c := range n {
		proved[k] = 2*c.signed > c.all || c.all >= minUnsigned && 2*c.spoken > c.all
	}
	return proved
}

// isNotice reports whether all that a comment says belongs to the form or to the
// heading: that an address will not be published, that nobody wrote yet; or is the
// link of a headline, as in a list of the newest comments.
func (s *threadScan) isNotice(t *reply) bool {
	linked, said := true, t.date != ""
	for _, b := range t.text {
		linked = linked && !s.p.facts[b].prose && s.page.Blocks[b].LinkBytes() == len(s.page.Blocks[b].Text)
		said = said || !s.p.matchesAny(b, "comments.form", "comments.heading", "comments.reply")
	}
	return !said || linked && s.cues[t.container]&(cueNumbered|cueTyped) == 0
}

// articleBefore is the least running text, in words, of an article, and so of what
// stands before its first comment.
const articleBefore = 40

// isArticle reports whether what is called a comment is the article: it holds
// the page's first heading, or nothing before it and less of the page than it
// holds itself may be the article.
func (s *threadScan) isArticle(t *reply) bool {
	p := s.p
	words := 0
	for _, b := range t.blocks {
		if p.facts[b].prose {
			words += p.facts[b].words
		}
		if at := &p.Page.Blocks[b]; at.Kind == parse.Heading && at.Level == 1 {
			return true
		}
	}
	first, end := t.blocks[0], t.blocks[len(t.blocks)-1]+1
	before, behind := s.sums[first].prose, s.sums[len(p.facts)].prose-s.sums[end].prose
	return before < articleBefore && words >= articleBefore && words > int(behind)
}

// label reports what the blocks of a record are. The texts of a post, whose role
// is "", are kept; names and dates are fields of it, as they are of a comment.
func (s *threadScan) label(t *reply, role Role, reason string, seen map[uint64]bool) {
	p := s.p
	texts := t.text
	for k, b := range t.blocks {
		isText := len(texts) > 0 && texts[0] == b
		if isText {
			texts = texts[1:]
		}
		switch {
		case !p.open(b):
		case isText && role == "":
			f := &p.facts[b]
			if p.judged != nil && !p.judged.keep[b] && !f.prose {
				continue // a short line, of which the model may know better
			}
			if p.Page.Blocks[b].Kind == parse.Quote && len(p.zones.posts) > 1 || f.words >= minRepeatBlock && seen[f.key] {
				continue // what an answer quotes stands in the text already
			}
			seen[p.facts[b].key] = true
			p.overrule(b, bodyRole(p.Page.Blocks[b].Kind), 0.9, reason)
		case isText:
			p.overrule(b, role, 0.9, reason)
		case t.parts[k] == partAction:
			p.overrule(b, RoleCommentForm, 0.9, reason+": button, count or signature")
		default:
			p.overrule(b, RoleComment, 0.85, reason+": name and date")
		}
	}
}

// dropRest takes what is left in the containers of the comments: counts, links to
// further pages, requests to sign in.
func (s *threadScan) dropRest() {
	p := s.p
	words := make([]int, len(p.facts)+1) // of comments, before each block
	for _, t := range p.zones.comments {
		for _, b := range t.text {
			words[b+1] = p.facts[b].words
		}
	}
	for b := range p.facts {
		words[b+1] += words[b]
	}
	done := 0 // behind the last block that was taken
	for c := 1; c < len(s.cues); c++ {
		from, to := int(s.from[c]), int(s.to[c])
		if s.cues[c]&cueThread == 0 || to <= done || 2*(words[to]-words[from]) < int(s.inside(c).words) {
			continue
		}
		for b := max(from, done); b < to; b++ {
			if p.free(b) && !p.matchesAny(b, "comments.heading") {
				p.whole(b, RoleCommentForm, 0.8, "among the comments")
			}
		}
		done = to
	}
}

// maxFormWords bounds a form for comments.
const maxFormWords = 200

// dropForms takes the forms for comments.
func (s *threadScan) dropForms() {
	p := s.p
	done := 0 // behind the last block that was taken
	for c := 1; c < len(s.cues); c++ {
		at := &s.page.Containers[c]
		if s.cues[c]&cueForm == 0 || int(s.to[c]) <= done || s.inside(c).words > maxFormWords {
			continue
		}
		if !(at.Name == "form" && (s.cues[c]|s.within[c])&(cueThread|cueComment) != 0) && !isCommentForm(at.ID) && !isCommentForm(at.Class) {
			continue
		}
		for b := max(int(s.from[c]), done); b < int(s.to[c]); b++ {
			if p.free(b) && !s.inRecord[b] {
				p.whole(b, RoleCommentForm, 0.85, "form for comments")
			}
		}
		done = int(s.to[c])
	}
}

// commentForms are ids and classes of forms for comments.
var commentForms = wordsTable("respond", "comment-respond", "commentform", "comment-form", "comment_form", "reply-form", "add-comment",
	"new-comment", "post-comment")

// isCommentForm reports whether an id or a class is that of a form for comments.
func isCommentForm(name string) bool {
	for token := range classes(name) {
		if commentForms.has(token) {
			return true
		}
	}
	return false
}

// open reports whether no rule decided about block i yet; the model may have.
func (p *Pass) open(i int) bool {
	d, ok := p.Label(i)
	return !ok || d.rule == ruleModel
}

// overrule reports a decision about the whole of block i, in place of the model's.
func (p *Pass) overrule(i int, role Role, confidence float64, reason string) {
	k := p.labels.whole[i]
	if k == 0 {
		p.whole(i, role, confidence, reason)
		return
	}
	d := &p.labels.all[k-1]
	d.Role, d.Confidence, d.Reason, d.rule = role, confidence, reason, p.rule
}
