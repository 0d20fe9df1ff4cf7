package discover

import (
	"path"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/template"
)

// WellKnown are folders that are names of postmortems, as examples for messages.
var WellKnown = []string{"postmortems", "docs/postmortems", "incidents", "docs/incident-reports", "outages", "rca"}

// stemOf is the name of a file without its endings ("x.html.md.erb" is x).
func stemOf(base string) string {
	for range 3 {
		ext := path.Ext(base)
		if n := len(ext); n < 2 || n > 9 || n == len(base) || strings.ContainsAny(ext, " -_") || ext[1] >= '0' && ext[1] <= '9' {
			break
		}
		base = strings.TrimSuffix(base, ext)
	}
	return base
}

const anIndex = "an index"

// notPostmortem says what a Markdown file is, by its name, when it is no
// postmortem; empty for one that may be.
func notPostmortem(name string) string {
	dir, base := path.Split(strings.ToLower(name))
	stem := stemOf(base)
	switch stem {
	case "summary", "toc", "_index":
		return anIndex
	case "index", "readme":
		// A folder a document is how some site generators and many teams want it.
		if ofOneIncident(path.Base(dir)) {
			return ""
		}
		return anIndex
	case "contributing", "changelog", "code_of_conduct", "security", "license", "governance", "maintainers":
		return "a project file"
	}
	if template.IsName(stem) {
		return "a template"
	}
	for _, folder := range strings.Split(dir, "/") {
		if folder == "templates" || folder == "template" || folder == "_templates" {
			return "a template"
		}
	}
	return ""
}

// ofOneIncident tells a folder that is named after one incident: by a number of
// three digits or more that is no year, or a whole date. A year or a month alone
// is a shelf of several.
func ofOneIncident(folder string) bool {
	rest := strings.TrimFunc(folder, func(r rune) bool { return !isDigit(r) })
	if isShelf(folder) {
		return false
	}
	digits := 0
	for _, r := range rest {
		if !isDigit(r) {
			digits = 0
		} else if digits++; digits == 3 {
			return true
		}
	}
	return false
}

// isBundle reports whether a file may be the document of a folder of its own.
func isBundle(name string) bool {
	stem := stemOf(strings.ToLower(path.Base(name)))
	return (stem == "index" || stem == "readme") && strings.Contains(name, "/") && !isShelf(path.Base(path.Dir(name)))
}

// isShelf tells a folder that sorts documents by time: a year, a month, a quarter.
func isShelf(folder string) bool {
	numbers := strings.FieldsFunc(folder, func(r rune) bool { return !isDigit(r) })
	if len(numbers) == 0 || len(numbers) > 2 || len(numbers) == 2 && len(numbers[1]) > 2 {
		return false
	}
	letters := 0 // one is the Q of a quarter
	for _, r := range folder {
		if !isDigit(r) && r != '-' && r != '_' && r != '.' {
			letters++
		}
	}
	return letters <= 1 && (len(numbers[0]) == 4 && isYear(numbers[0]) || len(numbers[0]) <= 2)
}

func isYear(s string) bool { return strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20") }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// sureness tells how sure the name of a folder makes that it holds postmortems.
type sureness uint8

const (
	noName   sureness = iota
	maybe             // its contents must tell
	probably          // near the root it is enough
	surely
)

// named judges the name of one folder, or of a file without its endings.
func named(name string) sureness {
	words := slices.DeleteFunc(wordsOf(name), around.Has)
	n := len(words)
	if n == 0 {
		return noName
	}
	last := words[n-1]
	joined := strings.Join(words, " ")
	if always.Has(last) || n > 1 && always.Has(words[n-2]+" "+last) || isForm(last) && toldBy(words[:n-1]) {
		return surely
	}
	if subject.Has(last) {
		return probably
	}
	if maybeOf.Has(last) || trouble.Has(last) || always.In(joined) || maybeOf.Has(words[0]) {
		return maybe
	}
	return noName
}

func isForm(word string) bool { return form.Has(word) || maybeOf.Has(word) }

// toldBy reports whether the words before a form ("report") end in what it is of.
func toldBy(words []string) bool {
	n := len(words)
	if n == 0 {
		return false
	}
	last := words[n-1]
	if form.Has(last) && toldBy(words[:n-1]) || n > 1 && always.Has(words[n-2]+" "+last) {
		return true
	}
	return subject.Has(last) || trouble.Has(last) || always.Has(last)
}

// phraseIn is what the name of a file says of a postmortem in it, as it is written
// there: "incident-report" in 2026-03-01-incident-report-of-the-lamps.md; "" for
// nothing.
func phraseIn(name string) string {
	stem := stemOf(path.Base(name))
	if isBundle(name) {
		stem = path.Base(path.Dir(name))
	}
	at := wordsAt(stem)
	for width := 1; width <= min(3, len(at)); width++ {
		for from := range len(at) - width + 1 {
			if said := stem[at[from].start:at[from+width-1].end]; named(said) == surely {
				return said
			}
		}
	}
	return ""
}

// GlobFor is a glob for a file and others that are called alike.
func GlobFor(name string) string {
	phrase := phraseIn(name)
	if phrase == "" || strings.ContainsAny(phrase, "*?[]{}\\") {
		return name
	}
	dir, base := path.Split(name)
	if isBundle(name) {
		return path.Join(path.Dir(path.Dir(name)), "*"+phrase+"*", base)
	}
	return dir + "*" + phrase + "*" + base[len(stemOf(base)):]
}

// namedFolder finds the outermost folder of a path whose name tells of
// postmortems, and how surely; "" for none. Near the root, where only folders of
// documentation stand above it, a name that is likely is enough.
func namedFolder(dir string) (folder string, sure sureness) {
	parts := strings.Split(dir, "/")
	near := true
	for i, part := range parts {
		s := named(part)
		if s == probably && near {
			s = surely
		}
		if s > sure {
			folder, sure = strings.Join(parts[:i+1], "/"), s
		}
		if s == surely {
			break
		}
		near = near && isDocs(part)
	}
	return folder, sure
}

// isDocs tells a folder of documentation, which says nothing of what is in it.
func isDocs(part string) bool {
	words := wordsOf(part)
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return w != "doc" && w != "documentation" })
}

// IsNamed reports whether a path lies in a folder whose name tells by itself that
// it holds postmortems.
func IsNamed(name string) bool {
	dir := path.Dir(name)
	if _, sure := namedFolder(dir); sure != surely {
		return false
	}
	return !slices.ContainsFunc(strings.Split(dir, "/"), IsLeftOut)
}
