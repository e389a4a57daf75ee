// Package fold parts labelled pages by site, so that a model is never measured
// on a site that it was trained on.
package fold

import (
	"hash/fnv"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// Of returns the part, from 0 to folds-1, that a page belongs to: the FNV-1a
// hash of its registered domain, modulo folds. An address without a host is its
// own site.
func Of(address string, folds int) int {
	h := fnv.New32a()
	h.Write([]byte(Site(address)))
	return int(h.Sum32() % uint32(folds))
}

// Site returns the registered domain of an address in lower case, such as
// "example.co.uk"; the host where it has none, and the address where it has no host.
func Site(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return address
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}
