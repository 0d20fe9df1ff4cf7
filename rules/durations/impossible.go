package durations

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var impossible = &lint.Rule{
	Name:     "durations/impossible",
	Summary:  "Stated durations can all be true at once",
	Severity: lint.Notice,
	Check:    checkImpossible,
}

// parts are durations of which the first lies within the second. Time to
// detect and time to resolve are no such pair: many teams count the second from
// the detection.
var parts = [...][2]postmortem.DurationKind{
	{postmortem.TimeToDetect, postmortem.TotalDuration},
	{postmortem.TimeToAcknowledge, postmortem.TimeToResolve},
	{postmortem.TimeToMitigate, postmortem.TimeToResolve},
}

func checkImpossible(p *lint.Pass) {
	checkBackwards(p)
	for _, pair := range parts {
		part, whole := only(p.Doc, pair[0]), only(p.Doc, pair[1])
		if part == nil || whole == nil || part.Approx || whole.Approx || part.Value <= whole.Value+tolerance(whole, whole.Value) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    part.Text.Span,
			Anchor:  anchor(part),
			Message: fmt.Sprintf("%s %q is longer than the %s %q", kindNames[part.Kind], part.Text.Plain, kindNames[whole.Kind], whole.Text.Plain),
			Hint:    "which of the two is wrong? or do they count from different moments: then say from which",
			Related: []lint.Related{{Span: whole.Text.Span, Message: "the " + kindNames[whole.Kind]}},
		})
		return
	}
}

// checkBackwards reports ranges whose end lies before their start.
func checkBackwards(p *lint.Pass) {
	for _, s := range p.Doc.Durations.Stated {
		if !s.From.HasDate || !s.To.HasDate || !s.From.HasTime || !s.To.HasTime || !s.To.Local.Before(s.From.Local) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    s.Text.Span,
			Anchor:  anchor(s),
			Message: fmt.Sprintf("%q ends before it begins", s.Text.Plain),
			Hint:    "swap the two, or correct the date",
		})
	}
}

// only is the stated duration of a kind where the document states one value.
func only(doc *postmortem.Document, kind postmortem.DurationKind) *postmortem.StatedDuration {
	var found *postmortem.StatedDuration
	for _, s := range stated(doc) {
		if s.Kind != kind {
			continue
		}
		if found != nil && found.Value != s.Value {
			return nil
		}
		found = s
	}
	return found
}
