package clean

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/parse"
)

func debugPass(name string) *Pass { return debugPassURL(name, "") }

func debugPassURL(name, url string) *Pass {
	f, err := os.Open(name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	z, _ := gzip.NewReader(f)
	b, _ := io.ReadAll(z)
	text, _ := parse.Decode(b, "")
	page, _ := parse.Read(&parse.Document{URL: url, Media: parse.MediaHTML, Text: text})
	c := standard()
	p := c.newPass(flatten(page), nil, nil)
	p.origin, p.html = page, true
	for i := range c.rules {
		if c.rules[i].Name == "comments.thread" {
			break
		}
		if c.rules[i].tagged {
			continue
		}
		p.rule = c.rules[i].Name
		c.rules[i].Run(p)
	}
	return p
}

func TestDebugThreads(t *testing.T) {
	if os.Getenv("PAGES") == "" {
		t.Skip()
	}
	for n := range strings.SplitSeq(os.Getenv("PAGES"), ",") {
		url := ""
		if i := strings.IndexByte(n, '|'); i > 0 {
			n, url = n[:i], n[i+1:]
		}
		p := debugPassURL(n, url)
		fmt.Println("=====", n)
		s := newThreadScan(p)
		if os.Getenv("SERIES") != "" {
			for k, r := range s.series() {
				if k > 14 {
					break
				}
				c := &p.origin.Containers[r.members[0]]
				fmt.Printf("  %.1f %.1f n=%d <%s.%s#%s> h=%b w=%b %v\n", r.total, r.quality, len(r.members), c.Name, c.Class, c.ID, s.hints[r.members[0]], s.within[r.members[0]], r.own[0])
			}
		}
		p.findThreads()
		fmt.Println("  forum", p.forum, "posts", len(p.zones.posts), "comments", len(p.zones.comments))
		k := 0
		for _, th := range append(p.zones.posts, p.zones.comments...) {
			if k++; k > 5 {
				break
			}
			var tx []string
			for _, b := range th.text {
				tx = append(tx, p.Page.Blocks[b].Text)
			}
			fmt.Printf("   [%d] %q | %q | (%d) %s\n", th.depth, th.author, th.date, len(th.below), clip(strings.Join(tx, " ¶ "), 120))
		}
	}
}

func TestDebugLabels(t *testing.T) {
	if os.Getenv("LABELS") == "" {
		t.Skip()
	}
	n, url, _ := strings.Cut(os.Getenv("LABELS"), "|")
	p := debugPassURL(n, url)
	p.findThreads()
	for i := range p.Page.Blocks {
		d, ok := p.Label(i)
		fmt.Printf("%d %v %s %s | %q\n", i, ok, d.Role, d.Reason, clip(p.Page.Blocks[i].Text, 80))
	}
}

func TestDebugText(t *testing.T) {
	if os.Getenv("TEXT") == "" {
		t.Skip()
	}
	n, url, _ := strings.Cut(os.Getenv("TEXT"), "|")
	text, _ := parse.Decode(zread(n), "")
	a, _ := standard().Clean(context.Background(), &parse.Document{URL: url, Media: parse.MediaHTML, Text: text})
	fmt.Println(a.Verdict, len(a.Posts), len(a.Comments))
	fmt.Println(a.Text())
}

func TestDebugParts(t *testing.T) {
	if os.Getenv("PARTS") == "" {
		t.Skip()
	}
	for id := range strings.SplitSeq(os.Getenv("PARTS"), ",") {
		p := debugPassURL("/work/shared/bench/wcxb-dev/html/"+id+".html.gz", "https://forum.example.org/t/1")
		s := newThreadScan(p)
		recs := s.records()
		r := s.newReading(recs)
		fmt.Println("==", id)
		for i := range recs {
			if i > 0 {
				break
			}
			th, parts, ok := r.thread(&recs[i])
			c := p.origin.Containers[recs[i].container]
			fmt.Printf(" <%s.%s#%s> %v author %q date %q text %v\n", c.Name, clip(c.Class, 50), c.ID, ok, th.author, th.date, th.text)
			for k, b := range recs[i].blocks {
				bc := p.origin.Containers[p.Page.Blocks[b].Container]
				pc := p.origin.Containers[bc.Parent]
				fmt.Printf("   %d %d %q rep=%v dated=%v L%d  <%s.%s#%s < %s.%s>\n", b, parts[k], clip(p.Page.Blocks[b].Text, 60), r.repeats(b), p.head(b).dated(), len(p.Page.Blocks[b].Links), bc.Name, clip(bc.Class, 30), clip(bc.ID, 20), pc.Name, clip(pc.Class, 30))
			}
		}
	}
}

func TestDebugComments(t *testing.T) {
	if os.Getenv("COMMENTS") == "" {
		t.Skip()
	}
	n, url, _ := strings.Cut(os.Getenv("COMMENTS"), "|")
	text, _ := parse.Decode(zread(n), "")
	a, _ := standard().Clean(context.Background(), &parse.Document{URL: url, Media: parse.MediaHTML, Text: text})
	for _, c := range a.Comments {
		fmt.Printf("%q %q (%d) %s\n", c.Author, c.Date, len(c.Text), clip(c.Text, 100))
	}
}

func TestDebugAround(t *testing.T) {
	if os.Getenv("AROUND") == "" {
		t.Skip()
	}
	n, url, _ := strings.Cut(os.Getenv("AROUND"), "|")
	p := debugPassURL(n, url)
	s := newThreadScan(p)
	for i, r := range s.records() {
		c := p.origin.Containers[r.container]
		fmt.Printf("%d around %d named %v post %v depth %d <%s.%s#%s prop %s> h=%b\n", i, r.around, r.named, r.post, r.depth, c.Name, c.Class, c.ID, c.Prop, s.hints[r.container])
	}
}
