package clean

// A Role says what a range of the source is in its article.
type Role string

// Roles of the body: kept.
const (
	RoleParagraph    Role = "paragraph"
	RoleHeading      Role = "heading"
	RoleListItem     Role = "list_item"
	RoleQuote        Role = "quote"
	RoleTableRow     Role = "table_row"  // a row of a table, or its first cell
	RoleTableCell    Role = "table_cell" // a further cell of the row before it
	RolePreformatted Role = "preformatted"
)

// Roles of fields: moved out of the text.
const (
	RoleTitle      Role = "title"
	RoleDek        Role = "dek"
	RoleByline     Role = "byline"
	RoleDate       Role = "date"
	RoleCaption    Role = "caption"
	RoleCredit     Role = "credit"
	RoleTags       Role = "tags"
	RoleBreadcrumb Role = "breadcrumb"
	RoleSite       Role = "site"
	RoleComment    Role = "comment"
)

// Roles of debris: removed.
const (
	RoleNavigation    Role = "navigation"
	RoleDuplicate     Role = "duplicate"
	RoleCounter       Role = "counter"
	RoleShare         Role = "share"
	RoleEmbed         Role = "embed"
	RoleCommentForm   Role = "comment_form"
	RoleRelated       Role = "related"
	RoleNewsletter    Role = "newsletter"
	RoleSubscription  Role = "subscription"
	RoleAdvertisement Role = "advertisement"
	RoleNotice        Role = "notice"
	RoleAuthorBio     Role = "author_bio"
	RoleFooter        Role = "footer"
	RoleAnalytics     Role = "analytics"
	RoleBoilerplate   Role = "boilerplate" // not of the article, by the learned model
	RoleLabel         Role = "label"       // the heading of something that became a field: "Tags", "Comments"
	RoleUnread        Role = "unread"
)

// RoleMarkup is the role of what says how to read the text.
const RoleMarkup Role = "markup"

// Fate returns the fate that a role has by itself.
func (r Role) Fate() Fate {
	switch r {
	case RoleParagraph, RoleHeading, RoleListItem, RoleQuote, RoleTableRow, RoleTableCell, RolePreformatted:
		return Kept
	case RoleTitle, RoleDek, RoleByline, RoleDate, RoleCaption, RoleCredit, RoleTags, RoleBreadcrumb, RoleSite, RoleComment:
		return Field
	case RoleMarkup:
		return Markup
	}
	return Removed
}
