package clean_test

import (
	"math/rand"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// fragments are lines of scraped pages, put together at random by
// TestAssembledPages.
var fragments = []string{
	"Skip to content", "You are here", "Home > News > The bridge is open now", "The bridge is open now", "The bridge is open now | The Paper",
	"By Anna Bell", "Anna Bell", "Von Anna Bell | 5. Mai 2021", "5 May 2023 18:40", "Updated: 6 May 2023", "<time>5 May 2023</time>", "<p>By Anna Bell</p>",
	"Share", "Tweet", "16 Reads", "Advertisement", "Comments", "Leave a Reply", "Reply", "Anna Bell says:\n5 May 2023\nA good bridge.",
	"Photo: Anna Bell/AFP", "A man stands by the bridge.", "A man stands by the bridge. (Photo by Anna Bell/AFP)", "<b>A man stands by the bridge.</b>",
	"[caption id=\"x\"]A man[/caption] The mayor cut the ribbon on Friday and left the town.",
	"The mayor cut the ribbon on Friday, and the first to cross was a dog named Bruno.",
	"It was fined. Story continues below advertisement It has appealed to the court on Monday.",
	"- Home", "- News", "• item", "1. Two men held", "| a | b |", "> said a man", "# Heading here", "```", "    code", "a\tb",
	"Tags: a, b", "Tags", "#one #two", "Filed under: x", "Related articles", "Most read", "Dogs cross bridge", "Read more: Dogs cross bridge",
	"© 2023 The Paper", "The Paper", "<script>var a=1;</script>", "<script>x", "<!-- more -->", "&lt;p&gt;", "“Why?” he said.", "BREAKING",
	"来源：新华社", "5月5日", "Foto: dpa", "Image source, Getty Images", "\u00a0", "\u200b", "(adsbygoogle = x).push({});", ".a{b:c}",
}

// maxUnsettled is the share of assembled pages that a second cleaning may still
// change: at random, a line of debris becomes the title of a page now and then.
const maxUnsettled = 0.01

func TestAssembledPages(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	r := rand.New(rand.NewSource(1))
	c := newCleaner(t, clean.Options{Disable: []string{"model"}, NoRepair: true})
	const pages = 4000
	unsettled := 0
	for range pages {
		var b strings.Builder
		for range 1 + r.Intn(14) {
			b.WriteString(fragments[r.Intn(len(fragments))])
			b.WriteString([]string{"\n", "\n\n", "\n\n", " "}[r.Intn(4)])
		}
		doc := parse.NewText(b.String())
		a, err := c.Clean(t.Context(), doc)
		require.NoError(t, err)
		checkLedger(t, doc, a)
		if len(firesAgain(t, c, a)) > 0 {
			unsettled++
		}
	}
	t.Logf("%d of %d pages change when they are cleaned again", unsettled, pages)
	assert.LessOrEqual(t, float64(unsettled), maxUnsettled*pages)
}
