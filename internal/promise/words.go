package promise

import (
	_ "embed"

	words "github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed words.txt
var wordsFile string

// lists are what the reading asks for; words.txt says what each class is.
var lists = words.New("internal/promise/words.txt", wordsFile)

var (
	opening              = lists.Set("opening")
	groups               = lists.Set("group")
	leaning              = lists.Set("leaning on to")
	prepositions         = lists.Set("preposition")
	conditions           = lists.Set("condition")
	inquiries            = lists.Set("inquiry")
	clauseStarts         = lists.Set("clause start")
	articles             = lists.Set("article")
	places               = lists.Set("place")
	rhythms              = lists.Set("rhythm")
	assurances           = lists.Set("assurance")
	pointers             = lists.Set("pointing back")
	degrees              = lists.Set("degree")
	noVerbs              = lists.Set("no verb")
	compoundHeads        = lists.Set("compound head")
	compoundTails        = lists.Set("compound tail")
	commonNames          = lists.Set("common")
	making               = lists.Set("making")
	universal            = lists.Set("universal")
	learners             = lists.Set("learner")
	lightVerbs           = lists.Set("light")
	asking               = lists.Set("asking")
	moving               = lists.Set("moving")
	exhortationSet       = lists.Set("exhortation")
	reminded             = lists.Set("reminded")
	turnConditionWords   = lists.Set("turn condition")
	turnMethodWords      = lists.Set("turn method")
	turnByWords          = lists.Set("turn by")
	turnDeliverableWords = lists.Set("turn deliverable")
	turnHedgeWords       = lists.Set("turn hedge")
	turnAgainWords       = lists.Set("turn again")
	wishes               = lists.Set("wish")
	numerals             = lists.Set("numeral")
	looking              = lists.Set("looking")
	contrasts            = lists.Set("contrast")
	behaving             = lists.Set("behaves")
	passing              = lists.Set("passes")
	comparing            = lists.Set("compares")
	amounts              = lists.Set("amounts")
	testNouns            = lists.Set("tests")
	proving              = lists.Set("proves")
	behavingOrThings     = lists.Set("behaves or things")
	someDay              = lists.Set("some day")
	turnEyeWords         = lists.Set("turn eye")
	turnLooseWords       = lists.Set("turn loose")
	turnOpenWords        = lists.Set("turn open")
	figuring             = lists.Set("figuring")
	bettering            = lists.Set("bettering")
	copulas              = lists.Set("copula")
	inquiryNouns         = lists.Set("inquiry noun")
	talkNouns            = lists.Set("talk noun")
	containers           = lists.Set("container")
	wrapping             = lists.Set("wrapping")
	arranging            = lists.Set("arranging")
	reshaping            = lists.Set("reshaping")
	eventNouns           = lists.Set("event")
	habits               = lists.Set("habit")
	counted              = lists.Set("counted")
	finals               = lists.Set("final")
	wondering            = lists.Set("wondering")
	pondering            = lists.Set("pondering")
	tuning               = lists.Set("tuning")
	talking              = lists.Set("talking")
	subjects             = words.NewTable(lists, "subject", map[string]string{
		"signal":   "which signal, above which value, where?",
		"review":   "what must be reviewed, and by whom?",
		"page":     "which page, for whom, by when?",
		"training": "who learns what, and by when?",
		"process":  "who does what at which moment, and where is that written?",
		"fix":      "what changes, and where?",
		"test":     "which case is tested, where?",
		"step":     "which step changes, and what does it do then?",
		"failure":  "which failure must it survive, and how is that tried?",
		"setting":  "which setting, from which value to which?",
		"figure":   "from which value to which?",
		"reading":  "what will there be to read, and by when?",
	})
)
