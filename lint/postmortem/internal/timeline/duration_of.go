package timeline

import "time"

// DurationSource says where a duration is from.
type DurationSource string

// The sources of durations.
const (
	DurationStated   DurationSource = "stated"   // in a labelled field
	DurationComputed DurationSource = "computed" // from two events of the timeline
)

// IncidentDuration is the one length of time of its kind that an incident has.
type IncidentDuration struct {
	Kind   DurationKind
	Value  time.Duration
	Source DurationSource
	// Stated is the field that it is from; nil for a computed one.
	Stated *StatedDuration
	// Events are the two that it lies between, the earlier first; none for one that
	// is only stated.
	Events []*Event
	// Disputed tells that the document does not say the same everywhere: fields
	// differ, or field and timeline, by more than rounding explains.
	Disputed bool
}

// Of is the duration of a kind: the first that a field states and that can be
// read, else the first that the timeline gives. ok is false where the document
// has neither.
//
// The timeline may give several, from its trigger as from its first symptom; the
// one that agrees with what is stated is taken for what is meant, and only where
// none does is the duration disputed.
func (d *Durations) Of(kind DurationKind) (of IncidentDuration, ok bool) {
	of.Kind = kind
	for _, s := range d.Stated {
		if s.Kind != kind || !s.Known || s.Qualified || s.Value <= 0 {
			continue
		}
		if of.Stated == nil {
			of.Stated, of.Value, of.Source = s, s.Value, DurationStated
		} else if !of.Stated.agrees(s.Value) && !s.agrees(of.Value) {
			of.Disputed = true
		}
	}
	var first *ComputedDuration
	for _, c := range d.Computed() {
		if c.Kind != kind || c.From == nil || c.To == nil {
			continue
		}
		if first == nil {
			first = c
		}
		if of.Stated != nil && of.Stated.agrees(c.Value) {
			of.Events = []*Event{c.From, c.To}
			return of, true
		}
	}
	switch {
	case first == nil:
		return of, of.Stated != nil
	case of.Stated != nil:
		of.Disputed = of.Disputed || first.From.Start.HasTime // whole days prove nothing
	default:
		of.Value, of.Source, of.Events = first.Value, DurationComputed, []*Event{first.From, first.To}
	}
	return of, true
}

// agrees reports whether a stated duration is an exact one, rounded: to its unit,
// by two minutes or a twentieth, and by more where it is approximate.
func (s *StatedDuration) agrees(exact time.Duration) bool {
	most := max(2*time.Minute, exact/20, s.Unit)
	if s.Approx {
		most = max(most, exact*15/100)
	}
	return (s.Value - exact).Abs() <= most
}
