package main

import (
	"slices"
	"strings"
	"unicode"
)

// A labeller finds out which blocks of a page are in its gold text.
//
// Blocks and gold text are sequences of words. Each block may stand at some
// places of the gold text; the labels are those of the chain of places that goes
// forward in both and has the most words in common. So a short line that also
// stands in a menu is found where the article has it.
type labeller struct {
	ids    map[string]int32
	gold   []int32
	starts []bool // gold positions at which a line starts
	ends   []bool // and at which one has ended

	single map[int32][]int32 // word → gold positions
	gram   map[[gramLen]int32][]int32

	blocks [][]int32
	cover  []float32
	places []spot
	used   []bool
}

// A spot is a place in the gold text at which a block may stand.
type spot struct {
	block, start, end int
	weight            float32
	before            int     // of the best chain to here, -1 for none
	sum               float32 // of the weights of that chain
}

const (
	gramLen     = 4
	longBlock   = 6   // words; shorter ones must match whole
	minCover    = 0.3 // of the words in common grams; less is chance
	enoughCover = 0.7 // of the words, to be content
	maxPlaces   = 40  // of one short block
	maxGrams    = 30  // places of a gram; commoner ones tell nothing
)

// Weights of a word of a short block by where it was found: as a whole line of the gold
// text, at one end of a line, or amid one.
const (
	lineWeight = 0.6
	edgeWeight = 0.3
	amidWeight = 0.08
)

// label returns for each text whether it is in gold, and the share of its words
// that were found there.
func label(texts []string, gold string) (in []bool, cover []float32) {
	l := &labeller{ids: map[string]int32{}, single: map[int32][]int32{}, gram: map[[gramLen]int32][]int32{}}
	in, l.cover = make([]bool, len(texts)), make([]float32, len(texts))
	l.readGold(gold)
	if len(l.gold) == 0 {
		return in, l.cover
	}
	for i, t := range texts {
		l.blocks = append(l.blocks, l.words(t))
		if len(l.blocks[i]) >= longBlock {
			l.placeLong(i)
		} else if len(l.blocks[i]) > 0 {
			l.placeShort(i)
		}
	}
	l.choose(in)
	l.leftovers(in)
	return in, l.cover
}

// words returns the words of s as numbers: runs of letters, digits and
// underscores in lower case.
func (l *labeller) words(s string) []int32 {
	var ws []int32
	for w := range wordsOf(s) {
		id, ok := l.ids[w]
		if !ok {
			id = int32(len(l.ids))
			l.ids[w] = id
		}
		ws = append(ws, id)
	}
	return ws
}

func wordsOf(s string) func(func(string) bool) {
	return strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
}

func (l *labeller) readGold(gold string) {
	l.starts, l.ends = []bool{false}, []bool{false}
	for line := range strings.Lines(gold) {
		ws := l.words(line)
		if len(ws) == 0 {
			continue
		}
		l.starts[len(l.gold)] = true
		l.gold = append(l.gold, ws...)
		l.starts = append(l.starts, make([]bool, len(ws))...)
		l.ends = append(l.ends, make([]bool, len(ws))...)
		l.ends[len(l.gold)] = true
	}
	l.used = make([]bool, len(l.gold))
	for i, w := range l.gold {
		l.single[w] = append(l.single[w], int32(i))
		if i+gramLen <= len(l.gold) {
			g := [gramLen]int32(l.gold[i:])
			l.gram[g] = append(l.gram[g], int32(i))
		}
	}
}

// placeLong finds the places of a block by the grams it has in common with the
// gold text: those on one diagonal speak for one place.
func (l *labeller) placeLong(b int) {
	ws := l.blocks[b]
	covered := make([]bool, len(ws))
	diagonals := map[int]int{}
	for i := 0; i+gramLen <= len(ws); i++ {
		at := l.gram[[gramLen]int32(ws[i:])]
		if len(at) == 0 {
			continue
		}
		for k := range gramLen {
			covered[i+k] = true
		}
		for _, p := range at[:min(len(at), maxGrams+1)] {
			if len(at) <= maxGrams {
				diagonals[(int(p)-i)>>2]++
			}
		}
	}
	n := 0
	for _, c := range covered {
		if c {
			n++
		}
	}
	l.cover[b] = float32(n) / float32(len(ws))
	if l.cover[b] < minCover {
		return
	}
	keys := make([]int, 0, len(diagonals))
	for d := range diagonals {
		keys = append(keys, d)
	}
	slices.SortFunc(keys, func(a, b int) int {
		if diagonals[a] != diagonals[b] {
			return diagonals[b] - diagonals[a]
		}
		return a - b
	})
	const best = 4 // places of a long block
	for _, d := range keys[:min(best, len(keys))] {
		if n := diagonals[d]; float32(n) >= minCover*float32(diagonals[keys[0]]) {
			start := max(0, d<<2)
			l.add(b, start, min(len(l.gold), start+len(ws)), float32(n))
		}
	}
}

