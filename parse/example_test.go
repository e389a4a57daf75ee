package parse_test

import (
	"fmt"
	"log"
	"os"
	"strings"
	"testing/fstest"

	"github.com/copydesk/copydesk/parse"
)

func ExampleDocuments() {
	corpus := strings.NewReader(`=== 000_c0ffee.txt ===
New bridge opened
The mayor cut the ribbon.
=== 001_beef42.txt ===
Rain expected
Take an umbrella.
`)
	for doc, err := range parse.Documents(corpus, parse.Options{Name: "news.txt"}) {
		if err != nil {
			log.Print(err) // one bad record, with its place
			continue
		}
		title, _, _ := strings.Cut(doc.Text, "\n")
		fmt.Println(doc.Seq, doc.Key, title)
	}
	// Output:
	// 0 c0ffee New bridge opened
	// 1 beef42 Rain expected
}

func ExampleDocuments_error() {
	corpus := strings.NewReader(`{"id": "a", "text": "First."}
{"id": "b", "text": "Sec
{"id": "c", "text": "Third."}
`)
	for doc, err := range parse.Documents(corpus, parse.Options{Name: "news.jsonl"}) {
		if err != nil {
			fmt.Println("bad record")
			continue
		}
		fmt.Println(doc.ID(), doc.Text)
	}
	// Output:
	// news.jsonl#a First.
	// bad record
	// news.jsonl#c Third.
}

func ExampleFiles() {
	folder := fstest.MapFS{ // or os.DirFS("corpus"), or a *zip.Reader
		"000_c0ffee.txt":   {Data: []byte("New bridge opened\n")},
		"more/pages.jsonl": {Data: []byte(`{"url": "https://example.org/rain", "text": "Rain expected"}`)},
	}
	for doc, err := range parse.Files(folder, parse.Options{}) {
		if err != nil {
			log.Print(err)
			continue
		}
		fmt.Println(doc.Name, strings.TrimSpace(doc.Text))
	}
	// Output:
	// 000_c0ffee.txt New bridge opened
	// more/pages.jsonl Rain expected
}

func ExampleWriter() {
	w := parse.NewWriter(os.Stdout)
	for _, doc := range [][2]string{
		{"bridge.txt", "New bridge opened"},
		{"fences.txt", "=== this line looks like a fence ==="},
	} {
		if err := w.Write(doc[0], doc[1]); err != nil {
			log.Fatal(err)
		}
	}
	// Output:
	// === bridge.txt ===
	// New bridge opened
	// === fences.txt ===\
	// \=== this line looks like a fence ===
}

func ExampleDecode() {
	text, found := parse.Decode([]byte("caf\xe9"), "")
	fmt.Println(text, found.Charset)
	// Output: café windows-1252
}
