package task

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed task.txt
var wordsFile string

// Words are what readers of an action's fields ask for: task.txt says what each class is.
var Words = lexicon.New("lint/postmortem/internal/task/task.txt", wordsFile)

var (
	Auxiliaries    = Words.Set("auxiliary")
	PhraseEnds     = Words.Set("phrase end")
	clearing       = Words.Set("clearing")
	recurring      = Words.Set("recurring")
	watching       = Words.Set("watching")
	signals        = Words.Set("signal")
	elsewhere      = Words.Set("elsewhere")
	putting        = Words.Set("putting")
	weakSignals    = Words.Set("weak signal")
	VerbCategories = lexicon.NewTable(Words, "verb", map[string]Category{
		"detect": CategoryDetect, "prevent": CategoryPrevent, "mitigate": CategoryMitigate,
		"respond": CategoryRespond, "repair": CategoryRepair, "investigate": CategoryInvestigate,
	})
	nounCategories = lexicon.NewTable(Words, "noun", map[string]Category{
		"detect": CategoryDetect, "prevent": CategoryPrevent, "mitigate": CategoryMitigate,
		"respond": CategoryRespond, "repair": CategoryRepair, "investigate": CategoryInvestigate,
	})
	idPrefixes = Words.Set("id prefix")
	itemLabels = lexicon.NewTable(Words, "label", map[string]Field{
		"owner": FieldOwner, "due": FieldDue, "status": FieldStatus, "ticket": FieldTicket,
		"priority": FieldPriority, "category": FieldCategory, "horizon": FieldHorizon, "action": FieldAction,
		"id": FieldID,
	})
	columnWords = lexicon.NewTable(Words, "column", map[string]Field{
		"owner": FieldOwner, "due": FieldDue, "status": FieldStatus, "ticket": FieldTicket, "priority": FieldPriority, "action": FieldAction,
	})
	columnJoints = Words.Set("column joint")
	columnThings = Words.Set("column thing")
	nameHolders  = Words.Set("name holder")
	nobody       = Words.Set("nobody")
	teamHeads    = Words.Set("team head")
	teamWords    = Words.Set("team")
	roleHeads    = Words.Set("role head")
	exactStates  = lexicon.NewTable(Words, "state", map[string]Status{
		"open": StatusOpen, "active": StatusActive, "done": StatusDone, "dropped": StatusDropped,
		"blocked": StatusBlocked,
	})
	unbracketed          = Words.Set("unbracketed")
	notPassive           = Words.Set("not passive")
	participleAdjectives = Words.Set("participle adjective")
	PastIrregular        = Words.Set("past irregular")
	pastRegular          = Words.Set("past regular")
	keyLookalikes        = Words.Set("key lookalike")
	ticketFolders        = Words.Set("ticket folder")
	bracketedStates      = Words.Set("bracketed")
	longTerms            = Words.Set("long term")
	shortTerms           = Words.Set("short term")
	horizonWords         = lexicon.NewTable(Words, "horizon", map[string]Horizon{
		"immediate": HorizonImmediate, "long": HorizonLong,
	})
	blankDates      = Words.Set("blank date")
	noName          = Words.Set("no name")
	bareParticiples = Words.Set("bare participle")
	particles       = Words.Set("particle")
)
