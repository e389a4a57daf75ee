package parse

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// htmlSeeds are sources with what makes the reading of HTML hard.
var htmlSeeds = []string{
	"<p>one<p>two", "<ul><li>a<li>b<ul><li>c</ul></ul>", "<table><tr><td>a<td>b<tr><th>c</table>d", "<pre>a\n\n b\t<b>c</b>\r\nd</pre>",
	"a<br>b<br><br>c", "<a href=x>one</a><a href=y>two</a> three", "<div>a<span>b</span><div>c</div>d</div>", "a &amp; b &lt;c&gt; &#8230; &notit; &amp",
	"<script>x</script>a<style>b</style>c<!-- d -->e", "<noscript><p>quiet</p></noscript>", "<svg><text>a</text></svg>b", "<svg><p>a", "<template><p>a</p></template>b",
	"<select><option>a</select>b", "<button>a<button>b", "<form>a<form>b</form>c", "<h1>a<h2>b</h1>c", "<dl><dt>a<dd>b<dt>c</dl>", "<blockquote>a<p>b</blockquote>",
	"<figure><img src=a.png alt='a b'><figcaption>c</figcaption></figure>", "<x-y>a</x-y>b", "<p>a</x></p>b", "</p>a</br>b", "<textarea>a</textarea>b",
	"<table>a<tr>b<td>c</table>", "<a>b<p>c</a>d", "<math><mi>a</mi></math>b", "<center>a<p>b</center>", "<body>a<body class=x>b", "a\x00b\x0bc\u00a0d\u2003e\u200bf",
	"<html lang=de><head><title>a</title><meta name=b content=c><base href=/d/><link rel=canonical href=e><script type=application/ld+json>{}</script>",
	"<pre>\na<br>b<p>c</pre>", "<pre>a<pre>\nb", "<listing>a<listing>\r\n\nb", "<listing>a</listing><xmp><b></xmp><plaintext><p>", "<frameset><frame></frameset>a", "<p><table><tr><td>a", "<!doctype html><p><table><tr><td>a",
	"<caption>a<td>b<table><caption>c<tbody><td>d", "<object>a<p>b</object>c", "<iframe><p>a</iframe>b", "<li>a</ul><li>b", "<option>a<option>b<p>c", "<address>a<p>b</address>",
	"<svg><foreignObject><p>a</p></foreignObject><desc>b</desc><title>c</title></svg>d", "<math><annotation-xml encoding=text/html><p>a</p></annotation-xml></math>",
	"a<body>b", "<svg></p>a", "<svg><svg><b>a", "<math><desc>a", "<select><input>a", "<dialog><pre></dialog> a", "<select><xmp></xmp><select>a",
	"<noscript><select></noscript>a", "<noscript>a<b</noscript>c", "<noscript></</noscript ", "<noscript>a<!--b</noscript>c", "<noscript>a<template><noscript></template>b", "<listing>a<xmp>b", "<xmp>\n<b>", "<pre>a<marquee><noscript>b",
	"<pre><label>\n<svg></label>é", "<pre>\t<a href=b><a href=c><h2>é", "<pre><table>a<select><tr>b", "<table>a<datalist><col>b", "<pre>a</div>b<td>c",
	"<ruby>a<rt>b</ruby>", "<label>a<input>b</label>", "<video>a</video><audio>b</audio><canvas>c</canvas>", "<details><summary>a</summary>b</details>", "<hr>a<hr/>b",
}

// maxFuzzed is the length of the sources that are looked at: long ones are the
// business of the hostile tests.
const maxFuzzed = 4_000

// fuzzedHTML makes a document of a fuzzed source.
func fuzzedHTML(t *testing.T, src string) *Document {
	if len(src) > maxFuzzed {
		t.Skip("too long")
	}
	// Decode leaves no byte that is not UTF-8. NUL becomes U+FFFD in the texts of
	// some elements, and vanishes from others.
	src = strings.ReplaceAll(strings.ToValidUTF8(src, "\uFFFD"), "\x00", "")
	return &Document{Media: MediaHTML, Text: src}
}

// FuzzReadHTML checks the laws of pages on any source.
func FuzzReadHTML(f *testing.F) {
	for _, s := range htmlSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		checkPage(t, pageOf(fuzzedHTML(t, src)))
	})
}

// FuzzFrontEnds checks that both front ends make the same blocks of any source.
func FuzzFrontEnds(f *testing.F) {
	for _, s := range htmlSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		doc := fuzzedHTML(t, src)
		tree, ok := fromTree(t, doc.Text)
		if !ok {
			t.Skip("too deep for a tree")
		}
		page := pageOf(doc)
		if explained(t, doc.Text, page) {
			t.Skip("a difference that is explained")
		}
		require.Equal(t, texts(tree), texts(page))
	})
}

// explained reports whether the front ends may differ.
func explained(t *testing.T, src string, p *Page) bool {
	root, err := html.Parse(strings.NewReader(src))
	require.NoError(t, err)
	if fosters(p) || moves(src, root) || misnested(src) || foreign(root) {
		return true
	}
	for n := range root.Descendants() {
		if n.Data != "noscript" || n.FirstChild == nil {
			continue
		}
		for a := range n.Ancestors() {
			if pre(a.Data) {
				return true
			}
		}
		inside, err := html.Parse(strings.NewReader(n.FirstChild.Data))
		require.NoError(t, err)
		if strings.Contains(n.FirstChild.Data, "<form") || misnested(n.FirstChild.Data) || foreign(inside) || hidesEnd(n.FirstChild.Data) {
			return true
		}
	}
	return false
}

