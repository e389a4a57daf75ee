package clean

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/parse"
)

func TestDebugFlat(t *testing.T) {
	if os.Getenv("FLAT") == "" {
		t.Skip()
	}
	files, _ := filepath.Glob("/work/shared/bench/wcxb-dev/text/*.gz")
	type st struct{ n, forum, posts, comments, cpages int }
	res := map[string]*st{}
	for _, f := range files {
		var d struct {
			PageType string `json:"page_type"`
			URL      string
		}
		id := filepath.Base(f)[:4]
		style := strings.Split(filepath.Base(f), ".")[1]
		json.Unmarshal(zread("/work/shared/bench/wcxb-dev/ground-truth/"+id+".json.gz"), &d)
		a, _ := standard().Clean(context.Background(), parse.NewText(string(zread(f))))
		k := d.PageType
		if k == "forum" {
			k += " " + style
		}
		if res[k] == nil {
			res[k] = &st{}
		}
		r := res[k]
		r.n++
		if a.Verdict == IsForum {
			r.forum++
			if d.PageType != "forum" {
				fmt.Println(id, style, d.URL, len(a.Posts), a.Posts[0].Author, a.Posts[0].Date)
			}
		}
		r.posts += len(a.Posts)
		r.comments += len(a.Comments)
		if len(a.Comments) > 0 {
			r.cpages++
		}
	}
	for k, r := range res {
		fmt.Printf("%s %+v\n", k, *r)
	}
}

func TestDebugTextOne(t *testing.T) {
	if os.Getenv("ONE") == "" {
		t.Skip()
	}
	for id := range strings.SplitSeq(os.Getenv("ONE"), ",") {
		fs, _ := filepath.Glob("/work/shared/bench/wcxb-dev/text/" + id + ".*.gz")
		page, _ := parse.Read(parse.NewText(string(zread(fs[0]))))
		c := standard()
		p := c.newPass(page, nil, nil)
		for i := range c.rules {
			if c.rules[i].Name == "comments.thread" {
				break
			}
			p.rule = c.rules[i].Name
			c.rules[i].Run(p)
		}
		a, _ := c.Clean(context.Background(), parse.NewText(string(zread(fs[0]))))
		fmt.Println(a.Verdict, len(a.Posts), len(a.Comments))
		th, w := p.lineThreads()
		rh := p.textThreads()
		fmt.Println("==", id, fs[0], "line", len(th), w, "rhythm", len(rh))
		from := p.nextProse(0) + 1
		for i := from; i < len(p.facts); i++ {
			if m, ok := p.match(i, "comments.heading"); ok && (p.free(i) || p.is(i, RoleCounter)) && p.firstComment(i+1, commentReach) >= 0 {
				fmt.Printf("heading %d %q %s weak %v\n", i, p.Page.Blocks[i].Text, m.Phrase.ID, m.Phrase.Weak)
				break
			}
		}
		for _, x := range [][]thread{th, rh} {
			if len(x) > 0 {
				b, q := p.wordsBeside(x)
				fmt.Println("  body", b, "posts", q, "forum", p.isForum(x))
			}
			for k := range min(3, len(x)) {
				fmt.Printf("   %d %q %q %s\n", x[k].head, x[k].author, x[k].date, clip(p.Page.Blocks[x[k].text[0]].Text, 80))
			}
		}
	}
}
