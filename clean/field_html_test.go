package clean_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
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

// entries returns a list of teasers, each with a name and a date of its own.
func entries() string {
	var b strings.Builder
	for i, name := range []string{"Max Prent", "Ida Brook", "Kit Larne", "Ana Lund", "Rolf Meer"} {
		fmt.Fprintf(&b, "<li><h3><a href=/a/%d>Story of %d boats</a></h3><p><a class=author href=/by/%d>%s</a> <time datetime=2024-05-0%d>%d May 2024</time></p></li>", i, i+2, i, name, i+1, i+1)
	}
	return "<ul>" + b.String() + "</ul>"
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
		"kicker in the heading":   {title, "<h1><span class=kicker>Fog</span> <span class=headline>Ferry found after a night at sea</span></h1>", "", want},
		"kicker, rest bare":       {title, "<h1><span class=article__roofline>Fog</span> Ferry found after a night at sea</h1>", "", want},
		"part without a kicker":   {"<title>Ferry found | Harbour Post</title>", "<h1><span class=date>Monday</span> Ferry found</h1>", "", "Ferry found"},
		"kicker is all":           {"", "<h1><span class=kicker>Ferry found after a night at sea</span></h1>", "", want},
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
		"label above":               {"", h1 + "<div>Author</div><div>Ida Brook</div>", "", []string{"Ida Brook"}},
		"label with a verb":         {"<meta property=og:type content=article>", h1 + "<p>Written by</p><p>Ida Brook</p>", "", []string{"Ida Brook"}},
		"card of Twitter":           {"<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ida Brook'><meta name=author content='Ida Brook'>", h1, "", []string{"Ida Brook"}},
		"lower case, stated":        {article(`"ida brook"`) + "<meta name=author content='ida brook'>", h1, "", []string{"ida brook"}},
		"organisation with and":     {"<meta name=dcterms.creator content='Centre for Boats and Fog'>" + article(`{"@type":"Organization","name":"Centre for Boats and Fog"}`), h1 + "<p>By Centre for Boats and Fog</p>", "", []string{"Centre for Boats and Fog"}},
		"glued prefix in a line":    {"<meta property=og:type content=article>", h1 + "<p>ByIda Brook</p><p>3 May 2024</p>", "", []string{"Ida Brook"}},
		"on behalf of":              {"", h1 + "<div class=author>Ida Brook on behalf of the harbour</div>", "", []string{"Ida Brook"}},
		"markup names more":         {article(`["Ida Brook","Kit Larne"]`), h1 + "<p>By Ida Brook</p><p>With pictures of the fog, Kit Larne</p>", "", []string{"Ida Brook", "Kit Larne"}},
		"label behind the name":     {"", h1 + "<div class=author>Ida Brook Source: The Post</div>", "", []string{"Ida Brook"}},
		"label before the name":     {"<meta property=og:type content=article>", h1 + "<div class=author>Text and interview: Ida Brook</div>", "", []string{"Ida Brook"}},
		"user with a date":          {"", h1 + "<p>Posted by saltbeard on 3 May 2024 (12 reads)</p>", "", []string{"saltbeard"}},
		"no author, said":           {"<meta name=author content='No Author'>", h1 + "<div class=author>Unknown</div>", "", nil},
		"words of the title":        {"", "<h1>Big Ferry found after a night at sea</h1><p>Big Ferry</p><p>3 May 2024</p>", "", nil},
		"link to a section":         {"", h1 + "<p><a href=/sea>Sea Harbour</a></p><p>3 May 2024</p>", "", nil},
		"part of the site's name":   {"<meta name=author content='Harbour Post Online'>", h1, "", nil},
		"own name for a site":       {"<meta name=author content='Ida Brook'><meta property=og:site_name content='Ida Brook writes'>", h1 + "<div class=author>Ida Brook</div>", "", []string{"Ida Brook"}},
		"label of something else":   {"", h1 + "<p>Topic</p><p>Sea News</p>", "", nil},
		"card of reading time":      {"<meta name=twitter:label1 content='Est. reading time'><meta name=twitter:data1 content='4 minutes'>", h1, "", nil},
		"words beside a date":       {"", h1 + "<p>Trending Now</p><p>3 May 2024</p>", "", nil},
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
		"dateline":                {"<meta property=og:type content=article>", h1 + "<p>3 May 2024 – The ferry was seen by nobody that evening, the harbour master said, and nobody had asked for it before the morning came.</p>", "", "2024-05-03", ""},
		"label above":             {"", h1 + "<h4>Published</h4><p>3 May 2024</p>", "", "2024-05-03", ""},
		"footer of the article":   {"", h1, "<div class=article-footer><time datetime=2024-05-03>3 May 2024</time></div>", "2024-05-03", ""},
		"letters before the name": {"<meta property=og:type content=article><meta name=ms.date content=2024-05-03>", h1, "", "2024-05-03", ""},
		"order from markup":       {article(`"datePublished":"2024-09-10"`), h1 + "<p class=date>09.10.2024</p>", "", "2024-09-10", ""},
		"order of the page":       {"<meta name=date content='11/01/2023'>" + article(`"keywords":"sea"`), h1 + "<p class=date>01.11.2023</p>", "", "2023-11-01", ""},
		"order without a witness": {"<meta property=og:type content=article>", h1 + "<p class=date>09.10.2024</p><p>10.10.2024</p>", "", "2024-10-09", ""},
		"updated alone":           {"", h1 + "<p>Updated 5 May 2024</p>", "", "2024-05-05", "2024-05-05"},
		"day at a sentence's end": {"", h1 + "<p>3 May 2024 was the day on which nobody had noticed that the rope was loose, and nobody had asked for the ferry before.</p>", "", "", ""},
		"expiry":                  {"<meta property=og:type content=article><meta name=expiry-date content=2024-05-03>", h1, "", "", ""},
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

// TestDateOrder reads a date of numbers in the order of the country that the page
// declares.
func TestDateOrder(t *testing.T) {
	for lang, want := range map[string]string{"en-GB": "2024-05-03", "en-US": "2024-03-05", "en": "", "de-CH": "2024-05-03", "fr": "2024-05-03"} {
		t.Run(lang, func(t *testing.T) {
			src := "<html lang=" + lang + "><meta property=og:type content=article><h1>Ferry found after a night at sea</h1><p class=date>03/05/2024</p>" + prose
			assert.Equal(t, want, clean.HTML([]byte(src), address).Published)
		})
	}
}

// TestEntriesOfList takes nothing from the entries of a list.
func TestEntriesOfList(t *testing.T) {
	src := "<html lang=en><title>Sea news | Harbour Post</title>" + ld(`{"@type":"CollectionPage","name":"Sea news"}`) + "<h1>Sea news</h1>" + entries() + "</html>"
	a := clean.HTML([]byte(src), "https://www.harbourpost.example/category/sea/")
	assert.Equal(t, "Sea news", a.Title)
	assert.Empty(t, a.Authors)
	assert.Empty(t, a.Published)
}

// TestFirstPost takes title, author and date of a forum from its first post.
func TestFirstPost(t *testing.T) {
	post := func(n int, name, date, text string) string {
		return fmt.Sprintf(`<div class="post" id="p%d"><div class="postauthor"><a class="username" href="/u/%d">%s</a></div><div class="postdate">%s</div><div class="message"><p>%s</p></div></div>`, n, n, name, date, text)
	}
	src := `<html lang=en><title>Which rope for a small ferry? | Harbour Forum</title><body id="thread"><h1>Which rope for a small ferry?</h1>` +
		post(1, "saltbeard", "12 Jan 2022, 19:44", "The rope of our ferry breaks every winter, and I would like to have one that lasts. What do you use on yours?") +
		post(2, "T. Quill", "13 Jan 2022, 08:02", "Hemp, and I turn it every spring. It has lasted for nine years so far, and it does not stretch at all.") +
		post(3, "old sooty", "13 Jan 2022, 08:30", "Whatever you use, look at it after each storm. Ours broke twice because nobody had looked for weeks.") + "</body></html>"
	a := clean.HTML([]byte(src), "https://forum.harbour.example/threads/which-rope.12/")
	assert.Equal(t, "Which rope for a small ferry?", a.Title)
	assert.Equal(t, []string{"saltbeard"}, a.Authors)
	assert.Equal(t, "2022-01-12T19:44", a.Published)
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
		"https://x.example/?p=20240503":            "",
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
