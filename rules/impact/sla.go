package impact

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var sla = &lint.Rule{
	Name:     "impact/sla",
	Summary:  "The SLA status says whether the agreement was met",
	Severity: lint.Notice,
	Check:    checkSLA,
}

func checkSLA(p *lint.Pass) {
	v := p.Doc.Impact.SLA
	if v.State != "" || !asked(p, v.Text, "SLA Status", "SLA", "SLO Status", "SLO") {
		return
	}
	p.Report(lint.Diagnostic{
		Span: v.Text.Span, Anchor: "impact:sla",
		Message: fmt.Sprintf("%q does not say whether the SLA was met", v.Text.Plain),
		Hint:    "write \"Met\" or \"Breached\" first, then the figures; \"no SLA\" where there is none",
	})
}
