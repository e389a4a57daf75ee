package parse

// An attribute is an attribute that the reading takes note of.
type attribute uint8

const (
	attrOther attribute = iota
	attrClass
	attrID
	attrRole
	attrItemprop
	attrItemtype
	attrLang
	attrHref
	attrRel
	attrContent
	attrName
	attrProperty
	attrHTTPEquiv
	attrType
	attrDatetime
	attrTitle
	attrHidden
	attrAriaHidden
	attrStyle
	attrSrc
	attrSrcset
	attrLazySrc
	attrLazySet
	attrAlt
	numAttributes
)

// attributes finds an attribute by its name.
var attributes = func() *nameTable {
	names := map[string]uint8{}
	for a, n := range [numAttributes][]string{
		attrClass:      {"class"},
		attrID:         {"id"},
		attrRole:       {"role"},
		attrItemprop:   {"itemprop"},
		attrItemtype:   {"itemtype"},
		attrLang:       {"lang", "xml:lang"},
		attrHref:       {"href"},
		attrRel:        {"rel"},
		attrContent:    {"content"},
		attrName:       {"name"},
		attrProperty:   {"property"},
		attrHTTPEquiv:  {"http-equiv"},
		attrType:       {"type"},
		attrDatetime:   {"datetime"},
		attrTitle:      {"title"},
		attrHidden:     {"hidden"},
		attrAriaHidden: {"aria-hidden"},
		attrStyle:      {"style"},
		attrSrc:        {"src"},
		attrSrcset:     {"srcset"},
		attrLazySrc: {
			"data-src", "data-lazy-src", "data-original", "data-original-src", "data-lazy", "data-url", "data-image", "data-img",
			"data-full-src", "data-hi-res-src", "data-large-file", "data-orig-file", "data-actualsrc", "data-echo", "data-srcurl",
		},
		attrLazySet: {"data-srcset", "data-lazy-srcset"},
		attrAlt:     {"alt"},
	} {
		for _, name := range n {
			names[name] = uint8(a)
		}
	}
	return newNameTable("/>=", names)
}()

// lookupAttribute returns the attribute with a name in any case.
func lookupAttribute(name string) attribute { return attribute(attributes.find(name)) }

// wanted reports whether an attribute of the element is read: the values of
// others need not be decoded.
func (t tag) wanted(a attribute) bool { return wantedAttributes[t]>>a&1 != 0 }

// wantedAttributes are the attributes that are read, a bit for each.
var wantedAttributes = func() (wanted [numTags]uint32) {
	for t := range numTags {
		for a := attrOther + 1; a < numAttributes; a++ {
			if t.reads(a) {
				wanted[t] |= 1 << a
			}
		}
	}
	return wanted
}()

// reads says which attributes wantedAttributes has.
func (t tag) reads(a attribute) bool {
	block, mark := t.info().block, t.info().mark
	switch a {
	case attrClass, attrItemprop, attrItemtype:
		return block || t == tagA || mark || t == tagMeta
	case attrID, attrRole, attrHidden, attrAriaHidden, attrStyle:
		return block
	case attrHref:
		return t == tagA || t == tagLink || t == tagBase
	case attrRel:
		return t == tagA || t == tagLink || mark
	case attrDatetime:
		return mark
	case attrTitle:
		return t == tagAbbr
	case attrLang:
		return t == tagHTML
	case attrContent, attrProperty:
		return t == tagMeta || mark
	case attrName, attrHTTPEquiv:
		return t == tagMeta
	case attrType:
		return t == tagScript || t == tagLink
	}
	return t == tagImg || t == tagSource
}
