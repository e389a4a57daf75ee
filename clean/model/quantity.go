package model

// A Mode says which kind of page a model reads.
type Mode uint8

// Modes.
const (
	Text Mode = iota // pages of plain text
	HTML             // pages of HTML
	numModes
)

var modeNames = [numModes]string{"text", "html"}

// String returns the name of m: "text" or "html".
func (m Mode) String() string {
	if m < numModes {
		return modeNames[m]
	}
	return "unknown"
}

// Quantities are measured once: of each block, of each container, of the whole
// page. A feature is a quantity seen from a block: its own, that of a neighbour,
// that of a container around it. The names are those of the model files.

// Quantities of a block.
const (
	// The form of its text, see shape.go.
	qWords = iota
	qChars
	qStop
	qCommas
	qSentences
	qEnd
	qStart
	qCapital
	qCapitals
	qDigits
	qDate
	qMoney
	qAddress
	qCopyright
	qMarks
	qAsks
	qCode
	qLetters
	// What it is and what it says.
	qKind
	qLevel
	qGap
	qLinked
	qLinks
	qWordScore
	qGood
	qCopies
	qSeen
	qVocab
	qTitle
	qTitleCover
	qDescription
	qPhrase
	qDebris
	qLikeShape
	qLikeRun
	qLikePeriod
	// Where it stands, see context.go.
	qPlace
	qWordPlace
	qGoodPlace
	qFromStart
	qToEnd
	qFromGood
	qToGood
	qPrevGood
	qNextGood
	qRunBefore
	qRunAfter
	qScoreSoFar
	qShortAbove
	// Windows of neighbours.
	qWin2Words
	qWin2Good
	qWin2Linked
	qWin2Ends
	qWin2Stop
	qWin5Words
	qWin5Good
	qWin5Linked
	qWin5Ends
	qWin5Stop
	qWin10Words
	qWin10Good
	qWin10Linked
	qWin10Ends
	qWin10Stop
	qWin25Words
	qWin25Good
	qWin25Linked
	qWin25Ends
	qWin25Stop
	qWin3Score
	qWin8Score
	qAhead5Words
	qAhead5Good
	qAhead20Words
	qAhead20Good
	qAhead5Score
	qBack5Words
	qBack5Good
	qBack5Score
	// The heading above it and the signs that an article has ended, see signs.go.
	qHeadingDist
	qHeadingLevel
	qHeadingWords
	qHeadingScore
	qHeadingPhrase
	qSectionWords
	qSectionLinked
	qSignDist
	qSignKind
	qSignCount
	qSignGood
	qNextSign
	// Where it stands among the containers, see containers.go.
	qH1Dist
	qBeforeH1
	qTopIn
	qTopUp
	qTopDown
	qTopSeen
	qTopLeft
	qParentScore
	qOwnScore
	qBestScore
	qAlikeCount
	qAlikeWords
	qAlikeShare
	qCardCount
	qCardWords
	qCardBlocks
	qCardLinked
	qCardPlace
	qBodyCover
	qBodyLeft
	qClassBefore
	qAuthor
	qImages
	qWin5Images
	numBlock
)

var blockNames = [numBlock]string{
	"words", "chars", "stop", "commas", "sentences", "end", "start", "capital", "capitals", "digits", "date", "money",
	"address", "copyright", "marks", "asks", "code", "letters",
	"kind", "level", "gap", "linked", "links", "word_score", "good", "copies", "seen", "vocab", "title", "title_cover",
	"description", "phrase", "debris", "like_shape", "like_run", "like_period",
	"place", "word_place", "good_place", "from_start", "to_end", "from_good", "to_good", "prev_good", "next_good",
	"run_before", "run_after", "score_so_far", "short_above",
	"win2_words", "win2_good", "win2_linked", "win2_ends", "win2_stop",
	"win5_words", "win5_good", "win5_linked", "win5_ends", "win5_stop",
	"win10_words", "win10_good", "win10_linked", "win10_ends", "win10_stop",
	"win25_words", "win25_good", "win25_linked", "win25_ends", "win25_stop",
	"win3_score", "win8_score", "ahead5_words", "ahead5_good", "ahead20_words", "ahead20_good", "ahead5_score",
	"back5_words", "back5_good", "back5_score",
	"heading_dist", "heading_level", "heading_words", "heading_score", "heading_phrase", "section_words", "section_linked",
	"sign_dist", "sign_kind", "sign_count", "sign_good", "next_sign",
	"h1_dist", "before_h1", "top_in", "top_up", "top_down", "top_seen", "top_left", "parent_score", "own_score",
	"best_score", "alike_count", "alike_words", "alike_share", "card_count", "card_words", "card_blocks", "card_linked",
	"card_place", "body_cover", "body_left", "class_before", "author", "images", "win5_images",
}

// firstHTML is the first of the quantities that text does not have.
const firstHTML = qH1Dist

// Quantities of a container, see containers.go.
const (
	kWords = iota
	kLinked
	kShare
	kGoodShare
	kGood
	kPerBlock
	kProse
	kEnds
	kWordScore
	kClass
	kClassRel
	kAlike
	kAlikeWords
	kBlocks
	kScore
	numContainer
)

var containerNames = [numContainer]string{
	"words", "linked", "share", "good_share", "good", "per_block", "prose", "ends", "word_score", "class", "class_rel",
	"alike", "alike_words", "blocks", "score",
}

// levels is the number of containers around a block that its features look at:
// each holds more blocks than the one before.
const levels = 5

// Quantities of the page, see page.go.
const (
	gWords = iota
	gBlocks
	gLinked
	gGood
	gLongest
	gEnds
	gShort
	gMoney
	gDates
	gRate
	gPhrases
	gEnglish
	gArticles
	gH1
	gOpenGraph
	gLDArticle
	gLDProduct
	gLDForum
	gTopScore
	gTopWords
	gTopGood
	gComments
	gForum
	gProducts
	gCards
	gBody
	numPage
)

var pageNames = [numPage]string{
	"words", "blocks", "linked", "good", "longest", "ends", "short", "money", "dates", "rate", "phrases", "english",
	"articles", "h1", "open_graph", "ld_article", "ld_product", "ld_forum", "top_score", "top_words", "top_good",
	"comments", "forum", "products", "cards", "body",
}

// firstPageHTML is the first of the quantities that a page of text does not have.
const firstPageHTML = gArticles
