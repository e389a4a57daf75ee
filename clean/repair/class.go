package repair

// A class is a set of kinds that a word can be of; the words of each stand in
// data/words.txt.
type class uint64

const (
	article       class = 1 << iota // a an the
	preposition                     // of in at
	conjunction                     // and or but
	pronoun                         // subject pronouns: he she they
	masculine                       // he his him
	feminine                        // she her
	possessive                      // his their
	auxiliary                       // is has would
	saying                          // said told
	human                           // what only people do: met resigned denied
	month                           // january
	weekday                         // monday
	abbreviation                    // approx inc: written with a stop
	place                           // countries and capitals that stand for a government
	body                            // ministry bank company: what is an it
	person                          // minister farmer
	woman                           // words and titles for women
	man                             // words and titles for men
	title                           // words before a surname: mr president
	starter                         // words that often begin a sentence
	glued                           // words found glued to a name
	introducer                      // words before a title or a band's name: film called
	opening                         // participles that open a sentence: speaking
	magnitude                       // million percent
	countable                       // people tonnes
	particle                        // verbs followed by in, on or up
	orphaned                        // finite verbs that stand alone in damaged texts
	lowercase                       // names written in lower case
	topic                           // words of texts about markup and code
	encodingTopic                   // words of texts about encodings
	synonymous                      // nouns that translations put side by side
	modifier                        // words before such a noun
	plainAn                         // words with a vowel that sounds like a consonant, and the reverse
	speech                          // verbs of quoted speech in any listed language
	givenName                       // given names
	literalSense                    // a gloss of a surname
	acronym                         // acronyms that lost their capitals
	placeholder                     // words that programs write for a missing value
	templateStart                   // first words of templates
	termStart                       // first words of other phrases in the tables
)

// classNames are the names of the classes in data/words.txt.
var classNames = map[string]class{
	"article": article, "preposition": preposition, "conjunction": conjunction, "pronoun": pronoun,
	"masculine": masculine, "feminine": feminine, "possessive": possessive, "auxiliary": auxiliary,
	"saying": saying, "human": human, "month": month, "weekday": weekday, "abbreviation": abbreviation,
	"place": place, "body": body, "person": person, "woman": woman, "man": man, "title": title,
	"starter": starter, "glued": glued, "introducer": introducer, "opening": opening,
	"magnitude": magnitude, "countable": countable, "particle": particle, "orphaned": orphaned,
	"lowercase": lowercase, "topic": topic, "encoding-topic": encodingTopic, "synonymous": synonymous, "modifier": modifier,
	"plain-an": plainAn, "speech": speech, "given": givenName, "acronym": acronym, "placeholder": placeholder,
}
