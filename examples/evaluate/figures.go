package main

import "strings"

// figures are all results of one system. A set that was not given is nil.
type figures struct {
	System string        `json:"system"`
	WCXB   *wcxbFigures  `json:"wcxb-dev,omitempty"`
	Traf   *trafFigures  `json:"traf,omitempty"`
	Failed []failure     `json:"failed"`
	Speed  *speedFigures `json:"speed,omitempty"`
}

// metaWCXB returns the metadata figures of WCXB, or nil.
func (f *figures) metaWCXB() *metaTable {
	if f.WCXB == nil {
		return nil
	}
	return &f.WCXB.Meta
}

// metaTraf returns the metadata figures of trafilatura's set, or nil.
func (f *figures) metaTraf() *metaTable {
	if f.Traf == nil {
		return nil
	}
	return &f.Traf.Meta
}

// A failure is a page on which a system returned an error, panicked or stalled;
// it counts as an empty page.
type failure struct {
	Set   string `json:"set"`
	ID    string `json:"id"`
	Error string `json:"error"`
}

// groupFigures are means over pages of WCXB.
type groupFigures struct {
	Pages int `json:"pages"`
	Empty int `json:"empty"`
	prf
	// With and Without are the mean shares of snippets that were found; pages
	// without snippets count as 1, as in the set's own program.
	With    float64 `json:"with"`
	Without float64 `json:"without"`
	// WithAnnotated and WithoutAnnotated leave such pages out.
	WithAnnotated    float64 `json:"with_annotated"`
	WithoutAnnotated float64 `json:"without_annotated"`
}

// wcxbFigures are those of all pages, of each page type, and of each style of
// flattened text.
type wcxbFigures struct {
	groupFigures
	Shingle shingleFigures          `json:"shingle"`
	Types   map[string]groupFigures `json:"types"`
	Styles  map[string]groupFigures `json:"styles,omitempty"`
	Meta    metaTable               `json:"meta"`
	// Of systems that say what a page is and how good its text may be.
	Verdicts    verdictTable `json:"verdicts,omitempty"`
	Calibration *calibration `json:"calibration,omitempty"`
}

// trafFigures are sums over the segments of trafilatura's pages.
type trafFigures struct {
	Pages int `json:"pages"`
	Empty int `json:"empty"`
	segmentCounts
	prf
	Accuracy float64        `json:"accuracy"`
	Comments commentFigures `json:"comments"`
	Meta     metaTable      `json:"meta"`
}

// summarise makes the figures of one system from the scores of its pages.
func summarise(system string, scores []*score) figures {
	f := figures{System: system, Failed: []failure{}}
	var wcxb, traf []*score
	for _, s := range scores {
		if s.page.set == setTraf {
			traf = append(traf, s)
		} else {
			wcxb = append(wcxb, s)
		}
		if s.err != nil {
			reason, _, _ := strings.Cut(s.err.Error(), "\n")
			f.Failed = append(f.Failed, failure{s.page.set, s.page.id, reason})
		}
	}
	if len(wcxb) > 0 {
		f.WCXB = summariseWCXB(wcxb)
	}
	if len(traf) > 0 {
		f.Traf = summariseTraf(traf)
	}
	return f
}

func summariseWCXB(scores []*score) *wcxbFigures {
	types, styles := map[string][]*score{}, map[string][]*score{}
	var meta metaPairs
	var shingles []confusion
	for _, s := range scores {
		types[s.page.kind] = append(types[s.page.kind], s)
		if style := s.page.style(); style != "" {
			styles[style] = append(styles[style], s)
		}
		if s.shingles != nil {
			shingles = append(shingles, *s.shingles)
		}
		meta.add(s.meta)
	}
	return &wcxbFigures{
		groupFigures: summariseGroup(scores),
		Shingle:      meanShingles(shingles),
		Types:        summariseGroups(types),
		Styles:       summariseGroups(styles),
		Meta:         scoreMeta(&meta),
		Verdicts:     countVerdicts(scores),
		Calibration:  calibrate(scores),
	}
}

func summariseGroups(groups map[string][]*score) map[string]groupFigures {
	out := map[string]groupFigures{}
	for name, scores := range groups {
		out[name] = summariseGroup(scores)
	}
	return out
}

func summariseGroup(scores []*score) groupFigures {
	g := groupFigures{Pages: len(scores)}
	var f1, precision, recall, with, without, withAnnotated, withoutAnnotated mean
	for _, s := range scores {
		if s.empty {
			g.Empty++
		}
		f1.add(s.words.F1)
		precision.add(s.words.Precision)
		recall.add(s.words.Recall)
		with.add(s.with)
		without.add(s.without)
		if len(s.page.gold.with) > 0 {
			withAnnotated.add(s.with)
		}
		if len(s.page.gold.without) > 0 {
			withoutAnnotated.add(s.without)
		}
	}
	g.prf = prf{Precision: precision.value(), Recall: recall.value(), F1: f1.value()}
	g.With, g.Without = with.value(), without.value()
	g.WithAnnotated, g.WithoutAnnotated = withAnnotated.value(), withoutAnnotated.value()
	return g
}

func summariseTraf(scores []*score) *trafFigures {
	f := &trafFigures{Pages: len(scores)}
	var comments commentCounts
	var meta metaPairs
	for _, s := range scores {
		if s.empty {
			f.Empty++
		}
		f.segmentCounts.add(s.segments)
		comments.add(s.comments)
		meta.add(s.meta)
	}
	f.prf, f.Accuracy = f.segmentCounts.prf(), f.accuracy()
	f.Comments = comments.figures()
	f.Meta = scoreMeta(&meta)
	return f
}
