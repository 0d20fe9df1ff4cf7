package discover

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed folders.txt
var foldersFile string

var (
	folderWords = lexicon.New("lint/project/internal/discover/folders.txt", foldersFile)
	always      = folderWords.Set("always")
	subject     = folderWords.Set("subject")
	trouble     = folderWords.Set("trouble")
	form        = folderWords.Set("form")
	maybeOf     = folderWords.Set("maybe")
	around      = folderWords.Set("around")
)

// wordsOf cuts a name into words in lower case and in the singular; figures are
// left out. A word that is several known ones is cut up.
func wordsOf(name string) []string {
	var words []string
	for _, raw := range cut(name) {
		word := singular(strings.ToLower(raw))
		if parts := known(word); len(parts) > 0 {
			words = append(words, parts...)
		} else {
			words = append(words, word)
		}
	}
	return words
}

// cut splits a name at all that is no letter, and before a capital behind a small
// letter.
func cut(name string) []string {
	var b strings.Builder
	small := false
	for _, r := range name {
		if !unicode.IsLetter(r) {
			b.WriteByte(' ')
			small = false
			continue
		}
		if small && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		b.WriteRune(r)
	}
	return strings.Fields(b.String())
}

// place of a word in a name, in bytes.
type wordAt struct{ start, end int }

// wordsAt are the words of a name, as cut gives them but for capitals, and where they
// stand.
func wordsAt(name string) []wordAt {
	var at []wordAt
	start := -1
	for i, r := range name {
		switch letter := unicode.IsLetter(r); {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			at = append(at, wordAt{start, i})
			start = -1
		}
	}
	if start >= 0 {
		at = append(at, wordAt{start, len(name)})
	}
	return at
}

// singular takes the ending of the plural off a word.
func singular(word string) string {
	if isVocabulary(word) {
		return word
	}
	for _, plural := range [...]struct{ end, one string }{{"ies", "y"}, {"yses", "ysis"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(word, plural.end); ok && isVocabulary(stem+plural.one) {
			return stem + plural.one
		}
	}
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return word[:len(word)-1]
	}
	return word
}

// known cuts a word into words of the vocabulary; nil where it does not come out
// even.
func known(word string) []string {
	if word == "" || isVocabulary(word) {
		return []string{word}[:min(1, len(word))]
	}
	for i := len(word) - 1; i >= 3; i-- {
		if !isVocabulary(word[:i]) {
			continue
		}
		rest := singular(word[i:])
		if isVocabulary(rest) {
			return []string{word[:i], rest}
		}
		if parts := known(rest); len(parts) > 1 {
			return append([]string{word[:i]}, parts...)
		}
	}
	return nil
}

// isVocabulary reports whether a word is one of the names of folders, or a part of
// a phrase that is.
func isVocabulary(word string) bool {
	if always.Has(word) || subject.Has(word) || trouble.Has(word) || form.Has(word) || maybeOf.Has(word) || around.Has(word) {
		return true
	}
	for _, phrase := range always.All() {
		for part := range strings.FieldsSeq(phrase) {
			if part == word {
				return true
			}
		}
	}
	return false
}
