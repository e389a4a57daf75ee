package clean

import (
	"strings"

	"github.com/copydesk/copydesk/parse"
)

func permalinkRules() []Rule {
	return []Rule{{
		Name: "markup.permalink", cuts: true,
		Doc: "The sign at an end of a heading that links to the heading itself: ¶, #, §, 🔗. Signs that are no links stay.",
		Run: cutPermalinks,
	}}
}

// permalinkSigns are what such a link may consist of.
const permalinkSigns = "¶#§🔗∞⚓☍\ufe0e\ufe0f\u200b"

func cutPermalinks(p *Pass) {
	for i := range p.Page.Blocks {
		b := &p.Page.Blocks[i]
		if b.Kind != parse.Heading || len(b.Links) == 0 {
			continue
		}
		for _, l := range b.Links {
			atEdge := l.Start == 0 || l.End == len(b.Text)
			if !atEdge || l.End-l.Start == len(b.Text) || strings.Trim(b.Text[l.Start:l.End], permalinkSigns) != "" {
				continue
			}
			p.Report(Decision{
				Block: i, Role: RoleMarkup, Confidence: 0.97, Reason: "a heading's link to itself",
				Span: parse.Span{Start: b.Content.Start + l.Start, End: b.Content.Start + l.End},
			})
		}
	}
}
