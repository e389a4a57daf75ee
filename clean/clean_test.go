package clean_test

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

const sample = `Skip to content

Bridge at Ellery closed until spring

By Anna Bell | 4 May 2023

The bridge at Ellery will stay closed until the spring, the council said on Monday, because its piers are cracked.

What the engineers found

Two of the five piers are cracked from top to bottom, and the river has washed out the bed below a third.

Leave a Reply
`

func newCleaner(t testing.TB, o clean.Options) *clean.Cleaner {
	t.Helper()
	c, err := clean.New(o)
	require.NoError(t, err)
	return c
}

func TestNewRefuses(t *testing.T) {
	rule := func(name, doc string, run func(*clean.Pass)) clean.Options {
		return clean.Options{Rules: []clean.Rule{{Name: name, Doc: doc, Run: run}}}
	}
	none := func(*clean.Pass) {}
	for name, o := range map[string]clean.Options{
		"unknown rule":  {Disable: []string{"no.such.rule"}},
		"no name":       rule("", "doc", none),
		"no doc":        rule("mine", "", none),
		"no function":   rule("mine", "doc", nil),
		"name used":     rule("title", "doc", none),
		"broken phrase": {Phrases: []*phrase.Pack{{Lang: "en", Phrases: []phrase.Phrase{{ID: "x/y", Category: "share", Pattern: "("}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := clean.New(o)
			assert.Error(t, err)
		})
	}
}

func TestDisable(t *testing.T) {
	a, err := newCleaner(t, clean.Options{Disable: []string{"nav.skip_link"}}).Clean(t.Context(), parse.NewText(sample))
	require.NoError(t, err)
	for _, e := range a.Ledger {
		assert.NotEqual(t, "nav.skip_link", e.Rule)
	}
}

func TestOwnRuleHasTheLastWord(t *testing.T) {
	keep := clean.Rule{Name: "mine.keep", Doc: "Keeps what asks for a reply.", Run: func(p *clean.Pass) {
		for i := range p.Page.Blocks {
			if p.Page.Blocks[i].Text == "Leave a Reply" {
				p.Report(clean.Decision{Block: i, Role: clean.RoleParagraph, Reason: "wanted"})
			}
		}
	}}
	a, err := newCleaner(t, clean.Options{Rules: []clean.Rule{keep}}).Clean(t.Context(), parse.NewText(sample))
	require.NoError(t, err)
	assert.Contains(t, a.Text(), "Leave a Reply")
	assert.NotContains(t, newTextOf(t, sample), "Leave a Reply")
}

func newTextOf(t testing.TB, s string) string {
	a, err := newCleaner(t, clean.Options{}).Clean(t.Context(), parse.NewText(s))
	require.NoError(t, err)
	return a.Text()
}

func TestOwnPhrases(t *testing.T) {
	pack, err := phrase.ReadPack("mine.txt", strings.NewReader("lang en\n[footer]\nmine printed on the quay at ellery\n"))
	require.NoError(t, err)
	src := strings.Replace(sample, "What the", "Printed on the quay at Ellery\n\nWhat the", 1)
	assert.Contains(t, newTextOf(t, src), "Printed on the quay")
	a, err := newCleaner(t, clean.Options{Phrases: []*phrase.Pack{pack}}).Clean(t.Context(), parse.NewText(src))
	require.NoError(t, err)
	assert.NotContains(t, a.Text(), "Printed on the quay")
}

// TestOwnPhrasesOddWords checks words that no language has: they tell nothing.
func TestOwnPhrasesOddWords(t *testing.T) {
	pack := &phrase.Pack{Lang: "en", Words: []string{"", strings.Repeat("w", 64), strings.Repeat("w", 200)}}
	a, err := newCleaner(t, clean.Options{Phrases: []*phrase.Pack{pack}}).Clean(t.Context(), parse.NewText(sample))
	require.NoError(t, err)
	assert.Equal(t, newTextOf(t, sample), a.Text())
}

// TestTextWithContainers checks a page of text that a caller has given elements.
func TestTextWithContainers(t *testing.T) {
	page, err := parse.Read(parse.NewText("Home\n\nBoats\n\nThe late ferry to Ellery keeps all of the town waiting on the quay\n\n" + sample))
	require.NoError(t, err)
	page.Containers = []parse.Container{{Parent: -1, Name: "html"}, {Name: "nav", Class: "menu breadcrumb"}}
	for i := range page.Blocks {
		page.Blocks[i].Container = 1
	}
	a, err := newCleaner(t, clean.Options{}).CleanPage(t.Context(), page)
	require.NoError(t, err)
	assert.Contains(t, a.Text(), "What the")
}

func TestBudgets(t *testing.T) {
	for name, o := range map[string]clean.Options{
		"bytes":  {MaxBytes: 200},
		"blocks": {MaxBlocks: 3},
	} {
		t.Run(name, func(t *testing.T) {
			doc := parse.NewText(sample)
			a, err := newCleaner(t, o).Clean(t.Context(), doc)
			var budget *clean.BudgetError
			require.ErrorAs(t, err, &budget)
			assert.Equal(t, name, budget.Budget)
			assert.Equal(t, name, a.Partial)
			assert.Equal(t, "Bridge at Ellery closed until spring", a.Title)
			checkPartition(t, doc.Text, a.Ledger)
			assert.Equal(t, a.Text(), clean.Replay(doc.Text, a.Ledger))
		})
	}
}

func TestContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	doc := parse.NewText(sample)
	a, err := newCleaner(t, clean.Options{}).Clean(ctx, doc)
	require.ErrorIs(t, err, context.Canceled)
	require.NotNil(t, a)
	assert.Equal(t, "time", a.Partial)
	checkPartition(t, doc.Text, a.Ledger)
}

// documents is a stream of n variants of the sample, each seventh of them bad.
func documents(n int) iter.Seq2[*parse.Document, error] {
	return func(yield func(*parse.Document, error) bool) {
		for i := range n {
			if i%7 == 6 {
				if !yield(nil, &parse.Error{Source: "s", Offset: int64(i), Err: parse.ErrTruncated}) {
					return
				}
				continue
			}
			d := parse.NewText(strings.Replace(sample, "spring", strings.Repeat("spring ", i%5+1), 1))
			d.Seq = i
			if !yield(d, nil) {
				return
			}
		}
	}
}

func TestAllIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	run := func(workers int) string {
		var b strings.Builder
		for a, err := range newCleaner(t, clean.Options{Workers: workers}).All(t.Context(), documents(60)) {
			if err != nil {
				b.WriteString(err.Error() + "\n")
				continue
			}
			j, err := json.Marshal(a)
			require.NoError(t, err)
			b.Write(append(j, '\n'))
		}
		return b.String()
	}
	one := run(1)
	assert.Equal(t, 60, strings.Count(one, "\n"))
	assert.Equal(t, one, run(8))
}

