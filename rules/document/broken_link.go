package document

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/leaves"
)

var brokenLink = &lint.Rule{
	Name:     "document/broken-link",
	Summary:  "A link is an address that can be followed",
	Severity: lint.Notice,
	Check:    checkBrokenLinks,
}

// linkInCode is a whole link of Markdown, which code shows instead of following.
var linkInCode = regexp.MustCompile(`^\[[^\]]+\]\(https?://[^)\s]+\)$`)

func checkBrokenLinks(p *lint.Pass) {
	for _, l := range leaves.Of(p) {
		for _, m := range l.Prose.Marks {
			why := ""
			switch m.Kind {
			case postmortem.MarkLink, postmortem.MarkURL:
				target := m.Target
				if target == "" {
					target = l.Prose.Text[m.Start:m.End]
				}
				why = brokenAddress(target)
			case postmortem.MarkCode:
				if linkInCode.MatchString(l.Prose.Text[m.Start:m.End]) {
					why = "the link stands in a code span and cannot be followed"
				}
			}
			if why == "" {
				continue
			}
			p.Report(lint.Diagnostic{
				Span: m.Span, Anchor: lint.Anchor("link", l.Prose.Text[m.Start:m.End]), Message: why,
				Hint: "correct it: what it shows is often the only evidence",
			})
		}
	}
}

var (
	twoSchemes = regexp.MustCompile(`^(?i)https?://https?:?//`)
	misspelt   = regexp.MustCompile(`^(?i)(?:https?//|https?:/[^/])`)
)

// brokenAddress says what is wrong with an address; empty where nothing is.
func brokenAddress(target string) string {
	switch {
	case !strings.HasPrefix(target, "http") && !strings.HasPrefix(target, "HTTP"):
	case twoSchemes.MatchString(target):
		return fmt.Sprintf("%q begins with two schemes", lint.Short(target))
	case misspelt.MatchString(target):
		return fmt.Sprintf("%q is no address: its scheme is misspelt", lint.Short(target))
	}
	return ""
}
