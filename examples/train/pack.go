package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/copydesk/copydesk/clean/model"
)

// A dump is what train.py writes of a model: the trees as xgboost dumps them.
type dump struct {
	Base     float32     `json:"base"`
	Features []string    `json:"features"` // of the columns
	Trees    []*dumpNode `json:"trees"`
}

// A dumpNode is a node of a tree: a leaf, or a question whether a feature is
// less than a number.
type dumpNode struct {
	ID       int         `json:"nodeid"`
	Split    string      `json:"split"` // "f12"
	Cond     float64     `json:"split_condition"`
	Yes      int         `json:"yes"`
	Leaf     *float64    `json:"leaf"`
	Cover    float64     `json:"cover"`
	Children []*dumpNode `json:"children"`

	column int     // of Split
	limit  float64 // the highest class that goes to the first child
}

// pack writes the data files: MODE.bin, the final model, and MODE.foldK.bin, those
// trained without the sites of a fold.
func pack(mode model.Mode, work, out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, split := range splits() {
		name, set := mode.String()+".bin", "all"
		if split != "all" {
			name, set = mode.String()+"."+split+".bin", split[len("fold"):]
		}
		if _, err := os.Stat(filepath.Join(work, split+".trees.json")); err != nil && split != "all" {
			continue // nobody asked for figures
		}
		if err := packOne(mode, work, split, set, filepath.Join(out, name)); err != nil {
			return fmt.Errorf("%s: %w", split, err)
		}
	}
	return nil
}

func packOne(mode model.Mode, work, split, set, name string) error {
	var d dump
	var bins model.Bins
	for file, v := range map[string]any{split + ".trees.json": &d, split + ".bins.json": &bins} {
		if err := readJSON(work, file, v); err != nil {
			return err
		}
	}
	tables, err := readTables(work, set, "words", "classes")
	if err != nil {
		return err
	}
	p := packer{names: d.Features}
	f, err := p.file(&d)
	if err != nil {
		return err
	}
	f.Mode, f.Tables = mode, tables
	if err := f.KeepBins(&bins); err != nil {
		return err
	}
	if _, err := f.Model(); err != nil {
		return err
	}
	w, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Save(w), w.Close()); err != nil {
		return err
	}
	fmt.Printf("%s: %d trees of depth %d, %d features\n", name, len(f.Trees), f.Depth, len(f.Features))
	return nil
}

// A packer turns dumped trees into complete ones.
type packer struct {
	names    []string
	features []string
	index    map[string]int
	depth    int
	scale    float64
}

func (p *packer) file(d *dump) (*model.File, error) {
	p.index = map[string]int{}
	var top float64
	for _, t := range d.Trees {
		if err := p.check(t); err != nil {
			return nil, err
		}
		p.depth = max(p.depth, depthOf(t))
		top = max(top, largest(t))
	}
	p.scale = max(top, 1e-9) / math.MaxInt16
	f := &model.File{Base: d.Base, Scale: float32(p.scale), Depth: p.depth}
	for _, t := range d.Trees {
		inner := 1<<p.depth - 1
		tree := model.Tree{Feature: make([]uint8, inner), Limit: make([]uint8, inner), Value: make([]int16, 2*inner+1)}
		p.place(&tree, t, 0)
		f.Trees = append(f.Trees, tree)
	}
	if len(p.features) > math.MaxUint8 {
		return nil, fmt.Errorf("%d features are too many", len(p.features))
	}
	f.Features = p.features
	return f, nil
}

// check reports what is wrong with a node and what is below it. Below no node is
// more than the depth that training allowed.
func (p *packer) check(n *dumpNode) error {
	if n.Leaf != nil {
		return nil
	}
	if len(n.Children) != 2 || n.Children[0].ID != n.Yes && n.Children[1].ID != n.Yes {
		return fmt.Errorf("node %d: wrong children", n.ID)
	}
	if _, err := fmt.Sscanf(n.Split, "f%d", &n.column); err != nil || n.column >= len(p.names) {
		return fmt.Errorf("node %d: split %q", n.ID, n.Split)
	}
	n.limit = math.Ceil(n.Cond) - 1 // less than Cond goes left, and classes are whole numbers
	if n.limit < 0 || n.limit >= model.NoLimit {
		return fmt.Errorf("node %d: condition %g", n.ID, n.Cond)
	}
	if n.Children[0].ID != n.Yes {
		slices.Reverse(n.Children)
	}
	return errors.Join(p.check(n.Children[0]), p.check(n.Children[1]))
}

func depthOf(n *dumpNode) int {
	if n.Leaf != nil {
		return 0
	}
	return 1 + max(depthOf(n.Children[0]), depthOf(n.Children[1]))
}

func largest(n *dumpNode) float64 {
	if n.Leaf != nil {
		return math.Abs(*n.Leaf)
	}
	return max(largest(n.Children[0]), largest(n.Children[1]))
}

// mean returns the mean of the leaves below n by the blocks that came there.
func mean(n *dumpNode) float64 {
	if n.Leaf != nil {
		return *n.Leaf
	}
	a, b := n.Children[0], n.Children[1]
	return (mean(a)*a.Cover + mean(b)*b.Cover) / max(a.Cover+b.Cover, 1e-9)
}

// place puts a node and what is below it at place k of a complete tree. A leaf
// above the last level asks what no row answers with yes, and both its sides have its
// value.
func (p *packer) place(t *model.Tree, n *dumpNode, k int) {
	t.Value[k] = int16(math.RoundToEven(mean(n) / p.scale))
	if k >= len(t.Feature) {
		return
	}
	left, right := n, n
	t.Limit[k] = model.NoLimit
	if n.Leaf == nil {
		left, right = n.Children[0], n.Children[1]
		t.Feature[k], t.Limit[k] = p.feature(p.names[n.column]), uint8(n.limit)
	}
	p.place(t, left, 2*k+1)
	p.place(t, right, 2*k+2)
}

// feature returns the index of a feature among those that are used.
func (p *packer) feature(name string) uint8 {
	k, ok := p.index[name]
	if !ok {
		k = len(p.features)
		p.index[name] = k
		p.features = append(p.features, name)
	}
	return uint8(k)
}
