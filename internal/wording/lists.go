package wording

import (
	"strings"

	words "github.com/pmlint/pmlint/internal/lexicon"
)

// list is a list of lexicon.txt: words that one question of the grammar asks
// for. What each is for is told where its words are.
type list uint8

const (
	lUnsaid list = iota
	lUntried
	lCareWork
	lOwed
	lThought
	lBringIn
	lNeverKept
	lPutUp
	lGuard
	lOutcome
	lRation
	lPromptly
	lPaperwork
	lTurnTo

	lTestbed
	lShipped
	lDestroyed
	lClutter
	lComeUpon
	lLocked
	lMess
	lSecret
	lLoseable
	lBringAbout
	lUnusable
	lRemedy
	lErrorTerm
	lInTheWay
	lLive
	lHandle
	lHumanly
	lLucky

	lCompound
	lQuantity
	lMachineRole

	lParticiple
	lReached
	lMore
	lOnlyPeople
	lSetUp
	lPassing
	lNeverToBe
	lPlannedWork
	lDocument
	lStepTaken
	lCalledOff
	lUpkeep
	lTimely
	lChoices
	lAvoidedBy
	lAbler
	lWary
	lPreferable
	lCourse
	lBestCourse
	lKnowledge

	lDepartment
	lMissable
	lIgnored
	lSpeech
	lDoing
	lNotOwed
	lAssured
	lMeasure
	lKubernetes
	lCodeVerb
	lCodeNoun
	lSeeming
	lCareStep
	lSpeaking

	lChoice
	lLeftFor
	lOpen
	lGuess
	lOtherwise

	lUserError
	lErrorNext
	lHedge
	lArose
	lMaxim
	lSlipped
	lHumanWork
	lDeed
	lSoftTrait
	lHardTrait
	lCareful

	lNoBlame
	lAtHand
	lFieldRole

	lWeak
	lOmittedStep
	lUnreal
	lPaired

	lHumanDuty
	lDeedNoun
	lMisbelief
	lIncomplete
	lNoticing
	lHumanField
	lPaperDeed
	lHumanDeed
	lNeverDone
	lHumanCheck
	lCommonplace

	lAmbiguous
	lHumanModifier
	lNotAgent
	lOnDuty
	lCollective
	lContracted
	listCount
)

var listNames = map[string]list{
	"unsaid": lUnsaid, "untried": lUntried, "carework": lCareWork, "owed": lOwed, "thought": lThought, "bringin": lBringIn,
	"neverkept": lNeverKept, "putup": lPutUp, "guard": lGuard, "outcome": lOutcome, "ration": lRation, "promptly": lPromptly,
	"paperwork": lPaperwork, "turnto": lTurnTo, "testbed": lTestbed, "shipped": lShipped, "destroyed": lDestroyed, "clutter": lClutter,
	"comeupon": lComeUpon, "locked": lLocked, "mess": lMess, "secret": lSecret, "loseable": lLoseable, "bringabout": lBringAbout,
	"unusable": lUnusable, "remedy": lRemedy, "errorterm": lErrorTerm, "intheway": lInTheWay, "live": lLive, "handle": lHandle,
	"humanly": lHumanly, "lucky": lLucky, "compound": lCompound, "quantity": lQuantity, "machinerole": lMachineRole,
	"participle": lParticiple, "reached": lReached, "more": lMore, "onlypeople": lOnlyPeople, "setup": lSetUp, "passing": lPassing,
	"nevertobe": lNeverToBe, "plannedwork": lPlannedWork, "document": lDocument, "steptaken": lStepTaken, "calledoff": lCalledOff,
	"upkeep": lUpkeep, "timely": lTimely, "choices": lChoices, "avoidedby": lAvoidedBy, "abler": lAbler, "wary": lWary,
	"preferable": lPreferable, "course": lCourse, "bestcourse": lBestCourse, "knowledge": lKnowledge, "department": lDepartment,
	"missable": lMissable, "ignored": lIgnored, "speech": lSpeech, "doing": lDoing, "notowed": lNotOwed, "assured": lAssured,
	"measure":    lMeasure,
	"kubernetes": lKubernetes, "codeverb": lCodeVerb, "codenoun": lCodeNoun, "seeming": lSeeming, "carestep": lCareStep,
	"speaking": lSpeaking, "choice": lChoice, "leftfor": lLeftFor, "open": lOpen,
	"guess": lGuess, "otherwise": lOtherwise, "usererror": lUserError, "errornext": lErrorNext, "hedge": lHedge, "arose": lArose,
	"maxim": lMaxim, "slipped": lSlipped, "humanwork": lHumanWork, "deed": lDeed, "softtrait": lSoftTrait, "hardtrait": lHardTrait,
	"careful": lCareful, "noblame": lNoBlame, "athand": lAtHand, "fieldrole": lFieldRole, "weak": lWeak, "omittedstep": lOmittedStep,
	"unreal": lUnreal, "paired": lPaired,
	"humanduty": lHumanDuty, "deednoun": lDeedNoun, "misbelief": lMisbelief, "incomplete": lIncomplete, "noticing": lNoticing,
	"humanfield": lHumanField, "paperdeed": lPaperDeed, "humandeed": lHumanDeed, "neverdone": lNeverDone, "humancheck": lHumanCheck,
	"commonplace": lCommonplace, "ambiguous": lAmbiguous, "humanmodifier": lHumanModifier,
	"notagent": lNotAgent, "onduty": lOnDuty, "contracted": lContracted, "collective": lCollective,
}

