package dates

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestMayHold(t *testing.T) {
	tests := []struct {
		line string
		want bool
	}{
		{"4 May", true}, {"Updated 4 MAI 2023", true}, {"03/07/2022", true}, {"4. 5. 2023", true}, {"18:40", true},
		{"20230504T1840Z", true}, {"1840 GMT", true}, {"1840 WXYT", true}, {"6pm", true}, {"3 hours ago", true}, {"yesterday", true},
		{"vor einer Stunde", true}, {"2023年5月4日", true}, {"二〇二三年五月", true}, {"٤ مايو", true}, {"4\u200b/5/2023", true}, {"4／5／2023", true},
		{"", false}, {"Harbour", false}, {"16 Reads", false}, {"Top 10 Places", false}, {"5 of 12 ferries", false}, {"Copyright 2024 Harbour Post", false},
		{"“12” ferries – and 3 more", false}, {strings.Repeat("x ", 150) + "4 May 2023", false}, {"1840 ferries", false}, {"12%", false},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) { assert.Equal(t, test.want, MayHold(test.line)) })
	}
}

// FuzzMayHold holds that no date is in lines with a number, or in short ones, for
// which MayHold is false.
func FuzzMayHold(f *testing.F) {
	for _, name := range []string{"dates.txt", "refused.txt"} {
		for _, row := range table(f, name, 3) {
			f.Add(row[2], row[1])
		}
	}
	for _, row := range table(f, "nodates.txt", 2) {
		f.Add(row[1], "")
	}
	f.Add("0000+00", "")
	f.Fuzz(func(t *testing.T, line, locale string) {
		numbered := strings.ContainsFunc(line, func(r rune) bool { return digit(r) >= 0 || r == '月' })
		if !utf8.ValidString(line) || len(line) > maxLine || !numbered && len(line) > maxWordy || MayHold(line) {
			return
		}
		l := new(Scanner).Scan(line, locale)
		assert.Empty(t, l.Dates)
		assert.Empty(t, l.Refused)
	})
}
