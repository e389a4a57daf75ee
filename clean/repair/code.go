package repair

import "strings"

// codeLines is how many lines of code, or lines about code, make a text
// technical. An article quotes a line; a manual has many.
const codeLines = 4

// technical reports whether the text is a manual or a program, in which marks
// and spaces are not what they are in prose: it has lines of code, or speaks of
// markup in many lines.
func (v *view) technical() bool {
	if v.coded == 0 {
		v.coded = 1
		v.topical(0) // finds the lines
		if v.countCode()+len(v.topics) >= codeLines {
			v.coded = 2
		}
	}
	return v.coded == 2
}

// countCode counts the lines that look like code, up to codeLines.
func (v *view) countCode() int {
	if !v.has('{') && !v.has('=') && !v.has(';') && !v.has('_') && !v.has('$') && !v.has('|') {
		return 0
	}
	n := 0
	forEachLine(v.text, func(start, end int) {
		if n < codeLines && isCode(v.text[start:end]) {
			n++
		}
	})
	return n
}

// minSignsOfCode is how many different signs a line of code holds.
const minSignsOfCode = 2

// isCode reports whether a line looks like code: braces, operators, calls and
// escapes, which prose does not hold. Tags do not count: scrapers leave them.
func isCode(line string) bool {
	const longest = 400
	line = line[:min(len(line), longest)]
	if !strings.ContainsAny(line, "{}=;_|$\\") {
		return false
	}
	var seen [256]bool
	n, brace := 0, strings.IndexByte(line, '{') >= 0
	for i := 0; i+1 < len(line); i++ {
		if kind := codeSign(line[i], line[i+1]); kind != 0 && !seen[kind] {
			seen[kind] = true
			n++
		}
	}
	if strings.HasSuffix(line, "{") || strings.HasSuffix(line, "}") || strings.HasSuffix(line, ";") {
		n++
	}
	return n >= minSignsOfCode && (brace || strings.IndexByte(line, '<') < 0) && !strings.Contains(line, "://")
}

// codeSign returns the kind of the sign that two characters make, or 0.
func codeSign(a, b byte) byte {
	switch {
	case a == '{' || a == '}' || b == '{' || b == '}':
		return '{'
	case a == '=' && (b == '>' || b == '=' || b == '"' || b == '\''), a == ' ' && b == '=', a == ':' && b == '=':
		return '='
	case a == ')' && b == ';', a == '(' && (b == ')' || b == '"' || b == '\''), a == ']' && b == '(', a == '[' && b == ']':
		return '('
	case a == ':' && b == ':', a == '-' && (b == '>' || b == '-'), a == '&' && b == '&', a == '|' && (b == '|' || b == ' '):
		return ':'
	case a == '\\' && b == 'n', a == '$' && b == '(', a == '/' && (b == '/' || b == '*'):
		return '\\'
	case b == '_' && byteKind[a&0x7F] != 0:
		return '_'
	}
	return 0
}
