package clean

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/clean/internal/statements"
	"github.com/copydesk/copydesk/clean/phrase"
)

func dekRules() []Rule {
	return []Rule{{
		Name: "dek",
		Doc: "The paragraph below the title that introduces the story: a byline, a date, a counter or a picture stands " +
			"between it and the body, or the first paragraph begins with it. In HTML a class or the description in the head says so, " +
			"and what the model takes for text stays in the body as well: readers count it as text.",
		Run: findDek,
	}}
}

// dekReach is how far below a dek the body may begin: share buttons stand a line
// each.
const dekReach = 16

// maxOtherLines is how many lines of no known role may stand between a dek and the
// body.
const maxOtherLines = 2

// minDekWords keeps labels and names from being taken for a dek.
const minDekWords = 5

// maxPictureDek is the length of a paragraph that a picture alone proves to be
// a dek: a first paragraph above a picture is often longer.
const maxPictureDek = 40

func findDek(p *Pass) {
	t := p.found.title
	if t < 0 {
		return
	}
	i := p.nextFree(t + 1)
	if i >= len(p.facts) || i-t > headReach || p.facts[i].words < minDekWords || p.facts[i].words > dekWords {
		return
	}
	body := p.nextProse(i + 1)
	if body >= len(p.facts) {
		return
	}
	text := p.Page.Blocks[i].Text
	if repeatsStart(text, p.Page.Blocks[body].Text) {
		p.whole(i, RoleDek, 0.95, "the body begins with it")
		return
	}
	if body-i > dekReach {
		return
	}
	if p.html {
		p.markedDek(i)
		return
	}
	why, picture, other := "", false, 0
	for k := i + 1; k < body; k++ {
		d, ok := p.Label(k)
		if !ok {
			if other++; other > maxOtherLines {
				return // the lines between are the article's own
			}
			continue
		}
		switch d.Role {
		case RoleDate, RoleByline, RoleCounter, RoleShare:
			why = string(d.Role)
		case RoleCaption, RoleCredit:
			picture = true
		case RoleDuplicate:
			if d.rule == "duplicate.title" || d.rule == "duplicate.byline" {
				why = "repeat of the head"
			} else {
				picture = true
			}
		}
	}
	switch {
	case why != "":
		p.whole(i, RoleDek, 0.85, "stands between the title and a "+why)
	case picture && p.facts[i].words <= maxPictureDek && oneSentence(text) && !p.besideOther(i, t) && !pointsBack(p.Page.Blocks[body].Text):
		p.whole(i, RoleDek, 0.7, "one sentence between the title and a picture")
	}
}

// markedDek takes block i of a page of HTML for the dek if markup says so.
func (p *Pass) markedDek(i int) {
	switch {
	case p.origin == nil || !p.classedDek(i) && !p.statedAsDek(p.Page.Blocks[i].Text):
	case p.judged == nil || p.judged.keep[i]:
		p.found.dek = i
	default:
		p.whole(i, RoleDek, 0.85, "its class says so, or the description in the head")
	}
}

// dekClasses are the words of classes that deks have, in the languages of the
// phrase packs.
var dekClasses = wordsTable("dek", "deck", "standfirst", "subtitle", "subheadline", "subhead", "subheading", "subheader", "strapline", "summary",
	"excerpt", "intro", "lead", "lede", "leadtext", "teaser", "vorspann", "untertitel", "einleitung", "chapo", "chapeau", "accroche", "sottotitolo",
	"occhiello", "sommario", "entradilla", "bajada", "copete", "sumario", "subtitulo", "ingress", "manchet", "perex", "podtytul", "onderkop")

// classedDek reports whether a class of block i or of an element close around it
// is that of a dek.
func (p *Pass) classedDek(i int) bool {
	const levels = 3
	b := &p.origin.Blocks[i]
	for k := range b.Marks {
		if m := &b.Marks[k]; m.End-m.Start == len(b.Text) && (isDekClass(m.Class) || m.Prop == "alternativeHeadline") {
			return true
		}
	}
	return within(p.origin, b.Container, levels, func(c int) bool {
		at := &p.origin.Containers[c]
		return isDekClass(at.Class) || at.Prop == "alternativeHeadline"
	})
}

// statedAsDek reports whether the head or JSON-LD describes the page with the
// words of a paragraph.
func (p *Pass) statedAsDek(text string) bool {
	key := phrase.Fold(text)
	is := func(c candidate) bool { return phrase.Fold(c.value) == key }
	return slices.ContainsFunc(p.evidence.meta[statements.Dek], is) || slices.ContainsFunc(p.describedAs(), is)
}

func isDekClass(class string) bool {
	for w, before := range wordsOfClasses(class) {
		if dekClasses.has(w) && !negates(before) {
			return true
		}
	}
	return false
}

// besideOther reports whether a byline, a date or a caption already stands between
// the title and block i: then the body begins at i.
func (p *Pass) besideOther(i, title int) bool {
	for k := title + 1; k < i; k++ {
		if p.is(k, RoleDate) || p.is(k, RoleByline) || p.is(k, RoleCaption) {
			return true
		}
	}
	return false
}

// pronouns begin a paragraph that speaks of the one before it.
const pronouns = " he she it they this these that those both his her its their er sie es das dies diese beide il elle ils elles cela él ella ellos esto "

// pointsBack reports whether a paragraph begins with a pronoun: what it points
// to must stay in the body.
func pointsBack(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return strings.Contains(pronouns, " "+strings.ToLower(first)+" ")
}

func (p *Pass) nextFree(i int) int {
	for i < len(p.facts) && (!p.free(i) || p.facts[i].words == 0) {
		i++
	}
	return i
}

// repeatsStart reports whether body begins with the sentences of dek and goes on.
func repeatsStart(dek, body string) bool {
	d, b := phrase.Fold(dek), phrase.Fold(body[:min(len(body), 2*len(dek)+64)])
	rest, ok := strings.CutPrefix(b, d)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '.')
}
