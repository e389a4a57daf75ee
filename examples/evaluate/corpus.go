package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The two sets of labelled pages.
const (
	setWCXB = "wcxb-dev"
	setTraf = "traf"
)

// A page is one labelled page. Its bytes are read when they are needed.
type page struct {
	set  string // setWCXB or setTraf
	id   string
	url  string // "" where the set has none
	kind string // page type, of WCXB alone
	file string // gzip-compressed
	text bool   // the file is flattened text
	gold gold
}

// style is the way in which a flattened page lost its HTML, or "".
func (p *page) style() string {
	if !p.text {
		return ""
	}
	_, rest, _ := strings.Cut(filepath.Base(p.file), ".")
	style, _, _ := strings.Cut(rest, ".")
	return style
}

// gold is what annotators say of a page.
type gold struct {
	text                    string // WCXB alone
	with, without, comments []string
	meta                    goldMeta
}

// goldMeta are annotated fields; nil means that the page was not annotated for
// it, "" that it has none.
type goldMeta struct{ title, author, date *string }

// bytes reads the page.
func (p *page) bytes() ([]byte, error) {
	f, err := os.Open(p.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.file, err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.file, err)
	}
	return b, nil
}

// wcxbGold is a file of ground-truth/ of WCXB.
type wcxbGold struct {
	URL         string          `json:"url"`
	PageType    string          `json:"page_type"`
	GroundTruth json.RawMessage `json:"ground_truth"`
}

// readWCXB lists the pages of a folder in the layout of WCXB, ordered by id:
// those of html/, or if text is true those of text/.
func readWCXB(dir string, text bool) ([]*page, error) {
	files, err := wcxbFiles(dir, text)
	if err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(dir, "ground-truth", "*.json.gz"))
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var pages []*page
	for _, name := range names {
		p, err := readWCXBGold(name)
		if err != nil {
			return nil, err
		}
		if p == nil {
			continue
		}
		p.text, p.file = text, files[p.id]
		if p.file == "" {
			return nil, fmt.Errorf("%s: no page has this id", name)
		}
		pages = append(pages, p)
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("%s: no labelled pages", dir)
	}
	return pages, nil
}

// wcxbFiles returns the pages' files by id.
func wcxbFiles(dir string, text bool) (map[string]string, error) {
	pattern := filepath.Join(dir, "html", "*.html.gz")
	if text {
		pattern = filepath.Join(dir, "text", "*.txt.gz")
	}
	names, err := filepath.Glob(pattern)
	files := map[string]string{}
	for _, name := range names {
		id, _, _ := strings.Cut(filepath.Base(name), ".")
		files[id] = name
	}
	return files, err
}

// readWCXBGold reads the labels of one page; it returns nil where the file has
// none.
func readWCXBGold(name string) (*page, error) {
	b, err := (&page{file: name}).bytes()
	if err != nil {
		return nil, err
	}
	var g wcxbGold
	if err := json.Unmarshal(b, &g); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if !bytes.HasPrefix(g.GroundTruth, []byte("{")) {
		return nil, nil
	}
	var t struct {
		MainContent string `json:"main_content"`
		With        []string
		Without     []string
		Title       string
		Author      string
		Date        string `json:"publish_date"`
	}
	if err := json.Unmarshal(g.GroundTruth, &t); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	id, _, _ := strings.Cut(filepath.Base(name), ".")
	return &page{
		set: setWCXB, id: id, url: g.URL, kind: cmp.Or(g.PageType, "article"),
		gold: gold{
			text: t.MainContent, with: t.With, without: t.Without,
			meta: goldMeta{&t.Title, &t.Author, &t.Date},
		},
	}, nil
}

// trafGold is a page of evaldata.json. A field that is not there was not
// annotated; one that is null was, and the page has none.
type trafGold struct {
	File                    string
	With, Without, Comments []string
	Title, Author, Date     json.RawMessage
}

// readTraf lists the pages of a folder in the layout of trafilatura's
// evaluation, ordered by file: evaldata.json and html/FILE.gz.
func readTraf(dir string) ([]*page, error) {
	name := filepath.Join(dir, "evaldata.json")
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var data map[string]trafGold
	if err := json.Unmarshal(b, &data); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var pages []*page
	for url, g := range data {
		p := &page{
			set: setTraf, id: g.File, url: url,
			file: filepath.Join(dir, "html", g.File+".gz"),
			gold: gold{with: g.With, without: g.Without, comments: g.Comments},
		}
		m := &p.gold.meta
		if err := errors.Join(annotation(g.Title, &m.title), annotation(g.Author, &m.author), annotation(g.Date, &m.date)); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", name, url, err)
		}
		if _, err := os.Stat(p.file); errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		pages = append(pages, p)
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("%s: no labelled pages", name)
	}
	slices.SortFunc(pages, func(a, b *page) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.url, b.url)) })
	return pages, nil
}

// annotation reads a string, or a list of strings that it joins, if it is there.
func annotation(raw json.RawMessage, to **string) error {
	if raw == nil {
		return nil
	}
	var one string
	if err := json.Unmarshal(raw, &one); err == nil {
		*to = &one
		return nil
	}
	var several []string
	if err := json.Unmarshal(raw, &several); err != nil {
		return err
	}
	one = strings.Join(several, "; ")
	*to = &one
	return nil
}

// sample takes every nth of the pages, and limit of them at most; 0 and 1 mean
// all.
func sample(pages []*page, every, limit int) []*page {
	var out []*page
	for i, p := range pages {
		if i%max(1, every) == 0 && (limit <= 0 || len(out) < limit) {
			out = append(out, p)
		}
	}
	return out
}
