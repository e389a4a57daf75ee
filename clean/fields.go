package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// Values of Source.From.
const (
	fromVisible   = "visible"
	fromContainer = "container"
	fromDetected  = "detected"
	fromClass     = "class"
	fromLink      = "link"
	fromTime      = "time"
	fromURL       = "url"
)

var nowhere = parse.Span{Start: -1, End: -1}

// fields fills in the fields of the article.
func (p *Pass) fields(a *Article) {
	p.titleField(a)
	p.dekField(a)
	p.authorFields(a)
	p.dateFields(a)
	p.sectionField(a)
	p.tagField(a)
	p.figureField(a)
	p.siteField(a)
	p.languageField(a)
	if a.URL != "" {
		a.Sources["url"] = Source{From: fromContainer, Value: a.URL, Span: nowhere}
	}
}

// visible is the source of a field that decision d found.
func visible(d Decision, value string) Source {
	return Source{From: fromVisible, Rule: d.rule, Value: value, Confidence: d.Confidence, Span: d.Span}
}

// container fills in a field that the page does not show from the metadata of
// the document's container.
func (p *Pass) container(a *Article, field string, to *string, names ...string) {
	if v := parse.FoldSpace(p.Page.Doc.Meta.Get(names...)); v != "" && *to == "" {
		*to = v
		a.Sources[field] = Source{From: fromContainer, Value: v, Span: nowhere}
	}
}

func (p *Pass) titleField(a *Article) {
	if p.origin != nil && p.titleOfHTML(a) {
		return
	}
	if d, ok := p.first(RoleTitle); ok {
		a.Title = p.titleText()
		s := visible(d, a.Title)
		if t := parse.FoldSpace(p.containerTitle()); t != "" && phrase.Fold(t) != phrase.Fold(a.Title) {
			s.Rivals = []Rival{{From: fromContainer, Value: t, Span: nowhere}}
		}
		a.Sources["title"] = s
	}
	p.container(a, "title", &a.Title, "title", "headline")
}

func (p *Pass) dekField(a *Article) {
	if d, ok := p.first(RoleDek); ok {
		a.Dek = p.Page.Blocks[d.Block].Text
		a.Sources["dek"] = visible(d, a.Dek)
	}
}

// first returns the first decision in source order with the role.
func (p *Pass) first(r Role) (Decision, bool) {
	for d := range p.with(r) {
		return d, true
	}
	return Decision{}, false
}

// with yields the decisions with the role in source order.
func (p *Pass) with(r Role) func(func(Decision) bool) {
	return func(yield func(Decision) bool) {
		var of []Decision
		for _, d := range p.labels.all {
			if d.Role == r {
				of = append(of, d)
			}
		}
		slices.SortStableFunc(of, func(a, b Decision) int { return a.Start - b.Start })
		for _, d := range of {
			if !yield(d) {
				return
			}
		}
	}
}

// content returns the range of a decision without the marks of its block.
func (p *Pass) content(d Decision) parse.Span {
	b := &p.Page.Blocks[d.Block]
	return parse.Span{Start: max(d.Start, b.Content.Start), End: min(d.End, b.Content.End)}
}

func (p *Pass) authorFields(a *Article) {
	if p.origin != nil {
		p.authorsOfHTML(a)
		return
	}
	add := func(names []Author) {
		for _, n := range names {
			if !slices.ContainsFunc(a.AuthorDetails, func(o Author) bool { return phrase.Fold(o.Name) == phrase.Fold(n.Name) }) {
				a.AuthorDetails = append(a.AuthorDetails, n)
				a.Authors = append(a.Authors, n.Name)
			}
		}
	}
	for d := range p.with(RoleByline) {
		b := p.byline(d.Block)
		if len(b.authors) == 0 {
			p.roleBelow(a, d)
			continue
		}
		if len(a.Authors) == 0 {
			a.Sources["authors"] = visible(d, p.Page.Blocks[d.Block].Text)
		}
		add(b.authors)
	}
	if len(a.Authors) > 0 {
		return
	}
	for _, f := range p.Page.Doc.Meta {
		name := f.Name[strings.LastIndexByte(f.Name, '.')+1:]
		if name != "author" && name != "authors" && name != "byline" || parse.FoldSpace(f.Value) == "" {
			continue
		}
		names := p.readAuthors(f.Value, true).authors
		if len(names) == 0 {
			names = []Author{{Name: parse.FoldSpace(f.Value)}}
		}
		add(names)
		a.Sources["authors"] = Source{From: fromContainer, Value: f.Value, Span: nowhere}
	}
}

// roleBelow gives the job title that stands on a line of its own to the last author.
func (p *Pass) roleBelow(a *Article, d Decision) {
	if n := len(a.AuthorDetails); n > 0 && a.AuthorDetails[n-1].Role == "" {
		a.AuthorDetails[n-1].Role = p.Page.Blocks[d.Block].Text
	}
}

