package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/repair"
)

const helpText = `copydesk turns scraped pages and texts into structured articles and accounts for
every byte.

An example that works from the repository root:

  go run ./examples/copydesk clean testdata/corpus
  go run ./examples/copydesk explain testdata/corpus

Usage:

  copydesk clean   [flags] PATH...   write the articles
  copydesk explain [flags] PATH...   show what became of each line, or of each
                                     piece of HTML, and why, with repairs and flags
  copydesk evidence [flags] PATH...  write what a corpus says of names
  copydesk repair  [flags]           repair the texts of JSON lines
  copydesk rules                     list the rules of clean and of repair
  copydesk help                      show this text

A PATH is a file, a folder, a .zip file, or - for standard input. The format of
each file is detected: delimited text, JSON lines, JSON, CSV, TSV, WARC and WET,
or one document; gzip and bzip2 are unpacked. A document is HTML where a record,
the ending of its file or its first bytes say so, else text. Flags may also stand
behind paths; after -- everything is a path.

Flags of clean:
  -o FILE            write to FILE instead of standard output. FILE is left out
                     where it lies in a folder that is read.
  -format FORMAT     jsonl  one JSON object per line (default)
                     md     Markdown    } a single document as it is, more of
                     txt    plain text  } them behind fences: === ID ===
                     html   one <article id="ID"> each
  -ledger            add ledger[] to the JSON: what became of every byte
  -j N               documents to clean at once; 0: one for each processor
  -q                 no summary

Flags of explain:
  -width N           columns of the output (default $COLUMNS, else 120)
  -markup            show the tags and scripts of HTML too

Flags of clean, explain and evidence:
  -media TYPE        auto, text or html: what the documents are (default auto)
  -in FORMAT         auto, single, fence, endoftext, formfeed, pattern, jsonl,
                     json, csv, tsv or warc: how they are packed (default auto)
  -fence REGEXP      lines that begin a document; the first group is its name
  -keep SELECTOR     read only the elements of HTML that match a CSS selector
  -drop SELECTOR     leave them out; both may be given several times, take a
                     tree of the page, and leave no ranges of bytes
  -limit BYTES       longer documents fail (default 32 MiB)
  -max-bytes N       read no more than this of a document, and mark it as partial
  -max-blocks N      the same, counted in blocks
  -favor WHAT        balanced, precision or recall: what matters more where it
                     is not certain what is text (default balanced)
  -articles          every page is an article: discussions are comments
  -repair TIER       off, must, should or may: how sure a repair of the text has
                     to be (default should)
  -evidence WHAT     what other documents prove of names and terms. "corpus": the
                     paths are read twice, the first time for the evidence; else
                     a file that copydesk evidence wrote; may be given several
                     times
  -disable RULES     rules not to run, separated by commas; "model" is the
                     learned model
  -phrases FILE      a phrase pack to add; may be given several times

Repair reads JSON lines {"id", "text", "lang"?, "corpus"?} from standard input
and writes {"id", "text", "edits", "flags", "flag_details"}; ranges are in code
points. corpus is a list of other texts, or a name that records share.

Flags of repair:
  -tier TIER         must, should, may or none: none flags alone (default should)
  -lang LANG         the language of the texts, where a record does not say it
  -disable RULES     rules not to run; -enable RULES: rules whose repairs are
                     made whatever their tier

The id of an article is the path of its file below the folder given (for a file
given directly its name), then # and the name of the record for one of several
in a file. An id that was given out before gets ~2, ~3 and so on.

Each article is written in one piece, so that an interrupted run leaves whole
articles: it finishes the one being written and ends.

Exit status: 0; 1 if documents failed (they are listed, the rest is written);
2 for wrong use; 130 if interrupted.
`

// help shows how to use the program.
func (p *program) help() error {
	_, err := io.WriteString(p.stdout, helpText)
	return err
}

// rulesWidth is the number of columns of the list of rules.
const rulesWidth = 100

// rules lists the rules with their documentation.
func (p *program) rules(args []string) error {
	fs := flag.NewFlagSet("rules", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	if err := fs.Parse(args); err != nil {
		return usageError{err}
	}
	if fs.NArg() > 0 {
		return usageError{errors.New("rules takes no arguments")}
	}
	var b strings.Builder
	b.WriteString("Rules of clean\n\n")
	var list [][2]string
	for _, r := range clean.Rules() {
		list = append(list, [2]string{r.Name, r.Doc})
	}
	writeRules(&b, list)
	b.WriteString("\nRules of repair, with their tiers\n\n")
	list = nil
	for _, r := range repair.Rules() {
		list = append(list, [2]string{r.Name, "(" + r.Tier.String() + ") " + r.Doc})
	}
	writeRules(&b, list)
	_, err := io.WriteString(p.stdout, b.String())
	return err
}

// writeRules writes names and documentation in two columns.
func writeRules(b *strings.Builder, rules [][2]string) {
	indent := 0
	for _, r := range rules {
		indent = max(indent, len(r[0])+2)
	}
	for _, r := range rules {
		name := r[0]
		for _, line := range wrap(r[1], rulesWidth-indent) {
			fmt.Fprintf(b, "%-*s%s\n", indent, name, line)
			name = ""
		}
	}
}

// wrap breaks a text into lines of at most width columns, where words allow it.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) > width:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}
