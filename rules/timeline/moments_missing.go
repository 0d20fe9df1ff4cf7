package timeline

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var momentsMissing = &lint.Rule{
	Name:     "timeline/moments-missing",
	Summary:  "A timeline tells the key moments: when the incident was detected and when it was over",
	Severity: lint.Notice,
	Options:  &momentsOptions{Required: []string{"detected", "resolved"}, Entries: 3},
	Check:    checkMomentsMissing,
}

type momentsOptions struct {
	Required []string `yaml:"required" doc:"The moments that every timeline tells."                              enum:"trigger,symptom,detected,acknowledged,triage,cause,mitigated,restored,resolved"`
	Entries  int      `yaml:"entries"  doc:"How many timed entries a timeline has before moments are asked for."                                                                                       min:"1"`
}

// momentNames say a moment in a sentence.
var momentNames = map[postmortem.MomentKind]string{
	postmortem.MomentTrigger:      "what set the incident off",
	postmortem.MomentSymptom:      "when the first symptom showed",
	postmortem.MomentDetected:     "when the incident was detected",
	postmortem.MomentAcknowledged: "when somebody took it on",
	postmortem.MomentTriage:       "when the investigation began",
	postmortem.MomentCause:        "when the cause was found",
	postmortem.MomentMitigated:    "when it was mitigated",
	postmortem.MomentRestored:     "when service was restored",
	postmortem.MomentResolved:     "when the incident was over",
}

// momentHints show an entry that tells a moment.
var momentHints = map[postmortem.MomentKind]string{
	postmortem.MomentTrigger:      "Version 2.4 deployed",
	postmortem.MomentSymptom:      "First 5xx responses",
	postmortem.MomentDetected:     "Alert fired",
	postmortem.MomentAcknowledged: "On-call acknowledged",
	postmortem.MomentTriage:       "Investigation started",
	postmortem.MomentCause:        "Root cause identified",
	postmortem.MomentMitigated:    "Rolled back",
	postmortem.MomentRestored:     "Error rate back to normal",
	postmortem.MomentResolved:     "Incident resolved",
}

// substitutes are moments that tell another one as well.
var substitutes = map[postmortem.MomentKind][]postmortem.MomentKind{
	postmortem.MomentDetected:  {postmortem.MomentAcknowledged, postmortem.MomentTriage},
	postmortem.MomentTriage:    {postmortem.MomentAcknowledged},
	postmortem.MomentMitigated: {postmortem.MomentRestored, postmortem.MomentResolved},
	postmortem.MomentRestored:  {postmortem.MomentResolved},
	postmortem.MomentResolved:  {postmortem.MomentRestored, postmortem.MomentMitigated},
}

func checkMomentsMissing(p *lint.Pass) {
	opts := p.Options.(*momentsOptions)
	t := fullest(p.Doc.Timelines)
	if t == nil || timed(t) < opts.Entries || p.Doc.Language == "" {
		return
	}
	for _, name := range opts.Required {
		kind := postmortem.MomentKind(strings.TrimSpace(name))
		if told(p.Doc, kind) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    head(t),
			Anchor:  "moment:" + name,
			Message: "the timeline does not tell " + momentNames[kind],
			Hint:    fmt.Sprintf("add an entry such as %q with its time", momentHints[kind]),
		})
	}
}

// fullest is the timeline with the most timed entries, of those that a heading
// names: stamps in order elsewhere need not tell all of an incident.
func fullest(timelines []*postmortem.Timeline) *postmortem.Timeline {
	var best *postmortem.Timeline
	for _, t := range timelines {
		if !t.Elsewhere && (best == nil || timed(t) > timed(best)) {
			best = t
		}
	}
	return best
}

// told tells that an entry of any timeline, or a stated duration, tells the
// moment.
func told(doc *postmortem.Document, kind postmortem.MomentKind) bool {
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Is(kind) {
				return true
			}
			for _, other := range substitutes[kind] {
				if e.Is(other) {
					return true
				}
			}
		}
	}
	for _, d := range doc.Durations.Stated {
		if d.Known && (kind == postmortem.MomentDetected && d.Kind == postmortem.TimeToDetect || kind == postmortem.MomentResolved &&
			d.Kind == postmortem.TimeToResolve) {
			return true
		}
	}
	return false
}
