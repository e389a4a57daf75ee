package dates

// label gives each moment its label: the last one before it since the moment
// before, else the one right behind it. It then drops the moments that count
// only beside something and have nothing beside them.
func (s *scanner) label() {
	labels := s.labels()
	after := 0 // the token behind the previous moment
	for m := range s.moments {
		mo := &s.moments[m]
		mo.label = s.labelBefore(labels, after, mo.from)
		if mo.label == None {
			mo.label = s.labelBehind(labels, m)
		}
		after = mo.to
	}
	kept := s.moments[:0]
	for _, m := range s.moments {
		if !m.weak || m.kind == relativeItem && m.label != None {
			kept = append(kept, m)
		}
	}
	s.moments = kept
}

func (s *scanner) labels() []item {
	var labels []item
	for _, it := range s.items {
		if it.kind == labelItem {
			labels = append(labels, it)
		}
	}
	return labels
}

// labelBefore returns the label that stands before a moment: right before it,
// or at the start of the line or of a part of it, with a name between: "Posted
// by Jane Doe on 4 May 2023".
func (s *scanner) labelBefore(labels []item, after, from int) Label {
	found := None
	for _, it := range labels {
		if it.from < after || it.to > from {
			continue
		}
		lead := it.from
		for lead > after && s.is(lead-1, nearWord) {
			lead--
		}
		starts := lead == after || s.anySign(lead-1, "|·•()")
		if starts || s.labelGap(it.to, from) < openGap {
			found = s.labelOf(it.from)
		}
	}
	return found
}

// labelBehind returns the label right behind a moment, unless it belongs to the
// next one.
func (s *scanner) labelBehind(labels []item, m int) Label {
	to := s.moments[m].to
	for _, it := range labels {
		if it.from < to {
			continue
		}
		if s.labelGap(to, it.from) == openGap {
			break
		}
		if m+1 < len(s.moments) && s.labelGap(it.to, s.moments[m+1].from) < openGap {
			break
		}
		return s.labelOf(it.from)
	}
	return None
}

func (s *scanner) labelOf(i int) Label {
	if s.is(i, updatedWord) {
		return Updated
	}
	return Published
}

// labelGap is gap between a label and a moment, where more words may stand:
// "Published online on Thursday".
func (s *scanner) labelGap(from, to int) int {
	gap := closeGap
	for i := from; i < to; i++ {
		if s.is(i, nearWord, joinWord, publishedWord, updatedWord) || s.sign(i, '&') {
			continue
		}
		g := s.gap(i, i+1)
		if g == openGap {
			return openGap
		}
		gap = max(gap, g)
	}
	return gap
}
