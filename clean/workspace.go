package clean

import (
	"github.com/copydesk/copydesk/clean/internal/dates"
	"github.com/copydesk/copydesk/parse"
)

// A workspace is memory that the cleaning of one page needs and that of the next
// one can use again. Nothing of an article is in it. The zero workspace is empty.
type workspace struct {
	facts     []fact
	blocks    []parse.Block
	decisions []Decision
	whole     []int32
	cues      []cue
	indexes   []int32
	sums      []counts
	contents  []parse.Span
	lines     []line
	slots     []int32
	roles     []Role
	pieces    []piece
	reader    parse.Reader // of the cleaned text
	dates     dates.Scanner
	rendering *workspace // of the passes over the cleaned text
}

// forRendering returns the workspace of the passes over the cleaned text.
func (w *workspace) forRendering() *workspace {
	if w.rendering == nil {
		w.rendering = new(workspace)
	}
	return w.rendering
}

// Limits of the pages whose workspace is kept. Of 1,497 labelled pages 32 have
// more blocks. The strings of a page stay in it until the next page.
const (
	maxWorkspace           = 1024 // blocks, of the rendering as well
	maxWorkspaceContainers = 16 * maxWorkspace
	maxWorkspaceDecisions  = 8 * maxWorkspace
	maxWorkspaceBytes      = 2 << 20
)

// small reports whether the memory is that of pages within the limits.
func (w *workspace) small() bool {
	return w == nil || cap(w.facts) <= maxWorkspace && cap(w.cues) <= 3*maxWorkspaceContainers &&
		cap(w.decisions) <= maxWorkspaceDecisions && w.rendering.small()
}

// cleared returns n zero values in the memory of s, which grows if it has to.
func cleared[T any](s *[]T, n int) []T {
	if cap(*s) < n {
		*s = make([]T, n)
		return *s
	}
	out := (*s)[:n:n]
	clear(out)
	return out
}
