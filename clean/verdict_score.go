package clean

// score returns the word F1 that is to be expected of the text: what the learned
// model expects from its own probabilities, less what pages of the verdict fall
// short of that. It is nil where the model was not asked, as of short texts and of
// texts that read as clean, and where no text is left.
//
// On the labelled pages of WCXB, each judged by a model that knows no page of its
// site, the mean gap between score and word F1 in ten bins is 0.01, weighted by
// their pages, for HTML and for flattened text, and so it is with shortfalls that
// were worked out on other sites. Scores below 0.4, of two pages in a hundred, are
// too low by 0.1. examples/evaluate has the table.
func (p *Pass) score(v Verdict) *float64 {
	if p.judged == nil || v == IsEmpty {
		return nil
	}
	s := min(max(p.judged.expected-shortfall(v), 0), 1)
	return &s
}

// shortfall is by how much the model expects too much of the pages of a verdict:
// the mean over the labelled pages of HTML (product 109 and stub 10, listing 213,
// documentation 85, forum 99), rounded. Of an article's text it expects 0.01 too little,
// and of flattened text, whose kinds have no verdict, 0.01 too much: none is taken off.
func shortfall(v Verdict) float64 {
	switch v {
	case IsProduct, IsStub, IsError:
		return 0.04
	case IsListing, IsForum, IsDocumentation:
		return 0.01
	}
	return 0
}
