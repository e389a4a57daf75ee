package parse

import (
	"compress/gzip"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// every is how many labelled pages stand for one in tests over all of them.
var every = flag.Int("every", 10, "read every n-th labelled page")

// benchPages yields the labelled pages beside the project.
func benchPages(t testing.TB) []string {
	var all []string
	for _, dir := range []string{"wcxb-dev", "traf-dev"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "shared", "bench", dir, "html", "*.gz"))
		require.NoError(t, err)
		all = append(all, files...)
	}
	if len(all) == 0 {
		t.Skip("../shared/bench is not there")
	}
	return all
}

func gunzip(t testing.TB, path string) []byte {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	b, err := io.ReadAll(z)
	require.NoError(t, err)
	return b
}

// fromTree reads source as html.Parse understands it.
func fromTree(t testing.TB, src string) (*Page, bool) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(src))
	if err != nil {
		return nil, false // nested too deep
	}
	return FromSelection(doc.Selection, ""), true
}

func texts(p *Page) []string {
	var out []string
	for i := range p.Blocks {
		out = append(out, p.Blocks[i].Text)
	}
	return out
}

// TestFrontEndsAgree compares the block texts of both front ends.
func TestFrontEndsAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	blocks, same, pages, equal := 0, 0, 0, 0
	for i, path := range benchPages(t) {
		if i%*every != 0 {
			continue
		}
		src, _ := Decode(gunzip(t, path), "")
		tree, ok := fromTree(t, src)
		if !ok {
			continue
		}
		want := texts(tree)
		got := texts(pageOf(&Document{Text: src}))
		n := commonBlocks(want, got)
		pages++
		if n == len(want) && n == len(got) {
			equal++
		} else if testing.Verbose() {
			k := 0
			for k < len(want) && k < len(got) && want[k] == got[k] {
				k++
			}
			w, g := "", ""
			if k < len(want) {
				w = want[k]
			}
			if k < len(got) {
				g = got[k]
			}
			t.Logf("%s: %d of %d/%d, first at %d:\n  tree  %.150q\n  bytes %.150q", filepath.Base(path), n, len(want), len(got), k, w, g)
		}
		blocks += max(len(want), len(got))
		same += n
	}
	t.Logf("%d of %d pages, %d of %d blocks (%.4f %%) agree", equal, pages, same, blocks, 100*float64(same)/float64(blocks))
	assert.GreaterOrEqual(t, float64(same), 0.999*float64(blocks))
}

// commonBlocks counts the blocks that both lists have in the same order: at
// both ends, and between them those in a common order by a greedy match.
func commonBlocks(a, b []string) int {
	n := 0
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b, n = a[1:], b[1:], n+1
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b, n = a[:len(a)-1], b[:len(b)-1], n+1
	}
	at := map[string][]int{}
	for i, s := range b {
		at[s] = append(at[s], i)
	}
	last := -1
	for _, s := range a {
		for _, i := range at[s] {
			if i > last {
				last, n = i, n+1
				break
			}
		}
	}
	return n
}
