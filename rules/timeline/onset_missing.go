package timeline

import (
	"fmt"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/claims"
	"github.com/pmlint/pmlint/rules/internal/owed"
)

var onsetMissing = &lint.Rule{
	Name:     "timeline/onset-missing",
	Summary:  "The document says since when it was so, and not only when somebody said so",
	Severity: lint.Notice,
	Check:    checkOnsetMissing,
}

// fewestTimed is how many entries with a time make a timeline that could tell when
// the incident began.
const fewestTimed = 3

func checkOnsetMissing(p *lint.Pass) {
	doc := p.Doc
	if doc.Language != "en" || owed.Intrusion(doc) {
		return
	}
	if statesOnset(doc) {
		reportUntimed(p)
		return
	}
	var first *postmortem.Event
	n := 0
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.IsRelative || e.Slot {
				return // T+0 or a label names the beginning
			}
			if e.Start.HasTime {
				n++
				if first == nil {
					first = e
				}
			}
		}
	}
	s := said.Of(p)
	if n < fewestTimed || len(s.Of(said.Since)) > 0 || !isReport(s, first) {
		return
	}
	p.Report(lint.Diagnostic{
		Span: place(first), Anchor: "moment:onset",
		Message: fmt.Sprintf("the timeline begins with the report at %q; nothing says since when it was so", first.Stamp.Plain),
		Hint:    "when was the change made, or when was it last known to be good? Without it nobody can tell how long detection took",
	})
}

// reportUntimed reports the sentence in which the incident is noticed, where it has no
// time though the time to detect is stated: nobody can check that.
func reportUntimed(p *lint.Pass) {
	stated := statedDetection(p.Doc)
	if stated == nil || noticedAtATime(p) {
		return
	}
	for _, h := range said.Of(p).In(said.Noticed, postmortem.KindTimeline) {
		p.Report(lint.Diagnostic{
			Span: h.Sentence.Span(), Anchor: "moment:detected",
			Message: fmt.Sprintf("the time to detect is given (%s), and where the fault is noticed no time is", stated.Text.Plain),
			Hint:    "at what time was it noticed, and by whom or what?",
			Related: []lint.Related{{Span: stated.Text.Span, Message: "the time to detect"}},
		})
		return
	}
}

func statedDetection(doc *postmortem.Document) *postmortem.StatedDuration {
	for _, d := range doc.Durations.Stated {
		if d.Kind == postmortem.TimeToDetect && d.Known {
			return d
		}
	}
	return nil
}

// noticedAtATime reports whether an entry with a time, or a field, tells the detection.
func noticedAtATime(p *lint.Pass) bool {
	for _, t := range p.Doc.Timelines {
		for _, e := range t.Events {
			if e.Start.HasTime && (e.Is(postmortem.MomentDetected) || e.Is(postmortem.MomentAcknowledged) ||
				len(said.Of(p).At(said.Noticed, e.Text.Span)) > 0) {
				return true
			}
		}
	}
	return len(claims.From(claims.Of(p), claims.Detected, claims.Field, claims.FrontMatter, claims.Milestone)) > 0
}

// isReport reports whether an entry is one in which people notice, and no change or
// symptom by itself.
func isReport(s *said.Said, e *postmortem.Event) bool {
	if e.Is(postmortem.MomentTrigger) || e.Is(postmortem.MomentSymptom) && !e.Is(postmortem.MomentDetected) {
		return false
	}
	return len(s.At(said.Noticed, e.Text.Span)) > 0 && len(s.At(said.Change, e.Text.Span)) == 0
}

// statesOnset reports whether a start or the time to detect is stated anywhere.
func statesOnset(doc *postmortem.Document) bool {
	for _, key := range [...]postmortem.FieldKey{postmortem.FieldStart, postmortem.FieldTimeToDetect, postmortem.FieldDuration} {
		if doc.Meta.Get(key) != nil {
			return true
		}
	}
	for _, d := range doc.Durations.Stated {
		if d.Known {
			return true
		}
	}
	return !doc.Impact.Duration.IsZero()
}
