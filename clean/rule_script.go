package clean

import (
	"strings"

	"github.com/copydesk/copydesk/parse"
)

func scriptRules() []Rule {
	return []Rule{
		{
			Name: "markup.script", cuts: true, tagged: true,
			Doc: "Scripts and styles with their tags, and the calls of ad servers and counters that a scraper took for text; code of an article stays.",
			Run: findScripts,
		},
		{
			Name: "markup.style", cuts: true, tagged: true,
			Doc: "A rule of a style sheet as a paragraph of its own, on a page that has no more than two: an article on styles has more.",
			Run: findStyles,
		},
	}
}

// scriptCalls begin the scripts that ad servers, counters and social networks
// ask sites to paste into their pages.
var scriptCalls = [...]string{
	"(adsbygoogle", "adsbygoogle", "googletag.", "var googletag", "window.googletag", "window.dataLayer", "dataLayer.push", "gtag(", "ga('", "ga(\"", "fbq(",
	"_gaq.", "var _gaq", "window._taboola", "_taboola.", "OBR.", "window.fbAsyncInit", "(function(d, s, id)", "(function(d,s,id)", "!function(d,s,id)",
	"!function(f,b,e", "(function(i,s,o,g,r,a,m)", "(function(w,d,s,l,i)", "document.write(", "jQuery(document).ready(", "$(document).ready(", "window._qevents",
	"var _comscore", "OneSignal.", "ezstandalone.", "pbjs.", "apstag.", "//<![CDATA[",
}

// scriptStarts are the characters that they begin with.
const scriptStarts = "(agvwdf_O!j$ep/"

// maxScript is how far a script may reach, in bytes.
const maxScript = 8000

func findScripts(p *Pass) {
	for i := range p.Page.Blocks {
		b := &p.Page.Blocks[i]
		f := &p.facts[i]
		if !p.free(i) || b.Kind == parse.Preformatted || f.lacks(searchScript) || strings.IndexByte(b.Text, '(') < 0 && strings.IndexByte(b.Text, '<') < 0 {
			continue
		}
		f.without |= searchScript
		src := p.Page.Doc.Text[:b.Content.End]
		for at := b.Content.Start; at < len(src); {
			n := 0
			switch {
			case src[at] == '<':
				n = scriptElement(src[at:])
			case strings.IndexByte(scriptStarts, src[at]) >= 0 && (at == b.Content.Start || !isWordByte(src[at-1])):
				n = scriptCall(src[at:])
			}
			if n > 0 {
				f.without &^= searchScript
				p.Report(Decision{Block: i, Span: parse.Span{Start: at, End: at + n}, Role: RoleMarkup,
					Reason: "script " + clip(src[at:at+n], 24), Confidence: 0.93})
			}
			at += max(n, 1)
		}
	}
}

// scriptElement returns the length of a script or style element at the start of
// s, tags included, or 0.
func scriptElement(s string) int {
	for _, name := range [...]string{"script", "style"} {
		if len(s) < len(name)+2 || s[0] != '<' || !strings.EqualFold(s[1:1+len(name)], name) || isWordByte(s[1+len(name)]) {
			continue
		}
		closing := "</" + name + ">"
		if end := strings.Index(strings.ToLower(s[:min(len(s), maxScript)]), closing); end > 0 {
			return end + len(closing)
		}
	}
	return 0
}

// scriptCall returns the length of the statements at the start of s that one of
// the known scripts begins, or 0: through the last semicolon or bracket that
// closes what was opened.
func scriptCall(s string) int {
	known := false
	for _, c := range scriptCalls {
		if strings.HasPrefix(s, c) {
			known = true
			break
		}
	}
	if !known {
		return 0
	}
	depth, end := 0, 0
	for k := 0; k < len(s) && k < maxScript; k++ {
		switch s[k] {
		case '(', '{', '[':
			depth++
		case ')', '}', ']':
			depth--
			if depth == 0 {
				end = k + 1
			}
		case ';':
			if depth <= 0 {
				end = k + 1
			}
		default:
			if depth <= 0 && end > 0 && startsProse(s[end:k+1]) {
				return end
			}
		}
	}
	if depth > 0 {
		return 0
	}
	return end
}

// startsProse reports whether s, which stands behind a statement, is white space
// and the first letter of a sentence.
func startsProse(s string) bool {
	t := strings.TrimLeft(s, " \t\r\n")
	return len(t) < len(s) && t != "" && (t[0] >= 'A' && t[0] <= 'Z' || t[0] >= 0x80)
}

// maxStyles is how many rules of a style sheet a page may have by accident.
const maxStyles = 2

func findStyles(p *Pass) {
	var styles []int
	for i := range p.Page.Blocks {
		if isStyle(p.Page.Blocks[i].Text) && p.Page.Blocks[i].Kind != parse.Preformatted {
			styles = append(styles, i)
		}
	}
	if len(styles) > maxStyles {
		return
	}
	for _, i := range styles {
		p.whole(i, RoleMarkup, 0.85, "a rule of a style sheet")
	}
}

// isStyle reports whether t is nothing but rules of a style sheet.
func isStyle(t string) bool {
	if t == "" || !strings.ContainsRune(".#@", rune(t[0])) || t[len(t)-1] != '}' {
		return false
	}
	open := strings.IndexByte(t, '{')
	return open > 1 && strings.IndexByte(t[open:], ':') > 0 && strings.Count(t, "{") == strings.Count(t, "}")
}
