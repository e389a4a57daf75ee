package clean

import "strings"

// hostOf returns the host of an address, or "".
func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	if end := strings.IndexAny(rest, "/?#:"); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// pathOf returns the path of an address without the slash at its start.
func pathOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	_, path, _ := strings.Cut(rest, "/")
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		path = path[:end]
	}
	return path
}

// isHomeAddress reports whether an address is a site's home page, or that of a
// language: "https://example.org/en/".
func isHomeAddress(address string) bool {
	const language = len("en")
	return address != "" && len(strings.Trim(pathOf(address), "/")) <= language && !asksForPage(address)
}

// asksForPage reports whether the query of an address asks for a page by its
// number, as systems do before they are told to use words: "/?p=123".
func asksForPage(address string) bool {
	_, query, _ := strings.Cut(address, "?")
	for part := range strings.SplitSeq(query, "&") {
		switch key, value, _ := strings.Cut(part, "="); key {
		case "p", "id", "page_id", "pid", "nid", "article", "storyid", "newsid":
			return isDigits(value)
		}
	}
	return false
}

// isShallow reports whether an address has one part below a site's home page.
func isShallow(address string) bool {
	path := strings.Trim(pathOf(address), "/")
	return path != "" && !strings.Contains(path, "/")
}

// slugWords returns the words of the part of an address that has the most: pages
// are named by their titles there.
func slugWords(address string) words {
	var best words
	for part := range strings.SplitSeq(pathOf(address), "/") {
		if dot := strings.LastIndexByte(part, '.'); dot > 0 {
			part = part[:dot]
		}
		if w := wordsOf(part); len(w) >= 2 && len(w) >= len(best) {
			best = w
		}
	}
	return best
}
