package model

import "math/bits"

// farPeriod is the distance at which a shape that comes back is none of a
// pattern.
const farPeriod = 20

// patterns counts the blocks of the same shape as each, and the places where
// its neighbours have the same shapes as well, and how far the last of these
// places is: lists of products, links or comments repeat the shapes of their parts.
func (r *reading) patterns() {
	r.words.reset(2 * r.n)
	r.seen = grow(r.seen, 2*r.n)
	r.lastSeen = grow(r.lastSeen, 2*r.n)
	r.shapes = grow(r.shapes, r.n)
	before, own, after := uint64(0), uint64(0), uint64(0)
	if r.n > 0 {
		own = r.outline(0)
	}
	for i := range r.n {
		after = 0
		if i+1 < r.n {
			after = r.outline(i + 1)
		}
		one, _ := r.words.add(hashKey(own) << 1)
		run, _ := r.words.add(hashKey(before<<40|own<<20|after+1<<60) << 1)
		r.shapes[i] = [2]int32{one, run}
		r.seen[one]++
		r.seen[run]++
		v := r.row(i)
		v[qLikePeriod] = farPeriod
		if at := r.lastSeen[run]; at > 0 {
			v[qLikePeriod] = float32(min(i+1-int(at), farPeriod))
		}
		r.lastSeen[run] = int32(i) + 1
		before, own = own, after
	}
	for i, x := range r.shapes {
		v := r.row(i)
		v[qLikeShape], v[qLikeRun] = float32(r.seen[x[0]]), float32(r.seen[x[1]])
	}
}

// outline returns the shape of block i in 20 bits: its length as a power of
// two, how it begins and ends, and what it holds.
func (r *reading) outline(i int) uint64 {
	v := r.row(i)
	o := uint64(bits.Len(uint(v[qWords])))
	o = o<<2 | uint64(v[qEnd])
	o = o<<3 | uint64(v[qStart])
	o = o<<3 | uint64(v[qKind])
	o = o<<1 | uint64(v[qMoney])
	o = o<<1 | uint64(v[qDate])
	o = o<<1 | uint64(flag8(v[qDigits] > 0))
	return o<<1 | uint64(flag8(v[qLinked] > 0.5))
}

func flag8(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}
