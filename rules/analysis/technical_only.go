package analysis

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var technicalOnly = &lint.Rule{
	Name:     "analysis/technical-only",
	Summary:  "Contributing factors are looked for in processes and the organisation, too",
	Severity: lint.Notice,
	Check:    checkTechnicalOnly,
}

func checkTechnicalOnly(p *lint.Pass) {
	found := factors(p)
	if len(found) < 2 {
		return
	}
	for _, f := range found {
		if f.Category.Domain() != "technical" {
			return
		}
	}
	s := factorsSection(found[0].Section)
	p.Report(lint.Diagnostic{
		Span: s.Title.Span, Anchor: sectionAnchor(s),
		Message: allOf(len(found)) + " factors are technical",
		Hint:    "ask as well: " + questions("process", "organisational"),
	})
}

// questions are a guiding question of each domain, the first of its aspects.
func questions(domains ...string) string {
	var out []string
	for _, d := range domains {
		for _, a := range postmortem.Aspects() {
			if a.Category.Domain() == d && len(out) < 4 {
				out = append(out, a.Question)
			}
		}
	}
	return strings.Join(out, " ")
}

// allOf counts as people do: "both", "all 3".
func allOf(n int) string {
	if n == 2 {
		return "both"
	}
	return fmt.Sprintf("all %d", n)
}
