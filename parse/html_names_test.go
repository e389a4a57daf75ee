package parse

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNameTable(t *testing.T) {
	table := newNameTable("/>=", map[string]uint8{"a": 1, "alt": 2, "datetime": 3, "data-lazy-src": 4, "late-lazy-src": 5, "lazy-src": 6})
	for _, c := range []struct {
		name string
		want uint8 // 0 for none
	}{
		{"a", 1}, {"A", 1}, {"ALT", 2}, {"DateTime", 3}, {"data-LAZY-src", 4}, {"LATE-lazy-src", 5}, {"lazy-src", 6},
		{"", 0}, {"b", 0}, {"al", 0}, {"alts", 0}, {"tla", 0}, {"xdatetime", 0}, {"date-lazy-src", 0}, {"-lazy-src", 0}, {"x-data-lazy-src", 0},
		{"al\x14", 0}, {"a\x00", 0}, {"\x00", 0}, {"\xff", 0}, {"ált", 0}, {"alt=", 0}, {"alt ", 0},
		{strings.Repeat("x", 300) + "lazy-src", 0},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, table.find(c.name)) })
	}
}

func TestNameTableScan(t *testing.T) {
	table := newNameTable("/>=", map[string]uint8{"alt": 2})
	for _, c := range []struct {
		in    string
		size  int
		value uint8
	}{
		{"alt", 3, 2}, {"ALT=x", 3, 2}, {"alt/", 3, 2}, {"alt>", 3, 2}, {"alt\fsrc", 3, 2}, {"alt\n", 3, 2},
		{"alt<", 4, 0}, {"alt\x00", 4, 0}, {"alt\vsrc", 7, 0}, {"alt'", 4, 0}, {"=alt", 0, 0}, {" alt", 0, 0}, {"", 0, 0},
	} {
		t.Run(c.in, func(t *testing.T) {
			size, value := table.scan(c.in)
			assert.Equal(t, c.size, size)
			assert.Equal(t, c.value, value)
		})
	}
}

// TestNamesFound checks that each tag and each attribute is found by its name, in
// any case, and that no longer or shorter name is taken for it.
func TestNamesFound(t *testing.T) {
	for i := tagA; i < numTags; i++ {
		name := i.info().name
		assert.Equal(t, name, lookupTag(strings.ToUpper(name)).info().name)
		assert.NotEqual(t, i, lookupTag(name+"x"))
		assert.NotEqual(t, i, lookupTag("x"+name))
	}
	found := map[attribute]bool{}
	for _, c := range attributes.cells {
		if c.value == 0 {
			continue
		}
		found[attribute(c.value)] = true
		assert.Equal(t, attribute(c.value), lookupAttribute(strings.ToUpper(c.name)), c.name)
		assert.Equal(t, attrOther, lookupAttribute(c.name+"-"), c.name)
		assert.Equal(t, attrOther, lookupAttribute("-"+c.name), c.name)
	}
	assert.Len(t, found, int(numAttributes-1))
	for i := range numTags {
		assert.False(t, i.wanted(attrOther), i.info().name)
	}
	assert.Equal(t, tagCustom, lookupTag("my-element"))
	assert.Equal(t, tagOther, lookupTag("my"))
	assert.Equal(t, tagOther, lookupTag("-my"))
	assert.Equal(t, tagOther, lookupTag(""))
}
