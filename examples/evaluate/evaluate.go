package main

import (
	"fmt"
	"sync"
	"time"
)

// evaluate runs every extractor on every page, several pages at once, and
// returns the scores by extractor and page. A page that cannot be read is an
// error.
func evaluate(pages []*page, systems []extractor, workers int, limit time.Duration, done func()) ([][]*score, error) {
	scores := make([][]*score, len(systems))
	for i := range scores {
		scores[i] = make([]*score, len(pages))
	}
	errs := make([]error, len(pages))
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, workers) {
		wg.Go(func() {
			for i := range next {
				p := pages[i]
				body, err := p.bytes()
				if err != nil {
					errs[i] = err
					continue
				}
				for j, e := range systems {
					pr, err := e.guarded(p, body, limit)
					scores[j][i] = scorePage(p, pr, err)
				}
				done()
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("reading a page: %w", err)
		}
	}
	return scores, nil
}
