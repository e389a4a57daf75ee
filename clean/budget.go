package clean

import (
	"errors"
	"fmt"
	"sort"

	"github.com/copydesk/copydesk/parse"
)

// A BudgetError says that a document was larger than a budget of [Options]. The
// article that comes with it is of the part before Offset.
type BudgetError struct {
	Document string // the document's id
	Budget   string // "bytes" or "blocks"
	Limit    int
	Offset   int // byte of the source at which the work ended
}

func (e *BudgetError) Error() string {
	return fmt.Sprintf("clean: %s: more than %d %s, cut at byte %d", e.Document, e.Limit, e.Budget, e.Offset)
}

// limit returns the part of the page that is within the budgets.
func (c *Cleaner) limit(page *parse.Page) (*parse.Page, error) {
	n, budget, limit := len(page.Blocks), "", 0
	if c.opts.MaxBytes > 0 && len(page.Doc.Text) > c.opts.MaxBytes {
		n = sort.Search(n, func(i int) bool { return page.Blocks[i].End > c.opts.MaxBytes })
		budget, limit = "bytes", c.opts.MaxBytes
	}
	if c.opts.MaxBlocks > 0 && n > c.opts.MaxBlocks {
		n, budget, limit = c.opts.MaxBlocks, "blocks", c.opts.MaxBlocks
	}
	if n == len(page.Blocks) {
		return page, nil
	}
	cut := *page
	cut.Blocks = page.Blocks[:n]
	return &cut, &BudgetError{Document: page.Doc.ID(), Budget: budget, Limit: limit, Offset: page.Blocks[n].Start}
}

// partial names the reason for which the work ended early.
func partial(err error) string {
	var b *BudgetError
	if errors.As(err, &b) {
		return b.Budget
	}
	return "time"
}
