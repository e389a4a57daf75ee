package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/parse"
)

// Bounds of threads in flattened text, where only the rhythm of the lines shows
// them.
const (
	minTextPosts  = 3   // dates of the same form
	textReplies   = 0.6 // share of the posts with a “Reply”, a number, a “Joined”
	textProse     = 0.5 // share of the posts with running text
	maxPostBlocks = 400
)

// textThreads finds comments and posts by their rhythm: date lines of the same
// form come again and again, running text and “Reply” between them. It returns
// none where there is no such rhythm.
func (p *Pass) textThreads() []thread {
	starts := p.postStarts()
	if len(starts) < minTextPosts {
		return nil
	}
	records := make([]record, len(starts))
	longest := 0
	for k, from := range starts {
		to := min(len(p.facts), from+max(longest, minTextPosts))
		if k+1 < len(starts) {
			to = starts[k+1]
			longest = max(longest, min(to-from, maxPostBlocks))
		}
		for b := from; b < min(to, from+maxPostBlocks); b++ {
			records[k].blocks = append(records[k].blocks, b)
		}
	}
	records = records[p.articleEnd(records):]
	if len(records) < minTextPosts || !p.hasRhythm(records) {
		return nil
	}
	n := len(p.Page.Containers)
	s := &threadScan{p: p, threadMap: &threadMap{page: p.Page, cues: make([]cue, n), from: make([]int32, n), to: make([]int32, n)}}
	r := s.newReading(records)
	var threads []thread
	for i := range records {
		if t, _, ok := r.thread(&records[i]); ok {
			threads = append(threads, t)
		}
	}
	return threads
}

// articleEnd returns the number of the first record that is none: an article and
// what stands around it may have dates of the form that its comments have. There
// is nothing to answer them by, or a heading of comments stands behind them.
func (p *Pass) articleEnd(records []record) int {
	end := 0
	for end < len(records) && !p.hasReply(&records[end]) {
		end++
	}
	for i := range len(records) / 2 {
		for _, b := range records[i].blocks {
			if p.facts[b].words <= maxPostHead && p.matchesAny(b, "comments.heading") {
				end = max(end, i+1)
			}
		}
	}
	return end
}

// hasReply reports whether a record has something to answer it by.
func (p *Pass) hasReply(r *record) bool {
	return slices.ContainsFunc(r.blocks, func(b int) bool { return p.facts[b].words <= maxPostHead && p.matchesAny(b, "comments.reply") })
}

// hasRhythm reports whether most records have running text and something to
// answer by.
func (p *Pass) hasRhythm(records []record) bool {
	prose, replies := 0, 0
	for i := range records {
		prose += count(slices.ContainsFunc(records[i].blocks, func(b int) bool { return p.facts[b].prose }))
		replies += count(p.hasReply(&records[i]))
	}
	n := float64(len(records))
	return float64(prose) >= textProse*n && float64(replies) >= textReplies*n
}

// postStarts returns the first blocks of what may be posts: the date lines whose
// form comes most often, or the name above each where one stands there.
func (p *Pass) postStarts() []int {
	forms := map[string][]int{}
	for i := range p.facts {
		f := &p.facts[i]
		if f.words == 0 || f.words > maxPostHead || !p.head(i).dated() {
			continue
		}
		form := formOf(p.head(i).rest)
		if n := len(forms[form]); n == 0 || i-forms[form][n-1] > 1 {
			forms[form] = append(forms[form], i)
		}
	}
	var best []int
	for _, at := range forms {
		if len(at) > len(best) || len(at) == len(best) && len(at) > 0 && at[0] < best[0] {
			best = at
		}
	}
	named := 0
	for _, i := range best {
		named += count(p.nameLine(i - 1))
	}
	if 2*named > len(best) {
		for k, i := range best {
			if p.nameLine(i - 1) {
				best[k] = i - 1
			}
		}
	}
	return best
}

// nameLine reports whether block i may be the name of a writer.
func (p *Pass) nameLine(i int) bool {
	if i < 0 {
		return false
	}
	f, t := &p.facts[i], p.Page.Blocks[i].Text
	last, _ := utf8.DecodeLastRuneInString(t)
	return f.words > 0 && f.words <= maxNameWords && !f.stop && (isLetterOrDigit(last) || last == ')') && !p.head(i).dated() && len(f.matches) == 0 && p.Page.Blocks[i].Kind != parse.Heading
}

// formOf returns what stands beside a date without numbers and names: of “#12
// Posted by Ida” the words in small letters.
func formOf(rest string) string {
	words := strings.FieldsFunc(rest, func(r rune) bool { return !isLetterOrDigit(r) })
	words = slices.DeleteFunc(words, func(w string) bool { return beginsUpper(w) || w[0] >= '0' && w[0] <= '9' })
	return phrase.Fold(strings.Join(words, " "))
}