func TestAllStopsWithItsReader(t *testing.T) {
	n := 0
	for range newCleaner(t, clean.Options{Workers: 4}).All(t.Context(), documents(300_000)) {
		if n++; n == 10 {
			break
		}
	}
	assert.Equal(t, 10, n)
}

func TestAllEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	var last error
	for _, err := range newCleaner(t, clean.Options{Workers: 2}).All(ctx, documents(300_000)) {
		last = err
		if n++; n == 10 {
			cancel()
		}
	}
	assert.Less(t, n, 1000)
	assert.True(t, errors.Is(last, context.Canceled), "%v", last)
}

// TestHostile cleans inputs that broke others. The bound on time is that of the
// test itself; the benchmarks report how time grows.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the race detector has nothing to find in it")
	}
	c := newCleaner(t, clean.Options{NoRepair: true})
	for name, src := range map[string]string{
		"one long line":            strings.Repeat("word ", 4<<20),
		"one long word":            strings.Repeat("w", 8<<20),
		"one-word lines":           strings.Repeat("word\n", 300_000),
		"numbered one-word lines":  strings.Repeat("word\nother\nthird\n", 100_000),
		"short paragraphs":         strings.Repeat("A short paragraph.\n\n", 50_000),
		"short paragraphs, no end": strings.Repeat("A short paragraph\n\n", 50_000),
		"only newlines":            strings.Repeat("\n", 300_000),
		"comment headings":         strings.Repeat("Comments\n\nAnna says:\n\nYes, I think so too, and so does the whole village.\n\nReply\n\n", 10_000),
		"breadcrumbs":              strings.Repeat("Home > News > Sport\n", 20_000),
		"menus":                    strings.Repeat("Home\nNews\nSport\nContact\n", 50_000),
		"tags in one line":         strings.Repeat("<b>x</b> ", 100_000),
		"scripts never closed":     strings.Repeat("(adsbygoogle ( ", 20_000),
		"brackets":                 strings.Repeat("[", 1<<20) + strings.Repeat("<", 1<<20),
		"tags headings":            strings.Repeat("Tags\n", 100_000),
		"dates":                    strings.Repeat("4 May 2023\n", 100_000),
		"code fences":              strings.Repeat("```x\n", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
			defer cancel()
			doc := parse.NewText(src)
			a, err := c.Clean(ctx, doc)
			require.NoError(t, err)
			checkPartition(t, doc.Text, a.Ledger)
			require.Equal(t, len(a.Text()), len(clean.Replay(doc.Text, a.Ledger)))
		})
	}
}

