package model

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"io"
	"slices"
)

type encoder struct{ bytes.Buffer }

// put writes values of fixed size.
func (e *encoder) put(values ...any) {
	for _, v := range values {
		_ = binary.Write(&e.Buffer, binary.LittleEndian, v) // memory does not fail
	}
}

func (e *encoder) features(f *File) {
	e.put(uint32(len(f.Features)))
	for _, name := range f.Features {
		e.put(uint8(len(name)))
		e.WriteString(name)
	}
	for _, bins := range [...][][]float32{f.Bins.Block[:], f.Bins.Container[:], f.Bins.Page[:]} {
		n := 0
		for _, limits := range bins {
			if len(limits) > 0 {
				n++
			}
		}
		e.put(uint32(n))
		for q, limits := range bins {
			if len(limits) > 0 {
				e.put(uint8(q), uint8(len(limits)), limits)
			}
		}
	}
}

func (e *encoder) tables(t *Tables) {
	e.put(int8(t.english))
	function := t.function.sorted()
	e.put(uint32(len(function)))
	for _, c := range function {
		e.put(c.key, c.value)
	}
	for k, tab := range [...]*table{&t.words, &t.classes} {
		cells := tab.sorted()
		e.put(t.scales[k], uint32(len(cells)))
		for _, c := range cells {
			e.put(c.key)
		}
		for _, c := range cells {
			e.put(uint8(c.value))
		}
	}
}

// sorted returns the cells in use in the order of their keys.
func (t *table) sorted() []cell {
	var cells []cell
	for _, c := range t.cells {
		if c.value != 0 {
			cells = append(cells, c)
		}
	}
	slices.SortFunc(cells, func(a, b cell) int { return cmp.Compare(a.key, b.key) })
	return cells
}

// Save writes f as [Read] reads it. Equal files give equal bytes. Errors are
// those of w.
func (f *File) Save(w io.Writer) error {
	var e encoder
	e.WriteString(magic)
	e.put(uint8(f.Mode))
	e.features(f)
	e.put(f.Base, f.Scale, uint8(f.Depth), uint32(len(f.Trees)))
	for _, t := range f.Trees {
		e.put(t.Feature, t.Limit, t.Value)
	}
	e.tables(f.Tables)
	_, err := e.Buffer.WriteTo(w)
	return err
}
