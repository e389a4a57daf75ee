package dates

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/parse"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shared returns the path of a file of the folder "shared" beside the module,
// and skips the test where there is none.
func shared(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	require.NoError(t, err)
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		path := filepath.Join(dir, "shared", name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	t.Skipf("no folder shared with %s", name)
	return ""
}

func TestSharedDates(t *testing.T) {
	f, err := os.Open(shared(t, "repair/dates.jsonl"))
	require.NoError(t, err)
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c struct {
			ID, Lang, Input string
			Expected        *string
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &c))
		t.Run(c.ID, func(t *testing.T) {
			d, ok := Scan(c.Input, c.Lang).Published()
			if c.Expected == nil {
				assert.False(t, ok, "%q: %s", c.Input, d)
				return
			}
			require.True(t, ok, c.Input)
			assert.Equal(t, *c.Expected, d.String(), c.Input)
		})
	}
}

func TestLabels(t *testing.T) {
	l := Scan("Published 17 August 2021 09:05 | Updated 18 August 2021 19:40 CET", "")
	require.Len(t, l.Dates, 2)
	assert.Equal(t, Published, l.Dates[0].Label)
	assert.Equal(t, Updated, l.Dates[1].Label)
	d, ok := l.Modified()
	require.True(t, ok)
	assert.Equal(t, "2021-08-18T19:40+01:00", d.String())
	assert.Equal(t, "CET", d.Zone)

	l = Scan("17 August 2021 | 18 August 2021", "")
	require.Len(t, l.Dates, 2)
	_, ok = l.Modified()
	assert.False(t, ok, "no label makes the second date an update")

	_, ok = Scan("31 June 2021", "").Published()
	assert.False(t, ok)
}

func TestZoneUnknown(t *testing.T) {
	d, ok := Scan("17 August 2021 18:40 XYZT", "").Published()
	require.True(t, ok)
	assert.Equal(t, "XYZT", d.Zone)
	assert.False(t, d.Zoned)
	assert.Equal(t, "2021-08-17T18:40", d.String())

	d, ok = Scan("17 August 1980 18:40 ET", "").Published()
	require.True(t, ok)
	assert.False(t, d.Zoned, "the daylight rule of 1980 is not known")
	assert.Zero(t, d.Offset)
}

func TestSpans(t *testing.T) {
	line := "By Zoë Doe · Tuesday, 17 August 2021 at 18:40 (GMT+2), updated 3 hours ago"
	l := Scan(line, "en")
	require.Len(t, l.Dates, 1)
	assert.Equal(t, "Tuesday, 17 August 2021 at 18:40 (GMT+2)", line[l.Dates[0].Start:l.Dates[0].End])
	require.Len(t, l.Refused, 1)
	assert.Equal(t, "3 hours ago", line[l.Refused[0].Start:l.Refused[0].End])
	assert.Equal(t, Updated, l.Refused[0].Label)
	require.Len(t, l.Rest, 1)
	assert.Equal(t, "By Zoë Doe", line[l.Rest[0].Start:l.Rest[0].End])
}

func TestLongLine(t *testing.T) {
	line := strings.Repeat("word ", 60) + "17 August 2021"
	l := Scan(line, "")
	assert.Empty(t, l.Dates)
	assert.Equal(t, []parse.Span{{Start: 0, End: len(line)}}, l.Rest)
	assert.Empty(t, Scan("", "").Rest)
	assert.Empty(t, Scan(" \t", "").Rest)
}

// FuzzScan holds that ranges are in the line, on character boundaries, disjoint
// and not empty, and that a date written by String is read as the same date.
func FuzzScan(f *testing.F) {
	for _, name := range []string{"dates.txt", "refused.txt"} {
		for _, row := range table(f, name, 3) {
			f.Add(row[2], row[1])
		}
	}
	for _, row := range table(f, "bylines.txt", 4) {
		f.Add(row[2], row[1])
	}
	var s Scanner
	s.Scan("Published on 4 May 2023, 18:40 – updated yesterday", "en-GB")
	f.Fuzz(func(t *testing.T, line, locale string) {
		l := Scan(line, locale)
		if MayHold(line) {
			require.Equal(t, l, s.Scan(line, locale), "in memory that was used")
		}
		used := make([]bool, len(line))
		claim := func(s parse.Span) {
			require.True(t, 0 <= s.Start && s.Start < s.End && s.End <= len(line), "%v", s)
			if utf8.ValidString(line) {
				require.True(t, utf8.ValidString(line[s.Start:s.End]), "%v", s)
			}
			for i := s.Start; i < s.End; i++ {
				require.False(t, used[i], "byte %d twice", i)
				used[i] = true
			}
		}
		for _, d := range l.Dates {
			claim(d.Span)
			require.True(t, d.Year >= minYear && d.Year <= maxYear && d.Precision >= Month)
			if d.Year < 1600 {
				continue // without a month's name such a year may be of another calendar
			}
			again, ok := Scan(d.String(), locale).Published()
			require.True(t, ok, "%q of %q", d, line)
			require.Equal(t, d.String(), again.String(), line)
		}
		for _, r := range l.Refused {
			claim(r.Span)
			require.NotEmpty(t, r.Reason)
		}
		for _, r := range l.Rest {
			claim(r)
		}
		if len(l.Dates)+len(l.Refused) > 0 {
			return
		}
		for i, r := range line { // nothing found: nothing may be lost
			require.True(t, used[i] || !unicode.IsLetter(r) && !unicode.IsDigit(r), "%q", line)
		}
	})
}

func BenchmarkScan(b *testing.B) {
	for _, bench := range []struct{ name, line string }{
		{"prose", "The mayor said that the bridge would be closed to all traffic until the repairs are done."},
		{"prose-digits", "The mayor said that 14 bridges and 3 tunnels would be closed to traffic for 25 days, at a cost of $4.5m."},
		{"short-words", "Terms and conditions"},
		{"date", "Published: Tuesday, 17 August 2021 18:40 BST | Updated: 18 August 2021 09:05"},
		{"iso", "2021-08-17T18:40:00Z"},
		{"chinese", "发布时间：2024年5月9日 18:40"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			Scan("17 August 2021", "") // reads the tables
			b.SetBytes(int64(len(bench.line)))
			b.ReportAllocs()
			for b.Loop() {
				Scan(bench.line, "en")
			}
		})
	}
}
