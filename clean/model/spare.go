package model

import "runtime"

// A spare keeps the scratch memory of a model for the next pages: as much as
// there are processors, and none of a page that was very large. A sync.Pool would
// be emptied by the collector, which other work of a program calls often. The
// zero value keeps nothing.
type spare chan *reading

func newSpare() spare { return make(spare, runtime.GOMAXPROCS(0)) }

// maxSpareBlocks is the size of the largest page whose scratch memory is kept: of
// 1,497 labelled pages 6 are larger. It is about 3 MB.
const maxSpareBlocks = 4000

// get returns scratch memory.
func (s spare) get() *reading {
	select {
	case r := <-s:
		return r
	default:
		return &reading{}
	}
}

// put gives scratch memory back.
func (s spare) put(r *reading) {
	if cap(r.rows) > maxSpareBlocks*rowWidth {
		return
	}
	select {
	case s <- r:
	default:
	}
}
