// Package impact looks at what the document says the incident did: values that
// are there and say nothing. Values that are missing are the structure pack's.
package impact

import (
	"embed"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about impact.
var Pack = &lint.Pack{
	Name:    "impact",
	Summary: "who was hurt, for how long, where and by how much is said in numbers and names",
	Rules:   []*lint.Rule{users, duration, services, sla, data, severity, unmeasured},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/impact",
}

// asked tells that the template has a labelled field of any of the names in its
// impact sections, and that the document's value is somebody's: no placeholder,
// no "unknown".
func asked(p *lint.Pass, value postmortem.Text, labels ...string) bool {
	return !value.IsZero() && p.Binding.HasLabel(postmortem.KindImpact, labels...) &&
		p.Binding.Value(value) == template.Written && !open(value.Plain)
}

// open tells a value that says why there is none.
func open(s string) bool {
	low := strings.ToLower(s)
	for _, w := range [...]string{"unknown", "not known", "n/a", "not applicable", "not measured", "not yet known", "cannot be",
		"can't be", "could not be",
		"no sla", "no slo", "not covered", "see "} {
		if strings.HasPrefix(low, w) || strings.Contains(low, " "+w) {
			return true
		}
	}
	return false
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }
