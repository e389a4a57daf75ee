package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pageOf reads a page in memory of its own.
func pageOf(doc *Document) *Page {
	return readHTML(doc, &htmlReader{})
}

// TestReader checks that pages read in the same memory are those read in memory
// of their own, in any order of sizes and kinds.
func TestReader(t *testing.T) {
	large := "<title>b</title>" + strings.Repeat("<div class=x><p>some <a href=/y>words</a> <em class=m>more</em></p><img src=i.png></div><script>s</script>", 300)
	sources := []string{
		"<title>a</title><meta name=author content=Ida><p>short",
		large,
		"plain text\n\nof two paragraphs",
		"<noscript><p>all of it is in here</p></noscript><meta name=x content=y><link rel=canonical href=/z>",
		"",
		"<ul><li class=x>one<li class=x>two</ul>",
		large + "<p>and more",
		"<p>last <a href=/q>link</a>",
	}
	var r Reader
	for i, src := range append(sources, sources...) {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			doc := &Document{Text: src, Media: MediaHTML}
			if strings.HasPrefix(src, "plain") {
				doc.Media = MediaText
			}
			want, err := Read(doc)
			require.NoError(t, err)
			got, err := r.Read(doc)
			require.NoError(t, err)
			if len(want.Images) == 0 {
				want.Images, got.Images = nil, got.Images[:0:0]
				assert.Empty(t, got.Images)
				got.Images = nil
			}
			for _, p := range []*Page{want, got} {
				if len(p.Skipped) == 0 {
					p.Skipped = nil
				}
				if len(p.Head.Meta) == 0 {
					p.Head.Meta = nil
				}
				if len(p.Head.Links) == 0 {
					p.Head.Links = nil
				}
				for k := range p.Blocks {
					if len(p.Blocks[k].Links) == 0 {
						p.Blocks[k].Links = nil
					}
					if len(p.Blocks[k].Marks) == 0 {
						p.Blocks[k].Marks = nil
					}
				}
			}
			assert.Equal(t, want, got)
		})
	}
}

func ExampleReader() {
	var r Reader
	for _, src := range []string{"<p>one page", "<p>and <b>another</b>"} {
		p, err := r.Read(&Document{Media: MediaHTML, Text: src})
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(p.Blocks[0].Text)
	}
	// Output:
	// one page
	// and another
}
