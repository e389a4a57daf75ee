package phrase

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDictionary(t *testing.T) {
	words := []string{"a", "read", "don't", "12", "comments", "commented", "@", ":", "é", "größe", "全"}
	d := newDictionary(words)
	tests := []struct {
		raw  string
		want string // "" if the dictionary has not got it
	}{
		{"a", "a"}, {"READ", "read"}, {"Don’t", "don't"}, {"don't", "don't"}, {"１２", "12"}, {"Comments", "comments"},
		{"COMMENTED", "commented"}, {"@", "@"}, {"＠", "@"}, {"：", ":"}, {"É", "é"}, {"e\u0301", "é"}, {"GRÖßE", "größe"}, {"全", "全"},
		{"", ""}, {"rea", ""}, {"reads", ""}, {"aread", ""}, {"comment", ""}, {"commentedx", ""}, {"1", ""}, {"#", ""}, {"e", ""}, {"größ", ""}, {"文", ""},
	}
	for _, test := range tests {
		t.Run(test.raw, func(t *testing.T) {
			number, ok := d.find(test.raw, 0, len(test.raw))
			assert.Equal(t, test.want != "", ok)
			if ok {
				assert.Equal(t, test.want, words[number])
			}
		})
	}
}

func TestWordFilter(t *testing.T) {
	var f wordFilter
	for _, word := range []string{"a", "read", "don't", "comments", "commentaries", "republié", "größe"} {
		f.add(word)
	}
	tests := []struct {
		raw  string
		want bool
	}{
		{"a", true}, {"READ", true}, {"don't", true}, {"Comments", true}, {"commentaries", true},
		{"commentators", true}, // eight bytes alike
		{"republié", true}, {"republie\u0301", true}, {"GRÖßE", true}, {"gro\u0308ße", true}, {"Don’t", true}, {"re\u00adad", true},
		{"", false}, {"rea", false}, {"reads", false}, {"b", false}, {"comment", false}, {"republie", false}, {"republier", false},
	}
	for _, test := range tests {
		t.Run(test.raw, func(t *testing.T) {
			assert.Equal(t, test.want, f.has(test.raw, 0, len(test.raw)))
			inside := "xx " + test.raw + " yy"
			assert.Equal(t, test.want, f.has(inside, 3, 3+len(test.raw)), "inside a text")
		})
	}
}
