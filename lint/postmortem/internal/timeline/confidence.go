package timeline

import "github.com/pmlint/pmlint/lint/postmortem/internal/outline"

// How far events are vouched for, by what they were read from.
const (
	stampedSure   = 0.98 // an entry with a time, in a section that names a timeline
	elsewhereSure = 0.85 // under a heading of another kind
	untimedSure   = 0.7  // an item without a stamp, where no item has one
	assumed       = 0.9  // times that, where the half of the day is not written
	unsure        = 0.6  // times that, where another day or half fits as well
	faulty        = 0.8  // times that, where the stamp has a mistake
)

// Confidence is how far e, an event of t, is vouched for with the time that it has,
// from 0 to 1; runnerUp is the kind of section that it could be a part of instead,
// empty where none is in sight.
func (t *Timeline) Confidence(e *Event) (confidence float64, runnerUp outline.Kind) {
	switch {
	case t.Elsewhere:
		confidence, runnerUp = elsewhereSure, outline.KindOther
		if t.Section != nil && t.Section.Kind != "" {
			runnerUp = t.Section.Kind
		}
	case e.Start.IsZero() && e.Stamp.Plain == "":
		confidence, runnerUp = untimedSure, outline.KindOther
	default:
		confidence = stampedSure
	}
	if e.HalfAssumed {
		confidence *= assumed
	}
	if e.Unsure || e.Ambiguous {
		confidence *= unsure
	}
	if e.Malformed != "" {
		confidence *= faulty
	}
	return float64(int(confidence*100+0.5)) / 100, runnerUp
}
