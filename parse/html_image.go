package parse

import (
	"strconv"
	"strings"
)

// source returns the address of the largest version that the attributes name,
// and its size as a srcset gives it; 0 where none does.
func (e *element) source() (src string, size float64) {
	best := ""
	for _, set := range [...]string{e.srcset, e.lazySet} {
		if src, n := largest(set); src != "" && n > size {
			best, size = src, n
		}
	}
	switch {
	case best != "":
		return best, size
	case e.lazySrc != "" && !strings.ContainsAny(e.lazySrc, "{<"):
		return e.lazySrc, 0
	case strings.HasPrefix(e.src, "data:"):
		return "", 0 // a placeholder, or a picture that is no address
	}
	return e.src, 0
}

// largest returns the candidate of a srcset with the largest descriptor, and
// its descriptor: a width or a density. A candidate without one has 1.
func largest(set string) (src string, size float64) {
	for {
		for set != "" && (blank(set[0]) || set[0] == ',') {
			set = set[1:]
		}
		if set == "" {
			return src, size
		}
		end := 0
		for end < len(set) && !blank(set[end]) {
			end++
		}
		candidate := strings.TrimRight(set[:end], ",")
		n := 1.0
		if candidate == set[:end] {
			var descriptor string
			descriptor, set, _ = strings.Cut(set[end:], ",")
			if d := strings.TrimSpace(descriptor); d != "" {
				if v, err := strconv.ParseFloat(d[:len(d)-1], 64); err == nil {
					n = v
				}
			}
		} else {
			set = set[end:]
		}
		if n > size && !strings.HasPrefix(candidate, "data:") {
			src, size = candidate, n
		}
	}
}
