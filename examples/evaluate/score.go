package main

// A score is what one page adds to the figures of one system.
type score struct {
	page *page
	meta metaPairs
	// Empty tells that the prediction has no text.
	empty    bool
	verdict  string
	expected *float64
	// Of WCXB's pages.
	words         prf
	with, without float64 // share of the snippets found; 1 without snippets
	shingles      *confusion
	// Of trafilatura's pages.
	segments segmentCounts
	comments commentCounts
	// Wanted snippets that are missing and unwanted ones that are there.
	missing, leaked []string
	// Err says why the system predicted nothing, if it failed.
	err error
}

// scorePage measures a prediction by the metrics of the page's set.
func scorePage(p *page, pr prediction, err error) *score {
	s := &score{page: p, empty: strip(pr.text) == "", verdict: pr.verdict, expected: pr.expected, err: err}
	m := &p.gold.meta
	s.meta = metaPairs{pair(m.title, pr.title), pair(m.author, pr.author), pair(m.date, pr.date)}
	if p.set == setTraf {
		s.segments, s.missing, s.leaked = segmentMatch(pr.text, p.gold.with, p.gold.without)
		s.comments = commentMatch(pr.text, pr.comments, p.gold.comments)
		return s
	}
	s.words = wordF1(pr.text, p.gold.text)
	found, missing := snippets(pr.text, p.gold.with)
	leaked, _ := snippets(pr.text, p.gold.without)
	s.with, s.without = share(len(found), len(p.gold.with)), share(len(leaked), len(p.gold.without))
	s.missing, s.leaked = missing, leaked
	if p.kind == "article" && p.gold.text != "" {
		c := shingleMatch(pr.text, p.gold.text)
		s.shingles = &c
	}
	return s
}

// pair returns one pair, or none where the page was not annotated.
func pair(gold *string, predicted string) []metaPair {
	if gold == nil {
		return nil
	}
	return []metaPair{{*gold, predicted}}
}

// f1 is the page's score by the metric of its set.
func (s *score) f1() float64 {
	if s.page.set == setTraf {
		return s.segments.prf().F1
	}
	return s.words.F1
}
