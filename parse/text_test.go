package parse_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/parse"
)

// blocks shows the blocks of a text as "kind: text" lines.
func blocks(t testing.TB, s string) []string {
	t.Helper()
	page, err := parse.Read(parse.NewText(s))
	require.NoError(t, err)
	var out []string
	for _, b := range page.Blocks {
		kind := b.Kind.String()
		if b.Level > 0 {
			kind += fmt.Sprint(b.Level)
		}
		out = append(out, kind+": "+b.Text)
	}
	return out
}

const (
	prose   = "The bridge at Ellery will stay closed until the spring, the council said on Monday."
	wrapped = `The bridge at Ellery will stay closed until the spring, the council
said on Monday, because two of its five piers are cracked from top to
bottom and the river has washed out the bed below a third.

Buses go round by Kell. The ferry takes walkers for nothing until the
end of March, and the school has moved its first lesson to nine, since
half of the pupils live on the other bank of the river.
`
)

func TestReadText(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"nothing", "", nil},
		{"white space", " \n\t\n\u00a0\n", nil},
		{"a line is a paragraph", "One line.\nAnother line.\n", []string{"paragraph: One line.", "paragraph: Another line."}},
		{"line ends of all kinds", "a.\r\nb.\rc.\u2028d.\fe.", []string{"paragraph: a.", "paragraph: b.", "paragraph: c.", "paragraph: d.", "paragraph: e."}},
		{"white space is folded", "  a\u00a0 b\tc  \n", []string{"paragraph: a b c"}},
		{"wrapped lines are one paragraph", wrapped, []string{
			"paragraph: The bridge at Ellery will stay closed until the spring, the council said on Monday, because two of its five piers are cracked from top to bottom and the river has washed out the bed below a third.",
			"paragraph: Buses go round by Kell. The ferry takes walkers for nothing until the end of March, and the school has moved its first lesson to nine, since half of the pupils live on the other bank of the river."}},
		{"lines of a poem are not wrapped", "We cut the stone, we cut it clean,\nAnd home we go at five.\nWe are the best you've ever seen,\nAnd home we go at five.\n",
			[]string{"paragraph: We cut the stone, we cut it clean,", "paragraph: And home we go at five.", "paragraph: We are the best you've ever seen,", "paragraph: And home we go at five."}},
		{"a heading stands above a paragraph", "What the engineers found\n\n" + prose, []string{"heading: What the engineers found", "paragraph: " + prose}},
		{"a question may be a heading", "What now?\n\n" + prose, []string{"heading: What now?", "paragraph: " + prose}},
		{"a sentence is no heading", "It is closed.\n\n" + prose, []string{"paragraph: It is closed.", "paragraph: " + prose}},
		{"a label is no heading", "The council:\n\n" + prose, []string{"paragraph: The council:", "paragraph: " + prose}},
		{"nor is a line above a line", "Sport\n\nWeather\n", []string{"paragraph: Sport", "paragraph: Weather"}},
		{"headings of Markdown", "# One\n\n### Three ###\n", []string{"heading1: One", "heading3: Three"}},
		{"a hashtag is no heading", "#bridge #ellery\n", []string{"paragraph: #bridge #ellery"}},
		{"headings of a wiki", "== Two ==\n", []string{"heading2: Two"}},
		{"underlined headings", "One\n===\nTwo\n---\n", []string{"heading1: One", "heading2: Two"}},
		{"bullets", "• one\n* two\n", []string{"list_item1: one", "list_item1: two"}},
		{"hyphens side by side", "- one\n- two\n", []string{"list_item1: one", "list_item1: two"}},
		{"a lone hyphen is speech", "- We are glad, she said.\n\n" + prose, []string{"paragraph: - We are glad, she said.", "paragraph: " + prose}},
		{"a dash is speech", "– Where?\n– There.\n", []string{"paragraph: – Where?", "paragraph: – There."}},
		{"numbers stay", "1. Knock.\n2. Wait.\n", []string{"list_item1: 1. Knock.", "list_item1: 2. Wait."}},
		{"a date is no list", "4. May was cold.\n\n" + prose, []string{"paragraph: 4. May was cold.", "paragraph: " + prose}},
		{"quotations", "> It is closed.\n", []string{"quote: It is closed."}},
		{"a path is no quotation", "> News > Sport\n", []string{"paragraph: > News > Sport"}},
		{"rows of a table", "a\tb\nc\td\n", []string{"table_row: a\tb", "table_row: c\td"}},
		{"code", "```\nif x {\n\ty\n}\n```\n", []string{"preformatted: if x {\n\ty\n}"}},
		{"a fence that is never closed", "```\nif x {\n", []string{"paragraph: ```", "paragraph: if x {"}},
	} {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, blocks(t, tt.in)) })
	}
}

