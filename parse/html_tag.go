package parse

import "strings"

// A tag is an element whose kind matters to the reading of a page.
type tag uint8

// The elements that have rules of their own. All others are told apart by
// their tagInfo alone.
const (
	tagOther  tag = iota
	tagCustom     // an element with a hyphen in its name
	tagA
	tagAbbr
	tagAddress
	tagAnnotation
	tagArticle
	tagAside
	tagAudio
	tagB
	tagBase
	tagBlockquote
	tagBody
	tagBr
	tagButton
	tagCanvas
	tagCaption
	tagCenter
	tagCite
	tagColgroup
	tagData
	tagDatalist
	tagDd
	tagDesc
	tagDetails
	tagDialog
	tagDir
	tagDiv
	tagDl
	tagDt
	tagEm
	tagFieldset
	tagFigcaption
	tagFigure
	tagFooter
	tagForeign
	tagForm
	tagFrameset
	tagH1
	tagH2
	tagH3
	tagH4
	tagH5
	tagH6
	tagHead
	tagHeader
	tagHgroup
	tagHr
	tagHTML
	tagI
	tagIframe
	tagImg
	tagInput
	tagLabel
	tagLegend
	tagLi
	tagLink
	tagListing
	tagMain
	tagMarquee
	tagMenu
	tagMeta
	tagNav
	tagNoembed
	tagNoframes
	tagNoscript
	tagObject
	tagOl
	tagOptgroup
	tagOption
	tagP
	tagPicture
	tagPlaintext
	tagPre
	tagQuiet // noscript where its inside is read
	tagSearch
	tagScript
	tagSection
	tagSelect
	tagSmall
	tagSource
	tagSpan
	tagStrong
	tagStyle
	tagSummary
	tagSvg
	tagTable
	tagTbody
	tagTd
	tagTemplate
	tagTextarea
	tagTfoot
	tagTh
	tagThead
	tagTime
	tagTitle
	tagTr
	tagUl
	tagVideo
	tagXmp
	numTags
)

// A tagInfo says how an element takes part in the reading.
type tagInfo struct {
	name   string
	block  bool // begins and ends a block, and is a container
	closeP bool // its start tag ends an open paragraph
	void   bool // has no inside
	raw    bool // its inside has no markup
	skip   bool // its inside is not text of the page
	scope  bool // end tags do not reach through it
	mark   bool // stands inside blocks and may be a Mark
}

func (t tag) info() *tagInfo { return &tagInfos[t] }

