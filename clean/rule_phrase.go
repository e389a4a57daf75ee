package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// phraseRule is a rule that takes the lines of one category of phrases.
type phraseRule struct {
	category string
	role     Role
	doc      string
}

// A line with more words than this is not taken by a phrase that is anchored at
// one end only: notices are short, articles about notices are not.
const maxNoticeWords = 90

func phraseRules() []Rule {
	table := []phraseRule{
		{"nav.skip_link", RoleNavigation, "links that jump over the navigation"},
		{"nav.you_are_here", RoleNavigation, "the label before a breadcrumb"},
		{"nav.top", RoleNavigation, "links back to the top of the page"},
		{"nav.page", RoleNavigation, "links to the next and previous page"},
		{"related.link", RoleRelated, "lines that point to another article"},
		{"share", RoleShare, "share buttons and requests to follow"},
		{"counter", RoleCounter, "counts of reads, views, shares and comments"},
		{"read_time", RoleCounter, "estimates of the reading time"},
		{"embed", RoleEmbed, "labels of embedded posts and players"},
		{"comments.form", RoleCommentForm, "the text of comment forms"},
		{"newsletter", RoleNewsletter, "newsletter boxes"},
		{"cookie", RoleNotice, "cookie notices"},
		{"subscribe", RoleSubscription, "paywalls and requests to subscribe or donate"},
		{"advert", RoleAdvertisement, "labels of advertisements"},
		{"footer", RoleFooter, "lines of page footers"},
		{"copyright", RoleFooter, "copyright lines"},
		{"analytics", RoleAnalytics, "labels of counters and tag managers"},
		{"notice", RoleNotice, "notices of scripts, players and galleries"},
	}
	rules := make([]Rule, 0, len(table)+1)
	for _, r := range table {
		rules = append(rules, Rule{
			Name: r.category,
			Doc:  "Whole lines that are " + r.doc + ", by the phrases of category " + r.category + "; prose with the same words stays.",
			Run:  func(p *Pass) { p.takeStrong(r.category, r.role) },
		})
	}
	return append(rules, Rule{
		Name: "series",
		Doc:  "Lines that are nothing but two or more phrases in a row: share buttons, links of a footer.",
		Run:  takeSeries,
	})
}

// inlineRules are those that cut parts out of blocks by phrases. They run before
// the phrases that take whole lines, which see what is left.
func inlineRules() []Rule {
	return []Rule{{
		Name: "inline", cuts: true,
		Doc: "Notices that stand between two sentences of a paragraph, by the phrases of category inline.",
		Run: takeInline,
	}}
}

// takeStrong labels the free blocks that a strong phrase of the category fills
// or begins.
func (p *Pass) takeStrong(category string, role Role) {
	for _, i := range p.found.matched {
		if !p.free(i) {
			continue
		}
		m, ok := p.strong(i, category)
		if !ok || !m.Whole && p.facts[i].words > maxNoticeWords {
			continue
		}
		if !m.Whole && p.readsOn(i, m) {
			continue
		}
		if name, ok := strings.CutPrefix(p.Page.Blocks[i].Text, "©"); category == "copyright" && ok && isCredit(name) && p.proseAfter(i) {
			continue // a credit below its picture
		}
		// “You are here: Home > News” is a breadcrumb, not only its label.
		if category == "nav.you_are_here" && m.RestStart < m.RestEnd {
			continue
		}
		p.whole(i, role, 0.95, phraseReason(m))
	}
}

// readsOn reports whether a phrase is the beginning of prose: the line begins
// with a quotation mark, goes on in lower case behind the phrase's colon, or the
// phrase is one word of another language and a colon.
func (p *Pass) readsOn(i int, m phrase.Match) bool {
	t := p.Page.Blocks[i].Text
	if r, _ := utf8.DecodeRuneInString(t); strings.ContainsRune(openQuotes, r) {
		return true
	}
	if m.RestStart >= m.RestEnd {
		return false
	}
	colon := strings.HasSuffix(m.Phrase.Pattern, ": ...")
	if colon && m.Phrase.Category == "related.link" && p.lang != "" && !strings.HasPrefix(m.Phrase.ID, p.lang+"/") && countWords(t[m.Start:m.End]) == 1 {
		return true
	}
	rest, _ := utf8.DecodeRuneInString(t[m.RestStart:])
	return colon && unicode.IsLower(rest)
}

// openQuotes begin a quotation.
const openQuotes = "\"“„«‘「『"

