package lint

import "slices"

// sum puts the findings of each group together (see Rule.Sum). What is summed
// already stays as it is.
func (r *run) sum(findings []Finding) []Finding {
	type key struct{ path, rule, group string }
	if r.opts.Apart || !anyGroup(findings) {
		return findings
	}
	members := map[key][]Finding{}
	for _, f := range findings {
		if f.Group != "" {
			k := key{f.Path, f.Rule, f.Group}
			members[k] = append(members[k], f)
		}
	}
	kept := findings[:0]
	for _, f := range findings {
		if f.Group != "" {
			k := key{f.Path, f.Rule, f.Group}
			group := members[k]
			if len(group) == 0 {
				continue // part of the sum that stands further up
			}
			delete(members, k)
			f = r.sumOf(group)
		}
		kept = append(kept, f)
	}
	return kept
}

func anyGroup(findings []Finding) bool {
	for i := range findings {
		if findings[i].Group != "" {
			return true
		}
	}
	return false
}

// sumOf is the finding that stands for a group.
func (r *run) sumOf(group []Finding) Finding {
	f := group[0]
	f.Group = ""
	rule := r.linter.byName[f.Rule]
	if len(group) == 1 || rule == nil || rule.Sum == nil {
		return f
	}
	f.Message, f.Hint = rule.Sum(group)
	f.Related = slices.Clip(f.Related)
	for _, m := range group[1:] {
		f.Severity = max(f.Severity, m.Severity)
		f.Related = append(f.Related, Related{Span: m.Span, Start: m.Start, End: m.End, Message: m.Message})
	}
	return f
}
