package impact

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

var duration = &lint.Rule{
	Name:     "impact/duration",
	Summary:  "The duration of impact is a length of time",
	Severity: lint.Notice,
	Check:    checkDuration,
}

func checkDuration(p *lint.Pass) {
	t := p.Doc.Impact.Duration
	if !asked(p, t, "Duration of Impact", "Impact Duration", "Duration") || hasDigit(t.Plain) || countsTime(t.Plain) {
		return
	}
	p.Report(lint.Diagnostic{
		Span: t.Span, Anchor: "impact:duration",
		Message: fmt.Sprintf("%q does not say how long users felt it", t.Plain),
		Hint:    "write minutes or hours, or from when to when",
	})
}

// countsTime tells a length in words: "half an hour", "three days", "a minute".
func countsTime(s string) bool {
	low := " " + strings.ToLower(s)
	counted := false
	for _, w := range [...]string{" a ", " an ", " one ", " two ", " three ", " four ", " five ", " six ", " half ", " ten ",
		" twelve ", " twenty "} {
		counted = counted || strings.Contains(low, w)
	}
	unit := false
	for _, u := range [...]string{"minute", "hour", "day", "second", "week"} {
		unit = unit || strings.Contains(low, u)
	}
	return counted && unit || strings.Contains(low, "none") || strings.Contains(low, "no impact")
}
