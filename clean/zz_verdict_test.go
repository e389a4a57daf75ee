package clean

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/parse"
)

func TestDebugVerdict(t *testing.T) {
	if os.Getenv("VERDICT") == "" {
		t.Skip()
	}
	out, _ := os.Create(os.Getenv("VERDICT"))
	defer out.Close()
	w := bufio.NewWriter(out)
	defer w.Flush()
	files, _ := filepath.Glob("/work/shared/bench/wcxb-dev/html/*.gz")
	for _, f := range files {
		var d struct {
			PageType string `json:"page_type"`
			URL      string
		}
		json.Unmarshal(zread(strings.Replace(strings.Replace(f, ".html.gz", ".json.gz", 1), "/html/", "/ground-truth/", 1)), &d)
		text, _ := parse.Decode(zread(f), "")
		a, _ := standard().Clean(context.Background(), &parse.Document{URL: d.URL, Media: parse.MediaHTML, Text: text})
		page, _ := parse.Read(&parse.Document{URL: d.URL, Media: parse.MediaHTML, Text: text})
		e := readEvidence(page, d.URL)
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d", filepath.Base(f)[:4], d.PageType, d.URL, a.Verdict, len(a.Comments))
		for _, v := range e {
			fmt.Fprintf(w, "\t%.4f", v)
		}
		fmt.Fprintln(w)
	}
}
