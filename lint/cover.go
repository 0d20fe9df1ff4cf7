package lint

import (
	"slices"
	"strings"

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
	kept := 0
	for i := range d.findings {
		f := &d.findings[i]
		a := d.plan.byName[f.Rule]
		if slices.ContainsFunc(covers, func(c cover) bool { return c.speaksFor(a, f) }) {
			continue
		}
		if kept < i {
			d.findings[kept] = *f
		}
		kept++
	}
	clear(d.findings[kept:])
	d.findings = d.findings[:kept]
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
	return slices.ContainsFunc(c.of, func(covered string) bool {
		if name, anchor, ok := strings.Cut(covered, "@"); ok {
			return name == a.rule.Name && anchor == f.Anchor
		}
		return c.span.Overlaps(f.Span) && (covered == a.rule.Name || covered == a.rule.Pack())
	})
}
