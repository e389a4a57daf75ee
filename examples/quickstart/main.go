// Quickstart is the shortest useful program with copydesk: it cleans the pages
// and texts in a folder and prints title and text of each article. Run it from
// the root of the repository:
//
//	go run ./examples/quickstart
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

func main() {
	cleaner, err := clean.New(clean.Options{})
	if err != nil {
		log.Fatal(err)
	}
	docs := parse.Files(os.DirFS("testdata/corpus"), parse.Options{})
	for article, err := range cleaner.All(context.Background(), docs) {
		if err != nil {
			log.Print(err) // one bad document; the next follows
			continue
		}
		fmt.Printf("%s\n%s\n\n%s\n\n", article.ID, article.Title, article.Text())
	}
}
