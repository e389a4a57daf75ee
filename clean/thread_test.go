package clean_test

import (
	"iter"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// story is the body of an article that comments stand below.
const story = `<h1>The mill pond is dry</h1><p>The mill pond at Wells has been dry since the first week of April, and the ducks have moved to the churchyard.</p>
<p>The council says that a sluice was left open during the repairs, and that nobody can find the key to close it again.</p>
<p>Until the key turns up, children play football where the water used to be, and the miller grinds by electricity.</p>`

// A said is a comment or a post as a test wants it.
type said struct {
	author, date string
	depth        int
	text         string
}

func saidOf(cs []clean.Comment) (out []said) {
	for _, c := range cs {
		out = append(out, said{c.Author, c.Date, c.Depth, c.Text})
	}
	return out
}

func cleanPage(t *testing.T, url, page string) *clean.Article {
	doc := newHTML("<html><head><title>The mill pond is dry</title></head><body>" + page + "</body></html>")
	doc.URL = url
	a, err := newCleaner(t, clean.Options{}).Clean(t.Context(), doc)
	require.NoError(t, err)
	checkLedger(t, doc, a)
	for _, c := range append(a.Comments, a.Posts...) {
		require.True(t, 0 <= c.Start && c.Start < c.End && c.End <= len(doc.Text), "%v", c.Span)
	}
	return a
}

func TestCommentsOfHTML(t *testing.T) {
	two := []said{
		{"Ida Brook", "2023-04-12T09:30", 0, "The key hangs in the bakery, behind the flour sacks."},
		{"Otto Lund", "2023-04-12T10:05", 0, "It does not. I looked there twice last week and found only mice."},
	}
	answer := []said{two[0], {two[1].author, two[1].date, 1, two[1].text}}
	for _, tt := range []struct {
		name, page string
		want       []said
	}{
		{"WordPress, nested", `<main><article class="post-7 post type-post">` + story + `</article><div id="comments" class="comments-area"><h2>2 Comments</h2>
			<ol class="comment-list"><li id="comment-11" class="comment even thread-even depth-1 parent"><article id="div-comment-11" class="comment-body">
			<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Ida Brook</b> <span class="says">says:</span></div>
			<div class="comment-metadata"><a href="#comment-11"><time>April 12, 2023 at 9:30 am</time></a></div></footer>
			<div class="comment-content"><p>The key hangs in the bakery, behind the flour sacks.</p></div><div class="reply"><a href="?r=11">Reply</a></div></article>
			<ol class="children"><li id="comment-12" class="comment byuser odd alt depth-2"><article id="div-comment-12" class="comment-body">
			<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Otto Lund</b> <span class="says">says:</span></div>
			<div class="comment-metadata"><a href="#comment-12"><time>April 12, 2023 at 10:05 am</time></a></div></footer>
			<div class="comment-content"><p>It does not. I looked there twice last week and found only mice.</p></div><div class="reply"><a href="?r=12">Reply</a></div></article></li></ol></li></ol>
			<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><p>Your address stays with us.</p><label>Name</label></form></div></div></main>`, answer},
		{"answers beside what they answer", story + `<div class="comment-thread">
			<div class="comment-item" id="c1"><div class="comment-header"><a href="/u/1">Ida Brook</a></div><div class="comment-date">12 April 2023 09:30</div><div class="comment-text">The key hangs in the bakery, behind the flour sacks.</div></div>
			<div class="replies"><div class="comment-item" id="c2"><div class="comment-header"><a href="/u/2">Otto Lund</a></div><div class="comment-date">12 April 2023 10:05</div><div class="comment-text">It does not. I looked there twice last week and found only mice.</div></div></div></div>`, answer},
		{"schema.org, class names that say nothing", story + `<section>
			<div itemscope itemtype="https://schema.org/Comment" class="x1"><p itemprop="author">Ida Brook</p><p>12 April 2023 09:30</p><div itemprop="text"><p>The key hangs in the bakery, behind the flour sacks.</p></div></div>
			<div itemscope itemtype="https://schema.org/Comment" class="x2"><p itemprop="author">Otto Lund</p><p>12 April 2023 10:05</p><div itemprop="text"><p>It does not. I looked there twice last week and found only mice.</p></div></div></section>`, two},
		{"Blogger", `<div class="post-outer">` + story + `<div class="comments" id="comments"><h4>2 comments:</h4><div class="comment-thread"><ol>
			<li class="comment" id="c4265"><div class="comment-block"><div class="comment-header"><cite class="user"><a href="/p/1">Ida Brook</a></cite><span class="datetime"> <a href="#c4265">12 April 2023 at 09:30</a></span></div><p class="comment-content">The key hangs in the bakery, behind the flour sacks.</p><span class="comment-actions"><a>Reply</a> <a>Delete</a></span></div></li>
			<li class="comment" id="c4266"><div class="comment-block"><div class="comment-header"><cite class="user"><a href="/p/2">Otto Lund</a></cite><span class="datetime"> <a href="#c4266">12 April 2023 at 10:05</a></span></div><p class="comment-content">It does not. I looked there twice last week and found only mice.</p><span class="comment-actions"><a>Reply</a> <a>Delete</a></span></div></li></ol></div></div></div>`, two},
		{"Disqus", story + `<div id="disqus_thread"><ul id="post-list" class="post-list">
			<li class="post" id="post-501"><div class="post-content"><header><span class="author"><a href="/by/1">Ida Brook</a></span> <a class="time-ago" href="#501">12 April 2023, 09:30</a></header><div class="post-body"><div class="post-message"><p>The key hangs in the bakery, behind the flour sacks.</p></div></div><footer><ul><li>Reply</li><li>Share</li></ul></footer></div></li>
			<li class="post" id="post-502"><div class="post-content"><header><span class="author"><a href="/by/2">Otto Lund</a></span> <a class="time-ago" href="#502">12 April 2023, 10:05</a></header><div class="post-body"><div class="post-message"><p>It does not. I looked there twice last week and found only mice.</p></div></div><footer><ul><li>Reply</li><li>Share</li></ul></footer></div></li></ul></div>`, two},
		{"German words in one", story + `<div class="kommentare"><div class="kommentarItem"><div class="kopf">Ida Brook, 12.04.2023 09:30 Uhr</div><div class="kommentarText">The key hangs in the bakery, behind the flour sacks.</div></div>
			<div class="kommentarItem"><div class="kopf">Otto Lund, 12.04.2023 10:05 Uhr</div><div class="kommentarText">It does not. I looked there twice last week and found only mice.</div></div></div>`, two},
		{"no names, below a heading", story + `<h3>Comments (2)</h3><div class="a7"><div class="b7"><div class="q">Ida Brook</div><div class="q">12 April 2023 09:30</div><div class="z">The key hangs in the bakery, behind the flour sacks.</div></div>
			<div class="b7"><div class="q">Otto Lund</div><div class="q">12 April 2023 10:05</div><div class="z">It does not. I looked there twice last week and found only mice.</div></div></div>`, two},
		{"only one", story + `<div id="comments"><ol class="commentlist"><li class="comment" id="comment-3"><div class="comment-author">Ida Brook</div><div class="comment-meta">12 April 2023 09:30</div><p>The key hangs in the bakery, behind the flour sacks.</p></li></ol></div>`, two[:1]},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := cleanPage(t, "", tt.page)
			assert.Equal(t, tt.want, saidOf(a.Comments))
			assert.Empty(t, a.Posts)
			assert.NotEqual(t, clean.IsForum, a.Verdict)
			assert.Contains(t, a.Text(), "The mill pond at Wells")
			assert.Contains(t, a.Text(), "the miller grinds by electricity")
			for _, leak := range []string{"flour sacks", "only mice", "Reply", "Your address stays", "Ida Brook", "Otto Lund"} {
				assert.NotContains(t, a.Text(), leak)
			}
		})
	}
}