func TestReadTakesHTML(t *testing.T) {
	for name, doc := range map[string]*parse.Document{
		"by media type": {Name: "a", Media: parse.MediaHTML, Text: "plain", Offset: 7},
		"by doctype":    {Name: "a", Text: "\ufeff\n<!DOCTYPE html><p>a", Offset: 7},
		"by element":    {Name: "a", Text: "<?xml version='1.0'?>\n<!-- x --><html lang=en>", Offset: 7},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := parse.Read(doc)
			require.NoError(t, err)
			assert.True(t, page.HTML)
		})
	}
	for name, doc := range map[string]*parse.Document{
		"stated as text":  {Media: parse.MediaText, Text: "<html>"},
		"another element": {Text: "<headline>Bridge closed</headline>"},
		"a comparison":    {Text: "< 5 is less"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := parse.Read(doc)
			assert.NoError(t, err)
		})
	}
}

func TestEndsSentence(t *testing.T) {
	for _, s := range []string{"It is.", "Is it?", "It is!", "“It is.”", "(It is.)", "他来了。", "هل جاء؟", "It is…", "Il est là.\u00a0»"} {
		assert.True(t, parse.EndsSentence(s), s)
	}
	for _, s := range []string{"", "It is", "It is:", "It is,", "(It is)", "“It is”"} {
		assert.False(t, parse.EndsSentence(s), s)
	}
}

// checkPage asserts what must hold of every page of text.
func checkPage(t testing.TB, doc *parse.Document) {
	page, err := parse.Read(doc)
	require.NoError(t, err)
	at := 0
	for i, b := range page.Blocks {
		require.GreaterOrEqual(t, b.Start, at, "block %d", i)
		require.LessOrEqual(t, b.End, len(doc.Text))
		require.True(t, b.Start <= b.Content.Start && b.Content.Start <= b.Content.End && b.Content.End <= b.End, "block %d", i)
		require.True(t, utf8.ValidString(b.Text))
		if b.Kind != parse.Preformatted {
			require.Equal(t, parse.FoldSpace(b.Text), parse.FoldSpace(doc.Text[b.Content.Start:b.Content.End]))
			require.NotEmpty(t, b.Text)
		}
		require.Empty(t, strings.TrimSpace(doc.Text[at:b.Start]))
		at = b.End
	}
	require.Empty(t, strings.TrimSpace(doc.Text[at:]))
}

func FuzzReadText(f *testing.F) {
	for _, s := range []string{wrapped, "# a\n- b\n- c\n> d\n```\ne\n```\n", "a\tb\nc\td", "==x==\nA\n===", "\u2028\u0085\r\r\n", "•\n• a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkPage(t, parse.NewText(s)) })
}

func BenchmarkReadText(b *testing.B) {
	doc := parse.NewText(strings.Repeat(wrapped+"\nWhat the engineers found\n\n"+prose+"\n\n- one\n- two\n\n", 200))
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parse.Read(doc); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleRead() {
	page, err := parse.Read(parse.NewText("Bridge closed\n\n" + prose + "\n\n• Buses go round by Kell\n• The ferry is free\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range page.Blocks {
		fmt.Printf("%-9s %3d-%3d %.20s\n", b.Kind, b.Start, b.End, b.Text)
	}
	// Output:
	// heading     0- 13 Bridge closed
	// paragraph  15- 98 The bridge at Ellery
	// list_item 100-126 Buses go round by Ke
	// list_item 127-148 The ferry is free
}
