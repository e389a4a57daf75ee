package phrase_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/copydesk/copydesk/clean/phrase"
)

// pack reads a pack of one category.
func pack(t testing.TB, lines ...string) *phrase.Pack {
	p, err := phrase.ReadPack("test", strings.NewReader("lang en\n[test]\n"+strings.Join(lines, "\n")))
	require.NoError(t, err)
	return p
}

func TestMatcherPattern(t *testing.T) {
	tests := []struct {
		pattern string
		yes, no []string
	}{
		{"skip to (the|main)? content",
			[]string{"Skip to content", "skip to the CONTENT »", "• Skip to main content", "| Skip | to content |"},
			[]string{"Skip to", "Skip to content now", "to content", "Skip to the main content", ""}},
		{"{n} (reads|views)",
			[]string{"16 Reads", "1,234 views", "1.234 views", "1 234 views", "1 234 567 views", "1.2K views", "12k reads", "3M views", "3 mil views", "١٦ reads", "5万 views"},
			[]string{"reads", "Reads 16", "sixteen reads", "16 km reads", "12 34 views", "16 reads today"}},
		{"reads {n}",
			[]string{"Reads 16", "Reads: 1.2K", "Reads (12)"},
			[]string{"Reads", "Reads k", "Reads 12 twice"}},
		{"reply to {w}",
			[]string{"Reply to Anna", "Reply to @anna", "Reply to 安"},
			[]string{"Reply to", "Reply to Anna Berg"}},
		{"follow {*} on (x|bluesky)",
			[]string{"Follow Anna on X", "Follow one two three four five six seven eight on Bluesky"},
			[]string{"Follow on X", "Follow one two three four five six seven eight nine on X"}},
		{"{*} says :",
			[]string{"Anna says:", "Anna Berg says :", "张伟张伟 says："},
			[]string{"says:", "Anna says", "Anna says: no"}},
		{"{*} is a reporter at ...",
			[]string{"Anna Berg is a reporter at the Post and lives here.", "Anna is a reporter at"},
			[]string{"is a reporter at the Post", "one two three four five six seven eight nine is a reporter at the Post"}},
		{"tags : ...",
			[]string{"Tags: lake, boats", "TAGS：lake", "» Tags : "},
			[]string{"Tags lake, boats", "Our tags: lake", "Tags and: lake", "tags::lake()"}},
		{"home > ...",
			[]string{"Home > News", "Home » News » Lake", "Home › News", "> Home > News"},
			[]string{"Home News", "Home | News", "« Home » est un film", "«Home» ist ein Film"}},
		{"© ...",
			[]string{"© 2024 The Post", "© The Post"},
			[]string{"2024 © The Post", "(c) 2024 The Post"}},
		{"# {n}", []string{"#12", "# 12"}, []string{"12", "No. 12"}},
		{"@ (youtube|x)", []string{"@YouTube", "@ X"}, []string{"YouTube", "@YouTube today"}},
		{"read more | ...", []string{"Read more | The lake", "Read more |"}, []string{"Read more", "Read more: the lake"}},
		{"... all rights reserved",
			[]string{"The Post 2024. All rights reserved.", "All Rights Reserved"},
			[]string{"All rights reserved by the Post", "rights reserved"}},
		{"... {n} comments", []string{"The lake 12 comments", "The lake 1.2K comments", "12 comments"}, []string{"The lake comments"}},
		{"(a b|a) c", []string{"a b c", "a c"}, []string{"a", "a b", "b c", "a b b c"}},
		{"({n} min|one minute)? read", []string{"5 min read", "one minute read", "read"}, []string{"min read", "5 read"}},
		{"get {w}? {n}? app", []string{"Get app", "Get our app", "Get 2 app", "Get the 2 app"}, []string{"Get our free app", "Get"}},
		{"({n}|no) comments", []string{"5 comments", "No comments"}, []string{"comments"}},
		{"don't miss", []string{"Don't miss", "Don’t miss!"}, []string{"Dont miss", "Don t miss"}},
		{"点击{*}阅读", []string{"点击这里阅读", "点击 这里 阅读"}, []string{"点击阅读", "点击这里阅读全文"}},
		{"分享到 ...", []string{"分享到微信", "分享到：微信"}, []string{"分享", "请分享到微信"}},
		{"iletişim", []string{"İLETİŞİM", "iletişim", "Iletişim"}, []string{"iletisim"}},
		{"ещё новости", []string{"ЕЩЕ НОВОСТИ", "Ещё новости"}, []string{"еще"}},
	}
	for _, test := range tests {
		t.Run(test.pattern, func(t *testing.T) {
			m, err := phrase.NewMatcher(pack(t, "a  "+test.pattern))
			require.NoError(t, err)
			for _, line := range test.yes {
				assert.Len(t, m.Line(nil, line), 1, line)
			}
			for _, line := range test.no {
				assert.Empty(t, m.Line(nil, line), line)
			}
		})
	}
}

