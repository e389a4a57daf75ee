package parse

import "regexp"

// DefaultLimit is the number of bytes that one document may have where
// [Options.Limit] is zero: 32 MiB.
const DefaultLimit = 32 << 20

// A Format names the way in which a source holds documents.
type Format string

// Formats. The zero value detects the format from the first bytes.
const (
	Auto      Format = ""
	Single    Format = "single"    // the whole source is one document
	Fence     Format = "fence"     // a fence line before each document; the style is detected
	EndOfText Format = "endoftext" // <|endoftext|> between documents
	FormFeed  Format = "formfeed"  // a form feed between documents; never detected
	Pattern   Format = "pattern"   // lines that match Options.Fence; never detected
	JSONLines Format = "jsonl"     // one JSON object per line
	JSON      Format = "json"      // an array of objects, or one object
	CSV       Format = "csv"       // comma, semicolon or pipe, with a header line
	TSV       Format = "tsv"       // tabulator, with a header line
	WARC      Format = "warc"      // WARC and WET
)

// Options say how to read a corpus. The zero value detects what it can.
type Options struct {
	// Name is the name of the source where a reader is read; it becomes
	// Document.Name and Error.Source.
	Name string
	// Format names the format; Auto detects it for each file.
	Format Format
	// Fence is the regular expression of Format Pattern: a line that it
	// matches begins a document, whose name is the first group, if any.
	Fence *regexp.Regexp
	// Limit is the number of bytes that one document may have; 0 means
	// DefaultLimit. A longer one is one *Error with ErrTooLong and is skipped.
	Limit int64
	// Media, if not empty, is the media type of every document.
	Media string
	// Charset, if not empty, is the encoding that the transport states. Valid
	// UTF-8 and a byte-order mark go before it.
	Charset string
	// Fields maps the fields of JSON objects and CSV columns.
	Fields Fields
}

// Fields names the fields of a JSON object or the columns of a table that hold
// the parts of a document, tried in order; a dot reaches into nested objects
// ("metadata.url"). An empty list means the names that corpora use.
type Fields struct {
	Text, HTML, URL, ID []string
}

// maxLimit keeps sums with a limit in range: 1 PiB.
const maxLimit = 1 << 50

func (o *Options) limit() int64 {
	if o.Limit <= 0 {
		return DefaultLimit
	}
	return min(o.Limit, maxLimit)
}
