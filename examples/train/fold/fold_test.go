package fold_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/copydesk/copydesk/examples/train/fold"
)

func ExampleSite() {
	fmt.Println(fold.Site("https://news.example.co.uk/a/b"))
	// Output: example.co.uk
}

func TestSite(t *testing.T) {
	for _, c := range []struct{ name, url, want string }{
		{"plain", "https://example.com/x", "example.com"},
		{"below", "https://a.b.example.com/", "example.com"},
		{"case and port", "http://WWW.Example.ORG:8080/", "example.org"},
		{"dot at the end", "http://www.example.org./", "example.org"},
		{"a suffix of two parts", "https://www.example.com.au/", "example.com.au"},
		{"a suffix alone", "https://com.au/", "com.au"},
		{"an address of numbers", "http://127.0.0.1/x", "127.0.0.1"},
		{"no host", "page-17", "page-17"},
		{"nothing", "", ""},
		{"no address", "http://[", "http://["},
		{"a file", "hard::Example.org-title.html", "example.org"},
		{"a file of a part of a site", "hard::news.example.co.uk.rain.html", "example.co.uk"},
		{"a file of a host with a hyphen", "hard::two-words.example.de-rain.html", "example.de"},
		{"a file of a host that begins with a suffix", "hard::com-pany.de.rain.html", "com-pany.de"},
		{"a file without a site", "hard::rain.html", "hard::rain.html"},
		{"a file without a name", "hard::", "hard::"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, fold.Site(c.url)) })
	}
}

func TestOf(t *testing.T) {
	seen := map[int]bool{}
	for i := range 100 {
		k := fold.Of(fmt.Sprintf("https://www.site%d.example/x", i), 5)
		assert.Equal(t, k, fold.Of(fmt.Sprintf("http://site%d.example/y?z", i), 5), "one site, one fold")
		assert.True(t, k >= 0 && k < 5)
		seen[k] = true
	}
	assert.Len(t, seen, 5)
}
