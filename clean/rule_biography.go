package clean

import (
	"strings"

	"github.com/copydesk/copydesk/clean/phrase"
)

func biographyRules() []Rule {
	return []Rule{{
		Name: "author.bio",
		Doc:  "The biography of the author behind the body: below its label, a last paragraph that begins as biographies do, or one that begins with the name of the byline.",
		Run:  dropBiographies,
	}}
}

// Bounds of a biography.
const (
	maxBioBlocks = 2
	bioReach     = 3 // blocks from the end of the body in which it may begin
)

func dropBiographies(p *Pass) {
	o := p.outline()
	p.dropNamedBiography(o)
	for i := max(0, o.end-bioReach); i < len(p.facts); i++ {
		m, ok := p.match(i, "author.bio")
		if !ok || !p.free(i) {
			continue
		}
		if m.Phrase.Weak && i < o.end {
			continue
		}
		if !m.Whole && i < o.end && p.bodyAfter(i) {
			continue
		}
		p.whole(i, RoleAuthorBio, 0.85, phraseReason(m))
		if !m.Whole || p.facts[i].words > maxTitleWords || p.facts[i].stop {
			continue
		}
		for k := i + 1; k < len(p.facts) && k <= i+maxBioBlocks && p.facts[k].prose && p.free(k); k++ {
			p.whole(k, RoleAuthorBio, 0.75, "below the label of block "+itoa(i))
		}
	}
}

// bioVerbs follow the name at the start of a biography.
const bioVerbs = " is writes covers reports lives works joined edits ist schreibt arbeitet lebt berichtet est écrit couvre vit " +
	"travaille es escribe cubre vive trabaja è scrive lavora é escreve cobre trabalha mora schrijft werkt woont is jest pisze mieszka " +
	"är skriver bor je píše žije пишет живет работает пише живе працює yazıyor yaşıyor "

// maxBioWords is the length of a biography that only its name proves.
const maxBioWords = 60

// dropNamedBiography labels the last paragraph of the body, and short ones
// behind it, where they begin with the name of an author.
func (p *Pass) dropNamedBiography(o outline) {
	for i := o.end; i > o.start && i < len(p.facts) && i <= o.end+maxHeadLines; i++ {
		if f := &p.facts[i]; !p.free(i) || !f.stop || f.words > maxBioWords {
			continue
		}
		text := phrase.Fold(p.Page.Blocks[i].Text)
		for d := range p.with(RoleByline) {
			for _, a := range p.byline(d.Block).authors {
				rest, ok := strings.CutPrefix(text, phrase.Fold(a.Name)+" ")
				verb, _, _ := strings.Cut(rest, " ")
				if ok && strings.Contains(a.Name, " ") && strings.Contains(bioVerbs, " "+verb+" ") {
					p.whole(i, RoleAuthorBio, 0.8, "begins with the author's name")
				}
			}
		}
	}
}

// bodyAfter reports whether running text of the body follows block i.
func (p *Pass) bodyAfter(i int) bool {
	for k := i + 1; k < len(p.facts); k++ {
		if p.prose(k) && !p.matchesAny(k, "author.bio") {
			return true
		}
	}
	return false
}
