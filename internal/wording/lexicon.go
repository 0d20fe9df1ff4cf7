package wording

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/english"
	words "github.com/pmlint/pmlint/internal/lexicon"
)

// The word lists. Their form is told at the head of lexicon.txt.
//
//go:embed lexicon.txt
var lexiconFile string

// Who acts, and what people do amiss, by classes: of the same form.
//
//go:embed agents.txt
var agentsFile string

//go:embed deeds.txt
var deedsFile string

// What people are judged by: of the same form.
//
//go:embed judged.txt
var judgedFile string

// tag is what a word can be. A word may be several things at once ("check" is a
// thing, a verb of diligence and something that reviews consist of).
type tag uint8

const (
	tDet tag = iota
	tPrep
	tWithout
	tConj
	tSub
	tHypo
	tWhy
	tRel
	tWho
	tPron
	tWe
	tI
	tHe
	tThey
	tBe
	tHave
	tDo
	tAux
	tModal
	tNeg
	tAdv
	tObvious
	tRole
	tIndef
	tTeam
	tMineTeam
	tOrg
	tUser
	tBad
	tSysMod
	tSys
	tErrorNoun
	tHuman
	tDil
	tWeDil
	tKnow
	tThink
	tMisk
	tThing
	tOmit
	tHumanOnly
	tSoft
	tFail
	tAttempt
	tCause
	tBreak
	tBreakObj
	tMis
	tScrew
	tDest
	tTake
	tSpend
	tAct
	tAcc
	tChar
	tCharNoun
	tRush
	tNorm
	tNormNoun
	tWrong
	tMistake
	tErrObj
	tBadThing
	tCareNoun
	tSignal
	tCareful
	tAttention
	tFault
	tPunish
	tAware
	tHindsight
	tObv
	tPolicy
	tLack
	tReason
	tNor
	tHumanDone
	tAvoidable
	tUsable
	tIdiom
	tAvoid
	tShort
	// What the reader adds: forms of verbs, and how the word takes part.
	tVerb
	tBase
	tThird // he checks
	tPast
	tPart
	tIng
	tTrigger
	tagCount
)

var tagNames = map[string]tag{
	"det": tDet, "prep": tPrep, "without": tWithout, "conj": tConj, "sub": tSub, "hypo": tHypo, "why": tWhy, "rel": tRel, "who": tWho,
	"pron": tPron, "we": tWe, "i": tI, "he": tHe, "they": tThey, "be": tBe, "have": tHave, "do": tDo, "aux": tAux, "modal": tModal,
	"neg": tNeg, "adv": tAdv, "obvious": tObvious, "role": tRole, "indef": tIndef, "team": tTeam, "mineteam": tMineTeam, "org": tOrg,
	"user": tUser, "bad": tBad, "sysmod": tSysMod, "sys": tSys, "errornoun": tErrorNoun, "human": tHuman, "dil": tDil, "wedil": tWeDil,
	"know": tKnow, "think": tThink, "misk": tMisk, "thing": tThing, "omit": tOmit, "humanonly": tHumanOnly, "soft": tSoft, "fail": tFail,
	"attempt": tAttempt, "cause": tCause, "break": tBreak, "breakobj": tBreakObj, "mis": tMis, "screw": tScrew, "dest": tDest,
	"take": tTake, "spend": tSpend,
	"act": tAct, "acc": tAcc, "char": tChar, "charnoun": tCharNoun, "rush": tRush, "norm": tNorm, "normnoun": tNormNoun, "wrong": tWrong,
	"mistake": tMistake, "errobj": tErrObj, "badthing": tBadThing, "carenoun": tCareNoun, "signal": tSignal, "careful": tCareful,
	"attention": tAttention,
	"fault":     tFault, "punish": tPunish, "aware": tAware, "hindsight": tHindsight, "obv": tObv, "policy": tPolicy, "lack": tLack,
	"reason": tReason, "nor": tNor, "humandone": tHumanDone, "avoidable": tAvoidable, "usable": tUsable, "idiom": tIdiom,
	"avoid": tAvoid, "short": tShort, "verb": tVerb,
}

// tags is a set of them.
type tags [2]uint64

func (t tags) has(x tag) bool { return t[x>>6]&(1<<(x&63)) != 0 }

func (t *tags) add(x tag) { t[x>>6] |= 1 << (x & 63) }

func (t *tags) remove(x tag) { t[x>>6] &^= 1 << (x & 63) }

// with is t and x.
func (t tags) with(x tag) tags {
	t.add(x)
	return t
}

func (t *tags) join(o tags) { t[0] |= o[0]; t[1] |= o[1] }

func (t tags) any(o tags) bool { return t[0]&o[0] != 0 || t[1]&o[1] != 0 }

func setOf(list ...tag) (t tags) {
	for _, x := range list {
		t.add(x)
	}
	return t
}

// entry is what the lexicon knows of a word.
type entry struct {
	word    string // in lower case
	tags    tags
	lists   lists
	phrases []phrase // that begin with the word
}

// phrase is several words that count as one.
type phrase struct {
	rest  []string
	all   string
	tags  tags
	entry *entry // of the whole phrase, where it is in lists
}

