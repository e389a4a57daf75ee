package parse

import "strings"

// An element is a start tag with the attributes that the reading needs, decoded.
type element struct {
	tag      tag
	name     string // of custom elements and foreign ones; else that of the tag
	class    string
	id       string
	role     string
	prop     string // itemprop
	itemType string
	lang     string
	href     string
	rel      string
	content  string
	key      string // name or property of a meta element
	equiv    string
	kind     string // the attribute type
	datetime string
	title    string
	image    imageAttrs
	hidden   bool
}

// set notes an attribute. The first of a name stands.
func (e *element) set(name, value string) {
	switch name {
	case "class":
		first(&e.class, value)
	case "id":
		first(&e.id, value)
	case "role":
		first(&e.role, value)
	case "itemprop":
		first(&e.prop, value)
	case "itemtype":
		first(&e.itemType, value)
	case "lang", "xml:lang":
		first(&e.lang, value)
	case "href":
		first(&e.href, strings.TrimSpace(value))
	case "rel":
		first(&e.rel, value)
	case "content":
		first(&e.content, value)
	case "name", "property":
		first(&e.key, value)
	case "http-equiv":
		first(&e.equiv, value)
	case "type":
		first(&e.kind, value)
	case "datetime":
		first(&e.datetime, strings.TrimSpace(value))
	case "title":
		first(&e.title, value)
	case "hidden":
		e.hidden = true
	case "aria-hidden":
		e.hidden = e.hidden || value == "true"
	case "style":
		e.hidden = e.hidden || hiddenStyle(value)
	default:
		e.image.set(name, value)
	}
}

// wanted reports whether set takes an attribute of this name in lower case; the
// values of others need not be decoded.
func (t tag) wanted(name string) bool {
	switch name {
	case "class", "itemprop", "itemtype":
		return t.info().block || t == tagA || t.info().mark || t == tagMeta
	case "id", "role", "hidden", "aria-hidden", "style":
		return t.info().block
	case "href":
		return t == tagA || t == tagLink || t == tagBase
	case "rel":
		return t == tagA || t == tagLink || t.info().mark
	case "datetime":
		return t.info().mark
	case "title":
		return t == tagAbbr
	case "lang", "xml:lang":
		return t == tagHTML
	case "content", "property":
		return t == tagMeta || t.info().mark
	case "name", "http-equiv":
		return t == tagMeta
	case "type":
		return t == tagScript || t == tagLink
	}
	return t == tagImg || t == tagSource
}

// attributed reports whether any attribute of the element is wanted.
func (t tag) attributed() bool {
	switch t {
	case tagA, tagBase, tagHTML, tagImg, tagLink, tagMeta, tagScript, tagSource:
		return true
	}
	return t.info().block || t.info().mark
}

func first(to *string, value string) {
	if *to == "" {
		*to = value
	}
}

// hiddenStyle reports whether an inline style takes the element from the page.
func hiddenStyle(css string) bool {
	for {
		at := strings.IndexByte(css, ':')
		if at < 0 {
			return false
		}
		name := strings.TrimSpace(css[strings.LastIndexByte(css[:at], ';')+1 : at])
		css = css[at+1:]
		value, _, _ := strings.Cut(css, ";")
		value = strings.TrimSpace(value)
		if strings.EqualFold(name, "display") && foldPrefix(value, "none") ||
			strings.EqualFold(name, "visibility") && foldPrefix(value, "hidden") {
			return true
		}
	}
}

// foldPrefix reports whether s begins with the ASCII prefix in any case.
func foldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// imageAttrs are the attributes that may say where a picture is.
type imageAttrs struct {
	src    string // src
	lazy   string // what scripts put into src once the picture is in view
	set1   string // srcset
	lazy1  string // what scripts put into srcset
	alt    string
	width  string
	height string
}

func (a *imageAttrs) set(name, value string) {
	switch name {
	case "src":
		first(&a.src, strings.TrimSpace(value))
	case "srcset":
		first(&a.set1, value)
	case "alt":
		first(&a.alt, value)
	case "width":
		first(&a.width, value)
	case "height":
		first(&a.height, value)
	case "data-srcset", "data-lazy-srcset":
		first(&a.lazy1, value)
	default:
		if strings.HasPrefix(name, "data-") && isImageData(name[len("data-"):]) {
			first(&a.lazy, strings.TrimSpace(value))
		}
	}
}

// isImageData reports whether scripts keep the address of a picture under
// data- and this name.
func isImageData(name string) bool {
	switch name {
	case "src", "lazy-src", "original", "original-src", "lazy", "url", "image", "img", "full-src", "hi-res-src", "large-file", "orig-file", "actualsrc", "echo", "srcurl":
		return true
	}
	return false
}