// TestMatcherJoins checks patterns with more variants than are kept apart.
func TestMatcherJoins(t *testing.T) {
	m, err := phrase.NewMatcher(pack(t,
		"a  (a|b|c|d|e|f)? (g|h|i|j|k|l) (m|n|o|p|q|r) {n}? (s|t)",
		"b  (g|h|i|j|k|l) (m|n|o|p|q|r) x",
		"c  {*} (a|b|c|d|e|f|g) (h|i|j|k|l|m) z",
	))
	require.NoError(t, err)
	tests := []struct{ line, want string }{
		{"f l r 12 t", "en/a"},
		{"g m s", "en/a"},
		{"a g m 1 234 s", "en/a"},
		{"l r x", "en/b"},
		{"Anna Berg g m z", "en/c"},
		{"f l r x", ""},
		{"l r t x", ""},
		{"a b g m s", ""},
		{"g m z", ""},
		{"g s", ""},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			matches := m.Line(nil, test.line)
			if test.want == "" {
				assert.Empty(t, matches)
				return
			}
			require.Len(t, matches, 1)
			assert.Equal(t, test.want, matches[0].Phrase.ID)
			assert.True(t, matches[0].Whole)
		})
	}
}

func TestMatcherLineRanges(t *testing.T) {
	tests := []struct {
		name, pattern, line, literal, rest string
		whole                              bool
	}{
		{"whole", "skip to content", "» Skip to content.", "Skip to content", "", true},
		{"open end", "tags : ...", "Tags :  lake, #boats |", "Tags :", "lake, #boats", false},
		{"marks left out of the rest", "by ...", "By | Anna Berg", "By", "Anna Berg", false},
		{"open end, nothing there", "tags : ...", "Tags:", "Tags:", "", true},
		{"open end, punctuation there", "tags : ...", "Tags: – ", "Tags:", "", true},
		{"longest literal wins", "photo (by|credit by)? ...", "Photo credit by Anna", "Photo credit by", "Anna", false},
		{"quotes stay", "by ...", "By “Anna”", "By", "“Anna”", false},
		{"open start", "... all rights reserved", "The Post | All rights reserved.", "All rights reserved", "The Post", false},
		{"open start, nothing there", "... all rights reserved", "All rights reserved", "All rights reserved", "", true},
		{"unspaced", "分享到 ...", "分享到：微信", "分享到", "微信", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m, err := phrase.NewMatcher(pack(t, "a  "+test.pattern))
			require.NoError(t, err)
			matches := m.Line(nil, test.line)
			require.Len(t, matches, 1)
			mt := matches[0]
			assert.Equal(t, test.literal, test.line[mt.Start:mt.End])
			assert.Equal(t, test.rest, test.line[mt.RestStart:mt.RestEnd])
			assert.Equal(t, test.whole, mt.Whole)
		})
	}
}