// seriesRoles are the categories whose phrases come in a row on one line.
var seriesRoles = [...]struct {
	role       Role
	categories []string
}{
	{RoleShare, []string{"share"}},
	{RoleFooter, []string{"footer", "copyright"}},
	{RoleCounter, []string{"counter", "read_time"}},
	{RoleCommentForm, []string{"comments.reply", "comments.form"}},
}

// seriesCategories are all of them.
var seriesCategories = [...]string{"share", "footer", "copyright", "counter", "read_time", "comments.reply", "comments.form"}

// maxSeriesWords is the length of such a line.
const maxSeriesWords = 20

func takeSeries(p *Pass) {
	for i := range p.facts {
		f := &p.facts[i]
		if !p.free(i) || f.stop || f.words < 2 || f.words > maxSeriesWords || f.lacks(searchSeries) {
			continue
		}
		t := p.Page.Blocks[i].Text
		if !p.env.finders.series.Among(f.starts) || entryAt(p.env.finders.series, t, 0) == 0 {
			f.without |= searchSeries
			continue
		}
		for _, s := range seriesRoles {
			phrases := p.env.phrases.Finder(s.categories...)
			if !phrases.Among(f.starts) {
				continue
			}
			if n, covered := entriesInLine(phrases, t); n >= 2 && covered == letters(t) {
				p.whole(i, s.role, 0.9, itoa(n)+" phrases of "+s.categories[0]+" in a row")
				break
			}
		}
	}
}

// takeInline labels phrases of category inline at the start of a sentence
// inside a block, where a sentence begins behind them or the block ends.
func takeInline(p *Pass) {
	for i := range p.facts {
		f, b := &p.facts[i], &p.Page.Blocks[i]
		if f.words < 4 || !p.free(i) || b.Kind == parse.Preformatted || f.lacks(searchInline) {
			continue
		}
		f.without |= searchInline
		src := p.source(b.Content)
		for at := range sentenceStarts(src) {
			if p.inlineAt(i, src, at) {
				f.without &^= searchInline
			}
		}
	}
}

// inlineAt labels a notice at byte at of the source of block i, and reports
// whether there is one.
func (p *Pass) inlineAt(i int, src string, at int) bool {
	var buf [4]phrase.Match
	base := p.Page.Blocks[i].Content.Start
	for _, m := range p.env.finders.inline.At(buf[:0], src, at) {
		end := skipMarks(src, m.End)
		// A line that begins with a phrase may be a phrase as a whole.
		if at == 0 && (end == len(src) || len(p.facts[i].matches) > 0) || !beginsSentence(src, end) {
			continue
		}
		p.Report(Decision{Block: i, Span: parse.Span{Start: base + at, End: base + end}, Role: RoleNotice,
			Reason: phraseReason(m), Confidence: 0.9})
		return true
	}
	return false
}

// sentenceStarts yields the positions in s at which a sentence may begin: the
// start, and behind a sentence mark and white space.
func sentenceStarts(s string) func(func(int) bool) {
	return func(yield func(int) bool) {
		if !yield(0) {
			return
		}
		before := uint8(0)
		for i := 1; i < len(s); i++ {
			at := wordOrSpace[s[i-1]]
			spaced := at>>1&^before != 0 // and no word before the space
			before = at
			if spaced && !asciiSpace(s[i]) && endsMark(s, i) && !yield(i) {
				return
			}
		}
	}
}

// endsMark reports whether the last thing before position i of s, white space
// aside, is a sentence mark, quotes and brackets behind it allowed.
func endsMark(s string, i int) bool {
	j := i - 1
	for j >= 0 && asciiSpace(s[j]) {
		j--
	}
	for j >= 0 && (s[j] == '"' || s[j] == '\'' || s[j] == ')' || s[j] == ']') {
		j--
	}
	if j < 0 {
		return false
	}
	if s[j] >= 0x80 {
		return parse.EndsSentence(s[max(0, j-8) : j+1])
	}
	return s[j] == '.' || s[j] == '!' || s[j] == '?'
}

// skipMarks skips punctuation behind a template.
func skipMarks(s string, at int) int {
	for at < len(s) && (s[at] == '.' || s[at] == '!' || s[at] == ':' || s[at] == '*' || s[at] == ']' || s[at] == ')') {
		at++
	}
	return at
}

// beginsSentence reports whether nothing, or a sentence, follows at position i of s.
func beginsSentence(s string, i int) bool {
	rest := parse.FoldSpace(s[i:min(len(s), i+40)])
	return rest == "" || beginsUpper(rest)
}
