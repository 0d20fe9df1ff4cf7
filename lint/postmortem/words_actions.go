package postmortem

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint/lexicon"
)

//go:embed actions.txt
var actionWordsFile string

// actionWords are what readers of actions ask for: actions.txt says what each class is.
var actionWords = lexicon.New("lint/postmortem/actions.txt", actionWordsFile)

var (
	auxiliaries    = actionWords.Set("auxiliary")
	phraseEnds     = actionWords.Set("phrase end")
	verbCategories = lexicon.NewTable(actionWords, "verb", map[string]Category{
		"detect": CategoryDetect, "prevent": CategoryPrevent, "mitigate": CategoryMitigate,
		"respond": CategoryRespond, "repair": CategoryRepair, "investigate": CategoryInvestigate,
	})
	nounCategories = lexicon.NewTable(actionWords, "noun", map[string]Category{
		"detect": CategoryDetect, "prevent": CategoryPrevent, "mitigate": CategoryMitigate,
		"respond": CategoryRespond, "repair": CategoryRepair, "investigate": CategoryInvestigate,
	})
	toCome     = actionWords.Set("to come")
	idPrefixes = actionWords.Set("id prefix")
	declaring  = actionWords.Set("declaring")
	itemLabels = lexicon.NewTable(actionWords, "label", map[string]itemField{
		"owner": itemOwner, "due": itemDue, "status": itemStatus, "ticket": itemTicket,
		"priority": itemPriority, "category": itemCategory, "horizon": itemHorizon, "action": itemAction,
		"id": itemID,
	})
	addressing  = actionWords.Set("addressing")
	finished    = actionWords.Set("finished")
	nameHolders = actionWords.Set("name holder")
	nobody      = actionWords.Set("nobody")
	teamHeads   = actionWords.Set("team head")
	teamWords   = actionWords.Set("team")
	roleHeads   = actionWords.Set("role head")
	exactStates = lexicon.NewTable(actionWords, "state", map[string]Status{
		"open": StatusOpen, "active": StatusActive, "done": StatusDone, "dropped": StatusDropped,
		"blocked": StatusBlocked,
	})
	unbracketed          = actionWords.Set("unbracketed")
	notPassive           = actionWords.Set("not passive")
	participleAdjectives = actionWords.Set("participle adjective")
	pastIrregular        = actionWords.Set("past irregular")
	pastRegular          = actionWords.Set("past regular")
	keyLookalikes        = actionWords.Set("key lookalike")
	ticketFolders        = actionWords.Set("ticket folder")
	bracketedStates      = actionWords.Set("bracketed")
	blankDates           = actionWords.Set("blank date")
	telling              = actionWords.Set("telling")
	announcing           = actionWords.Set("announcing")
	schemes              = actionWords.Set("scheme")
	recordHeads          = actionWords.Set("record head")
	noName               = actionWords.Set("no name")
	promising            = actionWords.Set("promising")
	bareParticiples      = actionWords.Set("bare participle")
	particles            = actionWords.Set("particle")
	goals                = actionWords.Set("goal")
	notYet               = actionWords.Set("not yet")
	through              = actionWords.Set("through")
)