// TestNoComments holds that what looks like a thread and is none stays what it
// is.
func TestNoComments(t *testing.T) {
	teaser := func(title, text string) string {
		return `<article class="post"><h2><a href="/` + title + `">` + title + `</a></h2><p class="date">12 April 2023</p><p class="author">Ida Brook</p><p>` + text + `</p></article>`
	}
	for _, tt := range []struct{ name, page, stays string }{
		{"a list of articles", `<div class="posts">` + teaser("Bakery burns", "The bakery at Wells burned down on Monday, and the mice got away.") + teaser("Ducks return", "The ducks came back to the pond on Tuesday, as if nothing had happened.") +
			teaser("Key found", "The key was found on Wednesday in the pocket of the mayor's other coat.") + `</div>`, "The ducks came back"},
		{"a team", story + `<div class="team"><div class="member"><h3>Ida Brook</h3><p>Ida has kept the books of the mill since 1998, and the bees as well.</p></div><div class="member"><h3>Otto Lund</h3><p>Otto repairs what Ida breaks, and sometimes the other way round.</p></div></div>`, "Ida has kept the books"},
		{"products", story + `<ul class="products"><li class="product"><a href="/p/1">Flour, one kilo</a><span>€ 2.10</span></li><li class="product"><a href="/p/2">Flour, two kilos</a><span>€ 4.00</span></li></ul>`, "The mill pond at Wells"},
		{"questions that are often asked", story + `<div itemscope itemtype="https://schema.org/FAQPage"><div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h3>Who has the key?</h3><div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p>Nobody has the key, as far as the council knows.</p></div></div>
			<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h3>Where are the ducks?</h3><div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p>The ducks are in the churchyard until the water is back.</p></div></div></div>`, "Nobody has the key"},
		{"an article of the section Kommentar", `<article class="kommentar" id="kommentar-12"><p class="author">Ida Brook</p><p class="date">12 April 2023</p>` + story + `</article>`, "The mill pond at Wells"},
		{"a timeline", story + `<div class="timeline"><div class="entry"><p>3 April 2023</p><p>The sluice is opened for the repairs, and the water runs off.</p></div><div class="entry"><p>5 April 2023</p><p>The ducks are seen in the churchyard for the first time.</p></div></div>`, "The sluice is opened"},
		{"an id that is a heading", story + `<section id="reply-to-a-message-from-the-council"><h2>Reply to a message</h2><p>Whoever gets a message from the council should reply within two weeks, in writing.</p></section>`, "Whoever gets a message"},
		{"a table of contents", `<ul class="toc"><li><a href="#a">Discussion</a></li><li><a href="#b">Comments on the method</a></li></ul>` + story, "The mill pond at Wells"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := cleanPage(t, "", tt.page)
			assert.Empty(t, a.Comments)
			assert.Empty(t, a.Posts)
			assert.NotEqual(t, clean.IsForum, a.Verdict)
			assert.Contains(t, a.Text(), tt.stays)
		})
	}
}

