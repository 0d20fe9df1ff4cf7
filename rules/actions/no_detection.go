package actions

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

// noDetectionOptions are the options of no-detection.
type noDetectionOptions struct {
	Minutes int `yaml:"minutes" min:"1" doc:"a detection that took longer was late"`
}

var noDetection = &lint.Rule{
	Name:     "actions/no-detection",
	Summary:  "Where detection was late or came from users, an action improves it",
	Severity: lint.Notice,
	Options:  &noDetectionOptions{Minutes: 30},
	Check:    checkNoDetection,
}

func checkNoDetection(p *lint.Pass) {
	doc := p.Doc
	if len(doc.Actions) == 0 || serves(doc, postmortem.CategoryDetect, postmortem.ControlDetection) || anyPlaceholder(p.Binding) {
		return
	}
	limit := time.Duration(p.Options.(*noDetectionOptions).Minutes) * time.Minute
	why := lateDetection(doc, limit)
	if why == "" {
		why = foundByUsers(doc)
	}
	if why == "" {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    setSpan(doc),
		Anchor:  "actions",
		Message: "no action improves detection, though " + why,
		Hint:    "what would have shown it earlier? An alert on the symptom that users saw, a probe, a check in the deploy",
	})
}

// serves tells that an action or a control is of the kind.
func serves(doc *postmortem.Document, c postmortem.Category, k postmortem.ControlKind) bool {
	for _, a := range doc.Actions {
		if a.Category == c || mentionsDetection(a, c) {
			return true
		}
	}
	for _, control := range doc.Controls {
		if k != "" && control.Kind == k {
			return true
		}
	}
	return false
}

// mentionsDetection is generous where the words name monitoring in passing: the
// rule would rather miss a gap than deny an action that is there.
func mentionsDetection(a *postmortem.Action, c postmortem.Category) bool {
	if c != postmortem.CategoryDetect {
		return false
	}
	if detecting().In(strings.ToLower(a.Text.Plain)).Has(0) {
		return true
	}
	for _, n := range a.Notes {
		if low := strings.ToLower(n.Plain); strings.Contains(low, "alert") || strings.Contains(low, "monitor") {
			return true
		}
	}
	return false
}

var detecting = sync.OnceValue(func() *terms.Phrases {
	return terms.NewPhrases([][]string{detectors.All()})
})

// lateDetection tells why detection was late, from the stated or else the
// computed time to detect.
func lateDetection(doc *postmortem.Document, limit time.Duration) string {
	for _, d := range doc.Durations.Stated {
		if d.Kind == postmortem.TimeToDetect && d.Known {
			if d.Value > limit {
				return fmt.Sprintf("it took %s", d.Text.Plain)
			}
			return ""
		}
	}
	for _, d := range doc.Durations.Computed {
		if d.Kind == postmortem.TimeToDetect && d.Value > limit {
			return "the timeline shows that it took " + spoken(d.Value)
		}
	}
	return ""
}

// spoken writes a duration in the unit that people would say it in.
func spoken(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return lint.Count(int(d/(24*time.Hour)), "day")
	case d >= 2*time.Hour:
		return lint.Count(int(d/time.Hour), "hour")
	}
	return lint.Count(int(d/time.Minute), "minute")
}

// foundByUsers tells that users or customers reported the incident first.
func foundByUsers(doc *postmortem.Document) string {
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Is(postmortem.MomentDetected) && reportedByUsers(e.Text.Plain) {
				return "the incident was detected by its users"
			}
			if e.Is(postmortem.MomentDetected) || e.Is(postmortem.MomentTriage) || e.Is(postmortem.MomentAcknowledged) {
				return "" // responders knew before users told them
			}
		}
	}
	return ""
}

// reportedByUsers tells "a customer reports ...", "reported by a user".
func reportedByUsers(s string) bool {
	low := strings.ToLower(s)
	user := strings.Contains(low, "user") || strings.Contains(low, "customer") || strings.Contains(low, "client reported")
	return user && (strings.Contains(low, "report") || strings.Contains(low, "complain") || strings.Contains(low,
		"support ticket") || strings.Contains(low, "contacted"))
}

// setSpan is where a gap of the whole set is reported: the title of the first
// action section in which something is open, else the first action.
func setSpan(doc *postmortem.Document) text.Span {
	first := doc.Actions[0]
	for _, a := range doc.Actions {
		if a.Open() {
			first = a
			break
		}
	}
	if s := actionsSection(first.Section); s != nil && s.Title.Span.Len() > 0 {
		return s.Title.Span
	}
	return first.Text.Span
}

// anyPlaceholder tells that the list is not written yet.
func anyPlaceholder(b *template.Binding) bool {
	for _, a := range b.Doc.Actions {
		if b.IsPlaceholder(a) {
			return true
		}
	}
	return false
}
