package actions

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint/lexicon"
)

//go:embed actions.txt
var actionWordsFile string

// Words are what readers of actions ask for: actions.txt says what each class is.
var Words = lexicon.New("lint/postmortem/internal/actions/actions.txt", actionWordsFile)

var (
	auxiliaries    = Words.Set("auxiliary")
	phraseEnds     = Words.Set("phrase end")
	verbCategories = lexicon.NewTable(Words, "verb", map[string]Category{
		"detect": CategoryDetect, "prevent": CategoryPrevent, "mitigate": CategoryMitigate,
		"respond": CategoryRespond, "repair": CategoryRepair, "investigate": CategoryInvestigate,
	})
	nounCategories = lexicon.NewTable(Words, "noun", map[string]Category{
		"detect": CategoryDetect, "prevent": CategoryPrevent, "mitigate": CategoryMitigate,
		"respond": CategoryRespond, "repair": CategoryRepair, "investigate": CategoryInvestigate,
	})
	toCome     = Words.Set("to come")
	idPrefixes = Words.Set("id prefix")
	declaring  = Words.Set("declaring")
	itemLabels = lexicon.NewTable(Words, "label", map[string]itemField{
		"owner": itemOwner, "due": itemDue, "status": itemStatus, "ticket": itemTicket,
		"priority": itemPriority, "category": itemCategory, "horizon": itemHorizon, "action": itemAction,
		"id": itemID,
	})
	addressing  = Words.Set("addressing")
	finished    = Words.Set("finished")
	nameHolders = Words.Set("name holder")
	nobody      = Words.Set("nobody")
	teamHeads   = Words.Set("team head")
	teamWords   = Words.Set("team")
	roleHeads   = Words.Set("role head")
	exactStates = lexicon.NewTable(Words, "state", map[string]Status{
		"open": StatusOpen, "active": StatusActive, "done": StatusDone, "dropped": StatusDropped,
		"blocked": StatusBlocked,
	})
	unbracketed          = Words.Set("unbracketed")
	notPassive           = Words.Set("not passive")
	participleAdjectives = Words.Set("participle adjective")
	pastIrregular        = Words.Set("past irregular")
	pastRegular          = Words.Set("past regular")
	keyLookalikes        = Words.Set("key lookalike")
	ticketFolders        = Words.Set("ticket folder")
	bracketedStates      = Words.Set("bracketed")
	blankDates           = Words.Set("blank date")
	telling              = Words.Set("telling")
	announcing           = Words.Set("announcing")
	schemes              = Words.Set("scheme")
	recordHeads          = Words.Set("record head")
	noName               = Words.Set("no name")
	promising            = Words.Set("promising")
	bareParticiples      = Words.Set("bare participle")
	particles            = Words.Set("particle")
	goals                = Words.Set("goal")
	notYet               = Words.Set("not yet")
	through              = Words.Set("through")
)
