// Package statements reads what a page of HTML says about itself in markup: the
// scripts of JSON-LD, and which fields the elements of its head state.
//
//	set := statements.Read(page)
//	for _, t := range set.Things {
//		fmt.Println(t.Type, t.Value("headline").Text, t.Names("author"))
//	}
//
// # JSON-LD
//
// Scripts are read leniently and once each: trailing and missing commas, raw line
// breaks and unescaped quotes in texts, comments, CDATA signs, quotes that were
// escaped as if the script were text, keys that stand twice, a script that ends
// early. What a page is about are the objects at the top, in a @graph, and those
// that are the mainEntity of another; what hangs below other properties, such as
// a comment, a review or a related story, is not. References by @id are followed
// where the object with that @id has a name.
//
// # Values
//
// Texts come with their escapes and character references decoded, tags of
// formatting cut out, white space folded, and with their range in the source,
// quotes left out. Time and memory are linear in the scripts; nothing is read by
// recursion.
package statements
