package model

// tileSize is the number of blocks that are judged at once: one bit each.
const tileSize = 64

// A tile is what is known of some blocks in a row, bit k standing for the k-th: in
// each cell the blocks whose feature has one class, and after [tile.add] those
// of that class or a higher one.
type tile struct {
	cells []uint64
	runs  []run
	sums  [tileSize]float32
	ways  [tileSize]uint64
}

// A run is blocks of a tile that stand in the same container, or in alike ones.
type run struct {
	container int
	blocks    uint64
}

// fill sorts n blocks from the first on into the cells of a layout.
func (t *tile) fill(l *layout, r *reading, first, n int) {
	t.cells = grow(t.cells, l.cells+maxClasses)
	for k := range l.page {
		c := &l.page[k]
		t.cells[c.first+int(c.ruler.span(r.global[c.quantity]).class)] = ^uint64(0) >> (tileSize - n)
	}
	for k := range l.block {
		t.sortBlocks(&l.block[k], r.block, first, n)
	}
	if len(l.path) > 0 {
		t.alongPaths(r, first, n)
		for k := range l.path {
			t.sortPaths(&l.path[k], r.path)
		}
	}
	for level, columns := range l.container {
		if len(columns) > 0 {
			t.within(r, first, n, level)
			for k := range columns {
				t.sort(&columns[k], r.container)
			}
		}
	}
}

// within makes runs of the blocks that stand in the same container of a level.
func (t *tile) within(r *reading, first, n, level int) {
	t.runs = t.runs[:0]
	var last *run
	for k := range n {
		c := int(r.trees.up[(first+k)*levels+level])
		if last == nil || c != last.container {
			t.runs = append(t.runs, run{container: c})
			last = &t.runs[len(t.runs)-1]
		}
		last.blocks |= 1 << k
	}
}

// alongPaths makes runs of the blocks that have the same path.
func (t *tile) alongPaths(r *reading, first, n int) {
	t.runs = t.runs[:0]
	var last *run
	for k := range n {
		c := r.page.Blocks[first+k].Container
		if last == nil || r.path[c] != r.path[last.container] {
			t.runs = append(t.runs, run{container: c})
			last = &t.runs[len(t.runs)-1]
		}
		last.blocks |= 1 << k
	}
}

// sort puts the runs into the cells of a feature by the values of their containers.
func (t *tile) sort(c *column, rows []containerRow) {
	cells := (*[maxClasses]uint64)(t.cells[c.first:])
	k := noSpan()
	for _, x := range t.runs {
		if v := rows[x.container][c.quantity]; k.beyond(v) {
			k = c.ruler.span(v)
		}
		cells[k.class&(maxClasses-1)] |= x.blocks
	}
}

// sortPaths does the same for distances on their paths.
func (t *tile) sortPaths(c *column, paths []path) {
	cells := (*[maxClasses]uint64)(t.cells[c.first:])
	for _, x := range t.runs {
		cells[paths[x.container][c.quantity]&(maxClasses-1)] |= x.blocks
	}
}

// sortBlocks does the same for n blocks, or for those ahead of them, by values of which
// each block has numBlock. Beyond the ends of the page there is the class of the
// smallest values.
func (t *tile) sortBlocks(c *column, values []float32, first, n int) {
	cells := (*[maxClasses]uint64)(t.cells[c.first:])
	k, cell, blocks := noSpan(), &cells[0], uint64(0)
	at := (first+c.ahead)*numBlock + c.quantity
	for bit, end := uint64(1), at+n*numBlock; at < end; at, bit = at+numBlock, bit<<1 {
		if uint(at) >= uint(len(values)) {
			continue
		}
		if v := values[at]; k.beyond(v) {
			*cell |= blocks
			k = c.ruler.span(v)
			cell, blocks = &cells[k.class&(maxClasses-1)], 0
		}
		blocks |= bit
	}
	*cell |= blocks
}

// add adds to the cell of each class the blocks of those above, so that it
// answers the question which blocks are above the class before.
func (t *tile) add(l *layout) {
	for k := range l.all {
		c := &l.all[k]
		cells := t.cells[c.first : c.first+c.classes]
		above := uint64(0)
		for k := len(cells) - 1; k > 0; k-- {
			above |= cells[k]
			cells[k] = above
		}
	}
}
