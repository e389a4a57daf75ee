package clean

// A pageKind is what the signs of a page tell apart.
type pageKind uint8

const (
	kindArticle pageKind = iota
	kindService          // it offers a service; its verdict is article
	kindProduct
	kindListing
	kindDocs
	numKinds
)

// signWeights say how much each sign speaks for each kind of page: for an
// article, a service, a product, a listing, documentation. A page is of the kind
// with the largest sum, and the sums are the logarithms of odds.
//
// They are those of a logistic regression on the 1,384 labelled pages of WCXB
// that are no forum, rounded to one place; TestQualityVerdict fits them again,
// site by site apart, and says how good they are.
var signWeights = [numSigns][numKinds]float64{
	signBias:        {-0.2, 0.2, -0.5, 0.6, -0.1},
	signLDProduct:   {-1.1, 0.2, 1.8, -0.6, -0.3},
	signLDArticle:   {1.2, -0.2, -0.1, -0.6, -0.3},
	signLDList:      {0.1, -0.4, -0.6, 1.0, -0.1},
	signLDBusiness:  {-0.3, 0.6, -0.1, 0.2, -0.3},
	signOGArticle:   {1.0, -0.1, -0.4, -0.7, 0.2},
	signOGProduct:   {-0.6, -0.9, 1.5, 0.2, -0.2},
	signPublished:   {0.6, -0.7, 0.1, -0.1, 0.1},
	signAuthored:    {0.8, -0.2, -0.6, 0.2, -0.2},
	signPathArticle: {1.8, -1.2, -0.5, 0.0, -0.1},
	signPathProduct: {-0.3, -0.2, 1.6, -0.7, -0.5},
	signPathList:    {0.1, -1.0, -0.3, 1.6, -0.3},
	signPathDocs:    {-1.0, -0.6, -0.4, 0.0, 2.0},
	signPathDated:   {0.9, -0.5, -0.1, -0.2, -0.2},
	signPathRoot:    {-1.1, 1.0, -0.8, 0.8, 0.1},
	signHostDocs:    {-0.7, -0.5, -0.3, -0.5, 1.9},
	signGenerator:   {-0.1, -0.2, -0.1, -0.3, 0.8},
	signCart:        {-0.4, -0.9, 1.7, -0.1, -0.2},
	signFewPrices:   {-0.8, 0.3, 1.1, 0.2, -0.6},
	signManyPrices:  {-0.3, -0.2, 0.6, 0.8, -0.9},
	signTeasers:     {0.1, -0.4, -0.4, 0.7, 0.0},
	signCards:       {0.3, 0.4, -0.1, 0.4, -1.0},
	signLinked:      {-0.9, -0.4, 0.0, 1.1, 0.2},
	signProse:       {0.9, 0.2, -0.5, -0.9, 0.3},
	signProseShare:  {1.4, -0.5, -0.3, -0.4, -0.1},
	signCode:        {-0.3, -0.3, -0.2, -0.7, 1.5},
	signHeadings:    {-0.3, 1.1, 0.0, -0.7, -0.1},
	signRows:        {0.1, -0.1, 0.0, -0.4, 0.4},
	signSorted:      {0.0, -0.5, 0.4, 0.4, -0.3},
	signLinkLines:   {-0.1, -0.1, -1.1, 1.0, 0.2},
	signImages:      {-0.6, 0.3, 0.7, 0.5, -1.0},
	signSpec:        {0.3, -1.0, 0.3, -0.5, 0.9},
	signQuestions:   {0.6, 0.7, -0.5, -0.2, -0.6},
	signSpeaksOfUs:  {-0.8, 1.5, -0.1, 0.2, -0.8},
}
