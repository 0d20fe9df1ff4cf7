package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// ownerLoadOptions are the options of owner-load.
type ownerLoadOptions struct {
	Limit int `yaml:"limit" min:"1" doc:"how many open actions of one postmortem a person can own"`
}

var ownerLoad = &lint.Rule{
	Name:     "actions/owner-load",
	Summary:  "No person owns more open actions than one can finish",
	Severity: lint.Notice,
	Options:  &ownerLoadOptions{Limit: 5},
	Check:    checkOwnerLoad,
}

func checkOwnerLoad(p *lint.Pass) {
	limit := p.Options.(*ownerLoadOptions).Limit
	load := map[string]int{}
	first := map[string]postmortem.Owner{}
	var order []string
	for _, a := range open(p) {
		for _, o := range a.Owners {
			if o.Kind == postmortem.OwnerNobody || o.Kind == postmortem.OwnerTeam || o.Kind == postmortem.OwnerRole {
				continue
			}
			key := ownerKey(o.Text.Plain)
			if load[key]++; load[key] == 1 {
				first[key] = o
				order = append(order, key)
			}
		}
	}
	for _, key := range order {
		if load[key] <= limit {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    first[key].Text.Span,
			Anchor:  lint.Anchor("owner", key),
			Message: fmt.Sprintf("%q owns %d open actions", first[key].Text.Plain, load[key]),
			Hint:    fmt.Sprintf("which of them can somebody else take, and which will not be done? More than %d seldom are", limit),
		})
	}
}
