package parse_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/copydesk/copydesk/parse"
)

// A piece is what a test expects of a document: its record's name and text.
type piece struct{ name, text string }

// corpus reads a corpus that must have no bad record.
func corpus(t *testing.T, src string, opts parse.Options) []piece {
	t.Helper()
	var got []piece
	for d, err := range parse.Documents(strings.NewReader(src), opts) {
		if !assert.NoError(t, err) {
			continue
		}
		got = append(got, piece{d.Record, d.Text})
	}
	return got
}

func TestFenceStyles(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []piece
	}{
		{"equals", "=== one ===\nA.\n=== two ===\nB.\n", []piece{{"one", "A."}, {"two", "B."}}},
		{"five equals", "===== one =====\nA.\n\n===== two =====\nB.\n", []piece{{"one", "A.\n"}, {"two", "B."}}},
		{"hyphens", "--- one ---\nA.\n--- two ---\nB.\n", []piece{{"one", "A."}, {"two", "B."}}},
		{"number signs", "### one ###\nA.\n### two ###\nB.\n", []piece{{"one", "A."}, {"two", "B."}}},
		{"head", "==> a.txt <==\nA.\n\n==> b.txt <==\nB.\n", []piece{{"a.txt", "A.\n"}, {"b.txt", "B.\n"}}},
		{"head without final newline", "==> a <==\nA.\n==> b <==\nB.", []piece{{"a", "A."}, {"b", "B."}}},
		{"head of an empty file", "==> a <==\n\n==> b <==\nB.\n", []piece{{"a", ""}, {"b", "B.\n"}}},
		{"txtar", "-- a.txt --\nA.\n\n-- b.txt --\nB.\n", []piece{{"a.txt", "A.\n\n"}, {"b.txt", "B.\n"}}},
		{"final newline missing", "=== one ===\nA.\n=== two ===\nB.", []piece{{"one", "A."}, {"two", "B."}}},
		{"empty documents", "=== one ===\n=== two ===\n\n=== three ===", []piece{{"one", ""}, {"two", ""}, {"three", ""}}},
		{"blank lines kept", "=== one ===\n\n A. \n\n\n=== two ===\n", []piece{{"one", "\n A. \n\n"}, {"two", ""}}},
		{"CR LF", "=== one ===\r\nA.\r\nB.\r\n=== two ===\r\nC.\r\n", []piece{{"one", "A.\r\nB."}, {"two", "C."}}},
		{"CR", "=== one ===\rA.\rB.\r=== two ===\rC.\r", []piece{{"one", "A.\rB."}, {"two", "C."}}},
		{"CR of the body kept", "=== one ===\nA.\r\n=== two ===\nB.\n", []piece{{"one", "A.\r"}, {"two", "B."}}},
		{"byte-order mark", "\ufeff=== one ===\nA.\n=== two ===\nB.\n", []piece{{"one", "A."}, {"two", "B."}}},
		{"blank lines first", "\n \n=== one ===\nA.\n=== two ===\nB.\n", []piece{{"one", "A."}, {"two", "B."}}},
		{"blanks around names", "===   one   ===  \nA.\n=== two ===\nB.\n", []piece{{"one", "A."}, {"two", "B."}}},
		{"signs in names", "=== a === b ===\nA.\n=== = ===\nB.\n", []piece{{"a === b", "A."}, {"=", "B."}}},
		{"other styles are text", "=== a ===\n--- b ---\n==== c ====\n== d ==\n ===  e ===\n=== f ===\n",
			[]piece{{"a", "--- b ---\n==== c ====\n== d ==\n ===  e ==="}, {"f", ""}}},
		{"no fence without blanks", "=== a ===\n===b===\n=== ===\n===  ===\n=== c\n=== d ===\n",
			[]piece{{"a", "===b===\n=== ===\n===  ===\n=== c"}, {"d", ""}}},
		{"backslashes of others", "=== a ===\n\\=== b ===\n\\\\\n=== c ===\n\\=== d ===\n",
			[]piece{{"a", "\\=== b ===\n\\\\"}, {"c", "\\=== d ==="}}},
		{"one fence named like a file", "=== notes/a.txt ===\nA.\n", []piece{{"notes/a.txt", "A."}}},
		{"one fence with ordinal", "--- 007_00ffee ---\nA.\n", []piece{{"007_00ffee", "A."}}},
		{"one fence with address", "### https://example.org/a ###\nA.\n", []piece{{"https://example.org/a", "A."}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, corpus(t, tt.src, parse.Options{}), "detected")
			assert.Equal(t, tt.want, corpus(t, tt.src, parse.Options{Format: parse.Fence}), "named")
		})
	}
}

