package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

func markupRules() []Rule {
	return []Rule{
		{
			Name: "markup.shortcode", cuts: true,
			Doc: "Shortcodes of page builders such as [vc_row] or [/caption]; editorial brackets stay.",
			Run: func(p *Pass) { p.scanMarkup('[', "shortcode", shortcode) },
		},
		{
			Name: "markup.tag", cuts: true, tagged: true,
			Doc: "HTML tags and comments that a scraper left in text; comparison signs and unknown words in angle brackets stay.",
			Run: func(p *Pass) { p.scanMarkup('<', "HTML tag", htmlTag) },
		},
	}
}

// readWithoutCuts lets the rules that follow see the blocks without the markup
// and the notices that were found in them. The page is copied: others may read it.
func (p *Pass) readWithoutCuts() {
	if len(p.labels.parts) == 0 {
		return
	}
	page := *p.Page
	page.Blocks = slices.Clone(page.Blocks)
	p.Page = &page
	for i := range page.Blocks {
		if len(p.labels.parts[int32(i)]) == 0 {
			continue
		}
		page.Blocks[i].Text = p.joined(i, p.kept(i))
		if page.Blocks[i].Text == "" {
			p.whole(i, RoleMarkup, 0.95, "nothing else is left of the line")
		}
		p.facts[i].words = countWords(page.Blocks[i].Text)
		p.env.readFact(&p.facts[i], &page.Blocks[i])
	}
	p.survey()
}

// scanMarkup labels what length finds at each occurrence of open in the blocks.
func (p *Pass) scanMarkup(open byte, what string, length func(string) int) {
	for i := range p.Page.Blocks {
		b := &p.Page.Blocks[i]
		if !p.free(i) || b.Kind == parse.Preformatted || strings.IndexByte(b.Text, open) < 0 {
			continue
		}
		src := p.Page.Doc.Text[:b.Content.End]
		for at := b.Content.Start; at < len(src); {
			k := strings.IndexByte(src[at:], open)
			if k < 0 {
				break
			}
			at += k
			n := length(src[at:])
			if n > 0 {
				p.Report(Decision{Block: i, Span: parse.Span{Start: at, End: at + n}, Role: RoleMarkup,
					Reason: what + " " + clip(src[at:at+n], 24), Confidence: 0.95})
			}
			at += max(n, 1)
		}
	}
}

// maxMarkup is how far a tag or a shortcode may reach.
const maxMarkup = 400

// shortcodes are the names by which page builders and WordPress itself mark
// their parts; a name may also begin with one of the prefixes.
const (
	shortcodes      = " caption gallery embed audio video playlist button row column section spacer divider accordion tabs tab toggle quote pullquote dropcap highlight iframe youtube vimeo tweet contact-form-7 contact-form sociallinks raw code "
	shortcodePrefix = "vc_ et_pb_ fusion_ av_ su_ rev_ tdb_ td_block_ ux_ nectar_ mk_ wpforms cs_ themify_ elementor- siteorigin_ ninja_"
)

// shortcode returns the length of the shortcode at the start of s, or 0.
func shortcode(s string) int {
	if n := embedded(s); n > 0 {
		return n
	}
	end := strings.IndexByte(s[:min(len(s), maxMarkup)], ']')
	if end < 2 || strings.IndexByte(s[1:end], '[') >= 0 {
		return 0
	}
	in := s[1:end]
	closing := in[0] == '/'
	in = strings.TrimSuffix(strings.TrimPrefix(in, "/"), "/")
	name, attrs, _ := strings.Cut(in, " ")
	if name == "" || name != strings.ToLower(name) {
		return 0
	}
	for _, prefix := range strings.Fields(shortcodePrefix) {
		if strings.HasPrefix(name, prefix) {
			return end + 1
		}
	}
	// A plain word in brackets may be an editor's: "[video]". It needs an
	// attribute or a slash.
	if strings.Contains(shortcodes, " "+name+" ") && (closing || strings.Contains(attrs, "=")) {
		return end + 1
	}
	return 0
}

// embedded returns the length of a shortcode at the start of s that holds nothing
// but an address, such as [embed]https://…[/embed], or 0.
func embedded(s string) int {
	for _, name := range [...]string{"embed", "audio", "video", "playlist"} {
		rest, ok := strings.CutPrefix(s, "["+name+"]http")
		if !ok {
			continue
		}
		address, _, ok := strings.Cut(rest[:min(len(rest), maxMarkup)], "[/"+name+"]")
		if ok && !strings.ContainsAny(address, " []") {
			return len("["+name+"]http") + len(address) + len("[/"+name+"]")
		}
	}
	return 0
}

// htmlNames are the elements whose tags are taken out of text.
const htmlNames = " p br hr div span a b i u em strong small big sub sup ul ol li dl dt dd h1 h2 h3 h4 h5 h6 img table thead tbody tr td th blockquote q cite figure figcaption iframe script style noscript section article header footer aside nav main font center pre code video audio source picture embed object param form input button label select option strike del ins mark time meta link body html head "

// htmlTag returns the length of the tag or comment at the start of s, or 0.
func htmlTag(s string) int {
	if strings.HasPrefix(s, "<!--") {
		end := strings.Index(s[:min(len(s), 10*maxMarkup)], "-->")
		if end < 0 {
			return 0
		}
		return end + len("-->")
	}
	end := strings.IndexByte(s[:min(len(s), maxMarkup)], '>')
	if end < 2 || strings.IndexByte(s[1:end], '<') >= 0 {
		return 0
	}
	in := strings.TrimPrefix(s[1:end], "/")
	n := wordBytes(in)
	name, attrs := strings.ToLower(in[:n]), in[n:]
	if !strings.Contains(htmlNames, " "+name+" ") {
		return 0
	}
	// "a <b and c> d" has no attribute.
	attrs = strings.TrimSpace(strings.TrimSuffix(attrs, "/"))
	if attrs != "" && (!strings.Contains(attrs, "=") || attrs == in[n:]) {
		return 0
	}
	// "the <br> tag" is about markup.
	for _, w := range [...]string{" tag", " element"} {
		if strings.HasPrefix(s[end+1:], w) {
			return 0
		}
	}
	return end + 1
}
