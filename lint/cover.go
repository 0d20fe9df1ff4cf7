package lint

import (
	"slices"

	"github.com/pmlint/pmlint/lint/text"
)

// dropCovered takes out the findings that another rule's finding speaks for:
// one cause gives one finding.
func (d *document) dropCovered() {
	var covers []cover
	for i := range d.findings {
		f := &d.findings[i]
		if a := d.plan.byName[f.Rule]; a != nil && len(a.rule.Covers) > 0 {
			covers = append(covers, cover{f.Span, a.rule.Covers})
		}
	}
	if len(covers) == 0 {
		return
	}
	d.findings = slices.DeleteFunc(d.findings, func(f Finding) bool {
		return slices.ContainsFunc(covers, func(c cover) bool { return c.speaksFor(d.plan.byName[f.Rule], &f) })
	})
}

// cover is a finding that speaks for those of other rules.
type cover struct {
	span text.Span
	of   []string // rules and packs
}

func (c cover) speaksFor(a *active, f *Finding) bool {
	if a == nil {
		return false
	}
	if slices.Contains(c.of, a.rule.Name+"@"+f.Anchor) {
		return true
	}
	return c.span.Overlaps(f.Span) && (slices.Contains(c.of, a.rule.Name) || slices.Contains(c.of, a.rule.Pack()))
}