// TestMatcherDecomposed checks that a mark with a character of its own makes no
// difference, wherever in a word it stands.
func TestMatcherDecomposed(t *testing.T) {
	m, err := phrase.NewMatcher(pack(t, "a  republié par ...", "b  éclairé par ...", "c  ... déjà communiqués", "d  {w} abandonné ici"))
	require.NoError(t, err)
	for _, line := range []string{"Republié par Anna", "Éclairé par Anna", "Anna: déjà communiqués", "Anna abandonné ici"} {
		for _, s := range []string{line, norm.NFD.String(line)} {
			assert.Len(t, m.Line(nil, s), 1, "%+q", s)
			assert.Len(t, m.Read(phrase.Reading{}, s).Matches, 1, "%+q", s)
		}
	}
	for _, line := range []string{"Republie par Anna", "Republie\u0300 par Anna", "Anna abandonne ici"} {
		assert.Empty(t, m.Line(nil, line), "%+q", line)
	}
}

func TestMatcherLineOrder(t *testing.T) {
	m, err := phrase.NewMatcher(pack(t, "c  read more", "a  read more", "b  read ...", "~d  ... more"))
	require.NoError(t, err)
	kept := phrase.Match{Start: 7}
	matches := m.Line([]phrase.Match{kept}, "Read more")
	require.Len(t, matches, 5)
	assert.Equal(t, kept, matches[0], "what dst holds stays")
	var ids []string
	for _, mt := range matches[1:] {
		ids = append(ids, mt.Phrase.ID)
	}
	assert.Equal(t, []string{"en/a", "en/c", "en/b", "en/d"}, ids)
	assert.True(t, matches[4].Phrase.Weak)
	assert.Equal(t, "test", matches[4].Phrase.Category)
}

func TestMatcherAt(t *testing.T) {
	p, err := phrase.ReadPack("test", strings.NewReader(`lang en
[inline]
continues  story continues (below)? (the)? (ad|advertisement)?
more       read more : ...
end        ... the end
[share]
continues-2  story continues`))
	require.NoError(t, err)
	m, err := phrase.NewMatcher(p)
	require.NoError(t, err)
	text := "He paid. Story continues below advertisement He left. Read more: the end"

	t.Run("within a paragraph", func(t *testing.T) {
		matches := m.At(nil, text, strings.Index(text, "Story"), "inline")
		require.Len(t, matches, 1)
		mt := matches[0]
		assert.Equal(t, "en/continues", mt.Phrase.ID)
		assert.Equal(t, "Story continues below advertisement", text[mt.Start:mt.End])
		assert.Equal(t, mt.RestStart, mt.RestEnd)
		assert.False(t, mt.Whole)
	})
	t.Run("open end", func(t *testing.T) {
		matches := m.At(nil, text, strings.Index(text, "Read"), "inline")
		require.Len(t, matches, 1)
		mt := matches[0]
		assert.Equal(t, "Read more:", text[mt.Start:mt.End])
		assert.Equal(t, "the end", text[mt.RestStart:mt.RestEnd])
	})
	for name, found := range map[string][]phrase.Match{
		"other place":      m.At(nil, text, 0, "inline"),
		"open start":       m.At(nil, text, strings.Index(text, "the end"), "inline"),
		"unknown category": m.At(nil, text, 9, "credit"),
		"before the text":  m.At(nil, text, -1, "inline"),
		"behind the text":  m.At(nil, text, len(text), "inline"),
	} {
		t.Run(name, func(t *testing.T) { assert.Empty(t, found) })
	}
	assert.Len(t, m.At(nil, text, 9, "share"), 1, "the same words in another category")
	assert.Len(t, m.At(nil, text, 9, "share", "credit", "inline"), 2, "two categories")
}

func TestNewMatcherErrors(t *testing.T) {
	good := phrase.Phrase{ID: "en/a", Category: "test", Pattern: "read more"}
	bad := phrase.Phrase{ID: "en/b", Category: "test", Pattern: "(read"}
	_, err := phrase.NewMatcher(&phrase.Pack{Phrases: []phrase.Phrase{good, bad}})
	require.ErrorContains(t, err, "en/b")
	_, err = phrase.NewMatcher(&phrase.Pack{Phrases: []phrase.Phrase{good}}, &phrase.Pack{Phrases: []phrase.Phrase{good}})
	require.ErrorContains(t, err, "en/a")

	m, err := phrase.NewMatcher()
	require.NoError(t, err)
	assert.Empty(t, m.Line(nil, "Read more"))
	assert.Empty(t, new(phrase.Matcher).Line(nil, "Read more"))
}