func (l *labeller) add(b, start, end int, weight float32) {
	l.places = append(l.places, spot{block: b, start: start, end: end, weight: weight, before: -1})
}

// placeShort finds the places at which a short block stands word for word.
func (l *labeller) placeShort(b int) {
	ws := l.blocks[b]
	var lines, edges, amid []int
	for _, p := range l.single[ws[0]] {
		start, end := int(p), int(p)+len(ws)
		if end > len(l.gold) || !slices.Equal(l.gold[start:end], ws) {
			continue
		}
		switch {
		case l.starts[start] && l.ends[end]:
			lines = append(lines, start)
		case l.starts[start] || l.ends[end]:
			edges = append(edges, start)
		default:
			amid = append(amid, start)
		}
	}
	found, weight := lines, float32(lineWeight)
	if len(found) == 0 {
		found, weight = edges, edgeWeight
	}
	if len(found) == 0 && len(ws) >= 2 {
		found, weight = amid, amidWeight
	}
	if len(lines)+len(edges)+len(amid) > 0 {
		l.cover[b] = 1
	}
	for _, start := range found[:min(len(found), maxPlaces)] {
		l.add(b, start, start+len(ws), weight*float32(len(ws)))
	}
}

// choose finds the best chain and labels its blocks.
func (l *labeller) choose(in []bool) {
	last := l.chain()
	amid := map[int]bool{} // short blocks within a line of the gold text
	for ; last >= 0; last = l.places[last].before {
		p := &l.places[last]
		n := len(l.blocks[p.block])
		switch {
		case n >= longBlock:
			in[p.block] = l.cover[p.block] >= enoughCover
		case p.weight >= 0.25*float32(n):
			in[p.block] = true
		default:
			amid[p.block] = true
		}
		if in[p.block] {
			l.use(p)
		}
	}
	// Amid a line stands a part of a broken paragraph: its other parts are near.
	near := func(i int) bool { return i >= 0 && i < len(in) && in[i] && !amid[i] }
	for b := range in {
		if amid[b] && (near(b-1) || near(b-2)) && (near(b+1) || near(b+2)) {
			in[b] = true
		}
	}
}

func (l *labeller) use(p *spot) {
	for i := p.start; i < p.end; i++ {
		l.used[i] = true
	}
}

// chain links each place to the best one before it and returns the last of the
// best chain. The best sum over the ends up to a position is kept in a Fenwick
// tree.
func (l *labeller) chain() int {
	tree := make([]int, len(l.gold)+2) // places, one-based; 0 for none
	sum := func(k int) float32 {
		if k == 0 {
			return 0
		}
		return l.places[k-1].sum
	}
	best := func(end int) int {
		top := 0
		for i := end + 1; i > 0; i -= i & -i {
			if sum(tree[i]) > sum(top) {
				top = tree[i]
			}
		}
		return top
	}
	for i := 0; i < len(l.places); {
		j := i
		for ; j < len(l.places) && l.places[j].block == l.places[i].block; j++ {
			p := &l.places[j]
			slack := min(longBlock, (p.end-p.start)/3) // places of long blocks are not exact
			k := best(min(len(l.gold), p.start+slack))
			p.before, p.sum = k-1, sum(k)+p.weight
		}
		for ; i < j; i++ {
			for at := l.places[i].end + 1; at < len(tree); at += at & -at {
				if l.places[i].sum > sum(tree[at]) {
					tree[at] = i + 1
				}
			}
		}
	}
	return best(len(l.gold)) - 1
}

// leftovers labels blocks outside the chain whose gold text no other block has:
// the page has them in another order.
func (l *labeller) leftovers(in []bool) {
	for _, long := range [...]bool{true, false} {
		for k := range l.places {
			p := &l.places[k]
			if in[p.block] || (len(l.blocks[p.block]) >= longBlock) != long {
				continue
			}
			n := 0
			for i := p.start; i < p.end; i++ {
				if l.used[i] {
					n++
				}
			}
			whole := p.end-p.start >= 2 && l.starts[p.start] && l.ends[p.end] && n == 0
			part := l.cover[p.block] >= enoughCover && float32(n) < minCover*float32(p.end-p.start)
			if long && part || !long && whole {
				in[p.block] = true
				l.use(p)
			}
		}
	}
}
