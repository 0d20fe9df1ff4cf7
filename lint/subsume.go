package lint

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/text"
)

// subsume drops the findings that have the same cause as another rule's.
func (s *step) subsume(findings []Finding) []Finding {
	var causes []cause
	for i := range findings {
		f := &findings[i]
		if a := s.doc.active(f.Rule); a != nil && len(a.rule.Subsumes) > 0 {
			causes = append(causes, cause{f.Span, a.rule.Subsumes})
		}
	}
	if len(causes) == 0 {
		return findings
	}
	return slices.DeleteFunc(findings, func(f Finding) bool {
		a := s.doc.active(f.Rule)
		return a != nil && slices.ContainsFunc(causes, func(c cause) bool { return c.subsumes(a.rule, &f) })
	})
}

// cause is a finding that stands for those of other rules.
type cause struct {
	span  text.Span
	names []string // of rules and packs
}

func (c cause) subsumes(r *Rule, f *Finding) bool {
	return slices.ContainsFunc(c.names, func(subsumed string) bool {
		if name, anchor, ok := strings.Cut(subsumed, "@"); ok {
			return name == r.Name && anchor == f.Anchor
		}
		return c.span.Overlaps(f.Span) && (subsumed == r.Name || subsumed == r.Pack())
	})
}
