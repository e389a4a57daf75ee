package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSegments(t *testing.T) {
	texts := []string{
		"Rain at last", "Rain at last: it fell for three days.", "It fell  on the town.", "The river rose", "by a foot.", "Read more: hail",
		"Ada says: it fell for three days.", "Untold",
	}
	for _, c := range []struct {
		name             string
		wanted, unwanted []string
		want             []uint8
	}{
		{"nothing is known", nil, nil, []uint8{2, 2, 2, 2, 2, 2, 2, 2}},
		{"one place", []string{"on the town"}, []string{"Read more"}, []uint8{2, 2, 1, 2, 2, 0, 2, 2}},
		{"the place with most text", []string{"Rain at last"}, nil, []uint8{2, 1, 2, 2, 2, 2, 2, 2}},
		{"more than one block", []string{"river rose by a foot"}, nil, []uint8{2, 2, 2, 1, 1, 2, 2, 2}},
		{"all places of what is unwanted", nil, []string{"three days."}, []uint8{2, 0, 2, 2, 2, 2, 0, 2}},
		{"wanted and unwanted", []string{"Rain at last: it fell"}, []string{"three days."}, []uint8{2, 1, 2, 2, 2, 2, 0, 2}},
		{"elsewhere", []string{"Snow", ""}, []string{"Wind", " "}, []uint8{2, 2, 2, 2, 2, 2, 2, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := segments{c.wanted, c.unwanted}
			assert.Equal(t, c.want, s.label(texts))
		})
	}
	assert.Empty(t, (&segments{wanted: []string{"x"}}).label(nil))
}

func TestLoadSegments(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	}
	_, err := loadSegments(dir)
	require.Error(t, err)
	write("evaldata.json", `{"https://a.example/1": {"file": "a.b.html", "with": ["fell"], "without": ["Home"], "comments": ["Well said"]}}`)
	write("html/a.b.html", "<p>Rain fell.<p>Home")
	write("html/c.html", "<p>Nobody labelled this.")
	got, err := loadSegments(dir)
	require.NoError(t, err)
	require.Len(t, got, 1)
	s := got[0]
	assert.Equal(t, "a.example", s.site)
	assert.True(t, s.extra)
	assert.Equal(t, &segments{[]string{"fell"}, []string{"Home", "Well said"}}, s.segments)
	require.Len(t, s.page.Blocks, 2)
	labels, _ := s.label([]string{"Rain fell.", "Home"})
	assert.Equal(t, []uint8{1, 0}, labels)
	write("evaldata.json", "[")
	_, err = loadSegments(dir)
	assert.ErrorContains(t, err, "segments of")
}