// lexicon maps words in lower case to what they are.
type lexicon struct {
	words map[string]*entry
	lists map[string]*entry // what is in lists, be it known or not: no tags
	named map[string]list   // the numbers of the lists
	sieve sieve
}

// Prepare reads the word lists, which the first sentence needs. It is for a
// caller that has something else to do meanwhile; nobody needs to call it.
func Prepare() { fullLexicon() }

var fullLexicon = sync.OnceValue(func() *lexicon {
	l := knownWords()
	l.sieve.fill(l)
	return l
})

// knownWords are the words of the lexicon alone, without what is made of them.
var knownWords = sync.OnceValue(func() *lexicon {
	return words.Must(readLexicon(wordFile{"lexicon", lexiconFile}, wordFile{"agents", agentsFile}, wordFile{"deeds", deedsFile},
		wordFile{"judged", judgedFile}))
})

// wordFile is a word file by its name without folder and ending.
type wordFile struct{ name, data string }

func readLexicon(files ...wordFile) (*lexicon, error) {
	l := &lexicon{words: make(map[string]*entry, 8192), lists: make(map[string]*entry, 4096), named: maps.Clone(listNames)}
	for _, f := range files {
		if err := words.Each("internal/wording/"+f.name+".txt", f.data, l.read); err != nil {
			return nil, err
		}
	}
	l.knowLists()
	return l, nil
}

func (l *lexicon) read(e words.Entry) error {
	if name, ok := strings.CutPrefix(e.Head, "list "); ok {
		l.readList(l.listOf(name), e.Items())
		return nil
	}
	if name, ok := strings.CutPrefix(e.Head, "verbs "); ok {
		l.readVerbs(name, e.Items())
		return nil
	}
	if name, ok := strings.CutPrefix(e.Head, "compounds "); ok {
		return l.readCompounds(e, l.listOf(name))
	}
	head, trigger := strings.CutSuffix(e.Head, "!")
	var t tags
	for name := range strings.FieldsSeq(head) {
		x, known := tagNames[name]
		if !known {
			return e.Errorf("unknown tag %q", name)
		}
		t.add(x)
	}
	if trigger {
		t.add(tTrigger)
	}
	for _, item := range e.Items() {
		if err := l.readItem(e, strings.Fields(item), t); err != nil {
			return err
		}
	}
	return nil
}

// maxPhrase is how many words a phrase may have.
const maxPhrase = 4

// readItem adds a word or a phrase.
func (l *lexicon) readItem(e words.Entry, item []string, t tags) error {
	switch last := len(item) - 1; {
	case t.has(tVerb) && last > 0 || last >= maxPhrase:
		return e.Errorf("%q has too many words", strings.Join(item, " "))
	case t.has(tVerb):
		l.addVerb(item[0], t)
	case last > 0:
		l.addPhrase(item, t)
		if t.any(countable) {
			item[last] = english.Third(item[last])
			l.addPhrase(item, t)
		}
	default:
		l.add(item[0], t)
		if t.any(countable) && !t.has(tNeg) {
			l.add(english.Third(item[0]), t)
		}
	}
	return nil
}

// countable are the nouns that have a plural.
var countable = setOf(tRole, tUser, tBad, tOrg, tSys)

func (l *lexicon) add(word string, t tags) {
	e := l.entry(word)
	e.tags.join(t)
}

func (l *lexicon) entry(word string) *entry {
	e := l.words[word]
	if e == nil {
		e = &entry{word: word}
		l.words[word] = e
	}
	return e
}

func (l *lexicon) addPhrase(words []string, t tags) {
	e := l.entry(words[0])
	if t.has(tTrigger) { // by its rarest word
		rare := words[len(words)-1]
		if len(words[0]) > 3 {
			rare = words[0]
		}
		l.entry(rare).tags.add(tTrigger)
	}
	e.phrases = append(e.phrases, phrase{rest: slices.Clone(words[1:]), all: strings.Join(words, " "), tags: t})
}

// addVerb adds all forms of a verb.
func (l *lexicon) addVerb(spec string, t tags) {
	// Only what was done blames; "did not do" has its trigger in "not".
	other := t
	other.remove(tTrigger)
	f := formsOf(spec)
	l.add(f.base, other.with(tBase))
	l.add(english.Third(f.base), other.with(tThird))
	l.add(f.past, t.with(tPast))
	l.add(f.part, t.with(tPart))
	l.add(f.ing, other.with(tIng))
}

// verbForm are the forms of a verb, but for the third person.
type verbForm struct{ base, past, part, ing string }

// formsOf reads "base", "base/past/participle", "base+" (the last letter is
// doubled).
func formsOf(spec string) (f verbForm) {
	base, irregular, _ := strings.Cut(strings.TrimSuffix(spec, "+0"), "/")
	stem, double := strings.CutSuffix(base, "+")
	past, part, given := strings.Cut(irregular, "/")
	if !given {
		past = english.Past(stem, double)
		part = past
	}
	return verbForm{base: stem, past: past, part: part, ing: english.Ing(stem, double)}
}
