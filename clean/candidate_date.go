package clean

import (
	"strconv"
	"strings"
	"time"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/parse"
)

// A dateOption is a date that one source states.
type dateOption struct {
	candidate
	date   dates.Date
	points float64
}

// Points of dates by their sources, from how often each has the labelled date of
// 1,946 pages: 5 and more are right nine times of ten, 3 half of the time.
const (
	pointsStatedDate   = 6.0 // JSON-LD of an article, Open Graph, microdata of the head
	pointsLabelledHint = 5.5 // a class or property that says "published" or "modified"
	pointsDateHint     = 5.0 // a time element, a class that says "date"
	pointsAskedDate    = 5.0 // JSON-LD of a question
	pointsLabelledLine = 4.6 // a line that says "Published"
	pointsBylineDate   = 4.5 // in a byline
	pointsAddressDate  = 4.5
	pointsMetaDate     = 4.0
	pointsDateLine     = 4.0 // a line that is a date
	pointsShortLine    = 3.6 // a line with few words beside a date
	pointsWorkDate     = 3.4 // JSON-LD of a product, a video, a recipe
	pointsPageDate     = 3.0 // JSON-LD of the page: content systems date all pages
	pointsLongLine     = 3.0
	pointsCreated      = 1.0 // less where it is the date of creation

	minDatePoints = 3.5
	minLoneDate   = 2.5 // where all candidates are of one day
	pointsSameDay = 1.5 // another source has the same day
	pointsSeries  = 2.0 // less for one of the dates of a list
)

// Words beside a date in a line.
const (
	shortDateLine = 8
	longDateLine  = 12
)

// A dateGatherer gathers what the sources say of the dates of a page of HTML.
type dateGatherer struct {
	*Pass
	tag                 string // the language by which dates are read
	published, modified []dateOption
}

// readDate reads a date as markup writes it: as dates are written anywhere, in
// digits alone, or as seconds or milliseconds since 1970.
func readDate(s, locale string) (dates.Found, bool) {
	s = strings.TrimSpace(s)
	if isDigits(s) {
		return readDigits(s)
	}
	if rest, ok := strings.CutPrefix(s, "/Date("); ok {
		return readDigits(strings.TrimRight(rest, ")/"))
	}
	l := dates.Scan(s, locale)
	for _, label := range [...]dates.Label{dates.Published, dates.None, dates.Updated} {
		for _, f := range l.Dates {
			if f.Label == label && plausible(f.Date) {
				return f, true
			}
		}
	}
	return dates.Found{}, false
}

// Bounds of times in seconds: 1995 and 2100. Smaller numbers are ids.
const (
	firstSecond = 788918400
	lastSecond  = 4102444800
)

// readDigits reads a date of digits alone.
func readDigits(s string) (f dates.Found, ok bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return f, false
	}
	if len(s) == 8 {
		l := dates.Scan(s[:4]+"-"+s[4:6]+"-"+s[6:], "")
		if len(l.Dates) == 1 && plausible(l.Dates[0].Date) {
			return l.Dates[0], true
		}
		return f, false
	}
	if len(s) == len("1700000000000") {
		n /= 1000
	}
	if n < firstSecond || n > lastSecond {
		return f, false
	}
	t := time.Unix(n, 0).UTC()
	f.Date = dates.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day(), Hour: t.Hour(), Minute: t.Minute(), Second: t.Second(),
		Precision: dates.Second, Zoned: true, Zone: "UTC"}
	return f, true
}

// firstYear is the year before which no page of the web was published; what
// programs write for "no date" (1970-01-01, 1900) lies before it.
const firstYear = 1990

func plausible(d dates.Date) bool { return d.Year >= firstYear && d.Precision >= dates.Day }

// dateOptions gathers what the sources say of the page's dates.
func (p *Pass) dateOptions() *dateGatherer {
	g := &dateGatherer{Pass: p, tag: p.locale()}
	g.things()
	for _, c := range p.evidence.meta[statements.Published] {
		points := pointsMetaDate
		if c.from == statements.OpenGraph || c.from == statements.Microdata {
			points = pointsStatedDate
		}
		g.add(&g.published, c, points)
	}
	for _, c := range p.evidence.meta[statements.Modified] {
		g.add(&g.modified, c, pointsMetaDate)
	}
	g.hintedDates()
	g.lines()
	if day := dayInAddress(p.Page.Doc.URL); day != "" {
		g.add(&g.published, candidate{value: day, from: fromURL, name: "path", at: nowhere, block: -1}, pointsAddressDate)
	}
	return g
}