var tagInfos = [numTags]tagInfo{
	tagCustom:     {},
	tagA:          {name: "a"},
	tagAbbr:       {name: "abbr", mark: true},
	tagAddress:    {name: "address", block: true, closeP: true},
	tagAnnotation: {name: "annotation", skip: true},
	tagArticle:    {name: "article", block: true, closeP: true},
	tagAside:      {name: "aside", block: true, closeP: true},
	tagAudio:      {name: "audio", block: true},
	tagB:          {name: "b", mark: true},
	tagBase:       {name: "base", void: true},
	tagBlockquote: {name: "blockquote", block: true, closeP: true},
	tagBody:       {name: "body", block: true},
	tagBr:         {name: "br", void: true},
	tagButton:     {name: "button", block: true},
	tagCanvas:     {name: "canvas", block: true},
	tagCaption:    {name: "caption", block: true, scope: true},
	tagCenter:     {name: "center", block: true, closeP: true},
	tagCite:       {name: "cite", mark: true},
	tagColgroup:   {name: "colgroup"},
	tagData:       {name: "data", mark: true},
	tagDatalist:   {name: "datalist", skip: true},
	tagDd:         {name: "dd", block: true, closeP: true},
	tagDesc:       {name: "desc", skip: true, scope: true},
	tagDetails:    {name: "details", block: true, closeP: true},
	tagDialog:     {name: "dialog", block: true, closeP: true},
	tagDir:        {name: "dir", block: true, closeP: true},
	tagDiv:        {name: "div", block: true, closeP: true},
	tagDl:         {name: "dl", block: true, closeP: true},
	tagDt:         {name: "dt", block: true, closeP: true},
	tagEm:         {name: "em", mark: true},
	tagFieldset:   {name: "fieldset", block: true, closeP: true},
	tagFigcaption: {name: "figcaption", block: true, closeP: true},
	tagFigure:     {name: "figure", block: true, closeP: true},
	tagFooter:     {name: "footer", block: true, closeP: true},
	tagForeign:    {name: "foreignobject", skip: true, scope: true},
	tagForm:       {name: "form", block: true, closeP: true},
	tagFrameset:   {name: "frameset"},
	tagH1:         {name: "h1", block: true, closeP: true},
	tagH2:         {name: "h2", block: true, closeP: true},
	tagH3:         {name: "h3", block: true, closeP: true},
	tagH4:         {name: "h4", block: true, closeP: true},
	tagH5:         {name: "h5", block: true, closeP: true},
	tagH6:         {name: "h6", block: true, closeP: true},
	tagHead:       {name: "head"},
	tagHeader:     {name: "header", block: true, closeP: true},
	tagHgroup:     {name: "hgroup", block: true, closeP: true},
	tagHr:         {name: "hr", block: true, closeP: true, void: true},
	tagHTML:       {name: "html", scope: true},
	tagI:          {name: "i", mark: true},
	tagIframe:     {name: "iframe", raw: true, skip: true},
	tagImg:        {name: "img", void: true},
	tagInput:      {name: "input", void: true},
	tagLabel:      {name: "label", block: true},
	tagLegend:     {name: "legend", block: true},
	tagLi:         {name: "li", block: true, closeP: true},
	tagLink:       {name: "link", void: true},
	tagListing:    {name: "listing", block: true, closeP: true},
	tagMain:       {name: "main", block: true, closeP: true},
	tagMarquee:    {name: "marquee", block: true, scope: true},
	tagMenu:       {name: "menu", block: true, closeP: true},
	tagMeta:       {name: "meta", void: true},
	tagNav:        {name: "nav", block: true, closeP: true},
	tagNoembed:    {name: "noembed", raw: true, skip: true},
	tagNoframes:   {name: "noframes", raw: true, skip: true},
	tagNoscript:   {name: "noscript", raw: true, skip: true},
	tagObject:     {name: "object", block: true, scope: true},
	tagOl:         {name: "ol", block: true, closeP: true},
	tagOptgroup:   {name: "optgroup", block: true},
	tagOption:     {name: "option", block: true},
	tagP:          {name: "p", block: true, closeP: true},
	tagPicture:    {name: "picture"},
	tagPlaintext:  {name: "plaintext", block: true, closeP: true, raw: true},
	tagPre:        {name: "pre", block: true, closeP: true},
	tagQuiet:      {name: "noscript", block: true, scope: true},
	tagSearch:     {name: "search", block: true, closeP: true},
	tagScript:     {name: "script", raw: true, skip: true},
	tagSection:    {name: "section", block: true, closeP: true},
	tagSelect:     {name: "select", skip: true, scope: true},
	tagSmall:      {name: "small", mark: true},
	tagSource:     {name: "source", void: true},
	tagSpan:       {name: "span", mark: true},
	tagStrong:     {name: "strong", mark: true},
	tagStyle:      {name: "style", raw: true, skip: true},
	tagSummary:    {name: "summary", block: true, closeP: true},
	tagSvg:        {name: "svg", skip: true},
	tagTable:      {name: "table", block: true, scope: true},
	tagTbody:      {name: "tbody", block: true},
	tagTd:         {name: "td", block: true, scope: true},
	tagTemplate:   {name: "template", skip: true, scope: true},
	tagTextarea:   {name: "textarea", raw: true, skip: true},
	tagTfoot:      {name: "tfoot", block: true},
	tagTh:         {name: "th", block: true, scope: true},
	tagThead:      {name: "thead", block: true},
	tagTime:       {name: "time", mark: true},
	tagTitle:      {name: "title", raw: true, skip: true},
	tagTr:         {name: "tr", block: true},
	tagUl:         {name: "ul", block: true, closeP: true},
	tagVideo:      {name: "video", block: true},
	tagXmp:        {name: "xmp", block: true, closeP: true, raw: true},
}

// tags finds a tag by its name.
var tags = func() *nameTable {
	names := make(map[string]uint8, numTags)
	for t := tagA; t < numTags; t++ {
		names[t.info().name] = uint8(t)
	}
	names["annotation-xml"], names["col"], names["image"] = uint8(tagAnnotation), uint8(tagColgroup), uint8(tagImg)
	names["noscript"] = uint8(tagNoscript)
	return newNameTable("/>", names)
}()

// lookupTag returns the tag with a name in any case.
func lookupTag(name string) tag {
	if t := tags.find(name); t != 0 {
		return tag(t)
	}
	return otherTag(name)
}

// otherTag returns the tag of a name that tags does not have.
func otherTag(name string) tag {
	if strings.IndexByte(name, '-') > 0 {
		return tagCustom
	}
	return tagOther
}

func (t tag) heading() int {
	if t >= tagH1 && t <= tagH6 {
		return int(t-tagH1) + 1
	}
	return 0
}

// pre reports whether white space counts inside the element.
func (t tag) pre() bool {
	return t == tagPre || t == tagListing || t == tagXmp || t == tagPlaintext
}
