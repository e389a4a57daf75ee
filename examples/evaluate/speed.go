package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"slices"
	"time"

	"golang.org/x/net/html"
)

// baseline is the system that all times are told in.
const baseline = "html.Parse"

// speedChunk is the number of pages that one system reads before the next one's
// turn. It is small enough for a busy machine to slow all systems alike, and
// large enough for the collector to run many times within a turn (its smallest
// cycle is 4 MB, and html.Parse makes about 2 MB a page), so that each system
// pays for its own garbage.
const speedChunk = 16

// speedFigures are the cost of one system: means over pages, medians over rounds.
type speedFigures struct {
	Pages  int     `json:"pages"`
	Rounds int     `json:"rounds"`
	Clock  string  `json:"clock"`
	Millis float64 `json:"ms_per_page"`
	// Ratio is the time by that of html.Parse on the same bytes in the same
	// round; AllocRatio is the same for allocations.
	Ratio      float64 `json:"ratio"`
	Allocs     float64 `json:"allocs_per_page"`
	AllocRatio float64 `json:"alloc_ratio"`
	Bytes      float64 `json:"bytes_per_page"`
}

// A cost is what a system used for all pages in one round.
type cost struct {
	time          time.Duration
	allocs, bytes uint64
}

func (c *cost) add(d cost) {
	c.time, c.allocs, c.bytes = c.time+d.time, c.allocs+d.allocs, c.bytes+d.bytes
}

// baselines are the parts of x/net/html that everything else is measured by.
func baselines() []extractor {
	nothing := func() prediction { return prediction{} }
	return []extractor{
		{"tokenizer", func(_ context.Context, _ *page, body []byte) (func() prediction, error) {
			z := html.NewTokenizer(bytes.NewReader(body))
			for z.Next() != html.ErrorToken {
			}
			return nothing, nil
		}},
		{baseline, func(_ context.Context, _ *page, body []byte) (func() prediction, error) {
			_, err := html.Parse(bytes.NewReader(body))
			return nothing, err
		}},
	}
}

// withoutReading is e without the reading of its prediction.
func (e extractor) withoutReading() extractor {
	return extractor{e.name, func(ctx context.Context, p *page, body []byte) (func() prediction, error) {
		_, err := e.run(ctx, p, body)
		return func() prediction { return prediction{} }, err
	}}
}

// measure times the systems and the baselines over the same pages and returns
// figures with nothing but the speed. What a system makes of a page does not
// matter here: it may fail.
func measure(pages []*page, systems []extractor, rounds int, limit time.Duration, done func()) ([]figures, error) {
	all := baselines()
	for _, e := range systems {
		all = append(all, e.withoutReading())
	}
	costs := make([][]cost, max(1, rounds))
	for r := range costs {
		costs[r] = make([]cost, len(all))
		turn := r
		for chunk := range slices.Chunk(pages, speedChunk) {
			bodies, err := readAll(chunk)
			if err != nil {
				return nil, err
			}
			for k := range all {
				i := (k + turn) % len(all) // so that nobody always comes first
				costs[r][i].add(chunkCost(all[i], chunk, bodies, limit))
			}
			turn++
			for range chunk {
				done()
			}
		}
	}
	return speedOf(all, costs, len(pages)), nil
}

func readAll(pages []*page) ([][]byte, error) {
	bodies := make([][]byte, len(pages))
	for i, p := range pages {
		var err error
		if bodies[i], err = p.bytes(); err != nil {
			return nil, fmt.Errorf("reading a page: %w", err)
		}
	}
	return bodies, nil
}

// chunkCost runs one system over some pages.
func chunkCost(e extractor, pages []*page, bodies [][]byte, limit time.Duration) cost {
	var before, after runtime.MemStats
	runtime.GC() // the garbage of the system before
	runtime.ReadMemStats(&before)
	start := cpuTime()
	for i, p := range pages {
		_, _ = e.guarded(p, bodies[i], limit)
	}
	used := cpuTime() - start
	runtime.ReadMemStats(&after)
	return cost{used, after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc}
}

// speedOf turns the costs of rounds and systems into figures.
func speedOf(systems []extractor, costs [][]cost, pages int) []figures {
	base := slices.IndexFunc(systems, func(e extractor) bool { return e.name == baseline })
	out := make([]figures, len(systems))
	for i, e := range systems {
		over := func(f func(own, base cost) float64) float64 {
			values := make([]float64, len(costs))
			for r, round := range costs {
				values[r] = f(round[i], round[base])
			}
			return median(values)
		}
		n := float64(pages)
		out[i] = figures{System: e.name, Failed: []failure{}, Speed: &speedFigures{
			Pages:      pages,
			Rounds:     len(costs),
			Clock:      cpuClock,
			Millis:     over(func(c, _ cost) float64 { return c.time.Seconds() * 1000 / n }),
			Ratio:      over(func(c, b cost) float64 { return float64(c.time) / float64(b.time) }),
			Allocs:     over(func(c, _ cost) float64 { return float64(c.allocs) / n }),
			AllocRatio: over(func(c, b cost) float64 { return float64(c.allocs) / float64(b.allocs) }),
			Bytes:      over(func(c, _ cost) float64 { return float64(c.bytes) / n }),
		}}
	}
	return out
}

// median returns the middle value, or the mean of the two in the middle; values
// must not be empty.
func median(values []float64) float64 {
	v := slices.Sorted(slices.Values(values))
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}
