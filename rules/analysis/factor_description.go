package analysis

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var factorDescription = &lint.Rule{
	Name:     "analysis/factor-description",
	Summary:  "A contributing factor says what was the case",
	Severity: lint.Notice,
	Check:    checkFactorDescription,
}

// titleWords is how many words a factor needs to say something by its title
// alone.
const titleWords = 3

func checkFactorDescription(p *lint.Pass) {
	for _, f := range factors(p) {
		if f.Description.Plain != "" || len(f.Labels) > 0 || len(strings.Fields(f.Title.Plain)) >= titleWords || goesOn(f) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: f.Title.Span, Anchor: lint.Anchor("factor", f.Title.Plain),
			Message: fmt.Sprintf("%q names a factor and does not say what was the case", lint.Short(f.Title.Plain)),
			Hint:    "write in a sentence what was so and how the incident came from it",
		})
	}
}

// goesOn tells that more stands below a factor's title: code, a table, a
// quotation.
func goesOn(f *postmortem.Factor) bool {
	if f.Block == nil || f.Block.Kind == postmortem.BlockTable {
		return f.WhyMattered.Plain != "" || f.Evidence.Plain != ""
	}
	if f.Block.Kind == postmortem.BlockHeading {
		return len(f.Section.Blocks) > 0 || len(f.Section.Children) > 0
	}
	return len(f.Block.Children) > 1
}
