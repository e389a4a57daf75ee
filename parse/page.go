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
	numKinds
)

var kindNames = [numKinds]string{
	"paragraph", "heading", "list_item", "quote", "caption", "table_row", "preformatted",
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
	// Blocks are in source order and do not overlap.
	Blocks []Block
	// Containers are the elements around the blocks; the first is the root,
	// and a parent stands before its children. Text has the root alone.
	Containers []Container
}

// A Block is a piece of a page that a reader sees as one: a paragraph, a
// heading, an item of a list.
type Block struct {
	Kind Kind
	// Level is 1 to 6 for a heading of known level, 1 and more for the depth
	// of a list item, else 0.
	Level int
	// Text is the block's text with white space folded to single blanks; in
	// preformatted blocks white space is kept.
	Text string
	// Span is the range of the block in the source, list markers and heading
	// marks included.
	Span
	// Content is the range of the block's text without markers and marks.
	Content Span
	// Container is the index of the innermost container.
	Container int
	// Gap is the number of blank lines before the block, where lines count.
	Gap int
}

// A Container is an element around blocks.
type Container struct {
	Parent int // index of the container around this one; -1 for the root
	Name   string
	Span
}
