package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/internal/ascii"
)

// isTicketKey tells a lone issue key, such as OPS-42.
func isTicketKey(s string) bool {
	n := ticketKeyLen(s)
	return n > 0 && n == len(s)
}

// ticketKeyLen is the length of the issue key that s begins with ("OPS-42"),
// or 0. Names that only have the form of one are none: UTF-8, SHA-256.
func ticketKeyLen(s string) int {
	n := 0
	for n < len(s) && (ascii.IsUpper(s[n]) || n > 0 && (ascii.IsDigit(s[n]) || s[n] == '_')) {
		n++
	}
	if n < 2 || n > 12 || n >= len(s) || s[n] != '-' {
		return 0
	}
	digits := ascii.CountDigitsAt(s, n+1)
	end := n + 1 + digits
	if digits < 1 || digits > 6 || digits > 1 && s[n+1] == '0' || ascii.IsAlnumAt(s, end) || end < len(s) && (s[end] == '-' ||
		s[end] == '_' || s[end] == '.' && ascii.CountDigitsAt(s, end+1) > 0) {
		return 0
	}
	if isKeyLookalike(s[:n]) {
		return 0
	}
	return end
}

// isKeyLike tells "TLS-4410", which only a column of tickets makes a key.
func isKeyLike(s string) bool {
	n := 0
	for n < len(s) && ascii.IsUpper(s[n]) {
		n++
	}
	return n > 1 && n < len(s) && s[n] == '-' && ascii.CountDigits(s[n+1:]) == len(s)-n-1 && len(s) > n+1 && isKeyLookalike(s[:n])
}

// isKeyLookalike knows capitals before a number that name no tracker project.
func isKeyLookalike(prefix string) bool {
	return keyLookalikes.Has(prefix)
}

// findKeys gives the issue references in a text that are no links: "#123",
// "org/repo#12", "GH-7", "OPS-42", "!57" of merge requests.
func findKeys(s string, in func(i int) bool) []string {
	var keys []string
	for i := 0; i < len(s); i++ {
		n := 0
		switch c := s[i]; {
		case i > 0 && (ascii.IsAlnumAt(s, i-1) || s[i-1] == '-' || s[i-1] == '_' || s[i-1] == '/' && c != '#'):
			if c != '#' || i == 0 || !ascii.IsAlnumAt(s, i-1) {
				continue
			}
			if digits := ascii.CountDigitsAt(s, i+1); digits > 0 && !ascii.IsAlnumAt(s, i+1+digits) {
				n = 1 + digits // repo#12
			}
		case c == '#' || c == '!' && i+1 < len(s):
			if digits := ascii.CountDigitsAt(s, i+1); digits > 0 && digits < 8 && !ascii.IsAlnumAt(s, i+1+digits) && (c == '#' || digits > 1) {
				n = 1 + digits
			}
		case ascii.IsUpper(c):
			n = ticketKeyLen(s[i:])
		}
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