// hidesEnd reports whether the inside of a noscript element ends in an element without
// markup, in a tag or in a comment, which hides the end tag from the byte front end.
func hidesEnd(src string) bool {
	var last html.Token
	for z := html.NewTokenizer(strings.NewReader(src + "</x>")); z.Next() != html.ErrorToken; {
		last = z.Token()
	}
	return last.Type != html.EndTagToken || last.Data != "x"
}

// fosters reports whether html.Parse puts something before a table that stands
// in the table, and not in a cell or a caption. The byte front end leaves it
// where it is.
func fosters(p *Page) bool {
	part := func(c int) bool {
		switch p.Containers[c].Name {
		case "table", "tbody", "thead", "tfoot", "tr":
			return true
		}
		return false
	}
	for i := range p.Blocks {
		if part(p.Blocks[i].Container) {
			return true
		}
	}
	for i := 1; i < len(p.Containers); i++ {
		if c := &p.Containers[i]; c.Name == "table" && inPre(p, i) {
			return true // its text is part of the block around it
		}
		if c := &p.Containers[i]; part(c.Parent) && !part(i) && c.Name != "td" && c.Name != "th" && c.Name != "caption" {
			return true
		}
	}
	return false
}

func inPre(p *Page, c int) bool {
	for ; c >= 0; c = p.Containers[c].Parent {
		if lookupTag(p.Containers[c].Name).pre() {
			return true
		}
	}
	return false
}

// moves reports whether the text of the tree is another than that of the
// source's tokens: html.Parse drops that of frame sets.
func moves(src string, root *html.Node) bool {
	var tokens, tree strings.Builder
	for z := html.NewTokenizer(strings.NewReader(src)); z.Next() != html.ErrorToken; {
		if tok := z.Token(); tok.Type == html.TextToken {
			tokens.WriteString(tok.Data)
		}
	}
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			tree.WriteString(n.Data)
		}
	}
	return bare(tokens.String()) != bare(tree.String())
}

// misnested reports whether end tags are missing or out of order where the byte
// front end, which has no stack of inline elements, may take another for closed
// than html.Parse does: of links, forms, custom elements, elements that are no
// barrier to end tags and those without text of the page.
func misnested(src string) bool {
	var open []string
	for z := html.NewTokenizer(strings.NewReader(src)); z.Next() != html.ErrorToken; {
		tok := z.Token()
		t := lookupTag(tok.Data)
		info := t.info()
		kept := slices.ContainsFunc(open, pre)
		if kept && tok.Type == html.EndTagToken && info.block && t != tagP && open[len(open)-1] != tok.Data {
			return true
		}
		if info.void || info.raw || tablePart(tok.Data) && !kept && !slices.Contains(open, "table") {
			continue
		}
		switch tok.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			if tok.Type == html.SelfClosingTagToken && (foreignRoot(tok.Data) || t == tagOther && slices.ContainsFunc(open, foreignRoot)) {
				continue // in HTML itself the sign is ignored
			}
			switch tok.Data {
			case "a", "nobr":
				if slices.Contains(open, tok.Data) {
					return true // the second ends the first
				}
			case "rb", "rt", "rp", "rtc":
				return true // they end paragraphs inside ruby
			case "body", "form":
				if kept {
					return true
				}
			}
			if kept && tablePart(tok.Data) {
				return true
			}
			open = append(open, tok.Data)
		case html.EndTagToken:
			at := len(open) - 1
			for at >= 0 && open[at] != tok.Data {
				at--
			}
			strict := t == tagA || t == tagForm || t == tagCustom || info.skip || info.block && !special(t)
			inline := !info.block && !info.skip
			above := open[at+1:]
			switch {
			case at < 0 && strict, strict && t != tagA && len(above) > 0, inline && at >= 0 && slices.ContainsFunc(above, loose):
				return true
			case at < 0:
			case info.block:
				open = append(open[:at], slices.DeleteFunc(slices.Clone(above), func(name string) bool { return name != "a" && name != "nobr" })...)
			default:
				open = slices.Delete(open, at, at+1)
			}
		}
	}
	return slices.ContainsFunc(open, func(name string) bool { return lookupTag(name).info().skip })
}

// pre reports whether white space counts inside the element. There the tags that
// html.Parse ignores break lines too.
func pre(name string) bool { return lookupTag(name).pre() }

func tablePart(name string) bool {
	switch name {
	case "caption", "colgroup", "col", "tbody", "thead", "tfoot", "tr", "td", "th":
		return true
	}
	return false
}

func foreignRoot(name string) bool { return name == "svg" || name == "math" }

// loose reports whether the end tag of an inline element around the element
// closes it.
func loose(name string) bool {
	t := lookupTag(name)
	return t == tagA || t == tagCustom || t.info().skip || t.info().block && !special(t)
}

// foreign reports whether elements of HTML stand in formulas, or annotations
// outside of them: the byte front end does not know formulas.
func foreign(root *html.Node) bool {
	for n := range root.Descendants() {
		t := lookupTag(n.Data)
		switch {
		case t == tagAnnotation && (n.Namespace != "math" || n.FirstChild != nil && n.FirstChild.Namespace == "" && n.FirstChild.Type == html.ElementNode):
			return true
		case n.Namespace == "math" && t != tagOther && t != tagAnnotation:
			return true
		}
	}
	return false
}

// bare returns s without white space and NUL.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0 || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
