package clean_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// TestSite takes the site's name from what states it, or from the part of the title
// that the address or a logo has.
func TestSite(t *testing.T) {
	const h1 = "<h1>Ferry found</h1>"
	for name, c := range map[string]struct{ head, above, want string }{
		"Open Graph":          {"<meta property=og:site_name content='Harbour Post'>", h1, "Harbour Post"},
		"publisher":           {ld(`{"@type":"NewsArticle","publisher":{"name":"Harbour Post"}}`), h1, "Harbour Post"},
		"address":             {"<title>Ferry found | Harbour Post</title>", h1, "Harbour Post"},
		"link home":           {"<title>Ferry found – The Morning Fog</title>", "<a href=/>The Morning Fog</a>" + h1, "The Morning Fog"},
		"picture of a logo":   {"<title>Ferry found – The Morning Fog</title>", "<a href=/><img src=l.png alt='The Morning Fog'></a>" + h1, "The Morning Fog"},
		"site first":          {"<title>The Morning Fog » Ferry found</title>", "<div><a href=/>The Morning Fog</a></div>" + h1, "The Morning Fog"},
		"another link":        {"<title>Ferry found – Sea</title>", "<a href=/sea>Sea</a>" + h1, ""},
		"picture of the text": {"<title>Ferry found – Sea</title>", "<img src=f.jpg alt='Ferry found'>" + h1, ""},
		"no title":            {"", "<a href=/>Home</a>" + h1, ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, htmlPage(t, c.head, c.above, "").Site) })
	}
}

func TestOtherFieldsOfHTML(t *testing.T) {
	a := htmlPage(t, `<title>Ferry found - Harbour Post</title><meta property=og:site_name content="Harbour Post"><meta property=og:image content=/img/ferry.jpg>
<meta property=og:description content="A night in the fog, and coffee at the end of it."><meta property=og:type content=article><meta name=keywords content="ferry, fog">
<link rel=canonical href=/sea/ferry><link rel=license href=https://creativecommons.org/licenses/by/4.0/>`+
		ld(`{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Sea"},{"name":"Ferry found"}]}`),
		`<h1>Ferry found</h1><figure><img src=/a.jpg alt="a boat"><figcaption>The ferry in the fog. Photo: Kit Larne</figcaption></figure>`,
		`<p><a rel=tag href=/t/ferries>Ferries</a> <a rel=tag href=/t/fog>Fog</a></p>`)
	const site = "https://www.harbourpost.example"
	assert.Equal(t, "Harbour Post", a.Site)
	assert.Equal(t, []string{"Sea"}, a.Section)
	assert.Equal(t, []string{"Ferries", "Fog"}, a.Tags)
	assert.Equal(t, site+"/sea/ferry", a.Canonical)
	assert.Equal(t, "https://creativecommons.org/licenses/by/4.0/", a.License)
	assert.Equal(t, site+"/img/ferry.jpg", a.Image)
	assert.Equal(t, "A night in the fog, and coffee at the end of it.", a.Dek)
	assert.Equal(t, "en", a.Language)
	require.Len(t, a.Figures, 1)
	f := a.Figures[0]
	assert.Equal(t, []string{"The ferry in the fog.", "Kit Larne", site + "/a.jpg", "a boat"}, []string{f.Caption, f.Credit, f.Src, f.Alt})
	assert.NotContains(t, a.Text(), "The ferry in the fog.")
}

// TestNoOtherFields are pages whose markup is of no use.
func TestNoOtherFields(t *testing.T) {
	a := htmlPage(t, `<html lang="xx-nonsense-"><meta property=og:image content=""><link rel=canonical href=""><meta name=description content="Cut off in the…">`+
		ld(`{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Ferry found"}]}`), "<h1>Ferry found</h1>", "<div class=related><a rel=tag href=/t/x>X</a></div>")
	assert.Empty(t, a.Section)
	assert.Empty(t, a.Tags)
	assert.Empty(t, a.Canonical)
	assert.Empty(t, a.License)
	assert.Empty(t, a.Image)
	assert.Empty(t, a.Dek)
	assert.Empty(t, a.Figures)
}

// TestNoTagsOfCode checks that the classes of a highlighter name no fields.
func TestNoTagsOfCode(t *testing.T) {
	a := htmlPage(t, "", `<h1>Fog signals in HTML</h1><pre><code><span class="token tag">&lt;bell&gt;</span> <span class="author">horn</span></code></pre>`, "")
	assert.Empty(t, a.Tags)
	assert.Empty(t, a.Authors)
}

