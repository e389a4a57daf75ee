package repair

import "maps"

// A proof is what may prove a repair beside the text itself: what other documents
// say, and for a field the text that it belongs to.
type proof struct{ corpus, text *Evidence }

// none reports whether there is nothing beside the text itself.
func (p proof) none() bool { return p.corpus == nil && p.text == nil }

// each calls f for what there is.
func (p proof) each(f func(*Evidence)) {
	for _, e := range [...]*Evidence{p.corpus, p.text} {
		if e != nil {
			f(e)
		}
	}
}

// fullName returns in how many texts a given name and surname stand together.
func (p proof) fullName(given, last string) (n int) {
	p.each(func(e *Evidence) { n += e.names[last][given] })
	return n
}

// bearers returns in how many texts a surname stands behind any given name, or
// at least how many given names there are.
func (p proof) bearers(last string) (n int) {
	givens := p.givens(last)
	if len(givens) > maxRivals {
		return len(givens) // a common name
	}
	for _, uses := range givens {
		n += uses
	}
	return n
}

// givens returns the given names before a surname.
func (p proof) givens(last string) map[string]int {
	return p.union(func(e *Evidence) map[string]int { return e.names[last] })
}

// lasts returns the surnames behind a given name.
func (p proof) lasts(given string) map[string]int {
	return p.union(func(e *Evidence) map[string]int { return e.lasts[given] })
}

// union returns the sum of what is counted in both, or the longer of two where it
// is too long to be of use; it is only to be read.
func (p proof) union(of func(*Evidence) map[string]int) (sum map[string]int) {
	copied := false
	p.each(func(e *Evidence) {
		m := of(e)
		switch {
		case len(m) == 0 || len(sum) > maxRivals:
		case sum == nil || len(m) > maxRivals:
			sum, copied = m, false
		default:
			if !copied {
				sum, copied = maps.Clone(sum), true
			}
			for k, n := range m {
				sum[k] += n
			}
		}
	})
	return sum
}

// roleOf returns how the bearer of a full name is called.
func (p proof) roleOf(name string) (g gender) {
	p.each(func(e *Evidence) {
		r := e.roles[name]
		g.Man, g.Woman = g.Man+r.Man, g.Woman+r.Woman
	})
	return g
}

// nearest returns the given name, other than the one given, that stands before a
// surname most often.
func (p proof) nearest(given, last string) (right string, uses int) {
	givens := p.givens(last)
	if len(givens) > maxRivals {
		return "", 0
	}
	for g, n := range givens {
		if g != given && (n > uses || n == uses && g < right) {
			right, uses = g, n
		}
	}
	return right, uses
}

// sharedNames is how many full names texts about one event have in common.
const sharedNames = 2

// sameEvent reports whether another text about the same event, by the persons
// that it names, uses a term.
func (p *pass) sameEvent(term string) bool {
	if p.job.proof.corpus == nil {
		return false
	}
	beside := p.job.proof.corpus.wording[term]
	own, shared := 0, 0
	if len(beside) > 0 && p.phraseIn(term) {
		own = 1 // the text may be one of those that were added
	}
	for name := range p.nameIndex().full {
		if beside[name] > own {
			shared++
		}
	}
	return shared >= sharedNames
}

// terms returns what the tables put in place of phrases, as far as it stands in
// the text.
func (v *view) terms() map[string]bool {
	found := map[string]bool{}
	for i := range v.toks {
		if len(v.word(i).phrases) == 0 {
			continue
		}
		if e, _ := v.phraseAt(i, wordingTable); e != nil {
			found[e.phrase] = true
		}
	}
	return found
}
