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

const address = "https://www.harbourpost.example/sea/2024/ferry-found-after-night"

// prose is a body: the rules know where an article begins and ends.
const prose = `<p>The ferry that left the harbour on Monday evening was found in the fog off the point, with all of its passengers asleep.</p>
<p>A fisherman heard the engine before he saw the lights, and he rowed across with a lamp and a pot of coffee for the crew.</p>
<p>Nobody had noticed that the rope was loose until the island had gone from the window, the captain told the council later.</p>`

// page returns the article of a page made of a head, what stands above the body
// and what stands below it.
func htmlPage(t *testing.T, head, above, below string) *clean.Article {
	t.Helper()
	src := "<!doctype html><html lang=en><head>" + head + "</head><body><main><article>" + above + prose + "</article>" + below + "</main></body></html>"
	return clean.HTML([]byte(src), address)
}

func ld(script string) string { return `<script type="application/ld+json">` + script + `</script>` }

func TestTitleOfHTML(t *testing.T) {
	const title, h1 = "<title>Ferry found after a night at sea | Harbour Post</title>", "<h1>Ferry found after a night at sea</h1>"
	const want = "Ferry found after a night at sea"
	for name, c := range map[string]struct{ head, above, below, want string }{
		"heading":                 {"", h1, "", want},
		"heading and title":       {title, h1, "", want},
		"title alone":             {title, "", "", want},
		"site first":              {"<title>Harbour Post: Ferry found</title><meta property=og:site_name content='Harbour Post'><meta property=og:title content='Ferry found after a night at sea'>", "", "", want},
		"Open Graph":              {"<meta property=og:title content='Ferry found after a night at sea'>", "", "", want},
		"Open Graph with site":    {"<meta property=og:title content='Ferry found after a night at sea - Harbour Post'>" + title, "", "", want},
		"JSON-LD":                 {ld(`{"@type":"NewsArticle","headline":"Ferry found after a night at sea"}`) + "<title>Harbour Post</title>", "", "", want},
		"broken JSON-LD":          {ld(`{"@type":"NewsArticle","headline":"Ferry found after a night at sea",,}`) + "<title>Harbour Post</title>", "", "", want},
		"site in its own h1":      {title, "<h1><a href='/'>Harbour Post</a></h1><h2>Ferry found after a night at sea</h2>", "", want},
		"logo in the header":      {title, "<div class='logo'><h1>Harbour Post</h1></div>" + h1, "", want},
		"label before the title":  {title, "<h1>Sea news: Ferry found after a night at sea</h1>", "", want},
		"related headings":        {title, h1, "<aside><h2>Mayor opens the fair</h2><h2>Bakery closes</h2></aside>", want},
		"several h1":              {title, h1, "<div class=related><h1>Mayor opens the fair</h1></div>", want},
		"heading of a comment":    {title, h1, "<div id=comments><h1>12 comments</h1></div>", want},
		"cookie banner":           {title, "<div><h2>We value your privacy</h2></div>" + h1, "", want},
		"permalink sign":          {title, "<h1>Ferry found after a night at sea¶</h1>", "", want},
		"references":              {"<title>Ferry &amp;amp; fog &#8211; Harbour Post</title>", "<h1>Ferry &amp; fog</h1>", "", "Ferry & fog"},
		"tags that are text":      {"<title>The &lt;table&gt; element - Harbour Post</title>", "<h1>The &lt;table&gt; element</h1>", "", "The <table> element"},
		"colon in the title":      {"<title>Fog: what it is | Harbour Post</title>", "<h1>Fog: what it is</h1>", "", "Fog: what it is"},
		"hyphen without blanks":   {"<title>Sea-fog in mid-May - Harbour Post</title>", "", "", "Sea-fog in mid-May"},
		"no title at all":         {"", "", "", ""},
		"empty values":            {"<title> </title><meta property=og:title content=''>", "<h1> </h1>", "", ""},
		"title of no letters":     {"<title>***</title>", "", "", ""},
		"endless title":           {"<title>" + strings.Repeat("sea ", 500) + "</title>", h1, "", want},
		"thousands of separators": {"<title>" + strings.Repeat("a | ", 90) + "</title>", h1, "", want},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, htmlPage(t, c.head, c.above, c.below).Title)
		})
	}
}

