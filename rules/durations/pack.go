// Package durations checks the lengths of time that a document states against
// its timeline and against each other.
package durations

import (
	"embed"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about durations.
var Pack = &lint.Pack{
	Name:    "durations",
	Summary: "Stated durations agree with the timeline and with each other",
	Rules:   []*lint.Rule{mismatch, disagree, impossible, copied},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/durations",
}

// kindNames say a duration in a sentence.
var kindNames = map[postmortem.DurationKind]string{
	postmortem.TimeToDetect:      "time to detect",
	postmortem.TimeToAcknowledge: "time to acknowledge",
	postmortem.TimeToMitigate:    "time to mitigate",
	postmortem.TimeToResolve:     "time to resolve",
	postmortem.TotalDuration:     "duration",
	postmortem.ImpactDuration:    "duration of the impact",
}

// stated are the durations of a document that can be compared.
func stated(doc *postmortem.Document) []*postmortem.StatedDuration {
	var out []*postmortem.StatedDuration
	for _, s := range doc.Durations.Stated {
		if s.Known && !s.Qualified && s.Value > 0 {
			out = append(out, s)
		}
	}
	return out
}

// tolerance is how much a stated duration may differ from an exact one: 15 in a
// hundred of it where it says "about", less than two minutes where it is exact to the
// minute, and else half of what it was rounded to.
func tolerance(s *postmortem.StatedDuration, exact time.Duration) time.Duration {
	switch {
	case s.Approx:
		return max(2*time.Minute, exact*15/100, s.Unit)
	case s.Unit > time.Minute:
		return max(2*time.Minute, s.Unit/2)
	case s.Value%(5*time.Minute) == 0:
		return 150 * time.Second
	}
	return 2*time.Minute - time.Second
}

// agrees tells that a stated duration is the exact one, rounded.
func agrees(s *postmortem.StatedDuration, exact time.Duration) bool {
	return (s.Value - exact).Abs() <= tolerance(s, exact)
}

// anchor names a stated duration for fingerprints.
func anchor(s *postmortem.StatedDuration) string { return "duration:" + string(s.Kind) }
