package clean

import (
	"strings"
	"unicode"
)

func tagRules() []Rule {
	return []Rule{
		{
			Name: "tags.heading",
			Doc:  "The label before a list of tags, and the whole line where the tags stand behind it.",
			Run:  takeTagLines,
		},
		{
			Name: "tags.list",
			Doc:  "Tags: the line or lines below their label, and lines of #hashtags outside of the body.",
			Run:  takeTags,
		},
	}
}

// Bounds of a tag list.
const (
	maxTagWords = 6
	maxTagLines = 25
)

func takeTagLines(p *Pass) {
	o := p.outline()
	for _, i := range p.found.matched {
		if !p.free(i) {
			continue
		}
		m, ok := p.match(i, "tags.heading")
		if !ok || !o.outside(i) {
			continue
		}
		if m.RestStart < m.RestEnd {
			if p.facts[i].stop {
				continue // a list of tags is no sentence
			}
			if tags := splitTags(p.Page.Blocks[i].Text[m.RestStart:m.RestEnd]); len(tags) > 0 {
				p.whole(i, RoleTags, 0.92, phraseReason(m)+" with its list")
			}
			continue
		}
		if n := p.tagLines(i + 1); n > 0 {
			p.whole(i, RoleLabel, 0.92, phraseReason(m))
			p.zones.tags = append(p.zones.tags, [2]int{i + 1, i + 1 + n})
		} else if !m.Phrase.Weak || i > o.end {
			p.whole(i, RoleLabel, 0.8, phraseReason(m)+" without a list")
		}
	}
}

// tagLines returns how many blocks from i on are tags: one line with commas, or
// lines of one short tag each.
func (p *Pass) tagLines(i int) int {
	n := 0
	for k := i; k < len(p.facts) && n < maxTagLines; k++ {
		t := p.Page.Blocks[k].Text
		if !p.free(k) || p.facts[k].stop || p.facts[k].prose {
			break
		}
		if k == i && (strings.ContainsAny(t, ",;、،|·•#") || isIdeographic(t)) && len(splitTags(t)) > 1 {
			return 1
		}
		if p.facts[k].words > maxTagWords || p.matchesTail(k) || k > i && p.Page.Blocks[k].Gap > p.Page.Blocks[i].Gap+1 {
			break
		}
		n++
	}
	return n
}

// matchesTail reports whether block k is a line of the page's end by any phrase.
func (p *Pass) matchesTail(k int) bool {
	for _, m := range p.facts[k].matches {
		if m.Whole && m.Phrase.Category != "nav.menu" {
			return true
		}
	}
	return false
}

func takeTags(p *Pass) {
	for _, z := range p.zones.tags {
		for k := z[0]; k < z[1]; k++ {
			p.whole(k, RoleTags, 0.88, "below the label of tags")
		}
	}
	o := p.outline()
	for i := range p.facts {
		t := p.Page.Blocks[i].Text
		if !p.free(i) || !o.outside(i) || !strings.HasPrefix(t, "#") {
			continue
		}
		words := strings.FieldsFunc(t, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
		tags := 0
		for _, w := range words {
			if len(w) > 1 && w[0] == '#' && strings.IndexFunc(w[1:], isLetterOrDigit) == 0 {
				tags++
			}
		}
		if tags == len(words) && tags > 0 {
			p.whole(i, RoleTags, 0.9, "hashtags")
		}
	}
}

// splitTags divides a list of tags. It returns nothing where a part is too long
// to be one.
func splitTags(s string) []string {
	sep := func(r rune) bool { return strings.ContainsRune(",;、،|·•，", r) }
	if strings.Contains(s, "#") {
		sep = func(r rune) bool { return strings.ContainsRune(",;、،|·•，#", r) }
	}
	if !strings.ContainsFunc(s, sep) && isIdeographic(s) {
		sep = unicode.IsSpace
	}
	var tags []string
	for _, t := range strings.FieldsFunc(s, sep) {
		t = strings.Trim(t, " \t\u00a0\u3000.:-–")
		if t == "" {
			continue
		}
		if countWords(t) > maxTagWords {
			return nil
		}
		tags = append(tags, t)
	}
	return tags
}
