package model

import (
	"fmt"
	"slices"
)

// KeepBins gives f the limits of bins that its trees ask for, and only those:
// the fewer classes there are, the sooner a value's is found. The limits of the trees, which
// count in classes of bins, are changed to match. The error is ErrFeature or ErrFormat.
func (f *File) KeepBins(bins *Bins) error {
	from, to := make([]*[]float32, len(f.Features)), make([]*[]float32, len(f.Features))
	for k, name := range f.Features {
		q, ok := featureOf(name)
		if !ok {
			return fmt.Errorf("%w: %q", ErrFeature, name)
		}
		from[k], to[k] = bins.of(q), f.Bins.of(q)
	}
	used := map[*[]float32][]uint8{} // by where the limits come from
	err := f.eachLimit(func(feature uint8, limit *uint8) error {
		src := from[feature]
		if src == nil || slices.Contains(used[src], *limit) {
			return nil
		}
		if int(*limit) >= len(*src) {
			return fmt.Errorf("%w: %s has no class %d", ErrFormat, f.Features[feature], *limit+1)
		}
		used[src] = append(used[src], *limit)
		return nil
	})
	if err != nil {
		return err
	}
	for k, src := range from {
		if src == nil {
			continue
		}
		slices.Sort(used[src])
		*to[k] = nil
		for _, limit := range used[src] {
			*to[k] = append(*to[k], (*src)[limit])
		}
	}
	return f.eachLimit(func(feature uint8, limit *uint8) error {
		if src := from[feature]; src != nil {
			*limit = uint8(slices.Index(used[src], *limit))
		}
		return nil
	})
}

// NoLimit is the limit of a node whose answer is always no.
const NoLimit = 255

// eachLimit calls do with the limit of each node that asks something, until
// the first error.
func (f *File) eachLimit(do func(feature uint8, limit *uint8) error) error {
	for _, t := range f.Trees {
		for k, feature := range t.Feature {
			if t.Limit[k] == NoLimit {
				continue
			}
			if err := do(feature, &t.Limit[k]); err != nil {
				return err
			}
		}
	}
	return nil
}

// of returns the limits of the quantity of a feature, nil where its values are
// classes already.
func (b *Bins) of(f feature) *[]float32 {
	switch f.place {
	case ofPath:
		return nil
	case ofContainer:
		return &b.Container[f.quantity]
	case ofPage:
		return &b.Page[f.quantity]
	}
	return &b.Block[f.quantity]
}
