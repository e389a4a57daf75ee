package clean_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/copydesk/copydesk/clean"
)

// TestHeadsOfComments holds where names and dates of comments are found: beside
// their elements, in short ages, in elements that are called by several words.
func TestHeadsOfComments(t *testing.T) {
	const one, other = "The key hangs in the bakery, behind the flour sacks.", "It does not. I looked there twice last week and found only mice."
	two := []said{{"Ida Brook", "2023-04-12T09:30", 0, one}, {"Otto Lund", "2023-04-12T10:05", 0, other}}
	ages := []said{{"Ida Brook", "6mo", 0, one}, {"Otto Lund", "2d", 0, other}}
	for _, tt := range []struct {
		name, page string
		want       []said
	}{
		{"terms and descriptions", story + `<div id="comments"><h3>2 comments</h3><dl id="comment_list">
			<dt class="comment" id="comment-1"><span>Ida Brook</span> <span>April 12, 2023 at 9:30 am</span></dt><dd class="comment"><p>` + one + `</p></dd>
			<dt class="comment" id="comment-2"><span>Otto Lund</span> <span>April 12, 2023 at 10:05 am</span></dt><dd class="comment"><p>` + other + `</p></dd></dl></div>`, two},
		{"name and date before the element", story + `<div id="comments"><h3>2 comments</h3>
			<p>Ida Brook</p><p>12 April 2023 09:30</p><div class="comment-text"><p>` + one + `</p></div>
			<p>Otto Lund</p><p>12 April 2023 10:05</p><div class="comment-text"><p>` + other + `</p></div></div>`, two},
		{"name and date behind the element", story + `<div id="comments"><h3>2 comments</h3>
			<div class="comment-text"><p>` + one + `</p></div><p>Ida Brook</p><p>12 April 2023 09:30</p>
			<div class="comment-text"><p>` + other + `</p></div><p>Otto Lund</p><p>12 April 2023 10:05</p></div>`, two},
		{"ages and actions", story + `<div class="comments"><section class="comment comment-with-actions"><div class="head"><a href="/in/1">Ida Brook</a></div><p>6mo</p><p class="comment__text">` + one + `</p><div class="comment__actions">Like Reply</div></section>
			<section class="comment comment-with-actions"><div class="head"><a href="/in/2">Otto Lund</a></div><p>2d</p><p class="comment__text">` + other + `</p><div class="comment__actions">Like Reply</div></section></div>`, ages},
		{"a class of the page that comments have too", `<div class="cf">` + story + `<div id="comments"><h2>2 comments</h2><ol>
			<li class="comment" id="comment-1"><div class="details cf"><p>Ida Brook</p><p>12 April 2023 09:30</p></div><div class="cf"><p>` + one + `</p></div></li>
			<li class="comment" id="comment-2"><div class="details cf"><p>Otto Lund</p><p>12 April 2023 10:05</p></div><div class="cf"><p>` + other + `</p></div></li></ol></div></div>`, two},
		{"a share bar with comments", story + `<div class="shareBarComments">
			<div id="comment31" class="shareBarComment"><p class="shareBarCommentName">Ida Brook</p><p>12 April 2023 09:30</p><div class="shareBarCommentText">` + one + `</div></div>
			<div id="comment32" class="shareBarComment"><p class="shareBarCommentName">Otto Lund</p><p>12 April 2023 10:05</p><div class="shareBarCommentText">` + other + `</div></div></div>`, two},
		{"Movable Type", story + `<div class="comments-head"><a name="comments"></a>Comments</div>
			<div class="comments-body"><p>` + one + `</p><span class="comments-post">Posted by: Ida Brook at April 12, 2023 09:30 AM</span></div>
			<div class="comments-body"><p>` + other + `</p><span class="comments-post">Posted by: Otto Lund at April 12, 2023 10:05 AM</span></div>`, two},
		{"names without dates", story + `<h3>2 Kommentare</h3><ul class="kommentarliste"><li><strong>Ida Brook</strong><p>` + one + `</p></li><li><strong>Otto Lund</strong><p>` + other + `</p></li></ul>`,
			[]said{{"Ida Brook", "", 0, one}, {"Otto Lund", "", 0, other}}},
		{"what every comment says", story + `<ul class="comments">
			<li class="comment" id="c1"><p>Ida Brook</p><p>12 April 2023 09:30</p><p>Send this remark to a friend who may like it too</p><p>` + one + `</p></li>
			<li class="comment" id="c2"><p>Otto Lund</p><p>12 April 2023 10:05</p><p>Send this remark to a friend who may like it too</p><p>` + other + `</p></li></ul>`, two},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := cleanPage(t, "", tt.page)
			assert.Equal(t, tt.want, saidOf(a.Comments))
			assert.NotEqual(t, clean.IsForum, a.Verdict)
			assert.Contains(t, a.Text(), "The mill pond at Wells")
			for _, leak := range []string{"flour sacks", "only mice", "Ida Brook", "Otto Lund", "a friend"} {
				assert.NotContains(t, a.Text(), leak)
			}
		})
	}
}

