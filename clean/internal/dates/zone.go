package dates

import (
	_ "embed" // for zones.txt
	"strconv"
	"strings"
	"unicode"
)

//go:embed zones.txt
var zoneTable string

// A zone is a named time zone.
type zone struct {
	offset  int // minutes east of UTC
	known   bool
	us      bool // has the daylight time of the United States
	limited []limitedZone
}

// A limitedZone is what a name means in lines of one language.
type limitedZone struct {
	langs  langs
	offset int
	known  bool
}

// readZones reads zones.txt, whose head explains it.
func (x *lexicon) readZones() {
	for line := range strings.Lines(zoneTable) {
		names, meaning, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		var z zone
		for m := range strings.FieldsSeq(meaning) {
			lang, offset, limited := strings.Cut(m, ":")
			switch n, isLang := x.numbers[lang]; {
			case m == "us":
				z.us = true
			case limited && isLang:
				minutes, known := offsetOf(offset)
				z.limited = append(z.limited, limitedZone{langs(1) << n, minutes, known})
			case limited && !strings.ContainsAny(lang, "+-"):
			default:
				z.offset, z.known = offsetOf(m)
			}
		}
		index := len(x.zones)
		x.zones = append(x.zones, z)
		for _, name := range splitWords(names) {
			if strings.ContainsRune(name, ' ') || strings.ToUpper(name) == strings.ToLower(name) || len(name) > 5 && name == strings.ToLower(name) {
				x.add(name, sense{zoneWord, int16(index), allLangs})
			} else {
				x.abbrevs[name] = index
			}
		}
	}
}

// offsetOf reads "+05:30"; "?" is unknown.
func offsetOf(s string) (minutes int, known bool) {
	if s == "?" {
		return 0, false
	}
	h, m, _ := strings.Cut(s[1:], ":")
	hours, _ := strconv.Atoi(h)
	rest, _ := strconv.Atoi(m)
	minutes = hours*60 + rest
	if s[0] == '-' {
		minutes = -minutes
	}
	return minutes, true
}

// A stated is the zone a text states.
type stated struct {
	name   string
	offset int
	known  bool
	us     bool
}

// zone reads the zone behind a clock: an offset, a name, one of them in
// brackets, or both. dashed tells that "-05:00" can't be the end of a span of
// time.
func (s *scanner) zone(i int, dashed bool) (z stated, next int, ok bool) {
	open := s.sign(i, '(') || s.sign(i, '[')
	at := i
	if open {
		at++
	}
	if z, next, ok = s.zoneOffset(at, dashed || open); !ok {
		z, next, ok = s.zoneName(at)
	}
	switch {
	case !ok:
		return stated{}, i, false
	case open && (s.sign(next, ')') || s.sign(next, ']')):
		next++
	case open:
		return stated{}, i, false
	}
	return z, s.zoneAgain(next, open), true
}

// maxZoneName is the number of tokens of the longest name in brackets.
const maxZoneName = 8

// zoneAgain steps over the name that repeats a zone: "+0000 UTC", "GMT+0200
// (Central European Summer Time)", "+02:00[Europe/Paris]".
func (s *scanner) zoneAgain(i int, bracketed bool) (next int) {
	square := s.sign(i, '[')
	switch {
	case !square && !s.sign(i, '('):
		if _, next, ok := s.zoneName(i); ok {
			return next
		}
		return i
	case bracketed:
		return i
	}
	if _, _, named := s.zoneName(i + 1); !named && !square {
		return i
	}
	for next = i + 1; next < len(s.tokens) && next <= i+maxZoneName; next++ {
		if s.anySign(next, ")]") {
			return next + 1
		}
	}
	return i
}

// validOffset reports whether a zone may have the offset: they go up to fourteen
// hours, in quarters of an hour.
func validOffset(minutes int) bool {
	return -14*60 <= minutes && minutes <= 14*60 && minutes%15 == 0
}

