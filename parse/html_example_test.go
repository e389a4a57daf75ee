package parse_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"github.com/copydesk/copydesk/parse"
)

// A page as its source says it: blocks, what surrounds them, and where they stand.
func ExampleRead_html() {
	page, err := parse.Read(&parse.Document{Media: parse.MediaHTML, Text: `<article class="story">
<h1>Lamp &amp; oil</h1><p>The lamp of <b>Garrow</b> is lit.</article>`})
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range page.Blocks {
		fmt.Printf("%s %q in %s: %q\n", b.Kind, b.Text, page.Path(b.Container), page.Doc.Text[b.Start:b.End])
	}
	// Output:
	// heading "Lamp & oil" in html/article/h1: "Lamp &amp; oil"
	// paragraph "The lamp of Garrow is lit." in html/article/p: "The lamp of <b>Garrow</b> is lit."
}

// CSS selectors say what of a page is read.
func ExampleFromSelection() {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(
		`<nav><a href="/">Home</a></nav><main><p>The lamp is lit.<p class="ad">Buy oil!</main>`))
	if err != nil {
		log.Fatal(err)
	}
	main := doc.Find("main")
	main.Find(".ad").Remove()
	page := parse.FromSelection(main, "https://garrow.example/lamp")
	for _, b := range page.Blocks {
		fmt.Println(page.Path(b.Container), b.Text)
	}
	// Output:
	// html/main/p The lamp is lit.
}

func ExamplePlainText() {
	fmt.Println(parse.PlainText(`The lamp of <b>Garrow</b><!-- sic -->
 &amp; its oil`, false))
	// Output:
	// The lamp of Garrow & its oil
}

func ExamplePage_Resolve() {
	page, err := parse.Read(&parse.Document{
		URL: "https://garrow.example/news/lamp", Media: parse.MediaHTML, Text: `<p>See <a href="../tides">the tides</a>.`,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(page.Resolve(page.Blocks[0].Links[0].Href))
	// Output:
	// https://garrow.example/tides
}

// The bytes of a block's text are traced back to its source.
func ExamplePage_Locate() {
	page, err := parse.Read(&parse.Document{Media: parse.MediaHTML, Text: `<p>The lamp of <b>Garrow</b> &amp; its oil`})
	if err != nil {
		log.Fatal(err)
	}
	at := strings.Index(page.Blocks[0].Text, "Garrow & its")
	s := page.Locate(0, at, at+len("Garrow & its"))
	fmt.Println(page.Doc.Text[s.Start:s.End])
	// Output:
	// Garrow</b> &amp; its
}
