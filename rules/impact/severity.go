package impact

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// severityOptions are the options of impact/severity.
type severityOptions struct {
	UsersPercent map[string]int `yaml:"users-percent" doc:"the least share of users, in percent, of each severity"`
}

var severity = &lint.Rule{
	Name:     "impact/severity",
	Summary:  "The severity fits the stated share of users affected",
	Severity: lint.Off,
	Options:  &severityOptions{UsersPercent: map[string]int{}},
	Check:    checkSeverity,
}

func checkSeverity(p *lint.Pass) {
	floors := p.Options.(*severityOptions).UsersPercent
	stated, users := p.Doc.Meta.Severity, p.Doc.Impact.Users
	if !users.Known || !users.Percent || stated.Plain == "" {
		return
	}
	own, known := floorOf(floors, stated.Plain)
	if !known {
		return
	}
	fits, name := -1, ""
	for severity, floor := range floors {
		if float64(floor) <= users.Number && (floor > fits || floor == fits && severity < name) {
			fits, name = floor, severity
		}
	}
	if name == "" || fits == own {
		return
	}
	p.Report(lint.Diagnostic{
		Span: stated.Span, Anchor: "metadata:severity",
		Message: fmt.Sprintf("severity is %q, and %g %% of users affected make it %q", stated.Plain, users.Number, name),
		Hint:    "change the severity or the figure, or say why this incident is an exception",
		Related: []lint.Related{{Span: users.Text.Span, Message: "the share of users"}},
	})
}

// floorOf is the least share of the severity that a text states.
func floorOf(floors map[string]int, stated string) (int, bool) {
	for name, floor := range floors {
		if sameSeverity(name, stated) {
			return floor, true
		}
	}
	return 0, false
}

// sameSeverity compares "SEV-1" with "sev1 (critical)".
func sameSeverity(name, stated string) bool {
	return compact(name) == compact(strings.TrimRight(strings.SplitN(strings.SplitN(stated, "(", 2)[0], ",", 2)[0], " -–"))
}

func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '_' {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