// TestNoticesAreNoComments holds that forms, notices and lists of the newest are
// no comments, though they are called so.
func TestNoticesAreNoComments(t *testing.T) {
	comment := `<li class="comment" id="comment-1"><div class="comment-author">Ida Brook</div><div class="comment-date">12 April 2023 09:30</div><div class="comment-content"><p>The key hangs in the bakery, behind the flour sacks.</p></div></li>`
	for _, tt := range []struct {
		name, page string
		want       int // comments
	}{
		{"the form of WordPress", story + `<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form id="commentform" class="comment-form"><p class="comment-notes"><span>Your email address will not be published.</span> <span>Required fields are marked *</span></p><p class="comment-form-comment">Comment *</p></form></div>`, 0},
		{"a form below a comment", story + `<ol class="comment-list">` + comment + `</ol><div id="respond" class="comment-respond"><form class="comment-form"><p class="comment-notes">Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert.</p><p class="comment-consent">Save my name in this browser until I come back to say something else.</p></form></div>`, 1},
		{"a notice below a comment", story + `<ol class="comments">` + comment + `</ol><div class="comment"><p>Whoever wants to say more about the pond may write to the council within two weeks.</p></div>`, 1},
		{"nobody wrote yet", story + `<div id="comments"><div class="comment">There are no comments yet.</div></div>`, 0},
		{"only for members", story + `<div id="comments"><div class="comment-login">You must be logged in to post a comment.</div><div class="comment-rules">We reserve the right to remove comments.</div></div>`, 0},
		{"more of them elsewhere", story + `<ol class="comments">` + comment + `</ol><div class="comments"><div class="comment">23 more comments...</div></div>`, 1},
		{"the newest comments of the site", story + `<div class="comments-footer"><ul><li class="comment-item"><a href="/1">The bakery at Wells is on fire</a></li><li class="comment-item"><a href="/2">Ducks return to the pond</a></li><li class="comment-item"><a href="/3">The mayor buys a coat</a></li></ul></div>`, 0},
		{"an article about comments", `<article class="post type-post category-kommentar tag-comment has-comments"><p class="author">Ida Brook</p><p class="date">12 April 2023</p>` + story + `</article>`, 0},
		{"an article and teasers alike", `<article class="post-31 post type-post"><p class="author">Ida Brook</p><p class="date">12 April 2023</p>` + story + story + `</article>
			<article class="post-30 post type-post"><h3><a href="/30">Ducks return</a></h3><p class="date">2 April 2023</p><p>The ducks came back to the pond.</p></article>
			<article class="post-29 post type-post"><h3><a href="/29">Key found</a></h3><p class="date">1 April 2023</p><p>The key was found in a coat.</p></article>`, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := cleanPage(t, "", tt.page)
			assert.Len(t, a.Comments, tt.want)
			assert.Empty(t, a.Posts)
			assert.NotEqual(t, clean.IsForum, a.Verdict)
			assert.Contains(t, a.Text(), "The mill pond at Wells")
			for _, leak := range []string{"will not be published", "markiert", "flour sacks"} {
				assert.NotContains(t, a.Text(), leak)
			}
		})
	}
}

// TestPostsAgain holds that a copy of the opening post, which many boards hide
// above the one that readers see, is not another; and what is no name of a writer.
func TestPostsAgain(t *testing.T) {
	const url = "https://forum.wells.example/threads/dry.12/"
	say := [...]string{"The pond is dry again and I cannot find the key to the sluice.", "The mayor had it on Sunday, when he showed the pond to his cousins.", "He says that he gave it to you, Otto, and that you signed for it."}
	post := func(i int, who, foot string) string {
		return `<article class="message" id="post-1` + itoa(i) + `"><div class="user"><h4 class="username"><a href="/m">` + who + `</a></h4><em class="userTitle">Greenhorn</em></div><div class="attribution"><time>Apr 12, 2023 1` + itoa(i) + `:30</time></div><div class="message-body"><p>` + say[i] + `</p></div>` + foot + `</article>`
	}
	want := []said{{"Ida", "2023-04-12T10:30", 0, say[0]}, {"OttoL (Wells)", "2023-04-12T11:30", 0, say[1]}, {"Ida", "2023-04-12T12:30", 0, say[2]}}
	posts := post(0, "Ida", "") + post(1, "OttoL (Wells)", `<div>Last edited by Una; Apr 13, 2023 at 9:15</div>`) + post(2, "Ida", `<div>Ida Offline</div>`)
	for _, tt := range []struct{ name, page string }{
		{"once", `<h1>The mill pond is dry</h1>` + posts},
		{"a hidden copy", `<h1>The mill pond is dry</h1><div class="hidden"><article class="message"><p>` + say[0] + `</p></article></div><div class="list">` + posts + `</div>`},
		{"in lists of replies", `<h1>The mill pond is dry</h1>` + post(0, "Ida", "") + `<div class="replies"><div class="replies">` + post(1, "OttoL (Wells)", "") + post(2, "Ida", "") + `</div></div>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := cleanPage(t, url, tt.page)
			assert.Equal(t, clean.IsForum, a.Verdict)
			assert.Equal(t, want, saidOf(a.Posts))
			assert.Equal(t, 1, strings.Count(a.Text(), say[0]))
			assert.NotContains(t, a.Text(), "Greenhorn")
		})
	}
}
