package clean

import (
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// A hint says which field the attributes of an element name.
type hint uint8

const (
	noHint        hint = iota
	hintAuthor         // who wrote it
	hintByline         // a line with the author, and often more
	hintUser           // who posted it, in forums
	hintPublished      // when it was published
	hintModified       // when it was changed
	hintDate           // a date
	hintTag            // a tag or a category
	hintOther          // part of a byline that is neither: a job title, a picture, a link
)

// classHints are the words of class names that name a field: those of hAtom and
// hEntry (author, entry-date, p-author, dt-published, fn), of schema.org as some
// themes put it into classes, and of common themes in the languages of the
// phrase packs.
var classHints = newWordTable(map[string]hint{
	"author": hintAuthor, "authors": hintAuthor, "autor": hintAuthor, "autore": hintAuthor, "auteur": hintAuthor, "authorname": hintAuthor,
	"writer": hintAuthor, "contributor": hintAuthor, "contributors": hintAuthor, "reporter": hintAuthor, "journalist": hintAuthor,
	"verfasser": hintAuthor, "redakteur": hintAuthor, "creator": hintAuthor,
	"byline": hintByline, "bylines": hintByline, "postedby": hintByline, "writtenby": hintByline,
	"username": hintUser, "poster": hintUser, "postername": hintUser, "nickname": hintUser,
	"published": hintPublished, "pubdate": hintPublished, "publishdate": hintPublished, "publication": hintPublished, "publish": hintPublished,
	"posted": hintPublished, "datepublished": hintPublished,
	"updated": hintModified, "modified": hintModified, "datemodified": hintModified, "update": hintModified,
	"date": hintDate, "time": hintDate, "timestamp": hintDate, "dateline": hintDate, "datetime": hintDate, "datum": hintDate, "fecha": hintDate,
	"postdate": hintDate, "day": hintDate,
	"tag": hintTag, "tags": hintTag, "keyword": hintTag, "keywords": hintTag,
	"bio": hintOther, "biography": hintOther, "description": hintOther, "desc": hintOther, "avatar": hintOther, "photo": hintOther,
	"image": hintOther, "img": hintOther, "thumb": hintOther, "thumbnail": hintOther, "follow": hintOther, "social": hintOther,
	"role": hintOther, "title": hintOther, "position": hintOther, "job": hintOther, "more": hintOther, "archive": hintOther,
	"comment": hintOther, "comments": hintOther, "count": hintOther, "reading": hintOther, "read": hintOther, "expiry": hintOther,
	"event": hintOther, "events": hintOther, "teaser": hintOther, "teasers": hintOther, "related": hintOther, "picker": hintOther, "location": hintOther, "stats": hintOther,
})

// classHint returns the field that a class attribute names.
func classHint(class string) hint {
	h := noHint
	for w, before := range wordsOfClasses(class) {
		h = h.with(w, before)
	}
	return h
}

// with returns what the words up to w say together. Where one says that something
// is beside a field, it is none.
func (h hint) with(w, before string) hint {
	found, ok := classHints.get(w)
	switch {
	case !ok, h == hintOther, negates(before):
		return h
	case h == noHint, found == hintOther, found < h && !(found == hintPublished && h == hintModified):
		return found
	}
	return h
}

// elementNames is what the id and the class of a container say.
type elementNames struct {
	zone      zone // the id's, or that of the class
	path      bool // it holds the path of the page
	class, id hint
}

func namesOf(c *parse.Container) elementNames {
	var n elementNames
	n.id = n.read(c.ID)
	n.class = n.read(c.Class)
	return n
}

// read notes the zone and the path that an attribute names and returns the field.
func (n *elementNames) read(attribute string) hint {
	h := noHint
	for w, before := range wordsOfClasses(attribute) {
		n.path = n.path || pathWords.has(w)
		if z, ok := zoneWords.get(w); ok && n.zone == zoneMain && !negates(before) {
			n.zone = z
		}
		h = h.with(w, before)
	}
	return h
}

// propHint returns the field that a property of schema.org names.
func propHint(prop string) hint {
	if prop == "" {
		return noHint
	}
	if i := strings.LastIndexByte(prop, ':'); i >= 0 {
		prop = prop[i+1:]
	}
	switch strings.ToLower(prop) {
	case "author", "creator":
		return hintAuthor
	case "datepublished", "datecreated", "uploaddate":
		return hintPublished
	case "datemodified":
		return hintModified
	case "keywords":
		return hintTag
	}
	return noHint
}

// relHint returns the field that the relation of a link names.
func relHint(rel string) hint {
	for w := range strings.FieldsSeq(rel) {
		switch w {
		case "author":
			return hintAuthor
		case "tag":
			return hintTag
		}
	}
	return noHint
}

// authorLink reports whether a link leads to the page of an author: by a step of
// its address behind which sites have those.
func authorLink(l *parse.Link) bool {
	_, rest, more := strings.Cut(l.Href, "/")
	for more {
		var step string
		step, rest, more = strings.Cut(rest, "/")
		if more && rest != "" && authorStep(step) {
			return true
		}
	}
	return false
}

func authorStep(step string) bool {
	switch step {
	case "author", "authors", "autor", "autoren", "auteur", "autore", "contributor", "contributors", "by", "writer", "writers",
		"journalist", "reporter", "people", "staff", "team", "user", "users", "profile", "profiles", "u", "member", "members", "experts":
		return true
	}
	return false
}

// userLink reports whether a link leads to the page of a user, whose name may
// have any form.
func userLink(href string) bool {
	for _, p := range [...]string{"/u/", "/user/", "/users/", "/member", "/profile", "/author"} {
		if strings.Contains(href, p) {
			return true
		}
	}
	return false
}
