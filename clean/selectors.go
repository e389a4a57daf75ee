package clean

import (
	"fmt"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"

	"github.com/copydesk/copydesk/parse"
)

// selectors are the CSS rules of [Options].
type selectors struct {
	keep, drop []goquery.Matcher
}

// compileSelectors returns the selectors of the options. A selector that is not
// valid is an error.
func compileSelectors(opts *Options) (selectors, error) {
	var s selectors
	var err error
	if s.keep, err = compileAll("keep", opts.Keep); err != nil {
		return s, err
	}
	s.drop, err = compileAll("drop", opts.Drop)
	return s, err
}

func compileAll(what string, list []string) ([]goquery.Matcher, error) {
	var out []goquery.Matcher
	for _, text := range list {
		m, err := cascadia.Compile(text)
		if err != nil {
			return nil, fmt.Errorf("clean: %s %q: %w", what, text, err)
		}
		out = append(out, m)
	}
	return out, nil
}

func (s *selectors) none() bool { return len(s.keep) == 0 && len(s.drop) == 0 }

// read makes a page of what the selectors leave of a document of HTML. The
// error is that of the tree's parser: nested too deep.
func (s *selectors) read(doc *parse.Document) (*parse.Page, error) {
	tree, err := goquery.NewDocumentFromReader(strings.NewReader(doc.Text))
	if err != nil {
		return nil, &parse.Error{Source: doc.Name, Record: doc.Record, Offset: doc.Offset, Err: err}
	}
	for _, m := range s.drop {
		tree.FindMatcher(m).Remove()
	}
	chosen := tree.Selection
	if len(s.keep) > 0 {
		chosen = tree.Find("head") // what the page says of itself
		for _, m := range s.keep {
			chosen = chosen.AddMatcher(m)
		}
	}
	page := parse.FromSelection(chosen, doc.URL)
	own := *doc
	own.Text = ""
	page.Doc = &own
	return page, nil
}
