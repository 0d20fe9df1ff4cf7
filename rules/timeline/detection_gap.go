package timeline

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var detectionGap = &lint.Rule{
	Name:     "timeline/detection-gap",
	Summary:  "A long time between the first symptom and its detection is explained",
	Severity: lint.Notice,
	Options:  &gapOptions{Minutes: 60},
	Check:    checkDetectionGap,
}

type gapOptions struct {
	Minutes int `yaml:"minutes" doc:"How many minutes may pass between symptom and detection." min:"1"`
}

func checkDetectionGap(p *lint.Pass) {
	limit := time.Duration(p.Options.(*gapOptions).Minutes) * time.Minute
	for _, c := range p.Doc.Durations.Computed() {
		if c.Kind != postmortem.TimeToDetect || !c.From.Is(postmortem.MomentSymptom) || c.From.Ambiguous || c.To.Ambiguous {
			continue
		}
		symptom, detected, gap := c.From, c.To, c.Value
		if gap < limit || saysWhy(p.Doc) {
			return
		}
		p.Report(lint.Diagnostic{
			Span:   place(detected),
			Anchor: "moment:detected",
			Message: fmt.Sprintf("%s passed between the first symptom at %q and its detection at %q, and nothing says why",
				chrono.FormatDuration(gap), symptom.Stamp.Plain, detected.Stamp.Plain),
			Hint:    "what would have shown it earlier? say so under what went poorly, or add an action item to detect it",
			Related: []lint.Related{{Span: place(symptom), Message: "the first symptom"}},
		})
		return
	}
}

// detectionWords speak of how an incident is noticed.
var detectionWords = [...]string{"alert", "alarm", "monitor", "detect", "notic", "page", "observab", "dashboard", "visib"}

// saysWhy tells that an action item is there to detect the like, or that the
// document speaks of detection where it explains or judges.
func saysWhy(doc *postmortem.Document) bool {
	for _, a := range doc.Actions {
		if a.Category == postmortem.CategoryDetect || speaksOfDetection(a.Text.Plain) {
			return true
		}
	}
	for _, l := range doc.Lessons {
		if l.Kind != postmortem.LessonWell && speaksOfDetection(l.Text.Plain) {
			return true
		}
	}
	for _, f := range doc.Factors {
		if speaksOfDetection(f.Title.Plain + " " + f.Description.Plain) {
			return true
		}
	}
	for _, s := range doc.Sections {
		if s.Kind == postmortem.KindDetection && len(s.Blocks) > 0 {
			return true
		}
	}
	return false
}

func speaksOfDetection(s string) bool {
	s = strings.ToLower(s)
	for _, w := range detectionWords {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
