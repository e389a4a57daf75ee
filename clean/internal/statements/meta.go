package statements

import "strings"

// A Field is a field of an article that markup may state.
type Field uint8

// The fields.
const (
	None Field = iota
	Title
	Dek
	Author
	Published
	Modified
	Section
	Tags
	Site
	URL
	Language
	License
	Image
	NumFields
)

// Vocabularies that a statement may be of.
const (
	JSONLD     = "json_ld"
	OpenGraph  = "open_graph"
	Twitter    = "twitter"
	DublinCore = "dublin_core"
	Citation   = "citation"
	Parsely    = "parsely"
	Sailthru   = "sailthru"
	Plaintext  = "meta" // names without a vocabulary
	Microdata  = "microdata"
)

// A Meaning says which field a meta element states, and in which vocabulary.
type Meaning struct {
	Field Field
	From  string
}

// MetaOf returns the meaning of a meta element by its name in lower case; the
// zero Meaning where it states no field. Systems put letters of their own before
// the names of dates: "ms.date", "w-published-date".
func MetaOf(name string) Meaning {
	if m, ok := meanings[name]; ok {
		return m
	}
	k := strings.IndexAny(name, ".:-")
	if k < 0 {
		return Meaning{}
	}
	rest := name[k+1:]
	if m := meanings[rest]; m.Field == Published && (name[k] != '-' || strings.HasPrefix(rest, "publ")) {
		return Meaning{Published, Plaintext}
	}
	return Meaning{}
}

