package dates

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// table reads a file of testdata: fields apart by tabs, a locale of "-" for
// none, comments behind "#".
func table(t testing.TB, name string, fields int) [][]string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	var rows [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		require.Len(t, row, fields, "%s: %q", name, line)
		if row[1] == "-" {
			row[1] = ""
		}
		rows = append(rows, row)
	}
	return rows
}

func TestDates(t *testing.T) {
	for _, row := range table(t, "dates.txt", 3) {
		want, locale, line := row[0], row[1], row[2]
		t.Run(line, func(t *testing.T) {
			l := Scan(line, locale)
			d, ok := l.Published()
			require.True(t, ok, "%+v", l)
			assert.Equal(t, want, d.String())
			assert.Empty(t, l.Rest)
		})
	}
}

func TestRefused(t *testing.T) {
	for _, row := range table(t, "refused.txt", 3) {
		want, locale, line := row[0], row[1], row[2]
		t.Run(line, func(t *testing.T) {
			l := Scan(line, locale)
			assert.Empty(t, l.Dates)
			assert.Empty(t, l.Rest)
			require.Len(t, l.Refused, 1)
			assert.Equal(t, Reason(want), l.Refused[0].Reason)
		})
	}
}

func TestBylines(t *testing.T) {
	for _, row := range table(t, "bylines.txt", 4) {
		want, locale, line, wantRest := row[0], row[1], row[2], row[3]
		t.Run(line, func(t *testing.T) {
			l := Scan(line, locale)
			var got, rest []string
			for _, d := range l.Dates {
				got = append(got, d.String())
			}
			for _, r := range l.Refused {
				got = append(got, "!"+string(r.Reason))
			}
			for _, r := range l.Rest {
				rest = append(rest, line[r.Start:r.End])
			}
			assert.Equal(t, want, strings.Join(got, "; "))
			assert.Equal(t, wantRest, strings.Join(rest, "; "))
		})
	}
}

func TestNoDates(t *testing.T) {
	text, err := os.ReadFile("testdata/nodates.txt")
	require.NoError(t, err)
	for row := range strings.Lines(string(text)) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		locale, line, ok := strings.Cut(strings.TrimRight(row, "\n"), "\t")
		require.True(t, ok, row)
		t.Run(line, func(t *testing.T) {
			l := Scan(line, strings.TrimPrefix(locale, "-"))
			assert.Empty(t, l.Dates)
			assert.Empty(t, l.Refused)
			require.Len(t, l.Rest, 1)
			assert.Equal(t, line, line[l.Rest[0].Start:l.Rest[0].End])
		})
	}
}
