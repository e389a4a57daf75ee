package clean

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/parse"
)

// A sign is one piece of signals about the kind of a page, between 0 and 1.
type sign uint8

// The signs.
const (
	signBias        sign = iota // always 1
	signLDProduct               // JSON-LD or microdata: one product
	signLDArticle               // an article, a posting
	signLDList                  // a list of items, a collection
	signLDBusiness              // a service, a local business
	signOGArticle               // og:type
	signOGProduct               //
	signPublished               // a date of publication in the head
	signAuthored                // an author in the head or beside the title
	signPathArticle             // words of the address
	signPathProduct             //
	signPathList                //
	signPathDocs                //
	signPathDated               // a date in the address
	signPathRoot                // the home page
	signHostDocs                // words of the host
	signGenerator               // made by a tool for documentation
	signCart                    // a button that puts into the cart
	signFewPrices               // one to four prices
	signManyPrices              // five and more
	signTeasers                 // headings that are links
	signCards                   // containers called cards, tiles, products in a list
	signLinked                  // share of the words that are links
	signProse                   // running text, of 600 words
	signProseShare              // running text, of all words
	signCode                    // code, of five blocks
	signHeadings                // headings of level 2 and below, of twelve
	signRows                    // rows of tables, of twenty
	signSorted                  // ways to sort and to filter
	signLinkLines               // lines that are headlines of elsewhere, of forty
	signImages                  // pictures, of forty
	signSpec                    // lists of terms: a label and a value, of twelve
	signQuestions               // headings that ask
	signSpeaksOfUs              // paragraphs that speak of "we" and "our", of all
	numSigns
)

// signals is what the signs of a page say.
type signals [numSigns]float64

func (s *signals) set(which sign, yes bool) {
	if yes {
		s[which] = 1
	}
}

// readSignals reads the signs of a page of HTML that stands at an address.
func readSignals(page *parse.Page, address string) *signals {
	s := &signals{signBias: 1}
	s.address(address)
	s.head(&page.Head)
	s.containers(page.Containers)
	s.blocks(page.Blocks)
	s[signImages] = upTo(len(page.Images), 40)
	return s
}

// head reads what the head states.
func (s *signals) head(h *parse.Head) {
	for i := range h.JSON {
		for t := range ldTypes(h.JSON[i].Value) {
			s.typed(t)
		}
	}
	switch og := strings.ToLower(h.Get("og:type")); {
	case strings.HasPrefix(og, "article"):
		s[signOGArticle] = 1
	case strings.HasPrefix(og, "product"), og == "og:product":
		s[signOGProduct] = 1
	}
	s.set(signPublished, h.Get("article:published_time", "datepublished", "pubdate", "date", "dc.date", "citation_publication_date", "parsely-pub-date") != "")
	s.set(signAuthored, h.Get("author", "article:author", "dc.creator", "parsely-author", "citation_author") != "")
	generator := strings.ToLower(h.Get("generator"))
	for _, tool := range [...]string{"sphinx", "docutils", "mkdocs", "docusaurus", "asciidoc", "doxygen", "docfx", "javadoc", "gitbook", "vitepress", "antora", "docbook", "readme", "mintlify"} {
		s.set(signGenerator, s[signGenerator] > 0 || strings.Contains(generator, tool))
	}
}

// typed notes a type of schema.org.
func (s *signals) typed(t string) {
	switch t {
	case "Product", "ProductGroup", "IndividualProduct", "Book", "SoftwareApplication", "Offer":
		s[signLDProduct] = 1
	case "Article", "NewsArticle", "BlogPosting", "Report", "OpinionNewsArticle", "AnalysisNewsArticle", "ReportageNewsArticle", "ScholarlyArticle",
		"Recipe", "Review", "MedicalWebPage":
		s[signLDArticle] = 1
	case "ItemList", "CollectionPage", "SearchResultsPage", "OfferCatalog", "ProductCollection", "Blog":
		s[signLDList] = 1
	case "Service", "LocalBusiness", "ProfessionalService", "FinancialProduct", "Course":
		s[signLDBusiness] = 1
	}
}

