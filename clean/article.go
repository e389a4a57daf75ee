package clean

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// Schema is the version of the JSON form of an [Article].
const Schema = 1

// An Article is a document as an article: its fields, its body, and the ledger
// that says what became of every byte of the source.
//
// The zero value is an empty article. An Article is not changed after a
// [Cleaner] returned it and may be read by any number of goroutines.
type Article struct {
	// ID is the document's name in its corpus.
	ID  string
	URL string
	// Language is a BCP 47 tag, or "" where the text is too short to tell.
	Language string
	Title    string
	// Dek is the paragraph below the title that introduces the story. That of a
	// page of HTML may be the first paragraph of Body as well: its source says so.
	Dek           string
	Authors       []string
	AuthorDetails []Author
	// Published and Modified are as much of ISO 8601 as is known
	// ("2023-02-20T22:24"), with an offset only where one is stated.
	Published, Modified string
	// Section is the path of the page in its site, without the home page and
	// without the title itself.
	Section []string
	Tags    []string
	Site    string
	// Canonical is the address that the page gives for itself, absolute.
	Canonical string
	// License is the address of the licence that the page states, or its words.
	License string
	// Image is the address of the picture that stands for the page, absolute.
	Image string
	// Body is the text in reading order.
	Body     []Node
	Figures  []Figure
	Comments []Comment
	// Posts are those of a forum, and the question and the answers of a page of
	// that kind. Their texts stand in the body too.
	Posts   []Comment
	Verdict Verdict
	// Score is the word F1 that is to be expected of the text, from 0 to 1: how
	// near it comes to what a reader would take for the text of the page. It is
	// nil where nothing estimates it.
	Score *float64
	// Sources says of each field, by its JSON name, where it came from.
	Sources map[string]Source
	// Flags are places of the body that look damaged and were not changed.
	Flags []Flag
	// Partial names the budget that ended the work early, or is "".
	Partial string
	// Ledger accounts for every byte of the source; nil with Options.NoLedger.
	Ledger Ledger
}

// A Node is one block of the body. Start and End are its range of bytes in
// [parse.Document.Text].
type Node struct {
	Kind  string `json:"kind"`  // paragraph, heading, list_item, quote, table_row, preformatted
	Level int    `json:"level"` // of a heading 1 to 6, of a list item its depth; 0: unknown or none
	Text  string `json:"text"`
	parse.Span
}

// Cells returns the cells of a row of a table, which tabulators part in its text.
func (n *Node) Cells() []string { return strings.Split(n.Text, cellSeparator) }

// An Author is one name of the byline.
type Author struct {
	Name string `json:"name"`
	// Kind is "person" or "organization", or "" where nothing tells.
	Kind string `json:"kind,omitempty"`
	Role string `json:"role,omitempty"` // as the byline words it
	// Handle is the name at a social network, with its @.
	Handle string `json:"handle,omitempty"`
	// URL is the address of the author's page.
	URL string `json:"url,omitempty"`
}

// A Figure is a picture's text, and the picture where the page is HTML: Src is
// its address, absolute, Alt its alternative text.
type Figure struct {
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
	Src     string `json:"src,omitempty"`
	Alt     string `json:"alt,omitempty"`
	parse.Span
}

// A Comment is a reader's comment or a post of a forum. Its range is that of the
// head and the text together.
type Comment struct {
	Author string `json:"author"`
	// Date is ISO 8601 where it could be read, else the words of the page.
	Date string `json:"date"`
	// Depth is 0, or for an answer one more than that of what it answers, as
	// far as the page shows it.
	Depth int `json:"depth"`
	// Text has a blank line between paragraphs.
	Text string `json:"text"`
	parse.Span
	// Comments are those below a question or an answer; they do not stand in
	// the body.
	Comments []Comment `json:"comments,omitempty"`
}

// A Source says where the value of a field came from.
type Source struct {
	// From is "visible" for a block of the page, "container" for the metadata
	// of the corpus, "detected" for a value that was worked out, "url" for the
	// address, and for what markup states its vocabulary: "json_ld",
	// "open_graph", "twitter", "dublin_core", "citation", "parsely", "sailthru",
	// "microdata", "class" for class names, "time" for time elements, "html" for
	// the root element, "figure" for the first figure, "post" for the first post of
	// a forum, "meta" and "link" for other elements of the head and for links of
	// the page.
	From string `json:"from"`
	// Name is how the source calls the value: "og:title", "NewsArticle.headline".
	Name string `json:"name,omitempty"`
	// Rule is the rule that found a visible value.
	Rule string `json:"rule,omitempty"`
	// Value is the value as it stands there.
	Value string `json:"value,omitempty"`
	// Path is the whole section path, home page and title included.
	Path       []string `json:"path,omitempty"`
	Note       string   `json:"note,omitempty"`
	Confidence float64  `json:"confidence,omitempty"`
	// Rivals are what other sources state, the best first.
	Rivals     []Rival `json:"rivals,omitempty"`
	parse.Span         // -1, -1 where the value does not stand in the source
}

