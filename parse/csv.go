package parse

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// readCSV reads a table whose header line has commas, semicolons, bars or
// tabulators between its names.
func readCSV(in *input, opt *Options, emit func(record) bool) error {
	return readTable(in, opt, 0, emit)
}

// readTSV reads a table with tabulators between its fields.
func readTSV(in *input, opt *Options, emit func(record) bool) error {
	return readTable(in, opt, '\t', emit)
}

// Causes of ErrMalformed in a table.
var (
	errQuote      = errors.New("quote not closed")
	errFieldCount = errors.New("wrong number of fields")
)

// readTable reads a table with a header line, as RFC 4180 has it; comma 0 is
// one that the header line shows. Fields keep their line breaks as they are.
// Blank lines between rows are skipped. Quotes are read leniently: in a field
// that does not begin with one a quote is itself, and so it is in a quoted field
// where neither a comma nor a line end follows.
//
// A quote that is not closed would run on to the next quote or to the end of
// the source. That is one error, found out where
//   - a quote opens a field on a later line, in a column that is quoted in the
//     broken row too: within a quoted field it would have been doubled;
//   - the row has a wrong number of fields, passes the limit, or the source ends.
//
// Of the lines after the first in what was read, most may be rows by themselves:
// then reading goes on with the first that is, else after all of them.
//
// A row of one line with a field that is quoted in part (`"Yes" she said,2020`)
// is read with its quotes as themselves.
func readTable(in *input, opt *Options, comma byte, emit func(record) bool) error {
	t := &table{
		w:     newWindow(in),
		row:   csvRow{comma: comma},
		names: newFieldNames(opt),
		limit: opt.limit(),
		emit:  emit,
		eol:   '\n',
	}
	if in.cr {
		t.eol = '\r'
	}
	if t.w.ensure(len(utf8BOM)) && bytes.HasPrefix(t.w.held(), []byte(utf8BOM)) {
		t.w.advance(len(utf8BOM))
	}
	if t.header() {
		for t.next() {
		}
	}
	return t.w.sourceErr()
}

// A table is a CSV source that is being read.
type table struct {
	w       window
	row     csvRow
	names   *fieldNames
	columns []*column
	values  []value
	arena   []byte // fields without their doubled quotes
	limit   int64
	emit    func(record) bool
	n       int   // rows so far
	eol     byte  // the last byte of a line
	single  int64 // before this offset a row is one line
}

// header reads the names of the columns.
func (t *table) header() bool {
	for t.blankLine() {
	}
	offset := t.w.offset()
	end := t.line(0)
	if t.w.sourceErr() != nil || end == 0 {
		return false
	}
	if t.row.comma == 0 {
		t.row.comma = t.detectComma(t.w.held()[:end])
	}
	t.row.reset()
	for state := t.row.feed(t.w.held()[:end], 0); state == rowOpen; { // a name may hold a line break
		line := end
		if end = t.line(line); end == line {
			break
		}
		state = t.row.feed(t.w.held()[:end], line)
	}
	hasText := false
	for i := range t.row.fields {
		name := t.row.appendField(nil, t.w.held(), i)
		c := t.names.column(bytes.TrimSpace(name))
		t.columns = append(t.columns, c)
		hasText = hasText || c.role == roleText || c.role == roleHTML
	}
	t.w.advance(end)
	if !hasText {
		t.emit(record{offset: offset, err: fmt.Errorf("%w: no column of a known name", ErrNoText)})
	}
	return hasText
}

// detectComma returns the sign that splits the header into the most names that
// corpora use, or else into the most names.
func (t *table) detectComma(header []byte) byte {
	best, bestKnown, bestCount := byte(','), -1, 0
	for _, comma := range []byte(",;\t|") {
		r := csvRow{comma: comma}
		r.feed(header, 0)
		known := 0
		for i := range r.fields {
			name := r.appendField(nil, header, i)
			if t.names.column(bytes.TrimSpace(name)).role != roleMeta {
				known++
			}
		}
		if known > bestKnown || known == bestKnown && len(r.fields) > bestCount {
			best, bestKnown, bestCount = comma, known, len(r.fields)
		}
	}
	return best
}

// line holds the line that begins at index from and returns the index of its
// end. A row beyond the limit is cut.
func (t *table) line(from int) int {
	return t.w.line(from, t.eol, int(t.limit))
}

