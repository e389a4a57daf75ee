package parse

import "strings"

// An element is a start tag with the attributes that the reading needs, decoded.
type element struct {
	tag      tag
	hidden   bool
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
	src      string // of a picture
	srcset   string
	lazySrc  string // what scripts put into src once the picture is in view
	lazySet  string // what scripts put into srcset
	alt      string
}

// set notes an attribute. The first of a name stands.
func (e *element) set(a attribute, value string) {
	switch a {
	case attrClass:
		first(&e.class, value)
	case attrID:
		first(&e.id, value)
	case attrRole:
		first(&e.role, value)
	case attrItemprop:
		first(&e.prop, value)
	case attrItemtype:
		first(&e.itemType, value)
	case attrLang:
		first(&e.lang, value)
	case attrHref:
		first(&e.href, strings.TrimSpace(value))
	case attrRel:
		first(&e.rel, value)
	case attrContent:
		first(&e.content, value)
	case attrName, attrProperty:
		first(&e.key, value)
	case attrHTTPEquiv:
		first(&e.equiv, value)
	case attrType:
		first(&e.kind, value)
	case attrDatetime:
		first(&e.datetime, strings.TrimSpace(value))
	case attrTitle:
		first(&e.title, value)
	case attrHidden:
		e.hidden = true
	case attrAriaHidden:
		e.hidden = e.hidden || value == "true"
	case attrStyle:
		e.hidden = e.hidden || hiddenStyle(value)
	case attrSrc:
		first(&e.src, strings.TrimSpace(value))
	case attrSrcset:
		first(&e.srcset, value)
	case attrLazySrc:
		first(&e.lazySrc, strings.TrimSpace(value))
	case attrLazySet:
		first(&e.lazySet, value)
	case attrAlt:
		first(&e.alt, value)
	}
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
