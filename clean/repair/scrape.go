package repair

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func scrapeRules() []Rule {
	return []Rule{
		{
			Name: "scrape.template", Tier: Must, needs: trigger{bytes: "<["},
			Doc: "Tags, comments, scripts, styles and shortcodes that were taken for text; editorial brackets and comparison signs stay.",
			run: cutMarkup,
		},
		{
			Name: "scrape.photo_credit", Tier: Must, English: true, needs: trigger{class: templateStart},
			Doc: "An agency's instruction about the credit at the end of a caption.",
			run: func(p *pass) { cutTemplates(p, "credit", "name") },
		},
		{
			Name: "scrape.inline", Tier: Must, needs: trigger{class: templateStart},
			Doc: "Notices of the site between sentences or at the end of a paragraph, by a closed list; the same words as part of a sentence stay.",
			run: func(p *pass) { cutTemplates(p, "between", "end", "rest") },
		},
	}
}

// tags are the elements whose tags are cut.
var tags = wordSet(`a abbr address article aside b blockquote body br button caption center cite code col dd del div dl dt em
	embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label li link main
	mark meta nav noscript object ol option p param picture pre q script section select small source span strike strong
	style sub sup table tbody td textarea tfoot th thead title tr tt u ul video audio wbr svg path`)

// breaking are the elements that end a line, so that words beside them are apart.
var breaking = wordSet("br p div li hr tr td th h1 h2 h3 h4 h5 h6 ul ol table section article blockquote figcaption")

// codes are shortcodes of content management systems; those of page builders
// are known by their prefix.
var codes = wordSet(`caption gallery embed video audio playlist contact-form-7 youtube vimeo tweet soundcloud slideshow
	sharethis adrotate pullquote dropcap button column columns row su_note su_box su_button ad newsletter_form
	quote url img size color center left right b i u font list spoiler code media iframe gravityform mc4wp_form
	wp_ad_camp_1 adinserter rev_slider wpforms table toc tabs tab accordion divider spacer one_half one_third`)

var codePrefixes = []string{"vc_", "et_pb_", "fusion_", "su_", "wp_", "mk_", "av_", "nectar_", "cs_", "elementor-", "tdm_", "td_block", "ads_", "wpdiscuz-", "ultimate_", "x_"}

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

func cutMarkup(p *pass) {
	for at := 0; at < len(p.text); {
		n := strings.IndexAny(p.text[at:], "<[")
		if n < 0 {
			return
		}
		at += n
		size, gap := p.markupAt(at)
		if size == 0 || p.topical(at) || p.technical() || p.mentioned(at, at+size) || p.namesTag(at) {
			at++
			continue
		}
		start, end := at, at+size
		for end < len(p.text) { // neighbours are one edit
			more, g := p.markupAt(end)
			if more == 0 {
				break
			}
			end += more
			gap = gap || g
		}
		p.cutClosing(start, end, gap, "markup taken for text")
		at = end
	}
}

// namesTag reports whether the tag at a byte stands for its element in a sentence,
// as in “the <button> is clicked”: behind an article, and never closed.
func (p *pass) namesTag(at int) bool {
	before := strings.ToLower(p.text[max(0, at-len(" the ")):at])
	if !strings.HasSuffix(before, " the ") && !strings.HasSuffix(before, " a ") && !strings.HasSuffix(before, " an ") {
		return false
	}
	name, closing := tagName(p.text[at:])
	return !closing && !breaking[name] && !strings.Contains(p.line(at), "</"+name)
}

// cutClosing cuts a range and the space it leaves double, or puts one where
// the words beside it stood on lines of their own.
func (p *pass) cutClosing(start, end int, gap bool, evidence string) {
	before, after := start == 0 || isSpace(p.text[start-1]), end == len(p.text) || isSpace(p.text[end])
	switch {
	case start == 0 || p.text[start-1] == '\n':
		for end < len(p.text) && p.text[end] == ' ' {
			end++
		}
	case before && after:
		for start > 0 && p.text[start-1] == ' ' {
			start--
		}
	}
	space := ""
	if gap && !before && !after {
		space = " "
	}
	p.fix(start, end, space, 0.97, evidence)
}