// blankLine skips a blank line, if there is one.
func (t *table) blankLine() bool {
	t.w.ensure(2)
	switch b := t.w.held(); {
	case bytes.HasPrefix(b, []byte("\r\n")):
		t.w.advance(2)
	case len(b) > 0 && b[0] == t.eol, len(b) == 1 && b[0] == '\r':
		t.w.advance(1)
	default:
		return false
	}
	return true
}

// next reads one row. It returns false when there are no more, or none are
// wanted.
func (t *table) next() bool {
	for t.blankLine() {
	}
	if !t.w.ensure(1) {
		return false
	}
	t.n++
	t.row.reset()
	for line := 0; ; {
		end := t.line(line)
		switch {
		case t.w.sourceErr() != nil:
			return false
		case int64(len(trimLineBreak(t.w.held()[:end]))) > t.limit:
			return t.tooLong(line)
		case end == line:
			return t.bad(line, fmt.Errorf("%w: %w", ErrTruncated, errQuote))
		}
		switch t.row.feed(t.w.held()[:end], line) {
		case rowWhole:
			return t.whole(end)
		case rowStolen:
			return t.bad(line, errQuote)
		}
		if t.row.readLiterally(t.w.held()[:end], len(t.columns)) {
			return t.whole(end)
		}
		if t.w.offset() < t.single {
			return t.bad(end, errQuote)
		}
		line = end
	}
}

// whole emits the row of the first end bytes held.
func (t *table) whole(end int) bool {
	if got, want := len(t.row.fields), len(t.columns); got != want || t.row.over {
		return t.bad(end, fmt.Errorf("%w: %d, not %d", errFieldCount, got, want))
	}
	row := t.w.held()[:end]
	t.values, t.arena = t.values[:0], t.arena[:0]
	for i, f := range t.row.fields {
		data := row[f.start:f.end]
		if f.doubled {
			n := len(t.arena)
			t.arena = t.row.appendField(t.arena, row, i)
			data = t.arena[n:]
		}
		t.values = append(t.values, value{column: t.columns[i], data: data})
	}
	rec := t.names.record(t.values)
	if rec.name == "" {
		rec.name = strconv.Itoa(t.n)
	}
	rec.offset = t.w.offset()
	t.w.advance(end)
	return t.emit(rec)
}

func (t *table) report(err error) bool {
	return t.emit(record{name: strconv.Itoa(t.n), offset: t.w.offset(), err: err})
}

// bad reports the row of the first end bytes held, and goes to the first of its
// later lines that may be a row, or past it.
func (t *table) bad(end int, err error) bool {
	ok := t.report(fmt.Errorf("%w: %w", ErrMalformed, err))
	next, _ := t.rowsIn(end)
	t.w.advance(next)
	return ok
}

// rowsIn looks for rows among the lines after the first in the first end bytes
// held. Where at least three quarters of them are rows by themselves it returns
// the index of the first that is; else end and false. Rows up to end are then
// one line each, so that no line is looked at more than twice.
func (t *table) rowsIn(end int) (int, bool) {
	held := t.w.held()[:end]
	first, rows, lines := end, 0, 0
	probe := csvRow{comma: t.row.comma}
	for at := bytes.IndexByte(held, t.eol) + 1; at > 0 && at < end; {
		n := bytes.IndexByte(held[at:], t.eol) + 1
		if n == 0 {
			n = end - at
		}
		if line := held[at : at+n]; len(trimLineBreak(line)) > 0 {
			lines++
			probe.reset()
			if probe.feed(line, 0) == rowWhole && len(probe.fields) == len(t.columns) {
				rows++
				first = min(first, at)
			}
		}
		at += n
	}
	if rows == 0 || rows*4 < lines*3 {
		return end, false
	}
	t.single = t.w.offset() + int64(end)
	return first, true
}

// tooLong reports the row that passes the limit on the line at index line, and
// skips it: to a later line that is a row, or to the end of the row, but no
// farther than to the end of a line after another limit of bytes.
func (t *table) tooLong(line int) bool {
	if next, ok := t.rowsIn(line); ok {
		ok := t.report(fmt.Errorf("%w: %w", ErrMalformed, errQuote))
		t.w.advance(next)
		return ok
	}
	ok := t.report(ErrTooLong)
	t.w.advance(line)
	inLine := true
	for skipped := int64(0); inLine || t.row.open && skipped <= t.limit; {
		end := t.line(0)
		if end == 0 || t.row.feed(t.w.held()[:end], 0) == rowStolen {
			break
		}
		inLine = t.w.held()[end-1] != t.eol
		t.w.advance(end)
		skipped += int64(end)
	}
	return ok
}
