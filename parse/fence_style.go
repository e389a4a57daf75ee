package parse

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// A fence is one fence line.
type fence struct {
	name, url string
	meta      Meta
	exact     bool // Writer's mark: the name is exact, and the body has escaped lines
	ends      bool // it ends a document and begins none
	size      int  // bytes of the line that are fence; 0 means all
}

// A style is one way to write fences.
type style struct {
	key   string // sign and count; styles with the same key are the same
	first byte   // with which each fence begins; 0 for any byte
	match func(line []byte) (fence, bool)

	paired   bool // the style has fences that end a document
	numbered bool // documents without a name are named by their number, from 1
	bare     bool // fences have no names, and documents of white space are left out
	before   bool // the line end before a fence is no part of the body
	atEnd    bool // nor is that at the end of the source
}

// Signs of the canonical style, which Writer writes.
const (
	canonicalOpen  = "=== "
	canonicalClose = " ==="
	exactMark      = `\`
)

const (
	// maxFenceLine is the number of bytes that a fence line may have; a longer
	// line is text.
	maxFenceLine = 8 << 10
	// maxName is the number of bytes that a name may have which Writer writes:
	// that of a path in most systems.
	maxName = 4 << 10
	// maxSigns is the length of the longest row of signs: a line of a terminal.
	maxSigns = 80
)

// styleOf returns the style of a line that is a fence.
func styleOf(line []byte) (style, fence, bool) {
	if len(line) == 0 {
		return style{}, fence{}, false
	}
	var s style
	run := len(line) - len(bytes.TrimLeft(line, string(line[:1])))
	switch sign := line[0]; {
	case sign == '<':
		s = docStyle()
	case bytes.HasPrefix(line, []byte("==> ")):
		s = pairStyle("==> ", " <==")
		s.before = true
	case sign == '-' && run == 2:
		s = pairStyle("-- ", " --")
	case (sign == '=' || sign == '-' || sign == '#') && 3 <= run && run <= maxSigns:
		signs := string(line[:run])
		s = pairStyle(signs+" ", " "+signs)
		s.before, s.atEnd = true, true
	default:
		return style{}, fence{}, false
	}
	f, ok := s.match(line)
	return s, f, ok
}

// pairStyle is a style whose fences have a name between two signs.
func pairStyle(opening, closing string) style {
	return style{key: opening, first: opening[0], match: func(line []byte) (fence, bool) {
		return matchPair(line, opening, closing)
	}}
}

// matchPair matches a line, without its end, against a fence with a name
// between two signs. White space at the end of the line does not count.
func matchPair(line []byte, opening, closing string) (fence, bool) {
	if len(line) > maxFenceLine || !bytes.HasPrefix(line, []byte(opening)) {
		return fence{}, false
	}
	name := bytes.TrimRight(line[len(opening):], " \t\r")
	if opening == canonicalOpen {
		if name, exact := bytes.CutSuffix(name, []byte(closing+exactMark)); exact {
			return fence{name: string(name), exact: true}, true
		}
	}
	name, ok := bytes.CutSuffix(name, []byte(closing))
	name = bytes.TrimSpace(name)
	return fence{name: string(name)}, ok && len(name) > 0
}

// matchCanonical matches a line, without its line feed, against the fences that
// Writer writes.
func matchCanonical(line []byte) (fence, bool) {
	return matchPair(line, canonicalOpen, canonicalClose)
}

// formFeedStyle is a form feed at the start of a line.
func formFeedStyle() style {
	return style{first: '\f', numbered: true, bare: true, before: true, atEnd: true,
		match: func(line []byte) (fence, bool) {
			if len(bytes.Trim(line, " \t\r\f")) == 0 {
				return fence{}, true
			}
			return fence{size: 1}, true
		}}
}

// patternStyle is a regular expression of the caller.
func patternStyle(re *regexp.Regexp) style {
	return style{numbered: true, before: true, atEnd: true, match: func(line []byte) (fence, bool) {
		if len(line) > maxFenceLine {
			return fence{}, false
		}
		m := re.FindSubmatch(bytes.TrimSuffix(line, []byte("\r")))
		switch {
		case m == nil:
			return fence{}, false
		case len(m) == 1:
			return fence{}, true
		}
		return fence{name: string(m[1])}, true
	}}
}

// looksLikeFile tells whether a name is that of a file or page and no heading,
// so that one fence is proof enough: it is an http address, has an ordinal and a
// key, or ends (before any "#record") in the extension of a kind of text.
func looksLikeFile(name string) bool {
	if _, _, ok := ordinalKey(name); ok || isURL(name) {
		return true
	}
	file, _, _ := strings.Cut(name, "#")
	base := baseName(file)
	ext := path.Ext(base)
	if ext == base {
		return false
	}
	switch strings.ToLower(ext) {
	case ".txt", ".text", ".md", ".markdown", ".rst", ".tex", ".html", ".htm", ".xhtml", ".xml",
		".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".warc", ".wet", ".log", ".eml",
		".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub":
		return true
	}
	return false
}
