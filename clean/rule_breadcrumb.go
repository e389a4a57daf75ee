package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/phrase"
)

func breadcrumbRules() []Rule {
	return []Rule{{
		Name: "breadcrumb",
		Doc: "The path of the page in its site, on one line (Home > News > Title) or on several. " +
			"Needs the home page at its start, a label such as “You are here” before it, or two signs > » ›.",
		Run: findBreadcrumb,
	}}
}

// Bounds of a breadcrumb: sites nest a few levels deep, and each name but the
// title is short.
const (
	maxCrumbs     = 10
	maxCrumbWords = 8
	maxCrumbLine  = 400
)

func findBreadcrumb(p *Pass) {
	o := p.outline()
	for i := range p.Page.Blocks {
		t := p.Page.Blocks[i].Text
		if !p.free(i) || !o.outside(i) || len(t) > maxCrumbLine || strings.HasSuffix(t, ".") {
			continue
		}
		signs, code := signsOf(t)
		if code {
			continue
		}
		labelled := i > 0 && p.matchesAny(i-1, "nav.you_are_here")
		var parts []string
		if signs {
			parts = p.path(t, labelled, i < o.start)
			if parts == nil {
				parts = p.pathToTitle(i)
			}
		}
		if parts != nil {
			p.whole(i, RoleBreadcrumb, 0.95, "path of "+itoa(len(parts))+" parts")
			continue
		}
		if n := p.crumbLines(i, labelled); n > 0 {
			for k := i; k < i+n; k++ {
				p.whole(k, RoleBreadcrumb, 0.85, "path on "+itoa(n)+" lines")
			}
		}
	}
}

// crumbSigns stand between the parts of a path. A slash is one only behind
// the home page; bars stand in menus.
const crumbSigns = ">»›→▸►❯"

// signsOf reports whether a line has a sign that stands between the parts of
// paths, and whether it has one of code or prices.
func signsOf(line string) (crumb, code bool) {
	for _, r := range line {
		switch r {
		case '>', '/', '\\', ':', '|', '·', '»', '›', '→', '▸', '►', '❯':
			crumb = true
		case '<', '=', '{', '}', ';', '"', '$':
			return crumb, true
		}
	}
	return crumb, false
}

// crumbs divides a line at the signs of a path.
func crumbs(line string) []string {
	return strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(crumbSigns, r) })
}

// path returns the parts of a line that is a path, or nil. Without a home page
// or a label it must stand in the head and have three parts.
func (p *Pass) path(line string, labelled, head bool) []string {
	parts := crumbs(p.cutHereLabel(line))
	if len(parts) == 1 {
		parts = p.slashes(parts[0])
	}
	if len(parts) < 2 || len(parts) > maxCrumbs {
		return nil
	}
	for k, part := range parts {
		parts[k] = strings.TrimSpace(part)
		if parts[k] == "" || k < len(parts)-1 && countWords(part) > maxCrumbWords || countWords(part) > maxTitleWords {
			return nil
		}
	}
	if labelled || p.cutHereLabel(line) != line || p.isHome(parts[0]) || head && (len(parts) >= 3 || p.menuEntry(parts[0]) && countWords(parts[1]) <= maxBareCrumbWords) {
		return parts
	}
	return nil
}

// pathToTitle returns the parts of a line with slashes or bars whose last part is
// one of the next lines, or which has nothing but the home page and one more.
func (p *Pass) pathToTitle(i int) []string {
	const reach = 3
	for _, sep := range [...]string{" / ", " | ", " · "} {
		if !strings.Contains(p.Page.Blocks[i].Text, sep) {
			continue
		}
		parts := strings.Split(p.Page.Blocks[i].Text, sep)
		if len(parts) > maxCrumbs {
			continue
		}
		if len(parts) == 2 && p.isHome(parts[0]) && countWords(parts[1]) <= maxBareCrumbWords {
			return parts
		}
		key := p.key(parts[len(parts)-1])
		for k := i + 1; k <= i+reach && k < len(p.facts) && len(parts) > 2; k++ {
			if p.facts[k].key == key {
				return parts
			}
		}
	}
	return nil
}

// slashes divides a path that has slashes or :: for its signs: only behind the
// home page.
func (p *Pass) slashes(line string) []string {
	for _, sep := range [...]string{" / ", "/", " :: ", " \\ "} {
		if home, _, ok := strings.Cut(line, sep); ok && p.isHome(home) {
			return strings.Split(line, sep)
		}
	}
	return nil
}

