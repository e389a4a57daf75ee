package parse

// A Span is a range of bytes of [Document.Text]. Where no range is known both
// numbers are -1.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// A Kind says what a block is by its form.
type Kind uint8

// Kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	ListItem
	Quote
	Caption
	TableRow
	Preformatted
	TableCell
	numKinds
)

var kindNames = [numKinds]string{
	"paragraph", "heading", "list_item", "quote", "caption", "table_row", "preformatted", "table_cell",
}

// String returns the name of k, such as "list_item".
func (k Kind) String() string {
	if k < numKinds {
		return kindNames[k]
	}
	return "unknown"
}

// A Page is the one model of HTML and of text: blocks in source order.
type Page struct {
	// Doc is the document that was read. It is never nil.
	Doc *Document
	// HTML tells that the blocks come from HTML: their ranges hold tags and
	// character references, and [PlainText] turns them into their texts.
	HTML bool
	// Blocks are in source order and do not overlap.
	Blocks []Block
	// Containers are the elements around the blocks; the first is the root,
	// and a parent stands before its children. Text has the root alone.
	Containers []Container
	// Head is what the page says about itself.
	Head Head
	// Images are in source order.
	Images []Image
	// Skipped are the elements that hold no text of the page, such as scripts
	// and style sheets, in source order. They may stand inside blocks.
	Skipped []Skipped

	// numbers are those of the containers among their siblings of the same
	// name, 0 for the only one; nil where Path counts them.
	numbers []int
}

// A Block is a piece of a page that a reader sees as one: a paragraph, a
// heading, an item of a list.
type Block struct {
	Kind Kind
	// Level is 1 to 6 for a heading of known level, 1 and more for the depth
	// of a list item, else 0.
	Level int
	// Text is the block's text with white space folded to single blanks, in a
	// table row of text to tabulators between cells; in preformatted blocks
	// white space is kept. It is never empty.
	Text string
	// Span is the range of the block in the source, list markers and heading
	// marks included; in HTML from the first byte of its text to the last,
	// with the tags between.
	Span
	// Content is the range of the block's text without markers and marks.
	Content Span
	// Container is the index of the innermost container.
	Container int
	// Gap is the number of blank lines before the block, where lines count.
	Gap int
	// Links are the links of the block in the order of its text.
	Links []Link
	// Marks are the elements inside the block that say what their text is, in
	// the order of their start tags.
	Marks []Mark
}

// LinkBytes returns the number of bytes of the block's text that are links.
func (b *Block) LinkBytes() int {
	n := 0
	for i := range b.Links {
		n += b.Links[i].End - b.Links[i].Start
	}
	return n
}

// A Link is a part of a block's text that leads elsewhere.
type Link struct {
	// Start and End are the bytes of [Block.Text].
	Start, End int
	// Href is the address as the page writes it, "" for an anchor without one;
	// [Page.Resolve] makes it absolute.
	Href string
	// Rel is the relation that the link states: "author", "tag nofollow".
	Rel string
	// Class and Prop are the attributes class and itemprop.
	Class, Prop string
}

// A Mark is a part of a block's text in an element such as span or time whose
// attributes may say what it is: a date, an author, a tag. Text values are as
// the page writes them, character references decoded; "" where an attribute is
// missing.
type Mark struct {
	// Start and End are the bytes of [Block.Text]; they are equal for an
	// element that has a value and no text.
	Start, End int
	Name       string // the element's name in lower case
	Class      string
	Prop       string // itemprop, or the property of RDFa
	Rel        string
	Type       string // itemtype
	Datetime   string
	Content    string // the value where it is not the text; of abbr the title
}

// A Container is an element around blocks. Text values are as the page writes
// them, character references decoded; "" where an attribute is missing.
type Container struct {
	Parent int    // index of the container around this one; -1 for the root
	Depth  int    // number of containers around this one
	Name   string // the element's name in lower case
	Span          // from the start tag to the end of the end tag
	Class  string
	ID     string
	Role   string // the ARIA role
	Prop   string // itemprop
	Type   string // itemtype
	Hidden bool   // by the hidden attribute, aria-hidden or an inline style
	// Like is the index of the first container of the page with the same Name,
	// Class and ID: that of this one where none is before it. 0 says nothing.
	Like int
}

// An Image is a picture of a page.
type Image struct {
	Span
	// Src is the address of the largest version that the page names, as it is
	// written there; [Page.Resolve] makes it absolute.
	Src string
	// Alt is the alternative text with white space folded.
	Alt string
	// Before is the index of the first block that ends behind the image.
	Before int
	// Container is the index of the innermost container.
	Container int
}

// A Skipped is an element without text of the page.
type Skipped struct {
	Span
	Name string // the element's name in lower case
}

// A Head is what an HTML page says about itself. Values are decoded and white
// space at their ends is cut off.
type Head struct {
	// Lang is the language that the root element declares.
	Lang string
	// Base is the address that links are relative to.
	Base string
	// Title is the text of the first title element.
	Title Statement
	// Meta are the meta elements that have a name and a content: Name is that
	// of the attribute name, property, itemprop or http-equiv, in lower case.
	Meta []Statement
	// Links are the link elements that have a relation and an address: Name is
	// the relation, Value the address as it is written.
	Links []Statement
	// JSON are the scripts that hold JSON-LD, as they are written; Name is "".
	JSON []Statement
}

// A Statement is a name and its value, and where a page says it.
type Statement struct {
	Name  string
	Value string
	Span
}

// Get returns the value of the first meta element with one of the names, tried
// in the order given, or "".
func (h *Head) Get(names ...string) string {
	for _, n := range names {
		for i := range h.Meta {
			if h.Meta[i].Name == n && h.Meta[i].Value != "" {
				return h.Meta[i].Value
			}
		}
	}
	return ""
}