// markupAt returns the length of the markup at a byte, or 0, and whether it
// keeps the words beside it apart.
func (p *pass) markupAt(at int) (n int, gap bool) {
	s := p.text[at:]
	if len(s) < 3 {
		return 0, false
	}
	switch s[0] {
	case '<':
		return tagLen(s)
	case '[':
		return codeLen(s), false
	}
	return 0, false
}

// maxMarkup is how far a tag, and maxScript how far a script may reach.
const (
	maxMarkup = 2000
	maxScript = 8000
)

// tagLen returns the length of the tag, comment or element of code at the start of s.
func tagLen(s string) (n int, gap bool) {
	if strings.HasPrefix(s, "<!--") {
		if end := strings.Index(s[:min(len(s), maxScript)], "-->"); end > 0 {
			return end + 3, false
		}
		return 0, false
	}
	for _, pair := range [...][2]string{{"<![CDATA[", "]]>"}, {"<?php", "?>"}, {"<!DOCTYPE", ">"}, {"<!doctype", ">"}, {"<![endif", "]-->"}} {
		if strings.HasPrefix(s, pair[0]) {
			if end := strings.Index(s[:min(len(s), maxScript)], pair[1]); end > 0 {
				return end + len(pair[1]), false
			}
		}
	}
	name, closing := tagName(s)
	if !tags[name] {
		return 0, false
	}
	end := tagEnd(s)
	if end == 0 {
		return 0, false
	}
	if (name == "script" || name == "style") && !closing {
		last := "</" + name + ">"
		near := s[:min(len(s), maxScript)]
		for _, closing := range [...]string{last, strings.ToUpper(last)} {
			if m := strings.Index(near, closing); m > 0 {
				return m + len(last), true
			}
		}
	}
	return end, breaking[name]
}

// tagName returns the name of the tag at the start of s in lower case.
func tagName(s string) (name string, closing bool) {
	i := 1
	if i < len(s) && s[i] == '/' {
		closing = true
		i++
	}
	j := i
	for j < len(s) && s[j] < utf8.RuneSelf && byteKind[s[j]] != 0 {
		j++
	}
	return strings.ToLower(s[i:j]), closing
}

// tagEnd returns the length of the tag at the start of s: to the > outside
// quotes, on the way only what attributes are made of.
func tagEnd(s string) int {
	quote := byte(0)
	for i := 1; i < min(len(s), maxMarkup); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && s[i-1] == '=':
			quote = c
		case c == '>':
			_, closing := tagName(s)
			name, _ := tagName(s)
			rest := s[1+len(name) : i]
			if !closing && rest != "" && rest != "/" && rest[0] != ' ' && rest[0] != '\n' && rest[0] != '/' {
				return 0
			}
			if !closing && strings.TrimSpace(strings.Trim(rest, "/")) != "" && !strings.Contains(rest, "=") {
				return 0
			}
			return i + 1
		case c == '<':
			return 0
		}
	}
	return 0
}

// codeLen returns the length of the shortcode at the start of s.
func codeLen(s string) int {
	end := strings.IndexByte(s[:min(len(s), maxMarkup)], ']')
	if end < 0 || strings.IndexByte(s[1:end], '[') >= 0 {
		return 0
	}
	inner := s[1:end]
	closing := strings.HasPrefix(inner, "/")
	inner = strings.TrimPrefix(inner, "/")
	stop := strings.IndexAny(inner, " =/")
	if stop < 0 {
		stop = len(inner)
	}
	name, rest := inner[:stop], inner[stop:]
	if name != strings.ToLower(name) {
		return 0
	}
	for _, prefix := range codePrefixes {
		if strings.HasPrefix(name, prefix) {
			return end + 1
		}
	}
	switch {
	case !codes[name]:
		return 0
	case closing || strings.Contains(rest, "=") || rest == "/":
		return end + 1
	case strings.Contains(s[:min(len(s), maxMarkup)], "[/"+name+"]"):
		return end + 1
	case strings.Contains(name, "-") || strings.Contains(name, "_"):
		return end + 1
	}
	return 0
}

