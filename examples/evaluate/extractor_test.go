package main

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean"
)

const samplePage = `<!doctype html><html lang="en"><head><title>Rain at last</title>
<meta name="author" content="Ada Roe"><meta property="article:published_time" content="2024-02-01T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Rain at last</h1>
<p>Rain fell on the harbour town for the third day in a row, and the reservoirs above it are full for the first time in years.</p>
<p>Farmers in the valley said that the sowing of barley could begin within a week, which nobody had expected before the end of March.</p>
<p>The council will meet on Monday to decide whether the ban on garden hoses, in force since last summer, can be lifted at once.</p>
</article><footer>Terms of use and other small print</footer></body></html>`

// respond makes an extractor of a function.
func respond(name string, f func(ctx context.Context) (prediction, error)) extractor {
	return extractor{name, func(ctx context.Context, _ *page, _ []byte) (func() prediction, error) {
		pr, err := f(ctx)
		return func() prediction { return pr }, err
	}}
}

func TestPeers(t *testing.T) {
	all := extractors(nil)
	p := &page{id: "1", url: "https://news.example.org/rain"}
	for _, e := range all {
		if e.name == "copydesk" {
			continue
		}
		t.Run(e.name, func(t *testing.T) {
			pr, err := e.guarded(p, []byte(samplePage), time.Minute)
			require.NoError(t, err)
			assert.Contains(t, pr.text, "sowing of barley")
			assert.Equal(t, "Rain at last", pr.title)
			if e.name == "domdistiller" { // reads Open Graph and schema.org alone
				return
			}
			assert.Equal(t, "Ada Roe", pr.author)
			assert.Equal(t, "2024-02-01", pr.date)
		})
		t.Run(e.name+" on nothing", func(t *testing.T) {
			pr, _ := e.guarded(&page{}, nil, time.Minute)
			assert.Empty(t, strip(pr.text))
		})
	}
}

func TestCopydeskText(t *testing.T) {
	choose, err := standard(clean.Options{})
	require.NoError(t, err)
	own := copydesk(choose)
	const text = "Rain at last\n\nBy Ada Roe\n\nRain fell on the harbour town for the third day in a row, and the reservoirs are full.\n\nLeave a Reply\n"
	pr, err := own.guarded(&page{text: true}, []byte(text), time.Minute)
	require.NoError(t, err)
	assert.Contains(t, pr.text, "Rain fell on the harbour town")
	assert.NotContains(t, pr.text, "Leave a Reply")
	assert.Equal(t, "Ada Roe", pr.author)
}

func TestGuarded(t *testing.T) {
	broken := errors.New("broken page")
	release := make(chan struct{})
	defer close(release)
	for _, tc := range []struct {
		name string
		run  func(context.Context) (prediction, error)
		want string // of the error
	}{
		{"a result", func(context.Context) (prediction, error) { return prediction{text: "a"}, nil }, ""},
		{"an error", func(context.Context) (prediction, error) { return prediction{text: "a"}, broken }, "broken page"},
		{"a panic", func(context.Context) (prediction, error) { panic("index out of range") }, "panic: index out of range"},
		{"a stall", func(context.Context) (prediction, error) { <-release; return prediction{text: "a"}, nil }, "time limit"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			limit := time.Minute
			if tc.name == "a stall" {
				limit = time.Millisecond
			}
			pr, err := respond("x", tc.run).guarded(&page{}, nil, limit)
			if tc.want == "" {
				require.NoError(t, err)
				assert.Equal(t, "a", pr.text)
				return
			}
			assert.ErrorContains(t, err, tc.want)
			assert.Empty(t, pr.text)
		})
	}
	t.Run("a panic while reading the result", func(t *testing.T) {
		e := extractor{"x", func(context.Context, *page, []byte) (func() prediction, error) {
			return func() prediction { panic("late") }, nil
		}}
		_, err := e.guarded(&page{}, nil, time.Minute)
		assert.ErrorContains(t, err, "panic: late")
	})
}

func TestSelectExtractors(t *testing.T) {
	all := []extractor{{name: "a"}, {name: "b"}, {name: "c"}}
	for _, tc := range []struct {
		names string
		want  []string
		err   string
	}{
		{"", []string{"a", "b", "c"}, ""},
		{"c, a", []string{"c", "a"}, ""},
		{"a,d", nil, `no system is named "d"`},
		{",", nil, `no system is named ""`},
	} {
		t.Run(tc.names, func(t *testing.T) {
			got, err := selectExtractors(all, tc.names)
			if tc.err != "" {
				assert.EqualError(t, err, tc.err)
				return
			}
			require.NoError(t, err)
			var names []string
			for _, e := range got {
				names = append(names, e.name)
			}
			assert.Equal(t, tc.want, names)
		})
	}
}

func TestPageURL(t *testing.T) {
	for url, want := range map[string]string{
		"https://example.org/a?b=c":   "https://example.org/a?b=c",
		"":                            "",
		"hard::example.org-page.html": "",
		"/a":                          "",
		"http://[::1":                 "",
	} {
		t.Run(url, func(t *testing.T) {
			u := (&page{url: url}).pageURL()
			if want == "" {
				assert.Nil(t, u)
				return
			}
			require.NotNil(t, u)
			assert.Equal(t, want, u.String())
		})
	}
}

func TestDay(t *testing.T) {
	at := time.Date(2024, 2, 29, 23, 0, 0, 0, time.UTC)
	assert.Equal(t, "2024-02-29", day(&at))
	assert.Empty(t, day(nil))
	assert.Empty(t, day(&time.Time{}))
}
