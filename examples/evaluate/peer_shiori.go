package main

import (
	"bytes"
	"context"

	"github.com/go-shiori/go-readability"
)

// shioriPeer is go-readability with its default options.
func shioriPeer() extractor {
	return extractor{"shiori", func(_ context.Context, p *page, body []byte) (func() prediction, error) {
		a, err := readability.FromReader(bytes.NewReader(body), p.pageURL())
		if err != nil {
			return nil, err
		}
		return func() prediction {
			return prediction{text: a.TextContent, title: a.Title, author: a.Byline, date: day(a.PublishedTime)}
		}, nil
	}}
}