func TestPostsOfHTML(t *testing.T) {
	const url = "https://forum.wells.example/viewtopic.php?t=12"
	want := []said{
		{"sluice_keeper", "2023-04-12T09:30", 0, "The pond is dry again and I cannot find the key to the sluice.\n\nDoes anyone know who had it last?"},
		{"OttoL", "2023-04-12T10:05", 0, "The mayor had it on Sunday, when he showed the pond to his cousins."},
		{"sluice_keeper", "2023-04-12T11:00", 0, "He says that he gave it to you, Otto, and that you signed for it."},
	}
	body := func(i int) string {
		return [...]string{`<p>The pond is dry again and I cannot find the key to the sluice.</p><p>Does anyone know who had it last?</p>`,
			`<p>The mayor had it on Sunday, when he showed the pond to his cousins.</p>`, `<p>He says that he gave it to you, Otto, and that you signed for it.</p>`}[i]
	}
	names, clocks := [...]string{"sluice_keeper", "OttoL", "sluice_keeper"}, [...]string{"09:30", "10:05", "11:00"}
	forum := func(post func(i int) string) string {
		return `<nav><a href="/">Index</a> <a href="/faq">FAQ</a></nav><h1>The mill pond is dry</h1><div class="list">` + post(0) + post(1) + post(2) + `</div><div class="foot"><p>You are not allowed to answer in this forum.</p></div>`
	}
	for _, tt := range []struct {
		name string
		post func(i int) string
	}{
		{"phpBB", func(i int) string {
			return `<div id="p10` + itoa(i) + `" class="post bg1"><div class="inner"><dl class="postprofile"><dt><a class="username" href="/u">` + names[i] + `</a></dt><dd>Posts: 12</dd><dd>Joined: Sun Feb 02, 2020 11:18 am</dd></dl>
				<div class="postbody"><h3><a href="#p10` + itoa(i) + `">Re: The mill pond is dry</a></h3><ul class="post-buttons"><li><a>Quote</a></li></ul><p class="author">by <a href="/u">` + names[i] + `</a> » <time>Wed Apr 12, 2023 ` + clocks[i] + `</time></p>
				<div class="content">` + body(i) + `</div><div class="signature">My pond, my rules, my ducks.</div></div></div></div>`
		}},
		{"vBulletin", func(i int) string {
			return `<li class="postbit postcontainer" id="post_10` + itoa(i) + `"><div class="posthead">12 April 2023, ` + clocks[i] + `</div><div class="postdetails"><div class="userinfo"><div class="username_container"><a class="username" href="/m">` + names[i] + `</a></div><dl class="userstats"><dt>Join Date</dt><dd>Feb 2020</dd></dl></div>
				<div class="postbody"><div class="content"><blockquote class="postcontent">` + body(i) + `</blockquote></div></div></div><div class="postfoot"><a>Reply With Quote</a></div></li>`
		}},
		{"XenForo", func(i int) string {
			return `<article class="message message--post js-post" id="js-post-10` + itoa(i) + `"><div class="message-inner"><div class="message-cell message-cell--user"><h4 class="message-name"><a href="/m">` + names[i] + `</a></h4><h5 class="userTitle">Member</h5><dl class="pairs"><dt>Joined</dt><dd>Feb 2, 2020</dd></dl></div>
				<div class="message-cell message-cell--main"><header class="message-attribution"><a href="#p"><time>Apr 12, 2023 ` + clocks[i] + `</time></a></header><div class="message-content"><article class="message-body"><div class="bbWrapper">` + body(i) + `</div></article></div><footer><a>Report</a> <a>Reply</a></footer></div></div></article>`
		}},
		{"Discourse", func(i int) string {
			return `<div id="post_` + itoa(i+1) + `" class="topic-body crawler-post" itemprop="comment" itemscope itemtype="http://schema.org/Comment"><div class="crawler-post-meta"><span class="creator" itemprop="author"><a href="/u"><span itemprop="name">` + names[i] + `</span></a></span> <span class="crawler-post-infos"><time>April 12, 2023, ` + clocks[i] + `</time></span></div><div class="post" itemprop="text">` + body(i) + `</div></div>`
		}},
		{"tables", func(i int) string {
			return `<table class="tborder" id="post20` + itoa(i) + `"><tr><td class="thead">12 April 2023, ` + clocks[i] + `</td></tr><tr><td class="alt2"><div id="postmenu_` + itoa(i) + `"><a class="bigusername" href="/m">` + names[i] + `</a></div></td></tr><tr><td class="alt1"><div id="post_message_20` + itoa(i) + `">` + body(i) + `</div></td></tr></table>`
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := cleanPage(t, url, forum(tt.post))
			assert.Equal(t, want, saidOf(a.Posts))
			assert.Equal(t, clean.IsForum, a.Verdict)
			assert.Empty(t, a.Comments)
			for _, p := range want {
				for line := range linesOf(p.text) {
					assert.Contains(t, a.Text(), line)
				}
			}
			assert.NotContains(t, a.Text(), "You are not allowed")
			assert.NotContains(t, a.Text(), "My pond, my rules")
		})
	}
}

