package main

import "strings"

// commentCounts say where the comments of trafilatura's set went.
type commentCounts struct {
	Segments       int `json:"segments"`
	Found          int `json:"found"`            // among the predicted comments
	Leaked         int `json:"leaked"`           // in the text
	FoundNotLeaked int `json:"found_not_leaked"` // among the comments alone
}

// commentMatch looks for gold comments among the predicted ones and in the
// text; white space is collapsed everywhere, and empty gold does not count.
func commentMatch(text, comments string, gold []string) (c commentCounts) {
	if len(gold) == 0 {
		return c
	}
	text, comments = collapse(text), collapse(comments)
	for _, s := range gold {
		s = collapse(s)
		if s == "" {
			continue
		}
		c.Segments++
		found, leaked := strings.Contains(comments, s), strings.Contains(text, s)
		if found {
			c.Found++
		}
		if leaked {
			c.Leaked++
		}
		if found && !leaked {
			c.FoundNotLeaked++
		}
	}
	return c
}

func (c *commentCounts) add(d commentCounts) {
	c.Segments += d.Segments
	c.Found += d.Found
	c.Leaked += d.Leaked
	c.FoundNotLeaked += d.FoundNotLeaked
}

// commentFigures are the counts with their shares of all segments.
type commentFigures struct {
	commentCounts
	FoundRate          float64 `json:"found_rate"`
	LeakRate           float64 `json:"leak_rate"`
	FoundNotLeakedRate float64 `json:"found_not_leaked_rate"`
}

func (c commentCounts) figures() commentFigures {
	return commentFigures{
		commentCounts:      c,
		FoundRate:          ratio(c.Found, c.Segments),
		LeakRate:           ratio(c.Leaked, c.Segments),
		FoundNotLeakedRate: ratio(c.FoundNotLeaked, c.Segments),
	}
}
