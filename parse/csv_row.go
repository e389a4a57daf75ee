package parse

import "bytes"

type rowState uint8

const (
	rowWhole  rowState = iota
	rowOpen            // a quote is open at the end of the line
	rowStolen          // the line begins another row: a quote before it was not closed
)

// A csvRow splits a row into fields, line by line, without copying them. The
// indexes of its fields count from the beginning of the row.
type csvRow struct {
	comma  byte
	fields []csvField
	open   bool // the last field is quoted and not closed
	bare   bool // a quoted field held a quote that was not doubled
	over   bool // more than maxColumns
	lines  int  // lines fed

	checked bool // the line was looked at for another row's quote
}

// A csvField is the range of a field, without the quotes around it.
type csvField struct {
	start, end      int
	quoted, doubled bool
}

func (r *csvRow) reset() {
	r.fields, r.open, r.bare, r.over, r.lines = r.fields[:0], false, false, false, 0
}

// feed reads the line that begins at index line and ends, with its line break,
// at the end of row.
func (r *csvRow) feed(row []byte, line int) rowState {
	r.lines++
	r.checked = r.lines == 1
	stop := line + len(trimLineBreak(row[line:]))
	for i := line; ; {
		switch {
		case r.open:
			j := bytes.IndexByte(row[i:stop], '"')
			if j < 0 {
				r.fields[len(r.fields)-1].end = stop
				return rowOpen
			}
			i += j
			if r.steals(row, line, i, stop) {
				return rowStolen
			}
			i += r.quote(row[:stop], i)
			if i > stop {
				return rowWhole
			}
		case i < stop && row[i] == '"':
			i++
			r.add(csvField{start: i, quoted: true})
			r.open = true
		default:
			n, more := r.next(row[i:stop])
			r.add(csvField{start: i, end: i + n})
			if !more {
				return rowWhole
			}
			i += n + 1
		}
	}
}

// maxColumns bounds the memory for a row that is all commas.
const maxColumns = 1 << 16

func (r *csvRow) add(f csvField) {
	if len(r.fields) < maxColumns {
		r.fields = append(r.fields, f)
		return
	}
	r.fields[maxColumns-1], r.over = f, true
}

// quote takes the quote at index i of a quoted field and returns the number of
// bytes that it and what belongs to it take: with a comma, where it closes the
// field. At the end of the row it is past the end.
func (r *csvRow) quote(row []byte, i int) int {
	f := &r.fields[len(r.fields)-1]
	switch {
	case i+1 == len(row) || row[i+1] == r.comma:
		f.end, r.open = i, false
		return 2
	case row[i+1] == '"':
		f.doubled = true
		return 2
	}
	r.bare = true
	return 1
}

// steals tells whether the quote at index i begins a field of another row. Only
// the first of a line that begins a field is looked at.
func (r *csvRow) steals(row []byte, line, i, stop int) bool {
	begins := i == line || row[i-1] == r.comma
	if r.checked || !begins || i+1 == stop || row[i+1] == '"' || row[i+1] == r.comma {
		return false
	}
	r.checked = true
	column := bytes.Count(row[line:i], []byte{r.comma})
	return column < len(r.fields) && r.fields[column].quoted
}

// next returns the length of the unquoted field that b begins with, and whether
// another follows.
func (r *csvRow) next(b []byte) (n int, more bool) {
	if n = bytes.IndexByte(b, r.comma); n >= 0 {
		return n, true
	}
	return len(b), false
}

// readLiterally reads the row, which is one line, with quotes as themselves, if
// they come in pairs and it then has want fields.
func (r *csvRow) readLiterally(row []byte, want int) bool {
	comma := []byte{r.comma}
	if !r.bare || r.lines > 1 || bytes.Count(row, []byte{'"'})%2 != 0 || bytes.Count(row, comma)+1 != want {
		return false
	}
	r.reset()
	row = trimLineBreak(row)
	for start := 0; ; {
		n, more := r.next(row[start:])
		r.fields = append(r.fields, csvField{start: start, end: start + n})
		start += n + 1
		if !more {
			return true
		}
	}
}

// appendField appends the text of field i to dst.
func (r *csvRow) appendField(dst, row []byte, i int) []byte {
	f := r.fields[i]
	b := row[f.start:f.end]
	for f.doubled {
		j := bytes.IndexByte(b, '"')
		if j < 0 {
			break
		}
		dst = append(dst, b[:j+1]...)
		b = b[j+1:]
		b = bytes.TrimPrefix(b, []byte{'"'})
	}
	return append(dst, b...)
}

// trimLineBreak returns b without the line break at its end.
func trimLineBreak(b []byte) []byte {
	b = bytes.TrimSuffix(b, []byte{'\n'})
	return bytes.TrimSuffix(b, []byte{'\r'})
}
