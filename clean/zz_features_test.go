package clean

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDebugFeatures(t *testing.T) {
	if os.Getenv("FEATURES") == "" {
		t.Skip()
	}
	out, _ := os.Create(os.Getenv("FEATURES"))
	defer out.Close()
	w := bufio.NewWriter(out)
	defer w.Flush()
	files, _ := filepath.Glob("/work/shared/bench/wcxb-dev/html/*.gz")
	traf, _ := filepath.Glob("/work/shared/bench/traf-dev/html/*.gz")
	for _, f := range append(files, traf...) {
		kind, url := "traf", ""
		if strings.Contains(f, "wcxb") {
			g, _ := os.Open(strings.Replace(strings.Replace(f, ".html.gz", ".json.gz", 1), "/html/", "/ground-truth/", 1))
			z, _ := gzip.NewReader(g)
			var d struct {
				PageType string `json:"page_type"`
				URL      string
			}
			json.NewDecoder(z).Decode(&d)
			g.Close()
			kind, url = d.PageType, d.URL
		}
		p := debugPassURL(f, url)
		s := newThreadScan(p)
		recs := s.records()
		r := s.newReading(recs)
		in := make([]bool, len(p.facts))
		n, comments, words, first := 0, 0, 0, -1
		typed, dated, authored := 0, 0, 0
		for i := range recs {
			th, _, ok := r.thread(&recs[i])
			for _, b := range recs[i].blocks {
				in[b] = true
			}
			if !ok {
				continue
			}
			if first < 0 {
				first = th.head
			}
			n++
			if recs[i].comment {
				comments++
			}
			if s.hints[recs[i].container]&hintTyped != 0 {
				typed++
			}
			if th.date != "" {
				dated++
			}
			if th.author != "" {
				authored++
			}
			for _, b := range th.text {
				words += p.facts[b].words
			}
		}
		outside, before := 0, 0
		for i := range p.facts {
			if !in[i] && p.facts[i].prose && p.free(i) {
				outside += p.facts[i].words
				if i < first {
					before += p.facts[i].words
				}
			}
		}
		ld := ""
		for _, j := range p.origin.Head.JSON {
			for _, ty := range []string{"DiscussionForumPosting", "QAPage", "NewsArticle", "BlogPosting", "\"Article\"", "Product", "Recipe"} {
				if strings.Contains(j.Value, ty) && !strings.Contains(ld, ty) {
					ld += ty + ","
				}
			}
		}
		bc := ""
		for c := 0; c < min(4, len(p.origin.Containers)); c++ {
			if p.origin.Containers[c].Name == "body" {
				bc = clip(p.origin.Containers[c].Class+" "+p.origin.Containers[c].ID, 100)
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%v\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\t%s\t%s\n", filepath.Base(f), kind, s.forum, n, comments, typed, dated, authored, words, outside, before, ld, p.origin.Head.Get("og:type"), url, strings.ReplaceAll(bc, "\n", " "))
	}
}
