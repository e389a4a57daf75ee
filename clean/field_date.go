package clean

import (
	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/parse"
)

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
	s := p.visible(d, b.Text[f.Start:f.End])
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
