package model

import "strings"

// Categories of words in the classes and ids of elements: what such an element
// holds. A word may be in several.
var categories = [...]struct{ name, words string }{
	{"comment", "comment comments commentary commentlist disqus respond replies discussion coral livefyre"},
	{"nav", "nav menu navbar navigation dropdown submenu megamenu topbar toolbar tabs tab breadcrumb breadcrumbs crumb pagination pager skip navi hamburger"},
	{"footer", "footer foot copyright legal colophon bottom imprint impressum"},
	{"header", "header head masthead banner hero kopf"},
	{"side", "sidebar aside side widget widgets rail secondary right left"},
	{"related", "related recommend recommended recommendations recommendation more read trending popular latest similar also next prev previous upsell recent suggested suggestions teaser teasers promo promos outbrain taboola carousel slider swiper mehr"},
	{"share", "share sharing social facebook twitter follow addtoany sharedaddy addthis pinterest sns"},
	{"ad", "ad ads advert advertisement advertising sponsor sponsored sponsors dfp affiliate disclosure cta anzeige werbung"},
	{"signup", "newsletter subscribe signup subscription form email mailchimp optin paywall login signin register search"},
	{"modal", "modal popup overlay cookie cookies consent gdpr dialog offcanvas drawer lightbox tooltip onetrust"},
	{"author", "author byline bio biography avatar profile contributor autor auteur writer"},
	{"meta", "meta tags tag category categories date time timestamp published posted info byline dateline credit labels views datum"},
	{"caption", "caption figcaption image img photo gallery media figure video embed thumb thumbnail bild picture"},
	{"body", "article story post entry content body text blog richtext rich rte wysiwyg prose markdown copy paragraph single page artikel inhalt beitrag"},
	{"strong", "articlebody articletext articlecontent postbody postcontent entrycontent storybody prose markdown wysiwyg rte richtext paragraph copy"},
	{"main", "main primary container wrapper site"},
	{"card", "card cards grid item items tile tiles listing list col row columns"},
	{"product", "product products price cart shop buy sku variant review reviews rating wishlist stock"},
	{"forum", "message reply thread forum topic answer question userpost conversation cooked"},
	{"summary", "toc contents table summary highlights keypoints takeaways excerpt deck dek subtitle standfirst lead intro lede"},
	{"title", "title headline heading"},
	{"notes", "references reference footnotes footnote sources citation citations bibliography endnotes disclaimer quellen"},
	{"faq", "faq faqs accordion question questions"},
}

// newLexicon returns the categories of words, as bits.
func newLexicon() table {
	t := newTable(400)
	for k, c := range categories {
		for w := range strings.FieldsSeq(c.words) {
			h := WordHash(w)
			t.put(h, t.get(h)|1<<k)
		}
	}
	return t
}

// Elements whose distance above a block is a feature.
var ancestors = [...]string{
	"article", "main", "aside", "nav", "header", "footer", "figure", "table", "ul", "ol", "dl", "form", "blockquote",
	"section", "details", "button", "li", "p", "td", "pre",
}

// Roles and statements of elements whose distance above a block is a feature.
var attributes = [...]string{
	"role_main", "role_nav", "role_side", "role_info", "role_dialog", "role_article", "prop_body", "prop_comment", "hidden",
}

// numPath is the number of quantities of the path from the root to a container:
// how far above the nearest container of a category, element or attribute is.
const numPath = len(categories) + len(ancestors) + len(attributes)

const (
	pathAncestors  = len(categories)
	pathAttributes = pathAncestors + len(ancestors)
)

// farAbove is the distance of what is not above a container, or too far.
const farAbove = 31

var pathNames = func() (names [numPath]string) {
	for k, c := range categories {
		names[k] = c.name
	}
	for k, a := range ancestors {
		names[pathAncestors+k] = "in_" + a
	}
	copy(names[pathAttributes:], attributes[:])
	return names
}()

// attributesOf returns the attributes of a container as bits.
func attributesOf(role, prop, typ string, hidden bool) uint32 {
	var bits uint32
	switch strings.ToLower(role) {
	case "main":
		bits |= 1 << 0
	case "navigation", "menu", "menubar", "tablist":
		bits |= 1 << 1
	case "complementary":
		bits |= 1 << 2
	case "contentinfo", "banner", "search":
		bits |= 1 << 3
	case "dialog", "alertdialog", "alert":
		bits |= 1 << 4
	case "article":
		bits |= 1 << 5
	}
	if strings.HasSuffix(typ, "Article") || strings.HasSuffix(typ, "Posting") {
		bits |= 1 << 5
	}
	switch strings.ToLower(prop) {
	case "articlebody", "text", "description":
		bits |= 1 << 6
	case "comment":
		bits |= 1 << 7
	}
	if strings.HasSuffix(typ, "Comment") {
		bits |= 1 << 7
	}
	if hidden {
		bits |= 1 << 8
	}
	return bits
}
