package lint

// dropBaselined drops what the baseline holds.
func (s *step) dropBaselined(findings []Finding) []Finding {
	held := s.run.opts.Baseline.Holds(findings)
	for i := range findings {
		held[i] = held[i] && !findings[i].Guard
	}
	findings, s.run.result.Baselined = without(findings, held)
	return findings
}

// dropKnownAtBase drops what the base has too, but not what says that something
// was not looked at: what the change added there nobody knows.
func (s *step) dropKnownAtBase(findings []Finding) []Finding {
	known := atBase(s.run.opts.Base.Findings, findings)
	for i := range findings {
		known[i] = known[i] && !findings[i].Guard
	}
	findings, s.run.result.AtBase = without(findings, known)
	return findings
}

// without drops some of the findings and counts them.
func without(findings []Finding, drop []bool) ([]Finding, int) {
	kept := findings[:0]
	for i, f := range findings {
		if !drop[i] {
			kept = append(kept, f)
		}
	}
	return kept, len(drop) - len(kept)
}

// atBase reports which findings the base has too, at least as grave: what the
// change made graver, by another status or a stricter config, is new. Each
// finding of the base stands for one, found by its fingerprint at the same path;
// then, where several documents share an incident id, at any path; then, where
// the id was added or corrected, by its anchor.
func atBase(base, head []Finding) []bool {
	known, used := make([]bool, len(head)), make([]bool, len(base))
	for _, key := range []func(*Finding) [3]string{
		func(f *Finding) [3]string { return [3]string{f.Path, f.Fingerprint} },
		func(f *Finding) [3]string { return [3]string{f.Fingerprint} },
		func(f *Finding) [3]string { return [3]string{f.Path, f.Rule, f.Anchor} },
	} {
		free := map[[3]string][]int{}
		for i := range base {
			if !used[i] {
				k := key(&base[i])
				free[k] = append(free[k], i)
			}
		}
		for i := range head {
			if known[i] || len(free) == 0 {
				continue
			}
			for _, b := range free[key(&head[i])] {
				if !used[b] && base[b].Severity >= head[i].Severity {
					known[i], used[b] = true, true
					break
				}
			}
		}
	}
	return known
}
