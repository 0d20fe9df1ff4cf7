package document

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/leaves"
)

var linkText = &lint.Rule{
	Name:     "document/link-text",
	Summary:  "An address or a ticket as the text of a link is what the link leads to",
	Severity: lint.Notice,
	Check:    checkLinkTexts,
}

func checkLinkTexts(p *lint.Pass) {
	for _, l := range leaves.Of(p) {
		for _, m := range l.Prose.Marks {
			if m.Kind != postmortem.MarkLink || m.Target == "" {
				continue
			}
			words := strings.TrimSpace(l.Prose.Text[m.Start:m.End])
			if !misleads(words, m.Target) {
				continue
			}
			p.Report(lint.Diagnostic{
				Span:    m.Span,
				Anchor:  lint.Anchor("link", words),
				Message: fmt.Sprintf("the link says %q and leads to %q", words, m.Target),
				Hint:    "which of the two is meant? correct the other",
			})
		}
	}
}

// misleads reports whether a link's text names an address or a ticket, and its
// target is another of the same kind.
func misleads(words, target string) bool {
	if !strings.HasPrefix(target, "http://") && !strings.HasPrefix(target, "https://") {
		return false
	}
	if isAddress(words) {
		return otherAddress(words, target)
	}
	return otherTicket(words, target)
}

func isAddress(s string) bool {
	scheme := strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
	return scheme && !strings.ContainsAny(s, " \n") && len(s) > len("https://a.b")
}

// otherAddress reports whether two addresses differ in more than what is written
// or left out at will: the scheme, "www.", a last slash, a query, an end cut off.
func otherAddress(words, target string) bool {
	a, b := bareAddress(words), bareAddress(target)
	a = strings.TrimRight(a, "./…")
	if a == "" || strings.HasPrefix(b, a) {
		return false
	}
	if b != "" && strings.HasPrefix(a, b) { // the target is the page, the text adds a query
		return a[len(b)] != '/' && a[len(b)] != '?' && a[len(b)] != '#'
	}
	if plain, err := url.QueryUnescape(target); err == nil && strings.Contains(strings.ToLower(plain), a) {
		return false // a page that leads on to it
	}
	return !strings.ContainsAny(a, "…<>{}*") && !strings.Contains(a, "...")
}

func bareAddress(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		s = plain
	}
	s = strings.ToLower(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	return strings.TrimRight(strings.TrimPrefix(s, "www."), "/")
}

var (
	ticketNumber = regexp.MustCompile(`^#(\d+)$`)
	ticketKey    = regexp.MustCompile(`^[A-Z][A-Z0-9]{1,9}-\d+$`)
	targetNumber = regexp.MustCompile(`/(?:issues|pull|pulls|merge_requests|work_items)/(\d+)(?:[/?#]|$)`)
	targetKey    = regexp.MustCompile(`/([A-Z][A-Z0-9]{1,9}-\d+)(?:[/?#]|$)`)
)

// otherTicket reports whether the text is the number or key of a ticket and the
// target is the page of another one.
func otherTicket(words, target string) bool {
	if words == "" || words[len(words)-1] < '0' || words[len(words)-1] > '9' {
		return false
	}
	if m := ticketNumber.FindStringSubmatch(words); m != nil {
		t := targetNumber.FindStringSubmatch(target)
		return t != nil && t[1] != m[1]
	}
	if !ticketKey.MatchString(words) {
		return false
	}
	t := targetKey.FindStringSubmatch(target)
	return t != nil && t[1] != words
}
