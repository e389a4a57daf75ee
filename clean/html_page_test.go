package clean_test

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// every is how many labelled pages stand for one in tests over all of them.
var every = flag.Int("every", 20, "clean every n-th labelled page")

// newHTML returns a document of HTML.
func newHTML(s string) *parse.Document {
	return &parse.Document{Name: "page.html", Media: parse.MediaHTML, Text: strings.ToValidUTF8(s, "\uFFFD"), Charset: "utf-8"}
}

// TestHTMLLaws checks the ledger of labelled pages.
func TestHTMLLaws(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	c := newCleaner(t, clean.Options{})
	for _, set := range []string{"wcxb-dev", "traf-dev"} {
		files, err := filepath.Glob(filepath.Join(shared(t, "bench/"+set), "html", "*.gz"))
		require.NoError(t, err)
		require.NotEmpty(t, files)
		for i := 0; i < len(files); i += *every {
			t.Run(filepath.Base(files[i]), func(t *testing.T) {
				text, _ := parse.Decode(clean.Gunzip(t, files[i]), "")
				doc := newHTML(text)
				a, err := c.Clean(t.Context(), doc)
				require.NoError(t, err)
				checkLedger(t, doc, a)
			})
		}
	}
}