// TestQuestionAndAnswers holds what becomes of comments below answers: they hang
// on them, and are no text.
func TestQuestionAndAnswers(t *testing.T) {
	remark := func(id, who, text string) string {
		return `<li id="comment-` + id + `" class="comment"><div class="comment-body"><span class="comment-copy">` + text + `</span><div class="comment-user"><a href="/u">` + who + `</a></div><div class="comment-date">Apr 13, 2023 at 8:00</div></div></li>`
	}
	answer := func(id, kind, who, text, remarks string) string {
		return `<div id="` + kind + `-` + id + `" class="` + kind + `"><div class="post-text"><p>` + text + `</p></div><div class="user-info"><div class="user-action-time">answered Apr 12, 2023 at 9:30</div><div class="user-details"><a href="/u">` + who + `</a></div></div><ul class="comments-list">` + remarks + `</ul></div>`
	}
	page := `<h1>How does one close a sluice without its key?</h1>` +
		answer("1", "question", "Ida", "The sluice of our pond was left open, and the key is gone. How does one close it without breaking the gate?", remark("8", "Una", "Which year was the gate made?")) +
		answer("2", "answer", "Otto", "Old gates turn with any square bar of the right size, which every smith has lying about.", remark("9", "Ida", "It worked with the crank of a barrow.")) +
		answer("3", "answer", "Per", "Lower a plank in front of the gate and let the water press it shut, then pack it with clay.", "")
	a := cleanPage(t, "https://water.example/questions/77/sluice", page)
	require.Len(t, a.Posts, 3)
	assert.Equal(t, clean.IsForum, a.Verdict)
	assert.Empty(t, a.Comments)
	assert.Equal(t, []string{"Ida", "Otto", "Per"}, []string{a.Posts[0].Author, a.Posts[1].Author, a.Posts[2].Author})
	assert.Equal(t, []said{{"Ida", "2023-04-13T08:00", 0, "It worked with the crank of a barrow."}}, saidOf(a.Posts[1].Comments))
	assert.Len(t, a.Posts[0].Comments, 1)
	assert.Empty(t, a.Posts[2].Comments)
	assert.Contains(t, a.Text(), "Lower a plank")
	assert.NotContains(t, a.Text(), "crank of a barrow")
}

