package clean

// score returns the word F1 that is to be expected of the text: what the learned
// model expects from its own probabilities, less what pages of the verdict fall
// short of that. It is nil where the model was not asked, as of short texts and of
// texts that read as clean, and where no text is left.
//
// On the labelled pages of WCXB, each judged by a model that knows no page of its
// site, the mean gap between score and word F1 in ten bins is 0.01, weighted by
// their pages, for HTML and for flattened text; so it is with shortfalls that
// were worked out on other sites. Scores below 0.4, of three pages in a hundred,
// are too low by 0.2. examples/evaluate has the table.
func (p *Pass) score(v Verdict) *float64 {
	if p.judged == nil || v == IsEmpty {
		return nil
	}
	s := min(max(p.judged.expected-shortfall(v), 0), 1)
	return &s
}

// shortfall is by how much the model expects too much of the pages of a verdict:
// the mean over the labelled pages of HTML (product 110, listing 211, forum 99,
// documentation 85, stub 11), rounded. An article's text is as right as the model
// thinks, and so is flattened text, whose other kinds have no verdict.
func shortfall(v Verdict) float64 {
	switch v {
	case IsProduct, IsListing:
		return 0.04
	case IsForum, IsDocumentation:
		return 0.01
	case IsStub, IsError:
		return 0.1
	}
	return 0
}
