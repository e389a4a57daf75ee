package repair

import "slices"

// A Tier says how sure the edits of a rule are.
type Tier uint8

// The tiers. Each includes those before it.
const (
	// Default is the zero Tier: Should.
	Default Tier = iota
	// Must rules rest on proof in the text, at least 0.95 sure.
	Must
	// Should rules rest on a table or another document, 0.80 to 0.95 sure.
	Should
	// May rules guess.
	May
	// None applies no edit: everything found is flagged.
	None
)

// String returns the name of the tier as options write it.
func (t Tier) String() string {
	switch t {
	case Must:
		return "must"
	case May:
		return "may"
	case None:
		return "none"
	}
	return "should"
}

// allows reports whether edits of the tier u are applied under t.
func (t Tier) allows(u Tier) bool {
	if t == Default {
		t = Should
	}
	return t != None && u <= t
}

// A Rule looks for one kind of damage.
type Rule struct {
	// Name is the kind of damage: "space.glued_stop".
	Name string
	// Doc says in a sentence what is repaired, and what is flagged or left.
	Doc string
	// Tier is that of the rule's edits; None for rules that only flag.
	Tier Tier
	// English rules run on English texts only; others look at the language
	// themselves where it matters.
	English bool

	needs trigger
	run   func(*pass)
}

// A trigger is what a text must have for a rule to find anything in it: one of
// the bytes, or a word of one of the classes. The zero trigger is always met.
type trigger struct {
	bytes string
	class class
}

// Rules returns the rules in the order they run.
func Rules() []Rule { return slices.Concat(families()...) }

// families are the rules by family, in their order: what an earlier family
// repairs, a later one reads.
func families() [][]Rule {
	return [][]Rule{
		charRules(), scrapeRules(), tokenRules(), spaceRules(), caseRules(), duplicateRules(),
		sentenceRules(), quoteRules(), anchorRules(), nameRules(), termRules(), pronounRules(),
		languageRules(), numberRules(), articleRules(),
	}
}