// A Rival is a value that a field does not have though a source states it.
type Rival struct {
	From  string `json:"from"`
	Name  string `json:"name,omitempty"`
	Value string `json:"value"`
	parse.Span
}

// beginsWithDek reports whether the dek stands in the body as well, as that of
// a page of HTML does.
func (a *Article) beginsWithDek() bool {
	const reach = 3 // a kicker or a heading may stand above it
	for i := range a.Body[:min(len(a.Body), reach)] {
		if a.Body[i].Text == a.Dek {
			return true
		}
	}
	return false
}

// Text returns the body as plain text: list items and table rows end in one
// line break, other blocks are separated by a blank line, and code stands
// between fences (```). Title, byline, date and captions are fields and do not
// stand in it; the dek of a page of HTML may.
func (a *Article) Text() string {
	var w textWriter
	for _, n := range a.Body {
		w.block(Role(n.Kind), n.Text)
	}
	return w.b.String()
}

// A Section is a heading with what stands below it.
type Section struct {
	Heading  *Node // nil for what stands before the first heading
	Body     []Node
	Sections []*Section
}

// Sections returns the body as a tree: a heading of a deeper level opens a
// section inside the one before it. Headings of unknown level are of level 2.
func (a *Article) Sections() *Section {
	root := &Section{}
	open := []*Section{root}
	levels := []int{0}
	for i := range a.Body {
		n := &a.Body[i]
		if n.Kind != string(RoleHeading) {
			top := open[len(open)-1]
			top.Body = append(top.Body, *n)
			continue
		}
		level := n.Level
		if level == 0 {
			level = 2
		}
		for levels[len(levels)-1] >= level {
			open, levels = open[:len(open)-1], levels[:len(levels)-1]
		}
		s := &Section{Heading: n}
		parent := open[len(open)-1]
		parent.Sections = append(parent.Sections, s)
		open, levels = append(open, s), append(levels, level)
	}
	return root
}

// articleJSON is the JSON form of an Article: what is not known is null, lists
// are never null.
type articleJSON struct {
	Schema        int               `json:"schema"`
	ID            string            `json:"id"`
	URL           *string           `json:"url"`
	Language      *string           `json:"language"`
	Title         *string           `json:"title"`
	Dek           *string           `json:"dek"`
	Authors       []string          `json:"authors"`
	AuthorDetails []Author          `json:"author_details"`
	Published     *string           `json:"published"`
	Modified      *string           `json:"modified"`
	Section       []string          `json:"section"`
	Tags          []string          `json:"tags"`
	Site          *string           `json:"site"`
	Canonical     *string           `json:"canonical"`
	License       *string           `json:"license"`
	Image         *string           `json:"image"`
	Text          string            `json:"text"`
	Body          []Node            `json:"body"`
	Figures       []Figure          `json:"figures"`
	Comments      []Comment         `json:"comments"`
	Posts         []Comment         `json:"posts"`
	Verdict       Verdict           `json:"verdict"`
	Score         *float64          `json:"score"`
	Sources       map[string]Source `json:"sources"`
	Flags         []Flag            `json:"flags"`
	Partial       string            `json:"partial,omitempty"`
	Ledger        Ledger            `json:"ledger,omitzero"`
}

// MarshalJSON writes the article with its text. Scalars that are not known are
// null.
func (a *Article) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // whoever writes the article decides
	err := enc.Encode(articleJSON{
		Schema: Schema, ID: a.ID, URL: known(a.URL), Language: known(a.Language), Title: known(a.Title), Dek: known(a.Dek),
		Authors: list(a.Authors), AuthorDetails: list(a.AuthorDetails), Published: known(a.Published), Modified: known(a.Modified),
		Section: list(a.Section), Tags: list(a.Tags), Site: known(a.Site),
		Canonical: known(a.Canonical), License: known(a.License), Image: known(a.Image), Text: a.Text(), Body: list(a.Body),
		Figures: list(a.Figures), Comments: list(a.Comments), Posts: list(a.Posts), Verdict: a.Verdict, Score: a.Score, Sources: a.Sources,
		Flags: list(a.Flags), Partial: a.Partial, Ledger: a.Ledger,
	})
	return b.Bytes(), err
}

// UnmarshalJSON reads what MarshalJSON writes. The text is that of the body.
func (a *Article) UnmarshalJSON(b []byte) error {
	var j articleJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	*a = Article{
		ID: j.ID, URL: value(j.URL), Language: value(j.Language), Title: value(j.Title), Dek: value(j.Dek),
		Authors: j.Authors, AuthorDetails: j.AuthorDetails, Published: value(j.Published), Modified: value(j.Modified),
		Section: j.Section, Tags: j.Tags, Site: value(j.Site),
		Canonical: value(j.Canonical), License: value(j.License), Image: value(j.Image), Body: j.Body, Figures: j.Figures, Comments: j.Comments, Posts: j.Posts,
		Verdict: j.Verdict, Score: j.Score, Sources: j.Sources, Flags: j.Flags, Partial: j.Partial, Ledger: j.Ledger,
	}
	return nil
}

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
