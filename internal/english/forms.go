package english

import "strings"

// Past is the past form of a regular verb, whose last letter is doubled where double
// says so: "check" gives "checked", "stop" gives "stopped".
func Past(verb string, double bool) string {
	n := len(verb)
	switch {
	case double:
		return verb + verb[n-1:] + "ed"
	case verb[n-1] == 'e':
		return verb + "d"
	case endsInConsonantY(verb):
		return verb[:n-1] + "ied"
	}
	return verb + "ed"
}

// Ing is the form in -ing of a verb, whose last letter is doubled where double says
// so.
func Ing(verb string, double bool) string {
	switch {
	case double:
		return verb + verb[len(verb)-1:] + "ing"
	case strings.HasSuffix(verb, "e") && !strings.HasSuffix(verb, "ee"):
		return verb[:len(verb)-1] + "ing"
	}
	return verb + "ing"
}

// Third is the form of a verb behind "he", which is also the plural of a noun:
// "checks", "relies", "pushes".
func Third(word string) string {
	n := len(word)
	switch {
	case endsInConsonantY(word):
		return word[:n-1] + "ies"
	case strings.IndexByte("sxzo", word[n-1]) >= 0, strings.HasSuffix(word, "sh"), strings.HasSuffix(word, "ch"):
		return word + "es"
	}
	return word + "s"
}

func endsInConsonantY(word string) bool {
	n := len(word)
	return n > 1 && word[n-1] == 'y' && strings.IndexByte("aeiou", word[n-2]) < 0
}

// BaseForms are the verbs that a word in lower case can be a past form or one in
// -ing of, likeliest first. Most of them are no words: the caller knows which are.
func BaseForms(w string) []string {
	var forms []string
	for _, suffix := range [...]string{"ing", "ed"} {
		stem, ok := strings.CutSuffix(w, suffix)
		if !ok || len(stem) < 3 {
			continue
		}
		forms = append(forms, stem, stem+"e")
		if n := len(stem); stem[n-1] == stem[n-2] {
			forms = append(forms, stem[:n-1])
		}
		if strings.HasSuffix(stem, "i") {
			forms = append(forms, stem[:len(stem)-1]+"y")
		}
	}
	if verb := irregular.Of(w); verb != "" {
		forms = append(forms, verb)
	}
	return forms
}
