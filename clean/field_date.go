package clean

import (
	"time"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/clean/internal/statements"
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

// datesOfHTML decides about the dates of a page of HTML: the candidates with the
// most points, where agreement on a day adds some.
func (p *Pass) datesOfHTML(a *Article) {
	g := p.dateOptions()
	dropSeries(g.published)
	published, modified := p.bestPublished(g.published), bestDate(g.modified)
	note := ""
	if published == nil && modified != nil && modified.from != statements.OpenGraph {
		published, note = modified, "the page states only when it was updated"
	}
	if published != nil {
		a.Published = published.date.String()
		s := p.evidence.sourceOf(&published.candidate, dateRivals(g.published))
		s.Note, s.Confidence = note, confidenceOf(published.points)
		if note == "" {
			s.Note = zoneNote(&published.date)
		}
		a.Sources["published"] = s
	}
	if modified != nil {
		a.Modified = modified.date.String()
		s := p.evidence.sourceOf(&modified.candidate, dateRivals(g.modified))
		s.Note, s.Confidence = zoneNote(&modified.date), confidenceOf(modified.points)
		a.Sources["modified"] = s
	}
}

// zoneNote says where a time of day has no known zone.
func zoneNote(d *dates.Date) string {
	if d.Precision >= dates.Minute && !d.Zoned {
		return "zone unknown"
	}
	return ""
}

// bestPublished returns the date of publication; nil where none has enough
// points.
func (p *Pass) bestPublished(options []dateOption) *dateOption {
	best := bestDate(options)
	if best == nil {
		return nil
	}
	least := minDatePoints
	if !p.evidence.aboutArticle() {
		least += offSubject
	}
	if best.points < least && (best.points < minLoneDate || !oneDay(options)) {
		return nil
	}
	return finest(shownDay(best, options), options)
}

// finest returns the candidate that says the same moment as the best one and
// more of it: the time of the day, the zone.
func finest(best *dateOption, options []dateOption) *dateOption {
	for i := range options {
		if o := &options[i]; refines(&o.date, &best.date) && o.points >= minDatePoints {
			best = o
		}
	}
	return best
}

// refines reports whether d says the same moment as o and more of it.
func refines(d, o *dates.Date) bool {
	same := sameDay(d, o) && (o.Precision < dates.Minute || d.Hour == o.Hour && d.Minute == o.Minute)
	return same && (d.Precision >= dates.Minute && o.Precision < dates.Minute || d.Zoned && !o.Zoned && d.Precision >= o.Precision)
}

// shownDay returns the date that the page shows of a moment that markup states
// in universal time: readers have another day for some hours of each.
func shownDay(best *dateOption, options []dateOption) *dateOption {
	if best.block >= 0 || best.date.Precision < dates.Minute || !best.date.Zoned || best.date.Offset != 0 {
		return best
	}
	day := dayNumber(&best.date)
	for i := range options {
		o := &options[i]
		if n := dayNumber(&o.date) - day; o.points >= minDatePoints && (o.block >= 0 || o.from == fromURL) && (n == 1 || n == -1) {
			return o
		}
	}
	return best
}

// dayNumber counts the days.
func dayNumber(d *dates.Date) int {
	return int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// oneDay reports whether all candidates are of the same day, and not only what
// JSON-LD says of the page.
func oneDay(options []dateOption) bool {
	shown := false
	for i := range options {
		if !sameDay(&options[i].date, &options[0].date) {
			return false
		}
		shown = shown || options[i].block >= 0 && options[i].points >= minLoneDate
	}
	return shown
}

// dropSeries takes points from dates of which there are several of the same
// kind and of different days: those of the entries of a list.
func dropSeries(options []dateOption) {
	const several = 3 // days
	days := map[string]map[string]bool{}
	for i := range options {
		o := &options[i]
		if o.block >= 0 {
			key := o.from + " " + o.name
			if days[key] == nil {
				days[key] = map[string]bool{}
			}
			days[key][o.date.String()[:len("2006-01-02")]] = true
		}
	}
	for i := range options {
		o := &options[i]
		if o.block >= 0 && len(days[o.from+" "+o.name]) >= several {
			o.points -= pointsSeries
		}
	}
}

func dateRivals(options []dateOption) []candidate {
	var out []candidate
	for i := range options {
		out = append(out, options[i].candidate)
	}
	return out
}

// bestDate returns the candidate with the most points, those of other sources of
// the same day included; nil where there is none.
func bestDate(options []dateOption) *dateOption {
	var best *dateOption
	for i := range options {
		o := &options[i]
		for k := range options {
			if k != i && options[k].from+options[k].name != o.from+o.name && sameDay(&options[k].date, &o.date) {
				o.points += pointsSameDay
				break
			}
		}
		if best == nil || o.points > best.points {
			best = o
		}
	}
	return best
}

func sameDay(a, b *dates.Date) bool {
	return a.Year == b.Year && a.Month == b.Month && a.Day == b.Day
}
