package spare

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestList(t *testing.T) {
	l := New[int]()
	v := l.Get()
	assert.Equal(t, 0, *v)
	*v = 7
	l.Put(v)
	assert.Same(t, v, l.Get())
	for range 2 * runtime.GOMAXPROCS(0) {
		l.Put(new(int))
	}
	assert.Len(t, l, runtime.GOMAXPROCS(0), "the others are dropped")

	var none List[int]
	none.Put(v)
	assert.NotSame(t, v, none.Get())
}
