package main

import (
	"context"
	"strings"

	"github.com/copydesk/copydesk/clean"
	"github.com/copydesk/copydesk/parse"
)

// copydesk is this module; choose says with which cleaner it reads a page.
func copydesk(choose chooser) extractor {
	return extractor{"copydesk", func(ctx context.Context, p *page, body []byte) (func() prediction, error) {
		a, err := choose(p).Clean(ctx, document(p, body))
		if err != nil {
			return nil, err
		}
		return func() prediction { return predicted(a) }, nil
	}}
}

// standard returns a chooser of one cleaner for all pages.
func standard(opts clean.Options) (chooser, error) {
	c, err := clean.New(opts)
	return func(*page) *clean.Cleaner { return c }, err
}

// document wraps a page as parse does.
func document(p *page, body []byte) *parse.Document {
	media := parse.MediaHTML
	if p.text {
		media = parse.MediaText
	}
	text, d := parse.Decode(body, "")
	return &parse.Document{
		Name: p.id, URL: p.url, Media: media, Text: text,
		Charset: d.Charset, BOM: d.BOM, Replaced: d.Replaced,
	}
}

// predicted reads a prediction from an article.
func predicted(a *clean.Article) prediction {
	comments := make([]string, len(a.Comments))
	for i, c := range a.Comments {
		comments[i] = c.Text
	}
	return prediction{
		text:     a.Text(),
		title:    a.Title,
		author:   strings.Join(a.Authors, "; "),
		date:     a.Published[:min(len(a.Published), len("2006-01-02"))],
		comments: strings.Join(comments, "\n"),
		verdict:  string(a.Verdict),
		expected: a.Score,
	}
}
