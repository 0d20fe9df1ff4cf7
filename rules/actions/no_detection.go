package actions

import (
	"strings"
	"sync"
	"time"

	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules/internal/owed"
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
	if serves(doc, postmortem.CategoryDetect, postmortem.ControlDetection) || anyPlaceholder(p.Binding) || disclosed(doc) {
		return
	}
	limit := time.Duration(p.Options.(*noDetectionOptions).Minutes) * time.Minute
	if len(doc.Actions) == 0 {
		reportNothingWill(p, limit)
		return
	}
	why := lateDetection(doc, limit)
	if why == "" {
		why = foundByUsers(doc)
	}
	if who := foundOutside(p); why == "" && who != nil && !owed.Intrusion(doc) && !knownSoon(doc, limit) {
		why = who.says
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
	_, object, _ := strings.Cut(strings.ToLower(a.Text.Plain), " ") // the verb alone detects nothing
	if detecting().In(object).Has(0) {
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
