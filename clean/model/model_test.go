package model_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

func read(t testing.TB, source string, mode model.Mode) *parse.Page {
	media := parse.MediaText
	if mode == model.HTML {
		media = parse.MediaHTML
	}
	p, err := parse.Read(&parse.Document{Text: source, Media: media})
	require.NoError(t, err)
	return p
}

const sentence = "The council decided on Tuesday that the old bridge over the river will be closed for repairs until the end of the year. "

// newsPage returns a page of n paragraphs between a menu and teasers.
func newsPage(n int) string {
	var b strings.Builder
	b.WriteString(`<html><head><title>Old bridge to close</title></head><body><nav class="main-menu"><ul>`)
	for i := range 8 {
		fmt.Fprintf(&b, `<li><a href="/s%d">Section %d</a></li>`, i, i)
	}
	b.WriteString(`</ul></nav><article class="post"><h1>Old bridge to close</h1><div class="entry-content">`)
	for i := range n {
		fmt.Fprintf(&b, "<p>%s Paragraph %d says so.</p>", sentence, i)
	}
	b.WriteString(`</div></article><aside class="related-posts"><h3>Related articles</h3>`)
	for i := range 4 {
		fmt.Fprintf(&b, `<div class="teaser"><h4><a href="/t%d">Another headline</a></h4><p>Read more</p></div>`, i)
	}
	b.WriteString(`</aside><footer class="site-footer"><p>© Example. All rights reserved.</p></footer></body></html>`)
	return b.String()
}

// paragraphs are running text, each of its own words.
var paragraphs = []string{
	"The council decided on Tuesday that the old bridge over the river will be closed for repairs until the end of the year.",
	"The council had known of the cracks since spring, when an engineer found rust in two of the main girders and asked for a closer look.",
	"The council now expects the work to cost about four million, of which the state pays a third, and it hopes to begin before the first frost.",
	"The council will let buses take the longer way through the harbour, and a ferry for people on foot is to run every twenty minutes.",
	"The council was told by shop owners in the old town that they fear for their trade, since half of their customers come from the other bank.",
}

func newsText() string {
	return "Home\nNews\nSport\nLog in\nOld bridge to close\n" + strings.Join(paragraphs, "\n") +
		"\nRelated articles\nAnother headline\nRead more\n© Example. All rights reserved.\n"
}

func Example() {
	m := model.Builtin(model.HTML)
	page, _ := parse.Read(&parse.Document{Text: newsPage(3), Media: parse.MediaHTML})
	p := m.Score(nil, page, model.Hints{})
	words := make([]int32, len(p))
	for i := range page.Blocks {
		words[i] = int32(len(strings.Fields(page.Blocks[i].Text)))
	}
	keep, _ := model.Cut(p, words, model.Balanced)
	for i := range page.Blocks {
		if keep[i] && words[i] > 5 {
			fmt.Println(page.Blocks[i].Text[:11])
		}
	}
	// Output:
	// The council
	// The council
	// The council
}

func TestBuiltin(t *testing.T) {
	for _, mode := range []model.Mode{model.Text, model.HTML} {
		m := model.Builtin(mode)
		assert.Equal(t, mode, m.Mode())
		all := model.Features(mode)
		for _, n := range m.Names() {
			assert.Contains(t, all, n)
		}
	}
	assert.Equal(t, "unknown", model.Mode(7).String())
}

func TestScore(t *testing.T) {
	for _, c := range []struct {
		mode   model.Mode
		source string
	}{{model.HTML, newsPage(8)}, {model.Text, newsText()}} {
		t.Run(c.mode.String(), func(t *testing.T) {
			page := read(t, c.source, c.mode)
			p := model.Builtin(c.mode).Score([]float32{7}, page, model.Hints{})
			require.Len(t, p, 1+len(page.Blocks))
			assert.EqualValues(t, 7, p[0], "appended")
			body, rest := float32(1), float32(0)
			for i, b := range page.Blocks {
				switch {
				case strings.HasPrefix(b.Text, "The council"):
					body = min(body, p[i+1])
				case strings.HasPrefix(b.Text, "Old bridge"):
				default:
					rest = max(rest, p[i+1])
				}
			}
			assert.Greater(t, body, rest, "each paragraph before each other block")
		})
	}
}

