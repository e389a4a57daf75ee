// Package repair mends what machine translation, article spinning, careless
// scraping and wrong encodings did to a text, where the text itself proves the
// mending; it flags what it can't prove, and leaves everything else alone.
//
//	res, err := repair.Text(ctx, "The king’s visit …", repair.Options{})
//	fmt.Println(res.Text)
//	for _, e := range res.Edits { fmt.Println(e.Rule, e.Before, "→", e.After, e.Evidence) }
//
// # Edits and flags
//
// Everything that was done is an [Edit]: a byte range of the input, what stood
// there, what stands there now, the rule, and the evidence. [Apply] turns the
// input and the edits into the output, [Undo] goes back. What is probably
// damage without a provable cure is a [Flag], with a suggestion where there is
// one. Both are sorted and disjoint.
//
// # Rules
//
// [Rules] lists the rules in their order. Each has a [Tier]: Must rules rest on
// proof in the text, Should rules on a table or another document, May rules on
// a guess. By default Must and Should are applied; what is not applied is
// flagged with the edit as its suggestion. The rules run one after another,
// each on the text that the one before left, until none has anything to do, in
// at most three rounds. A text that does not settle is not edited at all, so
// repairing a repaired text changes nothing.
//
// # Evidence
//
// The document is its own dictionary: full names, acronyms, words written
// without a break, the style of its quotation marks. [Evidence] adds what other
// documents of the corpus say. It only ever proves more: results without it
// are a subset of the results with it.
//
// # Texts
//
// A text is plain: blocks joined by a blank line. A line is a paragraph; ranges
// are in bytes of valid UTF-8. [Repairer] is made once and shared; its [Doc]
// repairs titles, captions and names with the evidence of their text.
package repair
