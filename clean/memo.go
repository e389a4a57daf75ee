package clean

// A memo remembers what a function said of the last strings that it was asked
// about. Classes stand on hundreds of elements of a page, most of them near each
// other. The zero value is empty.
type memo[V any] struct {
	slots [memoSlots]struct {
		key   string
		value V
		used  bool
	}
}

// memoSlots is a power of two: few pages have more classes at a time.
const memoSlots = 256

// get returns f(key), from memory where it is there.
func (m *memo[V]) get(key string, f func(string) V) V {
	if key == "" {
		return f(key)
	}
	n := len(key)
	s := &m.slots[(n*7+int(key[0])*31+int(key[n/2])*17+int(key[n-1]))%memoSlots]
	if !s.used || s.key != key {
		s.key, s.value, s.used = key, f(key), true
	}
	return s.value
}
