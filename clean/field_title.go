package clean

// titleOfHTML takes the title of a page of HTML and reports whether there is one.
func (p *Pass) titleOfHTML(a *Article) bool {
	choice := p.evidence.choose()
	best := choice.best()
	if best == nil {
		return false
	}
	a.Title = best.value
	c := best.sources[0]
	if c.block >= 0 {
		c.at = p.origin.Blocks[c.block].Span
	}
	var rivals []candidate
	for _, o := range choice.options[1:] {
		rivals = append(rivals, o.sources[0])
	}
	a.Sources["title"] = c.source(rivals)
	return true
}
