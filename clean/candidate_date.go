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
	date dates.Date
	sign dateSign // the kind of the source
}

// Words beside a date in a line.
const (
	shortDateLine = 8
	longDateLine  = 12
)

// A dateGatherer gathers what the sources say of the dates of a page of HTML.
type dateGatherer struct {
	*Pass
	tag string // the language by which dates are read
	all []dateOption
}

// readDate reads a date as markup writes it: as dates are written anywhere, in
// digits alone, or as seconds or milliseconds since 1970.
func (g *dateGatherer) readDate(s string) (dates.Found, bool) {
	s = strings.TrimSpace(s)
	if isDigits(s) {
		return readDigits(s)
	}
	if rest, ok := strings.CutPrefix(s, "/Date("); ok {
		return readDigits(strings.TrimRight(rest, ")/"))
	}
	if !dates.MayHold(s) {
		return dates.Found{}, false
	}
	l := g.work.dates.Scan(s, g.tag)
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
func (p *Pass) dateOptions() []dateOption {
	g := &dateGatherer{Pass: p, tag: p.locale()}
	g.things()
	for _, c := range p.evidence.meta[statements.Published] {
		switch c.from {
		case statements.OpenGraph:
			g.add(c, dayInOpenGraph)
		case statements.Microdata:
			g.add(c, dayInMicrodata)
		default:
			g.add(c, dayInMeta)
		}
	}
	for _, c := range p.evidence.meta[statements.Modified] {
		g.add(c, changedInHead)
	}
	if posts := p.zones.posts; len(posts) > 0 && posts[0].date != "" {
		b := &p.Page.Blocks[posts[0].head]
		g.add(candidate{value: posts[0].date, from: fromPost, name: "date", at: whole(b.Text), block: posts[0].head}, dayOfFirstPost)
	}
	g.hintedDates()
	g.lines()
	g.datelines()
	if day := dayInAddress(p.Page.Doc.URL); day != "" {
		g.add(candidate{value: day, from: fromURL, name: "path", at: nowhere, block: -1}, dayInPath)
	}
	settleOrder(g.all)
	return g.all
}

// settleOrder turns day and month of a date of numbers around, 03/05/2024, where
// another source says that it is the other way round.
func settleOrder(all []dateOption) {
	for i := range all {
		o := &all[i]
		sign, ambiguous := orderSign(o)
		if !ambiguous {
			continue
		}
		turned := o.date
		turned.Day, turned.Month = turned.Month, turned.Day
		for k := range all {
			other, also := orderSign(&all[k])
			if sameDay(&all[k].date, &turned) && (!also || sign == '/' && other == '.') {
				o.date = turned
				break
			}
		}
	}
}

// orderSign returns the sign between the numbers of a date whose first two may be
// day and month or the other way round, and whether it is such a date.
func orderSign(o *dateOption) (sign byte, ambiguous bool) {
	const twelve = 12 // months
	if o.date.Day == o.date.Month || o.date.Day > twelve {
		return 0, false
	}
	first, rest := cutDigits(o.value)
	if first == "" || len(first) > 2 || rest == "" {
		return 0, false
	}
	sign = rest[0]
	second, rest := cutDigits(rest[1:])
	return sign, (sign == '/' || sign == '.' || sign == '-') && len(second) > 0 && len(second) <= 2 && rest != "" && rest[0] == sign
}

// cutDigits cuts the digits off the start of s.
func cutDigits(s string) (digits, rest string) {
	rest = strings.TrimLeft(s, "0123456789")
	return s[:len(s)-len(rest)], rest
}

// maxDates bounds the dates of a page: those of hints and lines behind so many tell
// no more.
const maxDates = 2 * maxHints

func (g *dateGatherer) note(o dateOption) {
	if len(g.all) < maxDates {
		g.all = append(g.all, o)
	}
}

// add adds a candidate, if it can be read as a date, and reports whether it can.
func (g *dateGatherer) add(c candidate, sign dateSign) bool {
	f, ok := g.readDate(c.value)
	if ok {
		g.note(dateOption{candidate: c, date: f.Date, sign: sign})
	}
	return ok
}

// things adds the dates of what JSON-LD describes.
func (g *dateGatherer) things() {
	for _, t := range g.subjects() {
		sign := [...]dateSign{statements.Article: dayOfArticle, statements.Work: dayOfWork, statements.Page: dayOfPage}[t.Class]
		if isThreadType(t.Type) {
			sign = dayOfThread
		}
		state := func(sign dateSign, keys ...string) bool {
			v := t.Value(keys...)
			c := candidate{value: v.Text, from: statements.JSONLD, name: t.Type + "." + keys[0], at: v.Span, block: -1}
			return v.Text != "" && g.add(c, sign)
		}
		if !state(sign, "datePublished") {
			state(dayCreated, "dateCreated", "uploadDate")
		}
		state(changedStated, "dateModified")
	}
}

// hintedDates adds the parts of the page whose markup says that they are dates.
func (g *dateGatherer) hintedDates() {
	signs := map[hint]dateSign{hintPublished: dayCalled, hintModified: changedCalled, hintDate: dayTimed, hintByline: dayInByline, hintAuthor: dayInByline}
	for _, h := range g.fieldHints() {
		sign, ok := signs[h.hint]
		if !ok {
			continue
		}
		f, ok := g.readDate(h.value)
		if !ok {
			continue
		}
		label := f.Label
		if label == dates.None {
			label = g.labelAbove(h.block)
		}
		if label == dates.Updated {
			sign = changedShown
		} else if label == dates.Published {
			sign = dayCalled
		}
		g.note(dateOption{candidate: h.candidate, date: f.Date, sign: sign.at(h.near)})
	}
}

// at returns the sign of a date that the page shows there.
func (s dateSign) at(n nearness) dateSign {
	switch {
	case n == besideTitle, s.changed() && n == insideBody:
		return s
	case s.changed():
		return changedBehind
	case n == insideBody:
		return dayInBody
	case n == behindBody:
		return dayBehindBody
	}
	return dayFarAway
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
		if z := g.evidence.zoneOf(i); (z == zoneAside || z == zoneFoot && !found) && near != besideTitle || z == zoneComment {
			continue
		}
		h := g.head(i)
		for k := range h.dates.Dates {
			f := h.dates.Dates[k]
			if f.Label == dates.None && h.dateOnly {
				f.Label = g.labelAbove(i)
			}
			sign, ok := lineSign(h, &f, labelled)
			if !ok || !plausible(f.Date) || near == farAway && f.Label != dates.Published {
				continue
			}
			at := parse.Span{Start: f.Start, End: f.End}
			c := candidate{value: g.Page.Blocks[i].Text[f.Start:f.End], from: fromVisible, name: "line", at: at, block: i}
			g.note(dateOption{candidate: c, date: f.Date, sign: sign.at(near)})
		}
	}
}