// TestCaptionsOfHTML checks which lines of pages are captions, beside those in
// figcaption elements.
func TestCaptionsOfHTML(t *testing.T) {
	const line = "The ferry in the fog off the point"
	for name, c := range map[string]struct {
		below   string
		caption bool
	}{
		"with its credit":                {"<p>" + line + ". Photo: Kit Larne</p>", true},
		"above a credit":                 {"<div><p>" + line + "</p><p>Photo: Kit Larne</p></div>", true},
		"heading above a credit":         {"<h2>" + line + "</h2><p>Photo: Kit Larne</p>", false},
		"far above a credit":             {"<p>" + line + "</p><div><div><p>Photo: Kit Larne</p></div></div>", false},
		"between paragraphs twice":       {prose + "<p>" + line + "</p>" + prose + "<p>" + line + "</p>" + prose, false},
		"headings that say the same":     {"<h2>" + line + "</h2>" + prose + "<h2>" + line + "</h2>", false},
		"a paragraph without any credit": {"<p>" + line + "</p>", false},
	} {
		t.Run(name, func(t *testing.T) {
			a := htmlPage(t, "", "<h1>Ferry found after a night at sea</h1>"+prose+c.below, "")
			var captions []string
			for _, f := range a.Figures {
				captions = append(captions, strings.TrimSuffix(f.Caption, "."))
			}
			if c.caption {
				assert.Contains(t, captions, line)
			} else {
				assert.NotContains(t, captions, line)
			}
		})
	}
}

func TestLanguageOfHTML(t *testing.T) {
	german := `<p>Die Fähre, die am Montag den Hafen verließ, wurde im Nebel vor der Spitze gefunden, und alle Leute auf ihr schliefen noch.</p>
<p>Ein Fischer hatte den Motor gehört, bevor er die Lichter sah, und war mit einer Lampe und einer Kanne Kaffee zu ihnen gerudert.</p>
<p>Niemand hatte gemerkt, dass das Seil nicht mehr fest war, bis die Insel aus dem Fenster verschwand, sagte der Kapitän später.</p>`
	for name, c := range map[string]struct{ src, want string }{
		"declared":              {"<html lang=de-AT>" + german, "de-AT"},
		"XHTML":                 {"<html xmlns='http://www.w3.org/1999/xhtml' xml:lang=de-AT>" + german, "de-AT"},
		"both":                  {"<html lang=de-CH xml:lang=de>" + german, "de-CH"},
		"underscore":            {"<html lang=de_CH>" + german, "de-CH"},
		"another in the text":   {"<html lang=en-US>" + german, "de"},
		"not declared":          {german, "de"},
		"head alone":            {"<meta property=og:locale content=de_DE>" + german, "de-DE"},
		"no tag":                {"<html lang=german>" + german, "de"},
		"too short to tell":     {"<html lang=fr><p>Oui.", "fr"},
		"nothing to tell it by": {"<p>1234", ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, clean.HTML([]byte(c.src), "").Language) })
	}
}

// TestRivals keeps what other sources state, and where it stands.
func TestRivals(t *testing.T) {
	src := `<title>Ferry lost | Harbour Post</title><meta property=og:title content="Ferry found"><h1>Ferry found</h1>` + prose
	doc := &parse.Document{URL: address, Media: parse.MediaHTML, Text: src}
	c, err := clean.New(clean.Options{})
	require.NoError(t, err)
	a, err := c.Clean(t.Context(), doc)
	require.NoError(t, err)
	s := a.Sources["title"]
	assert.Equal(t, "Ferry found", s.Value)
	assert.Equal(t, "Ferry found", parse.PlainText(src[s.Start:s.End], false))
	assert.InDelta(t, 0.8, s.Confidence, 0.2)
	var rivals []string
	for _, r := range s.Rivals {
		rivals = append(rivals, r.Value)
		assert.True(t, strings.Contains(src[max(r.Start, 0):max(r.End, 0)], r.Value), r.Value)
	}
	assert.Contains(t, rivals, "Ferry lost")
	assert.NotContains(t, rivals, "Ferry found")
}

// many returns n copies of a format, each with other numbers.
func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, 1+i%28, 1990+i%60)
	}
	return b.String()
}

