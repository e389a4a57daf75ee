package phrase

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// pattern is a parsed pattern. It is flat, so that one value can be used to
// parse thousands.
type pattern struct {
	elements  []element
	ends      []int  // of the alternatives of all elements, in items
	items     []item // of all alternatives
	openStart bool   // anything may precede
	openEnd   bool   // anything may follow
}

// element is one place of a pattern: one of several alternatives.
type element struct {
	from, to int // alternatives, indexes of pattern.ends
	optional bool
}

// item is what one token, or several for anyWords and number, has to fit.
type item struct {
	kind itemKind
	text string // folded, for literals
}

type itemKind uint8

const (
	literal  itemKind = iota
	number            // {n}
	anyWord           // {w}
	anyWords          // {*}
)

// alternative returns the items of an alternative.
func (p *pattern) alternative(i int) []item {
	if i == 0 {
		return p.items[:p.ends[0]]
	}
	return p.items[p.ends[i-1]:p.ends[i]]
}

// parse replaces p by the pattern s, and checks that it has a word that must be
// there and is of bounded length.
func (p *pattern) parse(s string) error {
	p.elements, p.ends, p.items = p.elements[:0], p.ends[:0], p.items[:0]
	s = strings.TrimSpace(s)
	s, p.openStart = strings.CutPrefix(s, "...")
	s, p.openEnd = strings.CutSuffix(s, "...")
	if strings.Contains(s, "...") {
		return errors.New("... stands within the pattern")
	}
	for s != "" {
		var err error
		if s, err = p.next(s); err != nil {
			return err
		}
	}
	return p.check()
}

// next parses the first part of s and returns the rest of s.
func (p *pattern) next(s string) (rest string, err error) {
	i := strings.IndexAny(s, "(){}")
	switch {
	case i < 0:
		i = len(s)
		fallthrough
	case i > 0:
		n := len(p.items)
		p.literals(s[:i])
		for end := n + 1; end <= len(p.items); end++ {
			p.ends = append(p.ends, end)
			p.elements = append(p.elements, element{from: len(p.ends) - 1, to: len(p.ends)})
		}
		return s[i:], nil
	case s[0] == '{':
		rest, err = p.wildcard(s)
		p.ends = append(p.ends, len(p.items))
		e := element{from: len(p.ends) - 1, to: len(p.ends)}
		rest, e.optional = strings.CutPrefix(rest, "?")
		p.elements = append(p.elements, e)
		return rest, err
	case s[0] == '(':
		return p.group(s)
	}
	return "", fmt.Errorf("%q without its opening bracket", s[:1])
}

// group parses the group that s begins with.
func (p *pattern) group(s string) (rest string, err error) {
	body, rest, closed := strings.Cut(s[1:], ")")
	if !closed {
		return "", errors.New("a group is not closed")
	}
	e := element{from: len(p.ends)}
	for alternative := range strings.SplitSeq(body, "|") {
		n := len(p.items)
		if err := p.sequence(alternative); err != nil {
			return "", err
		}
		if len(p.items) == n {
			return "", errors.New("an alternative has no word; punctuation other than : | @ # © > is passed over")
		}
		p.ends = append(p.ends, len(p.items))
	}
	e.to = len(p.ends)
	rest, e.optional = strings.CutPrefix(rest, "?")
	p.elements = append(p.elements, e)
	return rest, nil
}

// sequence parses one alternative of a group.
func (p *pattern) sequence(s string) (err error) {
	for {
		i := strings.IndexAny(s, "({}")
		if i < 0 {
			p.literals(s)
			return nil
		}
		p.literals(s[:i])
		if s[i] != '{' {
			return errors.New("groups do not nest")
		}
		if s, err = p.wildcard(s[i:]); err != nil {
			return err
		}
	}
}

// wildcard parses the {n}, {w} or {*} that s begins with.
func (p *pattern) wildcard(s string) (rest string, err error) {
	kinds := [...]struct {
		text string
		kind itemKind
	}{{"{n}", number}, {"{w}", anyWord}, {"{*}", anyWords}}
	for _, k := range kinds {
		if rest, found := strings.CutPrefix(s, k.text); found {
			p.items = append(p.items, item{kind: k.kind})
			return rest, nil
		}
	}
	return "", errors.New("braces may hold n, w or * only")
}

// literals appends the words and marks of s to the items.
func (p *pattern) literals(s string) {
	var buf [64]byte
	for t, ok := nextToken(s, 0); ok; t, ok = nextToken(s, t.end) {
		text := s[t.start:t.end]
		if folded := appendWord(buf[:0], text); string(folded) != text {
			text = string(folded)
		}
		p.items = append(p.items, item{text: text})
	}
}

func (p *pattern) check() error {
	fixed := false // a word or mark has to be there
	length := 0
	for _, e := range p.elements {
		longest, bare := 0, e.optional
		for i := e.from; i < e.to; i++ {
			items := p.alternative(i)
			longest = max(longest, len(items))
			bare = bare || !slices.ContainsFunc(items, func(it item) bool { return it.kind == literal })
		}
		length += longest
		fixed = fixed || !bare
	}
	switch {
	case p.openStart && p.openEnd:
		return errors.New("... stands at both ends")
	case !fixed:
		return errors.New("no word or mark that has to be there")
	case length > maxTokens/2:
		return fmt.Errorf("longer than %d words", maxTokens/2)
	}
	return nil
}

// beginsWild reports whether the first word of the pattern may be any word.
func (p *pattern) beginsWild() bool {
	for _, e := range p.elements {
		for i := e.from; i < e.to; i++ {
			if p.alternative(i)[0].wild() {
				return true
			}
		}
		if !e.optional {
			return false
		}
	}
	return false
}

// endsWild reports whether the last word of the pattern may be any word.
func (p *pattern) endsWild() bool {
	for _, e := range slices.Backward(p.elements) {
		for i := e.from; i < e.to; i++ {
			if items := p.alternative(i); items[len(items)-1].wild() {
				return true
			}
		}
		if !e.optional {
			return false
		}
	}
	return false
}

func (it item) wild() bool { return it.kind == anyWord || it.kind == anyWords }