func TestAuthorsOfHTML(t *testing.T) {
	const h1 = "<h1>Ferry found after a night at sea</h1>"
	article := func(author string) string {
		return ld(`{"@type":"NewsArticle","headline":"Ferry found after a night at sea","author":` + author + `}`)
	}
	for name, c := range map[string]struct {
		head, above, below string
		want               []string
	}{
		"byline":                    {"", h1 + "<p>By Ida Brook</p>", "", []string{"Ida Brook"}},
		"two":                       {"", h1 + "<p>By Ida Brook and Kit Larne</p>", "", []string{"Ida Brook", "Kit Larne"}},
		"rel author":                {"", h1 + "<div><a rel=author href=/ida>Ida Brook</a></div>", "", []string{"Ida Brook"}},
		"class":                     {"", h1 + "<div class=post-author>Ida Brook</div>", "", []string{"Ida Brook"}},
		"hEntry":                    {"", h1 + "<div>posted by <span class='p-author h-card'>idab77</span> last week</div>", "", []string{"idab77"}},
		"microdata":                 {"", h1 + "<p><span itemprop=author itemscope>Ida Brook</span>, fisher</p>", "", []string{"Ida Brook"}},
		"link to an author":         {"<meta property=og:type content=article>", h1 + "<p><a href=/author/ida>Ida Brook</a></p>", "", []string{"Ida Brook"}},
		"job title in a mark":       {"", h1 + "<p class=byline>By Ida Brook <span class=author-title>Senior Harbour Writer</span></p>", "", []string{"Ida Brook"}},
		"glued prefix":              {"", h1 + "<p class=author><span>By</span><b>Ida Brook</b></p>", "", []string{"Ida Brook"}},
		"meta, shown":               {"<meta name=author content='Ida Brook'>", h1 + "<p>Ida Brook</p>", "", []string{"Ida Brook"}},
		"JSON-LD, shown":            {article(`[{"@type":"Person","name":"Ida Brook"},null,"Kit Larne"]`), h1 + "<p>Ida Brook, Kit Larne</p>", "", []string{"Ida Brook", "Kit Larne"}},
		"two author keys":           {article(`"Ida Brook","author":"Kit Larne"`), h1 + "<p>Ida Brook, Kit Larne</p>", "", []string{"Ida Brook", "Kit Larne"}},
		"name in JSON-LD, escaped":  {article(`{"name":"Ida O&#039;Brook"}`), h1 + "<p>By Ida O'Brook</p>", "", []string{"Ida O'Brook"}},
		"citation":                  {"<meta name=citation_author content='Brook, Ida'><meta name=citation_author content='Larne, Kit'>", h1 + "<p>Ida Brook, Kit Larne</p>", "", []string{"Ida Brook", "Kit Larne"}},
		"person before the site":    {article(`{"@type":"Organization","name":"Harbour Post"}`), h1 + "<p>By Ida Brook</p>", "", []string{"Ida Brook"}},
		"name of the team":          {"<meta property=og:type content=article>", h1 + "<div class=author-name>The Harbour Staff</div>", "", []string{"The Harbour Staff"}},
		"name that contains by":     {"", h1 + "<div class=author>Abgoodnough Bywater</div>", "", []string{"Abgoodnough Bywater"}},
		"particles and initials":    {"", h1 + "<p>By J. R. van der Meer and Ana de la Cruz</p>", "", []string{"J. R. van der Meer", "Ana de la Cruz"}},
		"not Latin":                 {"", h1 + "<p class=author>山田 太郎</p>", "", []string{"山田 太郎"}},
		"date in the byline":        {"", h1 + "<div class=byline>By Ida Brook | May 3, 2024</div>", "", []string{"Ida Brook"}},
		"elements side by side":     {"", h1 + "<ul><li class=author>Ida Brook</li><li class=author>Kit Larne</li></ul>", "", []string{"Ida Brook", "Kit Larne"}},
		"photographer":              {"", h1 + "<p>By Ida Brook</p><p>Photographs by <a href=/author/kit>Kit Larne</a></p>", "", []string{"Ida Brook"}},
		"reviewer":                  {"", h1 + "<p class=author>Ida Brook</p><p>Medically reviewed by <span class=author>Kit Larne</span></p>", "", []string{"Ida Brook"}},
		"contribution":              {"", h1 + "<p>Written by Ida Brook and Kit Larne; Photography by Max Prent</p>", "", []string{"Ida Brook", "Kit Larne"}},
		"none":                      {"", h1, "", nil},
		"null":                      {article("null"), h1, "", nil},
		"word for nothing":          {"<meta name=author content=undefined>", h1 + "<p class=author>By</p>", "", nil},
		"address":                   {"<meta name=author content='https://example.org/ida'>", h1, "", nil},
		"domain":                    {"<meta name=author content='harbourpost.example.com'>", h1 + "<p>harbourpost.example.com</p>", "", nil},
		"mailbox":                   {"<meta name=author content='desk@harbourpost.example'>", h1, "", nil},
		"role alone":                {"", h1 + "<div class=author>Admin</div>", "", nil},
		"staff alone":               {"", h1 + "<div class=byline>Staff</div>", "", nil},
		"minutes ago":               {"", h1 + "<div class=byline>5 minutes ago</div>", "", nil},
		"of a comment":              {"", h1, "<div id=comments><div class=comment><span class=author>Old Sooty</span><p>I knew it, that rope was bad for years and years.</p></div></div>", nil},
		"of a related story":        {"", h1, "<aside><h3>Mayor opens the fair</h3><p class=author>Max Prent</p></aside>", nil},
		"of a teaser by its class":  {"", h1, "<div class=related><h3>Mayor opens the fair</h3><span class=byline>By Max Prent</span></div>", nil},
		"author of a quote":         {"", h1 + `<div class="author-bio-image">Picture</div>`, "", nil},
		"author of listed articles": {ld(`[{"@type":"Article","author":"A Bee"},{"@type":"Article","author":"C Dee"},{"@type":"Article","author":"E Eff"}]`), h1, "", nil},
		"long text":                 {"<meta name=author content='" + strings.Repeat("Ida Brook ", 60) + "'>", h1, "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			a := htmlPage(t, c.head, c.above, c.below)
			assert.Equal(t, c.want, a.Authors)
			require.Len(t, a.AuthorDetails, len(a.Authors))
		})
	}
}

