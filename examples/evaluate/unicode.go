package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// The metrics are defined by programs in Python, whose character classes and
// case mappings differ from Go's. This file has Python's.

// isWord tells whether r matches \w: letters, numbers of every kind and the
// underscore, but no combining marks.
func isWord(r rune) bool { return r == '_' || isAlnum(r) }

// isAlnum is str.isalnum for one character.
func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isSpace tells whether r matches \s: white space and the four separators of
// ASCII, which Unicode does not count as white space.
func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

// words returns the longest runs of characters that match \w.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) })
}

// collapse makes one space of every run of white space and trims the ends.
func collapse(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), " ") }

// strip trims white space at both ends.
func strip(s string) string { return strings.TrimFunc(s, isSpace) }

// lower is str.lower: like strings.ToLower, but İ becomes two characters, and a
// capital sigma at the end of a word becomes ς.
func lower(s string) string {
	if !strings.ContainsAny(s, "İΣ") {
		return strings.ToLower(s)
	}
	return cases.Lower(language.Und).String(s)
}

// normal is the form in which metadata is compared: NFKC, white space
// collapsed, cases folded.
func normal(s string) string { return cases.Fold().String(collapse(norm.NFKC.String(s))) }