// isHome reports whether s names the home page.
func (p *Pass) isHome(s string) bool {
	var buf [8]phrase.Match
	matches := p.env.finders.home.Line(buf[:0], s)
	return slices.ContainsFunc(matches, func(m phrase.Match) bool { return m.Whole })
}

// isHomeLine reports whether block i names the home page, with signs of a path
// beside it or none.
func (p *Pass) isHomeLine(i int) bool {
	t := p.Page.Blocks[i].Text
	if home := trimCrumb(t); home != t {
		return p.isHome(home)
	}
	return slices.ContainsFunc(p.facts[i].matches, func(m phrase.Match) bool { return m.Whole && m.Phrase.Category == "nav.home" })
}

// crumbLines returns how many blocks from i on are a path of one part a line:
// the signs stand on lines of their own or at the ends of the parts.
func (p *Pass) crumbLines(i int, labelled bool) int {
	if !labelled && !p.isHomeLine(i) {
		return 0
	}
	if n := p.bareCrumbs(i); n > 0 {
		return n
	}
	n, signs, open := 0, 0, false
	for k := i; k < len(p.Page.Blocks) && n < 2*maxCrumbs && p.free(k); k++ {
		t := p.Page.Blocks[k].Text
		bare := trimCrumb(t)
		sign := bare != t
		switch {
		case bare == "":
			signs, open = signs+1, true
		case p.facts[k].words > maxTitleWords:
			return crumbRun(n, signs)
		case n > 0 && !open && !sign:
			return crumbRun(n, signs)
		default:
			last, _ := utf8.DecodeLastRuneInString(t)
			open = strings.ContainsRune(crumbSigns+"/|", last)
			if sign {
				signs++
			}
		}
		n++
	}
	return crumbRun(n, signs)
}

// trimCrumb cuts the signs of a path off both ends of s.
func trimCrumb(s string) string {
	if s != "" && isWordByte(s[0]) && isWordByte(s[len(s)-1]) {
		return s
	}
	return strings.Trim(s, crumbSigns+" /|")
}

// A path without signs is the home page and at most this many short lines above
// a longer one; more is a menu.
const (
	maxBareCrumbs     = 4
	maxBareCrumbWords = 3
)

// bareCrumbs returns how many blocks from i on are a path of lines without
// signs, directly above the headline.
func (p *Pass) bareCrumbs(i int) int {
	if i > 0 && p.Page.Blocks[i].Gap == 0 && p.free(i-1) && p.facts[i-1].words <= maxMenuWords {
		return 0 // goes on from a menu
	}
	n := 0
	for n <= maxBareCrumbs && i+n < len(p.facts) && p.free(i+n) && p.facts[i+n].words <= maxBareCrumbWords && !p.facts[i+n].stop {
		if strings.ContainsAny(p.Page.Blocks[i+n].Text, crumbSigns+"/|") {
			return 0
		}
		n++
	}
	known := 0
	for k := i + 1; k < i+n; k++ {
		if p.matchesAny(k, "nav.menu") {
			known++
		}
	}
	if n < 2 || n > maxBareCrumbs || n == maxBareCrumbs && known == n-1 || i+n >= len(p.facts) || p.facts[i+n].words <= maxMenuWords || p.facts[i+n].stop {
		return 0
	}
	if p.sideBySide(i+1, i+n) || p.inMenu(i) {
		return 0
	}
	return n
}

// sideBySide reports whether the links of some blocks of HTML lead to places
// beside each other, as those of a menu do; those of a path lead ever deeper.
func (p *Pass) sideBySide(from, to int) bool {
	above := ""
	for i := from; i < to; i++ {
		links := p.Page.Blocks[i].Links
		if len(links) == 0 {
			continue
		}
		address := strings.TrimSuffix(p.Page.Resolve(links[0].Href), "/")
		if !strings.HasPrefix(address, above) {
			return true
		}
		above = address
	}
	return false
}

// menuReach is how many elements around a line are asked whether it is in a menu;
// on the labelled pages 16 tell as much as all.
const menuReach = 16

// inMenu reports whether a class or an id of an element around a block says that
// it is a menu, and none that it is a path.
func (p *Pass) inMenu(i int) bool {
	if p.evidence == nil {
		return false
	}
	menu := false
	k := p.Page.Blocks[i].Container
	for n := 0; n < menuReach && k > 0; n++ {
		names := p.evidence.names.say(p.Page.Containers, k)
		k = p.Page.Containers[k].Parent
		if names.path {
			return false
		}
		menu = menu || names.zone == zoneHead
	}
	return menu
}

func crumbRun(n, signs int) int {
	if signs == 0 || n < 2 {
		return 0
	}
	return n
}
