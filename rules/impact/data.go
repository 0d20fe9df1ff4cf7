package impact

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var data = &lint.Rule{
	Name:     "impact/data",
	Summary:  "The data impact says whether data was lost or delayed",
	Severity: lint.Notice,
	Check:    checkData,
}

func checkData(p *lint.Pass) {
	v := p.Doc.Impact.Data
	if v.State != "" || !asked(p, v.Text, "Data Impact", "Data Loss", "Data") {
		return
	}
	p.Report(lint.Diagnostic{
		Span: v.Text.Span, Anchor: "impact:data",
		Message: fmt.Sprintf("%q does not say whether data was lost or delayed", v.Text.Plain),
		Hint:    "write \"None\", \"Delayed\" or \"Lost\" first, then what and how much",
	})
}
