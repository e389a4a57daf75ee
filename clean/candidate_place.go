package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

// A zone says which part of a page a container belongs to.
type zone uint8

const (
	zoneMain    zone = iota // the page's own subject, as far as names tell
	zoneHead                // the site's header: logo, menus
	zoneAside               // sidebars, related stories, teasers
	zoneFoot                // footers, that of an article too
	zoneComment             // readers' comments
)

// readZones says of each container which part of the page it belongs to, by its
// element and by the words of its class and id. A part inside another one is of
// that one.
func (e *evidence) readZones() {
	cs := e.page.Containers
	size := make([]int, len(cs)) // bytes of text
	for i := range e.page.Blocks {
		size[e.page.Blocks[i].Container] += len(e.page.Blocks[i].Text)
	}
	for i := len(cs) - 1; i > 0; i-- {
		size[cs[i].Parent] += size[i]
	}
	e.zones = make([]zone, len(cs))
	inArticle := make([]bool, len(cs))
	for i := 1; i < len(cs); i++ {
		c := &cs[i]
		inArticle[i] = inArticle[c.Parent] || c.Name == "article"
		e.zones[i] = e.zones[c.Parent]
		if e.zones[i] == zoneMain && size[i] > 0 && wholeShare*size[i] <= size[0] && !(c.Name == "footer" && inArticle[i]) {
			var own bool
			if e.zones[i], own = ownZone(c); !own {
				e.zones[i] = e.names.say(cs, i).zone
			}
		}
	}
}

// wholeShare: a container with more than one part in so many of the page's text
// is no part of it, whatever its names say.
const wholeShare = 2

// ownZone returns the zone that a container opens by its element, role or type,
// and whether they tell.
func ownZone(c *parse.Container) (z zone, ok bool) {
	switch c.Name {
	case "html", "body", "main", "article", "h1":
		return zoneMain, true
	case "nav":
		return zoneHead, true
	case "aside":
		return zoneAside, true
	case "footer":
		return zoneFoot, true
	}
	switch c.Role {
	case "navigation", "banner", "search":
		return zoneHead, true
	case "complementary":
		return zoneAside, true
	case "contentinfo":
		return zoneFoot, true
	}
	if strings.Contains(c.Type, "schema.org/") {
		switch name := c.Type[strings.LastIndexByte(c.Type, '/')+1:]; name {
		case "Comment", "UserComments":
			return zoneComment, true
		case "WPSideBar":
			return zoneAside, true
		case "WPFooter":
			return zoneFoot, true
		case "WPHeader", "SiteNavigationElement":
			return zoneHead, true
		}
	}
	return zoneMain, false
}

// zoneWords are the words of classes and ids that name a part of a page. Words
// such as "widget", "banner" and "header" stand for too much. Words behind "has",
// "no", "with" and "without" say what a page looks like.
var zoneWords = newWordTable(map[string]zone{
	"comment": zoneComment, "comments": zoneComment, "commentlist": zoneComment, "disqus": zoneComment, "respond": zoneComment,
	"sidebar": zoneAside, "related": zoneAside, "recommended": zoneAside, "recommendations": zoneAside, "recirc": zoneAside,
	"footer": zoneFoot, "teaser": zoneAside, "teasers": zoneAside, "promo": zoneAside, "popular": zoneAside, "trending": zoneAside,
	"newsletter": zoneAside, "outbrain": zoneAside, "taboola": zoneAside, "similar": zoneAside, "colophon": zoneFoot,
	"nav": zoneHead, "navbar": zoneHead, "navigation": zoneHead, "menu": zoneHead, "topbar": zoneHead, "masthead": zoneHead,
	"logo": zoneHead, "branding": zoneHead, "megamenu": zoneHead, "breadcrumb": zoneHead, "breadcrumbs": zoneHead,
})

// zoneOf returns the zone of a block.
func (e *evidence) zoneOf(block int) zone { return e.zones[e.page.Blocks[block].Container] }

// within reports whether a container, or one around it up to a few levels, meets
// a condition.
func within(page *parse.Page, c, levels int, meets func(c int) bool) bool {
	for ; c > 0 && levels > 0; c, levels = page.Containers[c].Parent, levels-1 {
		if meets(c) {
			return true
		}
	}
	return false
}

// readSites gathers the names of the site.
func (e *evidence) readSites() {
	add := func(s string) {
		if k := letterKey(s); k != "" {
			e.sites = append(e.sites, k)
		}
	}
	for _, c := range e.meta[statements.Site] {
		add(c.value)
	}
	for i := range e.set.Things {
		for _, n := range e.set.Things[i].Names("publisher") {
			add(n.Name)
		}
	}
	for _, n := range e.set.Sites {
		add(n.Text)
	}
	host := hostOf(e.page.Doc.URL)
	if host == "" {
		for _, c := range e.meta[statements.URL] {
			host = hostOf(c.value)
		}
	}
	add(host)
	for label := range strings.SplitSeq(host, ".") {
		if len(label) > 3 {
			add(label)
		}
	}
	add(strings.TrimPrefix(host, "www."))
}

// siteReach is how many blocks and pictures at the start of a page may be a logo.
const siteReach = 30

// readLogos reads the texts of links home and of pictures at the start of the page
// that the title element has as a part.
func (e *evidence) readLogos() {
	title := e.page.Head.Title.Value
	cuts := titleCuts(title)
	if len(cuts) == 0 {
		return
	}
	first, last := letterKey(title[:cuts[0].Start]), letterKey(title[cuts[len(cuts)-1].End:])
	add := func(text string) {
		if key := letterKey(text); key != "" && (key == first || key == last) {
			e.logos = append(e.logos, key)
		}
	}
	for i := range e.page.Blocks[:min(siteReach, len(e.page.Blocks))] {
		if b := &e.page.Blocks[i]; len(b.Links) == 1 && b.LinkBytes() == len(b.Text) && e.leadsHome(b.Links[0].Href) {
			add(b.Text)
		}
	}
	for i := range e.page.Images[:min(siteReach, len(e.page.Images))] {
		if m := &e.page.Images[i]; letterKey(m.Alt) != first || strings.Contains(strings.ToLower(m.Src), "logo") {
			add(m.Alt)
		}
	}
}

// isLogo reports whether a key of letters is that of a logo.
func (e *evidence) isLogo(key string) bool { return slices.Contains(e.logos, key) }

// keepsLogo reports whether a part of a text is a logo's.
func (e *evidence) keepsLogo(s string) bool {
	if len(e.logos) == 0 {
		return false
	}
	for part := range titleParts(s) {
		if e.isLogo(letterKey(s[part.Start:part.End])) {
			return true
		}
	}
	return false
}

// isSite reports whether s is a name of the site, with or without its ending.
func (e *evidence) isSite(s string) bool { return e.isSiteKey(letterKey(s)) }

// isSiteKey reports whether a key of letters is that of a name of the site.
func (e *evidence) isSiteKey(k string) bool {
	for _, n := range e.sites {
		if k == n || len(n) > 5 && strings.HasPrefix(k, n) && len(k) <= len(n)+3 {
			return true
		}
	}
	return false
}

// letterKey returns the letters and digits of s in lower case.
func letterKey(s string) string {
	var buf [256]byte // room for most titles
	key := buf[:0]
	for i, r := range s {
		switch {
		case r >= utf8.RuneSelf:
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				key = utf8.AppendRune(key, unicode.ToLower(r))
			}
		case isUpper(s[i]):
			key = append(key, s[i]|0x20)
		case asciiWord[s[i]]:
			key = append(key, s[i])
		}
	}
	return string(key)
}