// TestMarkupBesideDates reads head lines before and after their tags are cut.
func TestMarkupBesideDates(t *testing.T) {
	src := "The bridge is open\n\nAfter four years of work the bridge at Ellery is open to all again.\n\n<time>5 May 2023</time>\n\n" +
		"The mayor cut the ribbon on Friday, and the first to cross was a dog named Bruno.\n\n<b>Written by Anna Bell</b>\n"
	a := clean.Text(src)
	assert.Equal(t, "2023-05-05", a.Published)
	assert.Equal(t, a.Text(), clean.Replay(src, a.Ledger))
}

// TestCodeStays keeps code whole, whatever its lines say.
func TestCodeStays(t *testing.T) {
	code := "print(\"a\")\nBy Anna Bell\n\n© 2023 The Paper\nSkip to content\n5 May 2023 18:40"
	src := "How to print\n\nThe program below prints a letter, and then the foot of a page of the paper.\n\n```\n" + code + "\n```\n\nIt runs on every machine that was sold after the war, the makers say.\n"
	a := clean.Text(src)
	require.Len(t, a.Body, 3)
	assert.Equal(t, code, a.Body[1].Text)
	assert.Contains(t, a.Text(), "```\n"+code+"\n```")
	assert.Equal(t, a.Text(), clean.Replay(src, a.Ledger))
	assert.Empty(t, a.Authors)
}

// TestBylineForms reads bylines between a title and a body.
func TestBylineForms(t *testing.T) {
	for line, want := range map[string][]string{
		"By Anna Bell":                             {"Anna Bell"},
		"By ANNA BELL, The Courier":                {"Anna Bell"},
		"By Anna Bell and Tom Hall, Reporters":     {"Anna Bell", "Tom Hall"},
		"By Anna Bell in Paris":                    {"Anna Bell"},
		"By Anna Bell (Reuters)":                   {"Anna Bell"},
		"By Anna Bell Jr.":                         {"Anna Bell Jr."},
		"May 5, 2023 by Anna Bell Leave a Comment": {"Anna Bell"},
		"Von Anna Bell | 5. Mai 2021":              {"Anna Bell"},
		"Par Anna Bell, envoyée spéciale à Paris":  {"Anna Bell"},
		"Anna Bell, Staff Writer":                  {"Anna Bell"},
		"Von der Leyen reist nach Paris":           nil,
		"By the river":                             nil,
		"By Monday":                                nil,
	} {
		t.Run(line, func(t *testing.T) {
			a := clean.Text("Bridge at Ellery closed until spring\n\n" + line + "\n\nThe bridge at Ellery will stay closed until the spring, the council said on Monday.\n\nBuses go round by Kell, and the ferry takes walkers for nothing.\n")
			assert.Equal(t, want, a.Authors)
			if want != nil {
				assert.NotContains(t, a.Text(), line)
			}
		})
	}
}

// TestLinesOfMarkupAlone holds that nothing is left of a line of tags, whatever
// stands beside it.
func TestLinesOfMarkupAlone(t *testing.T) {
	for _, text := range []string{
		"The form of the council is short, and it fits on a card.\n\n<p><input type=\"text\" name=\"post\">\n\n<p><input type=\"submit\" name=\"post\">\n\nIt asks for a name and for nothing else at all.",
		"<p>\n\n<p>",
		"[vc_row]\n\n[vc_row]\n\nThe mill pond is dry again, as it was last year.",
	} {
		doc := parse.NewText(text)
		c := newCleaner(t, clean.Options{NoRepair: true})
		a, err := c.Clean(t.Context(), doc)
		require.NoError(t, err)
		checkLaws(t, c, doc, a)
		assert.NotContains(t, a.Text(), "post")
		assert.NotContains(t, a.Text(), "vc_row")
	}
}