func TestFenceNotDetected(t *testing.T) {
	for name, src := range map[string]string{
		"text first":           "A note.\n=== one ===\nA.\n=== two ===\nB.\n",
		"one heading":          "=== History ===\nThe mill was built in 1820.\n",
		"heading with a slash": "=== AC/DC ===\nA band.\n",
		"heading with a stop":  "=== Node.js ===\nA program.\n",
		"other count":          "=== One ===\nA.\n==== Two ====\nB.\n",
		"other sign":           "### One ###\nA.\n=== Two ===\nB.\n",
		"two signs":            "== One ==\nA.\n== Two ==\nB.\n",
		"no closing signs":     "### One\nA.\n### Two\nB.\n",
		"divider":              "--- * ---\nA.\n",
		"rule":                 "======\nA.\n======\nB.\n",
		"indented":             " === one ===\nA.\n === two ===\nB.\n",
		"signature":            "-- \nJane\n-- \nJoe\n",
		"closing tag":          "</doc>\nA.\n</doc>\n",
		"doctype":              "<!doctype html>\n<p>A.\n",
		"document element":     "<document id=\"1\">\nA.\n</document>\n",
		"form feed":            "A.\n\f\nB.\n",
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, []piece{{"", src}}, corpus(t, src, parse.Options{}))
		})
	}
}

func TestFenceNamedByCaller(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []piece
	}{
		{"one fence", "=== History ===\nA.\n", []piece{{"History", "A."}}},
		{"text first", "A note.\n\n=== one ===\nA.\n", []piece{{"", "A note.\n"}, {"one", "A."}}},
		{"the style that recurs", "--- aside ---\nA.\n### one ###\nB.\n### two ###\nC.\n",
			[]piece{{"", "--- aside ---\nA."}, {"one", "B."}, {"two", "C."}}},
		{"the first of several", "A.\n--- one ---\nB.\n### two ###\nC.\n",
			[]piece{{"", "A."}, {"one", "B.\n### two ###\nC."}}},
		{"no fence", "A.\n", []piece{{"", "A.\n"}}},
		{"nothing", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, corpus(t, tt.src, parse.Options{Format: parse.Fence}))
		})
	}
}

func TestDocTags(t *testing.T) {
	src := `<doc id="12" url="https://example.org/wiki?curid=12" title="The "Old" Mill &amp; Co">
The "Old" Mill

It stands.
</doc>

<doc id='13' lang="de">

<doc>
</docs>
</doc>
<DOC ID="14">
x <doc id="15"> y
</DOC>
left over
`
	var docs []*parse.Document
	var errs []error
	for d, err := range parse.Documents(strings.NewReader(src), parse.Options{Name: "wiki.txt"}) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		docs = append(docs, d)
	}
	if assert.Len(t, docs, 4) {
		assert.Equal(t, "12", docs[0].Record)
		assert.Equal(t, "https://example.org/wiki?curid=12", docs[0].URL)
		assert.Equal(t, `The "Old" Mill & Co`, docs[0].Meta.Get("title"))
		assert.Equal(t, "The \"Old\" Mill\n\nIt stands.", docs[0].Text)
		assert.Equal(t, piece{"3", "</docs>"}, piece{docs[1].Record, docs[1].Text}, "a tag without identifier")
		assert.Equal(t, piece{"14", `x <doc id="15"> y`}, piece{docs[2].Record, docs[2].Text})
		assert.Equal(t, "left over", docs[3].Text)
	}
	if assert.Len(t, errs, 1, "a document that is not closed") {
		assert.ErrorIs(t, errs[0], parse.ErrTruncated)
		assert.ErrorContains(t, errs[0], "wiki.txt#13")
	}
}