func TestMatcherLongLine(t *testing.T) {
	m, err := phrase.NewMatcher(pack(t, "a  read more ...", "b  ... the end", "c  {*} says :"))
	require.NoError(t, err)
	for name, filler := range map[string]string{
		"words":      strings.Repeat("word ", 1e5),
		"one word":   strings.Repeat("x", 1e6),
		"quotes":     strings.Repeat("a'", 5e5),
		"digits":     strings.Repeat("a1.", 3e5),
		"chinese":    strings.Repeat("字", 3e5),
		"accents":    strings.Repeat("e\u0301", 3e5),
		"punctuated": strings.Repeat("-", 1e6),
		"marks":      strings.Repeat("> ", 5e5),
	} {
		t.Run(name, func(t *testing.T) {
			matches := m.Line(nil, "Read more "+filler+" the end")
			require.Len(t, matches, 2)
			assert.Equal(t, "en/a", matches[0].Phrase.ID)
			assert.Equal(t, "en/b", matches[1].Phrase.ID)
		})
	}
}

func TestMatcherConcurrent(t *testing.T) {
	m := builtinMatcher(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				assert.NotEmpty(t, m.Line(nil, "Skip to content"))
				assert.Empty(t, m.Line(nil, "The skipper was content."))
			}
		})
	}
	wg.Wait()
}

func TestMatcherNoAllocation(t *testing.T) {
	m := builtinMatcher(t)
	dst := make([]phrase.Match, 0, 64)
	for _, line := range []string{
		"The skipper was content with the boat.",
		"Share the boat with those who cannot swim, she said.",
		"Паром стоял в порту всю ночь.",
		"Skip to content",
	} {
		assert.Zero(t, testing.AllocsPerRun(100, func() { dst = m.Line(dst[:0], line) }), line)
	}
}

func TestFinder(t *testing.T) {
	p := pack(t, "more  read more", "all  read more ...", "end  ... read more", "says  {*} says : ...")
	for i, category := range []string{"share", "related.link", "footer", "comments.reply"} {
		p.Phrases[i].Category = category
	}
	m, err := phrase.NewMatcher(p)
	require.NoError(t, err)
	tests := []struct {
		name       string
		categories []string
		line       []string // ids that Line finds in "Read more"
		at         []string // ids that At finds in "Now read more of it" at "read"
	}{
		{"one", []string{"share"}, []string{"en/more"}, []string{"en/more"}},
		{"two", []string{"related.link", "footer"}, []string{"en/all", "en/end"}, []string{"en/all"}},
		{"from the end", []string{"footer"}, []string{"en/end"}, nil},
		{"other phrases", []string{"comments.reply"}, nil, nil},
		{"unknown", []string{"nav.home"}, nil, nil},
		{"none", nil, nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := m.Finder(test.categories...)
			assert.Equal(t, test.line, ids(f.Line(nil, "Read more")))
			assert.Equal(t, test.at, ids(f.At(nil, "Now read more of it", 4)))
		})
	}
	assert.Empty(t, phrase.Finder{}.Line(nil, "Read more"), "zero value")
	assert.Empty(t, phrase.Finder{}.At(nil, "Read more", 0), "zero value")
}

// TestFinderManyCategories holds that categories which share a bit are told apart.
func TestFinderManyCategories(t *testing.T) {
	const categories = 70
	p := &phrase.Pack{}
	for i := range categories {
		p.Phrases = append(p.Phrases, phrase.Phrase{ID: fmt.Sprintf("xx/%d", i), Category: fmt.Sprintf("c%d", i), Pattern: "read more"})
	}
	m, err := phrase.NewMatcher(p)
	require.NoError(t, err)
	for _, i := range []int{0, 62, 63, 64, 69} {
		f := m.Finder(fmt.Sprintf("c%d", i))
		want := []string{fmt.Sprintf("xx/%d", i)}
		assert.Equal(t, want, ids(f.Line(nil, "Read more")))
		assert.Equal(t, want, ids(f.At(nil, "Read more", 0)))
	}
	assert.Equal(t, []string{"xx/1", "xx/66"}, ids(m.Finder("c66", "c1").Line(nil, "Read more")))
}

