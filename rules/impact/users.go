package impact

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var users = &lint.Rule{
	Name:     "impact/users",
	Summary:  "The number of users affected is a number",
	Severity: lint.Notice,
	Subsumes: []string{"impact/unmeasured@impact"},
	Check:    checkUsers,
}

func checkUsers(p *lint.Pass) {
	q := p.Doc.Impact.Users
	if q.Known || !asked(p, q.Text, "Users Affected", "Affected Users", "Users", "Users Impacted", "Customers Affected",
		"Affected Customers") {
		return
	}
	p.Report(lint.Diagnostic{
		Span: q.Text.Span, Anchor: "impact:users",
		Message: fmt.Sprintf("%q does not say how many users were affected", q.Text.Plain),
		Hint:    "write a number or a share, an estimate marked \"~\", or \"unknown\" and what would tell",
	})
}
