package timeline

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/owed"
)

var lateResponse = &lint.Rule{
	Name:     "timeline/late-response",
	Summary:  "A long wait between an alert and the first person who takes it is explained",
	Severity: lint.Notice,
	Options:  &responseOptions{Minutes: 60},
	Subsumes: []string{"timeline/silence"},
	Check:    checkLateResponse,
}

type responseOptions struct {
	Minutes int `yaml:"minutes" doc:"How many minutes may pass between detection and response." min:"1"`
}

func checkLateResponse(p *lint.Pass) {
	if p.Doc.Language != "en" || owed.Intrusion(p.Doc) || explainsResponse(p.Doc) {
		return
	}
	limit := time.Duration(p.Options.(*responseOptions).Minutes) * time.Minute
	for _, t := range p.Doc.Timelines {
		detected, response := taken(said.Of(p), t)
		if detected == nil {
			continue
		}
		late := gap(detected, response)
		if late < limit || len(said.Of(p).At(said.Waiting, detected.Text.Span)) > 0 || textBetween(p.Doc, detected, response) {
			return
		}
		p.Report(lint.Diagnostic{
			Span: place(detected), Anchor: "moment:acknowledged",
			Message: fmt.Sprintf("what was detected at %q was taken at %q, %s later, and nothing says why", detected.Stamp.Plain,
				response.Stamp.Plain, chrono.FormatDuration(late)),
			Hint:    "whom did it reach at that hour, and whom should it have reached?",
			Related: []lint.Related{{Span: place(response), Message: "the first response"}},
		})
		return
	}
}

// taken are the detection of a timeline and the entry right behind it, where somebody
// takes the incident there; nil where either is not certain.
func taken(s *said.Said, t *postmortem.Timeline) (detected, response *postmortem.Event) {
	for i, e := range t.Events {
		switch {
		case !e.Start.HasTime || e.Slot || e.Ambiguous || e.Unsure || e.Approx:
			return nil, nil
		case !e.Is(postmortem.MomentDetected):
			continue
		case i+1 == len(t.Events) || isResponse(s, e):
			return nil, nil
		}
		next := t.Events[i+1]
		if !next.Start.HasTime || next.Unsure || !isResponse(s, next) {
			return nil, nil
		}
		return e, next
	}
	return nil, nil
}

func isResponse(s *said.Said, e *postmortem.Event) bool {
	return e.Is(postmortem.MomentAcknowledged) || e.Is(postmortem.MomentTriage) || len(s.At(said.Taken, e.Text.Span)) > 0
}

// explainsResponse reports whether the document speaks of who was reached where it
// explains, or promises something about it.
func explainsResponse(doc *postmortem.Document) bool {
	speaks := func(words string) bool {
		return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(words), notInWord), reaching.Has)
	}
	return slices.ContainsFunc(doc.Actions, func(a *postmortem.Action) bool { return speaks(a.Text.Plain) }) ||
		slices.ContainsFunc(doc.Lessons, func(l *postmortem.Lesson) bool { return speaks(l.Text.Plain) }) ||
		slices.ContainsFunc(doc.Factors, func(f *postmortem.Factor) bool { return speaks(f.Title.Plain + " " + f.Description.Plain) })
}

func notInWord(r rune) bool { return (r < 'a' || r > 'z') && r != '-' }
