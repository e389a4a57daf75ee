package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/parse"
)

func commentRules() []Rule {
	return []Rule{
		{
			Name: "comments.thread",
			Doc: "Readers' comments, and the posts of a forum. In HTML by their elements: several that look alike and hold a name, " +
				"a date and a text, or that are called comments; forms and buttons go with them. In text below the body: a name, a " +
				"date and a text again and again, below a comment heading or with “Reply” between them.",
			Run: findComments,
		},
		{
			Name: "comments.heading",
			Doc:  "Headings of comment sections; behind the body also the bare word.",
			Run:  dropCommentHeadings,
		},
	}
}

// A thread is one comment as the rule found it.
type thread struct {
	author string
	date   string
	depth  int
	head   int      // first block
	text   []int    // blocks of the text
	below  []thread // comments on a post
}

// zones are the parts of the page that rules found and the assembly reads.
type zones struct {
	comments []thread
	posts    []thread // of a forum, whose text is theirs
	tags     [][2]int // first block and the one behind the last, of each list of tags
}

// Bounds of a comment's head.
const (
	maxNameWords   = 5
	commentReach   = 6   // blocks between the heading and the first comment
	minBareThreads = 2   // comments that prove themselves without a heading
	longBody       = 400 // words of an article that may have any number of comments
)

// How many times the words of the body comments may have, without a heading and
// below one.
const (
	bareShare   = 1
	headedShare = 3
)

func findComments(p *Pass) {
	if p.origin != nil {
		p.findThreads()
		return
	}
	if p.forum || !p.atForum() && !p.hasAny("comments.heading", "comments.reply") {
		return
	}
	threads, weight := p.lineThreads()
	if rhythm := p.textThreads(); len(rhythm) > len(threads) && p.isForum(threadsOf(rhythm)) {
		p.takeTextPosts(rhythm)
		return
	}
	if len(threads) == 0 {
		return
	}
	if p.isForum(threads) {
		p.forum, p.zones.posts = true, threads
		return
	}
	if body, posts := p.wordsBeside(threads); posts > weight*body && !(weight == headedShare && body >= longBody) {
		return // posts below what may be their subject, or the items of a page
	}
	p.zones.comments = threads
	p.labelThreads(threads)
}

// threadsOf returns the threads of replies.
func threadsOf(replies []reply) []thread {
	threads := make([]thread, len(replies))
	for i := range replies {
		threads[i] = replies[i].thread
	}
	return threads
}

// lineThreads reads the comments below a comment heading, or those that prove
// themselves without one. weight is how many times the words of the body they
// may have.
func (p *Pass) lineThreads() (threads []thread, weight int) {
	from := p.nextProse(0) + 1
	for i := from; i < len(p.facts); i++ {
		if _, ok := p.match(i, "comments.heading"); ok && (p.free(i) || p.is(i, RoleCounter)) {
			if first := p.firstComment(i+1, commentReach); first >= 0 {
				return p.readThreads(i + 1), headedShare
			}
		}
	}
	return bareThreads(p, p.readThreads(from)), bareShare
}

// hasAny reports whether a block of the page matches a phrase of the categories.
func (p *Pass) hasAny(categories ...string) bool {
	return slices.ContainsFunc(p.found.matched, func(i int) bool { return p.matchesAny(i, categories...) })
}

// isForum reports whether the posts are the page: there are several, with dates,
// and nothing before them reads like an article.
func (p *Pass) isForum(threads []thread) bool {
	if p.env.articles {
		return false
	}
	dated, longest := 0, 0
	for i := range threads {
		dated += count(threads[i].date != "")
		words := 0
		for _, b := range threads[i].text {
			words += p.facts[b].words
		}
		longest = max(longest, words)
	}
	body, posts := p.wordsBeside(threads)
	if p.atForum() {
		return 2*dated > len(threads) && posts > body
	}
	article := float64(longest) > silentForumPost*float64(posts) // and its comments
	return len(threads) >= silentForumPosts && !article && 2*dated > len(threads) && body < silentForumBefore
}

