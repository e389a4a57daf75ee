package main

import (
	"bytes"
	"context"

	"github.com/markusmobius/go-trafilatura"
)

// trafilaturaPeer is go-trafilatura with its default options; with fallback it
// compares its text with those of go-readability and go-domdistiller.
func trafilaturaPeer(name string, fallback bool) extractor {
	return extractor{name, func(_ context.Context, p *page, body []byte) (func() prediction, error) {
		r, err := trafilatura.Extract(bytes.NewReader(body), trafilatura.Options{
			OriginalURL:    p.pageURL(),
			EnableFallback: fallback,
		})
		if err != nil {
			return nil, err
		}
		return func() prediction {
			return prediction{
				text: r.ContentText, comments: r.CommentsText,
				title: r.Metadata.Title, author: r.Metadata.Author, date: day(&r.Metadata.Date),
			}
		}, nil
	}}
}
