package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/copydesk/copydesk/clean"
)

func TestSummaryOfVerdicts(t *testing.T) {
	for _, tt := range []struct {
		name     string
		verdicts []clean.Verdict
		failed   int
		want     string
	}{
		{"nothing", nil, 0, "0 documents: 0 articles, 0 stubs, 0 empty, 0 failed"},
		{"an article", []clean.Verdict{clean.IsArticle}, 0, "1 document: 1 article, 0 stubs, 0 empty, 0 failed"},
		{"every kind", []clean.Verdict{clean.IsForum, clean.IsForum, clean.IsProduct, clean.IsListing, clean.IsDocumentation, clean.IsError, clean.IsStub, clean.IsEmpty}, 2,
			"10 documents: 0 articles, 2 forum, 1 product, 1 listing, 1 documentation, 1 error, 1 stub, 1 empty, 2 failed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all := tally{failed: tt.failed}
			for _, v := range tt.verdicts {
				all.add(&clean.Article{Verdict: v})
			}
			var b strings.Builder
			all.summary(&b)
			first, _, _ := strings.Cut(b.String(), "\n")
			assert.Equal(t, tt.want, first)
		})
	}
}