// wordsBeside counts the words of running text before the threads, and those of
// the threads.
func (p *Pass) wordsBeside(threads []thread) (body, posts int) {
	for i := range threads[0].head {
		if p.free(i) && p.facts[i].prose {
			body += p.facts[i].words
		}
	}
	for _, t := range threads {
		for _, i := range t.text {
			posts += p.facts[i].words
		}
	}
	return body, posts
}

// firstComment returns the first block of a comment's head among the next
// blocks, or -1.
func (p *Pass) firstComment(i, reach int) int {
	for k := i; k < len(p.facts) && k < i+reach; k++ {
		if _, n := p.commentHead(k); n > 0 {
			return k
		}
	}
	return -1
}

// commentHead reads the head of a comment at block i: "NAME says:", a name and
// a date on one line or on two, in either order, or with "says" between them. It
// returns how many blocks it takes, or 0.
func (p *Pass) commentHead(i int) (t thread, n int) {
	t.head = i
	if !p.free(i) || p.facts[i].words == 0 {
		return t, 0
	}
	text := p.Page.Blocks[i].Text
	dateBelow := i+1 < len(p.facts) && p.free(i+1) && p.head(i+1).dateOnly
	if m, ok := p.match(i, "comments.reply"); ok && strings.HasPrefix(m.Phrase.Pattern, "{*}") {
		t.author = speaker(text, m.Phrase.Pattern)
		if dateBelow {
			t.date = p.dateText(i + 1)
			return t, 2
		}
		return t, 1
	}
	if p.facts[i].words > maxNameWords+8 || len(p.facts[i].matches) > 0 && p.matchesAny(i, "comments.reply", "comments.form", "comments.heading") {
		return t, 0
	}
	h := p.head(i)
	switch {
	case h.dateOnly && !p.nameLine(i-1) && p.nameLine(i+1) && p.free(i+1) && i+2 < len(p.facts) && !p.head(i+2).dateOnly:
		t.author, t.date = p.Page.Blocks[i+1].Text, p.dateText(i)
		return t, 2
	case h.dateOnly:
		return t, 0
	case p.nameLine(i) && i+2 < len(p.facts) && isSaying(p.Page.Blocks[i+1].Text) && p.head(i+2).dateOnly:
		t.author, t.date = text, p.dateText(i+2)
		return t, 3
	case h.dated():
		name := trimMarks(h.rest)
		if words := countWords(name); words == 0 || words > maxNameWords || !hasLetter(name) {
			return t, 0
		}
		t.author, t.date = name, p.dateText(i)
		return t, 1
	case dateBelow && p.facts[i].words <= maxNameWords && (!p.facts[i].stop || endsInitial(text)):
		t.author, t.date = text, p.dateText(i+1)
		return t, 2
	}
	return t, 0
}

// isSaying reports whether a line is what stands between a name and a date.
func isSaying(s string) bool {
	switch strings.ToLower(strings.TrimRight(s, " :")) {
	case "says", "said", "wrote", "writes", "commented", "replied", "sagt", "sagte", "schreibt", "schrieb", "meint", "dit", "a écrit", "dice", "escribió", "ha scritto", "zegt", "schreef", "pisze", "napisał", "disse":
		return true
	}
	return false
}

// endsInitial reports whether s ends in a letter and a full stop: "Gerda W."
func endsInitial(s string) bool {
	s, ok := strings.CutSuffix(s, ".")
	i := strings.LastIndexByte(s, ' ')
	return ok && utf8.RuneCountInString(s[i+1:]) == 1
}

// speaker cuts from the end of "NAME says:" as many words as the pattern has
// behind its placeholder.
func speaker(text, pattern string) string {
	tail := len(strings.Fields(strings.ReplaceAll(strings.TrimPrefix(pattern, "{*}"), ":", " ")))
	if strings.Contains(pattern, "(") {
		tail = 1
	}
	words := strings.Fields(strings.TrimRight(text, " :："))
	return strings.Join(words[:max(0, len(words)-tail)], " ")
}

