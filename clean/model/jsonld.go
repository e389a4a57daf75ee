package model

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxBody is the length of a stated article text that is read.
const maxBody = 1 << 20

// bodyKeys are the names under which JSON-LD states the text of a page.
var bodyKeys = [...]string{`"articleBody"`, `"reviewBody"`}

// readBody measures how much of each block is in the text that JSON-LD states,
// and how far the last such block is. The stated text is often shorter than the
// article, so it is one sign among others.
func (r *reading) readBody() {
	var body string
	for i := range r.page.Head.JSON {
		for _, key := range bodyKeys {
			if b := jsonString(r.page.Head.JSON[i].Value, key); len(b) > len(body) {
				body = b
			}
		}
	}
	r.global[gBody] = -1
	from := len(r.tokens)
	r.tokenize(body)
	toks := r.tokens[from:]
	if len(toks) < gram {
		for i := range r.n {
			r.row(i)[qBodyCover], r.row(i)[qBodyLeft] = -1, -1
		}
		r.tokens = r.tokens[:from]
		return
	}
	r.global[gBody] = ratio(float32(len(toks)), r.sums[r.n].words)
	r.words.reset(len(toks))
	grams(toks, func(g uint64) { r.words.add(g) })
	r.tokens = r.tokens[:from]
	last := -1
	for i := range r.n {
		n, hits := 0, 0
		grams(r.tokensOf(i), func(g uint64) {
			n++
			if r.words.find(g) >= 0 {
				hits++
			}
		})
		v := r.row(i)
		v[qBodyCover] = ratio(float32(hits), float32(n))
		if n > 0 && 2*hits > n {
			last = i
		}
	}
	for i := range r.n {
		r.row(i)[qBodyLeft] = float32(min(max(i-last, -farBlocks), farBlocks))
	}
}

// gram is the number of words that are compared at once; blocks of fewer words are
// compared whole by the same count, and so are never found.
const gram = 3

// grams calls f with the hashes of the runs of words of a text.
func grams(toks []token, f func(uint64)) {
	for k := 0; k+gram <= len(toks); k++ {
		h := uint64(0)
		for _, t := range toks[k : k+gram] {
			h = (h ^ uint64(t.hash)) * 0x9E3779B97F4A7C15
			h ^= h >> 29
		}
		f(h)
	}
}

// jsonString returns the first string that stands under a key, unescaped. The
// JSON around it is not read.
func jsonString(json, key string) string {
	at := strings.Index(json, key)
	if at < 0 {
		return ""
	}
	s := strings.TrimLeft(json[at+len(key):], " \t\r\n:")
	if !strings.HasPrefix(s, `"`) {
		return ""
	}
	s = s[1:min(len(s), maxBody)]
	var b strings.Builder
	for {
		i := strings.IndexAny(s, `"\`)
		if i < 0 || s[i] == '"' || i+1 == len(s) {
			b.WriteString(s[:max(i, 0)])
			return b.String()
		}
		b.WriteString(s[:i])
		if s[i+1] == 'u' && i+6 <= len(s) {
			if c, err := strconv.ParseUint(s[i+2:i+6], 16, 32); err == nil && utf8.ValidRune(rune(c)) {
				b.WriteRune(rune(c))
			}
			s = s[i+6:]
			continue
		}
		if c := s[i+1]; c == '"' || c == '\\' || c == '/' {
			b.WriteByte(c)
		} else {
			b.WriteByte(' ')
		}
		s = s[i+2:]
	}
}
