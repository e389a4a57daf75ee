package statements

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

// page returns a page whose head has the scripts.
func page(t testing.TB, scripts ...string) *parse.Page {
	var b strings.Builder
	for _, s := range scripts {
		b.WriteString(`<script type="application/ld+json">` + s + "</script>\n")
	}
	p, err := parse.Read(&parse.Document{Media: parse.MediaHTML, Text: b.String()})
	require.NoError(t, err)
	return p
}

func TestLenientJSON(t *testing.T) {
	const want = "Ferry lost, ferry found"
	for name, script := range map[string]string{
		"clean":               `{"@type":"NewsArticle","headline":"Ferry lost, ferry found"}`,
		"trailing comma":      `{"@type":"NewsArticle","headline":"Ferry lost, ferry found",}`,
		"missing comma":       `{"@type":"NewsArticle" "headline":"Ferry lost, ferry found"}`,
		"missing comma, line": "{\"@type\":\"NewsArticle\"\n\"headline\":\"Ferry lost, ferry found\"}",
		"comment":             "{/* from the template */\"@type\":\"NewsArticle\", // kind\n\"headline\":\"Ferry lost, ferry found\"}",
		"CDATA":               "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Ferry lost, ferry found\"}\n//]]>",
		"raw line break":      "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry lost,\n   ferry found\"}",
		"escaped quotes":      `{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Ferry lost, ferry found&quot;}`,
		"keys without quotes": `{@type:"NewsArticle",headline:"Ferry lost, ferry found"}`,
		"cut off":             `{"@type":"NewsArticle","headline":"Ferry lost, ferry found","author":{"@type":"Per`,
		"unclosed":            `{"@type":"NewsArticle","headline":"Ferry lost, ferry found"`,
		"array":               `[{"@type":"Organization","name":"A"},{"@type":"NewsArticle","headline":"Ferry lost, ferry found"}]`,
		"graph":               `{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":["Thing","NewsArticle"],"headline":"Ferry lost, ferry found"}]}`,
		"graph of one":        `{"@graph":{"@type":"NewsArticle","headline":"Ferry lost, ferry found"}}`,
		"main entity":         `{"@type":"ItemPage","mainEntity":{"@type":"http://schema.org/NewsArticle","headline":"Ferry lost, ferry found"}}`,
		"two objects":         `{"@type":"Organization"}{"@type":"NewsArticle","headline":"Ferry lost, ferry found"}`,
		"too many brackets":   `}]{"@type":"NewsArticle","headline":"Ferry lost, ferry found"}}}]`,
		"unicode escapes":     `{"@type":"NewsArticle","headline":"\u0046erry lost,\u00a0ferry found"}`,
		"references":          `{"@type":"NewsArticle","headline":"Ferry lost&#44; ferry&nbsp;found"}`,
		"twice escaped":       `{"@type":"NewsArticle","headline":"Ferry lost&amp;#44; ferry found"}`,
		"formatting":          `{"@type":"NewsArticle","headline":"<em>Ferry</em> lost,<br/>ferry found"}`,
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, th := range Read(page(t, script)).Things {
				if th.Class == Article {
					got = append(got, th.Value("headline").Text)
				}
			}
			assert.Equal(t, []string{want}, got)
		})
	}
}

