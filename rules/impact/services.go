package impact

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var services = &lint.Rule{
	Name:     "impact/services",
	Summary:  "The services affected are named",
	Severity: lint.Notice,
	Check:    checkServices,
}

func checkServices(p *lint.Pass) {
	for _, s := range p.Doc.Impact.Services {
		if unnamed(s.Plain) && asked(p, s, "Services Affected", "Affected Services", "Services", "Systems Affected", "Affected Systems") {
			reportServices(p, s)
		}
	}
}

func reportServices(p *lint.Pass, s postmortem.Text) {
	p.Report(lint.Diagnostic{
		Span: s.Span, Anchor: "impact:services",
		Message: fmt.Sprintf("%q names no service", s.Plain),
		Hint:    "name them as your catalogue or repository does, so that incidents of one service can be found together",
	})
}

// unnamed tells a text made of words for many or some and for services only.
func unnamed(s string) bool {
	vague := false
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch strings.Trim(w, ".,") {
		case "several", "some", "many", "multiple", "various", "most", "few", "a", "number", "of", "other", "our", "different":
			vague = true
		case "service", "services", "system", "systems", "application", "applications", "apps", "app", "component", "components":
		default:
			return false
		}
	}
	return vague
}
