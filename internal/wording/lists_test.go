package wording

import (
	"slices"
	"strings"
	"testing"
)

// TestLexiconNames holds that every class and list of lexicon.txt has a name
// that the grammar knows, and every list of the grammar its words.
func TestLexiconNames(t *testing.T) {
	filled := make(map[string]bool)
	for line := range strings.Lines(lexiconFile + agentsFile + deedsFile + judgedFile) {
		head, _, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		if name, ok := strings.CutPrefix(head, "list "); ok {
			if _, ok := listNames[name]; !ok && !asked("%"+name) && !ofCompounds(name) {
				t.Errorf("nothing asks for the list %q", name)
			}
			filled[name] = true
			continue
		}
		if name, ok := strings.CutPrefix(head, "verbs "); ok {
			if !asked("%" + name) {
				t.Errorf("nothing asks for the verbs %q", name)
			}
			continue
		}
		if strings.HasPrefix(head, "compounds ") {
			continue
		}
		for _, name := range strings.Fields(strings.TrimSuffix(head, "!")) {
			if _, ok := tagNames[name]; !ok {
				t.Errorf("%q is no class of words", name)
			}
		}
	}
	for name := range listNames {
		if !filled[name] {
			t.Errorf("the list %q has no words", name)
		}
	}
	if len(listNames) != int(listCount) || int(listCount) > 64*len(lists{}) || int(tagCount) > 64*len(tags{}) {
		t.Errorf("%d names of %d lists, %d tags", len(listNames), listCount, tagCount)
	}
}

// TestListForms holds that words of lists stand as tokens have them.
func TestListForms(t *testing.T) {
	for w := range fullLexicon().lists {
		if w == "" || w != strings.ToLower(w) || strings.ContainsAny(w, "'’@") {
			t.Errorf("%q is in a list, and no token is", w)
		}
	}
}

// ofCompounds reports whether words are made of a list.
func ofCompounds(name string) bool {
	for line := range strings.Lines(judgedFile) {
		if _, of, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(line, "compounds ") && slices.Contains(strings.Fields(of), name) {
			return true
		}
	}
	return false
}

// asked reports whether a frame asks for a list.
func asked(name string) bool {
	return strings.Contains(framesFile+actsFile+kindsFile, name)
}
