package clean

import (
	"slices"

	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/clean/internal/statements"
)

// A dateSign is something that speaks for or against a day on which a page of
// HTML may have been published.
type dateSign uint8

// The sources of dates.
const (
	dayOfArticle   dateSign = iota // JSON-LD of an article
	dayOfThread                    // JSON-LD of a question, of a thread
	dayOfWork                      // JSON-LD of a product, a video, a recipe
	dayOfPage                      // JSON-LD of the page: content systems date all pages
	dayCreated                     // JSON-LD has the date of creation alone
	dayInOpenGraph                 // Open Graph
	dayInMicrodata                 // an element of the head with a property
	dayInMeta                      // another element of the head
	dayInPath                      // the page's address
	dayOfFirstPost                 // the first post of a forum
	dayCalled                      // near the headline, a class or property says "published"
	dayTimed                       // near the headline, a time element, a class that says "date"
	dayInByline                    // near the headline, a class that says "author" or "byline"
	lineLabelled                   // near the headline, a line that says "published"
	lineFound                      // near the headline, a line that rules took for a date or a byline
	lineOfDate                     // near the headline, a line that is a date
	lineShort                      // near the headline, a line with few words beside the date
	lineLong                       // near the headline, a line with more words
	dayInBody                      // markup or a line below the headline, where text has begun
	dayBehindBody                  // markup or a line behind the body
	dayFarAway                     // a line elsewhere that says "published"
	dayBeginsText                  // a paragraph at the start of the body begins with it
	changedStated                  // stated, as the day of the last change
	changedInHead                  // in an element of the head, as the day of the last change
	changedCalled                  // a class or property says so, as themes do that hide it
	changedShown                   // shown, as the day of the last change
	changedBehind                  // the same, behind the body

	dayInAside    // one of its sources stands in a sidebar, by the names of containers
	dayInComments // or among comments
	daySeries     // it is one of at least three days of one kind
	dayFirst      // it is the first of them
	dayRepeated   // it stands in several blocks in one way
	dayAgreed     // two sources have it
	dayAgreedMore // three or more do
	dayEarliest   // the first of several days
	dayLatest     // the last of several days
	dayShownOf    // shown, and markup states the day before or after in universal time
	dayStatedFor  // stated in universal time, and the day before or after is shown
	dayBehindMod  // behind the day of the last change

	// What the page is.
	dayOffSubject  // markup doesn't say that it is an article
	statedOff      // the same, and no text shows the day
	changedOff     // the same, and the day is that of a change alone
	dayOfProduct   // markup says that it is a product
	dayAtHome      // the home page
	dayShallow     // a page right below the home page
	dayOfList      // markup says that it is a list
	dayChangedOnly // no source says when it was published
	dayBodiless    // no running text
	dayOnService   // by the signs of the verdict, a page of a service,
	dayOnProduct   // of a product,
	dayOnListing   // a list,
	dayOnDocs      // documentation
	numDateSigns
)

// datePoints are the weights of the signs, see [signSet], fitted to the dates of
// the labelled pages by TestFitDatePoints, where a page may have no date. Out of fold,
// by site, they give F1 0.859 on one set and 0.871 on the other.
var datePoints = [numDateSigns]float64{
	dayOfArticle:   -0.19,
	dayOfThread:    0.40,
	dayOfWork:      -0.38,
	dayOfPage:      -0.63,
	dayCreated:     -0.10,
	dayInOpenGraph: 1.76,
	dayInMicrodata: 0.27,
	dayInMeta:      0.62,
	dayInPath:      0.44,
	dayOfFirstPost: 1.95,
	dayCalled:      0.31,
	dayTimed:       0.19,
	dayInByline:    0.38,
	lineLabelled:   1.06,
	lineFound:      1.54,
	lineOfDate:     1.21,
	lineShort:      1.42,
	lineLong:       0.16,
	dayInBody:      -0.88,
	dayBehindBody:  0.43,
	dayFarAway:     -0.77,
	dayBeginsText:  0.87,
	changedStated:  0.12,
	changedInHead:  -0.68,
	changedCalled:  0.55,
	changedShown:   1.38,
	changedBehind:  -0.42,
	dayInAside:     -0.48,
	dayInComments:  0.06,
	daySeries:      -2.40,
	dayFirst:       1.33,
	dayRepeated:    -0.38,
	dayAgreed:      1.23,
	dayAgreedMore:  1.23,
	dayEarliest:    -0.13,
	dayLatest:      -0.54,
	dayShownOf:     0.06,
	dayStatedFor:   0.55,
	dayBehindMod:   -0.70,
	dayOffSubject:  -0.41,
	statedOff:      0.11,
	changedOff:     -0.05,
	dayOfProduct:   -1.08,
	dayAtHome:      -1.85,
	dayShallow:     -0.33,
	dayOfList:      -0.42,
	dayChangedOnly: -0.77,
	dayBodiless:    -0.24,
	dayOnService:   -0.71,
	dayOnProduct:   -1.37,
	dayOnListing:   -0.86,
	dayOnDocs:      -1.18,
}

// A dayOption is a day that sources of a page state.
type dayOption struct {
	signs   signSet[dateSign]
	sources []*dateOption
	points  float64
}

// first returns the day's date of the first source that says when the page was
// published, or else of the first one.
func (d *dayOption) first() *dateOption {
	if i := slices.IndexFunc(d.sources, func(o *dateOption) bool { return !o.sign.changed() }); i >= 0 {
		return d.sources[i]
	}
	return d.sources[0]
}

// changed reports whether a source says when the page was changed.
func (s dateSign) changed() bool { return s >= changedStated && s <= changedBehind }

