package main

import (
	"bytes"
	"cmp"
	"context"
	"strings"

	distiller "github.com/markusmobius/go-domdistiller"
)

// domdistillerPeer is go-domdistiller with its default options, without the
// search for further pages, which is no part of the text.
func domdistillerPeer() extractor {
	return extractor{"domdistiller", func(_ context.Context, p *page, body []byte) (func() prediction, error) {
		r, err := distiller.ApplyForReader(bytes.NewReader(body), &distiller.Options{
			OriginalURL:    p.pageURL(),
			SkipPagination: true,
		})
		if err != nil {
			return nil, err
		}
		return func() prediction {
			published := r.MarkupInfo.Article.PublishedTime
			return prediction{
				text: r.Text, title: r.Title, author: cmp.Or(strings.Join(r.MarkupInfo.Article.Authors, "; "), r.MarkupInfo.Author),
				date: published[:min(len(published), len("2006-01-02"))],
			}
		}, nil
	}}
}