func ids(matches []phrase.Match) (ids []string) {
	for _, mt := range matches {
		ids = append(ids, mt.Phrase.ID)
	}
	return ids
}

// requireRead holds that Read says of a line what Line and AppendFold say, and
// that Starts has the categories of what At finds at its start.
func requireRead(t *testing.T, m *phrase.Matcher, line string) phrase.Reading {
	r := m.Read(phrase.Reading{}, line)
	require.Equal(t, m.Line(nil, line), r.Matches)
	require.Equal(t, phrase.Fold(line), string(r.Folded))
	for _, category := range phrase.Categories() {
		f := m.Finder(category)
		require.True(t, len(f.At(nil, line, 0)) == 0 || f.Among(r.Starts), category)
	}
	return r
}

func TestMatcherRead(t *testing.T) {
	p := pack(t, "staff  {*} is a reporter ...", "two  {w} bells ...", "more  read more ...", "end  ... the end")
	p.Phrases[0].Category, p.Phrases[1].Category = "author.bio", "share"
	m, err := phrase.NewMatcher(p)
	require.NoError(t, err)
	tests := []struct {
		line string
		want []string
	}{
		{"Read more about it", []string{"en/more"}},
		{"This is the end", []string{"en/end"}},
		{"Jane is a reporter here", []string{"en/staff"}},
		{"One two three four five six seven eight is a reporter here", []string{"en/staff"}},
		{"| One | two: three | four | five | six | seven | eight | is a reporter here", []string{"en/staff"}},
		{"One two three four five six seven eight nine is a reporter here", nil},
		{"Seven bells rang", []string{"en/two"}},
		{"» Seven » Bells » rang", []string{"en/two"}},
		{"The seven bells rang", nil},
		{"张伟张伟张伟张伟张伟张伟张伟张伟 is a reporter", []string{"en/staff"}},
		{"Ｓｅｖｅｎ ｂｅｌｌｓ rang", []string{"en/two"}},
		{"Nothing", nil},
		{"", nil},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			assert.Equal(t, test.want, ids(requireRead(t, m, test.line).Matches))
		})
	}
	assert.False(t, m.Finder("share").Among(m.Read(phrase.Reading{}, "Jane is a reporter here").Starts))
}

func FuzzMatch(f *testing.F) {
	m := builtinMatcher(f)
	for _, s := range []string{
		"Skip to content", "Photo: Anna Berg/Post | © 2024", "Home » News", "12k views", "张三说：你好", "a\xffb © ... ©",
		"Your email address will not be published. Required fields are marked *", "x says:", "Follow @x on X", "@", "#1",
	} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, line string, pos int) {
		matches := m.Line(nil, line)
		require.Equal(t, matches, m.Line(nil, line), "deterministic")
		for _, category := range []string{"inline", "credit", "related.link"} {
			matches = m.At(matches, line, pos, category)
		}
		requireRead(t, m, line)
		for _, mt := range matches {
			require.True(t, 0 <= mt.Start && mt.Start < mt.End && mt.End <= len(line))
			require.True(t, 0 <= mt.RestStart && mt.RestStart <= mt.RestEnd && mt.RestEnd <= len(line))
			require.True(t, mt.RestStart >= mt.End || mt.RestEnd <= mt.Start, "rest and literal overlap")
		}
	})
}

func ExampleMatcher_Line() {
	m, err := phrase.NewMatcher(phrase.Builtin()...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range []string{"Skip to content »", "Photo: Lena Holm", "The photo was taken by Lena Holm."} {
		for _, match := range m.Line(nil, line) {
			if match.Phrase.ID[:2] == "en" {
				fmt.Printf("%s %s %q\n", match.Phrase.Category, match.Phrase.ID, line[match.RestStart:match.RestEnd])
			}
		}
	}
	// Output:
	// nav.skip_link en/skip-content ""
	// credit en/photo-colon "Lena Holm"
}
