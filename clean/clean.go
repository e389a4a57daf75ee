package clean

import (
	"context"
	"fmt"
	"hash/maphash"
	"slices"
	"sync"

	"github.com/copydesk/copydesk/clean/internal/spare"
	"github.com/copydesk/copydesk/clean/model"
	"github.com/copydesk/copydesk/clean/phrase"
	"github.com/copydesk/copydesk/clean/repair"
	"github.com/copydesk/copydesk/parse"
)

// Options say how a [Cleaner] works. The zero value uses all rules and phrases
// of this package and no budget.
type Options struct {
	// Disable names rules that are not run.
	Disable []string
	// Rules are the caller's own. They run before those of this package, and
	// the first decision about a byte stands: a rule that reports
	// RoleParagraph protects a block.
	Rules []Rule
	// Phrases are added to those of this package.
	Phrases []*phrase.Pack
	// Favor says what matters more where it is not certain what is text:
	// [model.Balanced], [model.Precision] or [model.Recall].
	Favor model.Favor
	// Articles says that every page is an article, as those of a news corpus
	// are: what readers wrote is then comments, never the text of a forum, and no
	// verdict is that of a forum, a product, a listing or documentation. The
	// model is the same: one that learned from articles alone was no better on
	// articles. [Options.Models] takes one of your own.
	Articles bool
	// Models take the place of those of this module for their modes.
	Models []*model.Model
	// Keep and Drop are CSS selectors: of HTML only the elements that one of
	// Keep matches are read (all, where there is none), without those that one
	// of Drop matches. They need a tree of the page, which takes several times
	// as long, does not go deeper than 512 elements, and leaves no ranges of
	// bytes: the ledger has paths instead.
	Keep, Drop []string
	// MaxBytes is the number of bytes of a document that are read; 0 means all.
	MaxBytes int
	// MaxBlocks is the number of blocks of a page that are read; 0 means all.
	MaxBlocks int
	// Workers is the number of documents that All cleans at once; 0 means
	// one for each processor.
	Workers int
	// Repair says how the damage of machine translation, of scrapers and of
	// wrong encodings is repaired, see [repair.Options]; the zero value applies
	// what the text itself or a table proves. NoRepair leaves the text as it is.
	Repair   repair.Options
	NoRepair bool
	// NoLedger leaves Article.Ledger empty.
	NoLedger bool
}

// A Cleaner turns documents into articles. It is immutable and safe for
// concurrent use; the zero value is not usable, make one with [New].
type Cleaner struct {
	opts      Options
	rules     []Rule
	selectors selectors
	repairer  *repair.Repairer // nil with NoRepair
	models    [2]*model.Model  // by mode; nil where the model is disabled
	readers   spare.List[parse.Reader]
	spaces    spare.List[workspace]
	env       env
}

// builtinMatcher is the matcher of the phrases of this module, compiled once.
var builtinMatcher = sync.OnceValues(func() (*phrase.Matcher, error) {
	return phrase.NewMatcher(phrase.Builtin()...)
})

// New returns a cleaner. It is an error to disable a rule that does not exist,
// to use a rule's name twice, to leave a rule without name, doc or function,
// and to pass a phrase pack that cannot be compiled or a selector that is not
// valid.
func New(opts Options) (*Cleaner, error) {
	rules := slices.Concat(opts.Rules, Rules())
	seen := map[string]bool{}
	for i := range rules {
		r := &rules[i]
		if err := r.validate(); err != nil {
			return nil, err
		}
		if seen[r.Name] {
			return nil, fmt.Errorf("clean: two rules are named %q", r.Name)
		}
		seen[r.Name] = true
	}
	c := &Cleaner{opts: opts, readers: spare.New[parse.Reader](), spaces: spare.New[workspace]()}
	if !slices.Contains(opts.Disable, ruleModel) {
		c.models = [...]*model.Model{model.Text: model.Builtin(model.Text), model.HTML: model.Builtin(model.HTML)}
		for _, m := range opts.Models {
			c.models[m.Mode()] = m
		}
	}
	for _, name := range opts.Disable {
		if name == ruleModel {
			continue
		}
		if !seen[name] {
			return nil, fmt.Errorf("clean: no rule is named %q", name)
		}
		rules = slices.DeleteFunc(rules, func(r Rule) bool { return r.Name == name })
	}
	packs := slices.Concat(phrase.Builtin(), opts.Phrases)
	m, err := builtinMatcher()
	if len(opts.Phrases) > 0 {
		m, err = phrase.NewMatcher(packs...)
	}
	if err != nil {
		return nil, fmt.Errorf("clean: %w", err)
	}
	if c.selectors, err = compileSelectors(&opts); err != nil {
		return nil, err
	}
	if !opts.NoRepair {
		if c.repairer, err = repair.New(opts.Repair); err != nil {
			return nil, fmt.Errorf("clean: %w", err)
		}
	}
	c.rules = rules
	c.env = env{phrases: m, finders: newFinders(m), seed: maphash.MakeSeed(), words: newLexicon(packs), articles: opts.Articles}
	return c, nil
}

// standard is the cleaner with the default options, made when it is first asked
// for.
var standard = sync.OnceValue(func() *Cleaner {
	c, err := New(Options{})
	if err != nil {
		panic(err) // a defect of this package: its own rules and phrases are broken
	}
	return c
})