// ldTypes yields the values of @type in JSON-LD, however broken it is.
func ldTypes(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for {
			_, rest, ok := strings.Cut(s, `"@type"`)
			if !ok {
				return
			}
			s = rest
			value := strings.TrimLeft(rest, " \t\r\n:[")
			if !strings.HasPrefix(value, `"`) {
				continue
			}
			t, _, _ := strings.Cut(value[1:min(len(value), 60)], `"`)
			if !yield(afterSlash(t)) {
				return
			}
		}
	}
}

// address reads the words of an address.
func (s *signals) address(address string) {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return
	}
	for label := range strings.SplitSeq(u.Hostname(), ".") {
		switch label {
		case "docs", "doc", "developer", "developers", "wiki", "help", "support", "learn", "man", "readthedocs", "manual", "api", "kb":
			s[signHostDocs] = 1
		}
	}
	path := strings.Trim(u.Path, "/")
	s.set(signPathRoot, path == "" || path == "index.html" || len(path) <= 5 && strings.Count(path, "/") == 0)
	for step := range strings.SplitSeq(strings.ToLower(path), "/") {
		s.step(step)
		s.set(signPathDated, len(step) == 4 && (strings.HasPrefix(step, "20") || strings.HasPrefix(step, "19")))
	}
}

// step reads one step of the path of an address.
func (s *signals) step(step string) {
	switch step {
	case "blog", "blogs", "news", "article", "articles", "post", "posts", "story", "stories", "magazine", "insights", "resources", "tips",
		"press", "nachrichten", "artikel", "actualites", "noticias", "guides", "advice", "learn", "academy":
		s[signPathArticle] = 1
	case "product", "products", "p", "dp", "item", "itm", "ip", "pd", "produkt", "produkte", "produit", "producto", "sku", "gp":
		s[signPathProduct] = 1
	case "category", "categories", "collections", "collection", "c", "tag", "tags", "search", "browse", "shop", "list", "catalog", "kategorie",
		"categorie", "s", "b", "topics", "all", "sale", "plp", "cat", "directory", "best":
		s[signPathList] = 1
	case "docs", "doc", "documentation", "manual", "reference", "api", "guide", "tutorial", "tutorials", "wiki", "man", "help", "handbook",
		"rfc", "spec", "stable", "latest", "man-pages", "howto", "quickstart", "en-us", "library":
		s[signPathDocs] = 1
	}
}

// containers counts containers by their names.
func (s *signals) containers(all []parse.Container) {
	cards := 0
	called := newKinds(len(all), isCard)
	for c := range all {
		at := &all[c]
		if at.Type != "" {
			s.typed(afterSlash(at.Type))
		}
		cards += count(at.Class != "" && called.say(all, c))
	}
	s[signCards] = upTo(cards, 24)
}

// cardWords end the first class of what leads to another page.
var cardWords = wordsTable("card", "tile", "product", "teaser", "item", "result", "listing")

// isCard reports whether the last word of the first class of a container is one of
// cardWords.
func isCard(c *parse.Container) bool {
	if c.Name != "li" && c.Name != "div" && c.Name != "article" {
		return false
	}
	token, _, _ := strings.Cut(strings.TrimLeft(c.Class, " \n\t"), " ")
	from := len(token)
	for from > 0 && token[from-1] != '-' && token[from-1] != '_' {
		from--
	}
	return cardWords.has(token[from:])
}

func upTo(n, limit int) float64 { return min(float64(n)/float64(limit), 1) }

// Lengths of blocks in bytes: words of most languages have six or seven.
const (
	shortText = 60  // a label, a price, a button
	proseText = 50  // a sentence
	longText  = 230 // running text without an end
	proseFull = 4000
)

