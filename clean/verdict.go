package clean

import (
	"math"
	"strings"

	"github.com/copydesk/copydesk/parse"
)

// A Verdict says what a document turned out to be.
type Verdict string

// Verdicts. Which it is, is decided in this order:
//
//   - error: a few words or none, under a title that is the message of a server
//   - empty: no word of a body is left
//   - forum: the posts are the text (see [Article].Posts)
//   - stub: fewer than 25 words, or fewer than 120 beside a notice of a paywall
//   - product, listing, documentation, article: by signs of the page, such as its
//     JSON-LD, its address, prices, links and code. Home pages and pages of
//     services count as articles, collections of products as listings.
//
// Of a text the last are not told apart: it is an article.
const (
	IsArticle       Verdict = "article"
	IsForum         Verdict = "forum"
	IsProduct       Verdict = "product"
	IsListing       Verdict = "listing"
	IsDocumentation Verdict = "documentation"
	IsStub          Verdict = "stub"
	IsError         Verdict = "error"
	IsEmpty         Verdict = "empty"
)

// Sizes of the verdicts, in words.
const (
	stubWords    = 25
	paywallWords = 120
	errorWords   = 120
)

func (p *Pass) verdict(a *Article) Verdict {
	words := 0
	for i := 0; i < len(a.Body) && words < max(errorWords, paywallWords); i++ {
		words += countWords(a.Body[i].Text)
	}
	switch {
	case words < errorWords && p.isErrorPage(a):
		return IsError
	case words == 0:
		return IsEmpty
	case len(a.Posts) > 0:
		return IsForum
	case words < stubWords, words < paywallWords && p.behindPaywall():
		return IsStub
	case p.origin == nil:
		return IsArticle
	}
	return [numKinds]Verdict{kindProduct: IsProduct, kindListing: IsListing, kindDocs: IsDocumentation, kindArticle: IsArticle, kindService: IsArticle}[p.evidence.kind()]
}

// kind returns the kind of the page, worked out once.
func (e *evidence) kind() pageKind {
	if !e.kindOnce {
		e.kindOnce = true
		e.pageKind, e.kindChance = readSignals(e.page, addressOf(e.page)).kind()
	}
	return e.pageKind
}

// kind returns the kind that the signs speak for, and its probability.
func (s *signals) kind() (pageKind, float64) {
	var sums [numKinds]float64
	best := kindArticle
	for k := range numKinds {
		for i, v := range s {
			sums[k] += v * signWeights[i][k]
		}
		if sums[k] > sums[best] {
			best = k
		}
	}
	total := 0.0
	for _, v := range sums {
		total += math.Exp(v - sums[best])
	}
	return best, 1 / total
}

// sureOfKind is the chance from which the kind of a page counts; of 0.5 to 0.75 the
// last was best for dates, out of fold.
const sureOfKind = 0.75

// sureKind returns the kind of the page if it is sure, else that of an article.
func (e *evidence) sureKind() pageKind {
	if kind := e.kind(); e.kindChance >= sureOfKind {
		return kind
	}
	return kindArticle
}

func (p *Pass) behindPaywall() bool {
	for i := range p.facts {
		if p.is(i, RoleSubscription) {
			return true
		}
	}
	return p.origin != nil && notFree(&p.origin.Head)
}

// notFree reports whether JSON-LD says that the page is not free to read.
func notFree(h *parse.Head) bool {
	for i := range h.JSON {
		_, v, ok := strings.Cut(h.JSON[i].Value, `"isAccessibleForFree"`)
		v = strings.TrimLeft(v, " \t\r\n:\"")
		if ok && len(v) >= len("false") && strings.EqualFold(v[:len("false")], "false") {
			return true
		}
	}
	return false
}

// isErrorPage reports whether the title of a page, or its first heading, is the
// message of a server or of a wall before it.
func (p *Pass) isErrorPage(a *Article) bool {
	if isErrorMessage(a.Title) {
		return true
	}
	if p.origin != nil && isErrorMessage(p.origin.Head.Title.Value) {
		return true
	}
	for i := range p.Page.Blocks {
		if p.Page.Blocks[i].Kind == parse.Heading {
			return isErrorMessage(p.Page.Blocks[i].Text)
		}
	}
	return false
}

// maxErrorTitle is the length of a title that may be an error message with the
// name of the site.
const maxErrorTitle = 90

// isErrorMessage reports whether a title begins with a status of HTTP, alone or
// before its words, or holds the words of one.
func isErrorMessage(title string) bool {
	title = strings.ToLower(parse.FoldSpace(title))
	if title == "" || len(title) > maxErrorTitle {
		return false
	}
	for _, status := range [...]string{"400", "401", "403", "404", "410", "429", "451", "500", "502", "503", "504"} {
		rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(title, "error "), "http "), status)
		if ok && (rest == "" || strings.IndexByte(" :-|.!,", rest[0]) >= 0 && saysError(rest)) {
			return true
		}
	}
	if isErrorPhrase(strings.Trim(title, " .!:…")) {
		return true
	}
	for part := range titleParts(title) {
		if isErrorPhrase(strings.Trim(title[part.Start:part.End], " .!:…")) {
			return true
		}
	}
	return false
}

// saysError reports whether what follows the number of a status is about it.
func saysError(s string) bool {
	s = strings.Trim(s, " :-|.!,")
	if s == "" {
		return true
	}
	for _, w := range [...]string{"error", "not found", "forbidden", "denied", "unauthorized", "unavailable", "bad ", "gateway", "gone", "too many", "timeout", "time-out",
		"internal", "fehler", "nicht gefunden", "no encontrad", "introuvable", "non trovata", "não encontrad", "nie znaleziono", "niet gevonden",
		"не найден", "bulunamadı", "page not", "oops", "sorry"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// isErrorPhrase reports whether a part of a title, in small letters, is the
// message of a server or of a wall before it.
func isErrorPhrase(s string) bool {
	switch s {
	case "not found", "page not found", "page not found error", "file not found", "error 404", "404 error", "404 not found", "page cannot be found", "page can't be found",
		"the page you requested could not be found", "this page could not be found", "this page isn't available", "page unavailable", "page does not exist",
		"access denied", "access to this page has been denied", "forbidden", "403 forbidden", "unauthorized", "internal server error", "server error", "bad gateway",
		"service unavailable", "service temporarily unavailable", "gateway timeout", "too many requests", "bad request", "just a moment", "one moment, please",
		"attention required", "are you a robot?", "are you a robot", "are you human?", "verify you are human", "security check", "checking your browser",
		"human verification", "robot check", "pardon our interruption", "request blocked", "site not found", "account suspended",
		"seite nicht gefunden", "nicht gefunden", "zugriff verweigert", "página no encontrada", "no encontrado", "acceso denegado",
		"page introuvable", "page non trouvée", "accès refusé", "pagina non trovata", "accesso negato", "página não encontrada",
		"strona nie znaleziona", "nie znaleziono strony", "pagina niet gevonden", "sidan hittades inte", "страница не найдена", "сторінку не знайдено",
		"sayfa bulunamadı", "stránka nenalezena", "ページが見つかりません", "页面不存在", "页面未找到", "الصفحة غير موجودة":
		return true
	}
	return false
}
