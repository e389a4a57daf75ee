package clean_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestRepeatsOfHTML checks that paragraphs that come again go, and steps of
// instructions and rows stay.
func TestRepeatsOfHTML(t *testing.T) {
	const line = "Press the lever down five times, slowly, and hold it at the bottom."
	for name, c := range map[string]struct {
		markup string
		times  int
	}{
		"paragraphs": {"<p>%s</p><p>It hisses.</p><p>%s</p>", 1},
		"quotes":     {"<blockquote><p>%s</p></blockquote><p>It hisses.</p><p>%s</p>", 1},
		"items":      {"<ol><li>%s<li>Fill the cup with clean water up to the mark.<li>%s</ol>", 2},
		"rows":       {"<table><tr><td>1<td>%s<tr><td>2<td>%s</table>", 2},
		"code":       {"<pre>%s</pre><p>And again, as it was said above:</p><pre>%s</pre>", 2},
	} {
		t.Run(name, func(t *testing.T) {
			a := htmlPage(t, "", "<h1>How to bleed the pump</h1>"+fmt.Sprintf(c.markup, line, line), "")
			assert.Equal(t, c.times, strings.Count(a.Text(), line))
		})
	}
}
