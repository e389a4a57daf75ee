package clean_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// pond is what is said in a forum that was flattened to text.
var pond = []said{
	{"sluice_keeper", "2023-04-12", 0, "The pond is dry again and I cannot find the key to the sluice."},
	{"OttoL", "2023-04-12", 0, "The mayor had it on Sunday, when he showed the pond to his cousins."},
	{"Una", "2023-04-13", 0, "My brother saw it on the counter of the bakery, next to the till."},
	{"sluice_keeper", "2023-04-13", 0, "It is there indeed, and covered in flour. Thank you all for the help."},
}

// TestForumsOfText holds what is read from flattened forums: names, dates of posts
// and not of accounts, texts.
func TestForumsOfText(t *testing.T) {
	days := [...]string{"Apr 12, 2023", "Apr 12, 2023", "Apr 13, 2023", "Apr 13, 2023"}
	for _, tt := range []struct {
		name, url, top string
		post           func(i int, s said) string
	}{
		{"dates of accounts, ranks, numbers", "https://forum.wells.example/threads/dry.12/", "Thread starter sluice_keeper\n\n", func(i int, s said) string {
			return s.author + "\n\nActive member\n\n" + [...]string{"Feb 2, 2020", "Mar 3, 2019", "May 9, 2021", "Feb 2, 2020"}[i] + "\n\n1,204\n\n88\n\n" + days[i] + "\n\n#" + itoa(i+1) + "\n\n" + s.text + "\n\n"
		}},
		{"no buttons", "https://wells.example/viewtopic.php?t=7", "", func(i int, s said) string {
			return s.author + "\n\n" + days[i] + "\n\n" + s.text + "\n\n"
		}},
		{"a number behind the topic", "https://wells.example/topic/12-the-mill-pond", "", func(i int, s said) string {
			return s.author + "\n\n" + days[i] + "\n\n" + s.text + "\n\n"
		}},
		{"buttons, and no address", "", "", func(i int, s said) string {
			return s.author + "\n\n" + days[i] + "\n\n" + s.text + "\n\nReply\n\n"
		}},
		{"numbers of posts", "https://wells.example/forum/viewtopic.php?t=7", "", func(i int, s said) string {
			return s.author + "\n\nPosts: " + itoa(10+i) + "\n\n" + days[i] + "\n\n" + s.text + "\n\nQuote\n\n"
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("The mill pond is dry\n\n" + tt.top)
			for i, s := range pond {
				b.WriteString(tt.post(i, s))
			}
			doc := parse.NewText(b.String())
			doc.URL = tt.url
			c := newCleaner(t, clean.Options{})
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			checkLaws(t, c, doc, a)
			assert.Equal(t, clean.IsForum, a.Verdict)
			assert.Equal(t, pond, saidOf(a.Posts))
			assert.Empty(t, a.Comments)
			for _, s := range pond {
				assert.Contains(t, a.Text(), s.text)
			}
			assert.NotContains(t, a.Text(), "2023")
			a, err = newCleaner(t, clean.Options{Articles: true}).Clean(t.Context(), doc)
			require.NoError(t, err)
			assert.NotEqual(t, clean.IsForum, a.Verdict)
			assert.Empty(t, a.Posts)
		})
	}
}

// TestNoForumsOfText holds that dates alone make no forum, not even at the address
// of one.
func TestNoForumsOfText(t *testing.T) {
	entry := func(day, text string) string { return day + "\n\n" + text + "\n\n" }
	diary := "A year at the pond\n\n" +
		entry("April 3, 2023", "The sluice is opened for the repairs, and the water runs off.") +
		entry("April 5, 2023", "The ducks are seen in the churchyard for the first time this year.") +
		entry("April 9, 2023", "The key is found in the pocket of the coat of the mayor.")
	results := "Results of the pond league\n\n" + entry("April 3, 2023", "Wells 2, Mill 0") + entry("April 5, 2023", "Mill 1, Wells 1") + entry("April 9, 2023", "Wells 0, Mill 3")
	for _, tt := range []struct{ name, url, text, stays string }{
		{"a diary", "https://wells.example/diary", diary, "The ducks are seen"},
		{"results", "https://wells.example/league", results, "Mill 1, Wells 1"},
		{"a topic of the news", "https://wells.example/topic/ponds/", "Ponds\n\nIda Brook\n\n" + strings.ReplaceAll(diary, "April", "Otto Lund\n\nApril"), "The ducks are seen"},
		{"results in a forum", "https://forum.wells.example/threads/league.9/", results, "Mill 1, Wells 1"},
		{"two posts", "https://forum.wells.example/threads/two.9/", "The key\n\nIda\n\nApril 3, 2023\n\nThe sluice is opened for the repairs, and the water runs off.\n\nUna\n\nApril 4, 2023\n\nThe ducks are seen in the churchyard for the first time this year.", "The ducks are seen"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := parse.NewText(tt.text)
			doc.URL = tt.url
			c := newCleaner(t, clean.Options{})
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			checkLaws(t, c, doc, a)
			assert.NotEqual(t, clean.IsForum, a.Verdict)
			assert.Empty(t, a.Posts)
			assert.Contains(t, a.Text(), tt.stays)
		})
	}
}

// TestCommentsOfTextHeads holds the orders in which names and dates of comments
// stand in flattened text.
func TestCommentsOfTextHeads(t *testing.T) {
	article := "The mill pond is dry\n\n" +
		"The mill pond at Wells has been dry since the first week of April, and the ducks have moved to the churchyard.\n\n" +
		"The council says that a sluice was left open during the repairs, and that nobody can find the key to close it again.\n\n" +
		"Until the key turns up, children play football where the water used to be, and the miller grinds by electricity.\n\n"
	const one, other = "The key hangs in the bakery, behind the flour sacks.", "It does not. I looked there twice last week and found only mice."
	want := []said{{"Ida Brook", "2023-04-12", 0, one}, {"Otto Lund", "2023-04-13", 0, other}}
	for _, tt := range []struct {
		name, comments string
		want           []said
	}{
		{"name, date", "2 Comments\n\nIda Brook\n\nApril 12, 2023\n\n" + one + "\n\nReply\n\nOtto Lund\n\nApril 13, 2023\n\n" + other + "\n\nReply", want},
		{"date, name", "2 Comments\n\nApril 12, 2023\n\nIda Brook\n\n" + one + "\n\nReply\n\nApril 13, 2023\n\nOtto Lund\n\n" + other + "\n\nReply", want},
		{"name, says, date", "2 Comments\n\nIda Brook\n\nsays\n\nApril 12, 2023\n\n" + one + "\n\nReply\n\nOtto Lund\n\nsays\n\nApril 13, 2023\n\n" + other + "\n\nReply", want},
		{"dates of a chronicle", "What came before\n\nApril 12, 2023\n\nThe sluice is opened for the repairs, and the water runs off.\n\nApril 13, 2023\n\nThe ducks are seen in the churchyard for the first time.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := parse.NewText(article + tt.comments)
			c := newCleaner(t, clean.Options{})
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			checkLaws(t, c, doc, a)
			assert.Equal(t, tt.want, saidOf(a.Comments))
			assert.Equal(t, clean.IsArticle, a.Verdict)
			assert.Contains(t, a.Text(), "the miller grinds by electricity")
			assert.Equal(t, tt.want == nil, strings.Contains(a.Text(), "The ducks are seen"))
			assert.NotContains(t, a.Text(), "flour sacks")
		})
	}
}