// shown reports whether the page shows the day or has it in its address.
func (d *dayOption) shown() bool {
	return slices.ContainsFunc(d.sources, func(o *dateOption) bool { return !o.sign.changed() && (o.block >= 0 || o.from == fromURL) })
}

// stated reports whether markup states the day.
func (d *dayOption) stated() bool {
	return slices.ContainsFunc(d.sources, func(o *dateOption) bool { return o.block < 0 && !o.sign.changed() && o.from != fromURL })
}

// universal reports whether markup states a moment of the day in universal time.
func (d *dayOption) universal() bool {
	return slices.ContainsFunc(d.sources, func(o *dateOption) bool {
		return o.block < 0 && !o.sign.changed() && o.date.Precision >= dates.Minute && o.date.Zoned && o.date.Offset == 0
	})
}

// dayOptions gathers the days that sources state, with their signs.
func (p *Pass) dayOptions(all []dateOption) []dayOption {
	var days []dayOption
	for i := range all {
		o := &all[i]
		k := slices.IndexFunc(days, func(d dayOption) bool { return sameDay(&d.sources[0].date, &o.date) })
		if k < 0 {
			k = len(days)
			days = append(days, dayOption{})
		}
		d := &days[k]
		d.sources = append(d.sources, o)
		d.signs.set(o.sign)
		if o.block >= 0 {
			z := p.evidence.zoneOf(o.block)
			d.signs.setIf(z == zoneAside || z == zoneHead || z == zoneFoot, dayInAside)
			d.signs.setIf(z == zoneComment, dayInComments)
		}
	}
	for i := range days {
		days[i].signs.setIf(days[i].repeated(), dayRepeated)
	}
	p.markSeries(all, days)
	p.compareDays(days)
	p.markSubject(days)
	return days
}

// repeated reports whether sources of one kind have the day in several blocks.
func (d *dayOption) repeated() bool {
	const several = 3
	for i, o := range d.sources {
		n := 0
		for _, other := range d.sources[:i+1] {
			if o.block >= 0 && other.block >= 0 && other.from == o.from && other.name == o.name {
				n++
			}
		}
		if n >= several {
			return true
		}
	}
	return false
}

// markSeries marks the days of dates of one kind that are of several days: those
// of the entries of a list.
func (p *Pass) markSeries(all []dateOption, days []dayOption) {
	onList := p.evidence.isList() || p.evidence.sureKind() == kindListing
	for _, of := range seriesOf(len(all), func(i int) (*candidate, int) {
		o := &all[i]
		if o.block < 0 || o.sign.changed() || o.sign == dayOfFirstPost {
			return &o.candidate, -1
		}
		return &o.candidate, slices.IndexFunc(days, func(d dayOption) bool { return slices.Contains(d.sources, o) })
	}) {
		for n, k := range of {
			days[k].signs.setIf(!days[k].stated(), daySeries)
			days[k].signs.setIf(n == 0 && !onList, dayFirst)
		}
	}
}

// compareDays works out how the days stand to each other.
func (p *Pass) compareDays(days []dayOption) {
	changed := 0 // the last day of a change
	for i := range days {
		for _, o := range days[i].sources {
			if o.sign.changed() {
				changed = max(changed, dayNumber(&o.date))
			}
		}
	}
	for i := range days {
		d := &days[i]
		n := dayNumber(&d.sources[0].date)
		kinds := sourceKinds(len(d.sources), func(k int) (*candidate, bool) { return &d.sources[k].candidate, !d.sources[k].sign.changed() })
		d.signs.setIf(kinds == 2, dayAgreed)
		d.signs.setIf(kinds > 2, dayAgreedMore)
		d.signs.setIf(kinds > 0 && changed > 0 && n > changed, dayBehindMod)
		earliest, latest := len(days) > 1, len(days) > 1
		for k := range days {
			other := &days[k]
			m := dayNumber(&other.sources[0].date)
			earliest, latest = earliest && m >= n, latest && m <= n
			if m-n == 1 || n-m == 1 {
				d.signs.setIf(d.shown() && !d.universal() && other.universal(), dayShownOf)
				d.signs.setIf(d.universal() && !d.shown() && other.shown(), dayStatedFor)
			}
		}
		d.signs.setIf(earliest, dayEarliest)
		d.signs.setIf(latest, dayLatest)
	}
}

// markSubject marks all days by what the page is.
func (p *Pass) markSubject(days []dayOption) {
	e, o := p.evidence, p.outline()
	about := e.aboutArticle()
	product := e.describes(func(_ statements.Class, name string) bool { return name == "Product" })
	kind := e.sureKind()
	address := p.Page.Doc.URL
	published := slices.ContainsFunc(days, func(d dayOption) bool { return !d.first().sign.changed() })
	for i := range days {
		d := &days[i]
		changed := d.first().sign.changed()
		d.signs.setIf(!about, dayOffSubject)
		d.signs.setIf(!about && !changed && !d.shown(), statedOff)
		d.signs.setIf(!about && changed, changedOff)
		d.signs.setIf(product, dayOfProduct)
		d.signs.setIf(isHomeAddress(address), dayAtHome)
		d.signs.setIf(isShallow(address), dayShallow)
		d.signs.setIf(e.isList(), dayOfList)
		d.signs.setIf(!published, dayChangedOnly)
		d.signs.setIf(o.end < 0, dayBodiless)
		d.signs.setIf(kind == kindService, dayOnService)
		d.signs.setIf(kind == kindProduct, dayOnProduct)
		d.signs.setIf(kind == kindListing, dayOnListing)
		d.signs.setIf(kind == kindDocs, dayOnDocs)
	}
}