// meanings are the names of meta elements that state fields: those of Open
// Graph (ogp.me), Twitter cards, Dublin Core, Highwire and bepress citations,
// Parse.ly, Sailthru, schema.org as itemprop, and those without a vocabulary that
// newspapers use.
var meanings = map[string]Meaning{
	"og:title": {Title, OpenGraph}, "og:description": {Dek, OpenGraph}, "og:site_name": {Site, OpenGraph},
	"og:url": {URL, OpenGraph}, "og:locale": {Language, OpenGraph}, "og:image": {Image, OpenGraph},
	"og:image:url": {Image, OpenGraph}, "og:image:secure_url": {Image, OpenGraph},
	"og:article:author": {Author, OpenGraph}, "og:article:published_time": {Published, OpenGraph},
	"og:article:modified_time": {Modified, OpenGraph}, "og:article:section": {Section, OpenGraph},
	"og:article:tag": {Tags, OpenGraph}, "og:published_time": {Published, OpenGraph},
	"og:pubdate": {Published, OpenGraph}, "og:release_date": {Published, OpenGraph}, "og:updated_time": {Modified, OpenGraph},
	"og:regdate":     {Published, OpenGraph},
	"article:author": {Author, OpenGraph}, "article:author_name": {Author, OpenGraph},
	"article:published_time": {Published, OpenGraph}, "article:published": {Published, OpenGraph},
	"article:published_date": {Published, OpenGraph}, "article:modified_time": {Modified, OpenGraph}, "article:modified": {Modified, OpenGraph},
	"article:section": {Section, OpenGraph}, "article:tag": {Tags, OpenGraph}, "book:author": {Author, OpenGraph},
	"book:release_date": {Published, OpenGraph}, "video:tag": {Tags, OpenGraph},

	"twitter:title": {Title, Twitter}, "twitter:description": {Dek, Twitter}, "twitter:image": {Image, Twitter},
	"twitter:image:src": {Image, Twitter}, "twitter:site": {None, Twitter},

	"dc.title": {Title, DublinCore}, "dcterms.title": {Title, DublinCore}, "dc:title": {Title, DublinCore},
	"dc.creator": {Author, DublinCore}, "dcterms.creator": {Author, DublinCore}, "dc:creator": {Author, DublinCore},
	"dc.contributor": {None, DublinCore}, "dc.date": {Published, DublinCore}, "dcterms.date": {Published, DublinCore},
	"dc.date.issued": {Published, DublinCore}, "dcterms.issued": {Published, DublinCore}, "dc.date.created": {Published, DublinCore},
	"dcterms.created": {Published, DublinCore}, "dc:created": {Published, DublinCore}, "dcterms.modified": {Modified, DublinCore},
	"dc.date.modified": {Modified, DublinCore}, "dc.language": {Language, DublinCore}, "dcterms.language": {Language, DublinCore},
	"dc.publisher": {Site, DublinCore}, "dcterms.publisher": {Site, DublinCore}, "dc.rights": {License, DublinCore},
	"dcterms.rights": {License, DublinCore}, "dcterms.license": {License, DublinCore}, "dc.rights.license": {License, DublinCore},
	"dc.subject": {Tags, DublinCore}, "dcterms.subject": {Tags, DublinCore}, "dc.description": {Dek, DublinCore},

	"citation_title": {Title, Citation}, "citation_author": {Author, Citation}, "citation_authors": {Author, Citation},
	"citation_publication_date": {Published, Citation}, "citation_online_date": {Published, Citation}, "citation_date": {Published, Citation},
	"citation_journal_title": {Site, Citation}, "citation_language": {Language, Citation}, "citation_keywords": {Tags, Citation},
	"bepress_citation_title": {Title, Citation}, "bepress_citation_author": {Author, Citation}, "bepress_citation_date": {Published, Citation},
	"eprints.title": {Title, Citation}, "prism.publicationdate": {Published, Citation}, "prism.publicationname": {Site, Citation},

	"parsely-title": {Title, Parsely}, "parsely-author": {Author, Parsely}, "parsely-pub-date": {Published, Parsely},
	"parsely-section": {Section, Parsely}, "parsely-tags": {Tags, Parsely}, "parsely-image-url": {Image, Parsely},
	"sailthru.title": {Title, Sailthru}, "sailthru.author": {Author, Sailthru}, "sailthru.date": {Published, Sailthru},
	"sailthru.tags": {Tags, Sailthru}, "sailthru.description": {Dek, Sailthru}, "sailthru.verticals": {Section, Sailthru},

	"headline": {Title, Plaintext}, "title": {Title, Plaintext}, "fulltitle": {Title, Plaintext}, "hdl": {Title, Plaintext},
	"article:title": {Title, Plaintext}, "article_title": {Title, Plaintext}, "article-title": {Title, Plaintext}, "rbtitle": {Title, Plaintext},
	"description": {Dek, Plaintext},
	"author":      {Author, Plaintext}, "authors": {Author, Plaintext}, "byl": {Author, Plaintext}, "byline": {Author, Plaintext},
	"article.author": {Author, Plaintext}, "article_author": {Author, Plaintext}, "author_name": {Author, Plaintext}, "creator": {Author, Plaintext},
	"date": {Published, Plaintext}, "pubdate": {Published, Plaintext}, "publishdate": {Published, Plaintext}, "publish-date": {Published, Plaintext},
	"publish_date": {Published, Plaintext}, "publication_date": {Published, Plaintext}, "publication-date": {Published, Plaintext},
	"published": {Published, Plaintext}, "published_at": {Published, Plaintext}, "published-date": {Published, Plaintext},
	"article.published": {Published, Plaintext}, "article_date_original": {Published, Plaintext}, "article.created": {Published, Plaintext},
	"originalpublicationdate": {Published, Plaintext}, "displaydate": {Published, Plaintext}, "date_published": {Published, Plaintext},
	"created": {Published, Plaintext}, "ptime": {Published, Plaintext}, "pdate": {Published, Plaintext}, "cxenseparse:recs:publishtime": {Published, Plaintext},
	"cxenseparse:publishtime": {Published, Plaintext}, "shareaholic:article_published_time": {Published, Plaintext},
	"vr:published_time": {Published, Plaintext}, "mediator_published_time": {Published, Plaintext}, "rnews:datepublished": {Published, Plaintext},
	"dateposted": {Published, Plaintext}, "timestamp": {Published, Plaintext}, "article:publicationdate": {Published, Plaintext},
	"last-modified": {Modified, Plaintext}, "lastmod": {Modified, Plaintext}, "modified": {Modified, Plaintext}, "utime": {Modified, Plaintext},
	"revised": {Modified, Plaintext}, "date_modified": {Modified, Plaintext}, "article.updated": {Modified, Plaintext},
	"section": {Section, Plaintext}, "article.section": {Section, Plaintext}, "category": {Section, Plaintext}, "subsection": {Section, Plaintext},
	"keywords": {Tags, Plaintext}, "news_keywords": {Tags, Plaintext}, "tags": {Tags, Plaintext},
	"application-name": {Site, Plaintext}, "publisher": {Site, Plaintext}, "source": {Site, Plaintext}, "cre": {Site, Plaintext},
	"content-language": {Language, Plaintext}, "language": {Language, Plaintext},
	"copyright": {None, Plaintext}, "license": {License, Plaintext}, "rights": {None, Plaintext},
	"thumbnail": {Image, Plaintext}, "image_src": {Image, Plaintext},

	"datepublished": {Published, Microdata}, "datecreated": {Published, Microdata}, "datemodified": {Modified, Microdata},
	"articlesection": {Section, Microdata}, "inlanguage": {Language, Microdata}, "image": {Image, Microdata},
	"dc.identifier": {None, DublinCore},
}