// TestHostileFields gives fields thousands of candidates.
func TestHostileFields(t *testing.T) {
	const n = 20_000
	for name, head := range map[string]string{
		"meta":          strings.Repeat("<meta property=og:title content='a b'><meta name=author content='Ida Brook'>", n),
		"JSON-LD":       strings.Repeat(ld(`{"@type":"Article","headline":"a b"}`), n/10),
		"authors":       ld(`{"@type":"Article","author":[` + strings.Repeat(`"Ida Brook",`, n) + `]}`),
		"keys":          ld(`{"@type":"Article",` + strings.Repeat(`"author":"Ida Brook",`, n) + `}`),
		"references":    ld(`{"@type":"Article","author":[` + strings.Repeat(`{"@id":"x"},`, n) + `]}`),
		"headings":      "</head>" + strings.Repeat("<h1>a b</h1>", n),
		"links":         "</head><p>" + strings.Repeat("<a rel=author href=/author/x>Ida Brook</a> ", n),
		"times":         "</head>" + strings.Repeat("<time datetime=2024-05-03>x</time><p>", n),
		"title":         "<title>" + strings.Repeat("a | b - ", n) + "</title>",
		"crumbs":        "</head><div class=breadcrumb>" + strings.Repeat("<a href=/>a</a> &gt; ", n),
		"nested crumbs": "</head>" + strings.Repeat("<div class=breadcrumb>", n) + "a",
		"tags":          "</head>" + strings.Repeat("<a rel=tag>a</a> ", n),
		"pictures":      "</head>" + strings.Repeat("<figure><img src=a.jpg><figcaption>a b c</figcaption></figure>", n/10),
		"dates":         "</head>" + many(n, "<p>Published %d May %d"),
		"bylines":       "</head>" + many(n, "<p>By Ida%d Brook%d"),
		"marks":         "</head><h1>" + strings.Repeat("<b class=kicker>a</b> <i class=headline>b c</i> ", 100) + "</h1>",
		"licences":      "</head>" + strings.Repeat("<a rel=license href=x>y</a> ", n),
	} {
		t.Run(name, func(t *testing.T) {
			a := htmlPage(t, head, "<h1>Ferry found after a night at sea</h1>", "")
			for _, s := range a.Sources {
				assert.LessOrEqual(t, len(s.Rivals), 12)
			}
		})
	}
}

func ExampleArticle_sources() {
	a := clean.HTML([]byte(`<title>Ferry found - Harbour Post</title>
		<meta property="og:title" content="Ferry found"><meta property="article:published_time" content="2024-05-03T06:30:00Z">
		<h1>Ferry found</h1><p>By Ida Brook</p>`+prose), "")
	for _, field := range []string{"title", "authors", "published"} {
		s := a.Sources[field]
		fmt.Printf("%s: %s, from %s\n", field, s.Value, s.From)
	}
	// Output:
	// title: Ferry found, from visible
	// authors: By Ida Brook, from visible
	// published: 2024-05-03T06:30:00Z, from open_graph
}

// TestContainerOfHTML takes from the container what the page does not say.
func TestContainerOfHTML(t *testing.T) {
	meta := parse.Meta{{Name: "author", Value: "Ruth Adler"}, {Name: "published", Value: "2024-02-11T09:30:00Z"},
		{Name: "date_modified", Value: "2024-03-01"}, {Name: "tags", Value: "ferry, fog"}, {Name: "lang", Value: "sv"}}
	c, err := clean.New(clean.Options{})
	require.NoError(t, err)
	read := func(head, above string) *clean.Article {
		src := "<html><head>" + head + "</head><body><article><h1>Ferry found</h1>" + above + "<p>Farjan kom fram.</p></article></body></html>"
		a, err := c.Clean(t.Context(), &parse.Document{Media: parse.MediaHTML, Text: src, Meta: meta})
		require.NoError(t, err)
		return a
	}
	t.Run("the page says nothing", func(t *testing.T) {
		a := read("", "")
		assert.Equal(t, []string{"Ruth Adler"}, a.Authors)
		assert.Equal(t, []string{"2024-02-11T09:30:00Z", "2024-03-01"}, []string{a.Published, a.Modified})
		assert.Equal(t, []string{"ferry", "fog"}, a.Tags)
		assert.Equal(t, "sv", a.Language)
		for _, field := range []string{"authors", "published", "modified", "tags", "language"} {
			assert.Equal(t, "container", a.Sources[field].From, field)
		}
	})
	t.Run("the page says it", func(t *testing.T) {
		head := `<meta property="article:published_time" content="2023-01-02T08:00:00Z"><meta property="article:modified_time" content="2023-01-03T08:00:00Z">` +
			`<meta name="author" content="Kit Larne"><meta property="article:tag" content="Sea"><meta http-equiv="content-language" content="fi">`
		a := read(head, "<p>By Kit Larne</p>")
		assert.Equal(t, []string{"Kit Larne"}, a.Authors)
		assert.Equal(t, []string{"2023-01-02T08:00:00Z", "2023-01-03T08:00:00Z"}, []string{a.Published, a.Modified})
		assert.Equal(t, []string{"Sea"}, a.Tags)
		assert.Equal(t, "fi", a.Language)
	})
}