// cutTemplates cuts the phrases of the tables that are marked with one of the
// ways, where they stand alone.
func cutTemplates(p *pass, ways ...string) {
	for i := range p.toks {
		if p.word(i).class&templateStart == 0 {
			continue
		}
		for _, s := range p.word(i).phrases {
			e := &p.lex.entries[s.entry]
			if e.kind != templateTable || !slices.Contains(ways, e.becomes) || !p.follows(i, e) {
				continue
			}
			if start, end, ok := p.templateRange(i, i+len(e.words)-1, e); ok {
				p.cutTemplate(start, end, e.phrase)
				break
			}
		}
	}
}

// templateRange returns the bytes of a template that stands from the token i to
// the token j, if it stands alone there: behind the end of a sentence or at
// the start of the line, and before the start of one or its end.
func (p *pass) templateRange(i, j int, e *phraseEntry) (start, end int, ok bool) {
	start, end = p.span(i, j)
	lineStart, lineEnd := p.lineOf(start)
	if p.toks[i].shape&startsUpper == 0 || p.quotedAt(start) {
		return 0, 0, false
	}
	for start > lineStart && strings.IndexByte("[(>*", p.text[start-1]) >= 0 {
		start--
	}
	lead := strings.TrimRight(p.text[lineStart:start], " ")
	if lead != "" && !endsSentence(lead) {
		return 0, 0, false
	}
	rest := p.text[end:lineEnd]
	if e.becomes == "between" && strings.HasPrefix(rest, ":") {
		return 0, 0, false
	}
	if e.becomes == "rest" || e.becomes == "credit" {
		return start, lineEnd, lead != "" && p.shortTail(rest, e.becomes)
	}
	if e.becomes == "name" {
		return start, lineEnd, lead != "" && isCredit(rest)
	}
	rest = strings.TrimLeft(rest, " .:…!)]>»→-")
	if e.becomes == "end" && rest != "" || lead == "" && rest == "" {
		return 0, 0, false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if rest != "" && !unicode.IsUpper(r) && !isQuote(r) {
		return 0, 0, false
	}
	return start, lineEnd - len(rest), true
}

// maxCredit is the most words of a credit.
const maxCredit = 8

// isCredit reports whether what follows "Photo" or an agency is a credit: a
// colon or slash, then names to the end of the line.
func isCredit(rest string) bool {
	rest = strings.TrimRight(rest, ") .")
	if !strings.HasPrefix(rest, ":") && !strings.HasPrefix(rest, "/") {
		return false
	}
	words := strings.Fields(strings.TrimLeft(rest, ":/ "))
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), r == '/', r == '©':
		case w == "for" || w == "via" || w == "by" || w == "of" || w == "the" || w == "and" || w == "de" || w == "van" || w == "von":
		default:
			return false
		}
	}
	return len(words) > 0 && len(words) <= maxCredit
}

// shortTail reports whether the rest of a line is short enough to be what a
// template leads to: a headline, or a credit.
func (p *pass) shortTail(rest, way string) bool {
	const longest = 160
	rest = strings.TrimSpace(rest)
	if way == "credit" {
		return len(rest) <= longest
	}
	return rest != "" && len(rest) <= longest && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "|")) &&
		strings.Count(rest, ". ") == 0
}

// endsSentence reports whether a text ends as a sentence does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	return s != "" && strings.ContainsRune(".!?…:", rune(s[len(s)-1])) || strings.HasSuffix(s, "…")
}

// cutTemplate cuts a range with the space before it, or behind it at the start
// of a line.
func (p *pass) cutTemplate(start, end int, phrase string) {
	if start > 0 && p.text[start-1] == ' ' {
		start--
		if end < len(p.text) && p.text[end-1] == ' ' {
			end--
		}
	} else if end < len(p.text) && p.text[end] == ' ' {
		end++
	}
	p.cut(start, end, 0.96, "template “"+phrase+"”")
}
