package lint

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/text"
)

// subsume drops the findings that have the same cause as another rule's.
func (s *step) subsume(findings []Finding) []Finding {
	c := s.doc.causes(findings)
	if c == nil {
		return findings
	}
	return slices.DeleteFunc(findings, func(f Finding) bool {
		a := s.doc.active(f.Rule)
		return a != nil && c.subsume(a.rule, &f)
	})
}

// causes are the findings of a document that stand for those of other rules.
type causes struct {
	named map[string]bool       // "rule@anchor"
	at    map[string]text.Spans // by the rule or pack whose findings they stand for
}

// causes gathers them; nil for none.
func (d *document) causes(findings []Finding) *causes {
	var c *causes
	at := map[string][]text.Span{}
	for i := range findings {
		a := d.active(findings[i].Rule)
		if a == nil || len(a.rule.Subsumes) == 0 {
			continue
		}
		if c == nil {
			c = &causes{named: map[string]bool{}}
		}
		for _, name := range a.rule.Subsumes {
			if strings.Contains(name, "@") {
				c.named[name] = true
			} else {
				at[name] = append(at[name], findings[i].Span)
			}
		}
	}
	if c != nil {
		c.at = text.SpansBy(at)
	}
	return c
}

func (c *causes) subsume(r *Rule, f *Finding) bool {
	if len(c.named) > 0 && c.named[r.Name+"@"+f.Anchor] {
		return true
	}
	return c.at[r.Name].Overlap(f.Span) || c.at[r.Pack()].Overlap(f.Span)
}
