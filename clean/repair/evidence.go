package repair

import (
	"encoding/json"
	"maps"
	"strings"
)

// An Evidence is what texts say about names: how they are written in full,
// whether their bearers are called by a word for a man or for a woman, and which
// brands and terms of the tables stand beside them. It does not depend on the
// order of the texts, and can be saved and loaded as JSON.
//
// The zero value, and nil, are without any evidence. It is safe for concurrent
// use as long as nobody adds to it.
type Evidence struct {
	names   map[string]map[string]int // surname, given name: in how many texts
	lasts   map[string]map[string]int // the same by given name
	roles   map[string]gender         // full name
	wording map[string]map[string]int // term, full name beside it: in how many texts
}

// A gender counts the words for men and for women that a name was used with.
type gender struct {
	Man   int `json:"man,omitempty"`
	Woman int `json:"woman,omitempty"`
}

// NewEvidence returns an empty Evidence.
func NewEvidence() *Evidence {
	return &Evidence{}
}

// Add collects what a text says. It should be without debris: the names of a menu
// are nobody's.
func (e *Evidence) Add(text string) {
	lex, err := builtin()
	if err != nil {
		return // only tables with mistakes, which tests find
	}
	e.addView(newView(lex, text, "en"), 1)
}

// addView is Add for a text that counts as several.
func (e *Evidence) addView(v *view, weight int) {
	full := v.nameIndex().full
	for name := range full {
		e.addFull(name, weight) // once a text: templates repeat names
	}
	if len(full) <= maxWitnesses {
		for term := range v.terms() {
			for name := range full {
				count(&e.wording, term, name, 1)
			}
		}
	}
	for name, g := range v.roles() {
		e.addRole(name, gender{min(g.Man, 1), min(g.Woman, 1)})
	}
}

// maxWitnesses is the most full names that a text about one event has; lists of
// members and results have more.
const maxWitnesses = 200

func (e *Evidence) addFull(name string, n int) {
	given, last, _ := strings.Cut(name, " ")
	count(&e.names, last, given, n)
	count(&e.lasts, given, last, n)
}

func count(m *map[string]map[string]int, a, b string, n int) {
	if *m == nil {
		*m = map[string]map[string]int{}
	}
	if (*m)[a] == nil {
		(*m)[a] = map[string]int{}
	}
	(*m)[a][b] += n
}

func (e *Evidence) addRole(name string, g gender) {
	if e.roles == nil {
		e.roles = map[string]gender{}
	}
	old := e.roles[name]
	e.roles[name] = gender{old.Man + g.Man, old.Woman + g.Woman}
}

// Merge adds what another Evidence says; nil says nothing.
func (e *Evidence) Merge(other *Evidence) {
	if other == nil {
		return
	}
	for last, givens := range maps.Clone(other.names) {
		for given, n := range maps.Clone(givens) {
			e.addFull(given+" "+last, n)
		}
	}
	for name, g := range maps.Clone(other.roles) {
		e.addRole(name, g)
	}
	for term, names := range maps.Clone(other.wording) {
		for name, n := range maps.Clone(names) {
			count(&e.wording, term, name, n)
		}
	}
}

// savedEvidence is the form of an Evidence in JSON.
type savedEvidence struct {
	Names   map[string]map[string]int `json:"names"`
	Roles   map[string]gender         `json:"roles"`
	Wording map[string]map[string]int `json:"wording"`
}

// MarshalJSON writes the evidence.
func (e *Evidence) MarshalJSON() ([]byte, error) {
	return json.Marshal(savedEvidence{e.names, e.roles, e.wording})
}

// UnmarshalJSON replaces the evidence with what was written.
func (e *Evidence) UnmarshalJSON(b []byte) error {
	var s savedEvidence
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*e = Evidence{roles: s.Roles, wording: s.Wording}
	for last, givens := range s.Names {
		for given, n := range givens {
			e.addFull(given+" "+last, n)
		}
	}
	return nil
}