func TestDocTagLines(t *testing.T) {
	for line, fence := range map[string]bool{
		`<doc>`:                        true,
		`<doc id="1">`:                 true,
		`<doc id="1" >  `:              true,
		`<doc title="1 > 0">`:          true,
		`<doc id=1>`:                   false,
		`<doc id="1"`:                  false,
		`<doc id="1" title="open>`:     false,
		`<doc id="1">text`:             false,
		`<docs id="1">`:                false,
		` <doc id="1">`:                false,
		`<doc id="1"/>`:                false,
		`<document>`:                   false,
		`<doc ` + "id=\"1\"\u00a0x=1>": false,
	} {
		got := corpus(t, "<doc id=\"0\">\n</doc>\n"+line+"\nA.\n</doc>\n", parse.Options{})
		assert.Equal(t, fence, len(got) == 2 && got[1].text == "A.", line)
	}
}

func TestDocCutShort(t *testing.T) {
	var last error
	for _, err := range parse.Documents(strings.NewReader("<doc id=\"1\">\nA.\n</doc>\n<doc id=\"2\">\nB"), parse.Options{}) {
		last = err
	}
	var at *parse.Error
	if assert.ErrorAs(t, last, &at) {
		assert.Equal(t, parse.Error{Record: "2", Offset: 23, Err: parse.ErrTruncated}, *at)
	}
}

func TestFormFeed(t *testing.T) {
	opts := parse.Options{Format: parse.FormFeed}
	assert.Equal(t, []piece{{"1", "A.\f"}, {"2", "B \f C\n"}, {"3", "D."}},
		corpus(t, "A.\f\n\f\nB \f C\n\n\fD.\n\f\n \n\f", opts))
	assert.Empty(t, corpus(t, "\f\n\f\n", opts))
	assert.Equal(t, []piece{{"1", "A."}}, corpus(t, "A.", opts))
}

func TestPattern(t *testing.T) {
	for _, tt := range []struct {
		name, expr, src string
		want            []piece
	}{
		{"group", `^URL: (\S+)$`, "URL: a\nA.\nURL: b\r\nB.\r\n", []piece{{"a", "A."}, {"b", "B."}}},
		{"no group", `^\*{5,}$`, "A.\n*****\nB.\n*****\n*****\n", []piece{{"1", "A."}, {"2", "B."}, {"3", ""}, {"4", ""}}},
		{"group without match", `^#(x)?`, "#x\nA.\n#\nB.", []piece{{"x", "A."}, {"2", "B."}}},
		{"no match", `^URL: `, "A.\nB.\n", []piece{{"1", "A.\nB."}}},
		{"lines alone are matched", `^A\.\nB`, "A.\nB.\n", []piece{{"1", "A.\nB."}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			opts := parse.Options{Format: parse.Pattern, Fence: regexp.MustCompile(tt.expr)}
			assert.Equal(t, tt.want, corpus(t, tt.src, opts))
		})
	}
}

func TestEndOfText(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []piece
	}{
		{"alone", "A.\n<|endoftext|>\nB.\n", []piece{{"1", "A."}, {"2", "B."}}},
		{"inside a line", "A.<|endoftext|>B.", []piece{{"1", "A."}, {"2", "B."}}},
		{"line end after", "A.<|endoftext|>\r\nB.\r\n\r\n", []piece{{"1", "A."}, {"2", "B.\r\n"}}},
		{"first and last", "<|endoftext|>A.<|endoftext|>", []piece{{"1", "A."}}},
		{"white space left out", "A.\n<|endoftext|>\n\n<|endoftext|>\n \n", []piece{{"1", "A."}}},
		{"blank lines kept", "A.\n\n<|endoftext|>\n\nB.", []piece{{"1", "A.\n"}, {"2", "\nB."}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, corpus(t, tt.src, parse.Options{}), "detected")
			assert.Equal(t, tt.want, corpus(t, tt.src, parse.Options{Format: parse.EndOfText}), "named")
		})
	}
	for name, src := range map[string]string{
		"prose":     "The token <|endoftext|> ends a document.\n",
		"code":      "Write `<|endoftext|>` or \"<|endoftext|>\".\n",
		"first":     "<|endoftext|> is a token.\n",
		"list":      "stop = [\"<|endoftext|>\"]\n",
		"cut":       "A.<|endoftext|\n",
		"in an aid": "A.\n(see <|endoftext|>)\n",
	} {
		t.Run("prose: "+name, func(t *testing.T) {
			assert.Equal(t, []piece{{"", src}}, corpus(t, src, parse.Options{}))
		})
	}
}