// labelAbove returns the label that stands alone above a block: <h3>Published</h3>.
func (g *dateGatherer) labelAbove(i int) dates.Label {
	const longest = 24
	if i == 0 || len(g.Page.Blocks[i-1].Text) > longest || dates.MayHold(g.Page.Blocks[i-1].Text) {
		return dates.None
	}
	l := dates.Scan(g.Page.Blocks[i-1].Text+" 2001-02-03", g.tag)
	if len(l.Dates) == 0 {
		return dates.None
	}
	return l.Dates[0].Label
}

// datelines adds the date with which one of the first paragraphs begins, with a
// sign behind it: “3 May 2024 – The ferry”.
func (g *dateGatherer) datelines() {
	const reach, longest = 2, 40
	o := g.outline()
	for i := max(0, o.start-reach); i <= o.start+reach && i < len(g.facts); i++ {
		text := g.Page.Blocks[i].Text
		head := text[:min(len(text), longest)]
		if !g.facts[i].prose || !dates.MayHold(head) {
			continue
		}
		l := g.work.dates.Scan(head, g.tag)
		if len(l.Dates) == 0 || strings.Trim(head[:l.Dates[0].Start], " (") != "" {
			continue
		}
		f := &l.Dates[0]
		if plausible(f.Date) && partsDate(strings.TrimLeft(head[f.End:], " )")) {
			c := candidate{value: head[f.Start:f.End], from: fromVisible, name: "dateline", at: parse.Span{Start: f.Start, End: f.End}, block: i}
			g.note(dateOption{candidate: c, date: f.Date, sign: dayBeginsText})
		}
	}
}

// partsDate reports whether s begins with a sign that parts a dateline from its
// sentence.
func partsDate(s string) bool {
	for _, sign := range [...]string{"-", "–", "—", ".", ":", "|", "•", "·"} {
		if strings.HasPrefix(s, sign) {
			return true
		}
	}
	return false
}

// lineSign returns the sign of a date of a line, if it is of use.
func lineSign(h *headLine, f *dates.Found, labelled bool) (dateSign, bool) {
	words := countWords(h.rest)
	switch {
	case f.Label == dates.Updated:
		return changedShown, labelled || words <= longDateLine
	case f.Label == dates.Published:
		return lineLabelled, true
	case labelled:
		return lineFound, true
	case h.dateOnly:
		return lineOfDate, true
	case words <= shortDateLine:
		return lineShort, true
	}
	return lineLong, words <= longDateLine
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