func (p *Pass) dateFields(a *Article) {
	if p.origin != nil {
		p.datesOfHTML(a)
		return
	}
	var published, other, updated, modified *dates.Found
	var pubAt, otherAt, updAt, modAt Decision
	see := func(d Decision) {
		for k := range p.head(d.Block).dates.Dates {
			f := &p.head(d.Block).dates.Dates[k]
			switch {
			case f.Label == dates.Published && published == nil:
				published, pubAt = f, d
			case f.Label == dates.Updated:
				if updated == nil {
					updated, updAt = f, d
				}
				modified, modAt = f, d
			case f.Label == dates.None && other == nil:
				other, otherAt = f, d
			}
		}
	}
	for d := range p.with(RoleDate) {
		see(d)
	}
	for d := range p.with(RoleByline) {
		see(d)
	}
	note := ""
	switch {
	case published != nil:
	case other != nil:
		published, pubAt = other, otherAt
	case updated != nil:
		published, pubAt, note = updated, updAt, "the page states only when it was updated"
	}
	if published != nil {
		a.Published = published.String()
		a.Sources["published"] = p.dateSource(pubAt, published, note)
	}
	if modified != nil {
		a.Modified = modified.String()
		a.Sources["modified"] = p.dateSource(modAt, modified, "")
	}
	p.containerDate(a, "published", &a.Published, "date", "published", "publish_date", "date_publish", "date_published",
		"published_at", "publication_date", "published_date", "pubdate", "datepublished", "article:published_time",
		"metadata.date", "metadata.published", "metadata.publish_date", "meta.date", "meta.published")
	p.containerDate(a, "modified", &a.Modified, "modified", "date_modify", "date_modified", "modified_at", "updated",
		"updated_at", "datemodified", "article:modified_time", "metadata.modified", "meta.modified")
}

func (p *Pass) dateSource(d Decision, f *dates.Found, note string) Source {
	b := &p.Page.Blocks[d.Block]
	s := visible(d, b.Text[f.Start:f.End])
	switch {
	case note != "":
		s.Note = note
	case f.Precision >= dates.Minute && !f.Zoned:
		s.Note = "zone unknown"
	}
	return s
}

// containerDate fills in a date from the container; one that cannot be read is
// left out.
func (p *Pass) containerDate(a *Article, field string, to *string, names ...string) {
	v := parse.FoldSpace(p.Page.Doc.Meta.Get(names...))
	if v == "" || *to != "" {
		return
	}
	l := dates.Scan(v, p.locale())
	if d, ok := l.Published(); ok {
		*to = d.String()
		a.Sources[field] = Source{From: fromContainer, Value: v, Span: nowhere}
	}
}

func (p *Pass) sectionField(a *Article) {
	var path []string
	var from Decision
	for d := range p.with(RoleBreadcrumb) {
		if len(path) > 0 && d.Block > from.Block+2*maxCrumbs {
			break // the same path at the other end of the page
		}
		if len(path) == 0 {
			from = d
		}
		path = append(path, p.crumbNames(p.Page.Blocks[d.Block].Text, len(path) == 0)...)
	}
	if len(path) == 0 {
		return
	}
	title := phrase.Fold(a.Title)
	for k, name := range path {
		fold := phrase.Fold(name)
		last := k == len(path)-1
		switch {
		case k == 0 && p.isHome(name):
		case last && (fold == title || cutShort(name, title)):
		case slices.Contains(a.Section, name):
		default:
			a.Section = append(a.Section, name)
		}
	}
	s := visible(from, "")
	s.Path = path
	a.Sources["section"] = s
}

// crumbNames returns the names in a line of a breadcrumb.
func (p *Pass) crumbNames(line string, first bool) []string {
	parts := crumbs(line)
	if len(parts) == 1 && first {
		if s := p.slashes(parts[0]); s != nil {
			parts = s
		} else {
			parts = strings.FieldsFunc(parts[0], func(r rune) bool { return r == '/' || r == '|' || r == '·' })
		}
	}
	var names []string
	for k, part := range parts {
		part = parse.FoldSpace(strings.Trim(part, " /|\u00a0"))
		if k == 0 && first {
			part = p.cutHereLabel(part)
		}
		if part != "" {
			names = append(names, part)
		}
	}
	return names
}

// cutHereLabel removes “You are here:” from the first part of a path.
func (p *Pass) cutHereLabel(s string) string {
	for _, m := range p.env.phrases.At(nil, s, 0, "nav.you_are_here") {
		if rest := strings.TrimLeft(s[m.End:], " :"); rest != "" {
			return rest
		}
	}
	return s
}

func (p *Pass) tagField(a *Article) {
	for d := range p.with(RoleTags) {
		text := p.Page.Blocks[d.Block].Text
		if m, ok := p.match(d.Block, "tags.heading"); ok && m.RestStart < m.RestEnd {
			text = text[m.RestStart:m.RestEnd]
		}
		if len(a.Tags) == 0 {
			a.Sources["tags"] = visible(d, text)
		}
		for _, t := range splitTags(text) {
			if !slices.Contains(a.Tags, t) {
				a.Tags = append(a.Tags, t)
			}
		}
	}
	if len(a.Tags) > 0 {
		return
	}
	for _, f := range p.Page.Doc.Meta {
		if name := f.Name[strings.LastIndexByte(f.Name, '.')+1:]; name == "tags" || name == "keywords" {
			a.Tags = append(a.Tags, splitTags(f.Value)...)
			a.Sources["tags"] = Source{From: fromContainer, Value: f.Value, Span: nowhere}
		}
	}
}

func (p *Pass) siteField(a *Article) {
	if d, ok := p.first(RoleSite); ok {
		a.Site = strings.Trim(parse.FoldSpace(p.siteText(d)), " |-–—·•:»«")
		a.Sources["site"] = visible(d, a.Site)
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
				a.Sources["site"] = visible(d, a.Site)
				return
			}
		}
	}
}

func (p *Pass) languageField(a *Article) {
	p.container(a, "language", &a.Language, "language", "lang", "metadata.language", "metadata.lang")
	if a.Language == "" {
		if a.Language = p.env.words.detect(p.sample()); a.Language != "" {
			a.Sources["language"] = Source{From: fromDetected, Note: "function words", Value: a.Language, Span: nowhere}
		}
	}
}
