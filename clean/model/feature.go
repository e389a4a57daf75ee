package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A feature is a quantity as a block sees it.
type feature struct {
	place    place
	quantity int
	at       int // the neighbour or the level
}

// A place is what a quantity is of.
type place uint8

const (
	ofBlock place = iota
	ofNeighbour
	ofPath      // the block's innermost container and those around it
	ofContainer // the one at a level
	ofPage
)

// neighbours are the quantities and distances at which blocks look at those
// around them.
var (
	neighbourQuantities = []int{qWords, qStop, qEnd, qCapital, qSentences, qWordScore, qLinked, qKind, qPhrase, qVocab}
	neighbourPlaces     = []int{-4, -3, -2, -1, 1, 2, 3, 4}
)

// String returns the name of f in model files: "words", "words@-1", "path.nav",
// "up2.linked", "page.words".
func (f feature) String() string {
	switch f.place {
	case ofNeighbour:
		return fmt.Sprintf("%s@%+d", blockNames[f.quantity], f.at)
	case ofPath:
		return "path." + pathNames[f.quantity]
	case ofContainer:
		return fmt.Sprintf("up%d.%s", f.at, containerNames[f.quantity])
	case ofPage:
		return "page." + pageNames[f.quantity]
	}
	return blockNames[f.quantity]
}

// featureOf returns the feature with a name.
func featureOf(name string) (f feature, ok bool) {
	q, of, names := name, ofBlock, blockNames[:]
	if base, at, found := strings.Cut(name, "@"); found {
		n, err := strconv.Atoi(at)
		if err != nil || !slices.Contains(neighbourPlaces, n) {
			return f, false
		}
		q, of, f.at = base, ofNeighbour, n
	} else if base, rest, found := strings.Cut(name, "."); found {
		q = rest
		switch {
		case base == "path":
			of, names = ofPath, pathNames[:]
		case base == "page":
			of, names = ofPage, pageNames[:]
		case len(base) == 3 && base[:2] == "up" && base[2] >= '0' && base[2] < '0'+levels:
			of, names, f.at = ofContainer, containerNames[:], int(base[2]-'0')
		default:
			return f, false
		}
	}
	f.place, f.quantity = of, slices.Index(names, q)
	return f, f.quantity >= 0
}

// Features returns the names of all features of a mode, in the order of a row
// of [Extractor.Rows].
func Features(m Mode) []string {
	var names []string
	for _, f := range features(m) {
		names = append(names, f.String())
	}
	return names
}

func features(m Mode) []feature {
	var fs []feature
	add := func(of place, n, at int) {
		for q := range n {
			fs = append(fs, feature{of, q, at})
		}
	}
	blocks, pages := firstHTML, firstPageHTML
	if m == HTML {
		blocks, pages = numBlock, numPage
	}
	add(ofBlock, blocks, 0)
	for _, q := range neighbourQuantities {
		for _, d := range neighbourPlaces {
			fs = append(fs, feature{ofNeighbour, q, d})
		}
	}
	if m == HTML {
		add(ofPath, numPath, 0)
		for l := range levels {
			add(ofContainer, numContainer, l)
		}
	}
	add(ofPage, pages, 0)
	return fs
}
