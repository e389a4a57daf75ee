package clean

import (
	"slices"
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/parse"
)

// Rules that are not run but stand in the ledger.
const (
	ruleBody   = "body"          // nothing spoke against the block
	ruleMarker = "markup.marker" // list markers, heading and quote marks
	ruleSpace  = "markup.space"  // white space that is not ASCII, between blocks
	ruleBudget = "budget"        // behind the end of a budget
)

const bodyConfidence = 0.6

// article builds the article of what the rules decided.
func (p *Pass) article(c *Cleaner) *Article {
	a := &Article{ID: p.Page.Doc.ID(), URL: p.Page.Doc.URL, Sources: map[string]Source{}}
	p.body(a)
	p.fields(a)
	a.Comments = p.commentsOf(p.zones.comments, p.isComment)
	a.Posts = p.commentsOf(p.zones.posts, p.isKept)
	a.Verdict = p.verdict(a)
	a.Score = p.score(a.Verdict)
	if !c.opts.NoLedger {
		a.Ledger = p.ledger()
	}
	return a
}

func (p *Pass) body(a *Article) {
	for i, role := range p.roles(p.isKept) {
		pieces := p.pieces(i)
		if len(pieces) == 0 {
			continue
		}
		text := p.joined(i, pieces)
		if text == "" {
			continue
		}
		at := parse.Span{Start: pieces[0].Start, End: pieces[len(pieces)-1].End}
		if last := len(a.Body) - 1; role == RoleTableCell && last >= 0 {
			a.Body[last].Text += cellSeparator + text
			a.Body[last].End = at.End
			continue
		}
		a.Body = append(a.Body, Node{Kind: string(role), Level: p.Page.Blocks[i].Level, Text: text, Span: at})
	}
	for i := range a.Body {
		a.Body[i].Span = p.toSource(a.Body[i].Span)
	}
}

// parts returns the decisions about parts of block i in source order.
func (p *Pass) parts(i int) []Decision {
	ks := p.labels.parts[int32(i)]
	if len(ks) == 0 {
		return nil
	}
	out := make([]Decision, len(ks))
	for n, k := range ks {
		out[n] = p.labels.all[k]
	}
	return out
}

// kept returns the ranges of block i that stand in the text.
func (p *Pass) kept(i int) []parse.Span {
	if d, ok := p.Label(i); ok && d.Role.Fate() != Kept {
		return nil
	}
	return p.spans(i, func(r Role) bool { return r.Fate() == Kept })
}

// without returns the text of block i without its parts of the roles.
func (p *Pass) without(i int, roles ...Role) string {
	return p.joined(i, p.spans(i, func(r Role) bool { return !slices.Contains(roles, r) }))
}

// spans returns the ranges of block i that are left when the parts whose role is
// not wanted are cut out.
func (p *Pass) spans(i int, wanted func(Role) bool) []parse.Span {
	var out []parse.Span
	b := &p.Page.Blocks[i]
	at := b.Content.Start
	add := func(end int) {
		if s := trimASCII(p.Page.Doc.Text, parse.Span{Start: at, End: max(at, end)}); s.Len() > 0 {
			out = append(out, s)
		}
	}
	for _, d := range p.parts(i) {
		if wanted(d.Role) {
			continue
		}
		add(d.Start)
		at = max(at, d.End)
	}
	if b.Kind == parse.Preformatted && at == b.Content.Start {
		return append(out, b.Content)
	}
	add(b.Content.End)
	return out
}

// ledger lists what became of every byte.
func (p *Pass) ledger() Ledger {
	roles := p.roles(p.isKept)
	if p.origin != nil {
		return p.htmlLedger(roles)
	}
	l := make(Ledger, 0, len(p.Page.Blocks)+len(p.Page.Blocks)/4)
	at := 0
	for i := range p.Page.Blocks {
		b := &p.Page.Blocks[i]
		l = p.between(l, at, b.Start)
		l = p.blockEntries(l, i, roles[i])
		at = b.End
	}
	return p.between(l, at, len(p.Page.Doc.Text))
}

// between adds the entries for what stands between two blocks: odd white
// space, or, at the end, what no budget was left for.
func (p *Pass) between(l Ledger, start, end int) Ledger {
	s := trimASCII(p.Page.Doc.Text, parse.Span{Start: start, End: end})
	if s.Len() == 0 {
		return l
	}
	e := Entry{Span: s, Block: -1, Fate: Markup, Role: RoleMarkup, Rule: ruleSpace, Reason: "white space", Confidence: 1}
	if strings.IndexFunc(p.source(s), func(r rune) bool { return !unicode.IsSpace(r) }) >= 0 {
		e.Fate, e.Role, e.Rule, e.Reason = Removed, RoleUnread, ruleBudget, "behind the end of the budget"
	}
	return append(l, e)
}

// blockEntries adds the entries of block i, whose role in the body is role.
func (p *Pass) blockEntries(l Ledger, i int, role Role) Ledger {
	b := &p.Page.Blocks[i]
	if role == "" {
		role = p.bodyRole(i) // nothing of it stands in the text
	}
	rest, whole := p.Label(i)
	add := func(s parse.Span, d Decision) {
		if b.Kind != parse.Preformatted || d.Role.Fate() != Kept {
			s = trimASCII(p.Page.Doc.Text, s)
		}
		if s.Len() > 0 {
			l = append(l, Entry{Span: s, Block: i, Fate: d.Role.Fate(), Role: d.Role, Rule: d.rule, Reason: d.Reason, Confidence: d.Confidence})
		}
	}
	mark := func(s parse.Span) {
		if s.Len() > 0 {
			add(s, Decision{Role: RoleMarkup, Reason: "marks a " + b.Kind.String(), Confidence: 1, rule: ruleMarker})
		}
	}
	if !whole {
		rest = Decision{Role: role, Reason: "nothing speaks against it", Confidence: bodyConfidence, rule: ruleBody}
		if p.judged != nil {
			rest.Reason, rest.Confidence, rest.rule = p.judged.reason(i), float64(p.judged.p[i]), ruleModel
		}
	}
	if rest.Role.Fate() == Kept {
		rest.Role = role
	}
	at, end := b.Start, b.End
	if rest.Role.Fate() == Kept {
		mark(parse.Span{Start: b.Start, End: b.Content.Start})
		at, end = b.Content.Start, b.Content.End
	}
	for _, d := range p.parts(i) {
		if d.Role.Fate() == Kept {
			continue
		}
		add(parse.Span{Start: at, End: max(at, d.Start)}, rest)
		add(d.Span, d)
		at = max(at, d.End)
	}
	add(parse.Span{Start: at, End: max(at, end)}, rest)
	if rest.Role.Fate() == Kept {
		mark(parse.Span{Start: max(at, b.Content.End), End: b.End})
	}
	return l
}

func trimASCII(s string, sp parse.Span) parse.Span {
	for sp.Start < sp.End && asciiSpace(s[sp.Start]) {
		sp.Start++
	}
	for sp.End > sp.Start && asciiSpace(s[sp.End-1]) {
		sp.End--
	}
	return sp
}
