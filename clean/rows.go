package clean

import "github.com/copydesk/copydesk/parse"

// roles returns the role in the body of each block that has one: that of its
// form, or the one that a rule which keeps it gave. kept says which blocks stand
// in the text.
//
// The cells of a table's row are one line of the text where each holds one
// block: the first is a RoleTableRow, those behind it are RoleTableCell. Tables
// whose cells hold whole paragraphs only lay out the page: their blocks are
// paragraphs. The roles are valid until the next call.
func (p *Pass) roles(kept func(block int) bool) []Role {
	roles := cleared(&p.work.roles, len(p.Page.Blocks))
	row, cell, first := -1, -1, -1 // of the last block that is kept
	for i := range p.Page.Blocks {
		if !kept(i) {
			continue
		}
		roles[i] = p.bodyRole(i)
		if roles[i] != RoleTableCell {
			row = -1
			continue
		}
		c, r := p.cellOf(i)
		switch {
		case r != row:
			roles[i] = RoleParagraph // until a second cell shows that this is a row
			row, cell, first = r, c, i
		case first < 0: // a row that is none
			roles[i] = RoleParagraph
		case c == cell:
			for k := first; k <= i; k++ {
				if roles[k] == RoleTableRow || roles[k] == RoleTableCell {
					roles[k] = RoleParagraph
				}
			}
			roles[i], first = RoleParagraph, -1
		default:
			roles[first] = RoleTableRow
			cell = c
		}
	}
	return roles
}

// cellOf returns the containers of the cell and of the row that block i
// stands in.
func (p *Pass) cellOf(i int) (cell, row int) {
	for c := p.Page.Blocks[i].Container; c >= 0; c = p.Page.Containers[c].Parent {
		if name := p.Page.Containers[c].Name; name == "td" || name == "th" {
			return c, p.Page.Containers[c].Parent
		}
	}
	return -1, -1
}

// bodyRole returns the role of block i in the body: that of its form, or the
// one that a rule which keeps it gave.
func (p *Pass) bodyRole(i int) Role {
	if d, ok := p.Label(i); ok && d.Role.Fate() == Kept {
		return d.Role
	}
	return bodyRole(p.Page.Blocks[i].Kind)
}

// bodyRole returns the role that a block has in the body by its form.
func bodyRole(k parse.Kind) Role {
	switch k {
	case parse.Heading:
		return RoleHeading
	case parse.ListItem:
		return RoleListItem
	case parse.Quote:
		return RoleQuote
	case parse.TableRow:
		return RoleTableRow
	case parse.TableCell:
		return RoleTableCell
	case parse.Preformatted:
		return RolePreformatted
	}
	return RoleParagraph
}
