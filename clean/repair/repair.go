package repair

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Errors of this package.
var (
	// ErrNotUTF8 is returned for input that is not valid UTF-8.
	ErrNotUTF8 = errors.New("repair: text is not valid UTF-8")
	// ErrTooLong is returned for input of 2 GiB or more.
	ErrTooLong = errors.New("repair: text is too long")
)

// maxRounds is how often the rules run over a text: what a repair uncovers is
// repaired in the next round.
const maxRounds = 3

// Options say what to repair. The zero value applies the Must and Should rules
// to a text whose language is detected.
type Options struct {
	// Tier is the least sure tier whose edits are applied.
	Tier Tier
	// Disable and Enable name single rules. A disabled rule does not run;
	// an enabled one has its edits applied whatever the Tier says.
	Disable, Enable []string
	// Lang is the language of the texts, such as "en" or "pt-BR"; "" is to
	// detect it in each.
	Lang string
	// Tables are read beside the built-in ones.
	Tables []*Table
	// Evidence is what other documents of the corpus say; nil is nothing.
	// It must not change while it is used.
	Evidence *Evidence
}

// A Repairer repairs texts. It is made by New and safe for concurrent use.
type Repairer struct {
	opts    Options
	rules   []Rule
	lexicon *lexicon
}

// New compiles the tables. The error names an unknown rule.
func New(opts Options) (*Repairer, error) {
	r := &Repairer{opts: opts, rules: Rules()}
	for _, name := range slices.Concat(opts.Disable, opts.Enable) {
		if !slices.ContainsFunc(r.rules, func(u Rule) bool { return u.Name == name }) {
			return nil, fmt.Errorf("repair: no rule is named %q", name)
		}
	}
	r.rules = slices.DeleteFunc(r.rules, func(u Rule) bool { return slices.Contains(opts.Disable, u.Name) })
	var err error
	if len(opts.Tables) == 0 {
		r.lexicon, err = builtin()
		return r, err
	}
	tables, err := builtinTables()
	if err != nil {
		return nil, err
	}
	r.lexicon = newLexicon(append(tables, opts.Tables...))
	return r, nil
}

// builtin is the lexicon of this package's own tables. It is compiled once and
// does not change.
var builtin = sync.OnceValues(func() (*lexicon, error) {
	tables, err := builtinTables()
	if err != nil {
		return nil, err
	}
	return newLexicon(tables), nil
})

// Text repairs a single text; to repair many, make a Repairer.
func Text(ctx context.Context, text string, opts Options) (Result, error) {
	r, err := New(opts)
	if err != nil {
		return Result{}, err
	}
	return r.Text(ctx, text)
}

// Text repairs a text. The error is that of the context, ErrNotUTF8 or
// ErrTooLong; the text is returned as it is then.
func (r *Repairer) Text(ctx context.Context, text string) (Result, error) {
	j := &job{r: r, proof: proof{corpus: r.opts.Evidence}, lang: r.opts.Lang}
	return j.repair(ctx, text)
}

// A job is the repair of one text.
type job struct {
	r      *Repairer
	proof  proof
	doc    *view                  // the text that the one to repair belongs to, or nil
	lang   string                 // as given; "" is to detect
	only   func(rule string) bool // nil: all rules
	tier   Tier
	frozen bool // no edit at all
	input  string

	view  *view  // the text as it is now
	edits []Edit // over input
	flags []Flag // over the view, of the last round
}

// repair runs the rules until they have nothing to do. A text that does not
// settle in maxRounds is only flagged.
func (j *job) repair(ctx context.Context, text string) (Result, error) {
	switch {
	case len(text) >= math.MaxInt32:
		return Result{Text: text}, ErrTooLong
	case !utf8.ValidString(text):
		return Result{Text: text}, ErrNotUTF8
	}
	j.input, j.tier, j.lang = text, j.r.opts.Tier, baseLang(j.lang)
	j.view = newView(j.r.lexicon, text, j.lang)
	for range maxRounds + 1 {
		before := j.view
		if err := j.round(ctx); err != nil {
			return Result{Text: text}, err
		}
		if before == j.view {
			return j.result(), nil
		}
	}
	j.edits, j.tier, j.frozen = nil, None, true
	j.view = newView(j.r.lexicon, text, j.lang)
	if err := j.round(ctx); err != nil {
		return Result{Text: text}, err
	}
	return j.result(), nil
}

// round runs each rule once, on what the one before left.
func (j *job) round(ctx context.Context) error {
	j.flags = j.flags[:0]
	for i := range j.r.rules {
		if err := ctx.Err(); err != nil {
			return err
		}
		rule := &j.r.rules[i]
		if j.only != nil && !j.only(rule.Name) || !j.view.meets(rule) {
			continue
		}
		p := pass{view: j.view, job: j, rule: rule}
		rule.run(&p)
		if len(p.edits) == 0 {
			continue
		}
		if edits := disjoint(p.edits); len(edits) > 0 {
			text := Apply(j.view.text, edits)
			j.edits = compose(j.input, j.edits, j.view.text, edits)
			j.view = newView(j.r.lexicon, text, j.lang)
		}
	}
	return nil
}

func (j *job) result() Result {
	return Result{Text: j.view.text, Lang: j.view.lang, Edits: j.edits, Flags: settleFlags(j.flags, j.edits)}
}

// A pass is a run of a rule over a text.
type pass struct {
	*view
	job   *job
	rule  *Rule
	edits []Edit
}

// fix replaces a range, or suggests it where the tier of the rule is not applied.
func (p *pass) fix(start, end int, after string, confidence float64, evidence string) {
	p.propose(p.rule.Tier, start, end, after, confidence, evidence)
}

// propose is fix for an edit of another tier than the rule's.
func (p *pass) propose(tier Tier, start, end int, after string, confidence float64, evidence string) {
	if p.job.frozen || !p.job.tier.allows(tier) && !slices.Contains(p.job.r.opts.Enable, p.rule.Name) {
		p.suggest(start, end, after, evidence)
		return
	}
	p.edits = append(p.edits, Edit{Span{start, end}, p.text[start:end], after, p.rule.Name, confidence, evidence})
}

// cut deletes a range.
func (p *pass) cut(start, end int, confidence float64, evidence string) {
	p.fix(start, end, "", confidence, evidence)
}

// flag marks a range.
func (p *pass) flag(start, end int, note string) {
	p.job.flags = append(p.job.flags, Flag{Span: Span{start, end}, Kind: p.rule.Name, Note: note})
}

// suggest marks a range and says what could stand there. A flag covers at
// least a character, so that an insertion is shown at what stands beside it.
func (p *pass) suggest(start, end int, after, note string) {
	if start == end {
		if start > 0 {
			_, n := utf8.DecodeLastRuneInString(p.text[:start])
			after, start = p.text[start-n:start]+after, start-n
		} else if end < len(p.text) {
			_, n := utf8.DecodeRuneInString(p.text[end:])
			after, end = after+p.text[end:end+n], end+n
		}
	}
	p.job.flags = append(p.job.flags, Flag{Span{start, end}, p.rule.Name, note, after, true})
}

// baseLang returns the language of a tag: "pt" for "pt-BR".
func baseLang(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	base, _, _ = strings.Cut(base, "_")
	return base
}
