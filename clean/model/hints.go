package model

import (
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// Hints are what others know of the blocks of a page. A nil slice says nothing;
// otherwise it has one element a block.
type Hints struct {
	// Debris is what the rules have made of a block: 0 nothing, 1 it was
	// removed, 2 it became a field such as a date, 3 a heading or caption.
	Debris []uint8
	// Phrase is the sort of phrase that the block is, see [Phrases].
	Phrase []uint8
}

// Sorts of phrases, as [Hints.Phrase] holds them.
const (
	PhraseNone uint8 = iota
	PhraseDate
	PhraseByline
	PhraseCaption
	PhraseCounter
	PhraseNav
	PhraseAdvert
	PhraseShare
	PhraseTags
	PhraseBiography
	PhraseSubscribe
	PhraseNewsletter
	PhraseRelated
	PhraseComments
	PhraseFooter
)

// firstSign is the first of the phrases that stand where an article has ended.
const firstSign = PhraseShare

var phraseSorts = map[string]uint8{
	"date.published": PhraseDate, "date.updated": PhraseDate, "read_time": PhraseDate,
	"byline.prefix": PhraseByline, "byline.role": PhraseByline,
	"credit": PhraseCaption, "caption.label": PhraseCaption, "embed": PhraseCaption,
	"counter":       PhraseCounter,
	"nav.skip_link": PhraseNav, "nav.you_are_here": PhraseNav, "nav.menu": PhraseNav, "nav.home": PhraseNav,
	"nav.top": PhraseNav, "nav.page": PhraseNav, "nav.latest": PhraseNav,
	"advert": PhraseAdvert, "cookie": PhraseAdvert, "analytics": PhraseAdvert, "notice": PhraseAdvert,
	"share": PhraseShare, "tags.heading": PhraseTags, "author.bio": PhraseBiography,
	"subscribe": PhraseSubscribe, "newsletter": PhraseNewsletter,
	"related.heading": PhraseRelated, "related.link": PhraseRelated,
	"comments.heading": PhraseComments, "comments.form": PhraseComments, "comments.reply": PhraseComments,
	"footer": PhraseFooter, "copyright": PhraseFooter,
}

// PhraseBytes is the length up to which a block is looked up: longer ones are
// running text that a phrase stands in.
const PhraseBytes = 100

// SortOf returns the sort of phrase that a block is that matches some: one of the
// constants above. Of several phrases the one that says most about the end of an
// article is taken.
func SortOf(matches []phrase.Match) uint8 {
	best := PhraseNone
	for k := range matches {
		best = max(best, phraseSorts[matches[k].Phrase.Category])
	}
	return best
}

// Phrases appends to dst the sort of phrase that each block of a page is, see
// [SortOf]; that of blocks of more than [PhraseBytes] is PhraseNone.
func Phrases(dst []uint8, m *phrase.Matcher, page *parse.Page) []uint8 {
	var matches []phrase.Match
	for i := range page.Blocks {
		best := PhraseNone
		if t := page.Blocks[i].Text; len(t) <= PhraseBytes {
			matches = m.Line(matches[:0], t)
			best = SortOf(matches)
		}
		dst = append(dst, best)
	}
	return dst
}
