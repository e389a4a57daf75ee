package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameParticles stand inside names in lower case.
const nameParticles = " von van vom zu zum zur der den de del della delle di da do dos das du des la le el al bin bint ibn ben y e i ter ten te af av 't d' "

// isName reports whether s has the form of a person's name or of an agency's:
// two to six capitalised words, particles between them; or two to six
// ideographs; or, in scripts without case, two to four words.
func isName(s string) bool {
	if len(s) > 80 {
		return false
	}
	words, capitals, uncased := 0, 0, 0
	particle := true // the word before is one; so is what stands before the first
	for w := range strings.FieldsSeq(s) {
		k := nameWord(w)
		switch {
		case k == wordCapital:
			capitals++
		case k == wordUncased:
			uncased++
		case k == wordLower && words > 0 && strings.Contains(nameParticles, " "+w+" "):
		default:
			return false
		}
		words++
		particle = k == wordLower
	}
	switch {
	case words > 6 || particle: // no name ends in one
		return false
	case uncased == 0:
		return capitals >= 2
	case capitals > 0:
		return false
	case isIdeographic(s):
		n := utf8.RuneCountInString(strings.ReplaceAll(s, " ", ""))
		return n >= 2 && n <= 8
	}
	return words >= 2 && words <= 4
}

type nameWordKind uint8

const (
	wordOther nameWordKind = iota
	wordCapital
	wordLower
	wordUncased
)

// nameWord says how a word of a possible name is written.
func nameWord(w string) nameWordKind {
	kind := wordOther
	letters := 0
	for _, r := range w {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			letters++
			if kind != wordOther {
				continue
			}
			switch {
			case unicode.IsUpper(r) || unicode.IsTitle(r):
				kind = wordCapital
			case unicode.IsLower(r):
				kind = wordLower
			default:
				kind = wordUncased
			}
		case strings.ContainsRune("'’‘`.-‐·・ʻʼ", r):
		default:
			return wordOther
		}
	}
	if letters == 1 && kind == wordCapital && !strings.HasSuffix(w, ".") && len(w) > 2 {
		return wordCapital
	}
	// "end." ends a sentence, "J." and "Jr." are names.
	if strings.HasSuffix(w, ".") && letters > 3 {
		return wordOther
	}
	return kind
}

func isIdeographic(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return ideograph(r)
		}
	}
	return false
}

// isAgency reports whether s is one of the news agencies that stand where a
// name would.
func isAgency(s string) bool {
	switch s {
	case "AP", "AFP", "Reuters", "UPI", "PTI", "ANI", "IANS", "TASS", "Xinhua", "Kyodo", "Jiji", "Yonhap", "EFE", "ANSA",
		"LUSA", "Lusa", "DPA", "dpa", "APA", "SDA", "TT", "NTB", "STT", "Ritzau", "ANP", "Belga", "PAP", "CTK", "ČTK", "MTI",
		"Anadolu", "AA", "DHA", "IHA", "رويترز", "Ukrinform", "Interfax", "Bloomberg", "Associated Press",
		"The Associated Press", "Getty Images":
		return true
	}
	return false
}

// nameSeparators divide the names of a byline. Words stand between blanks.
var nameSeparators = [...]string{" and ", " und ", " et ", " y ", " e ", " и ", " і ", " та ", " i ", " oraz ", " ve ", " en ", " och ", " og ", " a ", " with ", " mit ", " & ", " | ", " / ", "/", ";", ",", "、", "，", " · ", "·", " • ", "•", " – ", " — ", " - ", "|"}

// mayDivide reports whether s may have one of the separators: all are signs, or
// words in small letters behind a blank.
func mayDivide(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf, c == '/', c == ';', c == ',', c == '|':
			return true
		case c == ' ' && i+1 < len(s) && (s[i+1] >= 'a' && s[i+1] <= 'z' || s[i+1] == '&' || s[i+1] == '-'):
			return true
		}
	}
	return false
}

// splitNames divides a byline at the separators.
func splitNames(s string) []string {
	parts := []string{s}
	separators := nameSeparators[:]
	if !mayDivide(s) {
		separators = nil
	}
	for _, sep := range separators {
		if !strings.Contains(s, sep) {
			continue
		}
		var next []string
		for _, p := range parts {
			// "Ortega y Gasset": a particle between two single names is not a separator.
			if len(sep) == 3 && sep[0] == ' ' && strings.Count(p, " ") <= 2 && isName(p) && strings.Contains(nameParticles, sep) {
				next = append(next, p)
				continue
			}
			next = append(next, strings.Split(p, sep)...)
		}
		parts = next
	}
	names := parts[:0]
	for _, p := range parts {
		if p = strings.Trim(p, " \t.,:;()[]|-–—\u00a0\u3000"); p != "" {
			if strings.HasSuffix(p, " Jr") || strings.HasSuffix(p, " Sr") {
				p += "."
			}
			names = append(names, p)
		}
	}
	return names
}

// writtenName writes a name in capitals as names are written: PRIYA RANSOME is
// Priya Ransome. Names of which a word is not in capitals stay as they are.
func writtenName(s string) string {
	if s != strings.ToUpper(s) || s == strings.ToLower(s) || !strings.Contains(s, " ") {
		return s
	}
	first := true
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			first = true
			return r
		}
		if first {
			first = false
			return r
		}
		return unicode.ToLower(r)
	}, s)
}
