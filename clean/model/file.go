package model

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/copydesk/copydesk/clean/internal/spare"
)

// Errors of [Read].
var (
	// ErrFormat is returned for data that are no model, or damaged.
	ErrFormat = errors.New("model: not a model file")
	// ErrVersion is returned for a model of another version of this package.
	ErrVersion = errors.New("model: unknown version")
	// ErrFeature is returned for a model with features that this package does
	// not measure.
	ErrFeature = errors.New("model: unknown feature")
)

// magic begins a model file. The last byte is the version.
const magic = "cdfm\x01"

// Limits of what a file may hold, far above what training makes.
const (
	maxFeatures = 256
	maxTrees    = 1 << 10
	maxWords    = 1 << 17
	maxName     = 64
)

// A File is what a model file holds.
//
// All numbers are little-endian. Behind the magic bytes stand the mode; the
// features with their names and the limits of their quantities; base, scale,
// depth and number of the trees and their nodes; the function words; and the weights of
// words and of classes.
type File struct {
	Mode     Mode
	Features []string // of a row
	Bins     Bins     // of the quantities that the features need
	Base     float32  // log odds before the first tree
	Scale    float32  // of the values of the trees
	Depth    int
	Trees    []Tree
	Tables   *Tables
}

// Model returns the model of f. The errors are those of [Read].
func (f *File) Model() (*Model, error) {
	fs := make([]feature, len(f.Features))
	for i, name := range f.Features {
		var ok bool
		if fs[i], ok = featureOf(name); !ok || f.Mode == Text && !slices.Contains(features(Text), fs[i]) {
			return nil, fmt.Errorf("%w: %q", ErrFeature, name)
		}
	}
	if f.Depth < 0 || f.Depth > maxDepth || len(fs) > maxFeatures {
		return nil, ErrFormat
	}
	inner := 1<<f.Depth - 1
	for _, t := range f.Trees {
		if len(t.Feature) != inner || len(t.Limit) != inner || len(t.Value) != 2*inner+1 {
			return nil, ErrFormat
		}
		for _, k := range t.Feature {
			if int(k) >= len(fs) {
				return nil, ErrFormat
			}
		}
	}
	for _, x := range fs {
		if limits := f.Bins.of(x); limits != nil && (len(*limits) > MaxBins || !slices.IsSorted(*limits)) {
			return nil, ErrFormat
		}
	}
	l := newLayout(fs, &f.Bins)
	return &Model{
		spare: spare.New[reading](),
		mode:  f.Mode, layout: l, names: f.Features, tables: f.Tables, file: f,
		forest: newForest(f.Depth, f.Base, f.Scale, f.Trees, &l),
	}, nil
}

// Read reads a model. Errors are ErrFormat, ErrVersion or ErrFeature, wrapped
// with what is wrong, or those of r.
func Read(r io.Reader) (*Model, error) {
	d := &decoder{r: bufio.NewReader(r)}
	f := &File{}
	d.head(f)
	d.features(f)
	d.trees(f)
	d.tables(f)
	if d.err == nil {
		if _, err := d.r.ReadByte(); err != io.EOF {
			d.fail("data behind the end")
		}
	}
	if d.err != nil {
		return nil, d.err
	}
	return f.Model()
}

// A decoder reads numbers until the first error.
type decoder struct {
	r   *bufio.Reader
	err error
}

func (d *decoder) fail(what string) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s", ErrFormat, what)
	}
}

func (d *decoder) read(to any) {
	if d.err != nil {
		return
	}
	switch err := binary.Read(d.r, binary.LittleEndian, to); err {
	case nil:
	case io.EOF, io.ErrUnexpectedEOF:
		d.fail("cut short")
	default:
		d.err = fmt.Errorf("model: reading: %w", err)
	}
}

func (d *decoder) byte() (b uint8) { d.read(&b); return b }

// count reads a number and checks that it is no more than top.
func (d *decoder) count(top int, what string) int {
	var n uint32
	d.read(&n)
	if n > uint32(top) {
		d.fail("too many " + what)
	}
	if d.err != nil {
		return 0
	}
	return int(n)
}

func (d *decoder) float() (f float32) {
	d.read(&f)
	if d.err == nil && (math.IsNaN(float64(f)) || math.IsInf(float64(f), 0)) {
		d.fail("a number that is none")
	}
	return f
}

func (d *decoder) head(f *File) {
	var m [len(magic)]byte
	d.read(&m)
	switch {
	case d.err != nil:
	case string(m[:4]) != magic[:4]:
		d.fail("wrong first bytes")
	case string(m[:]) != magic:
		d.err = ErrVersion
	}
	f.Mode = Mode(d.byte())
	if f.Mode >= numModes {
		d.fail("unknown mode")
	}
}

func (d *decoder) features(f *File) {
	for range d.count(maxFeatures, "features") {
		name := make([]byte, min(d.byte(), maxName))
		d.read(name)
		f.Features = append(f.Features, string(name))
	}
	for _, bins := range [...][][]float32{f.Bins.Block[:], f.Bins.Container[:], f.Bins.Page[:]} {
		for range d.count(len(bins), "quantities") {
			q := int(d.byte())
			limits := make([]float32, min(d.byte(), MaxBins))
			for k := range limits {
				limits[k] = d.float()
			}
			if q >= len(bins) || !slices.IsSorted(limits) {
				d.fail("wrong limits")
			}
			if d.err != nil {
				return
			}
			bins[q] = limits
		}
	}
}

func (d *decoder) trees(f *File) {
	f.Base, f.Scale = d.float(), d.float()
	if f.Depth = int(d.byte()); f.Depth > maxDepth {
		d.fail("trees too deep")
	}
	n := d.count(maxTrees, "trees")
	for range n {
		if d.err != nil {
			return
		}
		inner := 1<<f.Depth - 1
		t := Tree{make([]uint8, inner), make([]uint8, inner), make([]int16, 2*inner+1)}
		d.read(t.Feature)
		d.read(t.Limit)
		d.read(t.Value)
		f.Trees = append(f.Trees, t)
	}
}

func (d *decoder) tables(f *File) {
	t := &Tables{lexicon: newLexicon(), english: int(int8(d.byte()))}
	f.Tables = t
	if t.english >= maxLangs {
		d.fail("unknown language")
	}
	function := d.pairs("function words")
	t.function = newTable(len(function))
	for _, p := range function {
		t.function.put(p[0], p[1])
	}
	for k, tab := range [...]*table{&t.words, &t.classes} {
		t.scales[k] = d.float()
		n := d.count(maxWords, "weights")
		keys, values := make([]uint32, n), make([]uint8, n)
		d.read(keys)
		d.read(values)
		*tab = newTable(n)
		for i := range keys {
			tab.put(keys[i], uint32(values[i]))
		}
	}
}

// pairs reads keys and values.
func (d *decoder) pairs(what string) [][2]uint32 {
	p := make([][2]uint32, d.count(maxWords, what))
	d.read(p)
	if d.err != nil {
		return nil
	}
	return p
}
