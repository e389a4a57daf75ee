package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/parse"
)

// A cue is what the names of an element (class, id, itemprop, itemtype) say of
// its part in a discussion. Cues are evidence: none decides alone.
type cue uint32

const (
	cueComment   cue = 1 << iota // one comment: "comment", "reply-12", "Kommentar"
	cueReview                    // what a buyer or a guest says of a thing
	cueThread                    // a list of comments: "commentlist", "replies", "discussion"
	cuePost                      // a post, a message, a question, an answer
	cueAnswer                    // a question or an answer to it
	cueReplies                   // answers to a comment, inside or below it
	cueAuthor                    // the name of a writer and what belongs to it
	cueText                      // the text itself
	cueDate                      // a date
	cueForm                      // a form, or buttons
	cueAside                     // a sidebar, a widget, a list of the newest
	cueSignature                 // what a writer puts below every post
	cueTyped                     // itemtype or itemprop names a comment or a post
	cueNumbered                  // the id ends in a number: "comment-4711"
)

// cueTelling are the cues that say what is in a container.
const cueTelling = cueText | cueAuthor | cueDate | cueSignature | cueForm

// Itemtypes that are a comment or a post, as schema.org names them; of a
// Review the text is a reader's too.
func typeCue(last string) cue {
	switch last {
	case "Comment", "UserComments":
		return cueComment | cueTyped
	case "Review", "UserReview":
		return cueReview | cueTyped
	case "Answer", "Question":
		return cuePost | cueAnswer | cueTyped
	case "DiscussionForumPosting", "SocialMediaPosting", "Message":
		return cuePost | cueTyped
	}
	return 0
}

var cueWords = newWordTable(meanings(cueLists))

// cueLists are what the words of a class or an id say. Words of several
// languages stand side by side; compounds without a mark between their parts
// ("commentlist") are words of their own.
var cueLists = map[cue]string{
	cueComment: "comment komment kommentar comentario comentário commentaire commento komentarz komentar reactie comm cmt trackback " +
		"pingback guestbookentry respuesta antwort reponse risposta resposta commentitem commentbox singlecomment commententry",
	cueThread: "comments commentlist commentslist commentthread kommentare comentarios comentários commentaires commenti komentarze " +
		"reacties discussion diskussion disqus responses kommentarliste kommentarbereich leserkommentare commentsbox " +
		"listecommentaires listacommenti listacomentarios antworten respuestas guestbook thread commentarea commentsarea " +
		"commentsection livefyre",
	cuePost | cueAnswer: "answer question answers pregunta frage",
	cuePost:             "post message msg posting beitrag mensaje nachricht topic postcontainer postrow forumpost posts messages",
	cueReview: "review reviews rev rezension rezensionen bewertung bewertungen avis opinion opiniones recensione recensioni recenzja " +
		"recenzje",
	cueComment | cueReplies: "reply",
	cueReplies:              "replies children subcomments childcomments nested repliesholder",
	cueAuthor: "author user username nick nickname poster autor auteur autore vcard fn userinfo postprofile postauthor member profile " +
		"commenter name creator reviewer userdetails",
	cueText: "content text body commentbody commenttext commentcontent postbody postcontent posttext messagetext messagebody " +
		"messagecontent description cooked prose bbwrapper richtext inhalt texte texto reviewbody articlebody",
	cueDate: "date time datetime timestamp datum fecha published ago permalink datecreated datepublished",
	cueForm: "respond commentform replyform commentrespond form actions action buttons button controls toolbar tools likes like vote " +
		"votes voting share sharing pagination navigation edit flag report reactions login",
	cueAside: "sidebar aside recent recentcomments latest related footer teaser teasers popular nav menu breadcrumb breadcrumbs " +
		"trending",
	cueSignature: "signature sig signatur usersig usersignature badge badges bio stats usertitle userextras userbanner",
}

// nameCues returns what the name, the class and the id of a container say.
func nameCues(c *parse.Container) cue {
	h := classCues(c.Class)
	if c.ID != "" {
		if countWords(c.ID) <= maxIDWords { // longer ones are headings, for links
			h |= wordCues(c.ID) &^ cueAside
		}
		if last := c.ID[len(c.ID)-1]; last >= '0' && last <= '9' {
			h |= cueNumbered
		}
	}
	switch c.Name {
	case "form", "button", "select", "textarea", "label":
		h |= cueForm
	case "aside", "nav":
		h |= cueAside
	}
	return h
}

// statedCues returns what the itemtype and the itemprop of a container say.
func statedCues(c *parse.Container) cue {
	var h cue
	if c.Type != "" {
		h |= typeCue(afterSlash(c.Type))
	}
	switch c.Prop {
	case "":
	case "comment":
		h |= cueComment | cueTyped
	case "review", "reviews":
		h |= cueReview | cueTyped
	case "suggestedAnswer", "acceptedAnswer":
		h |= cuePost | cueAnswer | cueTyped
	case "text", "articleBody", "commentText", "reviewBody":
		h |= cueText | cueTyped
	default:
		h |= wordCues(c.Prop)
	}
	return h
}

// maxIDWords is the number of words of an id that may name a part of the page.
const maxIDWords = 4

// afterSlash returns what stands behind the last slash of s.
func afterSlash(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' || s[i] == '#' {
			return s[i+1:]
		}
	}
	return s
}

// classCues returns what a class says, but for those of its words that are about
// something else: "category-comment", "has-comments", "text-small". What is called a comment
// and no more is none of its forms: "comment comment-with-actions".
func classCues(class string) cue {
	var h cue
	plain := false
	for token := range classes(class) {
		if !isForeign(token) {
			h |= wordCues(token)
			plain = plain || cueOf(token) == cueComment
		}
	}
	if plain {
		h &^= cueForm
	}
	return h
}

// foreign are the beginnings of classes that say nothing of the part of their
// element: those that programs for blogs put on an article for its categories and
// tags, and those that are about how letters look.
var foreign = byFirst("category-", "tag-", "post_tag-", "has-", "with-", "no-", "font-", "text-", "cursor-", "user-select-")

// byFirst sorts words by their first bytes.
func byFirst(words ...string) (t [256][]string) {
	for _, w := range words {
		t[w[0]] = append(t[w[0]], w)
	}
	return t
}

func isForeign(token string) bool {
	for _, prefix := range foreign[token[0]] {
		if strings.HasPrefix(token, prefix) {
			return true
		}
	}
	return false
}

// wordCues returns what the words of a class or an id say: words part at
// everything but letters, and where a capital follows a small letter.
func wordCues(s string) cue {
	var h cue
	start, small := 0, false
	for i := range len(s) {
		c := s[i]
		upper := isUpper(c)
		switch {
		case !upper && !isLower(c) && c < utf8.RuneSelf:
			h |= cueOf(s[start:i])
			start = i + 1
		case upper && small:
			h |= cueOf(s[start:i])
			start = i
		}
		small = !upper
	}
	return h | cueOf(s[start:])
}

// cueOf returns what a word of more than one letter says.
func cueOf(word string) cue {
	if len(word) < 2 {
		return 0
	}
	c, _ := cueWords.get(word)
	return c
}