// add adds a candidate, if it can be read as a date.
func (g *dateGatherer) add(to *[]dateOption, c candidate, points float64) {
	if f, ok := readDate(c.value, g.tag); ok {
		*to = append(*to, dateOption{candidate: c, date: f.Date, points: points})
	}
}

// things adds the dates of what JSON-LD describes.
func (g *dateGatherer) things() {
	for _, t := range g.subjects() {
		points := [...]float64{statements.Article: pointsStatedDate, statements.Work: pointsWorkDate, statements.Page: pointsPageDate}[t.Class]
		if t.Type == "Question" {
			points = pointsAskedDate
		}
		state := func(to *[]dateOption, points float64, keys ...string) {
			if v := t.Value(keys...); v.Text != "" {
				g.add(to, candidate{value: v.Text, from: statements.JSONLD, name: t.Type + "." + keys[0], at: v.Span, block: -1}, points)
			}
		}
		before := len(g.published)
		if state(&g.published, points, "datePublished"); len(g.published) == before {
			state(&g.published, points-pointsCreated, "dateCreated", "uploadDate")
		}
		state(&g.modified, points, "dateModified")
	}
}

// hintedDates adds the parts of the page whose markup says that they are dates.
func (g *dateGatherer) hintedDates() {
	points := map[hint]float64{
		hintPublished: pointsLabelledHint, hintModified: pointsLabelledHint, hintDate: pointsDateHint,
		hintByline: pointsBylineDate, hintAuthor: pointsBylineDate,
	}
	for _, h := range g.fieldHints() {
		if points[h.hint] == 0 {
			continue
		}
		f, ok := readDate(h.value, g.tag)
		if !ok {
			continue
		}
		to := &g.published
		if h.hint == hintModified && f.Label != dates.Published || f.Label == dates.Updated {
			to = &g.modified
		}
		*to = append(*to, dateOption{candidate: h.candidate, date: f.Date, points: points[h.hint] - h.penalty})
	}
}

// lines adds the dates of the short lines beside the headline, of those that
// rules found, and elsewhere of those that say that the page was published.
func (g *dateGatherer) lines() {
	o := g.outline()
	for i := range g.facts {
		near := g.near(i, o)
		found := g.is(i, RoleDate) || g.is(i, RoleByline)
		labelled := found || g.matchesAny(i, "date.published", "date.updated")
		if near != besideTitle && !labelled || len(g.Page.Blocks[i].Text) > maxHintBytes {
			continue
		}
		if z := g.evidence.zoneOf(i); z == zoneAside || z == zoneComment {
			continue
		}
		h := g.head(i)
		for k := range h.dates.Dates {
			f := &h.dates.Dates[k]
			points := linePoints(h, f, labelled)
			if points == 0 || !plausible(f.Date) || near == farAway && f.Label != dates.Published {
				continue
			}
			to := &g.published
			if f.Label == dates.Updated {
				to = &g.modified
			}
			at := parse.Span{Start: f.Start, End: f.End}
			c := candidate{value: g.Page.Blocks[i].Text[f.Start:f.End], from: fromVisible, name: "line", at: at, block: i}
			*to = append(*to, dateOption{candidate: c, date: f.Date, points: points - placePenalty[near]})
		}
	}
}

// linePoints returns what a date of a line is worth.
func linePoints(h *headLine, f *dates.Found, labelled bool) float64 {
	words := countWords(h.rest)
	switch {
	case f.Label == dates.Published:
		return pointsLabelledLine
	case labelled:
		return pointsBylineDate
	case h.dateOnly:
		return pointsDateLine
	case words <= shortDateLine:
		return pointsShortLine
	case words <= longDateLine:
		return pointsLongLine
	}
	return 0
}

// dayInAddress returns the day that the path of an address holds, /2024/05/03/
// or /2024-05-03, in the form of ISO 8601, or "".
func dayInAddress(address string) string {
	parts := strings.FieldsFunc(pathOf(address), func(r rune) bool { return r == '/' || r == '-' || r == '_' || r == '.' })
	for i := 0; i+2 < len(parts); i++ {
		y, m, d := parts[i], parts[i+1], parts[i+2]
		if len(y) == 4 && (y[0] == '1' || y[0] == '2') && len(m) <= 2 && len(d) <= 2 && isDigits(y+m+d) {
			pad := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
			return y + "-" + pad(m) + "-" + pad(d)
		}
	}
	return ""
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
