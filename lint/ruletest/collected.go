package ruletest

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"github.com/pmlint/pmlint/lint"
)

// checkCollected holds that what the rule collects can be written to JSON and
// read back: documents examined one by one, what they collected read back, and
// the rule run over that give what a run gave.
func (h *harness) checkCollected(l *lint.Linter, e *example, sources []lint.Source, want []lint.Finding) {
	if h.rule.Collect == nil {
		return
	}
	opts := lint.Options{Now: e.now}
	corpus := l.NewCorpus()
	var found []lint.Finding
	for _, s := range sources {
		x, err := l.Examine(context.Background(), s, opts)
		if err == nil {
			err = throughJSON(h.rule, x.Collected)
		}
		if err != nil {
			h.Errorf("%s:%d: %v", h.page.name, e.line, err)
			return
		}
		found = append(found, h.own(x.Findings)...)
		corpus.Put(x)
	}
	late, err := corpus.Check(opts)
	if err != nil {
		h.Errorf("%s:%d: %v", h.page.name, e.line, err)
	}
	for _, findings := range late {
		found = append(found, h.own(findings)...)
	}
	slices.SortStableFunc(found, func(a, b lint.Finding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	if got, want := format(found, true), format(want, true); got != want {
		h.Errorf("%s:%d: after what the rule collected was written to JSON and read back the example gives\n%s\nand before\n%s",
			h.page.name, e.line, got, want)
	}
}

// throughJSON replaces what the rule collected by what is read back of it.
func throughJSON(r *lint.Rule, collected []lint.Collected) error {
	for i := range collected {
		if collected[i].Rule != r.Name {
			continue
		}
		b, err := json.Marshal(collected[i].Data)
		if err == nil {
			collected[i].Data, err = r.Decode(b)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
