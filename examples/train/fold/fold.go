// Package fold parts labelled pages by site, so that a model is never measured
// on a site that it was trained on.
package fold

import (
	"cmp"
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
// "example.co.uk"; the host where it has none, and the address where it has no
// host. trafilatura's evaluation names some pages by a file, KIND::FILE, that begins with
// the host.
func Site(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		if _, file, ok := strings.Cut(address, "::"); ok {
			return cmp.Or(siteOfFile(strings.ToLower(file)), address)
		}
		return address
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}

// siteOfFile returns the registered domain that a file name begins with, "" for
// none: the longest that ends at a dot or a hyphen, in a suffix that is in use.
func siteOfFile(name string) (site string) {
	for i, c := range name {
		if c != '.' && c != '-' {
			continue
		}
		if _, official := publicsuffix.PublicSuffix(name[:i]); !official {
			continue
		}
		if s, err := publicsuffix.EffectiveTLDPlusOne(name[:i]); err == nil {
			site = s
		}
	}
	return site
}
