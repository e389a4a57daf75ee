package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

func TestFlatten(t *testing.T) {
	const source = `<title>A title</title><body><h1>Old &amp; new</h1><p>One <b>bold</b> word<script>var x = "<p>no</p>"</script> more</p>
		<img src="a.png" alt="A picture"><p>Two</p>`
	for _, c := range []struct {
		name string
		way  int
		want string
	}{
		{"blank lines", blankLines, "Old & new\n\nOne bold word more\n\nA picture\n\nTwo\n\n"},
		{"title first", titleFirst, "A title\nOld & new\nOne bold word more\nTwo\n"},
		{"text nodes", textNodes, "Old & new\nOne\nbold\nword\nmore\nTwo\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := parse.Read(&parse.Document{Text: source, Media: parse.MediaHTML})
			require.NoError(t, err)
			assert.Equal(t, c.want, flatten(p, c.way))
			p, err = parse.Read(&parse.Document{Media: parse.MediaHTML})
			require.NoError(t, err)
			assert.Empty(t, flatten(p, c.way), "of nothing")
		})
	}
}
