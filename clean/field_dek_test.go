package clean_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestDekOfHTML checks which paragraphs of pages are deks, and that their words
// stand in the body or in the field but nowhere twice in what is rendered.
func TestDekOfHTML(t *testing.T) {
	const h1, dek = "<h1>Ferry found after a night at sea</h1>", "All of its passengers slept through a night in the fog off the point"
	described := "<meta name=description content='" + dek + "'>"
	for name, c := range map[string]struct {
		head, above string
		dek         bool
	}{
		"class":                     {"", h1 + "<p class=standfirst>" + dek + "</p>", true},
		"class of several words":    {"", h1 + "<p class='article__sub-title lead'>" + dek + "</p>", true},
		"class in another language": {"", h1 + "<p class=vorspann>" + dek + "</p>", true},
		"class of what is around":   {"", h1 + "<div class=post-subtitle><div><p>" + dek + "</p></div></div>", true},
		"class of a heading":        {"", h1 + "<h2 class=dek>" + dek + "</h2>", true},
		"property":                  {"", h1 + "<p itemprop=alternativeHeadline>" + dek + "</p>", true},
		"description":               {described, h1 + "<p>" + dek + "</p>", true},
		"below byline and date":     {"", h1 + "<p>By Ada Finch</p><p>7 May 2024</p><p class=intro>" + dek + "</p>", true},
		"no sign":                   {"", h1 + "<p>" + dek + "</p>", false},
		"above a date":              {"", h1 + "<p>" + dek + "</p><p>7 May 2024</p>", false},
		"above a picture":           {"", h1 + "<p>" + dek + ".</p><figure><img src=a.jpg><figcaption>The ferry</figcaption></figure>", false},
		"other class":               {"", h1 + "<p class=leadership>" + dek + "</p>", false},
		"class of looks":            {"", h1 + "<p class=no-subtitle>" + dek + "</p>", false},
		"other description":         {"<meta name=description content='News of the sea and of the shore, every day'>", h1 + "<p>" + dek + "</p>", false},
		"too short":                 {"", h1 + "<p class=dek>Fog again</p>", false},
		"behind the body":           {"", h1 + prose + "<p class=dek>" + dek + "</p>", false},
		"above the title":           {"", "<p class=dek>" + dek + "</p>" + h1, false},
	} {
		t.Run(name, func(t *testing.T) {
			a := htmlPage(t, c.head, c.above, "")
			if c.dek {
				assert.Equal(t, dek, a.Dek)
			} else {
				assert.NotEqual(t, dek, a.Dek)
			}
			assert.LessOrEqual(t, strings.Count(a.HTML(), dek), 1, "the dek is rendered once")
			assert.LessOrEqual(t, strings.Count(a.Markdown(), dek), 1, "the dek is rendered once")
		})
	}
}
