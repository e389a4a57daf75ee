package clean

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLineIndex(t *testing.T) {
	x := newLineIndex(6, new(workspace))
	for i, key := range []uint64{7, 15, 7, 0, 7, 23} { // 7, 15 and 23 want the same slot
		x.add(key, i+1)
	}
	tests := []struct {
		name string
		key  uint64
		want line
	}{
		{"three times", 7, line{key: 7, count: 3, first: 1, second: 3, last: 5}},
		{"once", 15, line{key: 15, count: 1, first: 2, last: 2}},
		{"key 0", 0, line{key: 0, count: 1, first: 4, last: 4}},
		{"last", 23, line{key: 23, count: 1, first: 6, last: 6}},
		{"missing", 8, line{}},
		{"missing, slot taken", 31, line{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, x.of(test.key)) })
	}
	none := newLineIndex(0, new(workspace))
	assert.Equal(t, line{}, none.of(7), "no lines")
	assert.Equal(t, line{}, (&lineIndex{}).of(7), "zero value")
}