// TestSame scores pages in many goroutines, again and again in the same memory.
func TestSame(t *testing.T) {
	m := model.Builtin(model.HTML)
	var pages []*parse.Page
	var want [][]float32
	for n := range 6 {
		pages = append(pages, read(t, newsPage(n*5), model.HTML))
		want = append(want, m.Score(nil, pages[n], model.Hints{}))
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			rng := rand.New(rand.NewPCG(uint64(g), 0))
			for range 30 {
				k := rng.IntN(len(pages))
				assert.Equal(t, want[k], m.Score(nil, pages[k], model.Hints{}))
			}
		})
	}
	wg.Wait()
}

func TestEmptyPage(t *testing.T) {
	for _, mode := range []model.Mode{model.Text, model.HTML} {
		assert.Empty(t, model.Builtin(mode).Score(nil, read(t, "", mode), model.Hints{}))
	}
}

func TestExplain(t *testing.T) {
	m := model.Builtin(model.HTML)
	page := read(t, newsPage(6), model.HTML)
	s := m.Judge(nil, page, model.Hints{})
	defer s.Release()
	of, n := s.Kinds()
	kinds := map[int32][3]model.Reason{}
	for i := range page.Blocks {
		why := s.Explain(i)
		if same, ok := kinds[of[i]]; ok {
			assert.Equal(t, same, why, "blocks of a kind")
		}
		kinds[of[i]] = why
		sign := float32(1)
		if s.P[i] < 0.5 {
			sign = -1
		}
		for k, r := range why {
			assert.Contains(t, m.Names(), r.Feature)
			assert.Positive(t, r.Weight*sign)
			if k > 0 {
				assert.LessOrEqual(t, r.Weight*sign, why[k-1].Weight*sign)
			}
		}
	}
	assert.Len(t, kinds, n)
	assert.Less(t, n, len(page.Blocks), "the entries of the menu are alike")
}

func TestRelease(t *testing.T) {
	m := model.Builtin(model.Text)
	s := m.Judge(nil, read(t, newsText(), model.Text), model.Hints{})
	p := append([]float32(nil), s.P...)
	s.Release()
	s.Release()
	m.Score(nil, read(t, "Another text\nof lines", model.Text), model.Hints{})
	assert.Equal(t, p, s.P)
}

// TestHints checks that hints of any content and length do no harm.
func TestHints(t *testing.T) {
	m := model.Builtin(model.Text)
	page := read(t, newsText(), model.Text)
	for _, h := range []model.Hints{
		{Phrase: []uint8{1}}, {Debris: []uint8{255, 255}}, {Phrase: bytes.Repeat([]byte{255}, 1000)},
	} {
		for _, p := range m.Score(nil, page, h) {
			assert.True(t, p >= 0 && p <= 1)
		}
	}
}

func TestPhrases(t *testing.T) {
	matcher, err := phrase.NewMatcher(phrase.Builtin()...)
	require.NoError(t, err)
	page := read(t, "Related articles\n3 comments\nShare this\nThe bridge is closed\n"+sentence, model.Text)
	got := model.Phrases(nil, matcher, page)
	assert.Equal(t, []uint8{model.PhraseRelated, model.PhraseComments, model.PhraseShare, model.PhraseNone, model.PhraseNone}, got)
}

// TestAllocations checks that the number of allocations does not grow with the page.
func TestAllocations(t *testing.T) {
	m := model.Builtin(model.HTML)
	large := read(t, newsPage(400), model.HTML)
	dst := make([]float32, 0, len(large.Blocks))
	n := testing.AllocsPerRun(20, func() { m.Score(dst, large, model.Hints{}) })
	// A few a page: under the race detector pools forget at random, so the bound
	// is one for ten blocks.
	assert.Less(t, n, float64(len(large.Blocks))/10)
}

