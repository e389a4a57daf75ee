package dates

// isWeekday reports whether the weekday at token i can be the day want. Short
// names mean different days in different languages; those of the month's name
// count, else all.
func (s *scanner) isWeekday(i, want int, of langs) bool {
	if n, ok := s.weekdayNumber(i); ok {
		return n == want
	}
	fitting, right, rightFitting := false, false, false
	for _, c := range s.tokens[i].entry.senses {
		if c.kind != dayName {
			continue
		}
		fits := of == 0 || c.langs&of != 0
		fitting = fitting || fits
		right = right || int(c.value) == want
		rightFitting = rightFitting || fits && int(c.value) == want
	}
	if fitting {
		return rightFitting
	}
	return right
}

// numberedWeekday reports whether token i begins a weekday that Vietnamese
// counts: "Thứ 5" is Thursday. The horn tells the word from "Thu".
func (s *scanner) numberedWeekday(i int) bool {
	_, ok := s.weekdayNumber(i)
	return ok
}

// weekdayNumber returns the weekday that tokens i and i+1 count.
func (s *scanner) weekdayNumber(i int) (int, bool) {
	if !s.word(i) || !s.number(i+1) || s.tokens[i+1].width != 1 {
		return 0, false
	}
	n := s.tokens[i+1].value
	if n < 2 || n > 7 || fold(s.line[s.tokens[i].Start:s.tokens[i].End]) != "thu\u031b" {
		return 0, false
	}
	return n - 1, true
}
