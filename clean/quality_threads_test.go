package clean_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// Floors of comments and posts. Of the 198 labelled comments of trafilatura's
// set 57 do not stand in the pages; three are posts of a live blog and three
// of a cookbook's shop, which this package takes for text.
const (
	floorComments   = 0.92 // of those in the pages: found, and not in the text
	ceilingLeaked   = 0.04 // of those in the pages: in the text
	floorForum      = 0.87 // of the labelled forum pages: verdict forum; a tenth of them hold no post
	ceilingNoForum  = 0.003
	floorPostAuthor = 0.84 // of the forum pages with an author: that of the first post
	floorPostDate   = 0.89
)

func TestQualityComments(t *testing.T) {
	dir := shared(t, "bench/traf-dev")
	b, err := os.ReadFile(filepath.Join(dir, "evaldata.json"))
	require.NoError(t, err)
	var pages map[string]struct {
		File     string
		Comments []string
	}
	require.NoError(t, json.Unmarshal(b, &pages))
	there, apart, leaked := 0, 0, 0
	for url, g := range pages {
		if len(g.Comments) == 0 {
			continue
		}
		text, _ := parse.Decode(clean.Gunzip(t, filepath.Join(dir, "html", g.File+".gz")), "")
		doc := newHTML(text)
		doc.URL = url
		page, err := parse.Read(doc)
		require.NoError(t, err)
		a := cleanDoc(t, doc)
		var said strings.Builder
		for _, c := range a.Comments {
			said.WriteString(c.Text + "\n")
		}
		source, kept, comments := textOf(page), parse.FoldSpace(a.Text()), parse.FoldSpace(said.String())
		for _, c := range g.Comments {
			c = parse.FoldSpace(c)
			if c == "" || !strings.Contains(source, c) {
				continue
			}
			there++
			if strings.Contains(kept, c) {
				leaked++
			} else if strings.Contains(comments, c) {
				apart++
			}
		}
	}
	found, leak := float64(apart)/float64(there), float64(leaked)/float64(there)
	t.Logf("floor: %d comments, found and not in the text %.4f (floor %.2f), in the text %.4f (ceiling %.2f)", there, found, floorComments, leak, ceilingLeaked)
	assert.GreaterOrEqual(t, found, floorComments)
	assert.LessOrEqual(t, leak, ceilingLeaked)
}

// cleanDoc cleans a document with the default options.
func cleanDoc(t *testing.T, doc *parse.Document) *clean.Article {
	a, err := newCleaner(t, clean.Options{}).Clean(t.Context(), doc)
	require.NoError(t, err)
	return a
}

// TestQualityForums reads the labelled pages: those of forums have posts, and no
// others have.
func TestQualityForums(t *testing.T) {
	dir := shared(t, "bench/wcxb-dev")
	files, err := filepath.Glob(filepath.Join(dir, "html", "*.html.gz"))
	require.NoError(t, err)
	var forums, others tally
	var author, date tally
	for i, file := range files {
		var g struct {
			PageType string `json:"page_type"`
			URL      string
			Gold     struct {
				Author string
				Date   string `json:"publish_date"`
			} `json:"ground_truth"`
		}
		id := strings.TrimSuffix(filepath.Base(file), ".html.gz")
		require.NoError(t, json.Unmarshal(clean.Gunzip(t, filepath.Join(dir, "ground-truth", id+".json.gz")), &g))
		isForum := g.PageType == "forum"
		if !isForum && i%gateStep != 0 {
			continue
		}
		text, _ := parse.Decode(clean.Gunzip(t, file), "")
		doc := newHTML(text)
		doc.URL = g.URL
		a := cleanDoc(t, doc)
		if !isForum {
			others.add(a.Verdict == clean.IsForum)
			continue
		}
		forums.add(a.Verdict == clean.IsForum)
		assert.Equal(t, len(a.Posts) > 0, a.Verdict == clean.IsForum)
		if len(a.Posts) == 0 {
			continue
		}
		assert.Empty(t, a.Comments)
		if g.Gold.Author != "" {
			author.add(strings.EqualFold(a.Posts[0].Author, g.Gold.Author))
		}
		if g.Gold.Date != "" {
			date.add(strings.HasPrefix(a.Posts[0].Date, g.Gold.Date))
		}
	}
	t.Logf("floor: forums %.3f (floor %.2f), others taken for forums %.4f (ceiling %.3f), author of the first post %.3f (floor %.2f), date %.3f (floor %.2f)",
		forums.share(), floorForum, others.share(), ceilingNoForum, author.share(), floorPostAuthor, date.share(), floorPostDate)
	assert.GreaterOrEqual(t, forums.share(), floorForum)
	assert.LessOrEqual(t, others.share(), ceilingNoForum)
	assert.GreaterOrEqual(t, author.share(), floorPostAuthor)
	assert.GreaterOrEqual(t, date.share(), floorPostDate)
}

// A tally counts what holds.
type tally struct{ yes, all int }

func (c *tally) add(yes bool) {
	c.all++
	if yes {
		c.yes++
	}
}

func (c *tally) share() float64 { return float64(c.yes) / float64(max(1, c.all)) }

// textOf returns the texts of the blocks, a blank between them.
func textOf(page *parse.Page) string {
	var b strings.Builder
	for i := range page.Blocks {
		b.WriteString(parse.FoldSpace(page.Blocks[i].Text) + " ")
	}
	return b.String()
}
