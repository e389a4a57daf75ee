package model

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// pageTotals measures the page as a whole.
func (r *reading) pageTotals() {
	g, s, n := &r.global, r.sums, r.n
	words := s[n].words
	g[gWords], g[gBlocks] = words, float32(n)
	g[gLinked] = ratio(s[n].linked, words)
	g[gGood] = ratio(s[n].good, words)
	g[gEnds] = ratio(s[n].ends, words)
	var longest, short, good float32
	for i := range n {
		v := r.row(i)
		longest = max(longest, v[qWords])
		short += flag(v[qWords] < proseWords)
		good += flag(v[qGood] > 0)
		g[gMoney] += v[qMoney]
		g[gDates] += v[qDate]
		g[gPhrases] += flag(uint8(v[qPhrase]) >= firstSign)
	}
	g[gLongest] = ratio(longest, words)
	g[gShort] = ratio(short, float32(n))
	g[gRate] = ratio(good, float32(n))
}

// treeTotals measures the page as a whole by its elements and its head.
func (r *reading) treeTotals() {
	g := &r.global
	for c := range r.m {
		cl := &r.classes[r.trees.class[c]]
		g[gComments] += flag(cl.bits&commentBit != 0)
		g[gForum] += flag(cl.bits&forumBit != 0)
		g[gProducts] += flag(cl.bits&productBit != 0)
		g[gArticles] += flag(cl.element == articleElement)
	}
	for i := range r.n {
		v := r.row(i)
		g[gCards] = max(g[gCards], v[qCardCount])
		g[gH1] += flag(v[qLevel] == 1 && r.page.Blocks[i].Kind == parse.Heading)
	}
	root, top := &r.trees.nodes[0], &r.trees.nodes[r.trees.top]
	var ranks float32
	for c := range r.m {
		ranks += r.trees.nodes[c].rank
	}
	g[gTopScore] = ratio(top.rank, ranks)
	g[gTopWords] = ratio(top.words, root.words)
	g[gTopGood] = ratio(top.good, root.good)
	h := &r.page.Head
	if t := h.Get("og:type"); strings.HasPrefix(t, "article") {
		g[gOpenGraph] = 2
	} else if t != "" {
		g[gOpenGraph] = 1
	}
	for i := range h.JSON {
		r.readTypes(h.JSON[i].Value)
	}
}

// Categories and elements that are counted on a page.
var (
	commentBit     = categoryBit("comment")
	forumBit       = categoryBit("forum")
	productBit     = categoryBit("product")
	articleElement = int8(slices.Index(ancestors[:], "article"))
)

func categoryBit(name string) uint32 {
	for b, c := range categories {
		if c.name == name {
			return 1 << b
		}
	}
	return 0
}

// readTypes notes the types that JSON-LD states. The names are looked for
// without reading the JSON: a wrong one in a text does little.
func (r *reading) readTypes(json string) {
	const key = `"@type"`
	for {
		at := strings.Index(json, key)
		if at < 0 {
			return
		}
		json = json[at+len(key):]
		value := json[:min(len(json), 80)]
		if end := strings.IndexAny(value, ",}\n]"); end >= 0 {
			value = value[:end]
		}
		for _, t := range [...]struct {
			q    int
			name string
		}{
			{gLDArticle, `Article"`}, {gLDArticle, `Posting"`}, {gLDProduct, `"Product"`},
			{gLDForum, `DiscussionForum`}, {gLDForum, `"QAPage"`},
		} {
			if strings.Contains(value, t.name) {
				r.global[t.q] = 1
			}
		}
	}
}
