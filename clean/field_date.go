package clean

import (
	"time"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/parse"
)

func (p *Pass) dateFields(a *Article) {
	if p.origin != nil {
		p.datesOfHTML(a)
	} else {
		p.datesOfText(a)
	}
	p.containerDate(a, "published", &a.Published, "date", "published", "publish_date", "date_publish", "date_published",
		"published_at", "publication_date", "published_date", "pubdate", "datepublished", "article:published_time",
		"metadata.date", "metadata.published", "metadata.publish_date", "meta.date", "meta.published")
	p.containerDate(a, "modified", &a.Modified, "modified", "date_modify", "date_modified", "modified_at", "updated",
		"updated_at", "datemodified", "article:modified_time", "metadata.modified", "meta.modified")
}

// datesOfText takes the dates in the lines of a text.
func (p *Pass) datesOfText(a *Article) {
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

// datesOfHTML decides about the dates of a page of HTML: the day with the most
// points, if they are enough, and the day of the last change.
func (p *Pass) datesOfHTML(a *Article) {
	all := p.dateOptions()
	if len(all) == 0 {
		return
	}
	days := p.rateDays(all)
	if best := shownDay(days); best.points > minDatePoints {
		o := finest(best.first(), best.sources)
		a.Published = o.date.String()
		s := p.evidence.sourceOf(&o.candidate, dateRivals(all, false))
		s.Note, s.Confidence = zoneNote(&o.date), dayChance(days)
		if o.sign.changed() {
			s.Note = "the page states only when it was updated"
		}
		a.Sources["published"] = s
	}
	if o := lastChange(all); o != nil {
		a.Modified = o.date.String()
		s := p.evidence.sourceOf(&o.candidate, dateRivals(all, true))
		s.Note, s.Confidence = zoneNote(&o.date), modifiedConfidence
		a.Sources["modified"] = s
	}
}

// minDatePoints is where F1 is best: where the chance of a day against none is
// about half of F1.
const minDatePoints = -0.4

// modifiedConfidence is what is said of days of the last change, of which no
// labelled page says whether they are right.
const modifiedConfidence = 0.8

// rateDays returns the days that sources state, the best first.
func (p *Pass) rateDays(all []dateOption) []dayOption {
	days := p.dayOptions(all)
	for i := range days {
		days[i].points = days[i].signs.points(datePoints[:])
	}
	byPoints(days, func(d *dayOption) float64 { return d.points })
	return days
}

// shownDay returns the best day; where it is stated in universal time, that of
// its readers, if the page shows it.
func shownDay(days []dayOption) *dayOption {
	best := &days[0]
	if !best.signs.has(dayStatedFor) {
		return best
	}
	n := dayNumber(&best.sources[0].date)
	for i := range days {
		d := &days[i]
		m := dayNumber(&d.sources[0].date)
		if d.signs.has(dayShownOf) && d.points > minDatePoints && (n-m == 1 || m-n == 1) {
			return d
		}
	}
	return best
}

// dayChance returns the chance of the first day, of which a page may have none.
func dayChance(days []dayOption) float64 {
	points := make([]float64, len(days))
	for i := range days {
		points[i] = days[i].points
	}
	return firstChance(points, 1)
}

// lastChange returns the date of the last change that most sources have; nil
// where none states one.
func lastChange(all []dateOption) *dateOption {
	var best *dateOption
	most := 0
	for i := range all {
		if !all[i].sign.changed() {
			continue
		}
		n := 0
		for k := range all {
			if all[k].sign.changed() && sameDay(&all[k].date, &all[i].date) {
				n++
			}
		}
		if n > most {
			best, most = &all[i], n
		}
	}
	return best
}

// zoneNote says where a time of day has no known zone.
func zoneNote(d *dates.Date) string {
	if d.Precision >= dates.Minute && !d.Zoned {
		return "zone unknown"
	}
	return ""
}

// finest returns the candidate that says the same moment as the best one and
// more of it: the time of the day, the zone.
func finest(best *dateOption, day []*dateOption) *dateOption {
	for _, o := range day {
		if o.sign.changed() == best.sign.changed() && refines(&o.date, &best.date) {
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

// dayNumber counts the days.
func dayNumber(d *dates.Date) int {
	return int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// dateRivals returns the candidates for one of the dates.
func dateRivals(all []dateOption, changed bool) []candidate {
	var out []candidate
	for i := range all {
		if all[i].sign.changed() == changed {
			out = append(out, all[i].candidate)
		}
	}
	return out
}

func sameDay(a, b *dates.Date) bool {
	return a.Year == b.Year && a.Month == b.Month && a.Day == b.Day
}
