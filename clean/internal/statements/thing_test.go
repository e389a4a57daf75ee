package statements

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

func TestNames(t *testing.T) {
	type name struct{ name, kind, url, role string }
	for about, c := range map[string]struct {
		author string
		want   []name
	}{
		"text":            {`"author":"Ida Brook"`, []name{{name: "Ida Brook"}}},
		"person":          {`"author":{"@type":"Person","name":"Ida Brook","url":"/ida","jobTitle":"Reporter"}`, []name{{"Ida Brook", "person", "/ida", "Reporter"}}},
		"organisation":    {`"author":{"@type":"NewsMediaOrganization","name":"Harbour Post"}`, []name{{name: "Harbour Post", kind: "organization"}}},
		"array":           {`"author":[{"@type":"Person","name":"Ida Brook"},{"@type":"Person","name":"Kit Larne"}]`, []name{{name: "Ida Brook", kind: "person"}, {name: "Kit Larne", kind: "person"}}},
		"null in array":   {`"author":[null,{"name":"Ida Brook"},"",{}]`, []name{{name: "Ida Brook"}}},
		"array of texts":  {`"author":["Ida Brook","Kit Larne"]`, []name{{name: "Ida Brook"}, {name: "Kit Larne"}}},
		"two keys":        {`"author":{"name":"Ida Brook"},"author":{"name":"Kit Larne"}`, []name{{name: "Ida Brook"}, {name: "Kit Larne"}}},
		"reference":       {`"author":{"@id":"#ida"}`, []name{{name: "Ida Brook", kind: "person"}}},
		"lost reference":  {`"author":{"@id":"#nobody"}`, nil},
		"name is a list":  {`"author":{"name":["Ida Brook"]}`, []name{{name: "Ida Brook"}}},
		"parts of a name": {`"author":{"givenName":"Ida","familyName":"Brook"}`, []name{{name: "Ida Brook"}}},
		"null":            {`"author":null`, nil},
		"missing":         {`"creator":"Ida Brook"`, nil},
		"number":          {`"author":false`, nil},
		"empty object":    {`"author":{}`, nil},
		"below another":   {`"publisher":{"author":"Ida Brook"}`, nil},
	} {
		t.Run(about, func(t *testing.T) {
			set := Read(page(t, `{"@graph":[{"@type":"Article",`+c.author+`},{"@type":"Person","@id":"#ida","name":"Ida Brook"}]}`))
			require.NotEmpty(t, set.Things)
			var got []name
			for _, n := range set.Things[0].Names("author") {
				got = append(got, name{n.Name, n.Kind, n.URL, n.Role})
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestCrumbs(t *testing.T) {
	set := Read(page(t,
		`{"@type":"BreadcrumbList","itemListElement":[{"position":1,"item":{"@id":"/","name":"Home"}},{"position":2,"name":"Sea"},{"position":3},null]}`,
		`{"@type":"BreadcrumbList","itemListElement":[{"name":"Other"}]}`))
	var got []string
	for _, c := range set.Crumbs {
		got = append(got, c.Text)
	}
	assert.Equal(t, []string{"Home", "Sea"}, got)
}

func TestClassOf(t *testing.T) {
	for itemType, want := range map[string]Class{
		"https://schema.org/NewsArticle":            Article,
		"http://schema.org/BlogPosting":             Article,
		"schema:Report":                             Article,
		"https://schema.org/JobPosting":             Work,
		"https://schema.org/MusicEvent":             Work,
		"https://schema.org/WebPage https://x.org/": Page,
		"https://schema.org/Person":                 Other,
		"":                                          Other,
		"/":                                         Other,
	} {
		t.Run(itemType, func(t *testing.T) {
			got, _ := ClassOf(itemType)
			assert.Equal(t, want, got)
		})
	}
}

func TestMetaOf(t *testing.T) {
	assert.Equal(t, Meaning{Title, OpenGraph}, MetaOf("og:title"))
	assert.Equal(t, Meaning{Author, Citation}, MetaOf("citation_author"))
	for _, name := range []string{"", "viewport", "OG:TITLE", "twitter:creator", "og:title ", "robots"} {
		assert.Equal(t, None, MetaOf(name).Field, name)
	}
}

func ExampleRead() {
	page, _ := parse.Read(&parse.Document{Media: parse.MediaHTML, Text: `<script type="application/ld+json">
		{"@type": "NewsArticle", "headline": "Ferry found", "author": [{"@type": "Person", "name": "Ida Brook"},]}</script>`})
	for _, t := range Read(page).Things {
		fmt.Println(t.Type, "-", t.Value("headline").Text, "-", t.Names("author")[0].Name)
	}
	// Output: NewsArticle - Ferry found - Ida Brook
}
