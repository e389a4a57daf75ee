package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/parse"
)

func edgeRules() []Rule {
	return []Rule{
		{
			Name: "edge.phrase",
			Doc: "Words that are debris at the ends of a page and may be prose elsewhere (Comments, Latest, Sport): before the " +
				"body, behind it, or between two removed lines.",
			Run: dropWeak,
		},
		{
			Name: "edge.enclosed",
			Doc:  "Short lines outside of the body that stand between removed lines, and lone numbers beside one.",
			Run:  dropEnclosed,
		},
		{
			Name: "edge.heading",
			Doc:  "Headings and labels at the end of an article of HTML, when what stood below them was left out.",
			Run:  dropBareHeadings,
		},
	}
}

// dropBareHeadings drops headings and labels at the end of an article: elsewhere,
// as on pages of services, they may be all that cards have. On trafilatura's pages
// that is worth 0.002 of F1.
func dropBareHeadings(p *Pass) {
	if p.origin == nil || p.judged == nil || p.evidence.kind() != kindArticle {
		return
	}
	below := false // something was left out below
	for i := len(p.facts) - 1; i >= 0; i-- {
		switch {
		case p.facts[i].words == 0, p.free(i) && !p.judged.keep[i], !p.free(i) && !p.isKept(i):
			below = true
		case p.free(i) && below && p.introduces(i):
			p.whole(i, RoleRelated, 0.6, "nothing is left below it")
		default:
			return
		}
	}
}

// maxLabelWords is the length of a line that may be the label of what is below.
const maxLabelWords = 6

// introduces reports whether block i is a heading, or a label: a few words that
// are no sentence, no name of who wrote the article, no date and no number.
func (p *Pass) introduces(i int) bool {
	b, f := &p.Page.Blocks[i], &p.facts[i]
	switch b.Kind {
	case parse.Heading:
		return b.Level > 1
	case parse.Paragraph:
		return f.words <= maxLabelWords && !f.stop && !isName(b.Text) && !p.head(i).dated() && !strings.ContainsAny(b.Text, "0123456789")
	}
	return false
}

// edgeRoles says what a weak phrase of a category is.
func edgeRole(category string) Role {
	switch category {
	case "nav.menu", "nav.home", "nav.top", "nav.page", "nav.skip_link", "nav.you_are_here", "nav.latest":
		return RoleNavigation
	case "related.heading", "related.link":
		return RoleRelated
	case "share":
		return RoleShare
	case "counter", "read_time":
		return RoleCounter
	case "embed":
		return RoleEmbed
	case "comments.heading", "tags.heading":
		return RoleLabel
	case "comments.form", "comments.reply":
		return RoleCommentForm
	case "newsletter":
		return RoleNewsletter
	case "subscribe":
		return RoleSubscription
	case "advert":
		return RoleAdvertisement
	case "cookie", "notice", "inline":
		return RoleNotice
	case "footer", "copyright":
		return RoleFooter
	case "analytics":
		return RoleAnalytics
	case "author.bio", "byline.role":
		return RoleAuthorBio
	}
	return ""
}

func dropWeak(p *Pass) {
	o := p.outline()
	// Behind the title only lines of the head are looked at: without running
	// text there is no body to be outside of.
	if o.end < 0 {
		return
	}
	for _, i := range p.found.matched {
		if !p.free(i) {
			continue
		}
		// Nobody writes a subheading “Advertisement”.
		if _, ad := p.match(i, "advert"); !o.outside(i) && !p.enclosed(i) && !(ad && p.facts[i].words <= 2) {
			continue
		}
		if p.speaks(i) {
			continue
		}
		for _, m := range p.facts[i].matches {
			if role := edgeRole(m.Phrase.Category); role != "" && m.Whole && !p.listed(i) {
				p.whole(i, role, 0.75, phraseReason(m)+" outside of the body")
				break
			}
		}
	}
}

// speaks reports whether block i reads as prose though it has the words of a
// phrase: it ends as a sentence or in a comma, begins with a quotation mark or a
// dash of speech, is a line of a stanza, or stands above a list or results.
func (p *Pass) speaks(i int) bool {
	t := p.Page.Blocks[i].Text
	r, _ := utf8.DecodeRuneInString(t)
	last := strings.TrimSuffix(t, "...")
	switch {
	case strings.HasSuffix(last, "."), strings.HasSuffix(last, ","), strings.HasSuffix(last, "!") && p.facts[i].words == 1:
		return true
	case strings.ContainsRune(openQuotes+"–—", r):
		return true
	case i+1 == len(p.facts) || !p.free(i+1) || len(p.facts[i+1].matches) > 0:
		return false
	}
	return p.listed(i+1) || !p.facts[i+1].prose && hasScore(p.Page.Blocks[i+1].Text) || p.found.gapped && p.Page.Blocks[i+1].Gap == 0 && !p.facts[i+1].prose
}

// enclosed reports whether the blocks around i were removed, or the one that it
// is glued to.
func (p *Pass) enclosed(i int) bool {
	return p.debris(i-1) && (p.debris(i+1) || p.found.gapped && p.Page.Blocks[i].Gap == 0)
}

// debris reports whether block i was removed as debris. Beyond the end of a
// page there is debris; before its start there is not.
func (p *Pass) debris(i int) bool {
	if i < 0 {
		return false
	}
	if i >= len(p.facts) {
		return true
	}
	d, ok := p.Label(i)
	return ok && d.Role.Fate() == Removed && d.Role != RoleDuplicate
}

// maxEnclosedWords is the length of a line that its neighbours can condemn.
const maxEnclosedWords = 8

func dropEnclosed(p *Pass) {
	o := p.outline()
	if o.end < 0 {
		return
	}
	for i := range p.facts {
		f := &p.facts[i]
		if p.free(i) && o.outside(i) && isNumber(p.Page.Blocks[i].Text) && (p.debris(i-1) || p.debris(i+1)) {
			p.whole(i, RoleCounter, 0.7, "a number beside a removed line")
			continue
		}
		if p.free(i) && o.outside(i) && f.words > 0 && f.words <= maxEnclosedWords && !f.stop && !p.listed(i) && p.debris(i-1) && p.debris(i+1) {
			p.whole(i, RoleNavigation, 0.6, "between removed lines")
		}
	}
}

// isNumber reports whether s is a number and nothing else.
func isNumber(s string) bool { return s != "" && len(s) <= 9 && strings.Trim(s, "0123456789.,") == "" }