// zoneOffset reads "+02:00", "+0200", "+02", "-0500".
func (s *scanner) zoneOffset(i int, dashed bool) (z stated, next int, ok bool) {
	if i+1 >= len(s.tokens) || s.tokens[i].kind != signToken || !s.number(i+1) || s.tokens[i+1].spaced {
		return z, i, false
	}
	sign, n := s.tokens[i].sign, &s.tokens[i+1]
	if sign != '+' && sign != '-' || sign == '-' && !dashed && !s.tokens[i].spaced {
		return z, i, false
	}
	minutes, next := 0, i+2
	switch {
	case n.width == 4:
		minutes = n.value/100*60 + n.value%100
	case n.width > 2:
		return z, i, false
	case s.attachedSign(i+2, ':') && s.attachedNumber(i+3) && s.tokens[i+3].width == 2:
		minutes, next = n.value*60+s.tokens[i+3].value, i+4
	case n.width == 2 && (sign == '+' || dashed):
		minutes = n.value * 60
	default:
		return z, i, false
	}
	if !validOffset(minutes) {
		return z, i, false
	}
	if sign == '-' {
		minutes = -minutes
	}
	return stated{name: s.text(i, next), offset: minutes, known: true}, next, true
}

// zoneName reads a zone by name, "GMT+3" and the like included. Capitals that
// end in T and are no known zone are an unknown one.
func (s *scanner) zoneName(i int) (z stated, next int, ok bool) {
	if !s.word(i) {
		return z, i, false
	}
	tok := &s.tokens[i]
	name := s.line[tok.Start:tok.End]
	index, abbrev := s.lex.abbrevs[name]
	if sense, named := tok.sense(zoneWord); named {
		index, abbrev = int(sense.value), true
	}
	if !abbrev {
		ok = tok.spaced && unknownZone(name) || i > 0 && s.sign(i-1, '(') && unknownZone(name)
		return stated{name: name}, i + 1, ok
	}
	found := s.lex.zones[index]
	z = stated{name: name, offset: found.offset, known: found.known, us: found.us}
	for _, l := range found.limited {
		if l.langs&s.lineLangs() != 0 {
			z.offset, z.known = l.offset, l.known
		}
	}
	if len(name) == 1 && tok.spaced {
		return stated{}, i, false
	}
	if o, n, more := s.offsetFrom(i + 1); more && !z.us && validOffset(o.offset+z.offset) {
		o.name = s.text(i, n)
		o.offset += z.offset
		o.known = z.known
		return o, n, true
	}
	return z, i + 1, true
}

// offsetFrom reads what stands behind the name of a zone: "+3", "+05:30", "-0300".
func (s *scanner) offsetFrom(i int) (z stated, next int, ok bool) {
	if z, next, ok = s.zoneOffset(i, true); ok {
		return z, next, true
	}
	if !(s.sign(i, '+') || s.sign(i, '-') || s.sign(i, '–')) || !s.number(i+1) || s.tokens[i+1].width > 2 {
		return z, i, false
	}
	if s.tokens[i].sign != '+' && (s.tokens[i+1].spaced || s.tokens[i].spaced) {
		return z, i, false
	}
	minutes, next := s.tokens[i+1].value*60, i+2
	if s.attachedSign(next, ':') && s.attachedNumber(next+1) && s.tokens[next+1].width == 2 {
		minutes, next = minutes+s.tokens[next+1].value, next+2
	}
	if !validOffset(minutes) {
		return z, i, false
	}
	if s.tokens[i].sign != '+' {
		minutes = -minutes
	}
	return stated{offset: minutes, known: true}, next, true
}

// unknownZone reports whether name has the form of an abbreviated zone.
func unknownZone(name string) bool {
	if len(name) < 3 || len(name) > 5 || !strings.HasSuffix(name, "T") || name == "NYT" {
		return false
	}
	for _, r := range name {
		if r > unicode.MaxASCII || !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}
