package dates

// relative reads dates that count from the moment of reading: "3 hours ago",
// "vor 2 Stunden", "il y a une heure", "3小时前", "yesterday". A weak one counts
// only beside a clock or a label.
func (s *scanner) relative(i int) (to int, weak, ok bool) {
	if s.relativeWordAt(i) && s.standsAlone(i) {
		return i + 1, s.common(i), true
	}
	if s.is(i, agoBefore) {
		if end, counted := s.amount(i + 1); counted {
			return s.behindAmount(end), false, true
		}
	}
	if end, counted := s.amount(i); counted {
		if behind := s.behindAmount(end); behind > end {
			return behind, false, true
		}
	}
	if s.number(i) || s.is(i, oneWord) {
		if s.is(i+1, unitAgo) {
			return i + 2, false, true
		}
	}
	return i, false, false
}

// maxCommon is the length in bytes of words so short that other languages have
// them too: the French "hier" is the German "here".
const maxCommon = 4

// common reports whether the relative word i may be a word of another language:
// it is short, and the locale is not its own.
func (s *scanner) common(i int) bool {
	sense, _ := s.tokens[i].sense(relativeWord)
	if s.locale.langs != 0 {
		return sense.langs&(s.locale.langs|langs(1)<<s.lex.numbers["en"]) == 0
	}
	return s.tokens[i].Len() <= maxCommon
}

// relativeWordAt reports whether word i is one such as "yesterday". A word that
// is a weekday elsewhere must be of the language of the line: the Hungarian "ma"
// is a Finnish Monday.
func (s *scanner) relativeWordAt(i int) bool {
	sense, ok := s.tokens[i].sense(relativeWord)
	return ok && (!s.is(i, dayName) || sense.langs&s.lineLangs() != 0)
}

// standsAlone reports whether the word at i has nothing but signs, numbers and
// words of date lines beside it: "USA Today" and "Today's papers" are names.
func (s *scanner) standsAlone(i int) bool {
	for _, k := range [...]int{i - 1, i + 1} {
		if s.word(k) && !s.is(k, joinWord, nearWord, publishedWord, updatedWord, dayName, amWord, pmWord, hourMark) {
			return false
		}
		if s.sign(k, '\'') {
			return false
		}
	}
	return true
}

// amount reads a length of time: "3 hours", "2 hours 5 minutes", "an hour",
// "a few days", "20 de minute", "3小时". A word for a single unit may stand for
// one: "godzinę temu".
func (s *scanner) amount(i int) (to int, ok bool) {
	start := i
	for s.is(i, oneWord) && i < start+3 {
		i++
		if s.attachedSign(i, '\'') {
			i++
		}
	}
	if s.number(i) {
		i++
		if s.sign(i, '+') || s.attachedSign(i, '.') {
			i++
		}
		if s.attachedNumber(i) {
			i++
		}
	} else if i == start && !s.is(i, unitWord) {
		return start, false
	}
	if s.is(i, joinWord) && s.is(i+1, unitWord) {
		i++
	}
	if !s.is(i, unitWord) {
		return start, false
	}
	i++
	if s.attachedSign(i, '.') {
		i++
	}
	more := i
	if s.sign(more, ',') || s.is(more, toWord) {
		more++
	}
	if s.number(more) && s.is(more+1, unitWord) {
		i = more + 2
	}
	return i, true
}

// behindAmount steps over the word for "ago".
func (s *scanner) behindAmount(i int) int {
	if s.is(i, agoAfter) {
		return i + 1
	}
	return i
}
