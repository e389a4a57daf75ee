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
	date  dates.Date
	score float64
	note  string
}

// dateOptions are the candidates for the dates of a page.
type dateOptions struct {
	published, modified []dateOption
}

// readDate reads a date as markup writes it: as dates are written anywhere, in
// digits alone, or as seconds or milliseconds since 1970.
func readDate(s, locale string) (dates.Found, bool) {
	s = strings.TrimSpace(s)
	if s != "" && strings.Trim(s, "0123456789") == "" {
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
func (p *Pass) dateOptions() *dateOptions {
	var g dateOptions
	locale := p.locale()
	add := func(to *[]dateOption, c candidate, score float64) {
		if f, ok := readDate(c.value, locale); ok {
			*to = append(*to, dateOption{candidate: c, date: f.Date, score: score})
		}
	}
	e := p.evidence
	for _, t := range p.subjects() {
		of := func(name string, v statements.Value) candidate {
			return candidate{value: v.Text, from: statements.JSONLD, name: t.Type + "." + name, at: v.Span, block: -1}
		}
		score := [...]float64{statements.Article: 6, statements.Work: 3.4, statements.Page: 3}[t.Class]
		if t.Type == "Question" {
			score = 5
		}
		if v := t.Value("datePublished"); v.Text != "" {
			add(&g.published, of("datePublished", v), score)
		} else if v := t.Value("dateCreated", "uploadDate"); v.Text != "" {
			add(&g.published, of("dateCreated", v), score-1)
		}
		if v := t.Value("dateModified"); v.Text != "" {
			add(&g.modified, of("dateModified", v), score)
		}
	}
	for _, c := range e.meta[statements.Published] {
		score := 4.0
		if c.from == statements.OpenGraph || c.from == statements.Microdata {
			score = 6
		}
		add(&g.published, c, score)
	}
	for _, c := range e.meta[statements.Modified] {
		add(&g.modified, c, 4)
	}
	for _, h := range p.hints() {
		score := 0.0
		switch h.hint {
		case hintPublished, hintModified:
			score = 5.5
		case hintDate:
			score = 5
		case hintByline, hintAuthor:
			score = 4.5
		default:
			continue
		}
		f, ok := readDate(h.value, locale)
		if !ok {
			continue
		}
		to := &g.published
		if h.hint == hintModified && f.Label != dates.Published || f.Label == dates.Updated {
			to = &g.modified
		}
		*to = append(*to, dateOption{candidate: h.candidate, date: f.Date, score: score - h.penalty})
	}
	p.visibleDates(&g)
	if v, ok := dateInAddress(p.Page.Doc.URL); ok {
		add(&g.published, candidate{value: v, from: fromURL, name: "path", at: nowhere, block: -1}, 4.5)
	}
	return &g
}

// visibleDates adds the dates of the short lines around the headline, and of
// those that the rules found elsewhere.
func (p *Pass) visibleDates(g *dateOptions) {
	o := p.outline()
	for i := range p.facts {
		n := p.near(i, o)
		labelled := p.is(i, RoleDate) || p.is(i, RoleByline) || p.matchesAny(i, "date.published", "date.updated")
		if n != besideTitle && !labelled || len(p.Page.Blocks[i].Text) > maxHintBytes {
			continue
		}
		if z := p.evidence.zoneOf(i); z == zoneAside || z == zoneComment {
			continue
		}
		h := p.head(i)
		for k := range h.dates.Dates {
			f := &h.dates.Dates[k]
			if !plausible(f.Date) {
				continue
			}
			if n == farAway && f.Label != dates.Published {
				continue
			}
			c := candidate{value: p.Page.Blocks[i].Text[f.Start:f.End], from: fromVisible, name: "line", at: parse.Span{Start: f.Start, End: f.End}, block: i}
			score := 3.0
			words := countWords(h.rest)
			switch {
			case f.Label == dates.Published:
				score = 4.6
			case labelled:
				score = 4.5
			case h.dateOnly:
				score = 4
			case words <= 8:
				score = 3.6
			case words > 12:
				continue
			}
			to := &g.published
			if f.Label == dates.Updated {
				to = &g.modified
			}
			*to = append(*to, dateOption{candidate: c, date: f.Date, score: score - placePenalty[n]})
		}
	}
}

// dateInAddress returns the day that the path of an address holds: /2024/05/03/
// or /2024-05-03.
func dateInAddress(address string) (string, bool) {
	_, path, _ := strings.Cut(address, "://")
	digits := func(s string, n int) bool { return len(s) >= n && strings.Trim(s[:n], "0123456789") == "" }
	for i := 0; i+11 <= len(path); i++ {
		if path[i] != '/' && path[i] != '-' && path[i] != '_' {
			continue
		}
		s := path[i+1:]
		if !digits(s, 4) || s[0] != '1' && s[0] != '2' || s[4] != '/' && s[4] != '-' && s[4] != '_' {
			continue
		}
		month, rest := s[5:], ""
		for _, n := range [...]int{2, 1} {
			if digits(month, n) && len(month) > n && month[n] == s[4] {
				month, rest = month[:n], month[n+1:]
				break
			}
		}
		if rest == "" {
			continue
		}
		for _, n := range [...]int{2, 1} {
			if digits(rest, n) && (len(rest) == n || !digits(rest[n:], 1)) {
				pad := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
				return s[:4] + "-" + pad(month) + "-" + pad(rest[:n]), true
			}
		}
	}
	return "", false
}

// seriesPoints is what a date loses that is one of a series.
const seriesPoints = 2

// What a date needs, and what is enough where all candidates are of one day.
const (
	minDatePoints = 3.5
	minLoneDate   = 2.5
)

// shownDay returns the date that the page shows of a moment that markup states
// in universal time: readers have another day for some hours of each.
func shownDay(best *dateOption, options []dateOption) *dateOption {
	if best == nil || best.block >= 0 || best.date.Precision < dates.Minute || !best.date.Zoned || best.date.Offset != 0 {
		return best
	}
	day := dayNumber(&best.date)
	for i := range options {
		o := &options[i]
		if n := dayNumber(&o.date) - day; o.score >= minDatePoints && (o.block >= 0 || o.from == fromURL) && (n == 1 || n == -1) {
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
		shown = shown || options[i].block >= 0 && options[i].score >= minLoneDate
	}
	return shown
}

// datesOfHTML decides about the dates of a page of HTML.
func (p *Pass) datesOfHTML(a *Article) {
	g := p.dateOptions()
	dropSeries(g.published)
	best := bestDate(g.published)
	note := ""
	modified := bestDate(g.modified)
	least := minDatePoints
	if !p.evidence.aboutArticle() {
		least += offSubject
	}
	if best != nil && best.score < least && (best.score < minLoneDate || !oneDay(g.published)) {
		best = nil
	}
	best = shownDay(best, g.published)
	if best == nil && modified != nil && modified.from != statements.OpenGraph {
		best, note = modified, "the page states only when it was updated"
	}
	if best != nil {
		a.Published = best.date.String()
		s := best.source(dateRivals(g.published))
		s.Note = note
		if note == "" && best.date.Precision >= dates.Minute && !best.date.Zoned {
			s.Note = "zone unknown"
		}
		a.Sources["published"] = s
	}
	if modified != nil {
		a.Modified = modified.date.String()
		a.Sources["modified"] = modified.source(dateRivals(g.modified))
	}
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
			o.score -= seriesPoints
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
				o.score += 1.5
				break
			}
		}
		if best == nil || o.score > best.score {
			best = o
		}
	}
	return best
}

func sameDay(a, b *dates.Date) bool {
	return a.Year == b.Year && a.Month == b.Month && a.Day == b.Day
}
