package clean_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
)

func TestPermalinks(t *testing.T) {
	c := newCleaner(t, clean.Options{Disable: []string{"model"}, NoRepair: true})
	const prose = `<p>The table lists all tides of the year, and a second one the heights that go with them.</p>`
	for name, tt := range map[string]struct{ heading, want string }{
		"pilcrow behind":      {`<h2>How to pin<a href="#pin">¶</a></h2>`, "How to pin"},
		"hash before":         {`<h2><a href="#pin">#</a> How to pin</h2>`, "How to pin"},
		"section sign":        {`<h3>How to pin <a href="#pin">§</a></h3>`, "How to pin"},
		"chain":               {`<h2>How to pin <a href="#pin">🔗</a></h2>`, "How to pin"},
		"no link":             {`<h2>How to pin ¶</h2>`, "How to pin ¶"},
		"a word":              {`<h2>How to <a href="/pin">pin</a></h2>`, "How to pin"},
		"inside":              {`<h2>The <a href="/c">#</a> sign in C</h2>`, "The # sign in C"},
		"the whole heading":   {`<h2><a href="/c">#</a></h2>`, "#"},
		"a name with a sign":  {`<h2>Learn <a href="/c">C#</a></h2>`, "Learn C#"},
		"a numbered chapter":  {`<h2><a href="/5">§ 5</a> Duties</h2>`, "§ 5 Duties"},
		"in a paragraph":      {`<p>See the sign at the end of this paragraph, which is a link: <a href="#x">¶</a></p>`, "See the sign at the end of this paragraph, which is a link: ¶"},
		"a heading of a link": {`<h2><a href="/p">How to pin #1</a></h2>`, "How to pin #1"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := newHTML(`<h1>Tidewell</h1>` + prose + tt.heading + prose[:4] + "More of the same follows in the next chapter, which is longer than this one.</p>")
			a, err := c.Clean(t.Context(), doc)
			require.NoError(t, err)
			var got []string
			for _, n := range a.Body {
				got = append(got, n.Text)
			}
			assert.Contains(t, got, tt.want)
			checkLedger(t, doc, a)
		})
	}
}
