package parse

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
)

const warcMagic = "WARC/"

func isWARC(b []byte) bool {
	rest, ok := bytes.CutPrefix(b, []byte(warcMagic))
	return ok && len(rest) > 0 && '0' <= rest[0] && rest[0] <= '9'
}

// detect returns the format of a source by its first bytes, at most inputBuffer
// of them. What is proof, and of what, stands in the package documentation.
func detect(head []byte, opt *Options) Format {
	text := bytes.TrimPrefix(head, []byte(utf8BOM))
	text = bytes.TrimLeft(text, " \t\r\n")
	whole := len(head) < inputBuffer
	if isWARC(text) {
		return WARC
	}
	if f := detectJSON(text, whole); f != Auto {
		return f
	}
	if _, ok := findStyle(head, false); ok {
		return Fence
	}
	if f := detectTable(text, whole, opt); f != Auto {
		return f
	}
	if hasEndOfText(head) {
		return EndOfText
	}
	return Single
}

// detectJSON tells objects on lines of their own from an array of objects and
// from an object over several lines. Text begins with the first byte that is not
// white space.
func detectJSON(text []byte, whole bool) Format {
	if rest, ok := bytes.CutPrefix(text, []byte("[")); ok {
		rest = bytes.TrimLeft(rest, " \t\r\n")
		if startsObject(rest) || whole && string(bytes.TrimRight(rest, " \t\r\n")) == "]" {
			return JSON
		}
		return Auto
	}
	if !startsObject(text) {
		return Auto
	}
	line, _, ended := bytes.Cut(text, []byte("\n"))
	if !ended && !whole || json.Valid(line) || !goesOn(line) {
		return JSONLines
	}
	return JSON
}

// startsObject tells whether b begins as a JSON object: empty, or with a name
// and a colon.
func startsObject(b []byte) bool {
	b, ok := bytes.CutPrefix(b, []byte("{"))
	b = bytes.TrimLeft(b, " \t\r\n")
	switch {
	case !ok || len(b) == 0:
		return false
	case b[0] == '}':
		return true
	case b[0] != '"':
		return false
	}
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return bytes.HasPrefix(bytes.TrimLeft(b[i+1:], " \t\r\n"), []byte(":"))
		}
	}
	return false
}

// goesOn tells whether a line of JSON ends inside an object but not inside a
// string, as it does where an object is spread over lines.
func goesOn(line []byte) bool {
	depth, inString := 0, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
	}
	return depth > 0 && !inString
}

const (
	// maxHeader is the number of bytes of a table's header line, and maxColumn
	// that of a column's name; longer ones are prose.
	maxHeader = 4 << 10
	maxColumn = 64
)

// detectTable tells whether the first line names the columns of a table and
// the row below it has as many cells.
func detectTable(text []byte, whole bool, opt *Options) Format {
	header, rest, _ := bytes.Cut(text, []byte("\n"))
	if len(header) > maxHeader {
		return Auto
	}
	for _, comma := range "\t,;|" {
		if !bytes.ContainsRune(header, comma) {
			continue
		}
		names, _ := firstRow(header, comma)
		if !nameColumns(names, opt) {
			continue
		}
		row, cut := firstRow(bytes.TrimLeft(rest, "\r\n"), comma)
		if len(row) != 0 && len(row) != len(names) && (whole || !cut) {
			continue
		}
		if comma == '\t' {
			return TSV
		}
		return CSV
	}
	return Auto
}

// nameColumns tells whether names are at least two, differ, could each name a
// column, and one of them is known to hold a text or an address.
func nameColumns(names []string, opt *Options) bool {
	known, seen := false, make(map[string]bool, len(names))
	for _, name := range names {
		name = strings.TrimSpace(name)
		if seen[name] || !isColumnName(name) {
			return false
		}
		seen[name] = true
		known = known || isKeyColumn(name, opt)
	}
	return known && len(names) > 1
}

// firstRow returns the cells of the first row of a table, and whether the row
// goes on to the end of b.
func firstRow(b []byte, comma rune) (row []string, cut bool) {
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma, r.LazyQuotes = comma, true
	row, err := r.Read()
	if err != nil {
		return nil, false
	}
	return row, r.InputOffset() == int64(len(b))
}

// isColumnName tells whether s may name a column: up to three words without
// the punctuation of a sentence.
func isColumnName(s string) bool {
	return len(s) <= maxColumn && len(strings.Fields(s)) <= 3 && !strings.ContainsAny(s, "!?:\"“”„«»()[]{}<>")
}

// isKeyColumn tells whether a column's name is known to hold the text, HTML or
// address of a document.
func isKeyColumn(name string, opt *Options) bool {
	names := fieldNames{fields: opt.Fields}
	switch names.resolve(name).role {
	case roleText, roleHTML, roleURL:
		return true
	}
	return false
}
