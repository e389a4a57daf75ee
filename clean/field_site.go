package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

func (p *Pass) siteField(a *Article) {
	if p.origin != nil && p.statedSite(a) {
		return
	}
	if d, ok := p.first(RoleSite); ok {
		a.Site = strings.Trim(parse.FoldSpace(p.siteText(d)), " |-–—·•:»«")
		a.Sources["site"] = p.visible(d, a.Site)
	}
	if a.Site == "" {
		p.siteBesideTitle(a)
	}
	p.container(a, "site", &a.Site, "site", "site_name", "sitename", "publisher", "source_domain", "domain", "source", "metadata.site", "metadata.site_name")
}

// siteText returns what is left of the title's block.
func (p *Pass) siteText(d Decision) string {
	at := p.content(d)
	for _, o := range p.parts(d.Block) {
		if o.Role == RoleTitle {
			if o.Start-at.Start >= at.End-o.End {
				return p.source(parse.Span{Start: at.Start, End: o.Start})
			}
			return p.source(parse.Span{Start: o.End, End: at.End})
		}
	}
	return p.source(at)
}

// siteBesideTitle takes the site's name from a copy of the title that has it.
func (p *Pass) siteBesideTitle(a *Article) {
	if a.Title == "" {
		return
	}
	key := p.key(a.Title)
	for d := range p.with(RoleDuplicate) {
		text := p.Page.Blocks[d.Block].Text
		if d.rule != "duplicate.title" || p.facts[d.Block].key == key {
			continue
		}
		for part := range titleParts(text) {
			if p.key(text[part.Start:part.End]) == key {
				a.Site = strings.Trim(text[:part.Start]+text[part.End:], " |-–—·•:»«")
				a.Sources["site"] = p.visible(d, a.Site)
				return
			}
		}
	}
}

// statedSite takes the site's name that markup states: Open Graph, the WebSite
// and the publisher of JSON-LD, other elements of the head.
func (p *Pass) statedSite(a *Article) bool {
	e := p.evidence
	var all, rest []candidate
	for _, c := range e.meta[statements.Site] {
		if c.from == statements.OpenGraph {
			all = append(all, c)
		} else {
			rest = append(rest, c)
		}
	}
	for _, v := range e.set.Sites {
		all = append(all, candidate{value: v.Text, from: statements.JSONLD, name: "WebSite.name", at: v.Span, block: -1})
	}
	for i := range e.set.Things {
		t := &e.set.Things[i]
		for _, n := range t.Names("publisher") {
			all = append(all, candidate{value: n.Name, from: statements.JSONLD, name: t.Type + ".publisher", at: n.Span, block: -1})
		}
	}
	all = append(all, rest...)
	all = slices.DeleteFunc(all, func(c candidate) bool { return countWords(c.value) > maxTitleWords || strings.Contains(c.value, "://") })
	all = append(all, p.evidence.siteInTitle()...)
	if len(all) == 0 {
		return false
	}
	a.Site = all[0].value
	a.Sources["site"] = p.evidence.sourceOf(&all[0], all[1:])
	return true
}

// siteInTitle returns the parts of the title element that are a name of the site:
// by its address, or by what its logo says.
func (e *evidence) siteInTitle() []candidate {
	t := &e.page.Head.Title
	cuts := titleCuts(t.Value)
	if len(cuts) == 0 {
		return nil
	}
	var out []candidate
	for _, part := range [...]string{t.Value[cuts[len(cuts)-1].End:], t.Value[:cuts[0].Start]} {
		if v := statements.Plain(part); e.isSite(v) || e.isLogo(letterKey(v)) {
			out = append(out, candidate{value: v, from: statements.Plaintext, name: "title", at: t.Span, block: -1})
		}
	}
	return out
}

// addressField takes the canonical address that the page states.
func (p *Pass) addressField(a *Article) {
	if a.URL != "" {
		a.Sources["url"] = Source{From: fromContainer, Value: a.URL, Span: nowhere}
	}
	if p.origin == nil {
		return
	}
	var all []candidate
	for _, l := range p.origin.Head.Links {
		if l.Name == "canonical" {
			all = append(all, candidate{value: l.Value, from: fromLink, name: l.Name, at: l.Span, block: -1})
		}
	}
	all = append(all, p.evidence.meta[statements.URL]...)
	p.firstAddress(a, "canonical", &a.Canonical, all)
}

// firstAddress fills in a field with the first of candidates that is an address,
// absolute, and its source.
func (p *Pass) firstAddress(a *Article, field string, to *string, all []candidate) {
	for i := range all {
		all[i].value = p.origin.Resolve(all[i].value)
	}
	all = slices.DeleteFunc(all, func(c candidate) bool { return hostOf(c.value) == "" })
	if len(all) > 0 {
		*to = all[0].value
		a.Sources[field] = p.evidence.sourceOf(&all[0], all[1:])
	}
}

// licenseField takes the licence that the page states: its address, or a few
// words.
func (p *Pass) licenseField(a *Article) {
	if p.origin == nil {
		return
	}
	var all []candidate
	for _, l := range p.origin.Head.Links {
		if l.Name == "license" {
			all = append(all, candidate{value: p.origin.Resolve(l.Value), from: fromLink, name: l.Name, at: l.Span, block: -1})
		}
	}
	for _, t := range p.subjects() {
		if v := t.Value("license"); v.Text != "" {
			all = append(all, candidate{value: v.Text, from: statements.JSONLD, name: t.Type + ".license", at: v.Span, block: -1})
		}
	}
	all = append(all, p.evidence.meta[statements.License]...)
	for i := range p.origin.Blocks {
		if b := &p.origin.Blocks[i]; p.evidence.zoneOf(i) != zoneComment {
			for k := range b.Links {
				if l := &b.Links[k]; strings.Contains(l.Rel, "license") {
					all = append(all, candidate{value: p.origin.Resolve(l.Href), from: fromLink, name: l.Rel, at: parse.Span{Start: l.Start, End: l.End}, block: i})
				}
			}
		}
	}
	if len(all) > 0 {
		a.License = all[0].value
		a.Sources["license"] = p.evidence.sourceOf(&all[0], all[1:])
	}
}