// dateText returns the date of block i as ISO 8601, or its words.
func (p *Pass) dateText(i int) string {
	h := p.head(i)
	if d, ok := h.dates.Published(); ok {
		return d.String()
	}
	if len(h.dates.Refused) > 0 {
		r := h.dates.Refused[0]
		return p.Page.Blocks[i].Text[r.Start:r.End]
	}
	return p.Page.Blocks[i].Text
}

// readThreads reads the comments from block i to the end of the page.
func (p *Pass) readThreads(i int) []thread {
	var threads []thread
	open := false // the last thread still takes text
	for i < len(p.facts) {
		t, n := p.commentHead(i)
		switch {
		case n > 0:
			threads = append(threads, t)
			open = true
			i += n
			continue
		case !p.free(i) || p.facts[i].words == 0:
			open = open && p.is(i, RoleMarkup)
		case p.matchesAny(i, "comments.reply"):
			// “Reply” ends a comment, unless it stands between head and text.
			open = open && len(threads[len(threads)-1].text) == 0
		case p.matchesAny(i, "comments.heading", "related.heading", "nav.latest", "author.bio", "tags.heading"):
			open = false
		case open:
			last := &threads[len(threads)-1]
			last.text = append(last.text, i)
		}
		i++
	}
	withText := threads[:0]
	for _, t := range threads {
		if len(t.text) > 0 {
			withText = append(withText, t)
		}
	}
	return withText
}

// bareThreads returns the threads that need no heading to be comments: each is
// followed by “Reply”, or begins "NAME says", and the body stands before them.
func bareThreads(p *Pass, threads []thread) []thread {
	n := 0
	for _, t := range threads {
		after := t.text[len(t.text)-1] + 1
		_, says := p.match(t.head, "comments.reply")
		if says || after < len(p.facts) && p.matchesAny(after, "comments.reply") {
			n++
		}
	}
	if n < minBareThreads || n < len(threads)-1 {
		return nil
	}
	return threads
}

func (p *Pass) labelThreads(threads []thread) {
	for n, t := range threads {
		reason := "comment " + itoa(n+1)
		for k := t.head; k < t.text[0]; k++ {
			if p.free(k) {
				p.whole(k, RoleComment, 0.85, reason+": name and date")
			}
		}
		for _, k := range t.text {
			p.whole(k, RoleComment, 0.85, reason)
		}
	}
	first, last := threads[0].head, len(p.facts)
	for k := first; k < last; k++ {
		if m, ok := p.match(k, "comments.reply"); ok && p.free(k) {
			p.whole(k, RoleCommentForm, 0.9, phraseReason(m))
		}
	}
}

func dropCommentHeadings(p *Pass) {
	o := p.outline()
	first := len(p.facts)
	if len(p.zones.comments) > 0 {
		first = p.zones.comments[0].head
	}
	for _, i := range p.found.matched {
		m, ok := p.match(i, "comments.heading")
		if !ok || !p.free(i) {
			continue
		}
		near := len(p.zones.comments) > 0 && first-i >= 0 && first-i <= commentReach
		if !m.Phrase.Weak || near || i > o.end && o.end >= 0 {
			p.whole(i, RoleLabel, 0.92, phraseReason(m))
		}
	}
}

// commentsOf builds the records of threads from their texts that have one of the
// roles.
func (p *Pass) commentsOf(threads []thread, wanted func(block int) bool) []Comment {
	var out []Comment
	for _, t := range threads {
		c := Comment{Author: t.author, Date: t.date, Depth: t.depth, Comments: p.commentsOf(t.below, p.isComment)}
		var texts []string
		for _, k := range t.text {
			if wanted(k) {
				texts = append(texts, p.Page.Blocks[k].Text)
			}
		}
		if len(texts) == 0 {
			continue
		}
		c.Text = strings.Join(texts, "\n\n")
		last := t.text[len(t.text)-1]
		c.Span = p.toSource(parse.Span{Start: p.Page.Blocks[t.head].Start, End: p.Page.Blocks[last].End})
		out = append(out, c)
	}
	return out
}

func (p *Pass) isComment(block int) bool { return p.is(block, RoleComment) }

// isKept reports whether a block stands in the text.
func (p *Pass) isKept(block int) bool { return len(p.pieces(block)) > 0 }