func file(t testing.TB, mode model.Mode) []byte {
	var b bytes.Buffer
	require.NoError(t, model.Builtin(mode).File().Save(&b))
	return b.Bytes()
}

func TestRead(t *testing.T) {
	b := file(t, model.Text)
	other := func(at int, c byte) []byte {
		o := bytes.Clone(b)
		o[at] = c
		return o
	}
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, model.ErrFormat},
		{"another file", []byte("PNG and so on, and more"), model.ErrFormat},
		{"cut short", b[:len(b)-1], model.ErrFormat},
		{"cut in a name", b[:20], model.ErrFormat},
		{"data behind the end", append(bytes.Clone(b), 0), model.ErrFormat},
		{"another version", other(4, 9), model.ErrVersion},
		{"unknown mode", other(5, 9), model.ErrFormat},
		{"too many features", other(9, 0xFF), model.ErrFormat},
		{"unknown feature", other(11, '!'), model.ErrFeature},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := model.Read(bytes.NewReader(c.data))
			assert.ErrorIs(t, err, c.want)
		})
	}
	_, err := model.Read(iotest.ErrReader(io.ErrClosedPipe))
	assert.ErrorIs(t, err, io.ErrClosedPipe)
	for n := 0; n < len(b); n += 997 {
		_, err := model.Read(bytes.NewReader(b[:n]))
		assert.ErrorIs(t, err, model.ErrFormat, "%d bytes", n)
	}
}

func TestReadSlowly(t *testing.T) {
	for _, mode := range []model.Mode{model.Text, model.HTML} {
		b := file(t, mode)
		m, err := model.Read(iotest.HalfReader(bytes.NewReader(b)))
		require.NoError(t, err)
		var again bytes.Buffer
		require.NoError(t, m.File().Save(&again))
		assert.Equal(t, b, again.Bytes(), "what was read is written as it was")
	}
}

func FuzzRead(f *testing.F) {
	b := file(f, model.Text)
	f.Add(b[:300])
	f.Add(b)
	f.Add([]byte("cdfm\x01"))
	page := read(f, newsText(), model.Text)
	tree := read(f, newsPage(2), model.HTML)
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := model.Read(bytes.NewReader(data))
		if err != nil {
			require.Nil(t, m)
			return
		}
		for _, p := range [...]*parse.Page{page, tree} {
			s := m.Judge(nil, p, model.Hints{})
			for i, v := range s.P {
				require.True(t, v >= 0 && v <= 1)
				s.Explain(i)
			}
			s.Release()
		}
	})
}

func FuzzScore(f *testing.F) {
	f.Add(newsPage(2))
	f.Add(newsText())
	f.Add("<li>1<li>2<li>3<table><td>日本語")
	f.Fuzz(func(t *testing.T, source string) {
		source = strings.ToValidUTF8(source, "\uFFFD")
		for _, mode := range []model.Mode{model.Text, model.HTML} {
			page := read(t, source, mode)
			p := model.Builtin(mode).Score(nil, page, model.Hints{})
			require.Len(t, p, len(page.Blocks))
			for _, v := range p {
				require.True(t, v >= 0 && v <= 1, "%g", v)
			}
		}
	})
}

func benchmark(b *testing.B, mode model.Mode, source string) {
	m := model.Builtin(mode)
	page := read(b, source, mode)
	var dst []float32
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		dst = m.Score(dst[:0], page, model.Hints{})
	}
}

func BenchmarkScoreHTML(b *testing.B) { benchmark(b, model.HTML, newsPage(150)) }
func BenchmarkScoreText(b *testing.B) { benchmark(b, model.Text, strings.Repeat(newsText(), 16)) }

func BenchmarkExplain(b *testing.B) {
	page := read(b, newsPage(150), model.HTML)
	s := model.Builtin(model.HTML).Judge(nil, page, model.Hints{})
	defer s.Release()
	b.ReportAllocs()
	for b.Loop() {
		s.Explain(20)
	}
}
