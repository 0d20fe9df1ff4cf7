package template

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

//go:embed aliases.txt
var aliasText string

// aliasGroups maps each title and label of aliases.txt, normalised, to the
// groups that hold it.
var aliasGroups = sync.OnceValue(func() map[string][][]string { return lexicon.Must(readAliases(aliasText)) })

func readAliases(data string) (map[string][][]string, error) {
	groups := make(map[string][][]string)
	return groups, lexicon.Each("lint/template/aliases.txt", data, func(e lexicon.Entry) error {
		group := []string{words.Normal(e.Head)}
		for _, name := range e.Phrases() {
			if slices.Contains(group, words.Normal(name)) {
				return e.Errorf("%q stands twice in its group", name)
			}
			group = append(group, words.Normal(name))
		}
		for _, name := range group {
			groups[name] = append(groups[name], group)
		}
		return nil
	})
}

// aliasesOf returns the other names of a normalised title or label.
func aliasesOf(name string) []string {
	var names []string
	for _, group := range aliasGroups()[name] {
		for _, other := range group {
			if other != name {
				names = append(names, other)
			}
		}
	}
	return names
}

// sameLabel tells whether two normalised labels mean the same: alike, of the
// same words in another order, or aliases of each other.
func sameLabel(a, b string) bool {
	if a == b {
		return a != ""
	}
	for _, group := range aliasGroups()[a] {
		for _, other := range group {
			if other == b {
				return true
			}
		}
	}
	return len(a) == len(b) && sameWords(a, b)
}

func sameWords(a, b string) bool {
	rest := strings.Fields(b)
	for word := range strings.FieldsSeq(a) {
		found := false
		for i, other := range rest {
			if other == word {
				rest[i] = ""
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}
