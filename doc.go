// Package copydesk turns scraped pages and scraped text into structured
// articles, and keeps an account of every byte it left out.
//
// The copy desk is where a newspaper turns raw copy into an article fit to
// print. This module does that for corpora of scraped news: pages of HTML, and
// text that lost its HTML long ago, full of "Skip to content", "Home > News > …",
// the headline three times, "16 Reads" and "Leave a Reply".
//
// # Use
//
// The packages do the work; this one is their documentation.
//
//	c, err := clean.New(clean.Options{})
//	if err != nil {
//		return err
//	}
//	docs := parse.Files(os.DirFS("corpus"), parse.Options{})
//	for a, err := range c.All(ctx, docs) {
//		if err != nil {
//			log.Print(err) // one bad record; the next follows
//			continue
//		}
//		fmt.Println(a.Title, a.Authors, a.Published)
//	}
//
// For a single text there is [github.com/copydesk/copydesk/clean.Text], for a
// page [github.com/copydesk/copydesk/clean.HTML].
//
// # The way of the data
//
//		io.Reader ─parse.Documents─▶ *parse.Document ─parse.Read─▶ *parse.Page ─clean.Cleaner─▶ *clean.Article
//		a corpus    one scraped document (bytes + where from)  blocks in source order    structure + ledger
//
//	  - [github.com/copydesk/copydesk/parse] reads corpora (folders, delimited
//	    text, JSON lines, CSV, WARC and WET) and makes pages of blocks, of HTML
//	    as of text.
//	  - [github.com/copydesk/copydesk/clean] labels the blocks and assembles the
//	    article. A learned model and rules report decisions; the ledger lists
//	    them.
//	  - [github.com/copydesk/copydesk/clean/phrase] holds the phrases of debris in
//	    sixteen languages, and reads yours.
//
// # What holds
//
// Every byte of the source that is not white space is in exactly one entry of
// the ledger: kept, moved to a field, removed, or markup. clean.Replay makes the
// text from the source and the ledger, and with an entry undone the text as it
// would have been. The same input gives the same output, with any number of
// goroutines. In a text that was cleaned no rule finds anything more; the model takes
// a few words in a thousand out of it.
//
// # Errors, concurrency, limits
//
// A bad record is one *parse.Error with its place, and the next record follows.
// Cleaners are immutable and safe for concurrent use. Documents have a limit in
// bytes (32 MiB unless told otherwise), cleaning has budgets in bytes and
// blocks, and time comes from the context; past a budget there is an article of
// what was done so far and a typed error.
package copydesk
