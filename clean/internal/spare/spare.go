// Package spare keeps memory that one page needed for the next. A sync.Pool would
// be emptied by the collector, which other work of a program calls often.
package spare

import "runtime"

// A List keeps as many values as there are processors. It is safe for concurrent
// use. The zero List keeps none.
type List[T any] chan *T

// New returns an empty list.
func New[T any]() List[T] { return make(List[T], runtime.GOMAXPROCS(0)) }

// Get returns a value of the list, which leaves it, or else a new one.
func (l List[T]) Get() *T {
	select {
	case v := <-l:
		return v
	default:
		return new(T)
	}
}

// Put gives a value to the list, or drops it where that is full.
func (l List[T]) Put(v *T) {
	select {
	case l <- v:
	default:
	}
}
