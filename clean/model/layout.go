package model

// A layout says where the features of a model stand among what is measured, and
// which cells of a tile they have.
type layout struct {
	block     []column // by place
	path      []column
	container [levels][]column
	page      []column
	all       []column // in the order of the features
	cells     int
}

// A column is a feature and its place.
type column struct {
	quantity int
	ahead    int    // how far the block is that has it
	ruler    *ruler // nil for distances on the path, which are classes
	first    int    // cell of the first class
	classes  int
}

func newLayout(fs []feature, bins *Bins) layout {
	l := layout{cells: 1} // the first is of no feature
	rulers := map[*[]float32]*ruler{}
	for _, f := range fs {
		c := column{quantity: f.quantity, first: l.cells, classes: farAbove + 1}
		if limits := bins.of(f); limits != nil {
			if rulers[limits] == nil {
				rulers[limits] = newRuler(*limits)
			}
			c.ruler, c.classes = rulers[limits], len(*limits)+1
		}
		l.cells += c.classes
		var to *[]column
		switch f.place {
		case ofBlock, ofNeighbour:
			c.ahead = f.at
			to = &l.block
		case ofPath:
			to = &l.path
		case ofContainer:
			to = &l.container[f.at]
		case ofPage:
			to = &l.page
		}
		l.all = append(l.all, c)
		if c.classes > 1 {
			*to = append(*to, c)
		}
	}
	return l
}

// question returns the cell that tells which blocks of a tile have a class above a
// limit: 0, which is always empty, where none has.
func (c *column) question(limit uint8) uint16 {
	if int(limit)+1 >= c.classes {
		return 0
	}
	return uint16(c.first + int(limit) + 1)
}
