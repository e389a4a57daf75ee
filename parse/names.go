package parse

import (
	"path"
	"strconv"
	"strings"
)

// baseName returns the last element of a path or address, without the ending of
// a compressed file.
func baseName(name string) string {
	if isURL(name) {
		name, _, _ = strings.Cut(name, "#")
		name, _, _ = strings.Cut(name, "?")
	}
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	switch ext := path.Ext(name); ext {
	case ".gz", ".bz2":
		name = strings.TrimSuffix(name, ext)
	}
	return name
}

// isURL tells whether a name is an absolute address of the web.
func isURL(name string) bool {
	rest, ok := strings.CutPrefix(name, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(name, "http://")
	}
	return ok && rest != "" && !strings.ContainsAny(rest[:1], "/?#") && !strings.ContainsAny(rest, " \t\r\n")
}

const (
	digits   = "0123456789"
	keyBytes = digits + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"
	// maxOrdinal is the number of digits that an ordinal may have; a longer
	// number is a date and time, or a key.
	maxOrdinal = 9
)

// ordinalKey returns the number and the key of a name such as
// 000_700df594b20e5a62.txt: digits, an underscore, and a key of ASCII letters,
// digits and hyphens.
func ordinalKey(name string) (seq int, key string, ok bool) {
	base := baseName(name)
	number, key, ok := strings.Cut(strings.TrimSuffix(base, path.Ext(base)), "_")
	if !ok || number == "" || len(number) > maxOrdinal || strings.Trim(number, digits) != "" {
		return 0, "", false
	}
	if key == "" || strings.Trim(key, keyBytes) != "" {
		return 0, "", false
	}
	seq, err := strconv.Atoi(number)
	return seq, key, err == nil
}
