package parse

import (
	"bytes"
	"html"
	"strings"
)

// docStyle is <doc id="…" url="…" title="…"> and </doc>, each alone on its line.
func docStyle() style {
	return style{key: "<doc", first: '<', paired: true, numbered: true, before: true, atEnd: true, match: matchDoc}
}

func matchDoc(line []byte) (fence, bool) {
	if len(line) > maxFenceLine {
		return fence{}, false
	}
	line = bytes.TrimRight(line, " \t\r")
	if bytes.EqualFold(line, []byte("</doc>")) {
		return fence{ends: true}, true
	}
	const tag = "<doc"
	if len(line) <= len(tag) || !bytes.EqualFold(line[:len(tag)], []byte(tag)) || line[len(line)-1] != '>' {
		return fence{}, false
	}
	f := fence{}
	attrs := string(line[len(tag) : len(line)-1])
	if attrs != "" && attrs[0] != ' ' && attrs[0] != '\t' {
		return fence{}, false
	}
	for {
		var name, value string
		var ok bool
		if name, value, attrs, ok = cutAttribute(attrs); !ok {
			return f, strings.Trim(attrs, " \t") == ""
		}
		switch {
		case name == "id" && f.name == "":
			f.name = value
		case name == "url" && f.url == "":
			f.url = value
		default:
			f.meta = append(f.meta, Field{Name: name, Value: value})
		}
	}
}

// cutAttribute cuts the first name="value" off s. WikiExtractor writes titles
// with bare quotation marks, so a value ends only at a mark after which the tag
// ends or another attribute begins.
func cutAttribute(s string) (name, value, rest string, ok bool) {
	s = strings.TrimLeft(s, " \t")
	name, quote, ok := cutName(s)
	if !ok {
		return "", "", s, false
	}
	start := len(name) + len("=\"")
	for end := start; end < len(s); end++ {
		if s[end] != quote {
			continue
		}
		rest = s[end+1:]
		next := strings.TrimLeft(rest, " \t")
		if _, _, more := cutName(next); next == "" || more && next != rest {
			return strings.ToLower(name), html.UnescapeString(s[start:end]), rest, true
		}
	}
	return "", "", s, false
}

// cutName returns the attribute's name at the start of s and the quotation mark
// that opens its value.
func cutName(s string) (name string, quote byte, ok bool) {
	n := strings.IndexFunc(s, func(r rune) bool { return !isNameRune(r) })
	if n <= 0 || n+1 >= len(s) || s[n] != '=' || s[n+1] != '"' && s[n+1] != '\'' {
		return "", 0, false
	}
	return s[:n], s[n+1], true
}

func isNameRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("_-:.", r)
}