// maxLists is how many lists there may be: those that the grammar asks for by
// name, and those of the word files that only frames ask for.
const maxLists = 64 * len(lists{})

// lists are those that hold a word.
type lists [4]uint64

// in tells whether the word is in the list.
func (e *entry) in(x list) bool { return e != nil && e.lists[x>>6]&(1<<(x&63)) != 0 }

// listOf is the list of that name; one that the grammar does not ask for gets the
// next number, for frames.
func (l *lexicon) listOf(name string) list {
	x, ok := l.named[name]
	if !ok {
		x = listCount + list(len(l.named)-len(listNames))
		l.named[name] = x
	}
	return x
}

// readVerbs adds the forms of verbs to lists: what was done to the list of that
// name, the plain form to NAME-base and the one in -ing to NAME-ing.
func (l *lexicon) readVerbs(name string, specs []string) {
	for _, spec := range specs {
		f := formsOf(spec)
		l.readList(l.listOf(name), []string{f.past, f.part})
		l.readList(l.listOf(name+"-base"), []string{f.base})
		l.readList(l.listOf(name+"-ing"), []string{f.ing})
	}
}

// readCompounds adds words of two halves to the list, "half-tested": of two lists
// that stand before.
func (l *lexicon) readCompounds(e words.Entry, x list) error {
	of := strings.Fields(e.Text)
	if len(of) != 2 {
		return e.Errorf("compounds are made of two lists, not of %d", len(of))
	}
	var halves [2][]string
	for i, name := range of {
		half, ok := l.named[name]
		if !ok {
			return e.Errorf("no list %q stands before", name)
		}
		for w, in := range l.lists {
			if in.in(half) {
				halves[i] = append(halves[i], w)
			}
		}
	}
	for _, first := range halves[0] {
		for _, second := range halves[1] {
			l.readList(x, []string{first + "-" + second})
		}
	}
	return nil
}

// readList adds words and phrases to the list.
func (l *lexicon) readList(x list, items []string) {
	for _, w := range items {
		e := l.lists[w]
		if e == nil {
			e = &entry{word: w}
			l.lists[w] = e
		}
		e.lists[x>>6] |= 1 << (x & 63)
	}
}

// knowLists tells the known words and phrases which lists they are in.
func (l *lexicon) knowLists() {
	for w, in := range l.lists {
		if e := l.words[w]; e != nil {
			e.lists = in.lists
		}
		first, _, ok := strings.Cut(w, " ")
		if e := l.words[first]; ok && e != nil {
			e.setPhrase(w, in)
		}
	}
}

// setPhrase tells the phrase that it is in lists.
func (e *entry) setPhrase(all string, in *entry) {
	for i := range e.phrases {
		if e.phrases[i].all == all {
			e.phrases[i].entry = in
		}
	}
}

// in tells whether the token at i is in the list.
func (a *analysis) in(i int, x list) bool {
	return i >= 0 && i < len(a.t) && a.t[i].entry.in(x)
}

// listed tells whether a word is, in the very form given.
func (a *analysis) listed(w string, x list) bool { return a.r.lex.lists[w].in(x) }

// anyIn tells whether the sentence holds a word of the list.
func (a *analysis) anyIn(x list) bool {
	for k := range a.t {
		if a.in(k, x) {
			return true
		}
	}
	return false
}

// leftIn finds a word of the list within reach before i, or -1.
func (a *analysis) leftIn(i, reach int, x list) int {
	for k := i - 1; k >= 0 && k > i-reach; k-- {
		if a.in(k, x) {
			return k
		}
	}
	return -1
}
