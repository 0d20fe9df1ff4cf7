package promise

import (
	_ "embed"
	"strings"
	"sync"

	words "github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed lexicon.txt
var lexiconText string

// wordClass is what a word says of how concrete an action is.
type wordClass uint32

const (
	classAct wordClass = 1 << iota
	classMix
	classSoft
	classThink
	classHedge
	classLoose
	classPaper
	classArtefact
	classGeneric
	classQuality
	classNoun
	classTopic
	classTalk
	classFiller
	classAbstract
	classState
	classMass
)

// anyVerb is a word that some class of verbs has.
const anyVerb = classAct | classMix | classSoft | classThink

// lexicon reads the word list when first asked for.
var lexicon = sync.OnceValue(func() map[string]wordClass { return words.Must(readLexicon(lexiconText)) })

// wordClasses are the heads of the word list.
var wordClasses = map[string]wordClass{
	"act": classAct, "mix": classMix, "soft": classSoft, "think": classThink, "hedge": classHedge, "loose": classLoose,
	"paper": classPaper, "artefact": classArtefact, "generic": classGeneric, "quality": classQuality, "noun": classNoun,
	"topic": classTopic, "talk": classTalk, "filler": classFiller, "abstract": classAbstract, "state": classState,
	"mass": classMass,
}

func readLexicon(data string) (map[string]wordClass, error) {
	known := make(map[string]wordClass, 2048)
	return known, words.Each("internal/promise/lexicon.txt", data, func(e words.Entry) error {
		class := wordClasses[e.Head]
		if class == 0 {
			return e.Errorf("unknown class %q", e.Head)
		}
		for _, w := range e.Words() {
			known[w] |= class
			if class == classArtefact {
				known[pluralOf(w)] |= class
			}
		}
		return nil
	})
}

// pluralOf is the plural of a noun.
func pluralOf(w string) string {
	switch last := w[len(w)-1]; {
	case last == 's' || last == 'x' || last == 'h':
		return w + "es"
	case last == 'y' && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}
