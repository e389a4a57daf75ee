package parse

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// FuzzScanner compares the tokens of the scanner with those of the Tokenizer.
func FuzzScanner(f *testing.F) {
	for _, s := range scannerCases {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) { sameTokens(t, strings.ToValidUTF8(src, "\ufffd")) })
}

var scannerCases = []string{
	"", "plain", "a < b", "<", "</", "<a", "<p>", "</p >", "<p/>", "<br / >", "</>", "</ p>", "<!>", "<!->", "<!-->", "<!--->", "<!--a-->", "<!--a--!>b-->",
	"<!--a-- >b-->", "<!doctype html>x", "<?xml version='1'?>x", "<![CDATA[a]]>b", "<p a=1 b='2>3' c=\"4\" d e= f=/>x",
	"<p =a=b>", "<p a==b>", "<p / a>", "<p a/b>", "<p a=b/>", "<p a='b", "<p a", "<P CLASS=x>", "<p a\"b=c>", "<a href=x>y</A>",
	"<script>a<b</script>c", "<script><!--<script></script>--></script>x", "<script><!-- <script> </script> </script>x", "<script><!--></script>x",
	"<script><!-- < a --></script>", "<script>a</scriptx></script >b", "<script>", "<script></script", "<script><!--<scriptx></script>a--></script>",
	"<script><!--a<script>b</script>c--></script>d", "<script><!--a-<b--></script>d", "<script><!--<script>-</script>-->x</script>y",
	"<style>p>a{}</style>x", "<title>a &amp; <b></title>c", "<textarea></textareas></TEXTAREA>x", "<noscript><p>a</noscript>b",
	"<plaintext>a</plaintext>", "<xmp><b></xmp>c", "<iframe><p></iframe>d", "<div\n\tid=1\n>\r\n", "<p a=1 a=2>", "<a\x00b>", "<x-y>",
	"<script><!--<script></script>", "<script><!---<script>--></script>", "<script><!--<a></script>", "<p \">", "<title/>a</title>",
}

func TestScanner(t *testing.T) {
	for _, s := range scannerCases {
		t.Run(s, func(t *testing.T) { sameTokens(t, s) })
	}
}

func sameTokens(t *testing.T, src string) {
	z := html.NewTokenizer(strings.NewReader(src))
	s := scanner{src: src}
	at := 0
	for {
		tt := z.Next()
		tok := s.next()
		if tt == html.ErrorToken {
			require.Equal(t, endOfSource, tok.kind, "%q at %d", src, at)
			return
		}
		require.Equal(t, string(z.Raw()), src[tok.start:tok.end], "%q at %d", src, at)
		require.Equal(t, at, tok.start)
		at = tok.end
		switch tt {
		case html.TextToken:
			require.Contains(t, []tokenKind{textToken, rawToken}, tok.kind, "%q at %d", src, tok.start)
		case html.StartTagToken, html.SelfClosingTagToken:
			require.Equal(t, startToken, tok.kind, "%q at %d", src, tok.start)
			if unique := sameTag(t, src, z, &s); unique {
				require.Equal(t, tt == html.SelfClosingTagToken, s.empty, "%q at %d", src, tok.start)
			}
		case html.EndTagToken:
			require.Equal(t, endToken, tok.kind, "%q at %d", src, tok.start)
		default:
			require.Equal(t, otherToken, tok.kind, "%q at %d", src, tok.start)
		}
	}
}

// sameTag compares name and attributes, and reports whether all names differ: of
// attributes with one name the Tokenizer keeps the first, and may then take
// another for the last one.
func sameTag(t *testing.T, src string, z *html.Tokenizer, s *scanner) (unique bool) {
	name, more := z.TagName()
	require.Equal(t, string(name), noNUL(asciiLower(src[s.name.Start:s.name.End])))
	seen := map[string]bool{}
	k := 0
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		for k < len(s.attrs) && seen[asciiLower(src[s.attrs[k].name.Start:s.attrs[k].name.End])] {
			k++
		}
		require.Less(t, k, len(s.attrs), "%q", src)
		a := s.attrs[k]
		seen[asciiLower(src[a.name.Start:a.name.End])] = true
		require.Equal(t, string(key), noNUL(asciiLower(src[a.name.Start:a.name.End])))
		require.Equal(t, string(value), noNUL(attributeText(src[a.value.Start:a.value.End])), "%q", src)
		k++
	}
	return len(seen) == len(s.attrs)
}

func asciiLower(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r | 0x20
		}
		return r
	}, s)
}

// noNUL writes NUL bytes as the Tokenizer does.
func noNUL(s string) string { return strings.ReplaceAll(s, "\x00", "\ufffd") }
