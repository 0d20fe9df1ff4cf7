package discover

import (
	"path"
	"strings"

	"github.com/pmlint/pmlint/lint/template"
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

// IsMarkdown tells a Markdown file by its name.
func IsMarkdown(name string) bool {
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
