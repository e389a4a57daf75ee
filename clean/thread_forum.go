package clean

import (
	"net/url"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// saysForum reports whether a page says that it is one of a forum: by its types,
// or by its address.
func saysForum(page *parse.Page) bool {
	for i := range page.Head.JSON {
		if v := page.Head.JSON[i].Value; strings.Contains(v, `"DiscussionForumPosting"`) || strings.Contains(v, `"QAPage"`) {
			return true
		}
	}
	for c := range page.Containers {
		if t := page.Containers[c].Type; t != "" && (afterSlash(t) == "DiscussionForumPosting" || afterSlash(t) == "QAPage") {
			return true
		}
	}
	return forumAddress(addressOf(page))
}

// addressOf returns where a page of HTML stands, as far as it or its corpus says.
func addressOf(page *parse.Page) string {
	if page.Doc.URL != "" {
		return page.Doc.URL
	}
	for _, l := range page.Head.Links {
		if l.Name == "canonical" {
			return l.Value
		}
	}
	return page.Head.Get("og:url")
}

// forumAddress reports whether an address is that of a forum, a board or a page
// of questions and answers: by a label of the host, or by a step of the path or
// of the query: "/threads/", "viewtopic.php", "?/topic/12-title", "thread-12.html".
func forumAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	for label := range strings.SplitSeq(u.Hostname(), ".") {
		if forumHost(label) {
			return true
		}
	}
	short := false // a step stands before that may be one of a forum
	for _, part := range [...]string{u.Path, u.RawQuery} {
		for step := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == '/' || r == '&' || r == '=' || r == '.' }) {
			if forumStep(strings.ToLower(step)) || short && step[0] >= '0' && step[0] <= '9' {
				return true
			}
			short = short || step == "t" || step == "d" || step == "topic" // with a number behind: Discourse, Flarum, Invision
		}
	}
	return false
}

func forumHost(label string) bool {
	switch label {
	case "foro", "foros", "foren", "community", "communities", "discuss", "discussion", "discussions", "board",
		"boards", "bbs", "answers", "ask", "reddit", "quora":
		return true
	}
	return strings.Contains(label, "forum")
}

func forumStep(step string) bool {
	name, rest, ok := strings.Cut(step, "-")
	if ok && name == "topic" && rest != "" && isDigit(rest[0]) {
		return true
	}
	if ok && (rest != "" && isDigit(rest[0]) || strings.HasPrefix(name, "show") || strings.HasPrefix(name, "view")) {
		step = name
	}
	switch step {
	case "forum", "forums", "foro", "foros", "foren", "discussion", "discussions", "board", "boards", "messageboard", "bbs", "thread",
		"threads", "viewtopic", "showthread", "showtopic", "viewthread", "question", "questions",
		"tema", "sujet", "temat":
		return true
	}
	return false
}

// Bounds of what is a forum without saying so: nothing before the posts reads
// like an article, and there are several.
const (
	silentForumPosts   = 3
	silentForumBefore  = 60 // words of running text
	silentThreadBefore = 20 // where the posts are called comments
	silentForumShare   = 5  // times as many words stand in the posts
	silentForumPost    = .9 // of the words of the posts in one
)

// isForumPage reports whether the records are what the page is about. One that
// says that it is a forum needs two posts, or a text that is most of the page;
// another needs more posts and nothing before them that may be an article.
func (s *threadScan) isForumPage(records []record, threads []thread) bool {
	if len(threads) == 0 || s.p.env.articles {
		return false
	}
	posts, longest := 0, 0
	for i := range threads {
		words := 0
		for _, b := range threads[i].text {
			words += s.p.facts[b].words
		}
		posts, longest = posts+words, max(longest, words)
	}
	if s.forum {
		before, outside := s.besides(threads[0].head)
		called := slices.ContainsFunc(records, func(r record) bool { return r.named || r.post })
		return called && posts > outside || len(threads) > 1 && before < silentForumBefore
	}
	for i := range records {
		if r := &records[i]; r.series != records[0].series || !r.named && !r.post {
			return false // an article and its comments, or things that look alike
		}
	}
	before, prose, text := s.around(threads[0].head)
	most := silentForumBefore
	if records[0].named {
		most = silentThreadBefore
	}
	article := float64(longest) > silentForumPost*float64(posts) // with teasers that look like it
	return len(threads) >= silentForumPosts && !article && before < most && posts > silentForumShare*prose && posts > text
}

// besides counts the words of running text that no rule decided about before block
// first, and on the whole page, but for the records.
func (s *threadScan) besides(first int) (before, outside int) {
	for i := range s.p.facts {
		if f := &s.p.facts[i]; !s.inRecord[i] && f.prose && s.p.free(i) {
			outside += f.words
			if i < first {
				before += f.words
			}
		}
	}
	return before, outside
}

// wordLength is the length of a word and a blank, about.
const wordLength = 6

// around counts the words beside the records, whatever was decided about them:
// those of running text before block first and on the whole page, and all that
// are no links.
func (s *threadScan) around(first int) (before, prose, text int) {
	for i := range s.page.Blocks {
		if s.inRecord[i] {
			continue
		}
		b := &s.page.Blocks[i]
		words := (len(b.Text) - b.LinkBytes()) / wordLength
		text += words
		if len(b.Text) >= longText || len(b.Text) >= proseText && parse.EndsSentence(b.Text) {
			prose += words
			if i < first {
				before += words
			}
		}
	}
	return before, prose, text
}
