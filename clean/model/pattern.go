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
	count := grow(r.seen, 2*r.n)
	r.seen = count
	last := grow(r.lastSeen, 2*r.n)
	r.lastSeen = last
	each := func(f func(i int, one, run int32)) {
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
			f(i, one, run)
			before, own = own, after
		}
	}
	each(func(i int, one, run int32) {
		count[one]++
		count[run]++
		v := r.row(i)
		v[qLikePeriod] = farPeriod
		if at := last[run]; at > 0 {
			v[qLikePeriod] = float32(min(i+1-int(at), farPeriod))
		}
		last[run] = int32(i) + 1
	})
	each(func(i int, one, run int32) {
		v := r.row(i)
		v[qLikeShape], v[qLikeRun] = float32(count[one]), float32(count[run])
	})
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
