// Package dates finds the dates of a line as web pages show them: "20 February
// 2023 Monday 22:24", "Publié le 4 mai 2023 à 18h40", "2023年5月4日(木) 18時40分".
//
// [Scan] returns the dates of a line with their labels, what it refused and
// why, and what stands beside them. A line with a date or a refusal and an empty
// Rest is a date line: it holds dates, labels ("Published", "Last modified"),
// connecting words, clocks, zones and weekdays, and nothing else.
//
// # How a line is read
//
// A tokenizer cuts the line into numbers, words and signs and looks the words up
// in the tables of all languages at once. Items are read left to right: days,
// clocks, weekdays, labels, relative dates. Days then take the weekdays and
// clocks beside them, and the result is checked against the Gregorian calendar.
//
// # What is refused
//
// A date is returned only where the text leaves one reading.
//
//   - A day, month or time that does not exist; a weekday that contradicts.
//   - Numeric dates with slashes or hyphens that end in the year, where both
//     numbers may be the month: they count where the locale decides (a region,
//     or a language with one custom; English alone has none), else where the
//     words of the line are of such languages, else where only one order fits
//     the weekday, or another date of the line. Dotted dates are day first,
//     and dates that begin with the year have one reading.
//   - Years of two digits, except with an apostrophe ("Aug ’21"), behind a month
//     by name that follows its day, where nothing follows that the number could
//     count ("17 Aug 21"), and numeric ones where the order is known or the
//     number can only be a year. 69 to 99 are of the twentieth century.
//   - Relative dates, days without a year, clocks without a day, ranges.
//   - Years before 1000 and after 2200, the Persian and the Hijri calendar. Thai
//     years, Japanese eras and years of the Republic of China are converted.
//
// A month with a year is a date; a year alone is nothing, and a weekday alone is
// nothing. Of two dates without labels the first is taken for publication; the
// second is no update.
//
// # Zones
//
// An offset is returned where it is stated, or follows from the zone's name. CST
// is Chinese in Chinese lines, and ET, CT, MT and PT follow the daylight rule of
// the United States at the date. Other names are kept with an unknown offset.
//
// # Languages
//
// A language is a file of folder lang: keys and words, apart by commas, ordered
// groups (months, days) apart by bars. Case and accents don't matter. Adding a
// language is adding such a file; zones.txt lists the zones.
package dates