// blocks counts blocks by their form and by what they say.
func (s *signals) blocks(all []parse.Block) {
	var n struct {
		text, prose, linked, paragraphs, ofUs, questions         int
		linkLines, labels, teasers, headings, code, rows, prices int
	}
	for i := range all {
		b := &all[i]
		linked := b.LinkBytes()
		n.text += len(b.Text)
		n.linked += linked
		switch {
		case b.Kind == parse.Preformatted:
			n.code++
			continue
		case b.Kind == parse.TableRow || b.Kind == parse.TableCell:
			n.rows++
		case b.Kind == parse.Heading && b.Level > 1:
			n.headings++
			n.teasers += count(2*linked > len(b.Text))
			n.questions += count(strings.HasSuffix(b.Text, "?"))
		}
		n.linkLines += count(10*linked > 9*len(b.Text) && len(b.Text) > shortText/2 && len(b.Text) < 2*shortText)
		switch {
		case len(b.Text) >= longText || len(b.Text) >= proseText && parse.EndsSentence(b.Text):
			n.prose += len(b.Text)
			n.paragraphs++
			n.ofUs += count(speaksOfUs(b.Text))
		case len(b.Text) <= shortText:
			s.short(b)
			n.prices += count(hasPrice(b.Text))
			n.labels += count(strings.HasSuffix(b.Text, ":") || b.Kind == parse.ListItem && strings.Contains(b.Text, ": "))
		}
	}
	s.set(signFewPrices, n.prices > 0 && n.prices < 5)
	s.set(signManyPrices, n.prices >= 5)
	s[signTeasers] = upTo(n.teasers, 10)
	s[signProse] = upTo(n.prose, proseFull)
	s[signProseShare] = float64(n.prose) / float64(max(1, n.text))
	s[signLinked] = float64(n.linked) / float64(max(1, n.text))
	s[signCode] = upTo(n.code, 5)
	s[signHeadings] = upTo(n.headings, 12)
	s[signRows] = upTo(n.rows, 20)
	s[signQuestions] = upTo(n.questions, 5)
	s[signLinkLines] = upTo(n.linkLines, 40)
	s[signSpec] = upTo(n.labels, 12)
	s[signSpeaksOfUs] = float64(n.ofUs) / float64(max(1, n.paragraphs))
}

// short reads a short line.
func (s *signals) short(b *parse.Block) {
	if len(b.Text) <= shortText/2 && (s[signCart] == 0 || s[signSorted] == 0) {
		var buf [shortText]byte
		line := string(appendLower(buf[:0], b.Text))
		if controlWords.in(line) { // hardly a line
			s.set(signCart, holdsAny(line, cartWords))
			s.set(signSorted, holdsAny(line, sortWords))
		}
	}
}

// cartWords are of the button that puts a thing into the cart, sortWords of
// lines about the order or the choice of a list.
var (
	cartWords = []string{"add to cart", "add to bag", "add to basket", "buy now", "warenkorb", "au panier", "al carrito", "al carrello",
		"winkelwagen", "do koszyka", "в корзину", "ao carrinho", "sepete ekle", "カートに", "购物车", "i kundvagnen", "to trolley"}
	sortWords = []string{"sort by", "filter", "results", "per page", "sortier", "trier par", "ordenar", "ordina", "sorteer", "sortuj", "сортиров",
		"items", "refine", "showing", "load more", "view all"}
	controlWords = newWordSearch(slices.Concat(cartWords, sortWords)...)
)

func holdsAny(line string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(line, w) })
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// hasPrice reports whether a line holds an amount of money: digits beside a sign
// of a currency.
func hasPrice(s string) bool {
	for i, r := range s {
		if r < utf8.RuneSelf && r != '$' {
			continue
		}
		switch r {
		case '$', '€', '£', '¥', '₹', '₽', '₩', '₺':
			before := strings.TrimRight(s[:i], " \u00a0\u202f")
			after := strings.TrimLeft(s[i+utf8.RuneLen(r):], " \u00a0\u202f")
			if before != "" && isDigit(before[len(before)-1]) || after != "" && isDigit(after[0]) {
				return true
			}
		}
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// speaksOfUs reports whether a paragraph speaks of "we" or "our": pages of
// services do.
func speaksOfUs(s string) bool { return usWords.among(s[:min(len(s), 400)]) }

var usWords = newWordSearch(" We", " we", " Our", " our", " Wir", " wir", " Unser", " unsere", " Nous", " nous", " notre", " Nuestro", " nuestros", " us", " us.")
