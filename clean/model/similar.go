package model

// maxCopies is the number of copies from which on more say nothing.
const maxCopies = 5

// repeats counts the copies of each block, and those before it.
func (r *reading) repeats() {
	r.words.reset(r.n)
	r.seen = grow(r.seen, r.n)
	for i := range r.n {
		k, _ := r.words.add(r.hashes[i])
		r.row(i)[qSeen] = float32(min(r.seen[k], maxCopies))
		r.seen[k]++
	}
	for i := range r.n {
		r.row(i)[qCopies] = float32(min(r.seen[r.words.find(r.hashes[i])], maxCopies))
	}
}

// inMany marks a word of the vocabulary that two good blocks have.
const inMany = -1

// content reports whether a word says what a text is about.
func (t *token) content() bool { return t.long && t.langs == 0 }

// vocabulary measures how many of the words of a block are words of the page's
// running text, that of the block itself aside.
func (r *reading) vocabulary() {
	n := 0
	for i := range r.n {
		if r.row(i)[qGood] > 0 {
			n += int(r.first[i+1] - r.first[i])
		}
	}
	r.words.reset(n)
	r.seen = grow(r.seen, n)
	for i := range r.n {
		if r.row(i)[qGood] == 0 {
			continue
		}
		toks := r.tokensOf(i)
		for k := range toks {
			if !toks[k].content() {
				continue
			}
			if at, fresh := r.words.add(uint64(toks[k].hash) << 1); fresh {
				r.seen[at] = int32(i)
			} else if r.seen[at] != int32(i) {
				r.seen[at] = inMany
			}
		}
	}
	for i := range r.n {
		all, hits := 0, 0
		toks := r.tokensOf(i)
		for k := range toks {
			if !toks[k].content() {
				continue
			}
			all++
			if at := r.words.find(uint64(toks[k].hash) << 1); at >= 0 && r.seen[at] != int32(i) {
				hits++
			}
		}
		r.row(i)[qVocab] = float32(hits) / float32(max(all, 1))
	}
}

// headTitle measures how much of each block is in the title and in the
// description that the page states, and how much of the title is in the block.
func (r *reading) headTitle() {
	h := &r.page.Head
	titles := r.wordSet(&r.title, h.Title.Value, h.Get("og:title"))
	about := r.wordSet(&r.about, h.Get("og:description", "description"))
	if titles+about == 0 {
		return
	}
	for i := range r.n {
		all, inTitle, inAbout := 0, 0, 0
		toks := r.tokensOf(i)
		for k := range toks {
			if !toks[k].content() {
				continue
			}
			all++
			key := uint64(toks[k].hash) << 1
			if r.title.find(key) >= 0 {
				inTitle++
			}
			if r.about.find(key) >= 0 {
				inAbout++
			}
		}
		v := r.row(i)
		v[qTitle] = float32(inTitle) / float32(max(all, 1))
		v[qTitleCover] = float32(min(inTitle, titles)) / float32(max(titles, 1))
		v[qDescription] = float32(inAbout) / float32(max(all, 1))
	}
}

// headAuthor counts the words of each block that are names of the authors that
// the page states: the lines about them, above and below the article.
func (r *reading) headAuthor() {
	h := &r.page.Head
	if r.wordSet(&r.about, h.Get("author", "article:author", "parsely-author", "twitter:data1")) == 0 {
		return
	}
	for i := range r.n {
		n := float32(0)
		toks := r.tokensOf(i)
		for k := range toks {
			if toks[k].content() && r.about.find(uint64(toks[k].hash)<<1) >= 0 {
				n++
			}
		}
		r.row(i)[qAuthor] = min(n, maxCopies)
	}
}

// images counts the pictures directly above each block and around it.
func (r *reading) images() {
	sum := grow(r.seen, r.n+1)
	r.seen = sum
	for k := range r.page.Images {
		if at := r.page.Images[k].Before; at < r.n {
			r.row(at)[qImages]++
			sum[at+1]++
		}
	}
	for i := range r.n {
		sum[i+1] += sum[i]
	}
	for i := range r.n {
		w := r.window(i-5, i+6)
		r.row(i)[qWin5Images] = float32(sum[w.to] - sum[w.from])
	}
}

// wordSet fills a set with the content words of texts and returns their number.
func (r *reading) wordSet(set *counter, texts ...string) int {
	from := len(r.tokens)
	for _, t := range texts {
		r.tokenize(t)
	}
	toks := r.tokens[from:]
	set.reset(len(toks))
	for k := range toks {
		if toks[k].content() {
			set.add(uint64(toks[k].hash) << 1)
		}
	}
	r.tokens = r.tokens[:from]
	return int(set.n)
}
