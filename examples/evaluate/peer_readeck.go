package main

import (
	"bytes"
	"context"

	"codeberg.org/readeck/go-readability"
)

// readeckPeer is Readeck's fork of go-readability with its default options.
func readeckPeer() extractor {
	return extractor{"readeck", func(_ context.Context, p *page, body []byte) (func() prediction, error) {
		a, err := readability.FromReader(bytes.NewReader(body), p.pageURL())
		if err != nil {
			return nil, err
		}
		return func() prediction {
			return prediction{text: a.TextContent, title: a.Title, author: a.Byline, date: day(a.PublishedTime)}
		}, nil
	}}
}
