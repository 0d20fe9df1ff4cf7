package lint

import "slices"

// sum puts the findings of each group together (see Rule.Sum). What is summed
// already stays as it is.
func (r *run) sum(findings []Finding) []Finding { return new(desk).sum(r, findings) }

func (w *desk) sum(r *run, findings []Finding) []Finding {
	if r.opts.Apart || !anyGroup(findings) {
		return findings
	}
	next, further := members(findings)
	kept := 0
	for i := range findings {
		if further[i] {
			continue // part of the sum that stands further up
		}
		if findings[i].Group != "" {
			w.group = append(w.group[:0], findings[i])
			for m := next[i]; m > 0; m = next[m] {
				w.group = append(w.group, findings[m])
			}
			findings[kept] = r.sumOf(w.group)
		} else if kept < i {
			findings[kept] = findings[i]
		}
		kept++
	}
	return findings[:kept]
}

// members links the findings of each group: next is the index of the member
// behind, 0 for the last; further tells all members but the first.
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
	f.Related = slices.Grow(slices.Clip(f.Related), len(group)-1)
	for i := range group[1:] {
		m := &group[i+1]
		f.Severity = max(f.Severity, m.Severity)
		f.Related = append(f.Related, Related{Span: m.Span, Start: m.Start, End: m.End, Message: m.Message})
	}
	return f
}
