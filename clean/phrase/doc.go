// Package phrase finds the fixed phrases of web pages, "Skip to content" or
// "12 comments", in lines of text.
//
// Phrases come in packs, one text file for each language; [Builtin] returns
// those of this module and [ReadPack] reads more. A [Matcher] is compiled from
// any number of packs and tells which phrases fill a line or stand at its start
// or end.
//
//	m, err := phrase.NewMatcher(phrase.Builtin()...)
//	for _, match := range m.Line(nil, "Skip to content") {
//		fmt.Println(match.Phrase.ID) // en/skip-content
//	}
//
// # Packs
//
// A pack is UTF-8 text. Blank lines and lines that begin with # are comments.
//
//	lang en
//
//	[words]
//	the of and to in
//
//	[counter]
//	reads       {n} (reads|views|shares)
//	[tags.heading]
//	~tags       (tags|topics)
//	tags-colon  (tags|tagged) : ...
//
// The first statement names the language as a BCP 47 tag. A line in brackets
// begins a category; [Categories] lists those that the rules of this module ask
// for, and others may be added for rules of your own. Below [words] stand the
// commonest words of the language, by which a language can be told. In every
// other category a line is the id of a phrase and its pattern. A ~ before the
// id makes the phrase weak: its words alone prove nothing.
//
// # Patterns
//
// Patterns and lines are compared word by word, see [Fold]. A pattern may hold
//
//	words
//	(a|b c|d)    one of several alternatives; (a|b)? one or none
//	{n}          a number: 16, 1,234, 1 234, 1.2K, 3 mil, ١٦
//	{w}          one word
//	{*}          one to eight words; {n}? {w}? {*}? may be left out
//	: | @ # © >  a mark that has to stand there
//	...          at the end: anything may follow; at the start: may precede
//
// A pattern without ... has to fill the whole line. All other punctuation is
// passed over in patterns and lines, and so are marks that the pattern does not
// name: "» Read more …" fits the pattern "read more".
package phrase
