// Package model gives each block of a page the probability that it is part of
// the page's main text, and decides which blocks to keep.
//
//	m := model.Builtin(model.HTML)
//	p := m.Score(nil, page, model.Hints{Phrase: model.Phrases(nil, matcher, page)})
//	keep, f1 := model.Cut(p, words, model.Balanced)
//
// # What is measured
//
// Quantities are measured once: of a block (the form of its text, where it
// stands, what is around it), of a container (its words, links, class, how many
// others look like it) and of the page. Each value is sorted into one of at most 64
// classes, whose limits the model brings along. A feature is the class of a quantity seen from a
// block: its own, that of a neighbour, that of a container around it, that of
// the page. The trees ask whether a class is above a limit, of 64 blocks at
// once: a bit of the answer for each. The features have names; README.md beside
// this file tells of the model itself, of its data and of its limits.
//
// # Cost
//
// Time and memory are linear in the bytes, blocks and containers of a page.
// There is no allocation per block: what a page needs is kept for the next,
// unless it is a huge one.
// Models are immutable and safe for concurrent use.
package model
