package model

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const prose = "The harbour was closed in the morning and the boats of the fleet stayed in port until the storm had passed. "

func TestParts(t *testing.T) {
	for _, c := range []struct {
		name, class string
		want        []string
	}{
		{"words", "post entry", []string{"post", "entry"}},
		{"a hyphen", "entry-content", []string{"entry", "content", "entrycontent"}},
		{"humps", "articleBody", []string{"article", "body", "articlebody"}},
		{"a run of capitals is one word", "CTA", []string{"cta"}},
		{"numbers part and go", "col2-left", []string{"col", "left", "colleft"}},
		{"twice", "item item", []string{"item"}},
		{"single letters go", "a b c", nil},
		{"empty", "", nil},
		{"no letters", "12 -- _", nil},
		{"endless words go", strings.Repeat("x", 80), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &reading{}
			r.parts(c.class)
			var want []uint32
			for _, w := range c.want {
				want = append(want, WordHash(w))
			}
			assert.Equal(t, want, r.classWords)
		})
	}
}

func TestTopContainer(t *testing.T) {
	r := measuredHTML(t, `<body><nav><a href=/>Home</a></nav><main class=story><p>`+prose+`<p>`+prose+`</main>
		<aside><p>A teaser</p></aside><footer>`+prose+`</footer>`)
	top := r.page.Containers[r.trees.top]
	assert.Equal(t, "main", top.Name)
	in := []float32{0, 1, 1, 0, 0}
	for i, w := range in {
		assert.Equal(t, w, r.row(i)[qTopIn], "block %d", i)
	}
	assert.EqualValues(t, 0, r.row(1)[qTopSeen])
	assert.InDelta(t, 0.5, r.row(2)[qTopSeen], 1e-6)
	assert.EqualValues(t, 0, r.row(2)[qTopLeft])
	assert.EqualValues(t, 1, r.row(3)[qTopLeft])
}

func TestPaths(t *testing.T) {
	r := measuredHTML(t, `<body><div id=sidebar><section role=navigation><p>One</p></section></div><div><p>Two</p></div>`)
	at := func(i int, name string) int {
		for q, n := range pathNames {
			if n == name {
				return int(r.path[r.page.Blocks[i].Container][q])
			}
		}
		t.Fatal("no such name: ", name)
		return 0
	}
	assert.Equal(t, 2, at(0, "side"))
	assert.Equal(t, 1, at(0, "role_nav"))
	assert.Equal(t, 1, at(0, "in_section"))
	assert.Equal(t, 0, at(0, "in_p"))
	assert.Equal(t, farAbove, at(1, "side"))
	assert.Equal(t, farAbove, at(1, "role_nav"))
}

func TestCards(t *testing.T) {
	card := `<li class="card"><h3>A headline</h3><p>A line below it</p></li>`
	r := measuredHTML(t, `<body><p>`+prose+`</p><ul>`+card+card+card+`</ul><ul>`+card+card+`</ul>`)
	assert.EqualValues(t, 0, r.row(0)[qCardCount])
	assert.EqualValues(t, 3, r.row(1)[qCardCount])
	assert.EqualValues(t, 2, r.row(1)[qCardBlocks])
	assert.EqualValues(t, 2, r.row(6)[qCardPlace], "the last of three")
	assert.EqualValues(t, 0, r.row(7)[qCardCount], "two are no pattern")
}

func TestLevels(t *testing.T) {
	r := measuredHTML(t, `<body><p>Above</p><div><div><div><p>One</p><p>Two</p></div></div></div>`)
	up := r.trees.up[1*levels : 2*levels]
	blocks := make([]int32, levels)
	for l, c := range up {
		blocks[l] = r.trees.nodes[c].blocks
	}
	assert.Equal(t, []int32{1, 2, 3, 3, 3}, blocks, "wrappers that hold nothing more are one level")
}

func TestBody(t *testing.T) {
	r := measuredHTML(t, `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"`+prose+`"}</script>
		<body><p>`+prose+`</p><p>Another paragraph of some words</p>`)
	assert.EqualValues(t, 1, r.row(0)[qBodyCover])
	assert.EqualValues(t, 0, r.row(1)[qBodyCover])
	assert.EqualValues(t, 1, r.row(1)[qBodyLeft])
	assert.EqualValues(t, 1, r.global[gLDArticle])
	r = measuredHTML(t, `<body><p>`+prose+`</p>`)
	assert.EqualValues(t, -1, r.row(0)[qBodyCover])
	assert.EqualValues(t, 0, r.global[gLDArticle])
}

// hostile are pages that have no sensible measures.
var hostile = map[string]string{
	"empty":         "",
	"no text":       "<div><img src=x></div>",
	"depth":         strings.Repeat("<div>", 5000) + "x" + strings.Repeat("</div>", 5000),
	"blanks":        " \n\t\u00a0\u200b",
	"marks alone":   "<p>***<p>...<p>©<p>“”",
	"one long word": "<p>" + strings.Repeat("x", 1<<16),
	"many lines":    strings.Repeat("<li>x", 5000),
	"class of 1 MB": `<div class="` + strings.Repeat("ab ", 1<<18) + `">x`,
	"broken JSON":   `<script type="application/ld+json">{"articleBody":"\u12</script><p>x`,
	"all languages": "<p>Ελληνικά <p>русский <p>العربية <p>한국어 <p>日本語 <p>ไทย",
}

func finite(f float32) bool { return !math.IsNaN(float64(f)) && !math.IsInf(float64(f), 0) }

func TestFinite(t *testing.T) {
	for name, source := range hostile {
		t.Run(name, func(t *testing.T) {
			for _, r := range []*reading{measuredHTML(t, source), measured(t, source)} {
				for i := range r.n {
					for q, v := range r.row(i) {
						assert.True(t, finite(v), "block %d, %s: %g", i, blockNames[q], v)
					}
				}
				for c := range r.m {
					for q, v := range r.container[c] {
						assert.True(t, finite(v), "container %d, %s: %g", c, containerNames[q], v)
					}
				}
				for q, v := range r.global {
					assert.True(t, finite(v), "page, %s: %g", pageNames[q], v)
				}
			}
		})
	}
}
