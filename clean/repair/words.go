package repair

// A wordIndex says which words stand in a text, and which stand side by side
// with only a hyphen or a dot between them.
type wordIndex struct {
	count map[uint32]int32
	pairs map[uint64]int32
}

// wordIndex works the index out.
func (v *view) wordIndex() *wordIndex {
	if v.indexed != nil {
		return v.indexed
	}
	x := &wordIndex{count: map[uint32]int32{}, pairs: map[uint64]int32{}}
	v.indexed = x
	for i := range v.toks {
		x.count[v.toks[i].hash]++
		if gap := v.gap(i); i+1 < len(v.toks) && (gap == "-" || gap == ".") {
			x.pairs[v.pairKey(i, gap[0])]++
		}
	}
	return x
}

func (v *view) pairKey(i int, sep byte) uint64 {
	return (uint64(v.toks[i].hash)<<32|uint64(v.toks[i+1].hash))*fnvPrime ^ uint64(sep)
}

// hasWord reports whether a word stands in the text, in any case.
func (v *view) hasWord(s string) bool { return v.wordIndex().count[uint32(hashWord(s))] > 0 }

// compound reports whether the tokens i and i+1 stand in the text with a hyphen
// between them.
func (v *view) compound(i int) bool { return v.wordIndex().pairs[v.pairKey(i, '-')] > 0 }

// glue returns how often the tokens i and i+1 stand in the text with a dot
// between them.
func (v *view) glue(i int) int { return int(v.wordIndex().pairs[v.pairKey(i, '.')]) }
