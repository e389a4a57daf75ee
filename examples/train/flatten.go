package main

import (
	"html"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// Ways in which pages lose their HTML.
const (
	blankLines = iota // a blank line between blocks, pictures by their alternative texts
	titleFirst        // the title, then a line a block, as in WET files of Common Crawl
	textNodes         // a line for each run of text between two tags
	numFlat
)

// flatten returns the text of an HTML page as a careless scraper saves it.
func flatten(p *parse.Page, way int) string {
	var b strings.Builder
	if way == titleFirst && p.Head.Title.Value != "" {
		b.WriteString(p.Head.Title.Value + "\n")
	}
	image, skipped := 0, 0
	for i := range p.Blocks {
		for ; image < len(p.Images) && p.Images[image].Before <= i; image++ {
			if alt := p.Images[image].Alt; way == blankLines && alt != "" {
				b.WriteString(alt + "\n\n")
			}
		}
		switch way {
		case textNodes:
			skipped = writeNodes(&b, p, p.Blocks[i].Span, skipped)
		case blankLines:
			b.WriteString(p.Blocks[i].Text + "\n\n")
		default:
			b.WriteString(parse.FoldSpace(p.Blocks[i].Text) + "\n")
		}
	}
	return b.String()
}

// writeNodes writes each run of text between two tags in a range of the source
// as a line. skipped counts the elements without text that were passed.
func writeNodes(b *strings.Builder, p *parse.Page, at parse.Span, skipped int) int {
	for at.Start < at.End {
		end := at.End
		next := at.End
		for ; skipped < len(p.Skipped) && p.Skipped[skipped].End <= at.Start; skipped++ {
		}
		if skipped < len(p.Skipped) && p.Skipped[skipped].Start < end {
			end, next = max(p.Skipped[skipped].Start, at.Start), p.Skipped[skipped].End
		}
		for source := p.Doc.Text[at.Start:end]; source != ""; {
			text, rest, _ := strings.Cut(source, "<")
			if t := parse.FoldSpace(html.UnescapeString(text)); t != "" {
				b.WriteString(t + "\n")
			}
			_, source, _ = strings.Cut(rest, ">")
		}
		at.Start = next
	}
	return skipped
}