func TestPostsOfText(t *testing.T) {
	post := func(who, clock, text string) string {
		return who + "\n\nApril 12, 2023, " + clock + "\n\n" + text + "\n\nReply\n\n"
	}
	text := "The mill pond is dry\n\n" +
		post("sluice_keeper", "9:30am", "The pond is dry again and I cannot find the key to the sluice.") +
		post("OttoL", "10:05am", "The mayor had it on Sunday, when he showed the pond to his cousins.") +
		post("Una", "10:40am", "My brother saw it on the counter of the bakery, next to the till.") +
		post("sluice_keeper", "11:00am", "It is there indeed, and covered in flour. Thank you all for the help.")
	doc := parse.NewText(text)
	c := newCleaner(t, clean.Options{})
	a, err := c.Clean(t.Context(), doc)
	require.NoError(t, err)
	checkLaws(t, c, doc, a)
	assert.Equal(t, clean.IsForum, a.Verdict)
	require.Len(t, a.Posts, 4)
	assert.Equal(t, said{"OttoL", "2023-04-12T10:05", 0, "The mayor had it on Sunday, when he showed the pond to his cousins."}, saidOf(a.Posts)[1])
	assert.Contains(t, a.Text(), "covered in flour")
}

func itoa(n int) string { return strconv.Itoa(n) }

// linesOf yields the paragraphs of a text.
func linesOf(s string) iter.Seq[string] { return strings.SplitSeq(s, "\n\n") }

// TestArticlesAlone holds what the caller's word for it changes: a page that looks
// like one of a forum, of a shop or a list of topics is an article.
func TestArticlesAlone(t *testing.T) {
	const prose = `<p>The pond is dry again, and nobody in the village can find the key to the sluice that the mayor had on Sunday.</p>
		<p>He had shown the pond to his cousins, who are fond of ducks, and had put the key into the pocket of a coat that is not his.</p>
		<p>Until it turns up the miller will carry water from the brook, and the ducks will have to walk to the lake and back.</p>`
	post := func(i int, text string) string {
		return `<div id="p` + itoa(i) + `" class="post"><p class="author">by <a href="/u">ida_` + itoa(i) + `</a> » <time>Wed Apr 12, 2023 10:0` + itoa(i) + `</time></p><div class="content">` + text + `</div></div>`
	}
	forum := `<h1>The mill pond is dry</h1><div class="list">` + post(1, prose) + post(2, `<p>It is in the drawer below the till, where it has been all week.</p>`) +
		post(3, `<p>No, that is the key to the barn, which fits nothing else.</p>`) + `</div>`
	shop := `<script type="application/ld+json">{"@type":"Product","name":"Sluice key"}</script><h1>Sluice key</h1>` + prose + `<p>$12.00</p><button>Add to cart</button>`
	menu := strings.Repeat(`<li><a href="/a">A story from the village</a></li>`, 8)
	for name, c := range map[string]struct {
		url, body string
		any       clean.Verdict
	}{
		"forum":   {"https://forum.wells.example/viewtopic.php?t=12", forum, clean.IsForum},
		"product": {"https://wells.example/products/sluice-key", shop, clean.IsProduct},
		"article": {"https://wells.example/news/pond", `<h1>The mill pond is dry</h1>` + prose, clean.IsArticle},
	} {
		t.Run(name, func(t *testing.T) {
			doc := &parse.Document{Media: parse.MediaHTML, URL: c.url, Text: `<title>The mill pond is dry</title><ul class="menu">` + menu + `</ul>` + c.body}
			a, err := newCleaner(t, clean.Options{}).Clean(t.Context(), doc)
			require.NoError(t, err)
			assert.Equal(t, c.any, a.Verdict)
			a, err = newCleaner(t, clean.Options{Articles: true}).Clean(t.Context(), doc)
			require.NoError(t, err)
			assert.Equal(t, clean.IsArticle, a.Verdict)
			assert.Empty(t, a.Posts)
			checkLedger(t, doc, a)
		})
	}
}
