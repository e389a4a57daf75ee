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

// vocabulary notes the words of the page's running text in r.words, and in r.seen the
// block that has each, or inMany.
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
}

// contents measures how many of the words of a block are words of the page's running
// text, that of the block itself aside, and of the title, the description and the authors that
// the page states: lines about an author stand above and below the article.
func (r *reading) contents() {
	r.vocabulary()
	titles := r.state()
	for i := range r.n {
		var all, known, title, description, author int
		toks := r.tokensOf(i)
		for k := range toks {
			if !toks[k].content() {
				continue
			}
			h := toks[k].hash
			all++
			if at := r.words.find(uint64(h) << 1); at >= 0 && r.seen[at] != int32(i) {
				known++
			}
			if in := int(r.stated.texts(h)); in != 0 {
				title += in & inTitle / inTitle
				description += in & inDescription / inDescription
				author += in & inAuthor / inAuthor
			}
		}
		v, words := r.row(i), float32(max(all, 1))
		v[qVocab] = float32(known) / words
		v[qTitle] = float32(title) / words
		v[qTitleCover] = float32(min(title, titles)) / float32(max(titles, 1))
		v[qDescription] = float32(description) / words
		v[qAuthor] = float32(min(author, maxCopies))
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
		r.row(i)[qWin5Images] = float32(sum[min(i+6, r.n)] - sum[max(i-5, 0)])
	}
}
