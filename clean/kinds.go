package clean

import "github.com/copydesk/copydesk/parse"

// A kinds remembers what a function says of each kind of container: those with
// one name, class and id (see [parse.Container.Like]). Pages have three times as
// many containers as kinds of them.
type kinds[V any] struct {
	of    func(*parse.Container) V
	said  []V
	known []bool
}

// newKinds returns the memory of a function for n containers.
func newKinds[V any](n int, of func(*parse.Container) V) *kinds[V] {
	return &kinds[V]{of: of, said: make([]V, n), known: make([]bool, n)}
}

// say returns what the function says of container i.
func (k *kinds[V]) say(cs []parse.Container, i int) V {
	if like := cs[i].Like; like > 0 && like < i {
		i = like
	}
	if !k.known[i] {
		k.known[i], k.said[i] = true, k.of(&cs[i])
	}
	return k.said[i]
}
