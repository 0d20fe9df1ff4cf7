package history

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var deployMissing = &lint.Rule{
	Name:     "history/deploy-missing",
	Summary:  "The timeline mentions what was released while the incident lasted",
	Severity: lint.Notice,
	Check:    checkDeployMissing,
}

func checkDeployMissing(p *lint.Pass) {
	if p.Shared.Record() == nil || len(p.Shared.Record().Deploys) == 0 {
		return
	}
	from, to, ok := window(p.Doc)
	if !ok {
		return
	}
	for _, d := range p.Shared.Record().Deploys {
		if d.When.Before(from) || d.When.After(to) || mentions(p.Doc, d) {
			continue
		}
		what := "tag"
		if d.Merge {
			what = "merge"
		}
		p.Report(lint.Diagnostic{
			Span: sectionOr(p, postmortem.KindTimeline), Anchor: lint.Anchor("deploy", d.Name),
			Message: fmt.Sprintf("%s %q of %s lies inside the incident, and the timeline does not mention it", what, d.Name,
				d.When.UTC().Format("2006-01-02 15:04 UTC")),
			Hint: "did it matter? Add an event, be it that it was ruled out",
		})
	}
}

// window is the time from the first to the last event whose instants are known.
func window(d *postmortem.Document) (from, to time.Time, ok bool) {
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			u := e.Start.UTC
			if u.IsZero() || e.Phase == postmortem.PhaseBefore || e.Phase == postmortem.PhaseAfter {
				continue
			}
			if from.IsZero() || u.Before(from) {
				from = u
			}
			if u.After(to) {
				to = u
			}
		}
	}
	const longest = 14 * 24 * time.Hour // beyond it half the releases would lie inside
	return from, to, to.After(from) && to.Sub(from) <= longest
}

// mentions tells whether an event names the tag, or of a merge its commit or
// subject.
func mentions(d *postmortem.Document, deploy history.Deploy) bool {
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			words := strings.ToLower(e.Text.Plain)
			if strings.Contains(words, strings.ToLower(deploy.Name)) || strings.Contains(words, deploy.Commit[:7]) ||
				strings.Contains(words, strings.TrimPrefix(strings.ToLower(deploy.Name), "v")) {
				return true
			}
		}
	}
	return false
}
