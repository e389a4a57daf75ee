package clean

import (
	"strings"
	"unicode/utf8"
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
	}
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
