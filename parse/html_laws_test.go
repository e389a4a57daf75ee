package parse

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// checkPage asserts what must hold of every page of HTML source.
func checkPage(t testing.TB, p *Page) {
	t.Helper()
	require.True(t, p.HTML)
	checkContainers(t, p)
	checkBlocks(t, p)
	src := p.Doc.Text
	for _, im := range p.Images {
		inSource(t, src, im.Span)
		require.NotEmpty(t, im.Src)
		require.True(t, 0 <= im.Before && im.Before <= len(p.Blocks), "image before block %d", im.Before)
		require.True(t, 0 <= im.Container && im.Container < len(p.Containers))
	}
	at := 0
	for _, s := range p.Skipped {
		inSource(t, src, s.Span)
		require.GreaterOrEqual(t, s.Start, at, "<%s> stands inside the one before", s.Name)
		require.NotEmpty(t, s.Name)
		at = s.End
	}
	for _, list := range [...][]Statement{{p.Head.Title}, p.Head.Meta, p.Head.Links, p.Head.JSON} {
		for _, s := range list {
			inSource(t, src, s.Span)
			require.True(t, utf8.ValidString(s.Value))
		}
	}
}

// inSource asserts that a range lies in the source and cuts no character.
func inSource(t testing.TB, src string, s Span) {
	t.Helper()
	if !(0 <= s.Start && s.Start <= s.End && s.End <= len(src) && whole(src, s.Start) && whole(src, s.End)) {
		require.Fail(t, "not a range of the source", "%v of %d bytes", s, len(src))
	}
}

// whole reports whether no character is cut at a byte.
func whole(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

// checkContainers asserts that containers are a tree in the order of the source.
func checkContainers(t testing.TB, p *Page) {
	t.Helper()
	require.NotEmpty(t, p.Containers)
	require.Equal(t, Span{0, len(p.Doc.Text)}, p.Containers[0].Span)
	require.Equal(t, none, p.Containers[0].Parent)
	for i := 1; i < len(p.Containers); i++ {
		c := &p.Containers[i]
		if c.Parent < 0 || c.Parent >= i {
			require.Fail(t, "no parent", "%d of container %d", c.Parent, i)
		}
		inSource(t, p.Doc.Text, c.Span)
		parent := &p.Containers[c.Parent]
		inside := parent.Start <= c.Start && c.End <= parent.End
		if !inside || c.Depth != parent.Depth+1 || c.Name == "" || c.Start < p.Containers[i-1].Start {
			require.Fail(t, "not in its parent", "<%s> %v in <%s> %v", c.Name, c.Span, parent.Name, parent.Span)
		}
	}
}

// checkBlocks asserts that blocks are in order, that their ranges hold their
// texts, and that their links lie inside.
func checkBlocks(t testing.TB, p *Page) {
	t.Helper()
	src := p.Doc.Text
	at := 0
	for i := range p.Blocks {
		b := &p.Blocks[i]
		inSource(t, src, b.Span)
		if b.Content != b.Span || b.Start < at || b.Text == "" || !utf8.ValidString(b.Text) {
			require.Fail(t, "not a block", "%d: %v %v %q", i, b.Span, b.Content, b.Text)
		}
		at = b.End
		pre := b.Kind == Preformatted
		if !pre && FoldSpace(b.Text) != b.Text {
			require.Fail(t, "white space is not folded", "%q", b.Text)
		}
		if got := PlainText(src[b.Start:b.End], pre); got != b.Text && !(pre && skipsInside(p, b)) {
			require.Equal(t, b.Text, got, "block %d of %q", i, src[b.Start:b.End])
		}
		require.True(t, 0 <= b.Container && b.Container < len(p.Containers))
		if c := p.Containers[b.Container].Span; b.Start < c.Start || c.End < b.End {
			require.Fail(t, "outside of its container", "%v in %v", b.Span, c)
		}
		last := 0
		for _, l := range b.Links {
			if !(last <= l.Start && l.Start < l.End && l.End <= len(b.Text) && whole(b.Text, l.Start) && whole(b.Text, l.End)) {
				require.Fail(t, "not a link", "%d:%d of %q", l.Start, l.End, b.Text)
			}
			last = l.End
		}
		if i < located {
			checkLocate(t, p, i)
		}
	}
}

// skipsInside reports whether a drawing or a list of options stands in the block.
// In preformatted text, whose range may begin inside other elements, one that is
// not closed ends where its block does not tell.
func skipsInside(p *Page, b *Block) bool {
	return slices.ContainsFunc(p.Skipped, func(s Skipped) bool {
		return b.Start <= s.Start && s.Start < b.End && !lookupTag(s.Name).info().raw
	})
}

const (
	// located is how many blocks are looked up in the source.
	located = 1_000
	// cuts is how many parts of each of them are looked up too.
	cuts = 4
)

// checkLocate asserts that the ranges of parts of a block hold their texts.
func checkLocate(t testing.TB, p *Page, block int) {
	t.Helper()
	b := &p.Blocks[block]
	if at := p.Locate(block, 0, len(b.Text)); at != b.Content {
		require.Equal(t, b.Content, at)
	}
	if b.Kind == Preformatted && skipsInside(p, b) {
		return
	}
	if t := strings.ToLower(p.Doc.Text[b.Start:b.End]); strings.Contains(t, "<xmp") || strings.Contains(t, "<plaintext") {
		return // only the tag in front says that the text has no markup
	}
	bounds := wordBounds(b.Text)
	for k := range min(cuts, len(bounds)) {
		from := bounds[k*len(bounds)/cuts%len(bounds)][0]
		to := bounds[len(bounds)-1-k/2][1]
		if from >= to {
			continue
		}
		at := p.Locate(block, from, to)
		if at.Start < b.Start || at.Start >= at.End || b.End < at.End {
			require.Fail(t, "not a part of the block", "%d:%d of %v is %v", from, to, b.Span, at)
		}
		want, got := FoldSpace(b.Text[from:to]), FoldSpace(PlainText(p.Doc.Text[at.Start:at.End], b.Kind == Preformatted))
		if want != got {
			require.Equal(t, want, got, "%d:%d of %q in %q", from, to, b.Text, p.Doc.Text[b.Start:b.End])
		}
	}
}

// wordBounds returns where the words of s begin and end.
func wordBounds(s string) (bounds [][2]int) {
	at := 0
	for _, w := range strings.Fields(s) {
		at += strings.Index(s[at:], w)
		bounds = append(bounds, [2]int{at, at + len(w)})
		at += len(w)
	}
	return bounds
}
