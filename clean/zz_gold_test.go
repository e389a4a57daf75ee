package clean

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/parse"
)

func zread(name string) []byte {
	f, err := os.Open(name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	z, _ := gzip.NewReader(f)
	b, _ := io.ReadAll(z)
	return b
}

func TestDebugTraf(t *testing.T) {
	if os.Getenv("TRAF") == "" {
		t.Skip()
	}
	dir := "/work/shared/bench/traf-dev/"
	raw, _ := os.ReadFile(dir + "evaldata.json")
	var ev map[string]struct {
		File     string
		Comments []string
	}
	json.Unmarshal(raw, &ev)
	var urls []string
	for u := range ev {
		urls = append(urls, u)
	}
	sort.Strings(urls)
	for _, u := range urls {
		it := ev[u]
		if len(it.Comments) == 0 {
			continue
		}
		text, _ := parse.Decode(zread(dir+"html/"+it.File+".gz"), "")
		a, _ := standard().Clean(context.Background(), &parse.Document{URL: u, Media: parse.MediaHTML, Text: text})
		body := parse.FoldSpace(a.Text())
		var cs []string
		for _, c := range a.Comments {
			cs = append(cs, c.Text)
		}
		comments := parse.FoldSpace(strings.Join(cs, "\n"))
		plain := parse.FoldSpace(parse.PlainText(text, false))
		_ = plain
		for _, s := range it.Comments {
			s = parse.FoldSpace(s)
			if s == "" {
				continue
			}
			found, leaked := strings.Contains(comments, s), strings.Contains(body, s)
			if found && !leaked {
				continue
			}
			there := leaked
			page, _ := parse.Read(&parse.Document{Media: parse.MediaHTML, Text: text})
			for i := range page.Blocks {
				there = there || strings.Contains(page.Blocks[i].Text, s)
			}
			if there {
				fmt.Println(it.File, "found", found, "leaked", leaked, "comments", len(a.Comments), "posts", len(a.Posts), "|", clip(s, 60))
			}
		}
	}
}

func TestDebugLoss(t *testing.T) {
	if os.Getenv("LOSS") == "" {
		t.Skip()
	}
	files, _ := filepath.Glob("/work/shared/bench/wcxb-dev/html/*.gz")
	type row struct {
		n int
		s string
	}
	var rows []row
	total := map[string][2]int{}
	for _, f := range files {
		var d struct {
			PageType string `json:"page_type"`
			URL      string
			GT       struct {
				M string `json:"main_content"`
			} `json:"ground_truth"`
		}
		json.Unmarshal(zread(strings.Replace(strings.Replace(f, ".html.gz", ".json.gz", 1), "/html/", "/ground-truth/", 1)), &d)
		text, _ := parse.Decode(zread(f), "")
		doc := &parse.Document{URL: d.URL, Media: parse.MediaHTML, Text: text}
		a, _ := standard().Clean(context.Background(), doc)
		gold := strings.ToLower(parse.FoldSpace(d.GT.M))
		page, _ := parse.Read(doc)
		lost, debris := 0, 0
		var ex []string
		seen := map[int]bool{}
		for _, e := range a.Ledger {
			if e.Rule != "comments.thread" || e.Fate == Kept || e.Block < 0 || seen[e.Block] {
				continue
			}
			seen[e.Block] = true
			tx := strings.ToLower(page.Blocks[e.Block].Text)
			w := countWords(tx)
			if w < 4 {
				continue
			}
			if strings.Contains(gold, tx) {
				lost += w
				ex = append(ex, string(e.Role)+":"+clip(tx, 60))
			} else {
				debris += w
			}
		}
		x := total[d.PageType]
		total[d.PageType] = [2]int{x[0] + lost, x[1] + debris}
		if lost > 0 {
			rows = append(rows, row{lost, fmt.Sprint(lost, " of ", lost+debris, " ", filepath.Base(f), d.PageType, " ", d.URL, " comments ", len(a.Comments), " posts ", len(a.Posts), ex[:min(3, len(ex))])})
		}
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].n > rows[j].n })
	for _, r := range rows[:min(60, len(rows))] {
		fmt.Println(r.s)
	}
	fmt.Println(total)
}

func TestDebugFirstPost(t *testing.T) {
	if os.Getenv("FIRST") == "" {
		t.Skip()
	}
	files, _ := filepath.Glob("/work/shared/bench/wcxb-dev/html/*.gz")
	n, ok, dn, dok, verdict, all := 0, 0, 0, 0, 0, 0
	var noAuthor, noDate, posts int
	for _, f := range files {
		var d struct {
			PageType string `json:"page_type"`
			URL      string
			GT       struct {
				Author string `json:"author"`
				Date   string `json:"publish_date"`
			} `json:"ground_truth"`
		}
		json.Unmarshal(zread(strings.Replace(strings.Replace(f, ".html.gz", ".json.gz", 1), "/html/", "/ground-truth/", 1)), &d)
		if d.PageType != "forum" {
			continue
		}
		all++
		text, _ := parse.Decode(zread(f), "")
		a, _ := standard().Clean(context.Background(), &parse.Document{URL: d.URL, Media: parse.MediaHTML, Text: text})
		if a.Verdict == IsForum {
			verdict++
		}
		if len(a.Posts) == 0 {
			fmt.Println(filepath.Base(f)[:4], "no posts", a.Verdict, d.URL)
			continue
		}
		for _, p := range a.Posts {
			posts++
			if p.Author == "" {
				noAuthor++
			}
			if p.Date == "" {
				noDate++
			}
		}
		p := a.Posts[0]
		if d.GT.Author != "" {
			n++
			if strings.EqualFold(p.Author, d.GT.Author) {
				ok++
			} else {
				fmt.Printf("%s author %q want %q (%d posts)\n", filepath.Base(f)[:4], p.Author, d.GT.Author, len(a.Posts))
			}
		}
		if d.GT.Date != "" {
			dn++
			if strings.HasPrefix(p.Date, d.GT.Date) {
				dok++
			} else {
				fmt.Printf("%s date %q want %q %s\n", filepath.Base(f)[:4], p.Date, d.GT.Date, d.URL)
			}
		}
	}
	fmt.Println("author", ok, n, "date", dok, dn, "verdict", verdict, all, "posts", posts, "no author", noAuthor, "no date", noDate)
}
