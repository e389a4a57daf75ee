package clean

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

// TestBareHeadings says of each block at the end of an article whether the model
// keeps it (+), and checks which of those the rule drops.
func TestBareHeadings(t *testing.T) {
	const prose = "<p>The ferry that left the harbour on Monday evening was found in the fog off the point, with all of its passengers asleep.</p>"
	head := `<meta property=og:type content=article><h1>Ferry found after a night at sea</h1>` + strings.Repeat(prose, 10)
	for name, c := range map[string]struct {
		end  string
		keep string
		want []string // what is dropped
	}{
		"heading above a list":      {"<h2>More from the harbour</h2><ul><li>Mayor opens the fair<li>Bakery closes</ul>", "+--", []string{"More from the harbour"}},
		"heading at the very end":   {"<p>Weather</p><h2>More from the harbour</h2>", "-+", nil},
		"two headings":              {"<h2>More</h2><h3>From the harbour</h3><p>Mayor opens the fair</p>", "++-", []string{"From the harbour", "More"}},
		"label":                     {"<p>Further reading:</p><ul><li>Mayor opens the fair</ul>", "+-", []string{"Further reading:"}},
		"text below":                {"<h2>What comes next</h2><p>The council meets on Friday.</p><p>Weather</p>", "++-", nil},
		"the list is kept":          {"<h2>More from the harbour</h2><ul><li>Mayor opens the fair</ul><p>Weather</p>", "++-", nil},
		"sentence":                  {"<p>The council meets on Friday.</p><p>Weather</p>", "+-", nil},
		"name of the author":        {"<p>Ida Wells</p><p>Weather</p>", "+-", nil},
		"date":                      {"<p>7 May 2024</p><p>Weather</p>", "+-", nil},
		"number":                    {"<p>Pier no. 7</p><p>Weather</p>", "+-", nil},
		"long label":                {"<p>Where you can read more about the ferry and the fog</p><p>Weather</p>", "+-", nil},
		"item of a list":            {"<ul><li>One more thing</ul><p>Weather</p>", "+-", nil},
		"heading of the first rank": {"<h1>More from the harbour</h1><p>Weather</p>", "+-", nil},
		"nothing left out":          {"<h2>What comes next</h2>", "+", nil},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := parse.Read(&parse.Document{Media: parse.MediaHTML, Text: head + c.end})
			require.NoError(t, err)
			p := standard().firstPass(page, &workspace{})
			require.NotNil(t, p.judged)
			p.labels = newLabels(len(page.Blocks), &workspace{})
			tail := len(page.Blocks) - len(c.keep)
			for i := range p.judged.keep {
				p.judged.keep[i] = i < tail || c.keep[i-tail] == '+'
				p.facts[i].words = countWords(page.Blocks[i].Text)
				standard().env.readFact(&p.facts[i], &page.Blocks[i])
			}
			dropBareHeadings(p)
			var got []string
			for _, d := range p.labels.all {
				got = append(got, page.Blocks[d.Block].Text)
			}
			assert.Equal(t, c.want, got)
		})
	}
}
