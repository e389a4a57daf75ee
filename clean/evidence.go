package clean

import (
	"context"
	"iter"
	"strings"

	"github.com/copydesk/copydesk/clean/repair"
	"github.com/copydesk/copydesk/parse"
)

// Evidence reads the documents of a corpus for what each may prove of another:
// how names are written, who is a man and who a woman, which terms stand beside
// which names. A cleaner whose Options.Repair.Evidence it is repairs more; the
// corpus is read once for the evidence and once for the articles.
//
//	evidence, err := c.Evidence(ctx, docs)
//	opts.Repair.Evidence = evidence
//
// It does not depend on the order of the documents or the number of workers, and
// that of parts of a corpus can be merged. Documents that cannot be read say
// nothing. The error is the context's.
func (c *Cleaner) Evidence(ctx context.Context, docs iter.Seq2[*parse.Document, error]) (*repair.Evidence, error) {
	reader := *c
	reader.repairer, reader.opts.NoLedger = nil, true
	e := repair.NewEvidence()
	for a := range reader.All(ctx, docs) {
		if a != nil {
			e.Add(a.testimony())
		}
	}
	return e, context.Cause(ctx)
}

// testimony returns what an article says: its body, and the fields that are
// words or names. Blocks of their own keep names apart.
func (a *Article) testimony() string {
	parts := []string{a.Title, a.Dek}
	for i := range a.Figures {
		parts = append(parts, a.Figures[i].Caption)
	}
	parts = append(append(parts, a.Authors...), a.Text())
	return strings.Join(parts, "\n\n")
}
