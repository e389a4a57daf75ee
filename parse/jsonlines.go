package parse

import (
	"bytes"
	"errors"
	"io"
	"strconv"
)

// utf8BOM is the byte-order mark of UTF-8.
const utf8BOM = "\xEF\xBB\xBF"

// readJSONLines reads one JSON object per line. Blank lines are skipped and not
// counted; a record without an identifier has its number, from 1, as its name.
func readJSONLines(in *input, opt *Options, emit func(record) bool) error {
	s := jsonScanner{names: newFieldNames(opt)}
	var buf []byte
	for n := 0; ; {
		start := in.off
		line, long, err := in.readLine(buf[:0], opt.limit())
		if err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		buf = line
		if start == 0 {
			line = bytes.TrimPrefix(line, []byte(utf8BOM))
		}
		if !long && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		n++
		rec := record{name: strconv.Itoa(n), offset: start, err: ErrTooLong}
		if !long {
			rec = s.record(line, n, start)
		}
		if !emit(rec) {
			return nil
		}
	}
}
