package status

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var unresolved = &lint.Rule{
	Name:     "status/final-unresolved",
	Summary:  "A final document says when the incident was over",
	Severity: lint.Notice,
	Subsumes: []string{"timeline/moments-missing@moment:resolved"},
	Check:    checkUnresolved,
}

func checkUnresolved(p *lint.Pass) {
	if p.Status != lint.Final || ended(p.Doc) {
		return
	}
	events := 0
	for _, t := range p.Doc.Timelines {
		events += len(t.Events)
	}
	if events < 3 {
		return
	}
	p.Report(lint.Diagnostic{
		Span: stated(p), Anchor: "status:final",
		Message: "the document is final, and nothing in it says when the incident was over",
		Hint:    "add the event that ended it to the timeline (\"Incident resolved\"), or the end time to the metadata",
	})
}

// ended tells that an event or a field of the metadata states the end.
func ended(d *postmortem.Document) bool {
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			if e.Is(postmortem.MomentResolved) || e.Is(postmortem.MomentRestored) || e.Is(postmortem.MomentMitigated) {
				return true
			}
		}
	}
	for _, k := range [...]postmortem.FieldKey{postmortem.FieldEnd, postmortem.FieldDuration, postmortem.FieldTimeToResolve} {
		if f := d.Meta.Get(k); f != nil && f.Value.Plain != "" {
			return true
		}
	}
	for _, s := range d.Durations.Stated {
		if s.Kind == postmortem.TotalDuration || s.Kind == postmortem.TimeToResolve || s.Kind == postmortem.ImpactDuration {
			return true
		}
	}
	return false
}