// TestInnerQuotes reads texts with quotes that lack their backslash.
func TestInnerQuotes(t *testing.T) {
	for script, want := range map[string]string{
		`{"@type":"Article","headline":"The "lost" ferry","x":1}`:           `The "lost" ferry`,
		`{"@type":"Article","headline":"They said "no", and left","x":"y"}`: `They said "no", and left`,
		`{"@type":"Article","headline":"A \"quoted\" word","x":1}`:          `A "quoted" word`,
		`{"@type":"Article","headline":"ends in a backslash \\","x":1}`:     `ends in a backslash \`,
		`{"@type":"Article","headline":"","x":"y"}`:                         "",
	} {
		t.Run(want, func(t *testing.T) {
			things := Read(page(t, script)).Things
			require.Len(t, things, 1)
			assert.Equal(t, want, things[0].Value("headline").Text)
		})
	}
}

// TestNoThings are scripts that describe nothing a page is about.
func TestNoThings(t *testing.T) {
	for name, script := range map[string]string{
		"empty":           ` `,
		"null":            `null`,
		"text":            `"Article"`,
		"number":          `12`,
		"no type":         `{"headline":"x"}`,
		"type null":       `{"@type":null,"headline":"x"}`,
		"person":          `{"@type":"Person","name":"x"}`,
		"related":         `{"@type":"Organization","subjectOf":{"@type":"NewsArticle","headline":"x"}}`,
		"comment":         `{"@type":"Thing","comment":[{"@type":"BlogPosting","headline":"x"}]}`,
		"entry of a list": `{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Article","headline":"x"}}]}`,
		"part":            `{"@type":"WebSite","hasPart":{"@type":"Article","headline":"x"}}`,
		"program":         `var a = {headline: "x"};`,
		"quote alone":     `"`,
		"quotes":          `"""""""`,
		"backslashes":     `{"@type":"\\\\`,
		"brackets":        `[[[[{{{{`,
	} {
		t.Run(name, func(t *testing.T) { assert.Empty(t, Read(page(t, script)).Things) })
	}
}

// TestDepth reads brackets deeper than the reader follows.
func TestDepth(t *testing.T) {
	nested := func(n int) string {
		return strings.Repeat("[", n) + `{"@type":"Article","headline":"x"}` + strings.Repeat("]", n)
	}
	assert.Len(t, Read(page(t, nested(maxDepth/2))).Things, 1)
	assert.Empty(t, Read(page(t, nested(10*maxDepth))).Things)
	assert.Empty(t, Read(page(t, nested(2*maxValues))).Things)
	assert.Len(t, Read(page(t, strings.Repeat(`{"@type":"Article","headline":"x"}`, 10*maxThings))).Things, maxThings)
}

func TestPlaces(t *testing.T) {
	p := page(t, `{"@type":"Article","headline":"A","author":[{"name":"Ida Brook"},"Kit Larne"]}`, `{"@type":"WebSite","name":"B"}`)
	set := Read(p)
	at := set.Things[0].Value("headline").Span
	assert.Equal(t, "A", p.Doc.Text[at.Start:at.End])
	names := set.Things[0].Names("author")
	require.Len(t, names, 2)
	assert.Equal(t, "Kit Larne", p.Doc.Text[names[1].Start:names[1].End])
	require.Len(t, set.Sites, 1)
	assert.Equal(t, "B", p.Doc.Text[set.Sites[0].Start:set.Sites[0].End])
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"a &amp; b":                 "a & b",
		"a &amp;amp; b":             "a & b",
		"&lt;table&gt; explained":   "<table> explained",
		"The <table> element":       "The <table> element",
		"<b>bold</b> and <i>it</i>": "bold and it",
		"one<br>two":                "one two",
		"1 < 2 and 3 > 2":           "1 < 2 and 3 > 2",
		"<b":                        "<b",
		"a\n\tb":                    "a b",
		"\xff":                      "\uFFFD",
	} {
		t.Run(in, func(t *testing.T) { assert.Equal(t, want, Plain(in)) })
	}
}

// FuzzRead reads any script: ranges lie in it, texts are valid and folded.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`{"@graph":[{"@type":"Article","headline":"a \"b\" c","author":[{"@id":"x"},null,{"name":["y","z"]}]},{"@id":"x","name":"w"}]}`,
		`{"@type":"BreadcrumbList","itemListElement":[{"item":{"name":"a"}},{"name":"b"}]}`, `{&quot;@type&quot;:&quot;Article&quot;`, "/* [ */ {", `"\ud83d\ude00\u12`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, script string) {
		tree := readJSON(script)
		for i := range tree.values {
			v := &tree.values[i]
			require.LessOrEqual(t, v.Start, v.End)
			require.LessOrEqual(t, v.End, len(script))
			require.Less(t, int(v.first), len(tree.values))
			s := tree.text(int32(i))
			require.True(t, utf8.ValidString(s))
			require.Equal(t, parse.FoldSpace(s), s)
		}
		if !strings.Contains(script, "</") && !strings.Contains(script, "<!--") {
			set := Read(page(t, strings.ToValidUTF8(script, "?")))
			for i := range set.Things {
				set.Things[i].Names("author")
				set.Things[i].Value("headline", "name")
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	thing := `{"@type":"NewsArticle","headline":"A ferry","articleBody":"` + strings.Repeat("The ferry was late again. ", 200) + `","author":[{"@type":"Person","name":"Ida Brook","url":"https://example.org/ida"}]}`
	p := page(b, `{"@graph":[`+strings.Repeat(thing+",", 4)+`]}`)
	b.SetBytes(int64(len(p.Doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Read(p)
	}
}
