package task

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// IsTicketKey tells a lone issue key, such as OPS-42.
func IsTicketKey(s string) bool {
	n := ticketKeyLen(s)
	return n > 0 && n == len(s)
}

// ticketKeyLen is the length of the issue key that s begins with ("OPS-42"),
// or 0. Names that only have the form of one are none: UTF-8, SHA-256.
func ticketKeyLen(s string) int {
	n := projectLen(s)
	if n < 2 || n > 12 || n >= len(s) || s[n] != '-' {
		return 0
	}
	digits := ascii.CountDigitsAt(s, n+1)
	end := n + 1 + digits
	if digits < 1 || digits > 6 || digits > 1 && s[n+1] == '0' || goesOn(s, end) || IsKeyLookalike(s[:n]) {
		return 0
	}
	return end
}

// projectLen is the length of the capitals, figures and low lines that s begins with,
// a capital first.
func projectLen(s string) int {
	n := 0
	for n < len(s) && (ascii.IsUpper(s[n]) || n > 0 && (ascii.IsDigit(s[n]) || s[n] == '_')) {
		n++
	}
	return n
}

// goesOn reports whether the number that ends at i is part of something longer:
// a word, a version.
func goesOn(s string, i int) bool {
	return ascii.IsAlnumAt(s, i) || i < len(s) && (s[i] == '-' || s[i] == '_' || s[i] == '.' && ascii.CountDigitsAt(s, i+1) > 0)
}

// IsKeyLike tells "TLS-4410", which only a column of tickets makes a key.
func IsKeyLike(s string) bool {
	n := 0
	for n < len(s) && ascii.IsUpper(s[n]) {
		n++
	}
	return n > 1 && n < len(s) && s[n] == '-' && ascii.CountDigits(s[n+1:]) == len(s)-n-1 && len(s) > n+1 && IsKeyLookalike(s[:n])
}

// IsKeyLookalike knows capitals before a number that name no tracker project.
func IsKeyLookalike(prefix string) bool {
	return keyLookalikes.Has(prefix)
}

// FindKeys gives the issue references in a text that are no links: "#123",
// "org/repo#12", "GH-7", "OPS-42", "!57" of merge requests. Where in reports true
// a reference is left out.
func FindKeys(s string, in func(i int) bool) []string {
	var keys []string
	for i := 0; i < len(s); i++ {
		n := keyLen(s, i)
		if n == 0 {
			continue
		}
		if !in(i) {
			keys = append(keys, s[i:i+n])
		}
		i += n - 1
	}
	return keys
}

// keyLen is the length of the issue reference at i, or 0.
func keyLen(s string, i int) int {
	c := s[i]
	switch {
	case i > 0 && ascii.IsAlnumAt(s, i-1): // repo#12
		if c == '#' {
			return numberLen(s, i, 1, len(s))
		}
	case i > 0 && (s[i-1] == '-' || s[i-1] == '_' || s[i-1] == '/' && c != '#'):
	case c == '#':
		return numberLen(s, i, 1, 7)
	case c == '!':
		return numberLen(s, i, 2, 7)
	case ascii.IsUpper(c):
		return ticketKeyLen(s[i:])
	}
	return 0
}

// numberLen is the length of the sign at i and of the number behind it, which has
// least to most figures, or 0.
func numberLen(s string, i, least, most int) int {
	digits := ascii.CountDigitsAt(s, i+1)
	if digits < least || digits > most || ascii.IsAlnumAt(s, i+1+digits) {
		return 0
	}
	return 1 + digits
}

// IsTrackerURL tells the address of an issue, pull request, ticket or board
// card.
func IsTrackerURL(url string) bool {
	rest, absolute := url, true
	switch {
	case ascii.HasPrefixFold(url, "https://"):
		rest = url[len("https://"):]
	case ascii.HasPrefixFold(url, "http://"):
		rest = url[len("http://"):]
	default:
		absolute = false
	}
	host, path, _ := strings.Cut(rest, "/")
	path, _, _ = strings.Cut(path, "#")
	if !absolute { // a relative link, as between pages of one code host
		path = rest
	}
	host = strings.ToLower(host)
	return namesTicket(path) || searchesTickets(path) || isTrackerHost(host) && path != "" || absolute && ascii.HasPrefixFold(path,
		"c/") && strings.Contains(host, "trello")
}

// searchesTickets reports whether a path with a query lists the items of a tracker.
func searchesTickets(path string) bool {
	path, query, ok := strings.Cut(path, "?")
	if !ok || !strings.Contains(query, "=") {
		return false
	}
	path = strings.TrimSuffix(path, "/")
	return ticketFolders.Has(strings.ToLower(path[strings.LastIndexByte(path, '/')+1:]))
}

// namesTicket tells a path with a number below one of the folders that trackers
// keep their items in.
func namesTicket(path string) bool {
	before := ""
	for {
		folder, below, more := strings.Cut(path, "/")
		if !more {
			return false
		}
		folder = strings.ToLower(folder)
		switch {
		case ticketFolders.Has(folder):
			return ascii.HasDigit(below)
		case folder == "epics":
			if before == "-" {
				return ascii.HasDigit(below)
			}
		}
		before, path = folder, below
	}
}

// isTrackerHost tells the host of a tracker that serves nothing else, in lower
// case.
func isTrackerHost(host string) bool {
	host, _, _ = strings.Cut(host, ":")
	for _, h := range [...]string{"trello.com", "linear.app", "app.asana.com", "app.shortcut.com", "app.clickup.com",
		"bugs.launchpad.net", "crbug.com", "b.corp.google.com", "issuetracker.google.com", "pivotaltracker.com", "youtrack.cloud",
		"phabricator.wikimedia.org"} {
		if domain, ok := strings.CutSuffix(host, h); ok && (domain == "" || strings.HasSuffix(domain, ".")) {
			return true
		}
	}
	first, _, _ := strings.Cut(host, ".")
	switch first {
	case "jira", "bugzilla", "youtrack", "redmine", "tickets", "issues", "bugs", "tracker", "phabricator", "progress":
		return true
	}
	return strings.HasSuffix(host, ".atlassian.net") && first != "status"
}

// ActionIDLen is the length of an action's own number at the start of s: "A1",
// "AI-12", "Action 3".
func ActionIDLen(s string) int {
	n := 0
	for n < len(s) && ascii.IsLetter(s[n]) {
		n++
	}
	if n > len("action") {
		return 0
	}
	switch w := strings.ToLower(s[:n]); {
	case idPrefixes.Has(w):
	default:
		return 0
	}
	if n < 4 && s[:n] != strings.ToUpper(s[:n]) {
		return 0
	}
	if n < len(s) && (s[n] == '-' || s[n] == ' ' && n > 3 || s[n] == '#') {
		n++
	}
	if strings.HasPrefix(s[n:], "#") {
		n++
	}
	digits := ascii.CountDigitsAt(s, n)
	if digits == 0 || digits > 4 || ascii.IsAlnumAt(s, n+digits) {
		return 0
	}
	return n + digits
}

// IsIssueNumber tells "#123" and "repo#123".
func IsIssueNumber(s string) bool {
	i := strings.IndexByte(s, '#')
	return i >= 0 && i+1 < len(s) && ascii.CountDigits(s[i+1:]) == len(s)-i-1 && strings.IndexByte(s[:i], ' ') < 0
}
