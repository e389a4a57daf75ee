// Package clean turns pages into articles: it says of every block what it is,
// assembles the fields and the body, and keeps a ledger of every byte.
//
//	a := clean.Text("Skip to content\n\nBridge reopens\n\nThe bridge reopened on Monday, the council said.")
//	fmt.Println(a.Title)  // Bridge reopens
//	fmt.Println(a.Text()) // The bridge reopened on Monday, the council said.
//
// # Stations
//
// A [Cleaner] runs an ordered list of rules over a [parse.Page]. A [Rule] is a
// value: a name, a sentence that says what it finds, and a function that reads
// the page and the decisions so far and reports further [Decision] values, each
// about a block or a part of one. Rules never change the page. The first
// decision about a byte stands.
//
// The rules run again over what they left, until they find nothing more: in text
// that was cleaned none finds anything when it is cleaned again. Then the roles
// become an [Article]: title, dek, authors, dates, section, tags, figures,
// comments, and the body as nodes with their ranges.
//
// # The learned model
//
// A forest of decision trees gives each block the probability that it is part
// of the text, by its words, its neighbours and, in HTML, the elements around
// it ([github.com/copydesk/copydesk/clean/model] has the features, the figures
// and the limits). Per page the cut is made where the expected F1 is best;
// Options.Favor moves it, and Options.Articles says what the pages are. In
// HTML the model speaks first, and the rules read what it keeps and what stands
// near by, for the fields. In text the rules speak first: what they found is
// known to the model. Disable "model" to use the rules alone.
//
// # Pages of HTML
//
// Rules read a page of HTML as the text of its blocks. Ranges in the [Article]
// and in its ledger are those of the source, tags included; entries of HTML say
// so, and [parse.PlainText] turns their ranges into text. Options.Keep and
// Options.Drop choose elements by CSS selectors.
//
// # Ledger
//
// The [Ledger] lists the decisions. Its entries are in source order, do not
// overlap, and cover every byte that is not ASCII white space. Each has a
// [Fate] (kept, field, removed, markup), a role, the rule's stable name, a
// reason and a confidence. [Replay] makes the text from source and ledger;
// [Ledger.Undo] takes one decision back.
//
// # Repair
//
// The body is repaired as clean/repair does it, with what the text itself
// proves: the edits stand in the entries of the ledger, what is doubtful in
// [Article.Flags]. Title, dek, captions and tags are repaired with the evidence of
// the body; of names of authors and readers the characters are, and the spelling
// where other documents prove it. [Cleaner.Evidence] reads a corpus for what its
// documents prove of each other.
//
// # Fields of HTML
//
// In text a field is what a rule found. In HTML every source yields candidates:
// JSON-LD, Open Graph and the other vocabularies of the head, microdata, classes
// and relations (author, byline, entry-date, p-author), time elements, the lines
// of the page, its address; where none of them says anything, the metadata of the
// container. One decision for each field picks the winner; what the others say stays in [Source.Rivals], and
// [Source.From] and [Source.Name] say who said it. Nothing is taken from menus,
// sidebars, related stories and comments, which elements, ARIA roles, item types
// and the words of classes and ids name; nor from what stands far from headline
// and body.
//
//   - Title: of the headings, of what markup states, and of the parts of both, the
//     candidate with the most points. Points are weights learned from labelled
//     pages: where it stands, who says it, the site's name in it, the words of the
//     address, what headings and markup have in common.
//   - Authors: of the lists of names that sources give, the one with the most points,
//     learned in the same way: who says it, whether the page shows the names, in a
//     byline or elsewhere, whether sources agree, whether they are persons, the site,
//     organisations, one of the lists of a list of entries. Pages of a forum have the
//     author of the first post. Those who checked, pictured or translated the text
//     are no authors.
//   - Dates: of the days that sources state, the one with the most points, learned
//     as those of titles: which sources have it, near the headline or not, one of a
//     list of days or not, the kind of the page. Pages of a forum have the date of
//     the first post. Published and modified are kept apart; of one day the candidate
//     that states more of it (time, zone) is taken, and where universal time gives
//     another day than the page shows, that of the page. Impossible days and years
//     before 1990 are refused. No clock is asked.
//   - Dek: the paragraph below the headline (of HTML one that a class or the
//     description in the head marks; it stays in the body, for readers count it
//     as text), else the whole description of an
//     article that its body doesn't repeat. Section: the breadcrumbs of JSON-LD,
//     of a marked container, of a line; else the section that markup names. Tags:
//     the list of the page, links to tags, article:tag and keywords. Site:
//     Open Graph, JSON-LD, the head, the part of the title that the logo or the
//     address has. Language: declared, unless function words say otherwise.
//     Canonical address, licence, image: the first that is stated. Figures: caption,
//     credit and picture by their figure element or their nearness.
//
// # Whose rules
//
// [Options] switches rules off by name, adds rules, which run before the
// others and so have the last word, and adds phrases
// ([github.com/copydesk/copydesk/clean/phrase]). A heuristic number of this
// package is a named constant that says where it comes from.
//
// # Concurrency, errors, budgets
//
// A Cleaner is immutable and safe for concurrent use. [Cleaner.All] cleans a
// stream with a pool of workers and keeps the order. A budget that runs out, and
// a context that ends, give a typed error together with an article of what was
// done so far; Partial says so, and the ledger still covers every byte.
package clean