func TestAuthorDetailsOfHTML(t *testing.T) {
	a := htmlPage(t, ld(`{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ida Brook","url":"https://example.org/ida","jobTitle":"Reporter"},{"@type":"Organization","name":"Sea Desk"}]}`),
		"<h1>Ferry found after a night at sea</h1><p>Ida Brook, Sea Desk</p>", "")
	assert.Equal(t, []clean.Author{
		{Name: "Ida Brook", Kind: "person", URL: "https://example.org/ida", Role: "Reporter"},
		{Name: "Sea Desk", Kind: "organization", URL: ""},
	}, a.AuthorDetails)
	a = htmlPage(t, "", "<h1>Ferry found after a night at sea</h1><p><a rel=author href=/ida>Ida Brook</a></p>", "")
	require.Len(t, a.AuthorDetails, 1)
	assert.Equal(t, clean.Author{Name: "Ida Brook", Kind: "person", URL: "https://www.harbourpost.example/ida"}, a.AuthorDetails[0])
}

func TestDatesOfHTML(t *testing.T) {
	const h1 = "<h1>Ferry found after a night at sea</h1>"
	article := func(members string) string {
		return ld(`{"@type":"NewsArticle","headline":"Ferry found after a night at sea",` + members + `}`)
	}
	for name, c := range map[string]struct{ head, above, below, published, modified string }{
		"JSON-LD":                 {article(`"datePublished":"2024-05-03T06:30:00+01:00"`), h1, "", "2024-05-03T06:30:00+01:00", ""},
		"both":                    {article(`"datePublished":"2024-05-03","dateModified":"2024-05-04"`), h1, "", "2024-05-03", "2024-05-04"},
		"Open Graph":              {"<meta property=article:published_time content=2024-05-03T06:30:00Z>", h1, "", "2024-05-03T06:30:00Z", ""},
		"time element":            {"", h1 + "<time datetime=2024-05-03>last week</time>", "", "2024-05-03", ""},
		"time element, no value":  {"", h1 + "<time>3 May 2024</time>", "", "2024-05-03", ""},
		"class":                   {"", h1 + "<div>Sea <span class=entry-date>3 May 2024</span></div>", "", "2024-05-03", ""},
		"hAtom":                   {"", h1 + "<abbr class=published title=2024-05-03>Friday</abbr>", "", "2024-05-03", ""},
		"microdata":               {"", h1 + "<meta itemprop=datePublished content=2024-05-03>", "", "2024-05-03", ""},
		"visible":                 {"", h1 + "<p>3 May 2024</p>", "", "2024-05-03", ""},
		"visible, beside words":   {"", h1 + "<p>3 May 2024 · 4 min read</p>", "", "2024-05-03", ""},
		"time from markup":        {"<meta property=article:published_time content=2024-05-03T06:30:00+01:00>", h1 + "<p>3 May 2024</p>", "", "2024-05-03T06:30:00+01:00", ""},
		"updated":                 {"<meta property=article:published_time content=2024-05-03>", h1 + "<p>Updated 5 May 2024</p>", "", "2024-05-03", "2024-05-05"},
		"universal time":          {"<meta property=article:published_time content=2024-05-03T23:30:00Z>", h1 + "<p>4 May 2024</p>", "", "2024-05-04", ""},
		"seconds":                 {article(`"datePublished":1714717800`), h1, "", "2024-05-03T06:30:00Z", ""},
		"milliseconds":            {article(`"datePublished":"/Date(1714717800000)/"`), h1, "", "2024-05-03T06:30:00Z", ""},
		"digits":                  {"<meta name=citation_publication_date content=20240503>", h1, "", "2024-05-03", ""},
		"in the byline":           {"", h1 + "<div class=byline>By Ida Brook on 3 May 2024</div>", "", "2024-05-03", ""},
		"impossible day":          {article(`"datePublished":"2024-02-31"`), h1, "", "", ""},
		"placeholder":             {article(`"datePublished":"1970-01-01T00:00:00Z"`), h1, "", "", ""},
		"year zero":               {article(`"datePublished":"0001-01-01T00:00:00Z"`), h1, "", "", ""},
		"id for a date":           {article(`"datePublished":1234567`), h1, "", "", ""},
		"empty":                   {article(`"datePublished":""`), h1, "", "", ""},
		"null":                    {article(`"datePublished":null`), h1, "", "", ""},
		"of the page's record":    {ld(`{"@type":"WebPage","datePublished":"2024-05-03"}`), h1, "", "", ""},
		"related story":           {"", h1, "<aside><h3>Mayor opens the fair</h3><time datetime=2024-04-01>1 April</time></aside>", "", ""},
		"teasers":                 {"", h1, "<div class=teaser><h3>Mayor</h3><span class=date>1 April 2024</span></div>", "", ""},
		"comment":                 {"", h1, "<ol class=comments><li><time datetime=2024-06-01>1 June</time> Old Sooty: I knew it.</li></ol>", "", ""},
		"copyright":               {"", h1, "<footer>© 2024 Harbour Post</footer>", "", ""},
		"of an event in the text": {"", h1 + "<p>The fair will open on 1 June 2024 at the pier, and the mayor hopes that all the boats will be back by then, he said.</p>", "", "", ""},
		"listed articles":         {ld(`[{"@type":"Article","datePublished":"2024-05-01"},{"@type":"Article","datePublished":"2024-05-02"},{"@type":"Article","datePublished":"2024-05-03"}]`), h1, "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := htmlPage(t, c.head, c.above, c.below)
			assert.Equal(t, c.published, a.Published, "published")
			assert.Equal(t, c.modified, a.Modified, "modified")
		})
	}
}