// Text cleans a text with the default options and returns its article.
func Text(s string) *Article {
	a, _ := standard().Clean(context.Background(), parse.NewText(s)) // text is never an error, and nothing ends a background context
	return a
}

// HTML cleans a page of HTML with the default options and returns its article;
// url is the page's address, or "". The bytes may be of any encoding that
// [parse.Decode] finds.
func HTML(b []byte, url string) *Article {
	text, d := parse.Decode(b, "")
	doc := &parse.Document{URL: url, Media: parse.MediaHTML, Text: text, Charset: d.Charset, BOM: d.BOM, Replaced: d.Replaced}
	a, _ := standard().Clean(context.Background(), doc) // HTML is never an error, and nothing ends a background context
	return a
}

// Clean turns one document into an article.
//
// The error is that of [parse.Read], or the context's, or a *[BudgetError]; in
// the last two cases there is an article too, of what was done so far, and its
// Partial says so.
func (c *Cleaner) Clean(ctx context.Context, doc *parse.Document) (*Article, error) {
	r := c.readers.Get()
	defer c.readers.Put(r) // nothing of an article is in the memory of its page
	page, err := c.read(r, doc)
	if err != nil {
		return nil, err
	}
	return c.CleanPage(ctx, page)
}

// read reads a document, by way of a tree where selectors choose from it.
func (c *Cleaner) read(r *parse.Reader, doc *parse.Document) (*parse.Page, error) {
	if !c.selectors.none() && parse.IsHTML(doc) {
		return c.selectors.read(doc)
	}
	return r.Read(doc)
}

// CleanPage turns a page into an article; see [Cleaner.Clean] for the errors.
func (c *Cleaner) CleanPage(ctx context.Context, page *parse.Page) (*Article, error) {
	page, budget := c.limit(page)
	w := c.spaces.Get()
	p := c.firstPass(page, w)
	defer func() {
		w.decisions = p.labels.all
		if w.small() && len(page.Doc.Text) <= maxWorkspaceBytes {
			c.spaces.Put(w)
		}
	}()
	p.cut = budget != nil
	err := c.label(ctx, p)
	if err == nil {
		if !page.HTML && p.cluttered() {
			p.judged = c.judge(page, p.facts, p.debrisHints())
		}
		if p.judged != nil {
			p.dropBoilerplate()
		}
		err = c.settle(ctx, p)
	}
	if err == nil && budget != nil {
		err = budget
	}
	a := p.article(c)
	if mended := c.repair(ctx, a, page.Doc.Text); err == nil {
		err = mended
	}
	if err != nil {
		a.Partial = partial(err)
	}
	return a, err
}

// firstPass makes the pass of a page as it was read. In HTML the model speaks
// first: what is far from all that it keeps costs no further work. In text the
// rules speak first, and the model hears them.
func (c *Cleaner) firstPass(page *parse.Page, w *workspace) *Pass {
	if !page.HTML {
		p := c.newPass(page, nil, c.env.readFacts(page, w, func(int) *fact { return nil }), w)
		p.findRows()
		return p
	}
	facts := c.env.readShort(page, w)
	judged, threads := c.judge(page, facts, nil), newThreadMap(page, facts, w)
	e := newEvidence(page)
	if c.opts.Articles {
		e.kindOnce, e.pageKind, e.kindChance = true, kindArticle, 1
	}
	if judged != nil {
		judged.spare(e.headline())
	}
	for i := range facts {
		if judged.skips(i) && !threads.wants(i) {
			facts[i] = fact{}
		} else if len(page.Blocks[i].Text) > model.PhraseBytes {
			c.env.readFact(&facts[i], &page.Blocks[i])
		}
	}
	p := c.newPass(flatten(page, w), nil, facts, w)
	p.origin, p.evidence, p.html, p.judged, p.threads = page, e, true, judged, threads
	p.findRows()
	if judged != nil {
		p.skipBoilerplate()
	}
	return p
}

// newPass makes the pass of a page with the facts of its blocks. Where the page
// is the rendering of an earlier pass, that pass says the language.
func (c *Cleaner) newPass(page *parse.Page, earlier *Pass, facts []fact, w *workspace) *Pass {
	p := &Pass{
		Page:   page,
		env:    &c.env,
		facts:  facts,
		work:   w,
		labels: newLabels(len(page.Blocks), w),
	}
	if earlier != nil {
		p.lang, p.titled, p.html, p.evidence = earlier.lang, earlier.found.title >= 0, earlier.html, earlier.evidence
		p.forum = earlier.html && earlier.forum // elements told, and are gone
	} else {
		p.lang = p.env.words.detect(p.sample())
	}
	p.survey()
	return p
}

// label runs the rules over a page.
func (c *Cleaner) label(ctx context.Context, p *Pass) error {
	cut := false // parts of blocks were looked for
	for i := range c.rules {
		if p.html && c.rules[i].tagged {
			continue
		}
		if cut && !c.rules[i].cuts {
			p.readWithoutCuts()
		}
		cut = c.rules[i].cuts
		if err := ctx.Err(); err != nil {
			return err
		}
		p.rule = c.rules[i].Name
		c.rules[i].Run(p)
	}
	return nil
}
