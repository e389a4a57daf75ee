package model

// Texts that the page states about itself, as bits of the words that stand there.
const (
	inTitle = 1 << iota
	inDescription
	inAuthor
)

// A stated is the words that a page states about itself.
type stated struct {
	words counter
	in    []uint8   // of each word
	known [8]uint64 // has the bits of the words' hashes: most words of a page are not stated
}

// state notes the words of the page's title, description and authors, and returns how many
// the title has.
func (r *reading) state() (titles int) {
	h := &r.page.Head
	from := len(r.tokens)
	r.tokenize(h.Title.Value)
	r.tokenize(h.Get("og:title"))
	description := len(r.tokens)
	r.tokenize(h.Get("og:description", "description"))
	author := len(r.tokens)
	r.tokenize(h.Get("author", "article:author", "parsely-author", "twitter:data1"))
	toks := r.tokens[from:]
	r.tokens = r.tokens[:from]

	s := &r.stated
	s.words.reset(len(toks))
	s.in = grow(s.in, len(toks))
	s.known = [8]uint64{}
	for k := range toks {
		if !toks[k].content() {
			continue
		}
		in := uint8(inAuthor)
		switch {
		case from+k < description:
			in = inTitle
		case from+k < author:
			in = inDescription
		}
		h := toks[k].hash
		at, _ := s.words.add(uint64(h) << 1)
		if in == inTitle && s.in[at] == 0 {
			titles++
		}
		s.in[at] |= in
		s.known[h/64%8] |= 1 << (h % 64)
	}
	return titles
}

// texts returns the texts that a word stands in.
func (s *stated) texts(hash uint32) uint8 {
	if s.known[hash/64%8]>>(hash%64)&1 == 0 {
		return 0
	}
	if at := s.words.find(uint64(hash) << 1); at >= 0 {
		return s.in[at]
	}
	return 0
}
