package clean_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSectionOfHTML(t *testing.T) {
	path := func(inside string) string { return "<div class=breadcrumbs>" + inside + "</div>" }
	const home, sea = "<a href=/>Home</a>", "<a href=/sea>Sea</a>"
	list := func(attributes string, items ...string) string {
		return "<ul " + attributes + "><li>" + strings.Join(items, "<li>") + "</ul>"
	}
	const shore, ferries = "<a href=/shore>Shore</a>", "<a href=/sea/ferries>Ferries</a>"
	const site = "<meta property=og:site_name content='harbourpost.example'>"
	for name, c := range map[string]struct {
		head, above string
		want        []string
	}{
		"links":                            {"", path(home + " " + sea + " <a href=/sea/ferries>Ferries</a>"), []string{"Sea", "Ferries"}},
		"the page at the end":              {"", path(home + " " + sea + " Ferry found after a night at sea"), []string{"Sea"}},
		"blocks":                           {"", path("<ul><li>" + home + "<li>" + sea + "</ul>"), []string{"Sea"}},
		"label before the home page":       {"", path("You are here: " + home + " » " + sea), []string{"Sea"}},
		"word before the home page":        {"", path("<span>Path</span><ul><li>" + home + "<li>" + sea + "</ul>"), []string{"Sea"}},
		"heading before the path":          {"", path("<h2>Navigation</h2><ul><li>" + sea + "<li><a href=/sea/fog>Fog</a></ul>"), []string{"Sea", "Fog"}},
		"the site's name for home":         {site, path("<ul><li>Path<li><a href=/>harbourpost.example</a><li>" + sea + "</ul>"), []string{"Sea"}},
		"a word of the host":               {"", path("<ul><li>" + home + "<li><a href=/harbourpost>Harbourpost</a><li>" + sea + "</ul>"), []string{"Harbourpost", "Sea"}},
		"list of JSON-LD":                  {ld(`{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Sea"}]}`), "", []string{"Sea"}},
		"lines that lead deeper":           {"", list("", home, sea, ferries), []string{"Sea", "Ferries"}},
		"lines that lead deeper in a path": {"", list("class='nav breadcrumb-nav'", home, sea, ferries), []string{"Sea", "Ferries"}},
		"lines side by side":               {"", list("", home, sea, shore), nil},
		"lines in a menu":                  {"", list("class=main-menu", home, sea), nil},
		"section of a page with a menu":    {"<meta property=article:section content=Fog>", list("", home, sea, shore), []string{"Fog"}},
		"section of an article":            {"<meta property=article:section content=Sea>", "", []string{"Sea"}},
		"nothing but the home page":        {"", path(home), nil},
		"no path":                          {"", "<div class=menu>" + sea + "</div>", nil},
		"a class that is another":          {"", "<div class=crumbling>" + sea + "</div>", nil},
		"the home page far behind it":      {"", path(sea + " <a href=/a>Fog</a> <a href=/b>Bells</a> <a href=/c>Horns</a> " + home), []string{"Sea", "Fog", "Bells", "Horns", "Home"}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, htmlPage(t, c.head, c.above+"<h1>Ferry found after a night at sea</h1>", "").Section)
		})
	}
}
