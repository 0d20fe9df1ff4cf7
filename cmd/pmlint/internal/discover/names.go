package discover

import (
	"path"
	"strings"
)

// WellKnown are the folders, relative to a repository's root, that are linted
// when neither the command line nor the config names any.
var WellKnown = []string{
	"postmortems", "post-mortems", "postmortem", "post-mortem",
	"incidents", "incident-reports", "incident-reviews",
	"docs/postmortems", "docs/post-mortems", "docs/postmortem", "docs/post-mortem",
	"docs/incidents", "docs/incident-reports", "docs/incident-reviews",
	"doc/postmortems", "doc/incidents",
}

// isMarkdown tells a Markdown file by its name.
func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return true
	}
	return false
}

// notPostmortem says what a Markdown file is, by its name, when it is no
// postmortem; empty for one that may be.
func notPostmortem(name string) string {
	dir, base := path.Split(strings.ToLower(name))
	stem := strings.TrimSuffix(base, path.Ext(base))
	switch stem {
	case "readme", "summary", "toc":
		return "an index"
	case "index", "_index":
		// A folder a document is how some site generators want it.
		if stem == "index" && datedFolder(dir) {
			return ""
		}
		return "an index"
	case "contributing", "changelog", "code_of_conduct", "security", "license", "governance", "maintainers":
		return "a project file"
	}
	if templateName(stem) {
		return "a template"
	}
	for _, folder := range strings.Split(dir, "/") {
		if folder == "templates" || folder == "template" || folder == "_templates" {
			return "a template"
		}
	}
	return ""
}

// templateName tells a template by the last word of its name, or by the first of
// at most three. Postmortems about templates have a date or more words.
func templateName(stem string) bool {
	if datedFolder(strings.ReplaceAll(stem, "0000", "")) {
		return false
	}
	words := strings.FieldsFunc(stem, notLetter)
	return len(words) > 0 && (isTemplate(words[len(words)-1]) || isTemplate(words[0]) && len(words) <= 3)
}

func isTemplate(word string) bool { return word == "template" || word == "templates" }

func notLetter(r rune) bool { return (r < 'a' || r > 'z') && r < 0x80 }

// datedFolder tells whether the last folder of dir is named after one
// incident: it has a year, or a number of three digits or more.
func datedFolder(dir string) bool {
	digits := 0
	for _, r := range path.Base(dir) {
		if r < '0' || r > '9' {
			digits = 0
			continue
		}
		if digits++; digits == 3 {
			return true
		}
	}
	return false
}
