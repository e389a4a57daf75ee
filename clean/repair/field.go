package repair

import (
	"context"
	"strings"
	"sync"
)

// A Doc repairs short strings with the evidence of the text they belong to. It
// is safe for concurrent use.
type Doc struct {
	r  *Repairer
	mu sync.Mutex // of text, which works out what it is asked for

	text  *view     // as it is repaired
	names *Evidence // of the text; nil until it is asked for
}

// Doc repairs a text and returns the result with a Doc for its fields.
func (r *Repairer) Doc(ctx context.Context, text string) (Result, *Doc, error) {
	j := &job{r: r, proof: proof{corpus: r.opts.Evidence}, lang: r.opts.Lang}
	res, err := j.repair(ctx, text)
	if err != nil {
		return res, nil, err
	}
	return res, &Doc{r: r, text: j.view}, nil
}

// Field repairs a title, a caption or another string of the document. Names
// and spellings of the text count as if they stood in the string.
func (d *Doc) Field(ctx context.Context, s string) (Result, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.names == nil {
		d.names = NewEvidence()
		d.names.addView(d.text, rightUses) // it proves as much as two others
	}
	j := &job{r: d.r, proof: proof{d.r.opts.Evidence, d.names}, doc: d.text, lang: d.text.lang}
	return j.repair(ctx, s)
}

// Name repairs the name of an author, of a reader or of an agency. People of the
// text have names of their own, so that only other documents prove its
// spelling, and a name has nothing but characters to repair beside.
func (d *Doc) Name(ctx context.Context, s string) (Result, error) {
	j := &job{r: d.r, proof: proof{corpus: d.r.opts.Evidence}, lang: d.text.lang, only: isNameRule}
	return j.repair(ctx, s)
}

// isNameRule reports whether a rule runs over names alone.
func isNameRule(name string) bool {
	return strings.HasPrefix(name, "char.") || name == variantRule
}

// What stands in the text of a field counts as if it stood in the field.

func (p *pass) hasAny(words []int32) bool {
	return p.view.hasAny(words) || p.job.doc != nil && p.job.doc.hasAny(words)
}

func (p *pass) hasWord(s string) bool {
	return p.view.hasWord(s) || p.job.doc != nil && p.job.doc.hasWord(s)
}

func (p *pass) phraseIn(s string) bool {
	return p.view.phraseIn(s) || p.job.doc != nil && p.job.doc.phraseIn(s)
}

// compound is that of the view, by words: the tokens of two texts differ.
func (p *pass) compound(i int) bool {
	return p.view.compound(i) || p.job.doc != nil && p.job.doc.wordIndex().pairs[p.pairKey(i, '-')] > 0
}

// pair reports whether two words stand as a name.
func (p *pass) pair(given, last string) bool {
	return p.nameIndex().pair(given, last) || p.job.doc != nil && p.job.doc.nameIndex().pair(given, last)
}

// countName returns how often a word is a name.
func (p *pass) countName(w string) int {
	n := p.nameIndex().count(w)
	if p.job.doc != nil {
		n += p.job.doc.nameIndex().count(w)
	}
	return n
}

// isPerson reports whether a word is a person's name.
func (p *pass) isPerson(w string) bool {
	return p.nameIndex().isPerson(w) || p.job.doc != nil && p.job.doc.nameIndex().isPerson(w)
}

// hasLower reports whether a word with a hash also stands in lower case.
func (p *pass) hasLower(hash uint32) bool {
	return p.nameIndex().lower[hash] || p.job.doc != nil && p.job.doc.nameIndex().lower[hash]
}

// hasGiven reports whether a capital word stands before a surname.
func (p *pass) hasGiven(last string) bool {
	return len(p.nameIndex().after[last]) > 0 || p.job.doc != nil && len(p.job.doc.nameIndex().after[last]) > 0
}