// TestAddressDate reads the day in the address of a page that states none.
func TestAddressDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://x.example/2024/05/03/ferry":       "2024-05-03",
		"https://x.example/sea/2024-05-03-ferry":   "2024-05-03",
		"https://x.example/2024/5/3/ferry":         "2024-05-03",
		"https://x.example/2024/05/ferry":          "",
		"https://x.example/2024/13/45/ferry":       "",
		"https://x.example/item/20240503":          "",
		"https://x.example/?d=2024/05/03":          "",
		"https://2024.05.03.example/ferry":         "",
		"https://x.example/v/1.2.3":                "",
		"https://x.example/3024/05/03/ferry":       "",
		"https://x.example/ferry-2024-05-03.html":  "2024-05-03",
		"https://x.example/archive/1999/12/31/fog": "1999-12-31",
	} {
		t.Run(address, func(t *testing.T) {
			src := "<meta property=og:type content=article><h1>Ferry found after a night at sea</h1>" + prose
			assert.Equal(t, want, clean.HTML([]byte(src), address).Published)
		})
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

// TestRepeatsOfHTML checks that paragraphs that come again go, and steps of
// instructions and rows stay.
func TestRepeatsOfHTML(t *testing.T) {
	const line = "Press the lever down five times, slowly, and hold it at the bottom."
	for name, c := range map[string]struct {
		markup string
		times  int
	}{
		"paragraphs": {"<p>%s</p><p>It hisses.</p><p>%s</p>", 1},
		"quotes":     {"<blockquote><p>%s</p></blockquote><p>It hisses.</p><p>%s</p>", 1},
		"items":      {"<ol><li>%s<li>Fill the cup with clean water up to the mark.<li>%s</ol>", 2},
		"rows":       {"<table><tr><td>1<td>%s<tr><td>2<td>%s</table>", 2},
		"code":       {"<pre>%s</pre><p>And again, as it was said above:</p><pre>%s</pre>", 2},
	} {
		t.Run(name, func(t *testing.T) {
			a := htmlPage(t, "", "<h1>How to bleed the pump</h1>"+fmt.Sprintf(c.markup, line, line), "")
			assert.Equal(t, c.times, strings.Count(a.Text(), line))
		})
	}
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
