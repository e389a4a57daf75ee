package model

import "slices"

// A layout is the order of features in a row.
type layout struct {
	width     int      // of a row, at least the number of features
	block     []column // by place
	path      []column
	container [levels][]column
	page      []column

	blockUsed, containerUsed, pageUsed []int // quantities
}

// A column is the place of a feature in a row, and of its value among what was
// measured.
type column struct{ to, from int }

func newLayout(fs []feature, width int) layout {
	l := layout{width: width}
	for j, f := range fs {
		c := column{j, f.quantity}
		switch f.place {
		case ofBlock, ofNeighbour:
			c.from += f.at * numBlock
			l.block = append(l.block, c)
			l.blockUsed = append(l.blockUsed, f.quantity)
		case ofPath:
			l.path = append(l.path, c)
		case ofContainer:
			l.container[f.at] = append(l.container[f.at], c)
			l.containerUsed = append(l.containerUsed, f.quantity)
		case ofPage:
			l.page = append(l.page, c)
			l.pageUsed = append(l.pageUsed, f.quantity)
		}
	}
	for _, s := range [...]*[]int{&l.blockUsed, &l.containerUsed, &l.pageUsed} {
		slices.Sort(*s)
		*s = slices.Compact(*s)
	}
	return l
}

// fill makes the rows of features from what was measured.
func (r *reading) fill(l *layout, by *rulers) {
	r.bytes = grow(r.bytes, r.n*numBlock)
	quantise(r.bytes, r.block, numBlock, by.block[:], l.blockUsed)
	quantise(r.globals[:], r.global[:], numPage, by.page[:], l.pageUsed)
	if len(l.containerUsed) > 0 {
		r.above = grow(r.above, r.m*numContainer)
		quantise(r.above, r.container, numContainer, by.container[:], l.containerUsed)
	}
	r.rows = grow(r.rows, r.n*l.width)
	for i := range r.n {
		r.fillRow(l, i, r.rows[i*l.width:(i+1)*l.width])
	}
}

func (r *reading) fillRow(l *layout, i int, row []uint8) {
	for _, c := range l.page {
		row[c.to] = r.globals[c.from]
	}
	for _, c := range l.block {
		// Beyond the ends of the page there is the class of the smallest values.
		if at := i*numBlock + c.from; uint(at) < uint(len(r.bytes)) {
			row[c.to] = r.bytes[at]
		}
	}
	if len(l.path) > 0 {
		path := r.path[r.page.Blocks[i].Container*numPath:][:numPath]
		for _, c := range l.path {
			row[c.to] = path[c.from]
		}
	}
	for level, columns := range l.container {
		if len(columns) == 0 {
			continue
		}
		above := r.above[int(r.trees.up[i*levels+level])*numContainer:][:numContainer]
		for _, c := range columns {
			row[c.to] = above[c.from]
		}
	}
}
