package clean_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/clean/repair"
	"github.com/copydesk/copydesk/parse"
)

const scraped = `Skip to content

Home > News > Bridge at Ellery closed until spring

Bridge at Ellery closed until spring

Two of its piers are cracked, and the ferry is free until March.

By Anna Bell | 4 May 2023 at 18:40

The bridge at Ellery will stay closed until the spring, the council said on Monday.

What the engineers found

Two of the five piers are cracked from top to bottom, and the river has washed out the bed.

Tags: bridges, Ellery

Leave a Reply
`

func ExampleText() {
	a := clean.Text(scraped)
	fmt.Println(a.Title)
	fmt.Println(a.Dek)
	fmt.Println(a.Authors, a.Published, a.Section, a.Tags)
	fmt.Println()
	fmt.Println(a.Text())
	// Output:
	// Bridge at Ellery closed until spring
	// Two of its piers are cracked, and the ferry is free until March.
	// [Anna Bell] 2023-05-04T18:40 [News] [bridges Ellery]
	//
	// The bridge at Ellery will stay closed until the spring, the council said on Monday.
	//
	// What the engineers found
	//
	// Two of the five piers are cracked from top to bottom, and the river has washed out the bed.
}

func ExampleCleaner_Clean() {
	c, err := clean.New(clean.Options{Disable: []string{"comments.heading"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	doc := parse.NewText(scraped)
	a, err := c.Clean(context.Background(), doc)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range a.Ledger[:3] {
		fmt.Printf("%s %s by %s: %.30s\n", e.Fate, e.Role, e.Rule, doc.Text[e.Start:e.End])
	}
	// Output:
	// removed navigation by nav.skip_link: Skip to content
	// field breadcrumb by breadcrumb: Home > News > Bridge at Ellery
	// field title by title: Bridge at Ellery closed until
}

func ExampleCleaner_All() {
	c, err := clean.New(clean.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	corpus := "=== a.txt ===\n" + scraped + "=== b.txt ===\nFerry free\n\nThe ferry is free until the bridge opens again, the council said.\n"
	docs := parse.Documents(strings.NewReader(corpus), parse.Options{Name: "corpus.txt"})
	for a, err := range c.All(context.Background(), docs) {
		if err != nil {
			fmt.Println(err) // one bad record; the next follows
			continue
		}
		fmt.Println(a.ID, "–", a.Title)
	}
	// Output:
	// corpus.txt#a.txt – Bridge at Ellery closed until spring
	// corpus.txt#b.txt – Ferry free
}

func ExampleReplay() {
	doc := parse.NewText(scraped)
	a := clean.Text(doc.Text)
	fmt.Println(clean.Replay(doc.Text, a.Ledger) == a.Text())
	last := len(a.Ledger) - 1
	undone := clean.Replay(doc.Text, a.Ledger.Undo(last))
	fmt.Println(undone[len(undone)-13:])
	// Output:
	// true
	// Leave a Reply
}

func ExampleArticle_Sections() {
	a := clean.Text(scraped)
	for _, s := range a.Sections().Sections {
		fmt.Println(s.Heading.Text, len(s.Body))
	}
	// Output:
	// What the engineers found 1
}

func ExampleArticle_Document() {
	a := clean.Text(scraped)
	fmt.Println(a.Document().Find("header address").Text())
	fmt.Println(a.Document().Find("article > p").Length())
	// Output:
	// Anna Bell
	// 2
}

func ExampleArticle_Markdown() {
	fmt.Println(clean.Text("Ferry *free*\n\nThe ferry is free until the bridge opens again, the council said.\n\n• On weekdays\n• On Sundays\n").Markdown())
	// Output:
	// # Ferry \*free\*
	//
	// The ferry is free until the bridge opens again, the council said.
	//
	// - On weekdays
	// - On Sundays
}

func ExampleOptions_phrases() {
	pack, err := phrase.ReadPack("mine.txt", strings.NewReader("lang en\n[footer]\nquay  printed on the quay at ellery\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := clean.New(clean.Options{Phrases: []*phrase.Pack{pack}})
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := c.Clean(context.Background(), parse.NewText(scraped+"\nPrinted on the quay at Ellery\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := a.Ledger[len(a.Ledger)-1]
	fmt.Println(e.Rule, e.Reason)
	// Output:
	// footer phrase en/quay
}

func ExampleRule() {
	shout := clean.Rule{
		Name: "mine.shout",
		Doc:  "Lines that shout.",
		Run: func(p *clean.Pass) {
			for i, b := range p.Page.Blocks {
				if strings.HasSuffix(b.Text, "!!!") {
					p.Report(clean.Decision{Block: i, Role: clean.RoleAdvertisement, Reason: "three exclamation marks"})
				}
			}
		},
	}
	c, err := clean.New(clean.Options{Rules: []clean.Rule{shout}})
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := c.Clean(context.Background(), parse.NewText("Win a boat now!!!\n\nFerry free\n\nThe ferry is free until the bridge opens again, the council said.\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Title)
	// Output:
	// Ferry free
}

// What two documents say of a name proves it in a third.
func ExampleCleaner_Evidence() {
	texts := []string{
		"Bridge opens\n\nThe engineer Ada Lindqvist opened the bridge on Monday, before the guests of the town.",
		"A walk\n\nAda Lindqvist walked over the bridge on Tuesday, with her brother and a dog from the harbour.",
		"Bridge shut\n\nThe bridge was shut on Friday after a storm. Ada Lindqvst looked at its towers before night.",
	}
	corpus := func(yield func(*parse.Document, error) bool) {
		for _, s := range texts {
			if !yield(parse.NewText(s), nil) {
				return
			}
		}
	}
	c, err := clean.New(clean.Options{})
	if err != nil {
		log.Fatal(err)
	}
	evidence, err := c.Evidence(context.Background(), corpus)
	if err != nil {
		log.Fatal(err)
	}
	if c, err = clean.New(clean.Options{Repair: repair.Options{Evidence: evidence}}); err != nil {
		log.Fatal(err)
	}
	a, err := c.Clean(context.Background(), parse.NewText(texts[2]))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(a.Text())
	// Output: The bridge was shut on Friday after a storm. Ada Lindqvist looked at its towers before night.
}
