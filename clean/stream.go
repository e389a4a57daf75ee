package clean

import (
	"context"
	"iter"
	"runtime"

	"github.com/copydesk/copydesk/parse"
)

// All cleans a stream of documents with a bounded pool of workers. Articles
// come in the order of the documents, and are the same for any number of
// workers; no more than twice as many documents as workers are held at once.
//
// Each pair is one document. The error is that of the stream, or that of
// [Cleaner.Clean]; an article beside an error is of what was done before a
// budget ran out. When the context ends, the stream ends with its error. The
// sequence can be used once.
func (c *Cleaner) All(ctx context.Context, docs iter.Seq2[*parse.Document, error]) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		workers := c.opts.Workers
		if workers <= 0 {
			workers = runtime.GOMAXPROCS(0)
		}
		order := make(chan *job, 2*workers)
		work := make(chan *job)
		done := make(chan struct{})
		go feed(ctx, docs, order, work, done)
		for range workers {
			go c.serve(ctx, work)
		}
		// Whoever stops reading must not leave goroutines behind: the feeder
		// ends by the context and is waited for.
		defer func() {
			cancel()
			for range order {
			}
			<-done
		}()
		for j := range order {
			<-j.ready
			if !yield(j.article, j.err) {
				return
			}
		}
		if err := context.Cause(ctx); err != nil {
			yield(nil, err)
		}
	}
}

// A job is one document on its way through the pool.
type job struct {
	doc     *parse.Document
	article *Article
	err     error
	ready   chan struct{}
}

// feed hands the documents to the workers, and the jobs in order to the reader.
func feed(ctx context.Context, docs iter.Seq2[*parse.Document, error], order, work chan<- *job, done chan<- struct{}) {
	defer close(done)
	defer close(order)
	defer close(work)
	for doc, err := range docs {
		j := &job{doc: doc, err: err, ready: make(chan struct{})}
		select {
		case order <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			close(j.ready)
			continue
		}
		select {
		case work <- j:
		case <-ctx.Done():
			j.err = ctx.Err()
			close(j.ready)
			return
		}
	}
}

func (c *Cleaner) serve(ctx context.Context, work <-chan *job) {
	for j := range work {
		j.article, j.err = c.Clean(ctx, j.doc)
		j.doc = nil
		close(j.ready)
	}
}
