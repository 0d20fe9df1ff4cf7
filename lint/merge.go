package lint

import "slices"

// merge makes one finding of those of each group (see Rule.Merge). What is merged
// already stays as it is.
func (s *step) merge(findings []Finding) []Finding {
	if !slices.ContainsFunc(findings, func(f Finding) bool { return f.Group != "" }) {
		return findings
	}
	next, further := members(findings)
	kept := 0
	for i := range findings {
		if further[i] {
			continue // part of the one that stands further up
		}
		if findings[i].Group != "" {
			group := append(s.scratch.group[:0], findings[i])
			for m := next[i]; m > 0; m = next[m] {
				group = append(group, findings[m])
			}
			findings[kept] = s.run.linter.merged(group)
			s.scratch.group = group
		} else if kept < i {
			findings[kept] = findings[i]
		}
		kept++
	}
	return findings[:kept]
}

// members links the findings of each group: next is the index of the member
// behind, 0 for the last; further marks all members but the first.
func members(findings []Finding) (next []int, further []bool) {
	type key struct{ path, rule, group string }
	next, further = make([]int, len(findings)), make([]bool, len(findings))
	last := map[key]int{}
	for i := range findings {
		f := &findings[i]
		if f.Group == "" {
			continue
		}
		k := key{f.Path, f.Rule, f.Group}
		if before, ok := last[k]; ok {
			next[before], further[i] = i, true
		}
		last[k] = i
	}
	return next, further
}

// merged is the finding that stands for a group.
func (l *Linter) merged(group []Finding) Finding {
	f := group[0]
	f.Group = ""
	rule := l.byName[f.Rule]
	if len(group) == 1 || rule == nil || rule.Merge == nil {
		return f
	}
	f.Message, f.Hint = rule.Merge(group)
	f.Related = slices.Grow(slices.Clip(f.Related), len(group)-1)
	for i := range group[1:] {
		m := &group[i+1]
		f.Severity = max(f.Severity, m.Severity)
		f.Related = append(f.Related, Related{Span: m.Span, Start: m.Start, End: m.End, Message: m.Message})
	}
	return f
}
