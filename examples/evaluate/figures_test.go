package main

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSummarise(t *testing.T) {
	title := "Rain"
	article := &page{set: setWCXB, id: "1", kind: "article", gold: gold{text: "a b c d", with: []string{"a b"}, meta: goldMeta{title: &title}}}
	forum := &page{set: setWCXB, id: "2", kind: "forum", text: true, file: "text/2.wet.txt.gz", gold: gold{text: "a"}}
	traf := &page{set: setTraf, id: "3", gold: gold{with: []string{"a", "b"}, comments: []string{"c"}}}
	f := summarise("x", []*score{
		scorePage(article, prediction{text: "a b c d", title: "rain"}, nil),
		scorePage(forum, prediction{}, errors.New("panic: oh\nstack")),
		scorePage(traf, prediction{text: "a", comments: "c"}, nil),
	})
	assert.Equal(t, []failure{{setWCXB, "2", "panic: oh"}}, f.Failed)
	require.NotNil(t, f.WCXB)
	assert.Equal(t, 2, f.WCXB.Pages)
	assert.Equal(t, 1, f.WCXB.Empty)
	assert.InDelta(t, 0.5, f.WCXB.F1, 1e-12)
	assert.InDelta(t, 1, f.WCXB.Types["article"].F1, 1e-12)
	assert.Zero(t, f.WCXB.Types["forum"].F1)
	assert.Equal(t, 1, f.WCXB.Styles["wet"].Pages)
	assert.Equal(t, 1, f.WCXB.Shingle.Pages, "articles alone")
	assert.InDelta(t, 1, f.WCXB.Meta["title"].F1, 1e-12)
	require.NotNil(t, f.Traf)
	assert.Equal(t, segmentCounts{TP: 1, FN: 1}, f.Traf.segmentCounts)
	assert.Equal(t, 1, f.Traf.Comments.FoundNotLeaked)

	none := summarise("x", nil)
	assert.Nil(t, none.WCXB)
	assert.Nil(t, none.Traf)
	assert.JSONEq(t, `{"system": "x", "failed": []}`, toJSON(t, none))
}

func TestLine(t *testing.T) {
	title, date := "Rain", ""
	p := &page{set: setTraf, id: "3", gold: gold{with: []string{"a", "b"}, without: []string{"z"}, meta: goldMeta{title: &title, date: &date}}}
	l := scorePage(p, prediction{text: "a z", title: "RAIN!", date: "2024-01-01"}, errors.New("late")).line("x")
	assert.Equal(t, []string{"b"}, l.Missing)
	assert.Equal(t, []string{"z"}, l.Leaked)
	assert.Nil(t, l.Title, "right but for its case")
	assert.Nil(t, l.Author, "not annotated")
	assert.Equal(t, &fieldLine{"", "2024-01-01"}, l.Date, "spurious")
	assert.Nil(t, l.Comments)
	assert.Equal(t, "late", l.Error)
	assert.InDelta(t, 0.5, l.F1, 1e-12)
}
